import type { Database } from 'better-sqlite3'
import { joinTexts } from '#shared/domain/search/answer.ts'
import { countBits } from '#shared/domain/search/bits.ts'
import type { BlockReader } from '#shared/domain/search/block.ts'
import { isApart } from '#shared/domain/search/doc-set.ts'
import { FIRST_PLACES, isPlain, placesKey } from '#shared/domain/search/posting.ts'
import { NO_TEXT, writeRun } from '#shared/domain/search/posting-batch.ts'
import { joinLists, type JoinedPart, type Slice } from '#shared/domain/search/posting-join.ts'
import { pack } from './pack.ts'
import { joinedRecords } from './records.ts'
import type { SearchBlocks } from './blocks.ts'
import type { FreshRuns } from './fresh.ts'
import type { MadeRun, Presence, SearchRun } from './run.ts'
import { UNIT_ORDER } from './unit-order.ts'

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

/** So many neighbours of like size become one: fewer would be rewritten more often, more would be more places to look. */
const FAN = 16

const sizeClass = (documents: number): number => Math.floor(Math.log2(documents) / Math.log2(FAN))

interface Join {
  readonly into: number
  readonly parts: string
  readonly next: number
}

/** The runs as they lie in the store. */
export interface StoredRuns {
  /** The newest first. */
  readonly runs: () => readonly MadeRun[]
  readonly place: (run: number) => MadeRun
  readonly records: (run: number) => Uint8Array
  /** Of each document, in their order. */
  readonly titles: (run: MadeRun) => readonly string[]
  /** A run without lists yet, which nobody asks. @returns its number. */
  readonly begin: (first: number, last: number, docs: number) => number
  /** Something has changed. */
  readonly changed: () => void
}

/** Makes and joins the lists of runs, a step at a time, inside a transaction. */
export interface SearchJoins {
  /** Works until then. @returns whether nothing is left to do. */
  readonly tidy: (until: number, purge: boolean) => boolean
  /** The transaction was taken back. */
  readonly forget: () => void
}

export const searchJoinsOn = (
  db: Database,
  stored: StoredRuns,
  blocks: SearchBlocks,
  fresh: FreshRuns,
  { has, between }: Presence,
  limits: FreshLimits,
): SearchJoins => {
  const readJoin = db.prepare<[], Join>('SELECT into_run AS "into", parts, next_key AS next FROM search_join')
  const beginJoin = db.prepare<[number, string]>(
    'INSERT INTO search_join (one, into_run, parts, next_key) VALUES (1, ?, ?, 0)',
  )
  const moveJoin = db.prepare<[number]>('UPDATE search_join SET next_key = ?')
  const endJoin = db.prepare('DELETE FROM search_join')
  const makeWhole = db.prepare<[Uint8Array, Uint8Array, number]>(
    "UPDATE search_run SET state = 'whole', records = ?, titles = ? WHERE run = ?",
  )
  const makeLeave = db.prepare<[number]>("UPDATE search_run SET state = 'leaving' WHERE run = ?")
  const leaving = db.prepare("SELECT run FROM search_run WHERE state = 'leaving' LIMIT 1").pluck()
  const dropRun = db.prepare<[number]>('DELETE FROM search_run WHERE run = ?')

  const thereIn = ({ first, last }: SearchRun): number => countBits(between(first, last))

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

  /** Enough fresh runs; neighbours of one size class; or with `purge` what has lists, or texts in memory, of what is gone. Oldest first. */
  const nextParts = (purge: boolean): readonly MadeRun[] => {
    const hasGone = (run: MadeRun): boolean => run.docs > thereIn(run)
    const newest = stored.runs().filter(({ isFresh }) => isFresh)
    const enough = enoughFresh(newest)
    if (enough !== null) return enough
    if (purge && newest.some(hasGone)) return newest.toReversed()
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

  const begin = (parts: readonly MadeRun[]): void => {
    const docs = parts.reduce((sum, part) => sum + thereIn(part), 0)
    const into = stored.begin(parts[0]?.first ?? 0, parts.at(-1)?.last ?? 0, docs)
    beginJoin.run(into, JSON.stringify(parts.map(({ run }) => run)))
  }

  /** The lists of a run that are being made of fresh ones. */
  let build: { readonly into: number; readonly finish: () => void; readonly steps: Iterator<undefined> } | null = null
  /** @returns whether all are written. */
  const goOnBuild = (into: number, parts: readonly MadeRun[], until: number): boolean => {
    if (build?.into !== into) {
      // From the start, also after a process ended in it or a step was taken back.
      blocks.dropAll(into)
      const { lists, places, finish } = blocks.writersOf(into)
      const entries = parts.flatMap((part) =>
        fresh.of(part).map((entry, at) => (has(part.first + at) ? entry : NO_TEXT)),
      )
      build = { into, finish, steps: writeRun(entries, UNIT_ORDER, lists, places) }
    }
    const { finish, steps } = build
    while (steps.next().done !== true) if (performance.now() > until) return false
    finish()
    build = null
    return true
  }

  /** Where a join reads a run: its lists one after the other, and the places of those that have them apart. */
  const sourceOf = (part: MadeRun, from: number, shift: number) => {
    const advance = blocks.listsFrom(part.run, from)
    let advancePlaces: (() => BlockReader | null) | null = null
    const apartOf = (key: number): Slice => {
      advancePlaces ??= blocks.listsFrom(part.run, placesKey(key))
      const found = advancePlaces()
      if (found?.key !== placesKey(key)) throw new Error('a list has lost its places')
      return { bytes: found.bytes, from: found.from, to: found.to }
    }
    const hasGone = thereIn(part) < part.last - part.first + 1
    const isGone = hasGone ? (doc: number): boolean => !has(part.first + doc) : null
    return {
      advance,
      partOf: ({ key, bytes, from: start, to }: BlockReader): JoinedPart => {
        const apart = !isPlain(key) && isApart(bytes, start) ? apartOf(key) : null
        return { bytes, from: start, to, apart, shift, isGone }
      },
    }
  }
  /** @returns whether all are written. */
  const goOnJoin = ({ into, next }: Join, parts: readonly MadeRun[], until: number): boolean => {
    const { lists, places, finish } = blocks.writersOf(into)
    const sources = parts.map((part) => sourceOf(part, next, part.first - (parts[0]?.first ?? 0)))
    const heads = sources.map(({ advance }) => advance())
    for (let count = 1; ; count += 1) {
      let key = FIRST_PLACES
      for (const head of heads) if (head !== null && head.key < key) key = head.key
      if (key === FIRST_PLACES) break
      const joined: JoinedPart[] = []
      for (let index = 0; index < sources.length; index += 1) {
        const [head, source] = [heads[index], sources[index]]
        if (head?.key !== key || source === undefined) continue
        joined.push(source.partOf(head))
        heads[index] = source.advance()
      }
      joinLists(key, joined, lists, places)
      if (count % 64 === 0 && performance.now() > until) {
        finish()
        moveJoin.run(key + 1)
        return false
      }
    }
    finish()
    return true
  }

  const goOn = (join: Join, until: number): void => {
    const { into, parts: names } = join
    const parts = (JSON.parse(names) as number[]).map(stored.place) // written by `begin`
    const isDone = parts[0]?.isFresh === true ? goOnBuild(into, parts, until) : goOnJoin(join, parts, until)
    if (!isDone) return
    blocks.forget()
    const titles = parts.flatMap((part) =>
      stored.titles(part).map((title, at) => (has(part.first + at) ? title : NO_TEXT.title)),
    )
    const records = joinedRecords(parts, ({ run }) => stored.records(run), has)
    makeWhole.run(pack(records), pack(Buffer.from(joinTexts(titles), 'utf16le')), into)
    for (const { run } of parts) makeLeave.run(run)
    endJoin.run()
    stored.changed()
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
  return {
    tidy: (until, purge) => {
      while (step(until, purge)) if (performance.now() > until) return false
      return true
    },
    forget: () => {
      build = null
    },
  }
}
