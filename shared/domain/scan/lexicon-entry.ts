import { err, ok, type Result } from '../../lib/result.ts'
import { isLayer, layerMask, LAYERS, type Layer } from './layer.ts'
import { CATEGORIES, HIT_LEVELS, type Category, type HitLevel, type Lexicon, type LexiconEntry } from './lexicon.ts'
import { BREAK, foldTable, readSymbols, symbolStream } from './symbol.ts'
import type { ScanTables } from './tables.ts'

/** Why a lexicon file is not taken. `line` is that of the file (of a package, of its list of entries), from 1. */
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
    | 'lexicon.textTooLong'
    | 'lexicon.category'
    | 'lexicon.level'
    | 'lexicon.layer'
    | 'lexicon.phrase'
    | 'lexicon.duplicate'
    | 'lexicon.tooManyEntries'
  readonly line: number
  readonly detail?: string
}

const TERM_MAX_CHARACTERS = 64
/** 10^6 entries are refused: no office reads them, and no prose survives them. */
export const ENTRIES_MAX = 500_000
/** Of a basis, a replacement, a phrase or an example; and how many phrases or examples an entry may have. */
const TEXT_MAX_CHARACTERS = 500
const PHRASES_MAX = 50

const REQUIRED = ['term', 'category', 'level'] as const
/** The columns of a lexicon as a table, in the order in which they are written; they are read in any. */
const COLUMNS = [...REQUIRED, 'layers', 'basis', 'replacement', 'allowedIn', 'mustMatch', 'mustNotMatch'] as const
export type Column = (typeof COLUMNS)[number]

/** A row of a table with any text in it. */
export interface LexiconRow {
  readonly cells: readonly string[]
  readonly line: number
}

/**
 * A lexicon from the rows of a table, the names of the columns first: term, category, level, and if wanted layers,
 * basis, replacement, allowedIn, mustMatch, mustNotMatch; the plural ones hold several values joined by |. Refused as a
 * whole, at its first fault: an entry that would hit everything, or nothing, must not slip in beside good ones.
 */
export const lexiconFromRows = (
  table: readonly LexiconRow[],
  id: string,
  version: string,
  tables: ScanTables,
): Result<Lexicon, LexiconRefusal> => {
  const [header, ...rows] = table
  if (header === undefined) return err({ code: 'lexicon.empty', line: 1 })
  const columns = header.cells.map((cell) => cell.trim())
  const known: readonly string[] = COLUMNS
  if (REQUIRED.some((name) => !columns.includes(name)) || new Set(columns).size < columns.length) {
    return err({ code: 'lexicon.header', line: header.line })
  }
  const stranger = columns.find((name) => !known.includes(name))
  if (stranger !== undefined) return err({ code: 'lexicon.header', line: header.line, detail: stranger })
  if (rows.length === 0) return err({ code: 'lexicon.empty', line: header.line })
  if (rows.length > ENTRIES_MAX) return err({ code: 'lexicon.tooManyEntries', line: header.line })

  const reader = entryReader(tables)
  const entries: LexiconEntry[] = []
  for (const { cells, line } of rows) {
    if (cells.length !== columns.length) return err({ code: 'lexicon.columns', line })
    const entry = reader((name) => (cells[columns.indexOf(name)] ?? '').trim(), line)
    if (!entry.ok) return entry
    entries.push(entry.value)
  }
  return ok({ id, version, entries })
}

/** The lexicon's entries as rows of cells, the names of the columns first; `lexiconFromRows` reads the same entries. */
export const rowsOfEntries = (entries: readonly LexiconEntry[]): string[][] => [
  [...COLUMNS],
  ...entries.map((entry) => COLUMNS.map((name) => cellOf(entry, name))),
]

/** One cell of an entry's row; of an entry as it was received, whose words nobody looked at yet, as well. */
export const cellOf = (entry: Readonly<Partial<Record<Column, string | readonly string[]>>>, name: Column): string => {
  const value = entry[name] ?? ''
  if (typeof value === 'string') return value
  return name === 'layers' && value.length === 0 ? EXACT : value.join('|')
}

/** Reads entries one after another and refuses a term that came before. */
export const entryReader = (
  tables: ScanTables,
): ((cell: (name: Column) => string, line: number) => Result<LexiconEntry, LexiconRefusal>) => {
  const symbolsOf = symbolReader(tables)
  const seen = new Set<string>()
  return (cell, line) => {
    const entry = entryOf(cell, line, symbolsOf)
    if (!entry.ok) return entry
    const { term } = entry.value
    if (seen.has(term)) return err({ code: 'lexicon.duplicate', line, detail: term })
    seen.add(term)
    return entry
  }
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
  for (const name of cell('layers') === EXACT ? [] : listOf(cell('layers'))) {
    if (!isLayer(name)) return err({ code: 'lexicon.layer', line, detail: name })
    layers.push(name)
  }
  const allowedIn = listOf(cell('allowedIn'))
  const stray = allowedIn.find((phrase) => phrase === term || !phrase.includes(term))
  if (stray !== undefined) return err({ code: 'lexicon.phrase', line, detail: stray })
  const basis = cell('basis')
  const replacement = cell('replacement')
  const mustMatch = listOf(cell('mustMatch'))
  const mustNotMatch = listOf(cell('mustNotMatch'))
  if ([...mustMatch, ...mustNotMatch].includes('')) return err({ code: 'lexicon.phrase', line, detail: term })
  const lists = [allowedIn, mustMatch, mustNotMatch]
  if (
    lists.some((list) => list.length > PHRASES_MAX) ||
    [basis, replacement, ...lists.flat()].some((text) => text.length > TEXT_MAX_CHARACTERS)
  )
    return err({ code: 'lexicon.textTooLong', line, detail: term })
  return ok({
    term,
    category,
    level,
    ...(cell('layers') === '' ? {} : { layers }),
    ...(basis === '' ? {} : { basis }),
    ...(replacement === '' ? {} : { replacement }),
    ...(allowedIn.length === 0 ? {} : { allowedIn }),
    ...(mustMatch.length === 0 ? {} : { mustMatch }),
    ...(mustNotMatch.length === 0 ? {} : { mustNotMatch }),
  })
}

/** "exact" in the layers column: no layer at all. */
const EXACT = 'exact'
const listOf = (cell: string): string[] => (cell === '' ? [] : cell.split('|').map((part) => part.trim()))

const isCategory = (name: string): name is Category => (CATEGORIES as readonly string[]).includes(name)
const isLevel = (name: string): name is HitLevel => (HIT_LEVELS as readonly string[]).includes(name)
