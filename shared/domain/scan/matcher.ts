/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the arrays built here */
import { assert } from '../../lib/result.ts'
import { ALL_LAYERS, GUESSED, HOMOPHONE, layerMask, REPEAT, SHAPE, SPLIT, type Layer, type LayerMask } from './layer.ts'
import type { Lexicon, LexiconEntry } from './lexicon.ts'
import { isJoined, isPairOfProse, isPlausible, type Wanted } from './plausible.ts'
import { splitFinder, type SplitFinder } from './split.ts'
import { foldTable, readSymbols, symbolStream, type FoldTable, type SymbolStream } from './symbol.ts'
import type { ScanTables } from './tables.ts'
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
  /** True when there were more than MATCHES_MAX; the rest is not listed. */
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
class MatchList implements Matches {
  count = 0
  truncated = false
  entry = new Int32Array(256)
  start = new Int32Array(256)
  end = new Int32Array(256)
  via = new Int32Array(256)

  add(entry: number, start: number, end: number, via: number): void {
    if (this.count === MATCHES_MAX) {
      this.truncated = true
      return
    }
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
  const shape = (layers & SHAPE) !== 0 ? tables.shape : null
  const byShape = new TermIndex(
    { ...seen, pool: classesOf(seen.pool, seen.pool.length, shape).slice(0, seen.pool.length) },
    2,
  )
  const heard = (layers & HOMOPHONE) !== 0 ? sequencesHeard(seen, allowed, tables) : null
  const byEar = heard === null ? null : { long: new TermIndex(heard.long, 3), pairs: new TermIndex(heard.pairs, 2) }
  const splits = (layers & SPLIT) !== 0 ? splitFinder(tables, fold, seen, byShape.longest) : null
  const sequenceOf = new Int32Array(entries.length).fill(-1)
  for (const [sequence, owner] of seen.owners.entries()) sequenceOf[owner] = sequence
  /** One object for all matches: there are many, and each is looked at once. */
  const wanted = { pool: seen.pool, from: 0, length: 0 }
  const wantedOf = (entry: number): Wanted => {
    wanted.from = seen.offsets[sequenceOf[entry]!]!
    wanted.length = seen.offsets[sequenceOf[entry]! + 1]! - wanted.from
    return wanted
  }
  return (text) => findAll(text, { entries, tables, layers, fold, allowed, shape, byShape, byEar, splits, wantedOf })
}

/** Room for the classes of a chunk: a text has many chunks, and each is looked through at once. */
let room = new Uint16Array(1 << 15)

/** The class of each symbol, once for all that look them through; the symbols themselves without a map. Valid until the next call. */
const classesOf = (symbols: Uint16Array, length: number, map: Uint16Array | null): Uint16Array => {
  if (map === null) return symbols
  if (room.length < length) room = new Uint16Array(length * 2)
  for (let k = 0; k < length; k++) room[k] = map[symbols[k]!]!
  return room
}

interface Compiled {
  readonly entries: readonly LexiconEntry[]
  readonly tables: ScanTables
  readonly layers: LayerMask
  readonly fold: FoldTable
  readonly allowed: Int32Array
  /** Null where every symbol is a class of its own. */
  readonly shape: Uint16Array | null
  readonly byShape: TermIndex
  readonly byEar: { readonly long: TermIndex; readonly pairs: TermIndex } | null
  readonly splits: SplitFinder | null
  readonly wantedOf: (entry: number) => Wanted
}

const findAll = (text: string, compiled: Compiled): Matches => {
  const { entries, tables, fold, allowed, shape, byShape, byEar, splits, wantedOf, layers } = compiled
  const list = new MatchList()
  const form = symbolStream(64)
  const repeat = (layers & REPEAT) !== 0
  const stream = symbolStream()
  let current: SymbolStream = stream
  let required: LayerMask = 0
  let joined = 0

  const found = (entry: number, first: number, last: number, heard: boolean): void => {
    if (heard && !isPlausible(text, current, first, last, wantedOf(entry), true, tables)) return
    const { term } = entries[entry]!
    const start = current.at[first]!
    const end = current.ends?.[last] ?? characterEnd(text, current.at[last]!)
    let via: LayerMask | typeof NOT_A_MATCH = 0
    if (end - start !== term.length || !text.startsWith(term, start)) {
      form.length = 0
      readSymbols(term, 0, fold, tables, form)
      via = variantOf(text, current, first, last, { term, stream: form }, heard, tables)
    }
    if (via === NOT_A_MATCH || (via & required) !== required || (via & ~allowed[entry]!) !== 0) return
    if (!heard && (via & GUESSED) !== 0 && !isPlausible(text, current, first, last, wantedOf(entry), false, tables))
      return
    if (joined === 2 && joinedIn(first, last) < 2) return
    list.add(entry, start, end, via)
  }
  const joinedIn = (first: number, last: number): number => {
    let joined = 0
    for (let k = first; k <= last; k++) if (isJoined(text, current, k)) joined++
    return joined
  }
  const seenAt = (entry: number, first: number, last: number): void => found(entry, first, last, false)
  const heardAt = (entry: number, first: number, last: number): void => found(entry, first, last, true)
  const isHopelessPair = (first: number): boolean =>
    isPairOfProse(text, current.at[first]!, (current.ends?.[first + 1] ?? current.at[first + 1]! + 1) - 1, tables)
  const look = (): void => {
    byShape.scan(classesOf(current.symbols, current.length, shape), current.length, repeat, seenAt)
  }
  const listen = (): void => {
    if (byEar === null) return
    required |= HOMOPHONE
    const heard = classesOf(current.symbols, current.length, tables.pinyin)
    byEar.long.scan(heard, current.length, false, heardAt)
    byEar.pairs.scan(heard, current.length, false, heardAt, isHopelessPair)
    required &= ~HOMOPHONE
  }

  let from = 0
  while (from < text.length && !list.truncated) {
    current = stream
    required = 0
    joined = 0
    from = readSymbols(text, from, fold, tables, stream)
    look()
    listen()
    if (splits === null) continue
    required = SPLIT
    for (const window of splits(stream, text)) {
      current = window.stream
      joined = window.joined
      look()
      listen()
    }
  }
  return list
}
