/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the streams built here */
import { BREAK, symbolStream, type FoldTable, type SymbolStream } from './symbol.ts'
import type { ScanTables } from './tables.ts'
import type { Sequences } from './term-index.ts'
import { characterEnd } from './variant.ts'

/** Gives, for each place where two characters may be one split in two, the stretch around it with that one. */
export type SplitFinder = (stream: SymbolStream, text: string) => Iterable<SymbolStream>

const FILTER_BITS = 17
const MULTIPLIER = 0x9e3779b1
/** A window reaches this far to either side at most; longer terms are split too rarely to look for. */
const REACH_MAX = 15

const hashOf = (first: number, second: number): number =>
  Math.imul((first << 16) | second, MULTIPLIER) >>> (32 - FILTER_BITS)

/**
 * Looks for split characters (木几 for 机). Only characters that some term holds are put together. Each place gives a
 * window with that pair alone joined, and one with all pairs near it joined when there are others (木几宓山). Windows
 * are short and few, so the time stays linear; one and the same match may come from two windows.
 */
export const splitFinder = (tables: ScanTables, fold: FoldTable, terms: Sequences, longest: number): SplitFinder => {
  const held = new Set(terms.pool)
  const shapes = new Set(Array.from(held, (symbol) => tables.shape[symbol]))
  const joined = new Map<number, number>()
  const filter = new Uint32Array(1 << (FILTER_BITS - 5))
  for (const [pair, character] of tables.split) {
    const whole = fold[character]!
    if (!shapes.has(tables.shape[whole])) continue
    const first = fold[Math.floor(pair / 65536)]!
    const second = fold[pair % 65536]!
    joined.set(first * 65536 + second, whole)
    const hash = hashOf(first, second)
    filter[hash >>> 5]! |= 1 << hash
  }
  const reach = Math.min(longest, REACH_MAX)

  const wholeAt = (stream: SymbolStream, k: number): number | undefined => {
    if (k + 1 >= stream.length) return undefined
    const first = stream.symbols[k]!
    const second = stream.symbols[k + 1]!
    const hash = hashOf(first, second)
    if ((filter[hash >>> 5]! & (1 << hash)) === 0) return undefined
    return joined.get(first * 65536 + second)
  }

  const window = symbolStream(REACH_MAX * 4 + 8)
  window.ends = new Int32Array(window.at.length)
  const build = (stream: SymbolStream, text: string, place: number, all: boolean): boolean => {
    let others = false
    let n = 0
    const put = (symbol: number, at: number, end: number): void => {
      window.symbols[n] = symbol
      window.at[n] = at
      window.ends![n++] = end
    }
    // Symmetric and even reach before the place, so that pairs before it line up with where they were found.
    let k = place
    while (k > 0 && place - k < reach * 2 && stream.symbols[k - 1] !== BREAK) k--
    for (; k < stream.length && k < place + 2 + reach * 2 && stream.symbols[k] !== BREAK; k++) {
      const whole = k === place || (all && k !== place - 1) ? wholeAt(stream, k) : undefined
      const at = stream.at[k]!
      if (whole === undefined) put(stream.symbols[k]!, at, characterEnd(text, at))
      else {
        others ||= k !== place
        put(whole, at, characterEnd(text, stream.at[++k]!))
      }
    }
    window.length = n
    return others
  }

  return function* (stream, text) {
    for (let k = 0; k + 1 < stream.length; k++) {
      if (wholeAt(stream, k) === undefined) continue
      build(stream, text, k, false)
      yield window
      if (build(stream, text, k, true)) yield window
    }
  }
}
