/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the arrays built here */
import { assert } from '../../lib/result.ts'
import { ALL_LAYERS, GUESSED, HOMOPHONE, layerMask, REPEAT, SHAPE, SPLIT, type Layer, type LayerMask } from './layer.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'
import { isPlausible } from './plausible.ts'
import { splitFinder, type SplitFinder } from './split.ts'
import { foldTable, readSymbols, symbolStream, type FoldTable, type SymbolStream } from './symbol.ts'
import { identity, type ScanTables } from './tables.ts'
import { TermIndex } from './term-index.ts'
import { sequencesHeard, sequencesSeen } from './term-sequence.ts'
import { characterEnd, NOT_A_MATCH, variantOf } from './variant.ts'

/** What was found, one element per match and array; offsets are UTF-16 units of the scanned text. */
export interface Matches {
  readonly count: number
  /** Index into `Matcher.entries`. */
  readonly entry: Int32Array
  readonly start: Int32Array
  readonly end: Int32Array
  readonly via: Int32Array
  /** True when the limit was reached and the text was not read to its end. */
  readonly truncated: boolean
}

/** Compiled lexicons. Immutable to its callers; `find` may be called any number of times. */
export interface Matcher {
  readonly entries: readonly LexiconEntry[]
  /** For each entry, the lexicon that it is of. */
  readonly lexiconOf: (entry: number) => Lexicon
  readonly lexicons: readonly Lexicon[]
  readonly tables: ScanTables
  readonly find: (text: string) => Matches
}

/** Beyond this many matches the text is not prose and the lexicon not fit: the caller must say so. */
export const MATCHES_MAX = 1_000_000

/** Room for matches, grown as needed. */
class MatchList {
  count = 0
  entry = new Int32Array(256)
  start = new Int32Array(256)
  end = new Int32Array(256)
  via = new Int32Array(256)

  add(entry: number, start: number, end: number, via: number): void {
    if (this.count === this.entry.length) {
      this.entry = doubled(this.entry)
      this.start = doubled(this.start)
      this.end = doubled(this.end)
      this.via = doubled(this.via)
    }
    this.entry[this.count] = entry
    this.start[this.count] = start
    this.end[this.count] = end
    this.via[this.count++] = via
  }
}

const doubled = (array: Int32Array): Int32Array<ArrayBuffer> => {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/**
 * One matcher over all lexicons. `layers` are the tolerances switched on; an entry's own `layers` narrow them further.
 * Finds every entry at every place, overlapping ones too. An entry whose term folds to fewer than two symbols is left
 * out: lexicon-csv.ts refuses it before.
 */
export const compileLexicons = (
  lexicons: readonly Lexicon[],
  tables: ScanTables,
  layers: readonly Layer[] = ALL_LAYERS,
): Matcher => {
  const entries = lexicons.flatMap((lexicon) => lexicon.entries)
  const starts: number[] = []
  for (const lexicon of lexicons) starts.push((starts.at(-1) ?? 0) + lexicon.entries.length)
  const lexiconOf = (entry: number): Lexicon => {
    const lexicon = lexicons[starts.findIndex((end) => entry < end)]
    assert(lexicon !== undefined, 'every entry is of a lexicon')
    return lexicon
  }
  const find = finder(entries, tables, layerMask(layers))
  return { entries, lexiconOf, lexicons, tables, find }
}

const finder = (entries: readonly LexiconEntry[], tables: ScanTables, layers: LayerMask): Matcher['find'] => {
  const fold = foldTable(tables, layers)
  const allowed = new Int32Array(entries.length)
  for (const [i, entry] of entries.entries()) allowed[i] = layers & (entry.layers ? layerMask(entry.layers) : layers)
  const seen = sequencesSeen(entries, fold, tables)
  const same = identity()
  const byShape = new TermIndex(seen, (layers & SHAPE) !== 0 ? tables.shape : same, 2)
  const heard = (layers & HOMOPHONE) !== 0 ? sequencesHeard(seen, allowed, tables) : null
  const byEar = heard === null ? [] : [new TermIndex(heard.long, same, 3), new TermIndex(heard.pairs, same, 2)]
  const splits = (layers & SPLIT) !== 0 ? splitFinder(tables, fold, seen, byShape.longest) : null
  const sequenceOf = new Int32Array(entries.length).fill(-1)
  for (const [sequence, owner] of seen.owners.entries()) sequenceOf[owner] = sequence
  const symbolsOf = (entry: number): Uint16Array => {
    const sequence = sequenceOf[entry]!
    return seen.pool.subarray(seen.offsets[sequence], seen.offsets[sequence + 1])
  }
  return (text) => findAll(text, { entries, tables, layers, fold, allowed, byShape, byEar, splits, symbolsOf })
}

interface Compiled {
  readonly entries: readonly LexiconEntry[]
  readonly tables: ScanTables
  readonly layers: LayerMask
  readonly fold: FoldTable
  readonly allowed: Int32Array
  readonly byShape: TermIndex
  readonly byEar: readonly TermIndex[]
  readonly splits: SplitFinder | null
  readonly symbolsOf: (entry: number) => Uint16Array
}

const findAll = (text: string, compiled: Compiled): Matches => {
  const { entries, tables, fold, allowed, byShape, byEar, splits, symbolsOf, layers } = compiled
  const list = new MatchList()
  const form = symbolStream(64)
  const repeat = (layers & REPEAT) !== 0
  const stream = symbolStream()
  const ear = symbolStream()
  let current: SymbolStream = stream
  let required: LayerMask = 0

  const found = (entry: number, first: number, last: number, heard: boolean): void => {
    const { term } = entries[entry]!
    const start = current.at[first]!
    const end = current.ends?.[last] ?? characterEnd(text, current.at[last]!)
    let via: LayerMask | typeof NOT_A_MATCH = 0
    if (heard && !isPlausible(text, current, first, last, symbolsOf(entry), true, tables)) return
    if (end - start !== term.length || !text.startsWith(term, start)) {
      form.length = 0
      readSymbols(term, 0, fold, tables, form)
      via = variantOf(text, current, first, last, { term, stream: form }, heard, tables)
    }
    if (via === NOT_A_MATCH || (via & required) !== required || (via & ~allowed[entry]!) !== 0) return
    if (!heard && (via & GUESSED) !== 0 && !isPlausible(text, current, first, last, symbolsOf(entry), false, tables))
      return
    if ((required & SPLIT) !== 0 && isRepeated(entry, start, end)) return
    list.add(entry, start, end, via)
  }
  // Windows overlap: what two of them show is one match.
  const joined = new Set<string>()
  const isRepeated = (entry: number, start: number, end: number): boolean => {
    const before = joined.size
    return joined.add(`${String(entry)} ${String(start)} ${String(end)}`).size === before
  }
  const seenAt = (entry: number, first: number, last: number): void => found(entry, first, last, false)
  const heardAt = (entry: number, first: number, last: number): void => found(entry, first, last, true)
  const listen = (): void => {
    required |= HOMOPHONE
    ear.length = current.length
    if (ear.symbols.length < current.length) ear.symbols = new Uint16Array(current.symbols.length)
    for (let k = 0; k < current.length; k++) ear.symbols[k] = tables.pinyin[current.symbols[k]!]!
    for (const index of byEar) if (index.size > 0) index.scan(ear, false, heardAt)
    required &= ~HOMOPHONE
  }

  let from = 0
  while (from < text.length && list.count < MATCHES_MAX) {
    current = stream
    required = 0
    from = readSymbols(text, from, fold, tables, stream)
    byShape.scan(stream, repeat, seenAt)
    if (byEar.length > 0) listen()
    if (splits === null) continue
    joined.clear()
    required = SPLIT
    for (const window of splits(stream, text)) {
      current = window
      byShape.scan(window, repeat, seenAt)
      if (byEar.length > 0) listen()
    }
  }
  return { ...list, truncated: list.count >= MATCHES_MAX && from < text.length }
}
