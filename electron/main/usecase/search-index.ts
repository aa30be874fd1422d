import { positiveOf, queryDocs, soundDocs, type AskedRun } from '#shared/domain/search/answer.ts'
import {
  bitsDown,
  countBits,
  dropBit,
  eachBit,
  isEmptyBits,
  keepBits,
  noBits,
  takeBits,
  type Bits,
} from '#shared/domain/search/bits.ts'
import { FACETS, type Facet } from '#shared/domain/search/facet.ts'
import { SPACE } from '#shared/domain/search/posting.ts'
import { excludes, termsOf, type Query } from '#shared/domain/search/query.ts'
import { findSound, isSound, type Readings } from '#shared/domain/search/sound.ts'
import type { SearchRun } from '../store/search-run.ts'
import type { FacetColumns, ReadSearch } from '../store/search.ts'

/** A question as it is put to the index: what the words ask, joined to what the person may see and has chosen. */
export interface Question {
  readonly query: Query
  /**
   * Rights and facets, asked of every document that the words find; made anew for each run, as numbers of values come with the
   * cases that have them. `at` counts from the run's first document.
   */
  readonly admits: () => (columns: FacetColumns, at: number) => boolean
  readonly readings: Readings
  readonly syllables: ReadonlySet<string>
}

/** The finds among the documents of one run. */
export interface RunFinds {
  readonly run: SearchRun
  /** Counted from the run's first document. */
  readonly docs: Bits
  readonly columns: FacetColumns
}

/** How long the loop holds the thread before it lets others run. */
const SLICE_MS = 8

/** Lets whatever else waits for this thread run, when it is time; then goes on, unless the search was given up. */
const createBreath = (signal: AbortSignal): (() => Promise<void>) => {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < SLICE_MS) return
    await new Promise((resolve) => setImmediate(resolve))
    signal.throwIfAborted()
    since = performance.now()
  }
}

/** What the terms of letters find by sound, in titles and names, or in titles only: candidates of the index, each looked at. */
const soundsIn = async (
  store: ReadSearch,
  run: SearchRun,
  lists: AskedRun,
  { query, readings, syllables }: Question,
  breathe: () => Promise<void>,
) => {
  const anywhere = new Map<string, Bits>()
  const inTitle = new Map<string, Bits>()
  for (const term of new Set(termsOf(query).filter(isSound))) {
    const docs = soundDocs(term, syllables, lists)
    const titles = docs.slice()
    for (const at of bitsDown(docs, lists.size)) {
      const sounding = store
        .soundedTexts(run.first + at)
        .flatMap(([kind, text]) => (findSound(readings, text, term) === null ? [] : [kind]))
      if (sounding.length === 0) dropBit(docs, at)
      if (!sounding.includes('title')) dropBit(titles, at)
      await breathe()
    }
    anywhere.set(term, docs)
    inTitle.set(term, titles)
  }
  return { anywhere, inTitle }
}

/** All finds; those that hold the words in their titles; or the others. */
export type Part = 'all' | 'inTitle' | 'elsewhere'

/** The documents of a run that answer; before rights and facets. */
const docsOfPart = ({ query }: Question, part: Part, lists: AskedRun, sounds: Awaited<ReturnType<typeof soundsIn>>) => {
  const whole = (): Bits => queryDocs(query, SPACE.text, lists, sounds.anywhere)
  if (part === 'all') return whole()
  const positive = positiveOf(query)
  const titled = positive === null ? noBits(lists.size) : queryDocs(positive, SPACE.title, lists, sounds.inTitle)
  // What stands in a title stands in the text; only what must not stand can take a find away.
  if (part === 'inTitle' && (!excludes(query) || isEmptyBits(titled))) return titled
  const docs = whole()
  if (part === 'inTitle') keepBits(docs, titled)
  else takeBits(docs, titled)
  return docs
}

/**
 * Finds run by run, the newest documents first, from below `before` on: the whole answer and nothing else. Holds the thread
 * for a few milliseconds at a time. @throws the signal's reason once it is aborted.
 */
export async function* answers(
  store: ReadSearch,
  question: Question,
  { part, before }: { readonly part: Part; readonly before: number | null },
  signal: AbortSignal,
): AsyncGenerator<RunFinds, void> {
  const breathe = createBreath(signal)
  let below = before ?? Number.POSITIVE_INFINITY
  for (;;) {
    await breathe()
    const run = store.searchRuns().find(({ first }) => first < below)
    if (run === undefined) return
    const lists = store.askedRun(run)
    const sounds = await soundsIn(store, run, lists, question, breathe)
    // Runs are joined while others have the thread; the same documents then lie in another.
    if (!store.searchRuns().some((one) => one.run === run.run)) continue
    const docs = docsOfPart(question, part, lists, sounds)
    const columns = store.facetColumns(run)
    const admits = question.admits()
    eachBit(docs, (at) => {
      if (run.first + at >= below || !admits(columns, at)) dropBit(docs, at)
    })
    yield { run, docs, columns }
    below = run.first
  }
}

/** How many finds there are, and of each facet by the number of its value. */
export interface Tally {
  readonly total: number
  readonly counts: Readonly<Record<Facet, ReadonlyMap<number, number>>>
}

const addTo = (counts: Map<number, number>, column: Uint32Array, docs: Uint32Array): void => {
  let highest = 0
  for (const doc of docs) highest = Math.max(highest, column[doc] as number)
  const own = new Uint32Array(highest + 1)
  for (const doc of docs) own[column[doc] as number] = (own[column[doc] as number] as number) + 1
  for (let value = 0; value <= highest; value += 1)
    if (own[value] !== 0) counts.set(value, (counts.get(value) ?? 0) + (own[value] as number))
}

/** Counts all finds. @throws the signal's reason once it is aborted. */
export const tallyFinds = async (store: ReadSearch, question: Question, signal: AbortSignal): Promise<Tally> => {
  let total = 0
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<number, number>()])) as Record<
    Facet,
    Map<number, number>
  >
  for await (const { docs, columns } of answers(store, question, { part: 'all', before: null }, signal)) {
    const found = new Uint32Array(countBits(docs))
    let next = 0
    eachBit(docs, (at) => {
      found[next++] = at
    })
    total += found.length
    if (found.length > 0) for (const facet of FACETS) addTo(counts[facet], columns.valuesOf[facet], found)
  }
  return { total, counts }
}
