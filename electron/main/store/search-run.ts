import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Database } from 'better-sqlite3'
import { blockWriter, listIn, postingsIn, type Block } from '#shared/domain/search/block.ts'
import type { Posting } from '#shared/domain/search/posting.ts'
import { joinLists, listWithout } from '#shared/domain/search/posting-join.ts'

/**
 * The lists of neighbouring documents, those numbered `first` to `last`. What is taken in at once is a run; neighbouring
 * runs of like size are joined to a larger one, a little at a time, so that each list is read in few places.
 */
export interface SearchRun {
  readonly run: number
  readonly first: number
  readonly last: number
}

export interface SearchRuns {
  /** The newest first. */
  readonly runs: () => readonly SearchRun[]
  /** The list of a key in a run; null for none. */
  readonly list: (run: number, key: number) => Uint8Array | null
  /** What lies beside the lists of a run: a record for each of its documents, in their order. */
  readonly records: (run: number) => Uint8Array
  /** Number that the next document gets: above every other, also of those that are gone. */
  readonly nextDoc: () => number
  /** Inside a transaction. `postings` in the order of their keys. */
  readonly add: (first: number, last: number, records: Uint8Array, postings: Iterable<Posting>) => void
  /**
   * Joins runs for about `budgetMs`, in a transaction of its own. With `purge` also rewrites those that still have lists of documents
   * that are gone. @returns whether nothing is left to do.
   */
  readonly tidy: (budgetMs: number, purge: boolean) => boolean
}

/** Bytes of a block before it is packed: what is read for one short list. */
const BLOCK_BYTES = 8192
/** So many neighbours of like size become one: fewer would be rewritten more often, more would be more places to look. */
const FAN = 16
/** Packed harder the longer it will lie. */
const packLevel = (documents: number): number => (documents < 4096 ? 1 : 6)

const unpacked = (key: number, data: Uint8Array): Block => ({ key, bytes: inflateRawSync(data) })
const sizeClass = (documents: number): number => Math.floor(Math.log2(documents) / Math.log2(FAN))

interface Join {
  readonly into: number
  readonly parts: string
  readonly next: number
}

/** @param isThere does this document still stand in the index? */
export const searchRunsOn = (db: Database, isThere: (doc: number) => boolean): SearchRuns => {
  const all = db.prepare<[], SearchRun & { readonly docs: number }>(
    "SELECT run, first_doc AS first, last_doc AS last, docs FROM search_run WHERE state = 'whole' ORDER BY first_doc DESC",
  )
  const seek = db.prepare<[number, number], { readonly key: number; readonly data: Uint8Array }>(
    'SELECT key, data FROM search_block WHERE run = ? AND key <= ? ORDER BY key DESC LIMIT 1',
  )
  const after = db.prepare<[number, number], { readonly key: number; readonly data: Uint8Array }>(
    'SELECT key, data FROM search_block WHERE run = ? AND key > ? ORDER BY key LIMIT 1',
  )
  const recordsOf = db.prepare<[number]>('SELECT records FROM search_run WHERE run = ?').pluck()
  const lastDoc = db.prepare('SELECT coalesce(max(last_doc), 0) FROM search_run').pluck()
  const insertRun = db.prepare<[number, number, number, string, Uint8Array]>(
    'INSERT INTO search_run (first_doc, last_doc, docs, state, records) VALUES (?, ?, ?, ?, ?)',
  )
  const insertBlock = db.prepare<[number, number, Uint8Array]>(
    'INSERT INTO search_block (run, key, data) VALUES (?, ?, ?)',
  )
  const readJoin = db.prepare<[], Join>('SELECT into_run AS "into", parts, next_key AS next FROM search_join')
  const beginJoin = db.prepare<[number | bigint, string]>(
    'INSERT INTO search_join (one, into_run, parts, next_key) VALUES (1, ?, ?, 0)',
  )
  const moveJoin = db.prepare<[number]>('UPDATE search_join SET next_key = ?')
  const endJoin = db.prepare('DELETE FROM search_join')
  const setState = db.prepare<[string, number]>('UPDATE search_run SET state = ? WHERE run = ?')
  const setRecords = db.prepare<[Uint8Array, number]>('UPDATE search_run SET records = ? WHERE run = ?')
  const leaving = db.prepare("SELECT run FROM search_run WHERE state = 'leaving' LIMIT 1").pluck()
  const dropBlocks = db.prepare<[number]>(
    'DELETE FROM search_block WHERE rowid IN (SELECT rowid FROM search_block WHERE run = ? LIMIT 64)',
  )
  const dropRun = db.prepare<[number]>('DELETE FROM search_run WHERE run = ?')
  const place = db.prepare<[number], SearchRun>(
    'SELECT run, first_doc AS first, last_doc AS last FROM search_run WHERE run = ?',
  )

  const writerOf = (run: number, documents: number) =>
    blockWriter(BLOCK_BYTES, ({ key, bytes }) => {
      insertBlock.run(run, key, deflateRawSync(bytes, { level: packLevel(documents) }))
    })

  /** The lists of a run from a key on. Each block is asked for by itself: what is written meanwhile does not disturb. */
  function* postingsFrom(run: number, from: number): Generator<Posting, void> {
    let row = seek.get(run, from) ?? after.get(run, from)
    while (row !== undefined) {
      for (const posting of postingsIn(unpacked(row.key, row.data))) if (posting.key >= from) yield posting
      row = after.get(run, row.key)
    }
  }

  const thereIn = ({ first, last }: SearchRun): number => {
    let count = 0
    for (let doc = first; doc <= last; doc += 1) if (isThere(doc)) count += 1
    return count
  }
  const readRecords = (run: number): Uint8Array => inflateRawSync(recordsOf.get(run) as Uint8Array)

  /** Neighbours of one size class, the oldest first; or with `purge` a run that has lists of what is gone. */
  const nextParts = (purge: boolean): readonly SearchRun[] => {
    const runs = all.all()
    let like: SearchRun[] = []
    for (const run of runs) {
      const own = sizeClass(run.last - run.first + 1)
      const [neighbour] = like
      if (neighbour !== undefined && sizeClass(neighbour.last - neighbour.first + 1) !== own) like = []
      like.unshift(run)
      if (like.length === FAN) return like
    }
    const gone = purge ? runs.find((run) => run.docs > thereIn(run)) : undefined
    return gone === undefined ? [] : [gone]
  }

  const begin = (parts: readonly SearchRun[]): void => {
    const [first, last] = [parts[0]?.first ?? 0, parts.at(-1)?.last ?? 0]
    const docs = parts.reduce((sum, part) => sum + thereIn(part), 0)
    const into = insertRun.run(first, last, docs, 'growing', new Uint8Array()).lastInsertRowid
    beginJoin.run(into, JSON.stringify(parts.map(({ run }) => run)))
  }

  /** Those of what is gone are emptied. */
  const joinedRecords = (parts: readonly SearchRun[]): Uint8Array => {
    const all = parts.map((part) => {
      const records = Uint8Array.from(readRecords(part.run))
      const each = records.length / (part.last - part.first + 1)
      for (let doc = part.first; doc <= part.last; doc += 1)
        if (!isThere(doc)) records.fill(0, (doc - part.first) * each, (doc - part.first + 1) * each)
      return records
    })
    return Buffer.concat(all)
  }

  const goOn = ({ into, parts: names, next }: Join, until: number): void => {
    const parts = (JSON.parse(names) as number[]).map((run) => place.get(run) as SearchRun) // written by `begin`
    const whole = place.get(into) as SearchRun
    const writer = writerOf(into, whole.last - whole.first + 1)
    const sources = parts.map(({ run }) => postingsFrom(run, next))
    const heads = sources.map((source) => source.next().value ?? null)
    const hasGone = parts.map((part) => thereIn(part) < part.last - part.first + 1)
    for (let count = 1; ; count += 1) {
      let key = Number.POSITIVE_INFINITY
      for (const head of heads) if (head !== null && head.key < key) key = head.key
      if (key === Number.POSITIVE_INFINITY) break
      const joined: { list: Uint8Array; shift: number }[] = []
      for (const [index, part] of parts.entries()) {
        const head = heads[index]
        if (head?.key !== key) continue
        const list =
          hasGone[index] === true ? listWithout(key, head.list, (doc) => !isThere(part.first + doc)) : head.list
        if (list !== null) joined.push({ list, shift: part.first - whole.first })
        heads[index] = sources[index]?.next().value ?? null
      }
      if (joined.length > 0) writer.add({ key, list: joinLists(joined) })
      if (count % 64 === 0 && performance.now() > until) {
        writer.end()
        moveJoin.run(key + 1)
        return
      }
    }
    writer.end()
    setRecords.run(deflateRawSync(joinedRecords(parts), { level: 1 }), into)
    setState.run('whole', into)
    for (const { run } of parts) setState.run('leaving', run)
    endJoin.run()
  }

  /** One step. False when there is none. */
  const step = (until: number, purge: boolean): boolean => {
    const run = leaving.get() as number | undefined
    if (run !== undefined) {
      if (dropBlocks.run(run).changes === 0) dropRun.run(run)
      return true
    }
    const join = readJoin.get()
    if (join !== undefined) {
      goOn(join, until)
      return true
    }
    const parts = nextParts(purge)
    if (parts.length > 0) begin(parts)
    return parts.length > 0
  }
  /** Asked for with every step of every search. */
  let known: readonly SearchRun[] | null = null
  const tidySome = db.transaction((until: number, purge: boolean): boolean => {
    while (step(until, purge)) if (performance.now() > until) return false
    return true
  })
  return {
    runs: () => (known ??= all.all()),
    list: (run, key) => {
      const row = seek.get(run, key)
      return row === undefined ? null : listIn(unpacked(row.key, row.data), key)
    },
    records: readRecords,
    nextDoc: () => (lastDoc.get() as number) + 1,
    add: (first, last, records, postings) => {
      known = null
      const documents = last - first + 1
      const run = Number(
        insertRun.run(first, last, documents, 'whole', deflateRawSync(records, { level: 1 })).lastInsertRowid,
      )
      const writer = writerOf(run, documents)
      for (const posting of postings) writer.add(posting)
      writer.end()
    },
    tidy: (budgetMs, purge) => {
      known = null
      return tidySome.immediate(performance.now() + budgetMs, purge)
    },
  }
}
