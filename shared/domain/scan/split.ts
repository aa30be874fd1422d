/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the streams built here */
import { BREAK, symbolStream, type FoldTable, type SymbolStream } from './symbol.ts'
import type { ScanTables } from './tables.ts'
import type { Sequences } from './term-index.ts'
import { characterEnd } from './variant.ts'

/** A stretch of the text with characters put together; a match counts when it holds `joined` of them at least. */
export interface SplitWindow {
  readonly stream: SymbolStream
  readonly joined: 1 | 2
}

/** Gives the windows around each place where two characters may be one split in two. */
export type SplitFinder = (stream: SymbolStream, text: string) => Iterable<SplitWindow>

const FILTER_BITS = 17
const MULTIPLIER = 0x9e3779b1
/** A window reaches this far to either side at most; longer terms are split too rarely to look for. */
const REACH_MAX = 15

const hashOf = (first: number, second: number): number =>
  Math.imul((first << 16) | second, MULTIPLIER) >>> (32 - FILTER_BITS)

/**
 * Looks for split characters (木几 for 机). Only characters that some term holds are put together. Each place gives a
 * short window with that pair alone joined; places near one another give in addition one window over all of them with
 * every pair joined (木几宓山), for the matches that hold two and more: no match comes from two windows. Windows are
 * few, so the time stays linear.
 */
export const splitFinder = (tables: ScanTables, fold: FoldTable, terms: Sequences, longest: number): SplitFinder => {
  const shapes = new Set(Array.from(new Set(terms.pool), (symbol) => tables.shape[symbol]))
  const joined = new Map<number, number>()
  const filter = new Uint32Array(1 << (FILTER_BITS - 5))
  for (const [pair, character] of tables.split) {
    const whole = fold[character]!
    const first = fold[Math.floor(pair / 65536)]!
    const second = fold[pair % 65536]!
    if (!shapes.has(tables.shape[whole])) continue
    joined.set(first * 65536 + second, whole)
    const hash = hashOf(first, second)
    filter[hash >>> 5]! |= 1 << hash
  }
  const reach = Math.min(longest, REACH_MAX)
  const wholeAt = (stream: SymbolStream, k: number): number | undefined => {
    const first = stream.symbols[k]!
    const second = stream.symbols[k + 1]!
    const hash = hashOf(first, second)
    return (filter[hash >>> 5]! & (1 << hash)) === 0 ? undefined : joined.get(first * 65536 + second)
  }
  const placesIn = (stream: SymbolStream): number[] => {
    const places: number[] = []
    for (let k = 0; k + 1 < stream.length; k++) if (wholeAt(stream, k) !== undefined) places.push(k)
    return places
  }

  const window = symbolStream(REACH_MAX * 4)
  window.ends = new Int32Array(window.at.length)
  /** Symbols from…to of the stream, with the pairs at these places (rising, no two overlapping) joined. */
  const build = (stream: SymbolStream, text: string, from: number, to: number, places: readonly number[]): void => {
    if (to - from > window.symbols.length) {
      window.symbols = new Uint16Array((to - from) * 2)
      window.at = new Int32Array((to - from) * 2)
      window.ends = new Int32Array((to - from) * 2)
    }
    let n = 0
    let next = 0
    for (let k = from; k < to; k++) {
      const isPlace = places[next] === k
      window.at[n] = stream.at[k]!
      window.symbols[n] = isPlace ? wholeAt(stream, k)! : stream.symbols[k]!
      if (isPlace) {
        next++
        k++
      }
      window.ends![n++] = characterEnd(text, stream.at[k]!)
    }
    window.length = n
  }

  /** No match runs over a break, and what stands behind it must not widen the window before it. */
  const isBroken = (stream: SymbolStream, from: number, to: number): boolean =>
    stream.symbols.subarray(from, to).includes(BREAK)

  return function* (stream, text) {
    const places = placesIn(stream)
    let i = 0
    while (i < places.length) {
      const cluster: number[] = []
      const first = places[i]!
      let last = first
      for (; i < places.length && places[i]! <= last + reach && !isBroken(stream, last, places[i]!); i++) {
        const place = places[i]!
        build(stream, text, Math.max(0, place - reach), Math.min(stream.length, place + 2 + reach), [place])
        yield { stream: window, joined: 1 }
        if (cluster.length === 0 || place > last + 1) cluster.push((last = place))
      }
      if (cluster.length === 1) continue
      build(stream, text, Math.max(0, first - reach), Math.min(stream.length, last + 2 + reach), cluster)
      yield { stream: window, joined: 2 }
    }
  }
}
