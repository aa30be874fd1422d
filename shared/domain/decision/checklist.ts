import type { DecisionKind } from '../case/duty/duty-events.ts'
import type { Duty, Evidence } from '../case/duty/duty.ts'
import { addDays } from '../deadline/date.ts'
import { itemsOf, STEPS_OF, type DecisionStep, type EvidenceItem, type StepRule } from './items.ts'

export type ProblemCode =
  | 'unanswered' // whether the step applies was not said
  | 'missing'
  | 'missingOneOf'
  | 'outOfOrder'
  | 'consultationUndated'
  | 'consultationShort'
  | 'summaryEarly'
  | 'materialsLate'
  | 'hearingNoticeLate'
  | 'reviewShort'
  | 'reviewLong'
  | 'unlawful'
  | 'uncontrolled'
  | 'textChanged'

/** Why a step is not done. `items` names the evidence, `count` the days found, `limit` those that the law asks for. */
export interface StepProblem {
  readonly code: ProblemCode
  readonly severity: 'block' | 'warn'
  readonly items: readonly EvidenceItem[]
  readonly count: number | null
  readonly limit: number | null
}

/** One step as it stands: `later` is after the release and holds nothing back. */
export interface StepView {
  readonly rule: StepRule
  readonly state: 'met' | 'open' | 'notApplicable' | 'later'
  /** Why it does not apply. */
  readonly reason: string
  readonly problems: readonly StepProblem[]
  /** What counts and what was voided, oldest first. */
  readonly evidence: readonly Evidence[]
  readonly items: readonly EvidenceItem[]
}

export interface ChecklistInput {
  readonly duty: Pick<Duty, 'kind' | 'steps' | 'evidence'>
  /** The text that stands. */
  readonly contentHash: string
  /**
   * Working days after the first date up to and with the second; null without a calendar, where a log is lived again: then nobody
   * asks for them, nor for evidence that logs from before were not asked for (`StepRule.askedNow`).
   */
  readonly workingDays: ((from: string, to: string) => number) | null
}

type Found = (item: EvidenceItem) => Evidence | undefined

/** What comes before what (国务院令第713号 Arts 10 to 33, V), by the newest evidence of each. */
const ORDER: readonly (readonly [EvidenceItem, EvidenceItem])[] = [
  ['start.proposal', 'start.decision'],
  ['start.decision', 'draft.text'],
  ['draft.text', 'participation.notice'],
  ['draft.text', 'participation.direct'],
  ['draft.text', 'hearing.notice'],
  ['draft.text', 'expert.opinion'],
  ['draft.text', 'risk.controllable'],
  ['draft.text', 'risk.adjusted'],
  ['hearing.notice', 'hearing.record'],
  ['hearing.record', 'hearing.report'],
  ['expert.opinion', 'expert.adoption'],
  ['participation.summary', 'legality.request'],
  ['hearing.report', 'legality.request'],
  ['expert.adoption', 'legality.request'],
  ['risk.controllable', 'legality.request'],
  ['risk.adjusted', 'legality.request'],
  ['legality.request', 'legality.lawful'],
  ['legality.lawful', 'discussion.minutes'],
  ['legality.unlawful', 'discussion.minutes'],
  ['fairCompetition.review', 'discussion.minutes'],
  ['discussion.materials', 'discussion.minutes'],
  ['discussion.minutes', 'register.number'],
]
/** The law asks for the report to the party committee before the decision comes out (国务院令第713号 Art. 31, V), in either order. */
const USUAL_ORDER: readonly (readonly [EvidenceItem, EvidenceItem])[] = [['discussion.minutes', 'party.report']]

const problem = (
  code: ProblemCode,
  items: readonly EvidenceItem[],
  more: Partial<Pick<StepProblem, 'severity' | 'count' | 'limit'>> = {},
): StepProblem => ({ code, items, severity: 'block', count: null, limit: null, ...more })

const DAY_MS = 86_400_000
/** Natural days after the first date, which does not count (民法典 Art. 201), up to and with the second. */
const naturalDays = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** A shorter time is explained in the notice: 国务院令第713号 Art. 15 (V); the words that are looked for are ours (D). */
const EXPLAINED = /缩短|紧急/u

/** Art. 15; 规章制定程序条例 Art. 15; 优化营商环境条例 Art. 62: 30 natural days, all V. */
const MIN_CONSULTATION = 30
const asksForDays = (kind: DecisionKind, marketEntities: boolean): boolean =>
  kind !== 'normativeDocument' || marketEntities

const ofParticipation = (found: Found, kind: DecisionKind, marketEntities: boolean): StepProblem[] => {
  const notice = found('participation.notice')
  const summary = found('participation.summary')
  if (notice === undefined) return []
  const { on, until, note } = notice
  if (until === null) return [problem('consultationUndated', ['participation.notice'])]
  const problems: StepProblem[] = []
  const count = naturalDays(on, until)
  if (asksForDays(kind, marketEntities) && count < MIN_CONSULTATION) {
    const severity = EXPLAINED.test(note) ? 'warn' : 'block'
    problems.push(problem('consultationShort', ['participation.notice'], { severity, count, limit: MIN_CONSULTATION }))
  }
  if (summary !== undefined && summary.on < until)
    problems.push(problem('summaryEarly', ['participation.notice', 'participation.summary']))
  return problems
}

/** 国务院令第713号 Art. 16 para. 3: materials seven days before; 规章制定程序条例 Art. 16: the notice thirty days before (V). */
const ofHearing = (found: Found, kind: DecisionKind): StepProblem[] => {
  const held = found('hearing.record')
  if (held === undefined) return []
  const late = (item: EvidenceItem, days: number): boolean => {
    const evidence = found(item)
    return evidence !== undefined && evidence.on > addDays(held.on, -days)
  }
  return [
    ...(kind === 'majorDecision' && late('hearing.delivery', 7)
      ? [problem('materialsLate', ['hearing.delivery', 'hearing.record'], { limit: 7 })]
      : []),
    ...(kind === 'governmentRule' && late('hearing.notice', 30)
      ? [problem('hearingNoticeLate', ['hearing.notice', 'hearing.record'], { limit: 30 })]
      : []),
  ]
}

/** Working days for the review: 国务院令第713号 Art. 26, at least 7 (V); 国办发〔2018〕115号, 5 to 15 (M-H). */
const REVIEW_DAYS: Readonly<Partial<Record<DecisionKind, { readonly min: number; readonly max: number | null }>>> = {
  majorDecision: { min: 7, max: null },
  normativeDocument: { min: 5, max: 15 },
}

/**
 * What no law regulates yet 探索性改革 may be handed in for discussion with its legal risks named: 国务院令第713号 Art. 25 para. 2 (V).
 * The words are design.
 */
const EXPLORATORY = /探索性改革[^]*法律风险|法律风险[^]*探索性改革/u
const isExploratory = (kind: DecisionKind, unlawful: Evidence): boolean =>
  kind === 'majorDecision' && EXPLORATORY.test(unlawful.note)

/** The two laws say 一般: another time is possible when the opinion says why. */
const ofLegality = (found: Found, kind: DecisionKind, input: ChecklistInput): StepProblem[] => {
  const request = found('legality.request')
  const lawful = found('legality.lawful')
  const unlawful = found('legality.unlawful')
  const problems: StepProblem[] = []
  const isRefused = unlawful !== undefined && (lawful === undefined || lawful.on < unlawful.on)
  const isLetBy = isRefused && isExploratory(kind, unlawful)
  if (isRefused) problems.push(problem('unlawful', ['legality.unlawful'], { severity: isLetBy ? 'warn' : 'block' }))
  const opinion = isLetBy ? unlawful : lawful
  if (opinion === undefined) return problems
  const opined = isLetBy ? ('legality.unlawful' as const) : ('legality.lawful' as const)
  const unchanged = found('legality.unchanged')
  if (opinion.contentHash !== input.contentHash && unchanged?.contentHash !== input.contentHash)
    problems.push(problem('textChanged', [opined]))
  const days = REVIEW_DAYS[kind]
  if (request === undefined || days === undefined || input.workingDays === null) return problems
  const count = input.workingDays(request.on, opinion.on)
  const severity = opinion.note === '' ? 'block' : 'warn'
  const items = ['legality.request', opined] as const
  if (count < days.min) problems.push(problem('reviewShort', items, { severity, count, limit: days.min }))
  if (days.max !== null && count > days.max)
    problems.push(problem('reviewLong', items, { severity: 'warn', count, limit: days.max }))
  return problems
}

const ofRisk = (found: Found): StepProblem[] => {
  const bad = found('risk.uncontrollable')
  const good = [found('risk.controllable'), found('risk.adjusted')]
  return bad !== undefined && !good.some((one) => one !== undefined && one.on >= bad.on)
    ? [problem('uncontrolled', ['risk.uncontrollable'])]
    : []
}

const ofStep = (step: DecisionStep, found: Found, kind: DecisionKind, input: ChecklistInput): StepProblem[] => {
  switch (step) {
    case 'participation':
      return ofParticipation(found, kind, input.duty.kind?.marketEntities === true)
    case 'hearing':
      return ofHearing(found, kind)
    case 'legality':
      return ofLegality(found, kind, input)
    case 'risk':
      return ofRisk(found)
    default:
      return []
  }
}

/** 公平竞争审查 is asked of whatever concerns market entities, and of nothing else: nobody has to answer for it. */
const applies = ({ optional }: StepRule, { kind, steps }: ChecklistInput['duty']): boolean | null => {
  if (optional === null) return true
  if (optional === 'fairCompetition') return kind?.marketEntities === true
  return steps[optional]?.applicable ?? null
}

/** Evidence of this step that is dated before what goes before it. */
const reversedIn = (
  order: typeof ORDER,
  items: readonly EvidenceItem[],
  found: Found,
  severity: StepProblem['severity'],
): readonly StepProblem[] =>
  order.flatMap(([before, after]) => {
    if (!items.includes(after)) return []
    const [first, second] = [found(before), found(after)]
    return first !== undefined && second !== undefined && second.on < first.on
      ? [problem('outOfOrder', [before, after], { severity })]
      : []
  })

const viewOf = (rule: StepRule, kind: DecisionKind, input: ChecklistInput, found: Found): StepView => {
  const { duty } = input
  const items = itemsOf(rule)
  const evidence = duty.evidence.filter(({ item }) => items.some((one) => one === item))
  const reason = rule.optional === null ? '' : (duty.steps[rule.optional]?.reason ?? '')
  const base = { rule, evidence, items, reason }
  const isApplied = applies(rule, duty)
  if (isApplied === false) return { ...base, state: 'notApplicable', problems: [] }
  if (isApplied === null) return { ...base, state: 'open', problems: [problem('unanswered', [])] }
  const asked = input.workingDays === null ? rule.items : [...rule.items, ...rule.askedNow]
  const missing = asked.filter((item) => found(item) === undefined)
  const oneOf = rule.oneOf
  const problems = [
    ...(missing.length === 0 ? [] : [problem('missing', missing)]),
    ...(oneOf.length > 0 && oneOf.every((item) => found(item) === undefined) ? [problem('missingOneOf', oneOf)] : []),
    ...reversedIn(ORDER, items, found, 'block'),
    ...reversedIn(USUAL_ORDER, items, found, 'warn'),
    ...ofStep(rule.step, found, kind, input),
  ]
  if (rule.later) return { ...base, state: 'later', problems }
  return { ...base, problems, state: problems.some(({ severity }) => severity === 'block') ? 'open' : 'met' }
}

/**
 * The procedure of a case as a list: what is there, what is missing, what comes too early or is too short, each with its
 * article. Empty for a case that is under no procedure. The newest evidence of each kind counts.
 */
export const decisionChecklist = (input: ChecklistInput): readonly StepView[] => {
  const kind = input.duty.kind?.kind ?? null
  if (kind === null) return []
  const newest = new Map<string, Evidence>()
  for (const one of input.duty.evidence) if (one.voided === null) newest.set(one.item, one)
  return STEPS_OF[kind].map((rule) => viewOf(rule, kind, input, (item) => newest.get(item)))
}

/** What holds a release back: the steps that are open. */
export const openSteps = (steps: readonly StepView[]): readonly StepView[] =>
  steps.filter(({ state }) => state === 'open')
