import type { Database } from 'better-sqlite3'
import { BlockReader, BlockWriter, listIn, type Block } from '#shared/domain/search/block.ts'
import { createKept } from './kept.ts'
import { pack, unpack } from './pack.ts'

export interface RunWriters {
  readonly lists: BlockWriter
  readonly places: BlockWriter
  readonly finish: () => void
}

/** The lists of runs as they lie in the store, in packed blocks. All but reading is done inside a transaction. */
export interface SearchBlocks {
  /** The list of a key in a run that does not change any more; null for none. */
  readonly list: (run: number, key: number) => Uint8Array | null
  /** Takes lists in, in the order of their keys: documents, and the places that lie apart. */
  readonly writersOf: (run: number) => RunWriters
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

/**
 * Bytes of a block before it is packed: what is read for one short list. Packed it should fit into one page of the store, as each
 * page is deciphered and its code checked: documents pack badly, places well.
 */
const LIST_BYTES = 4608
const PLACES_BYTES = 8192

/** A block's row: where it is found by run and key at once. Keys are below 2 ** 34. */
const ID = '(CAST(? AS INTEGER) << 34 | CAST(? AS INTEGER))'
const PLACE = 'id >> 34 AS run, id & 0x3ffffffff AS key'
interface BlockRow {
  readonly run: number
  readonly key: number
  readonly data: Uint8Array
}
const blockOf = ({ key, data }: BlockRow): Block => ({ key, bytes: unpack(data) })

/** Bytes of what was unpacked for questions that stay. */
const KEPT_BYTES = 16_000_000

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
  const kept = createKept<string, Block>(KEPT_BYTES, ({ bytes }) => bytes.length)
  return {
    list: (run, key) => {
      const at = seekPlace.get(run, key)
      if (at?.run !== run) return null
      return listIn(
        kept.get(`${String(run)}.${String(at.key)}`, () => blockOf(seek.get(run, at.key) as BlockRow)),
        key,
      )
    },
    writersOf: (run) => {
      const keep =
        (level: 1 | 4) =>
        ({ key, bytes }: Block): void => {
          insert.run(run, key, pack(bytes, level))
        }
      const [lists, places] = [new BlockWriter(LIST_BYTES, keep(1)), new BlockWriter(PLACES_BYTES, keep(4))]
      const finish = (): void => {
        lists.finish()
        places.finish()
      }
      return { lists, places, finish }
    },
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
