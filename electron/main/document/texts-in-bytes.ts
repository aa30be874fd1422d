/** What one decoding may bring; the rest of a larger piece is read in further pieces. */
const PIECE_BYTES = 1_000_000
/** A mark that lies across two pieces is found in the second. */
const OVERLAP_BYTES = 200
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'] as const

/** Text as people write it, with what may be put between the characters of a mark. */
const RUN = /[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Cf}\p{Z}\t]{2,}/gu
/** Without this character, or one that stands for it, there is no mark of a state secret (scan/detector/mark.ts). */
const TELLING = /[密宻⾋㊙]/u

/**
 * Whatever may be a mark of a state secret in bytes of an unknown kind, with the text around it, in the encodings of this
 * country: for the gate alone, not for people. UTF-16 is read at even and odd places.
 */
export const textsInBytes = (bytes: Uint8Array): readonly string[] => {
  const found = new Set<string>()
  for (let from = 0; from < bytes.length; from += PIECE_BYTES) {
    const piece = bytes.subarray(Math.max(0, from - OVERLAP_BYTES), from + PIECE_BYTES)
    for (const encoding of ENCODINGS) {
      for (const shift of encoding.startsWith('utf-16') ? [0, 1] : [0]) {
        const text = new TextDecoder(encoding).decode(piece.subarray(shift))
        if (!TELLING.test(text)) continue
        for (const [run] of text.matchAll(RUN)) if (TELLING.test(run)) found.add(run)
      }
    }
  }
  return [...found]
}
