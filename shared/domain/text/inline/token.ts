import { clusterEnd, extensionEnd } from '../grapheme.ts'
import { cutWords } from './word.ts'

/** A text cut into words, numbers and single signs: the units that are kept, inserted or deleted as wholes. */
export interface Tokens {
  readonly text: string
  readonly count: number
  /** Token k is `text.slice(starts[k], starts[k + 1])`; one entry more than tokens. Every start is a safe cut. */
  readonly starts: Int32Array
  /** Equal texts have equal ids; different texts of three and more code units may, very rarely, have equal ids too. */
  readonly ids: Int32Array
  /** How telling it is that a token stands in both texts: its rarity in bits, little for signs and function words. */
  readonly bits: Uint8Array
}

/** A run of letters longer than this is no word; it is compared character by character. */
const MAX_WORD_UNITS = 40
const WORD_BITS = 16
const SIGN_BITS = 5
/** Signs that end something bind the texts on both sides of them. */
const CLAUSE_BITS = 8
const SENTENCE_BITS = 10
const CELL_BITS = 12

const isHan = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)
const isDigit = (code: number): boolean => (code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)
const isLatin = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
/** Signs that are never part of a longer cluster but by marks after them: ASCII, Chinese and general punctuation. */
const isPlainSign = (code: number): boolean =>
  (code >= 0x20 && code < 0x7f) ||
  code === 0x09 ||
  (code >= 0x3000 && code <= 0x3029) ||
  (code >= 0xff01 && code <= 0xff60) ||
  (code >= 0x2010 && code <= 0x2027)
const OTHER_LETTER = /[\p{L}\p{N}]/u
const HAN = /\p{Script=Han}/u

/** The tokens of the text in work, in buffers that grow with the longest text seen. */
let told = 0
let ends = new Int32Array(1024)
let rarities = new Uint8Array(1024)

const tell = (end: number, rarity: number): void => {
  if (told === ends.length) {
    ends = grown(ends, new Int32Array(2 * told))
    rarities = grown(rarities, new Uint8Array(2 * told))
  }
  ends[told] = end
  rarities[told] = rarity
  told += 1
}

const grown = <Buffer extends Int32Array | Uint8Array>(buffer: Buffer, larger: Buffer): Buffer => {
  larger.set(buffer)
  return larger
}

/** Cuts `text` into tokens. Depends on the text alone, so that equal texts are cut equally. */
export const tokenise = (text: string): Tokens => {
  told = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isHan(code)) {
      let end = at + 1
      while (end < text.length && isHan(text.charCodeAt(end))) end += 1
      cutWords(text, at, end, tell)
      at = extensionEnd(text, end)
      ends[told - 1] = at
      continue
    }
    const wordEnd = isDigit(code) ? numberEnd(text, at) : isLatin(code) ? latinEnd(text, at) : otherEnd(text, at)
    if (wordEnd > at) {
      const end = extensionEnd(text, wordEnd)
      if (end - at <= MAX_WORD_UNITS) tell(end, WORD_BITS)
      else for (let next = at; next < end;) tell((next = clusterEnd(text, next)), SIGN_BITS)
      at = end
    } else {
      at = isPlainSign(code) ? extensionEnd(text, at + 1) : clusterEnd(text, at)
      tell(at, signBits(code))
    }
  }
  return finish(text)
}

const signBits = (code: number): number => {
  if (code === 0x09) return CELL_BITS
  if (code === 0x3002 || code === 0xff1b) return SENTENCE_BITS
  return code === 0xff0c ? CLAUSE_BITS : SIGN_BITS
}

/** The text of token `at`. */
export const tokenText = (tokens: Tokens, at: number): string =>
  tokens.text.slice(tokens.starts[at], tokens.starts[at + 1])

/** Truly equal, where equal ids only promise it. */
export const tokensEqual = (left: Tokens, leftAt: number, right: Tokens, rightAt: number): boolean =>
  left.ids[leftAt] === right.ids[rightAt] && tokenText(left, leftAt) === tokenText(right, rightAt)

/** Digits with inner points and commas: 3.5, 1,200. */
const numberEnd = (text: string, start: number): number => {
  let end = start + 1
  for (;;) {
    while (end < text.length && isDigit(text.charCodeAt(end))) end += 1
    const sign = text.charCodeAt(end)
    if ((sign !== 0x2e && sign !== 0x2c) || !isDigit(text.charCodeAt(end + 1))) return end
    end += 2
  }
}

const latinEnd = (text: string, start: number): number => {
  let end = start + 1
  while (end < text.length && (isLatin(text.charCodeAt(end)) || isDigit(text.charCodeAt(end)))) end += 1
  return end
}

/** The end of a word of another alphabet; `start` itself where none begins. */
const otherEnd = (text: string, start: number): number => {
  let end = start
  while (end < text.length && !isPlainSign(text.charCodeAt(end))) {
    const next = clusterEnd(text, end)
    if (!isOtherLetter(text, end, next)) break
    end = next
  }
  return end
}

const isOtherLetter = (text: string, start: number, end: number): boolean => {
  const cluster = text.slice(start, end)
  return OTHER_LETTER.test(cluster) && !HAN.test(cluster)
}

const finish = (text: string): Tokens => {
  const starts = new Int32Array(told + 1)
  const ids = new Int32Array(told)
  for (let k = 0; k < told; k += 1) {
    const start = starts[k] ?? 0
    const end = ends[k] ?? 0
    starts[k + 1] = end
    ids[k] = idOf(text, start, end)
  }
  return { text, count: told, starts, ids, bits: rarities.slice(0, told) }
}

/** One or two code units are their own id. */
const idOf = (text: string, start: number, end: number): number => {
  let id = text.charCodeAt(start)
  if (end - start === 1) return id
  id = (id << 16) | text.charCodeAt(start + 1)
  for (let at = start + 2; at < end; at += 1) id = Math.imul(id ^ (id >>> 15), 0x01000193) ^ text.charCodeAt(at)
  return id
}
