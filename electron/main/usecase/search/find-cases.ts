import type { Input, Output } from '#shared/contract/channels.ts'
import { savedSearches } from '#shared/contract/dto/search.ts'
import { STAGES } from '#shared/domain/case/roles.ts'
import { VALIDITIES } from '#shared/domain/case/duty/validity.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import { bitsDown } from '#shared/domain/search/bits.ts'
import type { Facet } from '#shared/domain/search/facet.ts'
import { shownTerms, parseQuery, type Query } from '#shared/domain/search/query.ts'
import { snippetsOf } from '#shared/domain/search/snippet.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { indexDue, soundsOf } from './index-cases.ts'
import { recordPassages } from '../audit/record-access.ts'
import { beijingDate } from '../beijing-date.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { validitiesShown } from '../release/validity-views.ts'
import { answers, tallyFinds, type Question } from './search-index.ts'
import { accessOf, rolesNow, seesSubmitted } from '../visibility.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

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
  'department',
  'handling',
] as const satisfies readonly Facet[]

/**
 * 最小权限 (`maySeeCase`) and the facets chosen, asked of every document that the words find: no OR and no NOT among them gets
 * round it. A value that no case has is nobody's.
 */
const admitsOf = ({ store, person }: Unlocked, filter: Filter): ReturnType<Question['admits']> => {
  const own = store.facetNumber('drafter', person.personId)
  const seesAll = seesSubmitted(rolesNow(person))
  const chosen = FILTERED.filter((facet) => filter[facet].length > 0).map((facet) => ({
    facet,
    numbers: new Set(filter[facet].map((value) => store.facetNumber(facet, value))),
  }))
  return (columns, at) =>
    ((seesAll && columns.submitted[at] === 1) || columns.valuesOf.drafter[at] === own) &&
    chosen.every(({ facet, numbers }) => numbers.has(columns.valuesOf[facet][at] ?? 0))
}

const questionOf = (workstation: Workstation, unlocked: Unlocked, query: Query, filter: Filter): Question => ({
  query,
  admits: () => admitsOf(unlocked, filter),
  ...soundsOf(workstation),
})

const read = (query: string): Outcome<Query> => {
  const parsed = parseQuery(query)
  return parsed.ok ? parsed : refuse(parsed.error.code, { at: parsed.error.at + 1 })
}

type Found = Output<'search.find'>['rows'][number]
/** A find that has been released, with the facts of its validity. */
type Released = Parameters<typeof validitiesShown>[1][number]

/** A find as it is shown, and what its validity is made of once it is released; null when the row says that this person does not see the case any more. */
const rowOf = (
  unlocked: Unlocked,
  question: Question,
  docId: number,
): { readonly find: Found; readonly released: readonly Released[] } | null => {
  const indexed = unlocked.store.indexedCase(docId)
  if (indexed === null) return null
  // As the row is now: the index may lag behind the log by moments.
  const [row] = unlocked.store.caseRowsById(accessOf(unlocked), [indexed.caseId])
  if (row === undefined) return null
  const { snippets, partsFound } = snippetsOf(indexed.parts, shownTerms(question.query), question.readings, SNIPPETS)
  const find: Found = {
    caseId: row.caseId,
    title: indexed.parts.find(({ kind }) => kind === 'title')?.text ?? row.title,
    stage: row.stage,
    drafterName: row.drafterName,
    updatedAt: row.updatedAt,
    validity: null,
    snippets: snippets.map((snippet) => ({ ...snippet, marks: [...snippet.marks] })),
    partsFound,
  }
  return { find, released: row.releasedOn === null ? [] : [row] }
}

/** Cases looked at for those that this person may see. */
const MOST_ASIDE = 500
const SHOWN_ASIDE = 20

/** What could not be taken in: how many cases in all, and by name those that this person may see. */
const asideOf = (unlocked: Unlocked): Output<'search.find'>['aside'] => {
  const { cases, total } = unlocked.store.searchAside(MOST_ASIDE)
  if (total === 0) return { total, cases: [] }
  const problems = new Map(cases.map(({ caseId, problem }) => [caseId, problem]))
  const rows = unlocked.store.caseRowsById(accessOf(unlocked), [...problems.keys()])
  return {
    total,
    cases: rows.slice(0, SHOWN_ASIDE).flatMap(({ caseId, title }) => {
      const problem = problems.get(caseId)
      return problem === undefined ? [] : [{ caseId, title, problem }]
    }),
  }
}

/**
 * A page of finds: those with the words in their titles first, then the others, the case that changed last first. Refuses a
 * question that cannot be read, with the place, and what `recordPassages` refuses. What the index has not taken in yet is counted in `due`,
 * and what cannot be taken in is named in `aside`: nothing is passed over in silence.
 */
export const findCases = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'search.find'>,
  signal: AbortSignal,
): Promise<Outcome<Output<'search.find'>>> => {
  const query = read(input.query)
  if (!query.ok) return query
  const { store } = unlocked
  const due = await indexDue(store, soundsOf(workstation), CATCH_UP_MS, signal, workstation.now(), (error) => {
    workstation.log.record({ code: 'defect', where: 'search' }, error)
  })
  const question = questionOf(workstation, unlocked, query.value, input.filter)
  const left = { due, unread: store.unreadFileCount(), aside: asideOf(unlocked) }
  const rows: Found[] = []
  const released: Released[] = []
  // A title stands in every list; whoever is shown more has had text of the case before them.
  const shown = async (page: Output<'search.find'>): Promise<Outcome<Output<'search.find'>>> => {
    const withText = page.rows.filter(({ snippets }) => snippets.some(({ kind }) => kind !== 'title'))
    const recorded = await recordPassages(
      workstation,
      unlocked,
      withText.map(({ caseId }) => caseId),
    )
    if (!recorded.ok) return recorded
    // What no longer holds says so where it is found, too.
    const validities = validitiesShown(unlocked, released, beijingDate(workstation.now()))
    return ok({ ...page, rows: page.rows.map((row) => ({ ...row, validity: validities.get(row.caseId) ?? null })) })
  }
  for (const inTitle of [true, false]) {
    if (inTitle && input.after?.inTitle === false) continue
    const before = input.after?.inTitle === inTitle ? input.after.before : null
    const part = inTitle ? 'inTitle' : 'elsewhere'
    for await (const { run, docs } of answers(store, question, { part, before }, signal)) {
      for (const at of bitsDown(docs, 32 * docs.length)) {
        const docId = run.first + at
        const row = rowOf(unlocked, question, docId)
        if (row === null) continue
        rows.push(row.find)
        released.push(...row.released)
        if (rows.length === PAGE) return shown({ rows, next: { inTitle, before: docId }, ...left })
      }
    }
  }
  return shown({ rows, next: null, ...left })
}

/** The years in which a case of this office can have been begun. */
const FIRST_YEAR = 2020
const yearsUntil = (now: Date): readonly string[] =>
  Array.from({ length: now.getUTCFullYear() + 2 - FIRST_YEAR }, (_, index) => String(FIRST_YEAR + index))

type Facets = Output<'search.count'>['facets']
/** More names than these nobody looks through; a search for a name finds it. */
const MOST_VALUES = 20

type CountOf = (facet: (typeof FILTERED)[number], value: string) => number

/** The same of every facet, values that have none left out. The values are those that `count` is asked with. */
const facetsBy = (store: ReadStore, now: Date, count: CountOf): Facets => {
  const tally = <T extends string>(facet: (typeof FILTERED)[number], values: readonly T[]) =>
    values.map((value) => ({ value, count: count(facet, value) })).filter((one) => one.count > 0)
  return {
    stage: tally('stage', STAGES),
    kind: tally('kind', [...DOCUMENT_KINDS, '']),
    year: tally('year', yearsUntil(now)),
    mode: tally('mode', ['proactive', 'onRequest', 'withheld', '']),
    validity: tally('validity', VALIDITIES),
    issuer: tally('issuer', store.facetValues('issuer', MOST_VALUES)),
    department: tally('department', store.facetValues('department', MOST_VALUES)),
    handling: tally('handling', store.facetValues('handling', MOST_VALUES)),
    drafterName: tally('drafterName', store.facetValues('drafterName', MOST_VALUES)),
  }
}

/** How many cases there are in all, and how they part by stage, kind, year and mode. Exact, like the finds. */
export const countCases = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'search.count'>,
  signal: AbortSignal,
): Promise<Outcome<Output<'search.count'>>> => {
  const query = read(input.query)
  if (!query.ok) return query
  const { store } = unlocked
  const question = questionOf(workstation, unlocked, query.value, input.filter)
  const { total, counts } = await tallyFinds(store, question, signal)
  const count = (facet: (typeof FILTERED)[number], value: string): number =>
    counts[facet].get(store.facetNumber(facet, value) ?? 0) ?? 0
  return ok({ total, facets: facetsBy(store, workstation.now(), count) })
}

const SAVED = 'searches'
const savedName = ({ person }: Unlocked): string => `${SAVED}.${person.personId}`

/** What was kept before there was such a facet says nothing of it. */
const withEveryFacet = (saved: unknown): unknown => {
  if (!Array.isArray(saved)) return saved
  const none = Object.fromEntries(FILTERED.map((facet) => [facet, []]))
  return saved.map((one: { readonly filter?: object }) => ({ ...one, filter: { ...none, ...one.filter } }))
}

/** The questions that this person keeps. @throws for what `saveSearches` did not write. */
export const viewSavedSearches = (unlocked: Unlocked): Outcome<Output<'search.saved'>> =>
  ok(savedSearches.parse(withEveryFacet(unlocked.store.setting(savedName(unlocked)) ?? [])))

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
