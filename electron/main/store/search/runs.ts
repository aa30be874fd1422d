import type { Database } from 'better-sqlite3'
import { noBits, type Bits } from '#shared/domain/search/bits.ts'
import type { AskedRun, Where } from '#shared/domain/search/answer.ts'
import { bitsOfList } from '#shared/domain/search/doc-set.ts'
import { docsByJoinedTexts, joinedTexts, type JoinedTexts } from '#shared/domain/search/joined-texts.ts'
import type { Part } from '#shared/domain/search/part.ts'
import { docsByLists, NO_LIST, type RunLists } from '#shared/domain/search/phrase.ts'
import type { BatchEntry } from '#shared/domain/search/posting-batch.ts'
import { pack, unpack, unpackText } from './pack.ts'
import { createKept } from './kept.ts'
import { searchBlocksOn } from './blocks.ts'
import { freshRuns, packSounds } from './fresh.ts'
import type { ListMaker } from './list-maker.ts'
import { searchJoinsOn, type FreshLimits, type StoredRuns } from './joins.ts'
import type { MadeRun, Presence, SearchRun } from './run.ts'
import { UNIT_ORDER } from './unit-order.ts'

export interface SearchRuns {
  /** The newest first. */
  readonly runs: () => readonly SearchRun[]
  readonly asked: (run: SearchRun) => AskedRun
  /** What lies beside the texts of a run: columns of a number for each of its documents, in their order. */
  readonly records: (run: number) => Uint8Array
  /** Number that the next document gets: above every other, also of those that are gone. */
  readonly nextDoc: () => number
  /** Inside a transaction. @returns to be called after it. */
  readonly add: (first: number, records: Uint8Array, entries: readonly BatchEntry[]) => () => void
  /** Texts of what is gone are kept no longer. */
  readonly forget: () => void
  /**
   * Makes and joins lists for about `budgetMs`, in a transaction of its own. With `purge` also rewrites runs that still have lists of
   * documents that are gone. @returns whether nothing is left to do.
   */
  readonly tidy: (budgetMs: number, purge: boolean) => boolean
  readonly isBehind: () => boolean
}

interface RunRow extends Omit<MadeRun, 'isFresh'> {
  readonly isFresh: number
}
const runOf = ({ isFresh, ...rest }: RunRow): MadeRun => ({ ...rest, isFresh: isFresh === 1 })

/** Of what terms have found in runs: who is shown a page has it counted next, turns it, and narrows it down. */
const ANSWERED_BYTES = 1_000_000

/** @param partsOf of a document; null for one that is gone. */
export const searchRunsOn = (
  db: Database,
  presence: Presence,
  partsOf: (doc: number) => readonly Part[] | null,
  limits: FreshLimits,
  maker: ListMaker,
): SearchRuns => {
  const RUN = "run, first_doc AS first, last_doc AS last, state = 'fresh' AS isFresh, docs"
  const all = db.prepare<[], RunRow>(
    `SELECT ${RUN} FROM search_run WHERE state IN ('fresh', 'whole') ORDER BY first_doc DESC`,
  )
  const blocks = searchBlocksOn(db)
  const recordsOf = db.prepare<[number]>('SELECT records FROM search_run WHERE run = ?').pluck()
  const titlesOf = db.prepare<[number]>('SELECT titles FROM search_run WHERE run = ?').pluck()
  const lastDoc = db.prepare('SELECT coalesce(max(last_doc), 0) FROM search_run').pluck()
  const soundsOf = db.prepare<[number]>('SELECT sounds FROM search_run WHERE run = ?').pluck()
  const insertRun = db.prepare<[number, number, number, string, Uint8Array, Uint8Array | null]>(
    'INSERT INTO search_run (first_doc, last_doc, docs, state, records, sounds) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const place = db.prepare<[number], RunRow>(`SELECT ${RUN} FROM search_run WHERE run = ?`)
  /** Asked for with every step of every search. */
  let known: readonly MadeRun[] | null = null
  const runs = () => (known ??= all.all().map(runOf))
  const fresh = freshRuns(
    (run) => soundsOf.get(run) as Uint8Array,
    partsOf,
    (run) => runs().some((one) => one.run === run && one.isFresh),
  )
  const keptTitles = new Map<number, JoinedTexts>()
  const joinedTitles = ({ run, first, last }: SearchRun): JoinedTexts => {
    const kept = keptTitles.get(run)
    if (kept !== undefined) return kept
    for (const one of keptTitles.keys()) if (!runs().some((there) => there.run === one)) keptTitles.delete(one)
    const text = unpackText(titlesOf.get(run) as Uint8Array)
    const made = joinedTexts(text, last - first + 1)
    keptTitles.set(run, made)
    return made
  }
  const answered = createKept<string, Bits>(ANSWERED_BYTES, (docs) => 4 * docs.length)
  /** A set of one's own: whoever gets it changes it. */
  const docsInTexts = (run: number, term: string, lists: RunLists): Bits =>
    answered.get(`${String(run)}.${term}`, () => docsByLists(term, lists)).slice()
  const records = (run: number): Uint8Array => unpack(recordsOf.get(run) as Uint8Array)
  const changed = (): void => {
    known = null
    answered.clear()
  }
  const stored: StoredRuns = {
    ...{ runs, changed },
    place: (run) => runOf(place.get(run) as RunRow),
    beside: (run) => ({
      records: recordsOf.get(run.run) as Uint8Array,
      titles: run.isFresh ? fresh.of(run).map(({ title }) => title) : (titlesOf.get(run.run) as Uint8Array),
    }),
    begin: (first, last, docs) =>
      Number(insertRun.run(first, last, docs, 'growing', new Uint8Array(), null).lastInsertRowid),
  }
  const joins = searchJoinsOn(db, stored, blocks, fresh, presence, limits, maker)
  const tidySome = db.transaction(joins.tidy)
  return {
    runs,
    asked: (run) => {
      const { first, last } = run
      const size = last - first + 1
      const there = presence.between(first, last)
      if (run.isFresh) {
        const holding = (where: Where, term: string): Bits => fresh.holding(run, where, term)
        return { size, there, holding, sounding: () => there }
      }
      const list = (key: number): Uint8Array | null => blocks.list(run.run, key)
      return {
        size,
        there,
        holding: (where, term) =>
          where === 'title'
            ? docsByJoinedTexts(term, joinedTitles(run))
            : docsInTexts(run.run, term, { size, list, order: UNIT_ORDER }),
        sounding: (key) => bitsOfList(list(key) ?? NO_LIST, noBits(size)),
      }
    },
    records,
    isBehind: joins.isBehind,
    nextDoc: () => (lastDoc.get() as number) + 1,
    add: (first, columns, entries) => {
      changed()
      const last = first + entries.length - 1
      const row = insertRun.run(first, last, entries.length, 'fresh', pack(columns), packSounds(entries))
      return () => {
        fresh.keep(Number(row.lastInsertRowid), entries)
      }
    },
    forget: () => {
      fresh.forget()
      blocks.forget()
      answered.clear()
      keptTitles.clear()
    },
    tidy: (budgetMs, purge) => {
      try {
        return tidySome.immediate(performance.now() + budgetMs, purge)
      } catch (error) {
        joins.forget()
        changed()
        throw error
      }
    },
  }
}
