/** Tags of X.690 that the messages of this program are made of. */
export const TAG = {
  ...{ integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31 },
  // Of a context (8.14): [0] without parts, and [0], [1], [3] with parts.
  ...{ zeroPlain: 0x80, zero: 0xa0, one: 0xa1, three: 0xa3 },
} as const

const LONG_FORM = 0x80

/** One value in DER (X.690, 10.1): tag, shortest length, and these parts one after the other. */
export const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const bytes: number[] = []
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256)
  const head = length < LONG_FORM ? [tag, length] : [tag, LONG_FORM + bytes.length, ...bytes]
  return new Uint8Array(Buffer.concat([Uint8Array.from(head), ...parts]))
}

/** An object identifier (X.690, 8.19). */
export const derOid = (dotted: string): Uint8Array => {
  const [first = 0, second = 0, ...others] = dotted.split('.').map(Number)
  const bytes = [first * 40 + second, ...others].flatMap((arc) => {
    const digits = [arc % 128]
    for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) digits.unshift(128 + (rest % 128))
    return digits
  })
  return der(TAG.oid, Uint8Array.from(bytes))
}

/** A value as it lies in a message. */
export interface DerValue {
  readonly tag: number
  /** Tag and length with it. */
  readonly whole: Uint8Array
  readonly content: Uint8Array
}

/** Longer lengths are no lengths of ours. */
const MOST_LENGTH_BYTES = 4
const CONSTRUCTED = 0x20
const MOST_DEPTH = 40

/** The value at this place; null when it does not read. Of BER it takes lengths that are longer than need be, and left open (8.1.3.6). */
const valueAt = (bytes: Uint8Array, at: number, depth = 0): DerValue | null => {
  const [tag, first] = [bytes[at], bytes[at + 1]]
  if (tag === undefined || first === undefined || depth > MOST_DEPTH) return null
  const count = first < LONG_FORM ? 0 : first - LONG_FORM
  const start = at + 2 + count
  if (first === LONG_FORM) {
    let end = start
    while (bytes[end] !== 0 || bytes[end + 1] !== 0) {
      const inner = (tag & CONSTRUCTED) === 0 ? null : valueAt(bytes, end, depth + 1)
      if (inner === null) return null
      end += inner.whole.length
    }
    return { tag, whole: bytes.subarray(at, end + 2), content: bytes.subarray(start, end) }
  }
  const length = count === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
  if (count > MOST_LENGTH_BYTES || start + length > bytes.length) return null
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) }
}

/**
 * The values that lie one after the other in these bytes; those before the first that does not read. Says nothing about how
 * strictly they are written: whoever needs that writes them once more and compares, or asks `isStrictDer`.
 */
export const derValues = (bytes: Uint8Array): readonly DerValue[] => {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length;) {
    const value = valueAt(bytes, at)
    if (value === null) break
    values.push(value)
    at += value.whole.length
  }
  return values
}

/** Bytes that are not of the structure that is asked for: the one expected failure of whoever reads a message. */
export class DerMismatch extends Error {}

/** What lies in a value of this tag, all of it. @throws DerMismatch when it is another, or does not read to its end. */
export const derParts = (value: DerValue | undefined, tag: number): readonly DerValue[] => {
  const parts = value?.tag === tag ? derValues(value.content) : null
  const read = parts?.reduce((sum, { whole }) => sum + whole.length, 0)
  if (parts === null || read !== value?.content.length) throw new DerMismatch()
  return parts
}

/** The one value that lies in a value of this tag. @throws DerMismatch. */
export const derOnly = (value: DerValue | undefined, tag: number): DerValue => {
  const [only, ...more] = derParts(value, tag)
  if (only === undefined || more.length > 0) throw new DerMismatch()
  return only
}

/** The content of a value of this tag. @throws DerMismatch when it is another. */
export const derContent = (value: DerValue | undefined, tag: number): Uint8Array => {
  if (value?.tag !== tag) throw new DerMismatch()
  return value.content
}

/** The bytes of an OCTET STRING, which BER may write in pieces, and those again (X.690, 8.7.3). @throws DerMismatch. */
export const derOctets = (value: DerValue | undefined, depth = 0): Uint8Array => {
  if (value?.tag !== (TAG.octets | CONSTRUCTED)) return derContent(value, TAG.octets)
  // Each level copies all that lies in it.
  if (depth > MOST_DEPTH) throw new DerMismatch()
  return new Uint8Array(Buffer.concat(derParts(value, value.tag).map((piece) => derOctets(piece, depth + 1))))
}

/** An object identifier in its usual writing. @throws DerMismatch when it is none. */
export const derDotted = (value: DerValue | undefined): string => {
  const arcs = [0]
  for (const byte of derContent(value, TAG.oid)) {
    arcs.push((arcs.pop() ?? 0) * 128 + (byte % 128))
    if (byte < 128) arcs.push(0)
  }
  const [first = 0, ...others] = arcs.slice(0, -1)
  const root = Math.min(Math.floor(first / 40), 2)
  return [root, first - root * 40, ...others].join('.')
}
