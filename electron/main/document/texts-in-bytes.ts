import { unwrapped } from './unwrapped.ts'

/** What one decoding may bring; the rest of a larger piece is read in further pieces. */
const PIECE_BYTES = 1_000_000
/** A mark that lies across two pieces is found in the second. */
const OVERLAP_BYTES = 200
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const

/** Text as people write it, with what may be put between the characters of a mark. */
const RUN = /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Z}\t]{2,}/gu
/** Without this character, or one that stands for it, there is no mark of a state secret (scan/detector/mark.ts). */
const TELLING = /[密宻⾋㊙]/u

/** A character by its number, as XML and web pages may write any of them. */
const NUMBERED = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/giu
const TAG = /<[^<>]{0,2000}>/gu

const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')
/** As it stands, and as whoever opens it reads it: characters by their number, words over the borders of elements. */
const readings = (text: string): readonly string[] => {
  const plain = text.includes('&#')
    ? text.replace(NUMBERED, (_, hex: string | undefined, decimal: string | undefined) =>
        character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)),
      )
    : text
  if (!TELLING.test(plain)) return []
  return plain.includes('<') ? [plain, plain.replace(TAG, '')] : [plain]
}

const gather = (bytes: Uint8Array, found: Set<string>): void => {
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(Math.max(0, from - OVERLAP_BYTES), from + PIECE_BYTES)
    for (const encoding of ENCODINGS) {
      for (const shift of encoding.startsWith('utf-16') ? [0, 1] : [0]) {
        for (const text of readings(new TextDecoder(encoding).decode(piece.subarray(shift))))
          for (const [run] of text.matchAll(RUN)) if (TELLING.test(run)) found.add(run)
      }
    }
  }
}

/**
 * Whatever may be a mark of a state secret in bytes of an unknown kind, and in what lies wrapped in them, with the text
 * around it, in the encodings of this country: for the gate alone, not for people. UTF-16 is read at even and odd places.
 */
export const textsInBytes = (bytes: Uint8Array): readonly string[] => {
  const found = new Set<string>()
  gather(bytes, found)
  for (const inner of unwrapped(bytes)) gather(inner, found)
  return [...found]
}
