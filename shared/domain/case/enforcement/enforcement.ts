import { isBlank } from '#shared/lib/blank.ts'
import { addDays } from '../../deadline/date.ts'
import { isCreditCode, isIdNumber } from '../../scan/detector/check-digit.ts'
import type { Determination, ThirdParty } from '../disclosure/disclosure-events.ts'
import {
  DECISION_FIELDS,
  STATEMENTS,
  type Enforcement,
  type EnforcementDecision,
  type EnforcementStatements,
} from './enforcement-events.ts'

/** The matters of 政府信息公开条例 Art. 20 under which 执法公示 is published: (五) 行政许可 and (六) 行政处罚、行政强制. */
export const ENFORCEMENT_BASES: readonly string[] = ['20-05', '20-06']

const statementsProblem = ({ list, items }: EnforcementStatements): string | null => {
  const wanted: readonly string[] = STATEMENTS[list]
  if (items.map(({ item }) => item).join() !== wanted.join()) return 'enforcement.items'
  if (items.some(({ answer, note }) => answer !== 'stated' && isBlank(note))) return 'enforcement.note'
  // A document that says none of it is no such document.
  return items.some(({ answer }) => answer === 'stated') ? null : 'enforcement.nothing'
}

/** 公民身份号码 has no place among the fields that go out (行政处罚法 Art. 50, 个人信息保护法 Art. 28; V). */
const namesIdentity = (text: string): boolean =>
  [...text.matchAll(/(?<![0-9A-Za-z])\d{17}[\dXx](?![0-9A-Za-z])/gu)].some(([number]) => isIdNumber(number))

const decisionProblem = (said: EnforcementDecision): string | null => {
  const { partyKind, creditCode, remark } = said
  // Which fields the place asks for is not sure: one that it does not know stays empty, with the reason.
  const isOpen =
    DECISION_FIELDS.some((field) => isBlank(said[field])) || (partyKind === 'organization' && creditCode === '')
  if (isOpen && isBlank(remark)) return 'enforcement.field'
  if (isBlank(said.party) || isBlank(said.organ)) return 'enforcement.party'
  if (partyKind === 'person' && creditCode !== '') return 'enforcement.personCode'
  if (creditCode !== '' && !(/^[0-9A-Z]{18}$/u.test(creditCode) && isCreditCode(creditCode)))
    return 'enforcement.creditCode'
  return namesIdentity([...DECISION_FIELDS.map((field) => said[field]), remark].join('\n'))
    ? 'enforcement.identity'
    : null
}

/** What is wrong with what is said of 执法公示: the part to name; null for nothing. */
export const enforcementProblem = (enforcement: Enforcement): string | null =>
  enforcement.phase === 'decision' ? decisionProblem(enforcement) : statementsProblem(enforcement)

/**
 * 法律另有规定 (行政许可法 Art. 5 para. 2, V): the law by its title in 《》, the proof that the applicant was told, and a time that leaves a day
 * at least. Who has another ground needs none.
 */
export const objectionProblem = ({ ground, objection, reason, file }: ThirdParty): boolean => {
  if (ground !== 'statute') return objection !== undefined
  if (objection === undefined || file === null || !/《[^《》]+》/u.test(reason)) return true
  const { toldOn, means, until, outcome, handling } = objection
  return isBlank(means) || until <= toldOn || (outcome === 'raised' && isBlank(handling))
}

/** Said before it can be known: told in the future, or nobody objected while the time still runs. */
export const isObjectionEarly = ({ objection }: ThirdParty, today: string): boolean =>
  objection !== undefined && (objection.toldOn > today || (objection.outcome === 'none' && objection.until >= today))

/** Where the time to object stands, of all applicants of a determination together. */
export type ObjectionState = 'running' | 'raised' | 'over' | 'settled'

/** The state that keeps it back most, and of whom; null where nobody has such a time. */
export const objectionState = (
  { thirdParties }: Pick<Determination, 'thirdParties'>,
  today: string,
): { readonly state: ObjectionState; readonly name: string; readonly until: string } | null => {
  const told = thirdParties.flatMap(({ name, objection }) => {
    if (objection === undefined) return []
    const { outcome, until } = objection
    const state: ObjectionState =
      outcome === 'raised' ? 'raised' : outcome === 'none' ? 'settled' : today <= until ? 'running' : 'over'
    return [{ state, name, until }]
  })
  for (const state of ['running', 'raised', 'over', 'settled'] as const) {
    // Of several that still run, the one that runs longest.
    const found = told.filter((one) => one.state === state).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]
    if (found !== undefined) return found
  }
  return null
}

/** What the lists need to know about when a release is to be taken down again. */
export interface PostedFacts {
  readonly kind: EnforcementDecision['kind'] | null
  readonly partyKind: EnforcementDecision['partyKind'] | null
  readonly decidedOn: string | null
  /** 公示期 of the determination, its last day. */
  readonly until: string | null
}

export const postedFacts = (said: Determination | null): PostedFacts | null => {
  if (said === null) return null
  const until = said.posting?.until ?? null
  const decision = said.enforcement?.phase === 'decision' ? said.enforcement : null
  if (decision === null) return until === null ? null : { kind: null, partyKind: null, decidedOn: null, until }
  const { kind, partyKind, decidedOn } = decision
  return { kind, partyKind, decidedOn, until }
}

/** For whom a place sets how long a decision stays published, as 裕华区 does (V2): five years, and less of a natural person. */
export const TAKE_DOWN_KINDS = [
  'permitOrganization',
  'permitPerson',
  'penaltyOrganization',
  'penaltyPerson',
  'other',
] as const
export type TakeDownKind = (typeof TAKE_DOWN_KINDS)[number]

/** 公示期限 is a matter of local rules (V2): nothing is set until an office sets it. */
export interface TakeDownLimits {
  /** Months after the first day; null for no limit. */
  readonly months: Readonly<Record<TakeDownKind, number | null>>
  readonly from: 'release' | 'decision'
  /** Also what was posted for a time of its own 公示期, once that is over. */
  readonly afterPosting: boolean
  /** The local rule. */
  readonly basis: string
}
export const NO_TAKE_DOWN: TakeDownLimits = {
  months: { permitOrganization: null, permitPerson: null, penaltyOrganization: null, penaltyPerson: null, other: null },
  from: 'release',
  afterPosting: false,
  basis: '',
}

const takeDownKind = ({ kind, partyKind }: PostedFacts): TakeDownKind | null => {
  if (kind === null || kind === 'other') return kind
  const ofPerson = partyKind === 'person'
  if (kind === 'permit') return ofPerson ? 'permitPerson' : 'permitOrganization'
  return ofPerson ? 'penaltyPerson' : 'penaltyOrganization'
}

/** So many months of the calendar on; of a month that is too short its last day (民法典 Art. 202, V). */
export const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const at = year * 12 + (month - 1) + months
  const first = (of: number): string =>
    `${String(Math.floor(of / 12)).padStart(4, '0')}-${String((of % 12) + 1).padStart(2, '0')}-01`
  const wanted = addDays(first(at), day - 1)
  const last = addDays(first(at + 1), -1)
  return wanted < last ? wanted : last
}

/** The last day on which a release stays published by the office's limits; null for no limit. The earlier of two. */
export const takeDownAfter = (facts: PostedFacts, releasedOn: string, limits: TakeDownLimits): string | null => {
  const kind = takeDownKind(facts)
  const months = kind === null ? null : limits.months[kind]
  const from = limits.from === 'decision' ? (facts.decidedOn ?? releasedOn) : releasedOn
  const days = [
    ...(months === null ? [] : [addMonths(from, months)]),
    ...(limits.afterPosting && facts.until !== null ? [facts.until] : []),
  ]
  return days.toSorted()[0] ?? null
}

/** Until when a release stays published, and is that over? Null without a limit, and for what was taken down 撤下. */
export const shownUntil = (
  posted: PostedFacts | null,
  releasedOn: string | null,
  withdrawnOn: string | null,
  { limits, today }: { readonly limits: TakeDownLimits; readonly today: string },
): { readonly until: string; readonly isOver: boolean } | null => {
  if (posted === null || releasedOn === null || withdrawnOn !== null) return null
  const until = takeDownAfter(posted, releasedOn, limits)
  return until === null ? null : { until, isOver: until < today }
}
