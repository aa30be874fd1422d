import type { Database } from 'better-sqlite3'
import { assert } from '#shared/lib/result.ts'
import { listIn, type Block } from '#shared/domain/search/block.ts'
import { FIRST_PLACES, KEY_BITS, placesFrom } from '#shared/domain/search/posting.ts'
import { createKept } from './kept.ts'
import { eachPacked, unpackBlock, type PackedBlock, type PackedBlocks } from './packed-blocks.ts'

/** The lists of runs as they lie in the store, in packed blocks. All but reading is done inside a transaction. */
export interface SearchBlocks {
  /** The list of a key in a run that does not change any more; null for none. */
  readonly list: (run: number, key: number) => Uint8Array | null
  /** @returns about how many pages of the store have changed. */
  readonly put: (run: number, blocks: PackedBlocks) => number
  /**
   * Reads the blocks of a run from the one on in which a key must lie, one at each call; null behind the last before `end`. Each is
   * asked for by itself: what is written meanwhile does not disturb.
   */
  readonly blocksFrom: (run: number, from: number, end: number) => () => PackedBlock | null
  /** Drops some blocks of a run. @returns about how many pages of the store have changed; 0 where there were no blocks. */
  readonly dropSome: (run: number) => number
  /** The same of those blocks alone that hold keys from `from` on, and their places: what was written ahead. */
  readonly dropAhead: (run: number, from: number) => number
  /** Nothing that was read is kept. */
  readonly forget: () => void
}

/** A block's row: where it is found by run and last key at once. */
const ID = `(CAST(? AS INTEGER) << ${String(KEY_BITS)} | CAST(? AS INTEGER))`
/** Runs are numbered below: some thirty million, one for each time that anything is taken in. */
const RUNS = 2 ** (63 - KEY_BITS)
const PLACE = `id >> ${String(KEY_BITS)} AS run, id & ${String(2 ** KEY_BITS - 1)} AS key`
interface BlockRow extends PackedBlock {
  readonly run: number
}

/**
 * Bytes of what was unpacked for questions that stay. Places of the seven frequent pairs of one phrase take 10 MB of 100,000 documents
 * that repeat one another: with a quarter of this such phrases took twice as long, as each question unpacked most of them anew.
 */
const KEPT_BYTES = 64_000_000

/** Of so many lists it is kept in which block they lie: to look that up is most of what a list costs that was unpacked before. */
const KEPT_PLACES = 20_000

/** Dropped at once: so many blocks, or fewer that are so many bytes. */
const DROPPED = 48
const DROPPED_BYTES = 200_000
const PAGE_BYTES = 4096
const pagesOf = (blocks: number, bytes: number): number => blocks + Math.floor(bytes / PAGE_BYTES)

export const searchBlocksOn = (db: Database): SearchBlocks => {
  const read = db.prepare<[number, number], BlockRow>(`SELECT ${PLACE}, data FROM search_block WHERE id = ${ID}`)
  const readFrom = db.prepare<[number, number], BlockRow>(
    `SELECT ${PLACE}, data FROM search_block WHERE id >= ${ID} ORDER BY id LIMIT 1`,
  )
  const insert = db.prepare<[number, number, Uint8Array]>(`INSERT INTO search_block (id, data) VALUES (${ID}, ?)`)
  const sizes = db.prepare<[number, number, number, number], Omit<BlockRow, 'data'> & { readonly bytes: number }>(
    `SELECT ${PLACE}, length(data) AS bytes FROM search_block WHERE id >= ${ID} AND id < ${ID}
     ORDER BY id LIMIT ${String(DROPPED)}`,
  )
  const drop = db.prepare<[number, number, number, number]>(
    `DELETE FROM search_block WHERE id >= ${ID} AND id <= ${ID}`,
  )
  const dropBetween = (run: number, from: number, endRun: number, end: number): number => {
    let [count, bytes] = [0, 0]
    const rows = sizes.all(run, from, endRun, end)
    while (count < rows.length && bytes < DROPPED_BYTES) bytes += rows[count++]?.bytes ?? 0
    const last = rows[count - 1]
    if (last !== undefined) drop.run(run, from, last.run, last.key)
    return pagesOf(count, bytes)
  }
  const kept = createKept<string, Block>(KEPT_BYTES, ({ bytes }) => bytes.length)
  const places = createKept<string, number>(KEPT_PLACES, () => 1)
  /** The block in which the key must lie, and where that is from now on; null for none. */
  const seek = (run: number, key: number): Block | null => {
    const row = readFrom.get(run, key)
    if (row?.run !== run) return null
    places.get(`${String(run)}.${String(key)}`, () => row.key)
    return kept.get(`${String(run)}.${String(row.key)}`, () => unpackBlock(row))
  }
  return {
    list: (run, key) => {
      const last = places.get(`${String(run)}.${String(key)}`, () => null)
      const block =
        last === null
          ? seek(run, key)
          : kept.get(`${String(run)}.${String(last)}`, () => unpackBlock(read.get(run, last) as BlockRow))
      return block === null ? null : listIn(block, key)
    },
    put: (run, blocks) => {
      assert(run < RUNS, 'the runs of the index have no numbers left')
      for (const { key, data } of eachPacked(blocks)) insert.run(run, key, data)
      return pagesOf(blocks.keys.length, blocks.bytes.length)
    },
    blocksFrom: (run, from, end) => {
      let next = from
      return () => {
        const row = readFrom.get(run, next)
        if (row?.run !== run || row.key >= end) return null
        next = row.key + 1
        return row
      }
    },
    dropSome: (run) => dropBetween(run, 0, run + 1, 0),
    dropAhead: (run, from) =>
      dropBetween(run, from, run, FIRST_PLACES) + dropBetween(run, placesFrom(from), run + 1, 0),
    forget: () => {
      kept.clear()
      places.clear()
    },
  }
}
