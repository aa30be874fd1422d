import type { Input, Output } from '#shared/contract/channels.ts'
import { savedSearches } from '#shared/contract/dto/search.ts'
import { STAGES } from '#shared/domain/case/roles.ts'
import { VALIDITIES } from '#shared/domain/case/validity.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import { candidatesOf, holds, positiveOf } from '#shared/domain/search/candidates.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { shownTerms, parseQuery, type Query } from '#shared/domain/search/query.ts'
import { snippetsOf } from '#shared/domain/search/snippet.ts'
import { findSound, isSound } from '#shared/domain/search/sound.ts'
import { facetWord, TITLE_PREFIX, type Facet } from '#shared/domain/search/word.ts'
import { ok } from '#shared/lib/result.ts'
import type { CaseAccess, ReadStore } from '../store/types.ts'
import { indexDue, soundsOf, type Sounds } from './index-cases.ts'
import { recordPassages } from './record-access.ts'
import { refuseClassified } from './refuse-classified.ts'
import { exactMatch, finds, type Find, type Question } from './search-index.ts'
import { rolesNow, seesSubmitted } from './visibility.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** Finds on one page. */
const PAGE = 20
const SNIPPETS = 3
/** How long a search waits for the index to catch up with the log before it answers from what is there. */
const CATCH_UP_MS = 300

type Filter = Input<'search.find'>['filter']
const FILTERED = [
  'stage',
  'kind',
  'year',
  'mode',
  'validity',
  'issuer',
  'drafterName',
] as const satisfies readonly Facet[]

const anyOf = (words: readonly string[]): string => `(${words.map((word) => `"${word}"`).join(' OR ')})`

/** 最小权限 as words of the index: `maySeeCase`. Joined by AND to the whole question, so that no OR and no NOT gets round it. */
const rightsOf = ({ person }: Unlocked): string =>
  anyOf([
    facetWord('drafter', person.personId),
    ...(seesSubmitted(rolesNow(person)) ? [facetWord('submitted', '')] : []),
  ])

const withinOf = (unlocked: Unlocked, filter: Filter): string =>
  [
    rightsOf(unlocked),
    ...FILTERED.filter((facet) => filter[facet].length > 0).map((facet) =>
      anyOf(filter[facet].map((value) => facetWord(facet, value))),
    ),
  ].join(' AND ')

const questionOf = (
  workstation: Workstation,
  unlocked: Unlocked,
  { query, filter }: Pick<Input<'search.find'>, 'query' | 'filter'>,
): Outcome<Question> => {
  const parsed = parseQuery(query)
  if (!parsed.ok) return refuse(parsed.error.code, { at: parsed.error.at + 1 })
  return ok({ query: parsed.value, within: withinOf(unlocked, filter), ...soundsOf(workstation) })
}

const titleHolds = ({ readings }: Sounds, query: Query, title: string): boolean => {
  const folded = foldText(title)
  return holds(query, (term) => folded.includes(term) || (isSound(term) && findSound(readings, title, term) !== null))
}

const accessOf = ({ person }: Unlocked): CaseAccess => ({
  personId: person.personId,
  seesSubmitted: seesSubmitted(rolesNow(person)),
})

/** A find as it is shown; null when the row says that this person does not see the case any more. */
const rowOf = (
  unlocked: Unlocked,
  question: Question,
  { indexed }: Find,
): Output<'search.find'>['rows'][number] | null => {
  // As the row is now: the index may lag behind the log by moments.
  const [row] = unlocked.store.caseRowsById(accessOf(unlocked), [indexed.caseId])
  if (row === undefined) return null
  const { snippets, partsFound } = snippetsOf(indexed.parts(), shownTerms(question.query), question.readings, SNIPPETS)
  return {
    caseId: row.caseId,
    title: indexed.parts().find(({ kind }) => kind === 'title')?.text ?? row.title,
    stage: row.stage,
    drafterName: row.drafterName,
    updatedAt: row.updatedAt,
    snippets: snippets.map((snippet) => ({ ...snippet, marks: [...snippet.marks] })),
    partsFound,
  }
}

/**
 * A page of finds: those with the words in their titles first, then the others, the case that changed last first. Refuses a
 * question that cannot be read, with the place, and what `recordPassages` refuses. What the index has not taken in yet is counted in `due`, never passed over in silence.
 */
export const findCases = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'search.find'>,
  signal: AbortSignal,
): Promise<Outcome<Output<'search.find'>>> => {
  const asked = questionOf(workstation, unlocked, input)
  if (!asked.ok) return asked
  const question = asked.value
  const { store } = unlocked
  const due = await indexDue(store, soundsOf(workstation), CATCH_UP_MS, signal, workstation.now())
  const unread = store.unreadFileCount()
  const positive = positiveOf(question.query)
  const rows: Output<'search.find'>['rows'] = []
  // A title stands in every list; whoever is shown more has had text of the case before them.
  const shown = async (page: Output<'search.find'>): Promise<Outcome<Output<'search.find'>>> => {
    const withText = page.rows.filter(({ snippets }) => snippets.some(({ kind }) => kind !== 'title'))
    const recorded = await recordPassages(
      workstation,
      unlocked,
      withText.map(({ caseId }) => caseId),
    )
    return recorded.ok ? ok(page) : recorded
  }
  for (const inTitle of [true, false]) {
    if (inTitle && (positive === null || input.after?.inTitle === false)) continue
    const before = input.after?.inTitle === inTitle ? input.after.before : null
    const isTitleHit = ({ indexed }: Find): boolean =>
      positive !== null &&
      titleHolds(question, positive, indexed.parts().find(({ kind }) => kind === 'title')?.text ?? '')
    for await (const find of finds(store, inTitle ? inTitles(question, positive) : question, before, signal)) {
      if (isTitleHit(find) !== inTitle) continue
      const row = rowOf(unlocked, question, find)
      if (row === null) continue
      rows.push(row)
      if (rows.length === PAGE) return shown({ rows, next: { inTitle, before: find.docId }, due, unread })
    }
  }
  return shown({ rows, next: null, due, unread })
}

/** The same question, asked of the cases whose titles may hold the words. */
const inTitles = (question: Question, positive: Query | null): Question => {
  if (positive === null) return question
  const { match } = candidatesOf(positive, question.syllables, TITLE_PREFIX)
  return match === null ? question : { ...question, within: `${question.within} AND ${match}` }
}

/** The years in which a case of this office can have been begun. */
const FIRST_YEAR = 2020
const yearsUntil = (now: Date): readonly string[] =>
  Array.from({ length: now.getUTCFullYear() + 2 - FIRST_YEAR }, (_, index) => String(FIRST_YEAR + index))

type Facets = Output<'search.count'>['facets']
/** More names than these nobody looks through; a search for a name finds it. */
const MOST_VALUES = 20

/** The same of every facet, values that have none left out. The values are those that `count` is asked with. */
const facetsBy = (store: ReadStore, now: Date, count: (facet: Facet, value: string) => number): Facets => {
  const tally = <T extends string>(facet: Facet, values: readonly T[]) =>
    values.map((value) => ({ value, count: count(facet, value) })).filter((one) => one.count > 0)
  return {
    stage: tally('stage', STAGES),
    kind: tally('kind', [...DOCUMENT_KINDS, '']),
    year: tally('year', yearsUntil(now)),
    mode: tally('mode', ['proactive', 'onRequest', 'withheld', '']),
    validity: tally('validity', VALIDITIES),
    issuer: tally('issuer', store.facetValues('issuer', MOST_VALUES)),
    drafterName: tally('drafterName', store.facetValues('drafterName', MOST_VALUES)),
  }
}

/**
 * How many cases there are in all, and how they part by stage, kind, year and mode. Exact, like the finds: asked of the index
 * where that is the answer, and counted one by one where the text must be looked at.
 */
export const countCases = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'search.count'>,
  signal: AbortSignal,
): Promise<Outcome<Output<'search.count'>>> => {
  const asked = questionOf(workstation, unlocked, input)
  if (!asked.ok) return asked
  const { store } = unlocked
  const now = workstation.now()
  const whole = exactMatch(asked.value)
  if (whole !== null) {
    const count = (facet: Facet, value: string): number =>
      store.searchCount(`${whole} AND "${facetWord(facet, value)}"`)
    return ok({ total: store.searchCount(whole), facets: facetsBy(store, now, count) })
  }
  const counts = new Map<string, number>()
  let total = 0
  for await (const { indexed } of finds(store, asked.value, null, signal)) {
    total += 1
    for (const [facet, value] of Object.entries(indexed.facets)) {
      const word = facetWord(facet as Facet, value) // the keys are those of FacetValues
      counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return ok({ total, facets: facetsBy(store, now, (facet, value) => counts.get(facetWord(facet, value)) ?? 0) })
}

const SAVED = 'searches'
const savedName = ({ person }: Unlocked): string => `${SAVED}.${person.personId}`

/** The questions that this person keeps. @throws for what `saveSearches` did not write. */
export const viewSavedSearches = (unlocked: Unlocked): Outcome<Output<'search.saved'>> =>
  ok(savedSearches.parse(unlocked.store.setting(savedName(unlocked)) ?? []))

/** Replaces them. A question is text too: one with a mark of classification is refused at the door. */
export const saveSearches = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { searches }: Input<'search.save'>,
): Promise<Outcome<Output<'search.save'>>> => {
  const text = searches.map(({ name, query }) => `${name}\n${query}`).join('\n')
  const refusal = refuseClassified(workstation, unlocked, await workstation.tasks.run('gate', { text }), null)
  if (refusal !== null) return refusal
  unlocked.store.saveSetting(savedName(unlocked), searches)
  return ok({})
}
