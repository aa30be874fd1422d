import { noBits, type Bits } from './bits.ts'
import { ListReader, type ListWriter } from './list-bytes.ts'

/**
 * Documents as every list begins with them. First their number times four, 2 more where the places of the list lie apart, and 1 more
 * where the documents are bits: then follow how many bytes, and those. Otherwise each is a varint, its distance from the one before
 * less one. Bits where they take fewer bytes than one for each document, so that the same documents are always written the same.
 */
export const BITS = 1
export const APART = 2

/** The head of a list; `reader` stands behind it. */
export interface SetHead {
  readonly count: number
  readonly isBits: boolean
  /** The places are no part of this list. */
  readonly isApart: boolean
}
export const readHead = (reader: ListReader): SetHead => {
  const head = reader.varint()
  return { count: head >>> 2, isBits: (head & BITS) !== 0, isApart: (head & APART) !== 0 }
}

/** Do the places of the list that begins there lie apart? */
export const isApart = (bytes: Uint8Array, from: number): boolean => ((bytes[from] as number) & APART) !== 0

/** @param docs rising; the first `count` of them. */
export const writeSet = (docs: Uint32Array, count: number, isApart: boolean, into: ListWriter): void => {
  const bytes = ((docs[count - 1] ?? 0) >>> 3) + 1
  const isBits = bytes < count
  into.varint(count * 4 + (isApart ? APART : 0) + (isBits ? BITS : 0))
  if (isBits) {
    into.varint(bytes)
    into.bits(docs, count, bytes)
    return
  }
  into.reserve(count)
  let last = -1
  for (let index = 0; index < count; index += 1) {
    const doc = docs[index] as number
    into.put(doc - last - 1)
    last = doc
  }
}

/** Reads the documents into `docs` from `from` on, each higher by `shift`. `reader` is behind them then. */
export const readDocs = (
  reader: ListReader,
  { count, isBits }: SetHead,
  docs: Uint32Array,
  from: number,
  shift: number,
): void => {
  let next = from
  if (isBits) {
    const length = reader.varint()
    const { bytes, at } = reader
    for (let byte = 0; byte < length; byte += 1)
      for (let left = bytes[at + byte] as number; left !== 0; left &= left - 1)
        docs[next++] = shift + byte * 8 + 31 - Math.clz32(left & -left)
    reader.at = at + length
    return
  }
  let doc = shift - 1
  for (; next < from + count; next += 1) {
    doc += reader.varint() + 1
    docs[next] = doc
  }
}

/** The documents of a list as a set. @param size how many the run has. */
export const bitsOfList = (list: Uint8Array, size: number): Bits => {
  const bits = noBits(size)
  const reader = new ListReader(list)
  const { count, isBits } = readHead(reader)
  if (isBits) {
    const length = reader.varint()
    new Uint8Array(bits.buffer).set(list.subarray(reader.at, reader.at + length))
    return bits
  }
  let doc = -1
  for (let index = 0; index < count; index += 1) {
    doc += reader.varint() + 1
    bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
  }
  return bits
}
