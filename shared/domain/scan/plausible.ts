/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the symbol streams */
import type { SymbolStream } from './symbol.ts'
import { SOFT, type ScanTables } from './tables.ts'

/** Single characters that stand beside anything: 的密 is no disguise of a word. */
const FUNCTION_CHARACTERS =
  '的了在是和及与或等将为由对从向被把并而则以于其之也都就不有无要可应须还又各每该此本我你他她它们一上下中内外前后时日月年个名种项条款次'
const functionUnits = new Set([...FUNCTION_CHARACTERS].map((character) => character.charCodeAt(0)))
/** Marks of ordinary sentences: nobody splits a word with them, but clauses meet at them. */
const sentenceMarks = new Set([...'，、：,:（）()《》“”"〈〉【】[]%．.'].map((character) => character.charCodeAt(0)))

export const isSentenceMark = (unit: number): boolean => sentenceMarks.has(unit)

/** The symbols of a term, in the pool of all. */
export interface Wanted {
  readonly pool: Uint16Array
  readonly from: number
  readonly length: number
}

/**
 * Whether symbols first…last, which a reader would have to take for other characters (look-alikes, homophones, split
 * ones) to see the wanted term, are a disguise of it and not ordinary prose. Prose reads without guessing: its
 * characters make words with their neighbours (人口 is not 入口, 以及密切 holds no 机密). For pairs the test is strict,
 * as of 1,000 ordinary pairs some 200 sound like something in any 10,000 characters; for three characters one that
 * makes no word suffices; from four on two unchanged characters do as well.
 * @param heard the symbols agree with the wanted ones in reading, one for one; otherwise in shape.
 * @returns false too when nothing had to be guessed but `heard`: that match is found by sight.
 */
export const isPlausible = (
  text: string,
  stream: SymbolStream,
  first: number,
  last: number,
  wanted: Wanted,
  heard: boolean,
  tables: ScanTables,
): boolean => {
  const { symbols, at } = stream
  let guesses = 0
  let natural = 0
  let j = 0
  for (let k = first; k <= last; k++) {
    const symbol = symbols[k]!
    const want = j < wanted.length ? wanted.pool[wanted.from + j]! : 0
    if (symbol === want && (stream.ends === null || !isJoined(text, stream, k))) j++
    else if (heard || (want !== 0 && tables.shape[symbol] === tables.shape[want])) {
      guesses++
      j++
      if (isNatural(text, stream, k, tables)) natural++
    }
  }
  if (guesses === 0) return !heard
  if (
    j > 2
      ? natural === guesses && (j === 3 || j - guesses < 2)
      : natural > 0 || isOrdinaryPair(text, stream, first, last, heard, tables)
  ) {
    return false
  }
  for (let k = first; k < last; k++) {
    for (let i = stream.ends?.[k] ?? at[k]! + 1; i < at[k + 1]!; i++) {
      const unit = text.charCodeAt(i)
      if (tables.kinds[unit] === SOFT && isSentenceMark(unit)) return false
    }
  }
  return true
}

/** True when symbol k stands for two characters put together by split.ts. */
export const isJoined = (text: string, stream: SymbolStream, k: number): boolean => {
  if (stream.ends === null) return false
  const from = stream.at[k]!
  const unit = text.charCodeAt(from)
  return stream.ends[k]! - from > (unit >= 0xd800 && unit < 0xdc00 ? 2 : 1)
}

/** True when the written character at k is an ordinary word alone or with a neighbour. */
const isNatural = (text: string, stream: SymbolStream, k: number, tables: ScanTables): boolean => {
  const { plain, words } = tables
  const from = stream.at[k]!
  const to = stream.ends?.[k] ?? from + 1
  const left = plain[text.charCodeAt(from)]!
  const right = plain[text.charCodeAt(to - 1)]!
  if (from > 0 && words.rank(plain[text.charCodeAt(from - 1)]!, left) > 0) return true
  if (to < text.length && words.rank(right, plain[text.charCodeAt(to)]!) > 0) return true
  return to - from === 1 ? words.single[left] === 1 : words.rank(left, right) > 0
}

/** Two characters are too few for a guess when either makes a word with the text around or is a function word. */
const isOrdinaryPair = (
  text: string,
  stream: SymbolStream,
  first: number,
  last: number,
  heard: boolean,
  { plain, words }: ScanTables,
): boolean => {
  const from = stream.at[first]!
  const to = stream.at[last]!
  const left = plain[text.charCodeAt(from)]!
  const right = plain[text.charCodeAt(to)]!
  if (from > 0 && words.rank(plain[text.charCodeAt(from - 1)]!, left) > 0) return true
  if (to + 1 < text.length && words.rank(right, plain[text.charCodeAt(to + 1)]!) > 0) return true
  return heard && (functionUnits.has(left) || functionUnits.has(right))
}
