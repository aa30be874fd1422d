import { positiveOf, queryDocs, soundDocs, type AskedRun } from '#shared/domain/search/answer.ts'
import {
  bitsDown,
  dropBit,
  dropFrom,
  eachBit,
  isEmptyBits,
  keepBits,
  noBits,
  takeBits,
  type Bits,
} from '#shared/domain/search/bits.ts'
import { FACETS, type Facet } from '#shared/domain/search/facet.ts'
import { excludes, termsOf, type Query } from '#shared/domain/search/query.ts'
import { findSound, isSound, type Readings } from '#shared/domain/search/sound.ts'
import type { SearchRun } from '../../store/search/run.ts'
import type { FacetColumns } from '../../store/search/columns.ts'
import type { ReadSearch } from '../../store/search/search.ts'

/** A question as it is put to the index: what the words ask, joined to what the person may see and has chosen. */
export interface Question {
  readonly query: Query
  /**
   * Rights and facets, asked of every document that the words find, by the columns alone; made anew for each run, as numbers of
   * values come with the cases that have them. `at` counts from the run's first document.
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
const createBreath = (signal: AbortSignal): { readonly isDue: () => boolean; readonly take: () => Promise<void> } => {
  let since = performance.now()
  return {
    isDue: () => performance.now() - since >= SLICE_MS,
    take: async () => {
      await new Promise((resolve) => setImmediate(resolve))
      signal.throwIfAborted()
      since = performance.now()
    },
  }
}

/** What the terms of letters find by sound, in titles and names, or in titles only: candidates of the index, each looked at. */
const soundsIn = async (
  store: ReadSearch,
  run: SearchRun,
  lists: AskedRun,
  { query, readings, syllables }: Question,
  breath: ReturnType<typeof createBreath>,
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
      if (breath.isDue()) await breath.take()
    }
    anywhere.set(term, docs)
    inTitle.set(term, titles)
  }
  return { anywhere, inTitle }
}

/** Of a question without letters. */
const NO_SOUNDS: Awaited<ReturnType<typeof soundsIn>> = { anywhere: new Map(), inTitle: new Map() }

/** All finds; those that hold the words in their titles; or the others. */
export type Part = 'all' | 'inTitle' | 'elsewhere'

/** The documents of a run that answer; before rights and facets. */
const docsOfPart = ({ query }: Question, part: Part, lists: AskedRun, sounds: Awaited<ReturnType<typeof soundsIn>>) => {
  const whole = (): Bits => queryDocs(query, 'text', lists, sounds.anywhere)
  if (part === 'all') return whole()
  const positive = positiveOf(query)
  const titled = positive === null ? noBits(lists.size) : queryDocs(positive, 'title', lists, sounds.inTitle)
  // What stands in a title stands in the text; only what must not stand can take a find away.
  if (part === 'inTitle' && (!excludes(query) || isEmptyBits(titled))) return titled
  const docs = whole()
  if (part === 'inTitle') keepBits(docs, titled)
  else takeBits(docs, titled)
  return docs
}

/** Takes out what the person may not see or has not chosen: asked once of documents alike in all that it depends on. */
const keepAdmitted = (docs: Bits, columns: FacetColumns, question: Question): void => {
  const admits = question.admits()
  const admitted = columns.examples.map((example) => admits(columns, example))
  if (admitted.every((is) => is)) return
  const { classOf } = columns
  eachBit(docs, (at) => {
    if (admitted[classOf[at] as number] !== true) dropBit(docs, at)
  })
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
  const breath = createBreath(signal)
  const isSounded = termsOf(question.query).some(isSound)
  let below = before ?? Number.POSITIVE_INFINITY
  let runs: readonly SearchRun[] = []
  let next = 0
  for (;;) {
    if (breath.isDue()) await breath.take()
    if (runs !== store.searchRuns()) {
      runs = store.searchRuns()
      next = runs.findIndex(({ first }) => first < below)
    }
    const run = runs[next]
    if (run === undefined) return
    const lists = store.askedRun(run)
    const sounds = isSounded ? await soundsIn(store, run, lists, question, breath) : NO_SOUNDS
    // Runs are joined while others have the thread; the same documents then lie in another.
    if (runs !== store.searchRuns() && !store.searchRuns().some((one) => one.run === run.run)) continue
    next += 1
    const docs = docsOfPart(question, part, lists, sounds)
    dropFrom(docs, below - run.first)
    below = run.first
    // Most runs, of few documents each, hold nothing that was asked for.
    if (isEmptyBits(docs)) continue
    const columns = store.facetColumns(run)
    keepAdmitted(docs, columns, question)
    yield { run, docs, columns }
  }
}

/** How many finds there are, and of each facet by the number of its value. */
export interface Tally {
  readonly total: number
  readonly counts: Readonly<Record<Facet, ReadonlyMap<number, number>>>
}

/** Counts all finds. @throws the signal's reason once it is aborted. */
export const tallyFinds = async (store: ReadSearch, question: Question, signal: AbortSignal): Promise<Tally> => {
  let total = 0
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Map<number, number>()])) as Record<
    Facet,
    Map<number, number>
  >
  for await (const { docs, columns } of answers(store, question, { part: 'all', before: null }, signal)) {
    const { classOf, examples, valuesOf } = columns
    const ofClass = new Uint32Array(examples.length)
    eachBit(docs, (at) => {
      ofClass[classOf[at] as number] = (ofClass[classOf[at] as number] as number) + 1
    })
    for (const [number, example] of examples.entries()) {
      const found = ofClass[number] as number
      if (found === 0) continue
      total += found
      for (const facet of FACETS) {
        const value = valuesOf[facet][example] as number
        counts[facet].set(value, (counts[facet].get(value) ?? 0) + found)
      }
    }
  }
  return { total, counts }
}
