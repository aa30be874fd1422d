import { describe, expect, it } from 'vitest'
import { OPTIONAL_STEPS, type DecisionKind } from '#shared/domain/case/duty/duty-events.ts'
import type { Duty, Evidence } from '#shared/domain/case/duty/duty.ts'
import { decisionChecklist, openSteps, type StepProblem, type StepView } from '#shared/domain/decision/checklist.ts'
import type { DecisionStep, EvidenceItem } from '#shared/domain/decision/items.ts'

const TEXT = 'a'.repeat(64)
const OTHER_TEXT = 'b'.repeat(64)
type Given = readonly [EvidenceItem, string, Partial<Evidence>?]

const evidence = ([item, on, more = {}]: Given, index: number): Evidence => ({
  ...{ evidenceId: `e${String(index)}`, item, on, until: null, contentHash: TEXT, file: null, number: '1号' },
  ...{ note: '', at: '2026-06-30T01:00:00.000Z', personName: '周小满', voided: null },
  ...more,
})
interface Asked {
  readonly kind?: DecisionKind
  readonly marketEntities?: boolean
  readonly steps?: Duty['steps']
  readonly workingDays?: ((from: string, to: string) => number) | null
}
/** Every step that may be asked about applies. */
const ALL_APPLY: Duty['steps'] = Object.fromEntries(
  OPTIONAL_STEPS.map((step) => [step, { step, applicable: true, reason: '' }]),
)
const listOf = (
  given: readonly Given[],
  { kind = 'majorDecision', marketEntities = true, steps = ALL_APPLY, workingDays = null }: Asked = {},
): readonly StepView[] =>
  decisionChecklist({
    duty: { kind: { kind, marketEntities, reason: '' }, steps, evidence: given.map(evidence) },
    contentHash: TEXT,
    workingDays,
  })
const stepOf = (step: DecisionStep, given: readonly Given[], asked?: Asked): StepView => {
  const found = listOf(given, asked).find(({ rule }) => rule.step === step)
  if (found === undefined) throw new Error(`no step ${step}`)
  return found
}
const problems = (step: DecisionStep, given: readonly Given[], asked?: Asked): readonly StepProblem[] =>
  stepOf(step, given, asked).problems
const codes = (step: DecisionStep, given: readonly Given[], asked?: Asked): readonly string[] =>
  problems(step, given, asked).map(({ code, items }) => [code, ...items].join(' '))

/**
 * 国务院令第713号: 启动 ≺ 草案 ≺ {公众参与, 听证, 专家论证, 风险评估} ≺ 合法性审查 (Art. 25: before the discussion) ≺ 集体讨论 (Art. 29);
 * of one step what it begins with before what it ends in (Arts 16, 17, 21). 37号: registered and numbered after the decision.
 */
const BEFORE: readonly (readonly [EvidenceItem, EvidenceItem, DecisionStep])[] = [
  ['start.proposal', 'start.decision', 'start'],
  ['start.decision', 'draft.text', 'draft'],
  ['draft.text', 'participation.notice', 'participation'],
  ['draft.text', 'participation.direct', 'participation'],
  ['draft.text', 'hearing.notice', 'hearing'],
  ['draft.text', 'expert.opinion', 'expert'],
  ['draft.text', 'risk.controllable', 'risk'],
  ['draft.text', 'risk.adjusted', 'risk'],
  ['hearing.notice', 'hearing.record', 'hearing'],
  ['hearing.record', 'hearing.report', 'hearing'],
  ['expert.opinion', 'expert.adoption', 'expert'],
  ['participation.summary', 'legality.request', 'legality'],
  ['hearing.report', 'legality.request', 'legality'],
  ['expert.adoption', 'legality.request', 'legality'],
  ['risk.controllable', 'legality.request', 'legality'],
  ['risk.adjusted', 'legality.request', 'legality'],
  ['legality.request', 'legality.lawful', 'legality'],
  ['legality.lawful', 'discussion.minutes', 'discussion'],
  ['legality.unlawful', 'discussion.minutes', 'discussion'],
  ['fairCompetition.review', 'discussion.minutes', 'discussion'],
  ['discussion.materials', 'discussion.minutes', 'discussion'],
  ['discussion.minutes', 'register.number', 'register'],
]

describe('what comes before what (国务院令第713号)', () => {
  it.each(BEFORE)('%s before %s', (first, second, step) => {
    const kind = step === 'register' ? 'normativeDocument' : 'majorDecision'
    const told = (firstOn: string, secondOn: string): readonly StepProblem[] =>
      problems(
        step,
        [
          [first, firstOn],
          [second, secondOn],
        ],
        { kind },
      ).filter(({ code }) => code === 'outOfOrder')
    expect(told('2026-03-10', '2026-03-09')).toMatchObject([{ items: [first, second], severity: 'block' }])
    // On one day nobody can tell which came first: both were done.
    expect(told('2026-03-10', '2026-03-10')).toEqual([])
    expect(told('2026-03-09', '2026-03-10')).toEqual([])
    expect(codes(step, [[second, '2026-03-09']], { kind }).filter((one) => one.startsWith('outOfOrder'))).toEqual([])
  })

  it('Art. 31: the report to the party committee usually follows the discussion, and may come before it', () => {
    const given: readonly Given[] = [
      ['discussion.minutes', '2026-03-10'],
      ['party.report', '2026-03-09'],
    ]
    expect(problems('party', given)).toMatchObject([
      { code: 'outOfOrder', severity: 'warn', items: ['discussion.minutes', 'party.report'] },
    ])
    expect(stepOf('party', given).state).toBe('met')
  })
})

describe('公众参与: Art. 15, thirty days', () => {
  const notice = (until: string | null, note = ''): Given => ['participation.notice', '2026-03-02', { until, note }]
  it('has its own number, and names the notice', () => {
    // The second of March does not count (民法典 Art. 201): the thirtieth day is the first of April.
    expect(problems('participation', [notice('2026-03-31')])).toContainEqual({
      ...{ code: 'consultationShort', severity: 'block', items: ['participation.notice'], count: 29, limit: 30 },
    })
    expect(codes('participation', [notice('2026-04-01')])).not.toContain('consultationShort participation.notice')
    expect(codes('participation', [notice(null)])).toContain('consultationUndated participation.notice')
  })
  it('is summed up once it is over: on its last day, after business hours, it is (民法典 Art. 203)', () => {
    const early = 'summaryEarly participation.notice participation.summary'
    expect(codes('participation', [notice('2026-04-01'), ['participation.summary', '2026-03-31']])).toContain(early)
    expect(codes('participation', [notice('2026-04-01'), ['participation.summary', '2026-04-01']])).not.toContain(early)
  })
})

describe('听证: 713号 Art. 16, 规章制定程序条例 Art. 16', () => {
  const held: Given = ['hearing.record', '2026-04-10']
  it('the materials seven days before, of a major decision', () => {
    const late = ['materialsLate', ['hearing.delivery', 'hearing.record'], 7]
    const told = (on: string, kind?: DecisionKind) =>
      problems('hearing', [held, ['hearing.delivery', on]], kind === undefined ? {} : { kind })
        .filter(({ code }) => code === 'materialsLate')
        .map(({ code, items, limit }) => [code, items, limit])
    expect(told('2026-04-04')).toEqual([late])
    expect(told('2026-04-03')).toEqual([])
    expect(told('2026-04-09', 'governmentRule')).toEqual([])
  })
  it('the notice thirty days before, of a rule', () => {
    const late = ['hearingNoticeLate', ['hearing.notice', 'hearing.record'], 30]
    const told = (on: string, kind: DecisionKind) =>
      problems('hearing', [held, ['hearing.notice', on]], { kind })
        .filter(({ code }) => code === 'hearingNoticeLate')
        .map(({ code, items, limit }) => [code, items, limit])
    expect(told('2026-03-12', 'governmentRule')).toEqual([late])
    expect(told('2026-03-11', 'governmentRule')).toEqual([])
    expect(told('2026-04-09', 'majorDecision')).toEqual([])
  })
})

describe('合法性审查: Arts 25 to 27', () => {
  const request: Given = ['legality.request', '2026-03-02']
  const lawful = (on: string, more: Partial<Evidence> = {}): Given => ['legality.lawful', on, more]
  const unlawful = (on: string): Given => ['legality.unlawful', on]
  const refused = (given: readonly Given[]) => codes('legality', given).includes('unlawful legality.unlawful')
  it('what was found unlawful and put right may be discussed, what was found unlawful last may not', () => {
    expect(refused([request, unlawful('2026-03-11')])).toBe(true)
    expect(refused([request, unlawful('2026-03-11'), lawful('2026-03-20')])).toBe(false)
    expect(refused([request, lawful('2026-03-11'), unlawful('2026-03-20')])).toBe(true)
    // Put right on the day itself.
    expect(refused([request, unlawful('2026-03-11'), lawful('2026-03-11')])).toBe(false)
    expect(refused([request, lawful('2026-03-11')])).toBe(false)
  })
  it('names the opinion that was given on another text', () => {
    const of = (hash: string) => codes('legality', [request, lawful('2026-03-11', { contentHash: hash })])
    expect(of(OTHER_TEXT)).toContain('textChanged legality.lawful')
    expect(of(TEXT)).not.toContain('textChanged legality.lawful')
  })
  it('has no number of days for a rule: 规章制定程序条例 names none', () => {
    const given = [request, lawful('2026-03-03')]
    const workingDays = (): number => 1
    expect(codes('legality', given, { kind: 'governmentRule', workingDays })).toEqual([])
    expect(codes('legality', given, { kind: 'majorDecision', workingDays })).toEqual([
      ...['missing legality.counsel', 'reviewShort legality.request legality.lawful'],
    ])
  })
})

describe('风险评估: Art. 24, a decision may be taken once the risk can be controlled', () => {
  const bad = (on: string): Given => ['risk.uncontrollable', on]
  const stands = (...given: readonly Given[]) => codes('risk', given).includes('uncontrolled risk.uncontrollable')
  it('by a report from then on, of either kind; an earlier one is overtaken', () => {
    expect(stands(bad('2026-03-10'))).toBe(true)
    for (const item of ['risk.controllable', 'risk.adjusted'] as const) {
      expect(stands(bad('2026-03-10'), [item, '2026-03-11'])).toBe(false)
      expect(stands(bad('2026-03-10'), [item, '2026-03-10'])).toBe(false)
      expect(stands(bad('2026-03-10'), [item, '2026-03-09'])).toBe(true)
      expect(stands([item, '2026-03-09'])).toBe(false)
    }
    expect(stands(bad('2026-03-10'), ['risk.controllable', '2026-03-09'], ['risk.adjusted', '2026-03-11'])).toBe(false)
  })
})

describe('a step as it stands', () => {
  it('shows its own evidence and no other, what was voided too, oldest first', () => {
    const given: readonly Given[] = [
      ['start.proposal', '2026-01-05', { voided: '误录' }],
      ['draft.text', '2026-02-02'],
      ['start.proposal', '2026-01-06'],
    ]
    expect(stepOf('start', given).evidence.map(({ on }) => on)).toEqual(['2026-01-05', '2026-01-06'])
    expect(codes('start', given)).toEqual(['missing start.decision'])
  })
  it('says why it does not apply, and has no reason of its own otherwise', () => {
    const steps = { ...ALL_APPLY, hearing: { step: 'hearing', applicable: false, reason: '不涉及切身利益' } } as const
    expect(stepOf('hearing', [], { steps })).toMatchObject({ state: 'notApplicable', reason: '不涉及切身利益' })
    expect(stepOf('expert', [], { steps: {} })).toMatchObject({ state: 'open', reason: '' })
    expect(stepOf('draft', [])).toMatchObject({ reason: '' })
  })
  it('is open while something blocks, met when nothing does, and after the release only told', () => {
    expect(stepOf('catalogue', []).state).toBe('open')
    expect(stepOf('catalogue', [['catalogue.list', '2026-01-05']]).state).toBe('met')
    expect(stepOf('publish', [])).toMatchObject({ state: 'later', problems: [{ code: 'missing' }] })
    const open = openSteps(listOf([['catalogue.list', '2026-01-05']])).map(({ rule }) => rule.step)
    expect(open).toContain('start')
    expect(open).not.toContain('catalogue')
    expect(open).not.toContain('publish')
  })
  it('asks for one of several only where there are several', () => {
    expect(codes('start', [])).toEqual(['missing start.proposal start.decision'])
    expect(codes('participation', [])).toEqual([
      ...['missing participation.summary', 'missingOneOf participation.notice participation.direct'],
    ])
  })
  it('there is none of a case under no procedure', () => {
    const none = { steps: {}, evidence: [] }
    expect(decisionChecklist({ duty: { ...none, kind: null }, contentHash: TEXT, workingDays: null })).toEqual([])
    const kind = { kind: null, marketEntities: false, reason: '不属于' }
    expect(decisionChecklist({ duty: { ...none, kind }, contentHash: TEXT, workingDays: null })).toEqual([])
  })
})
