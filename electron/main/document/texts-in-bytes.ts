/** What one decoding may bring; the rest of a larger piece is read in further pieces. */
const PIECE_BYTES = 1_000_000
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const

/** Runs of at least this many characters that people write; shorter ones are chance. */
const MIN_RUN = 3
const RUN = new RegExp(`[\\p{Script=Han}\\p{L}\\p{N}\\p{P}\\p{S}\\u3000\\t ]{${String(MIN_RUN)},}`, 'gu')
const HAN = /\p{Script=Han}{2}/u

/**
 * Whatever may be Chinese text in bytes of an unknown kind, in the encodings of this country: for the gate alone, which
 * asks for a mark and not for sense. UTF-16 is read at even and odd places.
 */
export const textsInBytes = (bytes: Uint8Array): readonly string[] => {
  const found = new Set<string>()
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(Math.max(0, from - 200), from + PIECE_BYTES)
    for (const encoding of ENCODINGS) {
      for (const shift of encoding.startsWith('utf-16') ? [0, 1] : [0]) {
        const text = new TextDecoder(encoding).decode(piece.subarray(shift))
        for (const [run] of text.matchAll(RUN)) if (HAN.test(run)) found.add(run)
      }
    }
  }
  return [...found]
}
