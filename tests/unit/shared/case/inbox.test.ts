import { describe, expect, it } from 'vitest'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { changeSince, orderInbox } from '#shared/domain/case/projection/inbox.ts'
import { validityOn, type ValidityFacts } from '#shared/domain/case/duty/validity.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import { at, clerk, deputy, head, sendBack, play, submit, TEXT_B } from '../../../helper/case-play.ts'
import { statutoryCalendar } from '../../../helper/calendar.ts'

const row = (
  caseId: string,
  limitFrom: string | null,
  waitingSince = '2026-11-20T01:00:00.000Z',
  cameBy = 'forward',
) => ({
  ...{ caseId, waitingSince, limitRule: 'disclosure', limitFrom },
  cameBy: cameBy as 'forward' | 'returned',
})
/** 20 working days after 2026-10-19, 2026-11-05 and 2026-11-19: due 11-16, 12-03 and 12-17. */
const ROWS = [
  row('calm', '2026-11-19'),
  row('undated-late', null, '2026-11-21T01:00:00.000Z'),
  row('soon', '2026-11-05'),
  row('undated-early', null, '2026-11-19T01:00:00.000Z', 'returned'),
  row('overdue', '2026-10-19'),
]

describe('what waits', () => {
  const dues = duesOn(statutoryCalendar(), '2026-11-24')

  it('is in order of its dates, overdue first, what has none by how long it waits', () => {
    expect(orderInbox(ROWS, dues, 'all')).toEqual({
      caseIds: ['overdue', 'soon', 'calm', 'undated-early', 'undated-late'],
      counts: { all: 5, overdue: 1, soon: 1, returned: 1 },
    })
  })

  it.each([
    ['overdue', ['overdue']],
    ['soon', ['soon']],
    ['returned', ['undated-early']],
  ] as const)('can be limited to what is %s, with the counts of all', (group, caseIds) => {
    const ordered = orderInbox(ROWS, dues, group)
    expect(ordered.caseIds).toEqual(caseIds)
    expect(ordered.counts.all).toBe(5)
  })

  it('has no dates without a calendar, and is still listed', () => {
    expect(orderInbox(ROWS, duesOn(null, '2026-11-24'), 'all').counts).toEqual({
      all: 5,
      overdue: 0,
      soon: 0,
      returned: 1,
    })
  })

  it('tells what is new to a person', () => {
    const waiting = caseRowOf(at('deputyReview').state)
    expect(changeSince(waiting, deputy.personId)).toBe('new')
    expect(changeSince(waiting, head.personId)).toBe('acts')
    const rewritten = play(
      [
        [head, sendBack()],
        [clerk, submit(TEXT_B)],
      ],
      at('departmentReview'),
    )
    expect(changeSince(caseRowOf(rewritten.state), head.personId)).toBe('text')
    expect(changeSince(caseRowOf(rewritten.state), clerk.personId)).toBe('none')
  })
})

const facts = (change: Partial<ValidityFacts> = {}): ValidityFacts => ({
  effectiveOn: null,
  until: null,
  changes: [],
  ...change,
})
const repeal = { kind: 'repeal', scope: 'whole', on: '2026-06-01' } as const

describe('validity on a day', () => {
  it.each([
    ['nothing said', facts(), '2026-05-01', 'inForce', null],
    ['before it takes effect', facts({ effectiveOn: '2026-07-01' }), '2026-06-30', 'pending', '2026-07-01'],
    ['on the day of effect', facts({ effectiveOn: '2026-07-01' }), '2026-07-01', 'inForce', '2026-07-01'],
    ['on its last day', facts({ until: '2026-12-31' }), '2026-12-31', 'inForce', null],
    ['after its last day, without an act', facts({ until: '2026-12-31' }), '2027-01-01', 'lapsed', '2026-12-31'],
    ['before a repeal holds', facts({ changes: [repeal] }), '2026-05-31', 'inForce', null],
    ['repealed', facts({ changes: [repeal] }), '2026-06-01', 'repealed', '2026-06-01'],
    [
      'lapsed before it was repealed',
      facts({ until: '2026-05-01', changes: [repeal] }),
      '2026-07-01',
      'lapsed',
      '2026-05-01',
    ],
    ['superseded', facts({ changes: [{ ...repeal, kind: 'supersede' }] }), '2026-07-01', 'repealed', '2026-06-01'],
    [
      'repealed in part',
      facts({ changes: [{ ...repeal, scope: 'part' }] }),
      '2026-07-01',
      'partlyRepealed',
      '2026-06-01',
    ],
  ] as const)('%s', (_name, given, today, validity, on) => {
    expect(validityOn(given, today)).toMatchObject({ validity, on, withdrawnOn: null, correctedOn: null })
  })

  it('leaves a withdrawn or corrected document as valid as it was', () => {
    const changes = [
      { kind: 'withdraw', scope: 'whole', on: '2026-06-02' },
      { kind: 'clarify', scope: 'whole', on: '2026-06-01' },
    ] as const
    expect(validityOn(facts({ changes }), '2026-06-03')).toEqual({
      ...{ validity: 'inForce', on: null, withdrawnOn: '2026-06-02', correctedOn: '2026-06-01' },
    })
  })
})
