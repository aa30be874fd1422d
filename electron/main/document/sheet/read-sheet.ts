import { err, ok, type Result } from '#shared/lib/result.ts'
import { openPackage, type OfficePackage } from '../docx/package.ts'
import { ImportStop, refuse, type ImportRefusal } from '../refusal.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { newBudget, openZip } from '../zip.ts'

/** A row with any text in it; `line` is its number in the sheet, from 1. */
export interface SheetRow {
  readonly cells: readonly string[]
  readonly line: number
}

/** Text of more columns than this is no table of ours, and would cost memory for each row. */
const COLUMNS_MAX = 64
/** A large table has more elements than any document: a cell alone has three. */
const ELEMENTS_MAX = 8_000_000

/** Excel writes characters that XML has no room for as _x000D_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** `C5` → 2 */
const columnOf = (reference: string): number | null => {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(reference)?.[1]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** The table of strings that cells point into; ruby (`rPh`) is no part of a string. */
const stringReader = (add: (text: string) => void): XmlHandler => {
  let text = ''
  let inText = false
  let inRuby = 0
  return {
    open(name) {
      if (name === 's:rPh') inRuby += 1
      if (name === 's:t') inText = inRuby === 0
    },
    close(name) {
      if (name === 's:rPh') inRuby -= 1
      if (name === 's:t') inText = false
      if (name !== 's:si') return
      add(decoded(text))
      text = ''
    },
    text(piece) {
      if (inText) text += piece
    },
  }
}

const rowReader = (strings: readonly string[], add: (row: SheetRow) => void): XmlHandler => {
  let line = 0
  let cells: string[] = []
  let column = -1
  let type = ''
  let text = ''
  let inValue = false
  const openCell = (attributes: XmlAttributes): void => {
    column = columnOf(attributeOf(attributes, 'r') ?? '') ?? column + 1
    type = attributeOf(attributes, 't') ?? 'n'
    text = ''
  }
  const closeCell = (): void => {
    const value = type === 's' ? strings[Number(text)] : type === 'n' || type === 'b' ? text : decoded(text)
    if (value === undefined) throw new ImportStop('import.corrupt')
    if (value === '') return
    if (column >= COLUMNS_MAX) throw new ImportStop('import.tooLarge', { count: column + 1 })
    while (cells.length < column) cells.push('')
    cells[column] = value
  }
  return {
    open(name, attributes) {
      if (name === 's:row') {
        const number = Number(attributeOf(attributes, 'r') ?? line + 1)
        line = Number.isSafeInteger(number) ? number : line + 1
        cells = []
        column = -1
      }
      if (name === 's:c') openCell(attributes)
      if (name === 's:v' || name === 's:t') inValue = true
    },
    close(name) {
      if (name === 's:v' || name === 's:t') inValue = false
      if (name === 's:c') closeCell()
      if (name === 's:row' && cells.some((cell) => cell.trim() !== '')) add({ cells, line })
    },
    text(piece) {
      if (inValue) text += piece
    },
  }
}

interface Workbook {
  /** The sheets that people see, in their order. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[]
  readonly strings: string | null
}

const workbookOf = (pack: OfficePackage): Result<Workbook, ImportRefusal> => {
  const roots = pack.relationships('')
  if (!roots.ok) return roots
  const main = roots.value.find(({ type, external }) => type === 'officeDocument' && !external)?.target
  if (main === undefined || !pack.contentType(main).includes('spreadsheetml')) return refuse('import.unsupportedFormat')
  const shown: { readonly name: string; readonly id: string }[] = []
  const parsed = pack.parse(main, {
    open(name, attributes) {
      if (name !== 's:sheet' || (attributeOf(attributes, 'state') ?? 'visible') !== 'visible') return
      shown.push({ name: attributeOf(attributes, 'name') ?? '', id: attributeOf(attributes, 'r:id') ?? '' })
    },
    close: () => undefined,
    text: () => undefined,
  })
  if (!parsed.ok) return parsed
  const parts = pack.relationships(main)
  if (!parts.ok) return parts
  const sheets = shown.flatMap(({ name, id }) => {
    const sheet = parts.value.find((part) => part.id === id && part.type === 'worksheet' && !part.external)
    return sheet === undefined ? [] : [{ name, part: sheet.target }]
  })
  if (sheets.length === 0) return refuse('import.corrupt', { part: main })
  return ok({ sheets, strings: parts.value.find(({ type }) => type === 'sharedStrings')?.target ?? null })
}

const openWorkbook = (bytes: Uint8Array) => {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  const pack = openPackage(archive.value, { ...newBudget(), elements: ELEMENTS_MAX })
  if (!pack.ok) return pack
  const workbook = workbookOf(pack.value)
  if (!workbook.ok) return workbook
  const strings: string[] = []
  if (workbook.value.strings !== null) {
    const shared = pack.value.parse(
      workbook.value.strings,
      stringReader((text) => strings.push(text)),
    )
    if (!shared.ok) return shared
  }
  const rowsOf = (part: string): Result<readonly SheetRow[], ImportRefusal> => {
    const rows: SheetRow[] = []
    const read = pack.value.parse(
      part,
      rowReader(strings, (row) => rows.push(row)),
    )
    return read.ok ? ok(rows) : err(read.error)
  }
  return ok({ sheets: workbook.value.sheets, rowsOf })
}

/** Every sheet that people see with its rows as they are. Refuses as `readSheet` does. */
export const readSheets = (
  bytes: Uint8Array,
): Result<readonly { readonly name: string; readonly rows: readonly SheetRow[] }[], ImportRefusal> => {
  const workbook = openWorkbook(bytes)
  if (!workbook.ok) return workbook
  const sheets: { readonly name: string; readonly rows: readonly SheetRow[] }[] = []
  for (const { name, part } of workbook.value.sheets) {
    const rows = workbook.value.rowsOf(part)
    if (!rows.ok) return rows
    sheets.push({ name, rows: rows.value })
  }
  return ok(sheets)
}

/**
 * The table on the first visible sheet of an .xlsx workbook (ECMA-376 part 1, 18), rows as wide as the first one. Of a
 * formula, the value it last had; formats are not read, so that a number comes as it is stored. Refuses what is no
 * workbook (import.unsupportedFormat), is wider than a table of ours (import.tooLarge), and as `openZip` and `parseXml` do.
 */
export const readSheet = (bytes: Uint8Array): Result<readonly SheetRow[], ImportRefusal> => {
  const workbook = openWorkbook(bytes)
  if (!workbook.ok) return workbook
  const read = workbook.value.rowsOf(workbook.value.sheets[0]?.part ?? '')
  if (!read.ok) return read
  const rows = read.value
  const width = rows[0]?.cells.length ?? 0
  return ok(
    rows.map(({ cells, line }) => ({
      cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')],
      line,
    })),
  )
}
