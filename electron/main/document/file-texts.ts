import { documentToText } from '#shared/domain/document/lines.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import { FindingList, type ImportFinding } from './finding.ts'
import { formatOfFile, importFile } from './import.ts'
import { packageTexts } from './package-texts.ts'
import { takePicture } from './picture/take-picture.ts'
import { refuse, type ImportRefusal } from './refusal.ts'

/** A file that goes with a document as it is. */
export interface LookedAt {
  readonly format: string
  /** What is kept: the bytes themselves, of a picture without the data about its making. */
  readonly bytes: Uint8Array
  /** Everything in it that may be text, for the gate. */
  readonly texts: readonly string[]
  readonly findings: readonly ImportFinding[]
}

/** Formats that are kept as files: those whose whole text can be looked at before anything is stored. */
const READ: ReadonlySet<string> = new Set(['docx', 'odt', 'html', 'pdf', 'txt'])

/**
 * Looks into a file that is to be attached as it is: .docx, .odt, .html, .pdf, .txt, .csv, .xlsx, .pptx, PNG and JPEG.
 * Refuses import.unsupportedFormat for any other, and what the readers refuse; a scanned PDF has no text to look at, and
 * says so (import.noText).
 */
export const lookAtFile = async (
  fileName: string,
  bytes: Uint8Array,
  cmapFolder: string,
): Promise<Result<LookedAt, ImportRefusal>> => {
  const format = formatOfFile({ fileName, bytes })
  if (!format.ok) return format
  if (format.value === 'image') {
    const findings = new FindingList()
    const taken = takePicture(bytes, findings)
    if (!taken.ok) return taken
    const { image, hiddenText } = taken.value
    return ok({ format: image.format, bytes: taken.value.bytes, texts: hiddenText, findings: findings.list() })
  }
  if (format.value === 'xlsx' || format.value === 'pptx') {
    const texts = packageTexts(bytes)
    return texts.ok ? ok({ format: format.value, bytes, texts: texts.value, findings: [] }) : texts
  }
  if (!READ.has(format.value)) return refuse('import.unsupportedFormat', { format: format.value })
  // The file stays as it is: both sides of its tracked changes go with it, and are looked at.
  const read = await importFile({ fileName, bytes, trackedChanges: 'keep' }, cmapFolder)
  if (!read.ok) return read
  const { document, previous, hiddenText, revisions, findings } = read.value
  const documents = previous === undefined ? [document] : [document, previous]
  const texts = [...documents.map(documentToText), ...hiddenText, ...revisions.map(({ text }) => text)]
  const isTable = format.value === 'txt' && /\.csv$/iu.test(fileName)
  return ok({ format: isTable ? 'csv' : format.value, bytes, texts, findings })
}
