import { describe, expect, it } from 'vitest'
import { HIT_OUTCOMES } from '#shared/domain/case/secrecy/hit-outcomes.ts'
import { countOf, sumOf, within } from '#shared/domain/register/figure.ts'
import {
  departmentsOf,
  durationsOf,
  hitsByRule,
  onTimeOf,
  returnsOf,
  workloadOf,
} from '#shared/domain/register/figures.ts'
import { caseFacts } from './facts.ts'

const YEAR = { from: '2026-01-01', until: '2026-12-31' }
const sentBack = (on: string, aspects: readonly ('content' | 'scope')[] = []) => ({
  ...({ on, from: 'departmentReview', reason: '表述不清' } as const),
  aspects: aspects.map((row) => ({ row, column: 'truth' }) as const),
})

describe('a figure', () => {
  it('counts each record once, and adds up with all of theirs; first and last day are of the period', () => {
    expect(countOf(['a', 'b', 'a'])).toEqual({ value: 2, refs: ['a', 'b'] })
    expect(sumOf([countOf(['a', 'b']), countOf(['b'])])).toEqual({ value: 3, refs: ['a', 'b'] })
    const days = ['2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', null]
    expect(days.map((on) => within(YEAR, on))).toEqual([false, true, true, false, false])
  })
})

describe('工作量', () => {
  const one = caseFacts({
    ...{ caseId: 'a', registeredOn: '2026-01-31', submittedOn: ['2026-02-01', '2026-02-03'], department: '综合科' },
    ...{ returns: [sentBack('2026-02-02')], releasedOn: '2026-03-01', concludedOn: null },
  })
  const other = caseFacts({
    caseId: 'b',
    registeredOn: '2025-12-31',
    submittedOn: ['2026-02-05'],
    concludedOn: '2026-02-28',
  })
  const NONE = { value: 0, refs: [] }

  it('is told month by month: begun, handed in, sent back, released, ended; who did the same twice counts twice', () => {
    expect(workloadOf([one, other], { from: '2026-01-01', until: '2026-03-31' })).toEqual([
      {
        month: '2026-01',
        figures: {
          registered: { value: 1, refs: ['a'] },
          submitted: NONE,
          returned: NONE,
          released: NONE,
          concluded: NONE,
        },
      },
      {
        month: '2026-02',
        figures: {
          ...{ registered: NONE, submitted: { value: 3, refs: ['a', 'b'] }, returned: { value: 1, refs: ['a'] } },
          ...{ released: NONE, concluded: { value: 1, refs: ['b'] } },
        },
      },
      {
        month: '2026-03',
        figures: {
          registered: NONE,
          submitted: NONE,
          returned: NONE,
          released: { value: 1, refs: ['a'] },
          concluded: NONE,
        },
      },
    ])
  })

  it('is told by 承办科室 in the order of their names, those of none last, over the whole period', () => {
    const cases = [
      other,
      caseFacts({ caseId: 'c', department: '丙' }),
      one,
      caseFacts({ caseId: 'd', department: 'A科' }),
    ]
    for (const list of [cases, cases.toReversed()])
      expect(departmentsOf(list, YEAR).map(({ department }) => department)).toEqual(['A科', '丙', '综合科', ''])
    expect(departmentsOf(cases, { from: '2026-02-02', until: '2026-03-01' }).at(-2)).toEqual({
      department: '综合科',
      figures: {
        ...{ registered: NONE, submitted: { value: 1, refs: ['a'] }, returned: { value: 1, refs: ['a'] } },
        ...{ released: { value: 1, refs: ['a'] }, concluded: NONE },
      },
    })
    expect(departmentsOf([one], YEAR).map(({ department }) => department)).toEqual(['综合科'])
  })
})

describe('办理时长', () => {
  const stay = (hours: number, until: string | null = new Date(Date.UTC(2026, 2, 1, hours)).toISOString()) =>
    ({ stage: 'secrecyReview', from: '2026-03-01T00:00:00.000Z', until }) as const

  it('is the middle, the ninth of ten and the longest of the stays that ended within the period', () => {
    const cases = Array.from({ length: 10 }, (_, index) =>
      caseFacts({ caseId: `c${String(index)}`, stays: [stay(10 - index)] }),
    )
    expect(durationsOf(cases, YEAR)).toEqual([
      {
        ...{ stage: 'secrecyReview', medianHours: 5, ninthHours: 9, longest: { caseId: 'c0', hours: 10 } },
        stays: { value: 10, refs: cases.map(({ caseId }) => caseId).toReversed() },
      },
    ])
    expect(durationsOf(cases.slice(9), YEAR)[0]).toMatchObject({ medianHours: 1, ninthHours: 1 })
  })

  it('leaves out who is still there, and counts the day on which they left as Beijing does', () => {
    const left = (until: string | null) => durationsOf([caseFacts({ stays: [stay(1, until)] })], YEAR).length
    expect([left(null), left('2026-12-31T15:59:59.000Z'), left('2026-12-31T16:00:00.000Z')]).toEqual([0, 1, 0])
  })
})

describe('按期率 (条例 Art. 26)', () => {
  it('counts the last day as in time, and what has no limit as not judged', () => {
    const cases = ['2026-02-14', '2026-02-15', '2026-02-16'].map((releasedOn) =>
      caseFacts({ caseId: releasedOn, releasedOn }),
    )
    const none = caseFacts({ caseId: 'none', releasedOn: '2026-02-01', limitFrom: null })
    const [month] = onTimeOf(
      [...cases, none, caseFacts({})],
      { from: '2026-02-01', until: '2026-02-28' },
      (rule, from) => (rule === 'disclosure' && from === '2026-01-20' ? '2026-02-15' : null),
    )
    expect(month).toEqual({
      month: '2026-02',
      judged: { value: 3, refs: ['2026-02-14', '2026-02-15', '2026-02-16'] },
      inTime: { value: 2, refs: ['2026-02-14', '2026-02-15'] },
      late: { value: 1, refs: ['2026-02-16'] },
      unjudged: { value: 1, refs: ['none'] },
    })
  })
})

describe('退回原因', () => {
  it('are told by stage and by what the sheet asked to be revised; those that named nothing by themselves', () => {
    const cases = [
      caseFacts({
        caseId: 'a',
        returns: [sentBack('2026-02-01', ['content', 'scope']), sentBack('2026-02-02', ['content'])],
      }),
      caseFacts({ caseId: 'b', returns: [sentBack('2026-03-01'), sentBack('2025-03-01')] }),
    ]
    expect(returnsOf(cases, YEAR)).toEqual({
      stages: [{ stage: 'departmentReview', figure: { value: 3, refs: ['a', 'b'] } }],
      aspects: [
        { row: 'content', column: 'truth', figure: { value: 2, refs: ['a'] } },
        { row: 'scope', column: 'truth', figure: { value: 1, refs: ['a'] } },
      ],
      unnamed: { value: 1, refs: ['b'] },
    })
  })
})

describe('命中', () => {
  it('are told by rule and by what became of them, the most frequent first, then by name; of cases that were handed in', () => {
    const hits = [
      ...HIT_OUTCOMES.map((outcome) => ({ rule: 'R-2', outcome })),
      ...(['R-3', 'R-1'] as const).map((rule) => ({ rule, outcome: 'kept' as const })),
    ]
    const cases = [
      caseFacts({ caseId: 'a', hits }),
      caseFacts({ caseId: 'old', hits, submittedOn: ['2025-12-31', '2027-01-01'] }),
      caseFacts({ caseId: 'draft', hits, submittedOn: [] }),
    ]
    const once = { value: 1, refs: ['a'] }
    const none = { value: 0, refs: [] }
    expect(hitsByRule(cases, YEAR)).toEqual([
      {
        rule: 'R-2',
        figures: { all: { value: 4, refs: ['a'] }, kept: once, falsePositive: once, changed: once, open: once },
      },
      ...['R-1', 'R-3'].map((rule) => ({
        rule,
        figures: { all: once, kept: once, falsePositive: none, changed: none, open: none },
      })),
    ])
  })
})
