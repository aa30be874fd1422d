import type { Block } from '#shared/domain/search/block.ts'
import { BlockWriter } from '#shared/domain/search/block.ts'
import { packMeasured, unpackMeasured } from './pack.ts'

/** Blocks on their way between threads: packed, one behind the other; `ends` says where each ends in `bytes`. */
export interface PackedBlocks {
  readonly keys: Float64Array
  readonly ends: Uint32Array
  readonly bytes: Uint8Array
}

/** A block as it lies in the store. */
export interface PackedBlock {
  readonly key: number
  readonly data: Uint8Array
}

/** Copied into bytes of their own, which may be given to another thread. */
export const packedBlocks = (blocks: readonly PackedBlock[]): PackedBlocks => {
  const ends = new Uint32Array(blocks.length)
  let end = 0
  for (const [index, { data }] of blocks.entries()) ends[index] = end += data.length
  const bytes = new Uint8Array(end)
  for (const [index, { data }] of blocks.entries()) bytes.set(data, (ends[index] as number) - data.length)
  return { keys: Float64Array.from(blocks, ({ key }) => key), ends, bytes }
}

export function* eachPacked({ keys, ends, bytes }: PackedBlocks): Generator<PackedBlock, void> {
  let from = 0
  for (const [index, key] of keys.entries()) {
    const end = ends[index] as number
    yield { key, data: bytes.subarray(from, end) }
    from = end
  }
}

export const unpackBlock = ({ key, data }: PackedBlock): Block => ({ key, bytes: unpackMeasured(data) })

/**
 * Bytes of a block before it is packed: what is read for one short list. Packed it should fit into one page of the store, as each
 * page is deciphered and its code checked: documents pack badly, places well.
 */
const LIST_BYTES = 4608
const PLACES_BYTES = 8192

/** Gathers lists into packed blocks. */
export const blockPacker = () => {
  let [blocks, size]: [PackedBlock[], number] = [[], 0]
  const keep =
    (level: 1 | 4) =>
    ({ key, bytes }: Block): void => {
      const data = packMeasured(bytes, level)
      blocks.push({ key, data })
      size += data.length
    }
  const [lists, places] = [new BlockWriter(LIST_BYTES, keep(1)), new BlockWriter(PLACES_BYTES, keep(4))]
  return {
    /** Take lists in, in the order of their keys: documents, and the places that lie apart. */
    lists,
    places,
    count: (): number => blocks.length,
    bytes: (): number => size,
    /** Those that are packed since they were last taken. */
    take: (): PackedBlocks => {
      const taken = packedBlocks(blocks)
      ;[blocks, size] = [[], 0]
      return taken
    },
    finish: (): void => {
      lists.finish()
      places.finish()
    },
  }
}
