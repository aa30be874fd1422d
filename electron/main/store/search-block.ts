import type { Database } from 'better-sqlite3'
import { BlockReader, BlockWriter, listIn, type Block } from '#shared/domain/search/block.ts'
import { pack, unpack } from './pack.ts'

/** The lists of runs as they lie in the store, in packed blocks. All but reading is done inside a transaction. */
export interface SearchBlocks {
  /** The list of a key in a run that does not change any more; null for none. */
  readonly list: (run: number, key: number) => Uint8Array | null
  /** Takes lists in, in the order of their keys. */
  readonly writerOf: (run: number) => BlockWriter
  /**
   * Reads the lists of a run from a key on, one at each call; null at the end. Each block is asked for by itself: what is written
   * meanwhile does not disturb.
   */
  readonly listsFrom: (run: number, from: number) => () => BlockReader | null
  /** @returns whether there were any. */
  readonly dropSome: (run: number) => boolean
  readonly dropAll: (run: number) => void
  /** Nothing that was read is kept. */
  readonly forget: () => void
}

/** Bytes of a block before it is packed: what is read for one short list. */
const BLOCK_BYTES = 8192

/** A block's row: where it is found by run and key at once. Keys are below 2 ** 34. */
const ID = '(CAST(? AS INTEGER) << 34 | CAST(? AS INTEGER))'
const PLACE = 'id >> 34 AS run, id & 0x3ffffffff AS key'
interface BlockRow {
  readonly run: number
  readonly key: number
  readonly data: Uint8Array
}
const blockOf = ({ key, data }: BlockRow): Block => ({ key, bytes: unpack(data) })

/** How much of what was unpacked for questions stays: the lists of titles, which every question asks, and the longest others. */
const KEPT_BYTES = 16_000_000
/** Blocks by run and key, those that were asked for last. */
const createKept = () => {
  const blocks = new Map<string, Block>()
  let bytes = 0
  return {
    get: (run: number, key: number, read: () => Block): Block => {
      const name = `${String(run)}.${String(key)}`
      const block = blocks.get(name) ?? read()
      if (blocks.delete(name)) bytes -= block.bytes.length
      blocks.set(name, block)
      bytes += block.bytes.length
      for (const [oldest, { bytes: gone }] of blocks) {
        if (bytes <= KEPT_BYTES) break
        blocks.delete(oldest)
        bytes -= gone.length
      }
      return block
    },
    clear: (): void => {
      blocks.clear()
      bytes = 0
    },
  }
}

export const searchBlocksOn = (db: Database): SearchBlocks => {
  const seek = db.prepare<[number, number], BlockRow>(
    `SELECT ${PLACE}, data FROM search_block WHERE id <= ${ID} ORDER BY id DESC LIMIT 1`,
  )
  const seekPlace = db.prepare<[number, number], Omit<BlockRow, 'data'>>(
    `SELECT ${PLACE} FROM search_block WHERE id <= ${ID} ORDER BY id DESC LIMIT 1`,
  )
  const after = db.prepare<[number, number], BlockRow>(
    `SELECT ${PLACE}, data FROM search_block WHERE id > ${ID} ORDER BY id LIMIT 1`,
  )
  const insert = db.prepare<[number, number, Uint8Array]>(`INSERT INTO search_block (id, data) VALUES (${ID}, ?)`)
  const dropSome = db.prepare<[number, number, number, number]>(
    `DELETE FROM search_block WHERE id IN (SELECT id FROM search_block WHERE id >= ${ID} AND id < ${ID} LIMIT 64)`,
  )
  const dropAll = db.prepare<[number, number, number, number]>(
    `DELETE FROM search_block WHERE id >= ${ID} AND id < ${ID}`,
  )
  const kept = createKept()
  return {
    list: (run, key) => {
      const at = seekPlace.get(run, key)
      if (at?.run !== run) return null
      return listIn(
        kept.get(run, at.key, () => blockOf(seek.get(run, at.key) as BlockRow)),
        key,
      )
    },
    writerOf: (run) =>
      new BlockWriter(BLOCK_BYTES, ({ key, bytes }) => {
        insert.run(run, key, pack(bytes))
      }),
    listsFrom: (run, from) => {
      let row = seek.get(run, from)
      if (row?.run !== run) row = after.get(run, from)
      let reader: BlockReader | null = null
      return () => {
        while (row?.run === run) {
          reader ??= new BlockReader(blockOf(row))
          while (reader.next()) if (reader.key >= from) return reader
          reader = null
          row = after.get(run, row.key)
        }
        return null
      }
    },
    dropSome: (run) => dropSome.run(run, 0, run + 1, 0).changes > 0,
    dropAll: (run) => {
      dropAll.run(run, 0, run + 1, 0)
    },
    forget: kept.clear,
  }
}
