import { err, ok, type Result } from '../../lib/result.ts'
import { isLayer, layerMask, LAYERS, type Layer } from './layer.ts'
import { CATEGORIES, HIT_LEVELS, type Category, type HitLevel, type Lexicon, type LexiconEntry } from './lexicon.ts'
import { BREAK, foldTable, readSymbols, symbolStream } from './symbol.ts'
import type { ScanTables } from './tables.ts'

/** Why a lexicon file is not taken. `line` is that of the file, from 1. */
export interface LexiconRefusal {
  readonly code:
    | 'lexicon.empty'
    | 'lexicon.encoding'
    | 'lexicon.header'
    | 'lexicon.quote'
    | 'lexicon.columns'
    | 'lexicon.termEmpty'
    | 'lexicon.termTooShort'
    | 'lexicon.termTooLong'
    | 'lexicon.category'
    | 'lexicon.level'
    | 'lexicon.layer'
    | 'lexicon.phrase'
    | 'lexicon.duplicate'
    | 'lexicon.tooManyEntries'
  readonly line: number
  readonly detail?: string
}

export const TERM_MAX_CHARACTERS = 64
/** 10^6 entries are refused: no office reads them, and no prose survives them. */
export const ENTRIES_MAX = 500_000

const REQUIRED = ['term', 'category', 'level'] as const
const OPTIONAL = ['layers', 'basis', 'replacement', 'allowedIn'] as const
type Column = (typeof REQUIRED)[number] | (typeof OPTIONAL)[number]

/**
 * A lexicon from CSV text (RFC 4180, columns in any order): term, category, level, and if wanted layers, basis,
 * replacement, allowedIn; layers and allowedIn hold several values joined by |. Blank lines are no entries. Refused as
 * a whole, at its first fault: an entry that would hit everything, or nothing, must not slip in beside good ones.
 */
export const lexiconFromCsv = (
  csv: string,
  id: string,
  version: string,
  tables: ScanTables,
): Result<Lexicon, LexiconRefusal> => {
  const text = csv.startsWith('\ufeff') ? csv.slice(1) : csv
  if (text.includes('\ufffd') || text.includes('\0')) return err({ code: 'lexicon.encoding', line: 1 })
  const parsed = parseCsv(text)
  if (!parsed.ok) return parsed
  const [header, ...rows] = parsed.value
  if (header === undefined) return err({ code: 'lexicon.empty', line: 1 })
  const columns = header.cells.map((cell) => cell.trim())
  const known: readonly string[] = [...REQUIRED, ...OPTIONAL]
  if (REQUIRED.some((name) => !columns.includes(name)) || new Set(columns).size < columns.length) {
    return err({ code: 'lexicon.header', line: header.line })
  }
  const stranger = columns.find((name) => !known.includes(name))
  if (stranger !== undefined) return err({ code: 'lexicon.header', line: header.line, detail: stranger })
  if (rows.length === 0) return err({ code: 'lexicon.empty', line: header.line })
  if (rows.length > ENTRIES_MAX) return err({ code: 'lexicon.tooManyEntries', line: header.line })

  const symbolsOf = symbolReader(tables)
  const seen = new Set<string>()
  const entries: LexiconEntry[] = []
  for (const { cells, line } of rows) {
    if (cells.length !== columns.length) return err({ code: 'lexicon.columns', line })
    const cell = (name: Column): string => (cells[columns.indexOf(name)] ?? '').trim()
    const entry = entryOf(cell, line, symbolsOf)
    if (!entry.ok) return entry
    if (seen.has(entry.value.term)) return err({ code: 'lexicon.duplicate', line, detail: entry.value.term })
    seen.add(entry.value.term)
    entries.push(entry.value)
  }
  return ok({ id, version, entries })
}

/** What a term comes to after folding: what it will match. Fewer than two symbols would match everywhere. */
export type SymbolReader = (term: string) => string

export const symbolReader = (tables: ScanTables): SymbolReader => {
  const fold = foldTable(tables, layerMask(LAYERS))
  const stream = symbolStream(64)
  return (term) => {
    readSymbols(term, 0, fold, tables, stream)
    return String.fromCharCode(...stream.symbols.subarray(0, stream.length))
  }
}

const entryOf = (
  cell: (name: Column) => string,
  line: number,
  symbolsOf: SymbolReader,
): Result<LexiconEntry, LexiconRefusal> => {
  const term = cell('term')
  if (term === '') return err({ code: 'lexicon.termEmpty', line })
  if (term.length > TERM_MAX_CHARACTERS) return err({ code: 'lexicon.termTooLong', line })
  const symbols = symbolsOf(term)
  if (symbols.length < 2 || symbols.includes(String.fromCharCode(BREAK))) {
    return err({ code: 'lexicon.termTooShort', line, detail: term })
  }
  const category = cell('category')
  if (!isCategory(category)) return err({ code: 'lexicon.category', line, detail: category })
  const level = cell('level')
  if (!isLevel(level)) return err({ code: 'lexicon.level', line, detail: level })
  const layers: Layer[] = []
  for (const name of listOf(cell('layers'))) {
    if (!isLayer(name)) return err({ code: 'lexicon.layer', line, detail: name })
    layers.push(name)
  }
  const allowedIn = listOf(cell('allowedIn'))
  const stray = allowedIn.find((phrase) => phrase === term || !phrase.includes(term))
  if (stray !== undefined) return err({ code: 'lexicon.phrase', line, detail: stray })
  const basis = cell('basis')
  const replacement = cell('replacement')
  return ok({
    term,
    category,
    level,
    ...(cell('layers') === '' ? {} : { layers }),
    ...(basis === '' ? {} : { basis }),
    ...(replacement === '' ? {} : { replacement }),
    ...(allowedIn.length === 0 ? {} : { allowedIn }),
  })
}

/** "exact" in the layers column: no layer at all. */
const EXACT = 'exact'
const listOf = (cell: string): string[] =>
  cell === '' || cell === EXACT ? [] : cell.split('|').map((part) => part.trim())

const isCategory = (name: string): name is Category => (CATEGORIES as readonly string[]).includes(name)
const isLevel = (name: string): name is HitLevel => (HIT_LEVELS as readonly string[]).includes(name)

interface Row {
  readonly cells: readonly string[]
  readonly line: number
}

/** RFC 4180 with LF or CRLF; rows without any text are left out. */
const parseCsv = (text: string): Result<Row[], LexiconRefusal> => {
  const rows: Row[] = []
  let i = 0
  let line = 1
  while (i < text.length) {
    const first = line
    const cells: string[] = []
    for (;;) {
      if (text[i] === '"') {
        let cell = ''
        for (i++; ; i++) {
          const quote = text.indexOf('"', i)
          if (quote === -1) return err({ code: 'lexicon.quote', line: first })
          cell += text.slice(i, quote)
          i = quote + 1
          if (text[i] !== '"') break
          cell += '"'
        }
        line += cell.split('\n').length - 1
        if (i < text.length && !',\r\n'.includes(text.charAt(i))) return err({ code: 'lexicon.quote', line: first })
        cells.push(cell)
      } else {
        let end = i
        while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++
        const cell = text.slice(i, end)
        if (cell.includes('"')) return err({ code: 'lexicon.quote', line })
        cells.push(cell)
        i = end
      }
      if (text[i] !== ',') break
      i++
    }
    if (text[i] === '\r') i++
    if (text[i] === '\n') i++
    line++
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ cells, line: first })
  }
  return ok(rows)
}
