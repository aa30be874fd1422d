import type { Bits } from './bits.ts'
import { ListReader, type ListWriter } from './list-bytes.ts'

/**
 * Documents as every list begins with them. First their number times eight, 4 more where the places of the list are grouped, 2 more
 * where they lie apart, and 1 more where the documents are bits: then follow how many bytes, and those. Otherwise each is a varint,
 * its distance from the one before less one. Bits where they take fewer bytes than one for each document.
 */
const BITS = 1
const APART = 2
const GROUPED = 4

/** How the places of a list are written; of a list of documents alone neither. */
export interface PlacesShape {
  /** They are no part of this list. */
  readonly isApart?: boolean
  /** By the unit that follows. */
  readonly isGrouped?: boolean
}

export interface SetHead extends Required<PlacesShape> {
  readonly count: number
  readonly isBits: boolean
}
/** The head of a list; `reader` stands behind it then. */
export const readHead = (reader: ListReader): SetHead => {
  const head = reader.varint()
  const has = (bit: number): boolean => (head & bit) !== 0
  return { count: head >>> 3, isBits: has(BITS), isApart: has(APART), isGrouped: has(GROUPED) }
}

/** Do the places of the list that begins there lie apart? */
export const isApart = (bytes: Uint8Array, from: number): boolean => ((bytes[from] as number) & APART) !== 0

export const isGrouped = (bytes: Uint8Array, from: number): boolean => ((bytes[from] as number) & GROUPED) !== 0

/** @param docs rising; the first `count` of them. */
export const writeSet = (
  docs: Uint32Array,
  count: number,
  { isApart = false, isGrouped = false }: PlacesShape,
  into: ListWriter,
): void => {
  const bytes = ((docs[count - 1] ?? 0) >>> 3) + 1
  const isBits = bytes < count
  into.varint(count * 8 + (isGrouped ? GROUPED : 0) + (isApart ? APART : 0) + (isBits ? BITS : 0))
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
    // By four bytes: how many bits are set in each is what the processor cannot foresee. Behind the last there are none.
    for (let byte = 0; byte < length; byte += 4) {
      const from = at + byte
      let left = bytes[from] as number
      if (byte + 1 < length) left |= (bytes[from + 1] as number) << 8
      if (byte + 2 < length) left |= (bytes[from + 2] as number) << 16
      if (byte + 3 < length) left |= (bytes[from + 3] as number) << 24
      for (const first = shift + byte * 8; left !== 0; left &= left - 1)
        docs[next++] = first + 31 - Math.clz32(left & -left)
    }
    reader.at = at + length
    return
  }
  let doc = shift - 1
  for (; next < from + count; next += 1) {
    doc += reader.varint() + 1
    docs[next] = doc
  }
}

/** `reader` is behind the documents then. */
export const skipDocs = (reader: ListReader, { count, isBits }: SetHead): void => {
  if (isBits) {
    const length = reader.varint()
    reader.at += length
  } else for (let left = count; left > 0; left -= 1) reader.varint()
}

/** The documents of a list as a set. @param bits of no documents, of the size of the run: it is filled and given back. */
export const bitsOfList = (list: Uint8Array, bits: Bits): Bits => {
  const reader = new ListReader(list)
  const { count, isBits } = readHead(reader)
  if (isBits) {
    const length = reader.varint()
    new Uint8Array(bits.buffer, bits.byteOffset).set(list.subarray(reader.at, reader.at + length))
    return bits
  }
  let doc = -1
  for (let index = 0; index < count; index += 1) {
    doc += reader.varint() + 1
    bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
  }
  return bits
}
