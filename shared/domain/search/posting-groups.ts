import { RankedBits, wordsOf } from './bits.ts'
import { listIn, type Block } from './block.ts'
import { bitsOfList, readHead, skipDocs } from './doc-set.ts'
import { ListReader } from './list-bytes.ts'
import type { Room } from './room.ts'

/**
 * Long places by the unit that follows (see posting.ts), where the same ones follow again and again: who asks for one of them reads
 * few places of another. The groups of a pair lie in chunks, each a list of its own; with which rank each ends stands behind the
 * documents of the pair: how many, then the first and the distances. A chunk is its highest rank times two, 1 more where another
 * follows, then a block with a list under each rank: its documents, counted from the first of the run, and of each
 * which places are followed by the unit, and to which of the next pair these lead. Both as bits, a window of neighbours.
 *
 * Most documents have the first places alone, and few of the ways in which they may lie: these are the group's shapes. How many,
 * then of each its places and where they lead; then the number of each document's shape, from 1 on, in a byte, so that none is read
 * over to come to another; more than 255 shapes have upper bytes, of all documents behind the lower ones, mostly 0 as the frequent
 * shapes come first. A document of shape 0 has its windows behind them: of each the bits of its places times eight, with flags; where
 * those it leads to are others, the bits of these; where it begins further than the one before (the first: than the first places),
 * by how much each of both.
 */
export const OTHER = 1
export const FAR = 2
/** One more window of this document follows. */
export const FOLLOWED = 4

/** So many neighbouring places a window has: those of a shape, and where they lead, are one exact number together. */
export const WINDOW = 26

/** Shapes that one byte tells apart. */
export const NARROW = 255

/** Is there one more chunk behind the one that begins there? */
export const isChunkFollowed = (bytes: Uint8Array, from: number): boolean => ((bytes[from] as number) & 1) !== 0

/** The number of the chunk in which the rank must lie; below 0 for none. @param reader behind the documents of the pair */
export const chunkOf = (reader: ListReader, wanted: number): number => {
  const count = reader.varint()
  let last = 0
  for (let chunk = 0; chunk < count; chunk += 1) {
    last += reader.varint()
    if (wanted <= last) return chunk
  }
  return -1
}

/** The groups of a chunk. */
export const blockOf = (chunk: Uint8Array): Block => {
  const reader = new ListReader(chunk)
  const key = reader.varint() >>> 1
  return { key, bytes: chunk.subarray(reader.at) }
}

/** Of each shape its places and where they lead; of shape 0, which stands for windows, none. */
export interface Shapes {
  readonly places: Uint32Array
  readonly targets: Uint32Array
  /** Where the numbers of the documents' shapes lie in `bytes`. */
  readonly bytes: Uint8Array
  readonly at: number
  /** How many documents. */
  readonly size: number
}
/** @param reader behind the documents of a group, so many; behind their shapes then. */
export const readShapes = (reader: ListReader, size: number, room: Room): Shapes => {
  const count = reader.varint()
  const places = room.take(count + 1)
  const targets = room.take(count + 1)
  for (let shape = 1; shape <= count; shape += 1) {
    places[shape] = reader.varint()
    targets[shape] = reader.varint()
  }
  const { bytes, at } = reader
  reader.at = at + (count > NARROW ? 2 : 1) * size
  return { places, targets, bytes, at, size }
}
/** @param index of a document within the group */
export const shapeOf = ({ places, bytes, at, size }: Shapes, index: number): number => {
  const low = bytes[at + index] as number
  return places.length - 1 > NARROW ? low | ((bytes[at + size + index] as number) << 8) : low
}

/** Places of a pair that are followed by one unit. */
export interface Group {
  /** Its documents. */
  readonly own: RankedBits
  readonly shapes: Shapes
  /** Where the windows begin. */
  readonly windowsAt: number
}
/** The places followed by the unit of this rank; null for none. @param size how many documents the run has */
export const groupIn = (chunk: Uint8Array, rank: number, size: number, room: Room): Group | null => {
  const list = listIn(blockOf(chunk), rank)
  if (list === null) return null
  const reader = new ListReader(list)
  const head = readHead(reader)
  skipDocs(reader, head)
  const shapes = readShapes(reader, head.count, room)
  const words = wordsOf(size)
  const own = new RankedBits(bitsOfList(list, room.take(words)), room.take(words))
  return { own, shapes, windowsAt: reader.at }
}
