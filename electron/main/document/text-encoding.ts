import { ok, type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from './refusal.ts'

export type TextEncodingName = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

export interface DecodedText {
  readonly encoding: TextEncodingName
  /** Without a byte order mark. UTF-16 may hold lone surrogates: they are counted by `cleanLine`. */
  readonly text: string
}

/** More control characters than this share, and the file is no text. */
const MAX_CONTROL_SHARE = 0.3
const isMostlyText = (text: string): boolean => {
  let controls = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x20 && (unit < 0x09 || unit > 0x0d)) controls += 1
  }
  return controls <= text.length * MAX_CONTROL_SHARE
}
const textOf = (encoding: TextEncodingName, text: string): Result<DecodedText, ImportRefusal> =>
  isMostlyText(text) ? ok({ encoding, text }) : refuse('import.binary')

const decodeStrictly = (encoding: 'utf-8' | 'gb18030', bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null // not in this encoding: the answer, not an error
  }
}

const decodeUtf16 = (bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Result<DecodedText, ImportRefusal> => {
  const isUtf32 = encoding === 'utf-16le' && bytes[2] === 0 && bytes[3] === 0
  if (bytes.length % 2 === 1 || isUtf32) return refuse('import.wrongEncoding', { encoding })
  const units = Buffer.from(bytes.subarray(2))
  return textOf(encoding, (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le'))
}

/** UTF-8 with a few bytes broken or its end cut also passes as GB18030, as gibberish: most of it still reads as UTF-8. */
const isDamagedUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes)
  let good = 0
  let bad = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0xfffd) bad += 1
    else if (unit >= 0x80) good += 1
  }
  return good > bad * 4 || (good > 0 && bad === 1 && text.endsWith('\ufffd'))
}

/** Below this number of two-byte characters, shares mean nothing. */
const ENOUGH_PAIRS = 16
/**
 * GB18030 accepts nearly any bytes, so text in Latin-1, Big5 or Shift_JIS would come out as rare characters. Chinese
 * prose is mostly punctuation (rows A1-A3) and level 1 of GB 2312 (rows B0-D7).
 */
const isPlausibleGb18030 = (bytes: Uint8Array): boolean => {
  let pairs = 0
  let usual = 0
  for (let i = 0; i < bytes.length - 1; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x81) continue
    const trail = bytes[++i] ?? 0
    pairs += 1
    if (trail >= 0xa1 && (lead <= 0xa3 ? lead >= 0xa1 : lead >= 0xb0 && lead <= 0xd7)) usual += 1
  }
  return pairs < ENOUGH_PAIRS || usual >= pairs / 2
}

/** What Chinese and Latin text is made of; anything else is rare enough to tell a wrong reading. */
const USUAL = /[\t\n\r\x20-\x7e\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2010-\u2027]/u
const USUAL_SHARE = 0.9
/** UTF-16 without a mark, as some programs write it: one of the two orders reads as usual text, the other as noise. */
const decodeUnmarked = (bytes: Uint8Array): DecodedText | null => {
  if (bytes.length % 2 === 1) return null
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const units = Buffer.from(bytes)
    const text = (encoding === 'utf-16be' ? units.swap16() : units).toString('utf16le')
    let usual = 0
    for (const character of text) if (USUAL.test(character)) usual += character.length
    if (usual >= text.length * USUAL_SHARE) return { encoding, text }
  }
  return null
}

/** Between its marks, none of which may stand where a pair begins: else a text of marks alone is read over and over. */
const HZ = /~\{(?:(?!~[{}])[!-~]{2}){2,200}~\}/u
const isBase64 = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x2f && unit <= 0x39) || unit === 0x2b
const [LEAST_CODED, MOST_CODED] = [5, 1_000_000]

/** The longest pieces of a text that are made of such units. */
const runsOf = function* (text: string, belongs: (unit: number) => boolean): Generator<string> {
  let start = -1
  for (let at = 0; at <= text.length; at += 1) {
    const isIn = at < text.length && belongs(text.charCodeAt(at))
    if (isIn && start < 0) start = at
    else if (!isIn && start >= 0) {
      yield text.slice(start, at)
      start = -1
    }
  }
}

/**
 * Seven-bit encodings of Chinese: HZ (RFC 1843), ISO-2022-CN (RFC 1922), UTF-7 (RFC 2152). Nobody writes them any more,
 * and read as ASCII they would carry their text past every scan.
 */
const isSevenBitChinese = (text: string): boolean => {
  if (text.includes('\u001b$') || HZ.test(text)) return true
  let han = 0
  for (const run of runsOf(text, isBase64)) {
    const coded = run.slice(run.indexOf('+') + 1)
    // One that is longer than any word stands for nothing but noise, and a pattern fails on one of megabytes.
    if (!run.includes('+') || coded.length < LEAST_CODED || coded.length > MOST_CODED) continue
    const units = Buffer.from(coded, 'base64')
    const decoded = units
      .subarray(0, units.length & ~1)
      .swap16()
      .toString('utf16le')
    if (/^[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]+$/u.test(decoded)) han += decoded.length
  }
  return han >= 2
}

/**
 * Finds the encoding of a text file and decodes it without loss: UTF-16 by its mark, or by the zero bytes of
 * its line ends, then strict UTF-8, then strict GB18030. UTF-8 goes first because short UTF-8 also passes as GB18030.
 * Refuses import.binary (NUL bytes, or mostly control characters) and import.wrongEncoding (damaged or another encoding).
 */
export const decodeText = (bytes: Uint8Array): Result<DecodedText, ImportRefusal> => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeUtf16(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeUtf16(bytes, 'utf-16be')
  if (bytes.includes(0)) {
    const unmarked = decodeUnmarked(bytes)
    return unmarked === null ? refuse('import.binary') : ok(unmarked)
  }
  const utf8 = decodeStrictly('utf-8', bytes)
  if (utf8 !== null)
    return isSevenBitChinese(utf8) ? refuse('import.wrongEncoding', { encoding: '7-bit' }) : textOf('utf-8', utf8)
  if (isDamagedUtf8(bytes)) return refuse('import.wrongEncoding', { encoding: 'utf-8' })
  const gb18030 = decodeStrictly('gb18030', bytes)
  if (gb18030 === null || !isPlausibleGb18030(bytes)) return refuse('import.wrongEncoding')
  return textOf('gb18030', gb18030)
}
