const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const COLON = 0x3a
const MINUS = 0x2d
const DIGIT_0 = 0x30
const DIGIT_9 = 0x39
const LAST_ASCII = 0x7f
/** Longer digits may be no safe integer. */
const SAFE_DIGITS = 15
/** What is JSON and begins so is the whole word. */
const WORD_LENGTH: Readonly<Record<number, number>> = { 0x66: 5, 0x6e: 4, 0x74: 4 }

/** Behind the last quote of the string at `start`; -1 when something in it is escaped. */
const stringEnd = (bytes: Uint8Array, start: number): number => {
  for (let at = start + 1; at < bytes.length; at += 1) {
    const byte = bytes[at] as number
    if (byte === QUOTE) return at + 1
    if (byte === BACKSLASH) return -1
  }
  return -1
}

/** Behind the digits at `start`; -1 when there are leading zeros or too many. */
const digitsEnd = (bytes: Uint8Array, start: number): number => {
  let at = start
  while (at < bytes.length && (bytes[at] as number) >= DIGIT_0 && (bytes[at] as number) <= DIGIT_9) at += 1
  if (at === start || at - start > SAFE_DIGITS) return -1
  return bytes[start] === DIGIT_0 && at - start > 1 ? -1 : at
}

const numberEnd = (bytes: Uint8Array, start: number): number => {
  if (bytes[start] !== MINUS) return digitsEnd(bytes, start)
  return bytes[start + 1] === DIGIT_0 ? -1 : digitsEnd(bytes, start + 1)
}

/** Does the key at `start` come behind the one at `last`? Not known (false) where bytes and UTF-16 units might differ in order. */
const rises = (bytes: Uint8Array, last: number, lastEnd: number, start: number, end: number): boolean => {
  const shared = Math.min(lastEnd - last, end - start)
  for (let index = 0; index < shared; index += 1) {
    const [before, after] = [bytes[last + index] as number, bytes[start + index] as number]
    if (before !== after) return before < after && after <= LAST_ASCII
  }
  return lastEnd - last < end - start
}

const objectEnd = (bytes: Uint8Array, start: number): number => {
  if (bytes[start + 1] === 0x7d) return start + 2
  let [last, lastEnd] = [-1, -1]
  for (let at = start; ;) {
    const key = at + 1
    at = bytes[key] === QUOTE ? stringEnd(bytes, key) : -1
    if (at < 0 || bytes[at] !== COLON) return -1
    if (last >= 0 && !rises(bytes, last, lastEnd, key, at - 1)) return -1
    ;[last, lastEnd] = [key, at - 1]
    at = valueEnd(bytes, at + 1)
    if (at < 0) return -1
    if (bytes[at] === 0x7d) return at + 1
    if (bytes[at] !== COMMA) return -1
  }
}

const listEnd = (bytes: Uint8Array, start: number): number => {
  if (bytes[start + 1] === 0x5d) return start + 2
  for (let at = start; ;) {
    at = valueEnd(bytes, at + 1)
    if (at < 0) return -1
    if (bytes[at] === 0x5d) return at + 1
    if (bytes[at] !== COMMA) return -1
  }
}

const valueEnd = (bytes: Uint8Array, start: number): number => {
  const first = bytes[start] ?? 0
  if (first === QUOTE) return stringEnd(bytes, start)
  if (first === 0x7b) return objectEnd(bytes, start)
  if (first === 0x5b) return listEnd(bytes, start)
  const word = WORD_LENGTH[first]
  return word === undefined ? numberEnd(bytes, start) : start + word
}

/**
 * Are these bytes canonical JSON (`canonicalBytes`) of the plainest kind: nothing escaped, integers of up to 15 digits, keys in
 * ASCII? That is nearly every event, and is seen in one look at the bytes, in a third of the time of writing the value anew.
 * Ask it only of well-formed UTF-8 that JSON.parse reads. False says nothing: ask `isCanonicalText`.
 */
export const isPlainCanonical = (bytes: Uint8Array): boolean => valueEnd(bytes, 0) === bytes.length
