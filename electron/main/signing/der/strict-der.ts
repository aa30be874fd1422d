const LONG_FORM = 0x80
const CONSTRUCTED = 0x20
const INTEGER = 0x02
const DEPTH_LIMIT = 40

/** Length and start of the value at `at`, or null when it is not DER or runs out of the bytes. */
const header = (bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } | null => {
  const tag = bytes[at]
  const first = bytes[at + 1]
  // End-of-contents belongs to indefinite lengths; tag numbers above 30 occur in no structure read here.
  if (tag === undefined || first === undefined || tag === 0 || (tag & 0x1f) === 0x1f) return null
  if (first < LONG_FORM) return fits(bytes, at + 2, first)
  const count = first - LONG_FORM
  if (count === 0 || count > 4) return null
  let length = 0
  for (const byte of bytes.subarray(at + 2, at + 2 + count)) length = length * 256 + byte
  const minimal = length >= LONG_FORM && length >= 256 ** (count - 1)
  return minimal ? fits(bytes, at + 2 + count, length) : null
}

const fits = (
  bytes: Uint8Array,
  start: number,
  length: number,
): { readonly start: number; readonly end: number } | null =>
  start + length <= bytes.length ? { start, end: start + length } : null

/** Where the DER value at the start of `bytes` ends, or null. */
export const derLength = (bytes: Uint8Array): number | null => header(bytes, 0)?.end ?? null

/**
 * Whether `bytes` are one value in DER (X.690, 10): definite, shortest lengths, all the way down, nothing behind. A
 * second way to write the same structure would be a change of the file that no signature shows.
 */
export const isStrictDer = (bytes: Uint8Array, depth = 0): boolean => {
  const outer = header(bytes, 0)
  if (outer === null || outer.end !== bytes.length || depth > DEPTH_LIMIT) return false
  const tag = bytes[0] ?? 0
  if (tag === INTEGER) return isShortInteger(bytes.subarray(outer.start))
  if ((tag & CONSTRUCTED) === 0) return true
  for (let at = outer.start; at < outer.end;) {
    const inner = header(bytes, at)
    if (inner === null || !isStrictDer(bytes.subarray(at, inner.end), depth + 1)) return false
    at = inner.end
  }
  return true
}

const isShortInteger = (value: Uint8Array): boolean => {
  const [first, second] = value
  if (first === undefined) return false
  if (second === undefined) return true
  return !((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
}
