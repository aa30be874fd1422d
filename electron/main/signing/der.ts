/** Tags of X.690 that the messages of this program are made of. */
export const TAG = { integer: 0x02, octets: 0x04, oid: 0x06, sequence: 0x30, set: 0x31, zero: 0xa0, one: 0xa1 } as const

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

/**
 * The values that lie one after the other in these bytes; those before the first that does not read. Says nothing about how
 * strictly they are written: whoever needs that writes them once more and compares.
 */
export const derValues = (bytes: Uint8Array): readonly DerValue[] => {
  const values: DerValue[] = []
  for (let at = 0; at + 2 <= bytes.length;) {
    const [tag = 0, first = 0] = [bytes[at], bytes[at + 1]]
    const count = first < LONG_FORM ? 0 : first - LONG_FORM
    const start = at + 2 + count
    if (count > MOST_LENGTH_BYTES || first === LONG_FORM) break
    const length = count === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
    if (start + length > bytes.length) break
    values.push({ tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return values
}
