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

/** A merged area; lines as in `SheetRow`, columns from 0, all ends within. */
interface Area {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** `A1:C2`; null for what is no such area. */
const areaOf = (reference: string): Area | null => {
  const [, from = '', top = '', to = '', bottom = ''] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/u.exec(reference) ?? []
  const [left, right] = [columnOf(`${from}1`), columnOf(`${to}1`)]
  return left === null || right === null ? null : { left, right, top: Number(top), bottom: Number(bottom) }
}

const rowReader = (
  strings: readonly string[],
  add: (row: SheetRow) => void,
  merge: (area: Area) => void,
): XmlHandler => {
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
      if (name === 's:mergeCell') {
        const area = areaOf(attributeOf(attributes, 'ref') ?? '')
        if (area !== null) merge(area)
      }
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
  const linesOf = (part: string): Result<Lines, ImportRefusal> => {
    const rows: SheetRow[] = []
    const areas: Area[] = []
    const reader = rowReader(
      strings,
      (row) => rows.push(row),
      (area) => areas.push(area),
    )
    const read = pack.value.parse(part, reader)
    return read.ok ? ok({ rows, areas }) : err(read.error)
  }
  return ok({ sheets: workbook.value.sheets, linesOf })
}

interface Lines {
  readonly rows: readonly SheetRow[]
  readonly areas: readonly Area[]
}

/**
 * Each place of a merged area with what stands in its first. Areas do not overlap (ECMA-376 part 1, 18.3.1.54), so that
 * there are no more places than rows have columns: a sheet with more of them is none that a program writes.
 */
const spread = ({ rows, areas }: Lines): Result<readonly SheetRow[], ImportRefusal> => {
  const filled = rows.map(({ cells, line }) => ({ cells: [...cells], line }))
  const byLine = new Map(filled.map((row) => [row.line, row]))
  const lines = [...byLine.keys()].toSorted((a, b) => a - b)
  const places = filled.length * COLUMNS_MAX
  let spent = 0
  for (const { top, left, bottom, right } of areas) {
    const value = byLine.get(top)?.cells[left] ?? ''
    if (value === '' || right >= COLUMNS_MAX) continue
    for (let at = lowerBound(lines, top); at < lines.length && (lines[at] ?? 0) <= bottom; at += 1) {
      const cells = byLine.get(lines[at] ?? 0)?.cells ?? []
      spent += right - left + 1
      if (spent > places) return refuse('import.corrupt')
      while (cells.length <= right) cells.push('')
      cells.fill(value, left, right + 1)
    }
  }
  return ok(filled)
}

/** The first place in the ascending numbers whose number is not below this one. */
const lowerBound = (numbers: readonly number[], least: number): number => {
  let [low, high] = [0, numbers.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Every sheet that people see with its rows as they are. Refuses as `readSheet` does. */
export const readSheets = (
  bytes: Uint8Array,
): Result<readonly { readonly name: string; readonly rows: readonly SheetRow[] }[], ImportRefusal> => {
  const workbook = openWorkbook(bytes)
  if (!workbook.ok) return workbook
  const sheets: { readonly name: string; readonly rows: readonly SheetRow[] }[] = []
  for (const { name, part } of workbook.value.sheets) {
    const lines = workbook.value.linesOf(part)
    if (!lines.ok) return lines
    sheets.push({ name, rows: lines.value.rows })
  }
  return ok(sheets)
}

const firstSheet = (bytes: Uint8Array): Result<Lines, ImportRefusal> => {
  const workbook = openWorkbook(bytes)
  return workbook.ok ? workbook.value.linesOf(workbook.value.sheets[0]?.part ?? '') : workbook
}

/** As wide as the first row, or wider. */
const squared = (rows: readonly SheetRow[]): readonly SheetRow[] => {
  const width = rows[0]?.cells.length ?? 0
  return rows.map(({ cells, line }) => ({
    cells: [...cells, ...Array<string>(Math.max(0, width - cells.length)).fill('')],
    line,
  }))
}

/**
 * The table on the first visible sheet of an .xlsx workbook (ECMA-376 part 1, 18), rows as wide as the first one. Of a
 * formula, the value it last had; formats are not read, so that a number comes as it is stored. Refuses what is no
 * workbook (import.unsupportedFormat), is wider than a table of ours (import.tooLarge), and as `openZip` and `parseXml` do.
 */
export const readSheet = (bytes: Uint8Array): Result<readonly SheetRow[], ImportRefusal> => {
  const lines = firstSheet(bytes)
  return lines.ok ? ok(squared(lines.value.rows)) : lines
}

/** As `readSheet`, with what stands in a merged area at each of its places, as people read it. */
export const readMergedSheet = (bytes: Uint8Array): Result<readonly SheetRow[], ImportRefusal> => {
  const lines = firstSheet(bytes)
  if (!lines.ok) return lines
  const filled = spread(lines.value)
  return filled.ok ? ok(squared(filled.value)) : filled
}
