/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the symbol streams */
import type { SymbolStream } from './symbol.ts'
import { SOFT, type ScanTables } from './tables.ts'

/** Single characters that stand beside anything: 的密 is no disguise of a word. */
const FUNCTION_CHARACTERS =
  '的了在是和及与或等将为由对从向被把并而则以于其之也都就不有无要可应须还又各每该此本我你他她它们一上下中内外前后时日月年个名种项条款次'
const isFunction = new Uint8Array(65536)
for (const character of FUNCTION_CHARACTERS) isFunction[character.charCodeAt(0)] = 1
/** Marks of ordinary sentences: nobody splits a word with them, but clauses meet at them. */
const sentenceMarks = new Set([...'，、：,:（）()《》“”"〈〉【】'].map((character) => character.charCodeAt(0)))

export const isSentenceMark = (unit: number): boolean => sentenceMarks.has(unit)
/** Blanks say nothing: they stand beside marks of sentences as well as inside a disguised word. */
const blanks = new Set([...' \u3000\u00a0\t'].map((character) => character.charCodeAt(0)))
export const isBlank = (unit: number): boolean => blanks.has(unit)

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
 * as of 1,000 ordinary pairs some 200 sound like something in any 10,000 characters; for three characters one guess
 * that makes no word suffices; from four on two unchanged characters do as well. Signs put in between tell a disguise
 * by themselves, unless they are those of sentences.
 * Pairs that are heard have passed `isPairOfProse` before.
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
  const { symbols } = stream
  const { length } = wanted
  let guesses = 0
  let natural = 0
  let alone = 0
  let j = 0
  for (let k = first; k <= last; k++) {
    const symbol = symbols[k]!
    const want = j < length ? wanted.pool[wanted.from + j]! : 0
    const joined = stream.ends !== null && isJoined(text, stream, k)
    if (symbol === want && !joined) j++
    else if (heard || (want !== 0 && tables.shape[symbol] === tables.shape[want])) {
      guesses++
      j++
      if (joined ? isNaturalPair(text, stream, k, tables) : isNatural(text, stream.at[k]!, tables)) natural++
      else if (heard && !joined && tables.words.single[tables.plain[text.charCodeAt(stream.at[k]!)]!] === 1) alone++
    }
  }
  if (guesses === 0) return !heard
  const exact = length - guesses
  // A character that is a word by itself (市, 要) counts as ordinary where little else speaks for the term.
  if (length < 3 || exact < 2) natural += alone
  const ordinary =
    length === 2 ? (heard ? natural > 0 : natural === guesses) : natural === guesses && (length === 3 || exact < 2)
  if (first === last || stream.at[last]! - stream.at[first]! === last - first) return !ordinary
  const signs = signsInside(text, stream, first, last, tables)
  return signs === SENTENCE_SIGNS ? false : !ordinary || (signs === OTHER_SIGNS && length > 2)
}

const NO_SIGNS = 0
const SENTENCE_SIGNS = 1
const OTHER_SIGNS = 2

/** What stands between the symbols: marks of sentences alone make the match two clauses that meet. */
const signsInside = (
  text: string,
  stream: SymbolStream,
  first: number,
  last: number,
  { kinds }: ScanTables,
): typeof NO_SIGNS | typeof SENTENCE_SIGNS | typeof OTHER_SIGNS => {
  let signs: typeof NO_SIGNS | typeof SENTENCE_SIGNS | typeof OTHER_SIGNS = NO_SIGNS
  for (let k = first; k < last; k++) {
    let marks = 0
    let others = 0
    for (let i = stream.ends?.[k] ?? stream.at[k]! + 1; i < stream.at[k + 1]!; i++) {
      const unit = text.charCodeAt(i)
      if (kinds[unit] === SOFT && isSentenceMark(unit)) marks++
      else if (!isBlank(unit)) others++
    }
    if (marks > 0 && others === 0) return SENTENCE_SIGNS
    if (others > 0) signs = OTHER_SIGNS
  }
  return signs
}

/** True when symbol k stands for two characters put together by split.ts. */
export const isJoined = (text: string, stream: SymbolStream, k: number): boolean => {
  if (stream.ends === null) return false
  const from = stream.at[k]!
  const unit = text.charCodeAt(from)
  return stream.ends[k]! - from > (unit >= 0xd800 && unit < 0xdc00 ? 2 : 1)
}

/** True when the written character makes an ordinary word with a neighbour. */
const isNatural = (text: string, at: number, { plain, words }: ScanTables): boolean => {
  const unit = plain[text.charCodeAt(at)]!
  if (at > 0 && words.rank(plain[text.charCodeAt(at - 1)]!, unit) > 0) return true
  return at + 1 < text.length && words.rank(unit, plain[text.charCodeAt(at + 1)]!) > 0
}

/** The same for two characters put together: they are a word, or each makes one with its other neighbour. */
const isNaturalPair = (text: string, stream: SymbolStream, k: number, { plain, words }: ScanTables): boolean => {
  const from = stream.at[k]!
  const to = stream.ends![k]! - 1
  const left = plain[text.charCodeAt(from)]!
  const right = plain[text.charCodeAt(to)]!
  if (words.rank(left, right) > 0) return true
  if (from === 0 || to + 1 >= text.length) return false
  const before = words.rank(plain[text.charCodeAt(from - 1)]!, left) > 0
  return before && words.rank(right, plain[text.charCodeAt(to + 1)]!) > 0
}

/**
 * Two characters are too few to be heard as others when either is a function word or makes a word with its neighbours;
 * asked before any term is looked up, as it holds for one position in six.
 */
export const isPairOfProse = (text: string, from: number, to: number, { plain, words }: ScanTables): boolean => {
  const left = plain[text.charCodeAt(from)]!
  const right = plain[text.charCodeAt(to)]!
  if (isFunction[left] === 1 || isFunction[right] === 1 || words.rank(left, right) > 0) return true
  if (from > 0 && words.rank(plain[text.charCodeAt(from - 1)]!, left) > 0) return true
  return to + 1 < text.length && words.rank(right, plain[text.charCodeAt(to + 1)]!) > 0
}
