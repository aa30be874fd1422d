import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { mayRelease, releaseGates } from '#shared/domain/case/gate/gate.ts'
import { replay } from '#shared/domain/case/replay.ts'
import { decisionChecklist, type StepView } from '#shared/domain/decision/checklist.ts'
import { EVIDENCE_ITEMS, STEPS_OF, type EvidenceItem } from '#shared/domain/decision/items.ts'
import { workingDaysBetween } from '#shared/domain/deadline/working-day.ts'
import type { DecisionKind, OptionalStep } from '#shared/domain/case/duty/duty-events.ts'
import {
  at,
  clerk,
  disclose,
  head,
  otherClerk,
  outcome,
  pass,
  play,
  publisher,
  register,
  STRAIGHT_WAY,
  TEXT_A,
  TEXT_B,
  type Act,
  type Played,
} from '../helper/case-play.ts'
import { statutoryCalendar } from '../helper/calendar.ts'

const kind = (of: DecisionKind | null, marketEntities = false, reason = ''): CaseCommand => ({
  type: 'setDecisionKind',
  kind: of,
  marketEntities,
  reason,
})
const applies = (step: OptionalStep, applicable = true, reason = ''): CaseCommand => ({
  type: 'setDecisionStep',
  step,
  applicable,
  reason,
})
let count = 0
const evidence = (
  item: EvidenceItem,
  on: string,
  change: Partial<Extract<CaseCommand, { type: 'addEvidence' }>> = {},
): CaseCommand => ({
  type: 'addEvidence',
  evidenceId: `e${String(++count)}`,
  item,
  on,
  until: null,
  contentHash: TEXT_A,
  file: null,
  number: '云政〔2026〕1号',
  note: '',
  ...change,
})

/** Everything that 国务院令第713号 asks for when every step applies, in lawful order. */
const EVERYTHING: readonly (readonly [EvidenceItem, string, string?])[] = [
  ['catalogue.list', '2026-01-05'],
  ['start.proposal', '2026-01-06'],
  ['start.decision', '2026-01-08'],
  ['draft.text', '2026-01-20'],
  ['draft.basis', '2026-01-20'],
  ['draft.consultation', '2026-01-21'],
  ['participation.notice', '2026-01-22', '2026-02-21'],
  ['participation.summary', '2026-02-25'],
  ['hearing.notice', '2026-01-22'],
  ['hearing.selection', '2026-01-22'],
  ['hearing.delivery', '2026-02-03'],
  ['hearing.record', '2026-02-10'],
  ['hearing.report', '2026-02-11'],
  ['expert.list', '2026-02-01'],
  ['expert.opinion', '2026-02-12'],
  ['expert.adoption', '2026-02-13'],
  ['risk.controllable', '2026-02-13'],
  ['legality.request', '2026-03-02'],
  ['legality.counsel', '2026-03-10'],
  ['legality.lawful', '2026-03-11'],
  ['discussion.materials', '2026-03-12'],
  ['discussion.minutes', '2026-03-16'],
  ['party.report', '2026-03-17'],
]
const OPTIONAL = ['participation', 'hearing', 'expert', 'risk', 'party'] as const

const draft = (): Played =>
  play([
    [clerk, register()],
    [clerk, disclose],
  ])
const with_ = (from: Played, commands: readonly CaseCommand[]): Played =>
  play(
    commands.map((command): Act => [clerk, command]),
    from,
  )
const complete = (changes: Partial<Record<EvidenceItem, CaseCommand | null>> = {}): Played =>
  with_(draft(), [
    kind('majorDecision'),
    ...OPTIONAL.map((step) => applies(step)),
    ...EVERYTHING.flatMap(([item, on, until]) => {
      const changed = changes[item]
      if (changed === null) return []
      return [changed ?? evidence(item, on, { until: until ?? null })]
    }),
  ])

const calendar = statutoryCalendar()
const stepsOf = (played: Played, contentHash = TEXT_A): readonly StepView[] =>
  decisionChecklist({
    duty: played.state.duty,
    contentHash,
    workingDays: (from, to) => workingDaysBetween(calendar, from, to),
  })
const problemsOf = (played: Played, contentHash = TEXT_A): readonly string[] =>
  stepsOf(played, contentHash).flatMap(({ rule, state, problems }) =>
    state === 'later' ? [] : problems.map(({ code, severity }) => `${rule.step}: ${code} (${severity})`),
  )

describe('重大行政决策: the evidence of the procedure', () => {
  it('is complete when every step that applies has its evidence, in order and in time', () => {
    expect(problemsOf(complete())).toEqual([])
    expect(stepsOf(complete()).map(({ rule, state }) => [rule.step, state])).toEqual([
      ['catalogue', 'met'],
      ['start', 'met'],
      ['draft', 'met'],
      ['participation', 'met'],
      ['hearing', 'met'],
      ['expert', 'met'],
      ['risk', 'met'],
      ['legality', 'met'],
      ['fairCompetition', 'notApplicable'],
      ['discussion', 'met'],
      ['party', 'met'],
      ['publish', 'later'],
      ['archive', 'later'],
    ])
  })

  it.each(EVERYTHING.map(([item]) => item))('misses %s when it is not there', (item) => {
    expect(problemsOf(complete({ [item]: null })).some((line) => line.includes('missing'))).toBe(true)
  })

  it.each([
    [
      '29 days of consultation without a word why',
      { 'participation.notice': evidence('participation.notice', '2026-01-22', { until: '2026-02-20' }) },
      ['participation: consultationShort (block)'],
    ],
    [
      '29 days of consultation with the reason in the notice',
      {
        'participation.notice': evidence('participation.notice', '2026-01-22', {
          until: '2026-02-20',
          note: '因防汛形势紧急，征求意见期限缩短为29日',
        }),
      },
      ['participation: consultationShort (warn)'],
    ],
    [
      'a consultation without an end',
      { 'participation.notice': evidence('participation.notice', '2026-01-22') },
      ['participation: consultationUndated (block)'],
    ],
    [
      'opinions summed up before the consultation ended',
      { 'participation.summary': evidence('participation.summary', '2026-02-20') },
      ['participation: summaryEarly (block)'],
    ],
    [
      'materials six days before the hearing',
      { 'hearing.delivery': evidence('hearing.delivery', '2026-02-04') },
      ['hearing: materialsLate (block)'],
    ],
    [
      'a review of six working days',
      { 'legality.lawful': evidence('legality.lawful', '2026-03-10') },
      ['legality: reviewShort (block)'],
    ],
    [
      'a review of six working days, with a reason',
      { 'legality.lawful': evidence('legality.lawful', '2026-03-10', { note: '突发事件应对需要' }) },
      ['legality: reviewShort (warn)'],
    ],
    [
      'an opinion that says no',
      { 'legality.lawful': evidence('legality.unlawful', '2026-03-11') },
      ['legality: unlawful (block)'],
    ],
    [
      'a risk that cannot be controlled',
      { 'risk.controllable': evidence('risk.uncontrollable', '2026-02-13') },
      ['risk: uncontrolled (block)'],
    ],
    [
      'a review that began before the opinions were summed up',
      { 'legality.request': evidence('legality.request', '2026-02-24') },
      ['legality: outOfOrder (block)'],
    ],
    [
      'a meeting before the opinion on legality',
      {
        'discussion.materials': evidence('discussion.materials', '2026-03-09'),
        'discussion.minutes': evidence('discussion.minutes', '2026-03-10'),
      },
      ['discussion: outOfOrder (block)'],
    ],
  ] as const)('finds %s', (_name, changes, expected) => {
    expect(problemsOf(complete(changes))).toEqual(expected)
  })

  it('opens the review of legality again when the text changed after it, until it was confirmed on that text', () => {
    expect(problemsOf(complete(), TEXT_B)).toEqual(['legality: textChanged (block)'])
    const confirmed = with_(complete(), [evidence('legality.unchanged', '2026-03-18', { contentHash: TEXT_B })])
    expect(problemsOf(confirmed, TEXT_B)).toEqual([])
  })

  it('asks whether each step that may not apply does, and takes no for an answer with a reason', () => {
    const asked = with_(draft(), [kind('majorDecision')])
    expect(problemsOf(asked).filter((line) => line.includes('unanswered'))).toEqual(
      OPTIONAL.map((step) => `${step}: unanswered (block)`),
    )
    expect(outcome(asked, clerk, applies('hearing', false))).toBe('case.reasonRequired')
    const answered = with_(asked, [applies('hearing', false, '不直接涉及群众切身利益')])
    expect(stepsOf(answered).find(({ rule }) => rule.step === 'hearing')).toMatchObject({
      state: 'notApplicable',
      reason: '不直接涉及群众切身利益',
    })
  })

  it('asks for a fair competition review where market entities are concerned, and nowhere else', () => {
    const concerned = with_(complete(), [kind('majorDecision', true)])
    expect(problemsOf(concerned)).toEqual(['fairCompetition: missing (block)'])
    expect(problemsOf(with_(concerned, [evidence('fairCompetition.review', '2026-03-12')]))).toEqual([])
  })

  it('counts the newest evidence of a kind, and none that was voided', () => {
    const redone = with_(complete(), [evidence('discussion.minutes', '2026-03-01')])
    expect(problemsOf(redone)).toEqual(['discussion: outOfOrder (block)', 'discussion: outOfOrder (block)'])
    const last = redone.state.duty.evidence.at(-1)?.evidenceId ?? ''
    const voided = with_(redone, [{ type: 'voidEvidence', evidenceId: last, reason: '日期填错' }])
    expect(problemsOf(voided)).toEqual([])
    expect(voided.state.duty.evidence.at(-1)?.voided).toBe('日期填错')
    expect(outcome(voided, clerk, { type: 'voidEvidence', evidenceId: last, reason: '再次' })).toBe(
      'decision.unknownItem',
    )
  })
})

describe('行政规范性文件 and 政府规章', () => {
  const normative = (days: readonly [string, string], marketEntities = false, until = '2026-02-01') =>
    with_(draft(), [
      kind('normativeDocument', marketEntities),
      applies('risk', false, '不涉及重大风险'),
      applies('participation'),
      evidence('draft.text', '2026-01-05'),
      evidence('draft.basis', '2026-01-05'),
      evidence('participation.notice', '2026-01-06', { until }),
      evidence('participation.summary', '2026-02-10'),
      evidence('legality.request', days[0]),
      evidence('legality.lawful', days[1]),
      evidence('discussion.minutes', '2026-04-20'),
      evidence('register.number', '2026-04-21'),
      ...(marketEntities ? [evidence('fairCompetition.review', '2026-04-10')] : []),
    ])

  it.each([
    ['4 working days', '2026-03-02', '2026-03-06', ['legality: reviewShort (block)']],
    ['5 working days', '2026-03-02', '2026-03-09', []],
    ['15 working days', '2026-03-02', '2026-03-23', []],
    ['16 working days', '2026-03-02', '2026-03-24', ['legality: reviewLong (warn)']],
  ] as const)('a review of %s (国办发〔2018〕115号)', (_name, from, to, expected) => {
    expect(problemsOf(normative([from, to]))).toEqual(expected)
  })

  it('asks for thirty days of consultation where market entities are concerned', () => {
    expect(problemsOf(normative(['2026-03-02', '2026-03-12'], true))).toEqual([
      'participation: consultationShort (block)',
    ])
    expect(problemsOf(normative(['2026-03-02', '2026-03-12'], true, '2026-02-05'))).toEqual([])
  })

  it('asks for the notice of a hearing on a rule thirty days before it', () => {
    const rule = (notice: string) =>
      with_(draft(), [
        kind('governmentRule'),
        applies('hearing'),
        evidence('hearing.notice', notice),
        evidence('hearing.record', '2026-03-02'),
      ])
    const found = (notice: string) => problemsOf(rule(notice)).filter((line) => line.includes('hearingNotice'))
    expect(found('2026-02-01')).toEqual(['hearing: hearingNoticeLate (block)'])
    expect(found('2026-01-31')).toEqual([])
  })

  it('has its basis for every step, and every item in some step', () => {
    for (const steps of Object.values(STEPS_OF))
      for (const { name, law, mark } of steps) expect([name, law, mark].every((text) => text !== '')).toBe(true)
    const used = Object.values(STEPS_OF).flatMap((steps) =>
      steps.flatMap(({ items, askedNow, oneOf }) => [...items, ...askedNow, ...oneOf]),
    )
    const optional = ['draft.analysis', 'legality.unchanged', 'publish.interpretation']
    expect(Object.keys(EVIDENCE_ITEMS).filter((item) => !used.some((one) => one === item))).toEqual(optional)
  })
})

describe('what the procedure holds back', () => {
  const upTo = (from: Played): Played =>
    play(
      STRAIGHT_WAY.slice(1, -2).flatMap(([, acts]) => acts),
      from,
    )
  const facts = (played: Played) => ({
    contentHash: TEXT_A,
    workingDays: (from: string, to: string) => workingDaysBetween(calendar, from, to),
    today: '2026-03-20',
    lawfulUntil: '2026-03-27',
    played,
  })

  it('is the release, by G13, until its evidence is there', () => {
    const bare = upTo(with_(draft(), [kind('majorDecision')]))
    expect(mayRelease(bare.state, facts(bare), publisher)).toEqual({
      code: 'release.gateOpen',
      detail: { gate: 'G13' },
    })
    const done = upTo(complete())
    expect(releaseGates(done.state, facts(done)).find(({ id }) => id === 'G13')).toMatchObject({ open: false })
  })

  it('is the release of a rule or a normative document, by G14', () => {
    const bare = upTo(with_(draft(), [kind('normativeDocument')]))
    expect(mayRelease(bare.state, facts(bare), publisher)).toEqual({
      code: 'release.gateOpen',
      detail: { gate: 'G14' },
    })
  })

  it('is nothing of a case that is under no procedure', () => {
    const plain = at('approved')
    expect(releaseGates(plain.state, facts(plain)).map(({ id }) => id)).not.toContain('G13')
  })

  it('is a release after its time limit, by G12, until a leader lets it pass with a reason', () => {
    const late = { ...facts(at('approved')), today: '2026-03-28', daysOver: 1 }
    const gate = releaseGates(at('approved').state, late).find(({ id }) => id === 'G12')
    expect(gate).toMatchObject({ level: 'override', holds: false, open: true, detail: { date: '2026-03-27', days: 1 } })
  })
})

describe('who records evidence', () => {
  it('is the drafter of the case, at every stage', () => {
    const reviewed = play(
      [[head, pass('departmentReview')]],
      play(
        STRAIGHT_WAY.slice(1, 2).flatMap(([, acts]) => acts),
        with_(draft(), [kind('majorDecision')]),
      ),
    )
    expect(outcome(reviewed, clerk, evidence('legality.request', '2026-03-02'))).toBeInstanceOf(Array)
    expect(outcome(reviewed, otherClerk, evidence('legality.request', '2026-03-02'))).toBe('case.notDrafter')
    expect(outcome(reviewed, head, evidence('legality.request', '2026-03-02'))).toBe('identity.wrongRole')
    expect(outcome(reviewed, clerk, kind('governmentRule'))).toBe('case.alreadySubmitted')
    expect(outcome(reviewed, clerk, evidence('legality.request', '2026-03-02', { contentHash: TEXT_B }))).toBe(
      'case.contentChanged',
    )
  })

  it.each([['no procedure', evidence('draft.text', '2026-01-05'), 'decision.noKind']] as const)(
    'refuses it with %s',
    (_name, command, code) => {
      expect(outcome(draft(), clerk, command)).toBe(code)
    },
  )

  it('refuses what is empty, unknown or ends before it begins', () => {
    const ready = with_(draft(), [kind('majorDecision')])
    expect(outcome(ready, clerk, evidence('draft.text', '2026-01-05', { number: ' ', note: '' }))).toBe(
      'decision.evidenceEmpty',
    )
    expect(outcome(ready, clerk, evidence('x.y' as EvidenceItem, '2026-01-05'))).toBe('decision.unknownItem')
    expect(outcome(ready, clerk, evidence('participation.notice', '2026-01-05', { until: '2026-01-04' }))).toBe(
      'change.termReversed',
    )
    const there = with_(ready, [evidence('draft.text', '2026-01-05', { evidenceId: 'same' })])
    expect(outcome(there, clerk, evidence('draft.text', '2026-01-05', { evidenceId: 'same' }))).toBe(
      'decision.unknownItem',
    )
    expect(outcome(there, clerk, kind(null))).toBe('case.reasonRequired')
  })

  it('is lived again like any other act', () => {
    const { events } = complete()
    const inJune = events.map((event) => ({ ...event, at: event.at.replace('2026-03', '2026-06') }))
    expect(replay(inJune).ok).toBe(true)
    // In March half of it had not happened yet: nothing is evidence before its day, whoever signs it.
    expect(replay(events)).toMatchObject({ error: { code: 'replay.refused', refusal: 'deadline.inFuture' } })
  })
})
