import { ok, type Result } from '#shared/lib/result.ts'
import type { OfficePackage, Relationship } from '../docx/package.ts'
import type { ImportRefusal } from '../refusal.ts'
import { attributeOf, type XmlAttributes, type XmlHandler } from '../xml.ts'
import { oneLine, PieceWriter } from './piece-writer.ts'
import type { InsideBuilder } from './inside.ts'

/** Excel writes characters that XML has no room for as _x000D_ (ECMA-376 part 1, 22.9.2.19, ST_Xstring). */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

const HAN = /\p{Script=Han}/u

/** `C5` → 2; -1 for what is no reference. */
const columnOf = (reference: string): number => {
  const letters = /^([A-Z]{1,3})\d+$/u.exec(reference)?.[1] ?? ''
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Numbers of twelve digits and more are stored with an exponent: 1.3800138E10 is a telephone number. */
const plainNumber = (text: string): string =>
  /[eE]/u.test(text) && Number.isSafeInteger(Number(text)) ? String(Number(text)) : text

const sharedStrings = (strings: string[]): XmlHandler => {
  let text = ''
  let inText = false
  return {
    open(name) {
      if (name === 's:t') inText = true
    },
    close(name) {
      if (name === 's:t') inText = false
      if (name !== 's:si') return
      strings.push(decoded(text))
      text = ''
    },
    text(piece) {
      if (inText) text += piece
    },
  }
}

/** Empty columns between two cells are a tab each, but not thousands of them. */
const MAX_GAP = 50
/** Elements of a sheet beside its cells that hold words. */
const WORDED = /^s:(?:(?:odd|even|first)(?:Header|Footer)|formula1|formula2|f)$/u

/** Reads the cells of a sheet into lines, what stands beside them apart, and tells what is hidden. */
class SheetReader implements XmlHandler {
  readonly cells = new PieceWriter()
  /** Headers, rules, formulas that hold words, tips. */
  readonly beside: string[] = []
  hasHidden = false
  readonly #strings: readonly string[]
  readonly #isHidden: boolean
  readonly #hiddenColumns: (readonly [number, number])[] = []
  #row = 0
  #rowHidden = false
  #column = -1
  #written = 0
  #type = ''
  #text = ''
  #aside = ''
  #in: 'value' | 'aside' | null = null

  constructor(strings: readonly string[], isHidden: boolean) {
    this.#strings = strings
    this.#isHidden = isHidden
  }

  open(name: string, attributes: XmlAttributes): void {
    for (const key in attributes) {
      const { value = '' } = attributes[key] ?? {}
      if (HAN.test(value)) this.beside.push(value)
    }
    if (name === 's:col' && attributeOf(attributes, 'hidden') === '1')
      this.#hiddenColumns.push([Number(attributeOf(attributes, 'min')) - 1, Number(attributeOf(attributes, 'max')) - 1])
    else if (name === 's:row') this.#openRow(attributes)
    else if (name === 's:c') {
      const column = columnOf(attributeOf(attributes, 'r') ?? '')
      this.#column = column < 0 ? this.#column + 1 : column
      this.#type = attributeOf(attributes, 't') ?? 'n'
      this.#text = ''
    } else if (name === 's:v' || name === 's:t') this.#in = 'value'
    else if (WORDED.test(name)) {
      this.#in = 'aside'
      this.#aside = ''
    }
  }

  text(piece: string): void {
    if (this.#in === 'value') this.#text += piece
    else if (this.#in === 'aside') this.#aside += piece
  }

  close(name: string): void {
    if (name === 's:c') this.#closeCell()
    if (name === 's:row' && this.#written > 0) this.cells.endLine()
    if (this.#in === 'aside' && HAN.test(this.#aside)) this.beside.push(this.#aside)
    this.#in = null
  }

  #openRow(attributes: XmlAttributes): void {
    const number = Number(attributeOf(attributes, 'r') ?? this.#row + 1)
    this.#row = Number.isSafeInteger(number) ? number : this.#row + 1
    this.#rowHidden = attributeOf(attributes, 'hidden') === '1'
    this.#column = -1
    this.#written = 0
  }

  #closeCell(): void {
    const stored = this.#type === 's' ? (this.#strings[Number(this.#text)] ?? '') : this.#text
    const value = this.#type === 'n' ? plainNumber(stored) : decoded(stored)
    if (value.trim() === '') return
    const column = this.#column
    const isHidden = this.#rowHidden || this.#hiddenColumns.some(([from, to]) => column >= from && column <= to)
    this.hasHidden ||= isHidden
    while (this.#written < Math.min(column, MAX_GAP)) {
      this.cells.tab()
      this.#written += 1
    }
    this.#written = Math.max(this.#written, column) + 1
    const cell = `${columnName(column)}${String(this.#row)}`
    this.cells.mark({ cell, ...(isHidden || this.#isHidden ? { hidden: true } : {}) })
    this.cells.write(oneLine(value))
    this.cells.tab()
  }
}

/** 2 → `C` */
export const columnName = (column: number): string => {
  let name = ''
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name
  return name
}

/** Comments of both kinds: of a cell each, or of the slide. */
const commentReader = (writer: PieceWriter): XmlHandler & { readonly count: () => number } => {
  let text = ''
  let count = 0
  return {
    count: () => count,
    open(name, attributes) {
      if (!/:(?:comment|threadedComment|cm)$/u.test(name)) return
      count += 1
      const cell = attributeOf(attributes, 'ref')
      writer.mark(cell === undefined ? {} : { cell })
    },
    close(name) {
      // An author, and one comment with all its runs, are a line each.
      if (!/:(?:comment|threadedComment|cm|author|p)$/u.test(name) || text.trim() === '') return
      writer.write(oneLine(text))
      writer.endLine()
      text = ''
    },
    text(piece) {
      text += piece
    },
  }
}

interface Sheet {
  readonly name: string
  readonly id: string
  readonly isHidden: boolean
}

const sheetList = (sheets: Sheet[], names: string[]): XmlHandler => {
  let inName = false
  return {
    open(name, attributes) {
      inName = name === 's:definedName'
      if (inName) names.push(attributeOf(attributes, 'name') ?? '', attributeOf(attributes, 'comment') ?? '')
      if (name !== 's:sheet') return
      const isHidden = (attributeOf(attributes, 'state') ?? 'visible') !== 'visible'
      sheets.push({
        name: attributeOf(attributes, 'name') ?? '',
        id: attributeOf(attributes, 'r:id') ?? '',
        isHidden,
      })
    },
    close() {
      inName = false
    },
    text(piece) {
      if (inName) names.push(piece)
    },
  }
}

/** The comments that hang on a sheet or slide. */
export const readComments = (
  pack: OfficePackage,
  parts: readonly Relationship[],
  place: { readonly name?: string; readonly number?: number },
  found: InsideBuilder,
  taken: Set<string>,
): Result<null, ImportRefusal> => {
  for (const { type, target, external } of parts) {
    if (!/comment/iu.test(type) || external || !pack.archive.entries.has(target)) continue
    const writer = new PieceWriter()
    const reader = commentReader(writer)
    const read = pack.parse(target, reader)
    if (!read.ok) return read
    taken.add(target)
    writer.into(found, { part: 'comment', ...place })
    if (reader.count() > 0) found.leftover('comments', { part: 'comment', ...place })
  }
  return ok(null)
}

/**
 * Every sheet of a workbook (ECMA-376 part 1, 18), the hidden ones with it, their comments, and the names. Of a formula
 * the value it last had. Parts that were read are added to `taken`. Refuses as `parseXml` does.
 */
export const readWorkbook = (
  pack: OfficePackage,
  main: string,
  found: InsideBuilder,
  taken: Set<string>,
): Result<null, ImportRefusal> => {
  const sheets: Sheet[] = []
  const names: string[] = []
  const listed = pack.parse(main, sheetList(sheets, names))
  if (!listed.ok) return listed
  const related = pack.relationships(main)
  if (!related.ok) return related
  const parts = related.value.filter(({ external, target }) => !external && pack.archive.entries.has(target))
  const strings: string[] = []
  const shared = parts.find(({ type }) => type === 'sharedStrings')?.target
  if (shared !== undefined) {
    const read = pack.parse(shared, sharedStrings(strings))
    if (!read.ok) return read
    if (strings.length > 0) taken.add(shared)
  }
  for (const { name, id, isHidden } of sheets) {
    const part = parts.find((one) => one.id === id && one.type === 'worksheet')?.target
    if (isHidden) found.leftover('hiddenSheets', { part: 'cell', name, hidden: true })
    if (part === undefined) continue // a sheet of charts: read with the other parts
    const reader = new SheetReader(strings, isHidden)
    const read = pack.parse(part, reader)
    if (!read.ok) return read
    taken.add(part)
    const hidden = isHidden ? ({ hidden: true } as const) : {}
    reader.cells.into(found, { part: 'cell', name, ...hidden })
    found.text(reader.beside.map(oneLine).join('\n'), { part: 'other', name, ...hidden })
    if (reader.hasHidden) found.leftover('hiddenSheets', { part: 'cell', name })
    const own = pack.relationships(part)
    if (!own.ok) return own
    const commented = readComments(pack, own.value, { name }, found, taken)
    if (!commented.ok) return commented
  }
  taken.add(main)
  found.text([...sheets.map(({ name }) => name), ...names].filter(Boolean).join('\n'), { part: 'other', name: main })
  return ok(null)
}
