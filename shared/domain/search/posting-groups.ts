import { RankedBits } from './bits.ts'
import { listIn, type Block } from './block.ts'
import { bitsOfList, readHead, skipDocs } from './doc-set.ts'
import { ListReader } from './list-bytes.ts'

/**
 * Long places by the unit that follows (see posting.ts), where the same ones follow again and again: who asks for one of them reads
 * few places of another. The groups of a pair lie in chunks, each a list of its own; with which rank each ends stands behind the
 * documents of the pair: how many, then the first and the distances. A chunk is its highest rank times two, 1 more where another
 * follows, then a block with a list under each rank: its documents as a set of their numbers within the pair's list, and of each
 * which places are followed by the unit, and to which of the next pair these lead. Both as bits, a window of neighbours: mostly of
 * the first ones, these windows lie in `PLANES` bytes of each document, so that none is read over to come to another: the lower
 * halves of the places of all documents, the lower ones of where they lead, then the upper ones of both. A document of which these
 * are 0 has its windows behind them: of each the bits of its places times eight, with flags; where those it leads to are others,
 * the bits of these; where it begins further than the one before (the first: than the first places), by how much each of both.
 */
export const OTHER = 1
export const FAR = 2
/** One more window of this document follows. */
export const FOLLOWED = 4

/** So many neighbouring places a window has. */
export const WINDOW = 16
export const PLANES = 4

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

/** Reads planes. @param size of how many documents */
export const nearOf = ({ bytes, at, size }: { bytes: Uint8Array; at: number; size: number }) => ({
  /** 0 for a document whose windows lie behind the planes. */
  places: (index: number): number => (bytes[at + index] as number) | ((bytes[at + 2 * size + index] as number) << 8),
  targets: (index: number): number =>
    (bytes[at + size + index] as number) | ((bytes[at + 3 * size + index] as number) << 8),
})

/** Places of a pair that are followed by one unit. */
export interface Group {
  /** How many documents it has. */
  readonly size: number
  /** Those of the pair, and by their numbers those of the group. */
  readonly pair: RankedBits
  readonly own: RankedBits
  /** Where the planes begin. */
  readonly bytes: Uint8Array
  readonly at: number
}
/** The places followed by the unit of this rank; null for none. @param pair its documents, so many */
export const groupIn = (chunk: Uint8Array, rank: number, pair: RankedBits, pairSize: number): Group | null => {
  const list = listIn(blockOf(chunk), rank)
  if (list === null) return null
  const reader = new ListReader(list)
  const head = readHead(reader)
  skipDocs(reader, head)
  return { size: head.count, pair, own: new RankedBits(bitsOfList(list, pairSize)), bytes: list, at: reader.at }
}
