import type { Database } from 'better-sqlite3'
import { countBits } from '#shared/domain/search/bits.ts'
import { FIRST_PLACES } from '#shared/domain/search/posting.ts'
import { NO_TEXT } from '#shared/domain/search/posting-batch.ts'
import type { SearchBlocks } from './blocks.ts'
import type { FreshRuns } from './fresh.ts'
import type { ListJob, ListMaker } from './list-maker.ts'
import { makeWorkOf, type BesideWork } from './list-work.ts'
import { portionsOf } from './portions.ts'
import type { MadeRun, Presence, SearchRun } from './run.ts'

/** When fresh runs become one with lists: as soon as they are so many, or have so many documents or characters, or one has. */
export interface FreshLimits {
  readonly runs: number
  readonly documents: number
  readonly characters: number
  readonly charactersOfOne: number
}
export const FRESH_LIMITS: FreshLimits = {
  runs: 64,
  documents: 1024,
  characters: 2_400_000,
  charactersOfOne: 1_200_000,
}

/** So many times as much may be fresh before lists are waited for. */
const BEHIND = 3

/** So many neighbours of like size become one: fewer would be rewritten more often, more would be more places to look. */
const FAN = 16

const sizeClass = (documents: number): number => Math.floor(Math.log2(documents) / Math.log2(FAN))

/** The runs as they lie in the store. */
export interface StoredRuns {
  /** The newest first. */
  readonly runs: () => readonly MadeRun[]
  readonly place: (run: number) => MadeRun
  /** What lies beside its lists, packed; the titles of a fresh run are not. */
  readonly beside: (run: MadeRun) => Pick<BesideWork['parts'][number], 'records' | 'titles'>
  /** A run without lists yet, which nobody asks. @returns its number. */
  readonly begin: (first: number, last: number, docs: number) => number
  /** Something has changed. */
  readonly changed: () => void
}

/** Makes and joins the lists of runs, a step at a time, inside a transaction. */
export interface SearchJoins {
  /** Works until then, or until nothing can be done before lists come. @returns whether nothing is left to do. */
  readonly tidy: (until: number, purge: boolean) => boolean
  /** More is fresh than is looked through at once; lists are on their way. */
  readonly isBehind: () => boolean
  /** The transaction was taken back. */
  readonly forget: () => void
}

interface JoinRow {
  readonly into: number
  readonly parts: string
  readonly next: number
}

/** A run that comes to be. `step`: once `whole`, it is. */
interface Growing {
  readonly step: () => 'worked' | 'waits' | 'whole'
  readonly drop: () => void
}

/**
 * Pages that are changed with one transaction, about: the commit enciphers each, and carries it into the file, which takes longer than the
 * work itself. Of all that can be dropped in the same time the window waits for 40 ms.
 */
const PAGES = 96

/** Portions that are under way at once: the thread has the next one while what came of this one is written. */
const UNDER_WAY = 2

export const searchJoinsOn = (
  db: Database,
  stored: StoredRuns,
  blocks: SearchBlocks,
  fresh: FreshRuns,
  { has, between }: Presence,
  limits: FreshLimits,
  maker: ListMaker,
): SearchJoins => {
  const readJoin = db.prepare<[], JoinRow>('SELECT into_run AS "into", parts, next_key AS next FROM search_join')
  const beginJoin = db.prepare<[number, string]>(
    'INSERT INTO search_join (one, into_run, parts, next_key) VALUES (1, ?, ?, 0)',
  )
  const moveJoin = db.prepare<[number]>('UPDATE search_join SET next_key = ?')
  const endJoin = db.prepare<[number]>('DELETE FROM search_join WHERE into_run = ?')
  const makeWhole = db.prepare<[Uint8Array, Uint8Array, number]>(
    "UPDATE search_run SET state = 'whole', records = ?, titles = ? WHERE run = ?",
  )
  const makeLeave = db.prepare<[number]>("UPDATE search_run SET state = 'leaving' WHERE run = ?")
  const leaving = db.prepare("SELECT run FROM search_run WHERE state = 'leaving' LIMIT 1").pluck()
  const dropRun = db.prepare<[number]>('DELETE FROM search_run WHERE run = ?')
  /** Lists that were being made of fresh runs when a process ended, or a step was taken back, are made anew. */
  const leaveHalf = db.prepare(
    "UPDATE search_run SET state = 'leaving' WHERE state = 'growing' AND run NOT IN (SELECT into_run FROM search_join)",
  )

  const thereIn = ({ first, last }: SearchRun): number => countBits(between(first, last))
  const hasGone = (run: MadeRun): boolean => run.docs > thereIn(run)

  /** The oldest fresh runs as soon as they are enough for one with lists. */
  const enoughFresh = (newest: readonly MadeRun[]): readonly MadeRun[] | null => {
    let [documents, characters] = [0, 0]
    for (const [index, run] of newest.toReversed().entries()) {
      documents += run.last - run.first + 1
      const own = fresh.charactersIn(run)
      characters += own
      const runsSoFar = index + 1
      const isMuch = characters >= limits.characters || own >= limits.charactersOfOne
      if (runsSoFar >= limits.runs || documents >= limits.documents || isMuch)
        return newest.slice(-runsSoFar).toReversed()
    }
    return null
  }
  const freshRuns = (): readonly MadeRun[] => stored.runs().filter(({ isFresh }) => isFresh)
  /** Enough fresh runs; or with `purge` those with texts in memory of what is gone. Oldest first. */
  const partsToMake = (purge: boolean): readonly MadeRun[] => {
    const newest = freshRuns()
    return enoughFresh(newest) ?? (purge && newest.some(hasGone) ? newest.toReversed() : [])
  }
  /** Neighbours of one size class; or with `purge` one with lists of what is gone. Oldest first. */
  const partsToJoin = (purge: boolean): readonly MadeRun[] => {
    const older = stored.runs().filter(({ isFresh }) => !isFresh)
    let like: MadeRun[] = []
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
  const begin = (parts: readonly MadeRun[]): number =>
    stored.begin(
      parts[0]?.first ?? 0,
      parts.at(-1)?.last ?? 0,
      parts.reduce((sum, part) => sum + thereIn(part), 0),
    )

  /** Writes what the job answers, an answer a step. `all`: that was the last. */
  const write = (into: number, job: ListJob): 'worked' | 'waits' | 'all' => {
    const answer = job.next()
    if (answer === null) return 'waits'
    if (answer.kind !== 'blocks') throw new Error('lists are answered by blocks')
    pages += blocks.put(into, answer.blocks)
    hasWritten = true
    return answer.isLast ? 'all' : 'worked'
  }
  /** The end of all that grows: what lies beside the lists; the parts leave. */
  const closing = (into: number, parts: readonly MadeRun[]): Growing => {
    const [first, last] = [parts[0]?.first ?? 0, parts.at(-1)?.last ?? 0]
    const beside = parts.map((part) => ({ first: part.first, last: part.last, ...stored.beside(part) }))
    const job = maker.ask({ kind: 'beside', first, last, there: between(first, last), parts: beside })
    return {
      step: () => {
        const answer = job.next()
        if (answer === null) return 'waits'
        if (answer.kind !== 'beside') throw new Error('what lies beside is answered by itself')
        job.drop()
        blocks.forget()
        makeWhole.run(answer.records, answer.titles, into)
        for (const { run } of parts) makeLeave.run(run)
        endJoin.run(into)
        stored.changed()
        return 'whole'
      },
      drop: job.drop,
    }
  }
  /** `work`, then the end. */
  const growing = (into: number, parts: readonly MadeRun[], work: () => ReturnType<typeof write>, drop: () => void) => {
    let end: Growing | null = null
    return {
      step: (): ReturnType<Growing['step']> => {
        if (end !== null) return end.step()
        const state = work()
        if (state !== 'all') return state
        drop()
        end = closing(into, parts)
        return 'worked'
      },
      drop: (): void => {
        drop()
        end?.drop()
      },
    }
  }

  const making = (into: number, parts: readonly MadeRun[]): Growing => {
    const entries = parts.flatMap((part) => fresh.of(part).map((entry, at) => (has(part.first + at) ? entry : NO_TEXT)))
    const job = maker.ask(makeWorkOf(entries))
    return growing(into, parts, () => write(into, job), job.drop)
  }
  const joining = ({ into, parts: names, next }: JoinRow): Growing => {
    const parts = (JSON.parse(names) as number[]).map(stored.place) // written by `step`
    const portions = portionsOf(parts, next, blocks, { between })
    const underWay: { readonly until: number; readonly job: ListJob }[] = []
    let [isRead, isClean] = [false, false]
    /** @returns whether anything was done. */
    const read = (): boolean => {
      if (isRead || underWay.length === UNDER_WAY) return false
      const { value: portion, done } = portions.next()
      isRead = done === true
      if (portion) underWay.push({ until: portion.until, job: maker.ask(portion) })
      return !isRead
    }
    const work = (): ReturnType<typeof write> => {
      // Of a portion that was being written when a process ended, or a step was taken back.
      const ahead = isClean || next >= FIRST_PLACES ? 0 : blocks.dropAhead(into, next)
      pages += ahead
      if (ahead > 0) return 'worked'
      isClean = true
      const hasRead = read()
      const [first] = underWay
      if (first === undefined) return isRead ? 'all' : 'worked'
      const state = write(into, first.job)
      if (state === 'waits') return hasRead ? 'worked' : 'waits'
      if (state === 'all') {
        first.job.drop()
        underWay.shift()
        moveJoin.run(first.until)
      }
      return 'worked'
    }
    return growing(into, parts, work, () => {
      for (const { job } of underWay) job.drop()
    })
  }

  /** Blocks were written since some were dropped. */
  let hasWritten = false
  /** Changed with this transaction. */
  let pages = 0
  let [isSwept, make, join]: [boolean, Growing | null, Growing | null] = [false, null, null]
  const forget = (): void => {
    make?.drop()
    join?.drop()
    ;[isSwept, make, join] = [false, null, null]
  }
  /** Begins what can be begun. */
  const beginSome = (purge: boolean): void => {
    if (!isSwept) leaveHalf.run()
    isSwept = true
    if (make === null) {
      const parts = partsToMake(purge)
      if (parts.length > 0) make = making(begin(parts), parts)
    }
    if (join !== null) return
    let row = readJoin.get()
    if (row === undefined) {
      const parts = partsToJoin(purge)
      if (parts.length === 0) return
      beginJoin.run(begin(parts), JSON.stringify(parts.map(({ run }) => run)))
      row = readJoin.get()
    }
    if (row !== undefined) join = joining(row)
  }
  const step = (purge: boolean): 'worked' | 'waits' | 'done' => {
    // After an unlock: one run a step, as all would take a tenth of a second.
    const unread = freshRuns().find((run) => !fresh.isRead(run))
    if (unread !== undefined) {
      fresh.of(unread)
      return 'worked'
    }
    beginSome(purge)
    const grows = make !== null || join !== null
    // Dropped pages are taken by the blocks that follow, and written once: no more is dropped than is written, until nothing grows.
    const run = hasWritten || !grows ? (leaving.get() as number | undefined) : undefined
    const dropped = run === undefined ? 0 : blocks.dropSome(run)
    pages += dropped
    if (run !== undefined && dropped === 0) dropRun.run(run)
    hasWritten = false
    const [made, joined] = [make?.step(), join?.step()]
    if (made === 'whole') make = null
    if (joined === 'whole') join = null
    if (run !== undefined || [made, joined].some((state) => state === 'worked' || state === 'whole')) return 'worked'
    return grows ? 'waits' : 'done'
  }
  return {
    tidy: (until, purge) => {
      pages = 0
      for (;;) {
        const state = step(purge)
        if (state === 'done') maker.rest()
        if (state !== 'worked') return state === 'done'
        if (pages > PAGES || performance.now() > until) return false
      }
    },
    isBehind: () => {
      const waiting = freshRuns()
      const documents = waiting.reduce((sum, { first, last }) => sum + last - first + 1, 0)
      const characters = waiting.reduce((sum, run) => sum + fresh.charactersIn(run), 0)
      return documents > BEHIND * limits.documents || characters > BEHIND * limits.characters
    },
    forget,
  }
}
