import { clusterEnd, extensionEnd } from './grapheme.ts'
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
/** A tab ends a table cell. */
const TAB_BITS = 12

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

/** Cuts `text` into tokens. Depends on the text alone, so that equal texts are cut equally. */
export const tokenise = (text: string): Tokens => {
  const ends: number[] = []
  const bits: number[] = []
  const tell = (end: number, rarity: number): void => {
    ends.push(end)
    bits.push(rarity)
  }
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (isHan(code)) {
      let end = at + 1
      while (end < text.length && isHan(text.charCodeAt(end))) end += 1
      cutWords(text, at, end, tell)
      at = extensionEnd(text, end)
      ends[ends.length - 1] = at
      continue
    }
    const plain = isDigit(code) ? numberEnd(text, at) : isLatin(code) ? latinEnd(text, at) : 0
    if (plain > at && plain - at <= MAX_WORD_UNITS) {
      at = extensionEnd(text, plain)
      tell(at, WORD_BITS)
    } else if (isPlainSign(code)) {
      at = extensionEnd(text, at + 1)
      tell(at, code === 0x09 ? TAB_BITS : SIGN_BITS)
    } else {
      at = tellOther(text, at, tell)
    }
  }
  return finish(text, ends, bits)
}

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

/** A word of another alphabet, or else one cluster. */
const tellOther = (text: string, start: number, tell: (end: number, bits: number) => void): number => {
  const first = clusterEnd(text, start)
  let end = first
  if (isOtherLetter(text, start, first)) {
    while (end < text.length && end - start <= MAX_WORD_UNITS) {
      const next = clusterEnd(text, end)
      if (!isOtherLetter(text, end, next)) break
      end = next
    }
    if (end - start > MAX_WORD_UNITS) end = first
  }
  tell(end, WORD_BITS)
  return end
}

const isOtherLetter = (text: string, start: number, end: number): boolean => {
  const cluster = text.slice(start, end)
  return OTHER_LETTER.test(cluster) && !HAN.test(cluster)
}

const finish = (text: string, ends: readonly number[], bits: readonly number[]): Tokens => {
  const count = ends.length
  const starts = new Int32Array(count + 1)
  const ids = new Int32Array(count)
  for (let k = 0; k < count; k += 1) {
    const start = starts[k] ?? 0
    const end = ends[k] ?? 0
    starts[k + 1] = end
    ids[k] = idOf(text, start, end)
  }
  return { text, count, starts, ids, bits: Uint8Array.from(bits) }
}

/** One or two code units are their own id. */
const idOf = (text: string, start: number, end: number): number => {
  let id = text.charCodeAt(start)
  if (end - start === 1) return id
  id = (id << 16) | text.charCodeAt(start + 1)
  for (let at = start + 2; at < end; at += 1) id = Math.imul(id ^ (id >>> 15), 0x01000193) ^ text.charCodeAt(at)
  return id
}
