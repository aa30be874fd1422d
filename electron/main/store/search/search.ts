import type { Database } from 'better-sqlite3'
import type { AskedRun } from '#shared/domain/search/answer.ts'
import { isSounded, PART_BREAK, type Part, type PartKind } from '#shared/domain/search/part.ts'
import { separable, textsOf } from '#shared/domain/search/posting-batch.ts'
import { FACETS, FREE_FACETS, type Facet, type FacetValues } from '#shared/domain/search/facet.ts'
import { createKept } from './kept.ts'
import { packCaseText, unpackCaseText } from './case-text.ts'
import { asideOn, type ReadAside, type WriteAside } from './aside.ts'
import { fileTextsOn, type ReadFileTexts, type WriteFileTexts } from './file-texts.ts'
import { columnsOf, type FacetColumns } from './columns.ts'
import { createPresence } from './presence.ts'
import { FRESH_LIMITS } from './joins.ts'
import { listsHere } from './list-maker.ts'
import type { SearchRun } from './run.ts'
import { searchRunsOn } from './runs.ts'
import { searchVersionOn, type WriteSearchVersion } from './version.ts'

/** A case as it goes into the index. */
export interface SearchCase {
  readonly caseId: string
  /** Of the newest event that the parts show. */
  readonly seq: number
  readonly parts: readonly Part[]
  /** Words by which titles and names are found by sound (`soundKeys`). */
  readonly sounds: ReadonlySet<number>
  readonly facets: FacetValues
  /** Was it ever handed in? Until then its drafter alone finds it. */
  readonly isSubmitted: boolean
  /** The next day on which the facets change by themselves; null for none. */
  readonly turnsOn: string | null
  /** Files whose text is not taken out yet: the case stays due. */
  readonly missing: readonly MissingFile[]
}

/** A file that goes with a case: named by the SHA-256 of its bytes, lower-case hex. */
export interface MissingFile {
  readonly fileName: string
  readonly sha256: string
}

/** A case of the index. */
export interface IndexedCase {
  readonly caseId: string
  readonly seq: number
  readonly facets: FacetValues
  readonly parts: readonly Part[]
}

export type SoundedText = readonly [PartKind, string]

/** A case that is to be taken in, and its place in the queue. */
export interface DueCase {
  readonly turn: number
  readonly caseId: string
}

export interface ReadSearch extends ReadAside, ReadFileTexts {
  /** Cases whose log or draft has moved on since they were indexed, the one that changed first first, those after turn `after` only. */
  searchDue(after: number, limit: number): readonly DueCase[]
  searchDueCount(): number
  /** What the index holds of the case: its newest event then; null for nothing. */
  searchSeqOf(caseId: string): number | null
  /** Values of a free facet, the most frequent first. */
  facetValues(facet: (typeof FREE_FACETS)[number], limit: number): readonly string[]
  /** Runs of neighbouring documents, the newest first: a question is asked of one after the other. */
  searchRuns(): readonly SearchRun[]
  askedRun(run: SearchRun): AskedRun
  facetColumns(run: SearchRun): FacetColumns
  /** Number of a value of a facet; null when no case has it. */
  facetNumber(facet: Facet, value: string): number | null
  /** Titles and names of a document, for who looks by sound. */
  soundedTexts(docId: number): readonly SoundedText[]
  indexedCase(docId: number): IndexedCase | null
}

export interface WriteSearch extends WriteAside, WriteFileTexts, WriteSearchVersion {
  /** Takes cases in, each in the place of what was there and under a new number: the newest of the index. One transaction. */
  putSearchCases(entries: readonly SearchCase[]): void
  /** Takes the case out: its text is overwritten. */
  dropSearchCase(caseId: string): void
  /** Cases whose facets have changed by the day are due from now on. */
  turnSearchDay(today: string): void
  /**
   * Joins what was taken in to longer lists, for about `budgetMs` at a time; with `purge` takes out of all lists what is gone.
   * @returns whether nothing is left to do.
   */
  tidySearch(budgetMs: number, purge?: boolean): boolean
  /** Is so much without lists yet that those should be waited for (`tidySearch`) before more is put in? */
  searchIsBehind(): boolean
}

/** What lies beside the text: by what it is narrowed, kind and label of each part, what is found by sound. */
interface Header {
  readonly facets: FacetValues
  readonly parts: readonly (readonly [PartKind, string])[]
  readonly sounded: readonly SoundedText[]
}

const partsOf = ({ parts }: Header, text: string): readonly Part[] => {
  const texts = text.split(PART_BREAK)
  return parts.map(([kind, label], index) => ({ kind, label, text: texts[index] ?? '' }))
}

/** Of the cases that were shown last: the newest ones answer most questions. */
const SHOWN_CHARACTERS = 1_000_000

/**
 * Writes to the index without waiting for the disk: what a power cut takes back is the newest of it alone, all or nothing, and comes
 * again from the log. The next record that anybody waits for takes it to the disk with itself.
 */
const unhurried = <T>(db: Database, write: () => T): T => {
  if (db.inTransaction) return write()
  db.pragma('synchronous = NORMAL')
  try {
    return write()
  } finally {
    db.pragma('synchronous = FULL')
  }
}

/** `closeSearch`: nothing is asked any more. @param maker does the heavy part of making lists */
export const searchOn = (
  db: Database,
  limits = FRESH_LIMITS,
  maker = listsHere,
): ReadSearch & WriteSearch & { readonly closeSearch: () => void } => {
  const due = db.prepare<[number, number], DueCase>(
    'SELECT turn, case_id AS caseId FROM search_due WHERE turn > ? ORDER BY turn LIMIT ?',
  )
  const dueCount = db.prepare('SELECT count(*) FROM search_due').pluck()
  const read = db.prepare<
    [number],
    { readonly case_id: string; readonly seq: number; readonly header: string; readonly text: Uint8Array }
  >('SELECT case_id, seq, header, text FROM search_case WHERE doc_id = ?')
  const docOf = db.prepare<[string]>('SELECT doc_id FROM search_case WHERE case_id = ?').pluck()
  const removeCase = db.prepare<[number]>('DELETE FROM search_case WHERE doc_id = ?')
  const settle = db.prepare<[string]>('DELETE FROM search_due WHERE case_id = ?')
  const { dropAside, ...aside } = asideOn(db)
  const { dropFileTexts, ...files } = fileTextsOn(db)
  const presence = createPresence(() => db.prepare('SELECT doc_id FROM search_case').pluck().all() as number[])
  const readCase = (docId: number): IndexedCase | null => {
    const row = read.get(docId)
    if (row === undefined) return null
    const header = JSON.parse(row.header) as Header // written by `put` alone
    return {
      caseId: row.case_id,
      seq: row.seq,
      facets: header.facets,
      parts: partsOf(header, unpackCaseText(row.text)),
    }
  }
  const shown = createKept<number, IndexedCase>(SHOWN_CHARACTERS, ({ parts }) =>
    parts.reduce((sum, { text }) => sum + text.length, 0),
  )
  const runs = searchRunsOn(db, presence, (docId) => readCase(docId)?.parts ?? null, limits, maker)
  const insertCase = db.prepare<[number, string, number, string, Uint8Array]>(
    'INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (?, ?, ?, ?, ?)',
  )
  const seqOf = db.prepare<[string]>('SELECT seq FROM search_case WHERE case_id = ?').pluck()
  const headerOf = db.prepare<[number]>('SELECT header FROM search_case WHERE doc_id = ?').pluck()
  const addCases = db
    .prepare<[string, string, number]>(
      `INSERT INTO search_value (facet, value, cases) VALUES (?, ?, ?)
       ON CONFLICT (facet, value) DO UPDATE SET cases = cases + excluded.cases RETURNING id`,
    )
    .pluck()
  const oneLess = db.prepare<[string, string]>(
    'UPDATE search_value SET cases = cases - 1 WHERE facet = ? AND value = ?',
  )
  const numberOf = db.prepare<[string, string]>('SELECT id FROM search_value WHERE facet = ? AND value = ?').pluck()
  const dropValues = db.prepare('DELETE FROM search_value WHERE cases = 0')
  const values = db
    .prepare<[string, number]>('SELECT value FROM search_value WHERE facet = ? ORDER BY cases DESC, value LIMIT ?')
    .pluck()
  const dropTurn = db.prepare<[string]>('DELETE FROM search_turn WHERE case_id = ?')
  const insertTurn = db.prepare<[string, string]>('INSERT INTO search_turn (case_id, turns_on) VALUES (?, ?)')
  const turned = db.prepare<[string]>(
    'INSERT INTO search_due (case_id) SELECT case_id FROM search_turn WHERE turns_on <= ? ORDER BY turns_on ON CONFLICT DO NOTHING',
  )
  const anyTurned = db.prepare<[string]>('SELECT 1 FROM search_turn WHERE turns_on <= ? LIMIT 1').pluck()

  /** Numbers of the values, of which each case has one more now; a column of each facet, one after the other. */
  const count = (cases: readonly FacetValues[]): readonly number[] =>
    FACETS.flatMap((facet) => {
      const more = new Map<string, number>()
      for (const facets of cases) more.set(facets[facet], (more.get(facets[facet]) ?? 0) + 1)
      const numbers = new Map(Array.from(more, ([value, of]) => [value, addCases.get(facet, value, of) as number]))
      return cases.map((facets) => numbers.get(facets[facet]) ?? 0)
    })

  /** @returns the number that the case had; null for none. */
  const remove = (caseId: string): number | null => {
    const docId = docOf.get(caseId) as number | undefined
    if (docId === undefined) return null
    const { facets } = JSON.parse(headerOf.get(docId) as string) as Header // written by `put` alone
    for (const facet of FACETS) oneLess.run(facet, facets[facet])
    dropTurn.run(caseId)
    removeCase.run(docId)
    shown.drop(docId)
    return docId
  }
  /** @returns the number that the case had; null for none. */
  const put = ({ caseId, seq, parts, facets, turnsOn, missing }: SearchCase, docId: number): number | null => {
    const gone = remove(caseId)
    const header: Header = {
      facets,
      parts: parts.map(({ kind, label }) => [kind, label]),
      sounded: parts.filter(isSounded).map(({ kind, text }) => [kind, text]),
    }
    const text = parts.map((part) => separable(part.text)).join(PART_BREAK)
    insertCase.run(docId, caseId, seq, JSON.stringify(header), packCaseText(text))
    if (turnsOn !== null) insertTurn.run(caseId, turnsOn)
    if (missing.length === 0) settle.run(caseId)
    dropAside(caseId)
    return gone
  }
  const putAll = db.transaction((entries: readonly SearchCase[]) => {
    // Numbers above every other, a case's own earlier one too, so that order by number is order by change.
    const first = runs.nextDoc()
    const records = Uint32Array.of(
      ...count(entries.map(({ facets }) => facets)),
      ...entries.map(({ isSubmitted }) => (isSubmitted ? 1 : 0)),
    )
    const gone = entries.flatMap((entry, index) => put(entry, first + index) ?? [])
    const added = runs.add(
      first,
      new Uint8Array(records.buffer),
      entries.map(({ parts, sounds }) => ({ ...textsOf(parts), sounds: [...sounds] })),
    )
    dropValues.run()
    return { added, come: entries.map((_, index) => first + index), gone }
  })
  const drop = db.transaction((caseId: string) => {
    remove(caseId)
    dropFileTexts(caseId)
    dropValues.run()
    settle.run(caseId)
    dropAside(caseId)
  })
  const columns = new Map<number, FacetColumns>()
  /** What is kept of runs that are still there. */
  const columnsOfRun = (run: number): FacetColumns => {
    const known = columns.get(run)
    if (known !== undefined) return known
    const there = new Set(runs.runs().map((one) => one.run))
    for (const one of columns.keys()) if (!there.has(one)) columns.delete(one)
    const made = columnsOf(runs.records(run))
    columns.set(run, made)
    return made
  }
  return {
    searchDue: (after, limit) => due.all(after, limit),
    searchDueCount: () => dueCount.get() as number,
    ...aside,
    ...files,
    ...searchVersionOn(db),
    searchSeqOf: (caseId) => (seqOf.get(caseId) as number | undefined) ?? null,
    turnSearchDay: (today) => {
      if (anyTurned.get(today) !== undefined) turned.run(today)
    },
    facetValues: (facet, limit) => values.all(facet, limit) as string[],
    searchRuns: runs.runs,
    askedRun: runs.asked,
    facetColumns: ({ run }) => columnsOfRun(run),
    facetNumber: (facet, value) => (numberOf.get(facet, value) as number | undefined) ?? null,
    // Written by `put` alone, which gives it this shape.
    soundedTexts: (docId) => {
      const header = headerOf.get(docId) as string | undefined
      return header === undefined ? [] : (JSON.parse(header) as Header).sounded
    },
    indexedCase: (docId) => shown.get(docId, () => readCase(docId)),
    putSearchCases: (entries) => {
      if (entries.length === 0) return
      const { added, come, gone } = unhurried(db, () => putAll.immediate(entries))
      added()
      presence.change(come, gone)
    },
    dropSearchCase: (caseId) => {
      presence.forget()
      runs.forget()
      shown.clear()
      drop.immediate(caseId)
    },
    tidySearch: (budgetMs, purge = false) => unhurried(db, () => runs.tidy(budgetMs, purge)),
    searchIsBehind: runs.isBehind,
    closeSearch: maker.end,
  }
}
