import { addBit, bitsBetween, dropBit, hasBit, noBits, type Bits } from '#shared/domain/search/bits.ts'

/** Room for documents that are still to come, so that the set is not copied for each. */
const SPARE = 4096

/** Which documents stand in the index: read once, and followed from then on, as nobody else writes. */
export const createPresence = (read: () => readonly number[]) => {
  let bits: Bits | null = null
  const loaded = (): Bits => {
    if (bits !== null) return bits
    const docs = read()
    bits = noBits(docs.reduce((highest, doc) => Math.max(highest, doc), 0) + SPARE)
    for (const doc of docs) addBit(bits, doc)
    return bits
  }
  return {
    has: (doc: number): boolean => hasBit(loaded(), doc),
    between: (first: number, last: number): Bits => bitsBetween(loaded(), first, last),
    /** After the transaction: these have come, and those have gone. */
    change: (come: readonly number[], gone: readonly number[]): void => {
      if (bits === null) return
      const highest = come.at(-1) ?? 0
      if (highest >= 32 * bits.length) {
        const larger = noBits(highest + SPARE)
        larger.set(bits)
        bits = larger
      }
      for (const doc of gone) dropBit(bits, doc)
      for (const doc of come) addBit(bits, doc)
    },
    /** Read anew when it is asked for next: the transaction of this change is somebody else's, and may still fail. */
    forget: (): void => {
      bits = null
    },
  }
}
