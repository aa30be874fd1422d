/** A set of the numbers below its size, one bit each. */
export type Bits = Uint32Array

const WORD = 32

/** Numbers that a set takes. */
export const wordsOf = (size: number): number => Math.ceil(size / WORD)
export const noBits = (size: number): Bits => new Uint32Array(wordsOf(size))

export const addBit = (bits: Bits, at: number): void => {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31))
}
export const dropBit = (bits: Bits, at: number): void => {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) & ~(1 << (at & 31))
}
export const hasBit = (bits: Bits, at: number): boolean => ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0

/** Takes out of `bits` what is not in `other`. */
export const keepBits = (bits: Bits, other: Bits): void => {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & (other[word] ?? 0)
}
export const joinBits = (bits: Bits, other: Bits): void => {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) | (other[word] ?? 0)
}
/** Takes out of `bits` what is in `other`. */
export const takeBits = (bits: Bits, other: Bits): void => {
  for (let word = 0; word < bits.length; word += 1) bits[word] = (bits[word] ?? 0) & ~(other[word] ?? 0)
}
/** Takes out all from `end` on. */
export const dropFrom = (bits: Bits, end: number): void => {
  if (end >= WORD * bits.length) return
  const word = Math.max(0, end) >>> 5
  bits[word] = (bits[word] as number) & ((1 << (Math.max(0, end) & 31)) - 1)
  bits.fill(0, word + 1)
}
export const isEmptyBits = (bits: Bits): boolean => bits.every((word) => word === 0)

const onesIn = (word: number): number => {
  let sum = word - ((word >>> 1) & 0x55555555)
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333)
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
export const countBits = (bits: Bits): number => {
  let count = 0
  for (let word = 0; word < bits.length; word += 1) count += onesIn(bits[word] as number)
  return count
}

/** A set that knows of each of its numbers how many are below. */
export class RankedBits {
  readonly bits: Bits
  /** How many stand before each word. */
  private readonly before: Uint32Array

  /** @param before is filled: as many numbers as `bits` has */
  constructor(bits: Bits, before: Uint32Array) {
    this.bits = bits
    this.before = before
    let count = 0
    for (let word = 0; word < bits.length; word += 1) {
      this.before[word] = count
      count += onesIn(bits[word] as number)
    }
  }
  /** How many are below `at`, one of the set. */
  rankOf(at: number): number {
    return (this.before[at >>> 5] as number) + onesIn((this.bits[at >>> 5] as number) & ((1 << (at & 31)) - 1))
  }
}

/** What is in the set and below `before`, the highest first. */
export function* bitsDown(bits: Bits, before: number): Generator<number, void> {
  for (let word = Math.min(bits.length - 1, (before - 1) >> 5); word >= 0; word -= 1) {
    let left = bits[word] ?? 0
    while (left !== 0) {
      const bit = 31 - Math.clz32(left)
      left &= ~(1 << bit)
      const at = word * WORD + bit
      if (at < before) yield at
    }
  }
}

/** What is in the set, the lowest first; `take` may take it out. */
export const eachBit = (bits: Bits, take: (at: number) => void): void => {
  for (let word = 0; word < bits.length; word += 1)
    for (let left = bits[word] as number; left !== 0; left &= left - 1)
      take(word * WORD + 31 - Math.clz32(left & -left))
}

/** The part of a set from `first` to `last`, counted from `first`. */
export const bitsBetween = (bits: Bits, first: number, last: number): Bits => {
  const part = noBits(last - first + 1)
  const [from, shift] = [first >>> 5, first & 31]
  for (let word = 0; word < part.length; word += 1) {
    const low = (bits[from + word] ?? 0) >>> shift
    part[word] = shift === 0 ? low : low | ((bits[from + word + 1] ?? 0) << (WORD - shift))
  }
  const rest = (last - first + 1) & 31
  if (rest !== 0) part[part.length - 1] = (part[part.length - 1] as number) & ((1 << rest) - 1)
  return part
}
