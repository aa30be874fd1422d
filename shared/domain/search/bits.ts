/** A set of the numbers below its size, one bit each. */
export type Bits = Uint32Array

const WORD = 32

export const noBits = (size: number): Bits => new Uint32Array(Math.ceil(size / WORD))

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
export const isEmptyBits = (bits: Bits): boolean => bits.every((word) => word === 0)

export const countBits = (bits: Bits): number => {
  let count = 0
  for (const word of bits) for (let left = word; left !== 0; left &= left - 1) count += 1
  return count
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
