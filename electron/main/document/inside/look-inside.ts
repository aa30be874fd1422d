import { ok, type Result } from '#shared/lib/result.ts'
import { parseCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { CONTENT_TYPES, openPackage } from '../docx/package.ts'
import { formatOfFile, importFile } from '../import.ts'
import { oldFormatOf, oldTexts } from '../office/old-word.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import { decodeText } from '../text-encoding.ts'
import { newBudget, openZip } from '../zip.ts'
import { addImported } from './imported-inside.ts'
import { InsideBuilder, type Inside } from './inside.ts'
import { readRest } from './package-rest.ts'
import { pdfInside } from './pdf-inside.ts'
import { pictureLeftovers } from './picture.ts'
import { oneLine, PieceWriter } from './piece-writer.ts'
import { readSlides } from './slides.ts'
import { columnName, readWorkbook } from './workbook.ts'

/** A large table has more elements than any document: a cell alone has three. */
const ELEMENTS_MAX = 8_000_000

const sheetOrSlides = (bytes: Uint8Array, format: 'xlsx' | 'pptx'): Result<Inside, ImportRefusal> => {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  const budget = { ...newBudget(), elements: ELEMENTS_MAX }
  const pack = openPackage(archive.value, budget)
  if (!pack.ok) return pack
  const roots = pack.value.relationships('')
  if (!roots.ok) return roots
  const main = roots.value.find(({ type, external }) => type === 'officeDocument' && !external)?.target
  const found = new InsideBuilder()
  const taken = new Set<string>()
  if (main !== undefined) {
    const read = (format === 'xlsx' ? readWorkbook : readSlides)(pack.value, main, found, taken)
    if (!read.ok) return read
  }
  const rest = readRest(archive.value, budget, found, taken)
  return rest.ok ? ok(found.inside(format)) : rest
}

/** Parts of a text package that its own reader reads; the others are pictures, files and programs in it. */
const READ_PART = /\.(?:xml|rels|rdf|vml)$/u

const textPackage = (bytes: Uint8Array, found: InsideBuilder): Result<null, ImportRefusal> => {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  const names = [...archive.value.entries.keys()]
  const isOffice = names.includes(CONTENT_TYPES)
  // The objects in an OpenDocument text are folders of XML parts, which its reader has read.
  if (!isOffice && names.some((name) => /^object /u.test(name))) found.leftover('embedded', { part: 'embedded' })
  return readRest(archive.value, newBudget(), found, new Set(names.filter((name) => READ_PART.test(name))))
}

/** A table as text: rows are lines, cells parted by tabs; null when its quotes do not close. */
const csvPiece = (text: string, found: InsideBuilder): boolean => {
  const rows = parseCsv(text)
  if (!rows.ok) return false
  const writer = new PieceWriter()
  for (const { cells, line } of rows.value) {
    for (const [column, cell] of cells.entries()) {
      writer.mark({ cell: `${columnName(column)}${String(line)}` })
      writer.write(oneLine(cell))
      writer.tab()
    }
    writer.endLine()
  }
  writer.into(found, { part: 'cell' })
  return true
}

const plainInside = (fileName: string, bytes: Uint8Array): Result<Inside, ImportRefusal> | null => {
  const decoded = decodeText(bytes)
  if (!decoded.ok) return null
  const found = new InsideBuilder()
  const isTable = /\.csv$/iu.test(fileName)
  const { text } = decoded.value
  if (!isTable || !csvPiece(text, found)) found.text(text, { part: 'text' })
  return ok(found.inside(isTable ? 'csv' : 'txt'))
}

const oldInside = (fileName: string, bytes: Uint8Array): Result<Inside, ImportRefusal> | null => {
  const format = oldFormatOf(fileName, bytes)
  if (format === null) return null
  const texts = oldTexts(bytes, format)
  if (!texts.ok) return texts
  const found = new InsideBuilder()
  found.text(texts.value.join('\n'), { part: 'text' })
  // These formats hold pictures and files too, and no reader here takes them apart.
  found.unread({ part: 'picture' })
  return ok(found.inside(format))
}

/**
 * Looks into a file whole: .docx, .odt, .html, .pdf, .txt, .csv, .xlsx, .pptx, PNG and JPEG, and the text of old Word files.
 * Nothing is changed and nothing fetched. Refuses import.unsupportedFormat for any other, and what the readers refuse.
 */
export const lookInside = async (
  fileName: string,
  bytes: Uint8Array,
  cmapFolder: string,
): Promise<Result<Inside, ImportRefusal>> => {
  const old = oldInside(fileName, bytes)
  if (old !== null) return old
  const told = formatOfFile({ fileName, bytes })
  if (!told.ok) return told
  const format = told.value
  switch (format) {
    case 'image': {
      const found = new InsideBuilder()
      pictureLeftovers(bytes, { part: 'picture' }, found)
      return ok(found.inside('image'))
    }
    case 'xlsx':
    case 'pptx':
      return sheetOrSlides(bytes, format)
    case 'pdf':
      return pdfInside(bytes, cmapFolder)
    case 'txt':
      return plainInside(fileName, bytes) ?? refuse('import.unsupportedFormat', { format })
    case 'docx':
    case 'docm':
    case 'dotx':
    case 'dotm':
    case 'odt':
    case 'html': {
      // The file stays as it is: both sides of its tracked changes go with it, and are looked at.
      const read = await importFile({ fileName, bytes, trackedChanges: 'keep' }, cmapFolder)
      if (!read.ok) return read
      const found = new InsideBuilder()
      addImported(read.value, found)
      if (format === 'html')
        for (const picture of read.value.pictures.values()) pictureLeftovers(picture, { part: 'picture' }, found)
      const rest = format === 'html' ? ok(null) : textPackage(bytes, found)
      return rest.ok ? ok(found.inside(read.value.format)) : rest
    }
    default:
      return refuse('import.unsupportedFormat', { format })
  }
}
