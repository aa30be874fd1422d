import type { Database } from 'better-sqlite3'
import { countBits, type Bits } from '#shared/domain/search/bits.ts'
import { docsByLists, docsByTexts, type AskedRun, type TextSpace } from '#shared/domain/search/answer.ts'
import type { BlockWriter } from '#shared/domain/search/block.ts'
import type { Part } from '#shared/domain/search/part.ts'
import { NO_TEXT, writeRun, type BatchEntry } from '#shared/domain/search/posting-batch.ts'
import { docsIn, SPACE } from '#shared/domain/search/posting.ts'
import { joinLists, listWithout, type JoinedPart } from '#shared/domain/search/posting-join.ts'
import { pack, unpack } from './pack.ts'
import { joinedRecords } from './search-record.ts'
import { searchBlocksOn } from './search-block.ts'
import { freshRuns, packSounds } from './search-fresh.ts'
import { UNIT_ORDER } from './unit-order.ts'

/**
 * The lists of neighbouring documents, those numbered `first` to `last`. What is taken in at once is a fresh run, without lists
 * (`FreshRuns`); enough of them become one with lists, and neighbours of like size are joined to a larger one, a little at a
 * time, so that each list is read in few places.
 */
export interface SearchRun {
  readonly run: number
  readonly first: number
  readonly last: number
  readonly isFresh: boolean
}

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
}

/** When fresh runs become one with lists: as soon as they are so many, or have so many documents or characters. */
export interface FreshLimits {
  readonly runs: number
  readonly documents: number
  readonly characters: number
}
export const FRESH_LIMITS: FreshLimits = { runs: 64, documents: 512, characters: 1_200_000 }

/** So many neighbours of like size become one: fewer would be rewritten more often, more would be more places to look. */
const FAN = 16

const sizeClass = (documents: number): number => Math.floor(Math.log2(documents) / Math.log2(FAN))

interface Join {
  readonly into: number
  readonly parts: string
  readonly next: number
}

/** A run with how many documents it had when its lists were made. */
interface RunRow extends Omit<SearchRun, 'isFresh'> {
  readonly isFresh: number
  readonly docs: number
}
const runOf = ({ isFresh, ...rest }: RunRow) => ({ ...rest, isFresh: isFresh === 1 })

/** Which documents still stand in the index. */
export interface Presence {
  readonly has: (doc: number) => boolean
  /** Counted from `first`. */
  readonly between: (first: number, last: number) => Bits
}

/** @param partsOf of a document; null for one that is gone. */
export const searchRunsOn = (
  db: Database,
  { has, between }: Presence,
  partsOf: (doc: number) => readonly Part[] | null,
  limits: FreshLimits,
): SearchRuns => {
  const RUN = "run, first_doc AS first, last_doc AS last, state = 'fresh' AS isFresh, docs"
  const all = db.prepare<[], RunRow>(
    `SELECT ${RUN} FROM search_run WHERE state IN ('fresh', 'whole') ORDER BY first_doc DESC`,
  )
  const blocks = searchBlocksOn(db)
  const recordsOf = db.prepare<[number]>('SELECT records FROM search_run WHERE run = ?').pluck()
  const lastDoc = db.prepare('SELECT coalesce(max(last_doc), 0) FROM search_run').pluck()
  const soundsOf = db.prepare<[number]>('SELECT sounds FROM search_run WHERE run = ?').pluck()
  const insertRun = db.prepare<[number, number, number, string, Uint8Array, Uint8Array | null]>(
    'INSERT INTO search_run (first_doc, last_doc, docs, state, records, sounds) VALUES (?, ?, ?, ?, ?, ?)',
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
  const dropRun = db.prepare<[number]>('DELETE FROM search_run WHERE run = ?')
  const place = db.prepare<[number], RunRow>(`SELECT ${RUN} FROM search_run WHERE run = ?`)
  /** Asked for with every step of every search. */
  let known: ReturnType<typeof runOf>[] | null = null
  const runs = () => (known ??= all.all().map(runOf))
  const fresh = freshRuns(
    (run) => soundsOf.get(run) as Uint8Array,
    partsOf,
    (run) => runs().some((one) => one.run === run && one.isFresh),
  )

  const thereIn = ({ first, last }: SearchRun): number => countBits(between(first, last))
  const readRecords = (run: number): Uint8Array => unpack(recordsOf.get(run) as Uint8Array)

  /** The oldest fresh runs as soon as they are enough for one with lists. */
  const enoughFresh = (newest: readonly SearchRun[]): readonly SearchRun[] | null => {
    let [documents, characters] = [0, 0]
    for (const [index, run] of newest.toReversed().entries()) {
      documents += run.last - run.first + 1
      characters += fresh.charactersIn(run)
      const runsSoFar = index + 1
      if (runsSoFar >= limits.runs || documents >= limits.documents || characters >= limits.characters)
        return newest.slice(-runsSoFar).toReversed()
    }
    return null
  }

  /** Enough fresh runs; neighbours of one size class; or with `purge` what has lists, or texts in memory, of what is gone. Oldest first. */
  const nextParts = (purge: boolean): readonly SearchRun[] => {
    const hasGone = (run: (typeof newest)[number]): boolean => run.docs > thereIn(run)
    const newest = runs().filter(({ isFresh }) => isFresh)
    const enough = enoughFresh(newest)
    if (enough !== null) return enough
    if (purge && newest.some(hasGone)) return newest.toReversed()
    const older = runs().filter(({ isFresh }) => !isFresh)
    let like: SearchRun[] = []
    for (const run of older) {
      const own = sizeClass(run.last - run.first + 1)
      const [neighbour] = like
      if (neighbour !== undefined && sizeClass(neighbour.last - neighbour.first + 1) !== own) like = []
      like.unshift(run)
      if (like.length === FAN) return like
    }
    const gone = purge ? older.find(hasGone) : undefined
    return gone === undefined ? [] : [gone]
  }

  const begin = (parts: readonly SearchRun[]): void => {
    const [first, last] = [parts[0]?.first ?? 0, parts.at(-1)?.last ?? 0]
    const docs = parts.reduce((sum, part) => sum + thereIn(part), 0)
    const into = insertRun.run(first, last, docs, 'growing', new Uint8Array(), null).lastInsertRowid
    beginJoin.run(into, JSON.stringify(parts.map(({ run }) => run)))
  }

  /** The lists of a run that are being made of fresh ones. */
  let build: { readonly into: number; readonly writer: BlockWriter; readonly steps: Iterator<undefined> } | null = null
  /** @returns whether all are written. */
  const goOnBuild = (into: number, parts: readonly SearchRun[], until: number): boolean => {
    if (build?.into !== into) {
      // From the start, also after a process ended in it or a step was taken back.
      blocks.dropAll(into)
      const writer = blocks.writerOf(into)
      const entries = parts.flatMap((part) =>
        fresh.of(part).map((entry, at) => (has(part.first + at) ? entry : NO_TEXT)),
      )
      build = { into, writer, steps: writeRun(entries, UNIT_ORDER, writer) }
    }
    const { writer, steps } = build
    while (steps.next().done !== true) if (performance.now() > until) return false
    writer.finish()
    build = null
    return true
  }

  /** @returns whether all are written. */
  const goOnJoin = ({ into, next }: Join, parts: readonly SearchRun[], whole: SearchRun, until: number): boolean => {
    const writer = blocks.writerOf(into)
    const sources = parts.map((part) => {
      const advance = blocks.listsFrom(part.run, next)
      const hasGone = thereIn(part) < part.last - part.first + 1
      const isGone = (doc: number): boolean => !has(part.first + doc)
      return { shift: part.first - whole.first, advance, isGone: hasGone ? isGone : null }
    })
    const heads = sources.map(({ advance }) => advance())
    for (let count = 1; ; count += 1) {
      let key = Number.POSITIVE_INFINITY
      for (const head of heads) if (head !== null && head.key < key) key = head.key
      if (key === Number.POSITIVE_INFINITY) break
      const joined: JoinedPart[] = []
      for (let index = 0; index < sources.length; index += 1) {
        const [head, source] = [heads[index], sources[index]]
        if (head?.key !== key || source === undefined) continue
        const { bytes, from, to } = head
        if (source.isGone === null) joined.push({ bytes, from, to, shift: source.shift })
        else {
          const list = listWithout(key, bytes.subarray(from, to), source.isGone)
          if (list !== null) joined.push({ bytes: list, from: 0, to: list.length, shift: source.shift })
        }
        heads[index] = source.advance()
      }
      if (joined.length > 0) joinLists(key, joined, writer)
      if (count % 64 === 0 && performance.now() > until) {
        writer.finish()
        moveJoin.run(key + 1)
        return false
      }
    }
    writer.finish()
    return true
  }

  const goOn = (join: Join, until: number): void => {
    const { into, parts: names } = join
    const parts = (JSON.parse(names) as number[]).map((run) => runOf(place.get(run) as RunRow)) // written by `begin`
    const whole = runOf(place.get(into) as RunRow)
    const isDone = parts[0]?.isFresh === true ? goOnBuild(into, parts, until) : goOnJoin(join, parts, whole, until)
    if (!isDone) return
    known = null
    blocks.forget()
    const records = joinedRecords(parts, (run) => readRecords(run.run), has)
    setRecords.run(pack(records), into)
    setState.run('whole', into)
    for (const { run } of parts) setState.run('leaving', run)
    endJoin.run()
  }

  /** One step. False when there is none. */
  const step = (until: number, purge: boolean): boolean => {
    const run = leaving.get() as number | undefined
    if (run !== undefined) {
      if (!blocks.dropSome(run)) dropRun.run(run)
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
  const tidySome = db.transaction((until: number, purge: boolean): boolean => {
    while (step(until, purge)) if (performance.now() > until) return false
    return true
  })
  return {
    runs,
    asked: (run) => {
      const { first, last } = run
      const size = last - first + 1
      const there = between(first, last)
      if (run.isFresh) {
        const entries = fresh.of(run)
        const texts = (space: TextSpace) => entries.map(({ all, title }) => (space === SPACE.title ? title : all))
        return { size, there, holding: (space, term) => docsByTexts(term, texts(space)), sounding: () => there }
      }
      const list = (key: number): Uint8Array | null => blocks.list(run.run, key)
      return {
        size,
        there,
        holding: (space, term) => docsByLists(space, term, { size, list, order: UNIT_ORDER }),
        sounding: (key) => docsIn(key, list(key) ?? new Uint8Array(), size),
      }
    },
    records: readRecords,
    nextDoc: () => (lastDoc.get() as number) + 1,
    add: (first, records, entries) => {
      known = null
      const last = first + entries.length - 1
      const row = insertRun.run(first, last, entries.length, 'fresh', pack(records), packSounds(entries))
      return () => {
        fresh.keep(Number(row.lastInsertRowid), entries)
      }
    },
    forget: () => {
      fresh.forget()
      blocks.forget()
    },
    tidy: (budgetMs, purge) => {
      try {
        return tidySome.immediate(performance.now() + budgetMs, purge)
      } catch (error) {
        build = null
        throw error
      } finally {
        known = null
      }
    },
  }
}
