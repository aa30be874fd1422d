import { describe, expect, it } from 'vitest'
import type { ApplicationOutcome } from '#shared/domain/office/register/register-events.ts'
import type { Application, OfficeRegister } from '#shared/domain/office/register/register.ts'
import { NO_REGISTER } from '#shared/domain/office/register/register.ts'
import { annualReport, checkTables } from '#shared/domain/register/annual.ts'
import { caseFacts } from './facts.ts'

const application = (
  recordId: string,
  applicant: Application['applicant'],
  receivedOn: string,
  answer: readonly [ApplicationOutcome, string] | null,
): Application => ({
  ...{ recordId, number: recordId, applicant, receivedOn, matter: '调取文件' },
  answer: answer === null ? null : { outcome: answer[0], answeredOn: answer[1], number: '' },
  times: [],
})

const register: OfficeRegister = {
  ...NO_REGISTER,
  applications: [
    application('a1', 'person', '2025-12-20', ['granted', '2026-01-10']),
    application('a2', 'person', '2026-02-01', ['notHeld', '2026-03-01']),
    application('a3', 'company', '2026-05-01', ['partly', '2026-06-01']),
    application('a4', 'research', '2026-12-20', ['granted', '2027-01-05']),
    application('a5', 'other', '2026-12-30', null),
    application('a6', 'legal', '2025-03-01', ['stateSecret', '2025-04-01']),
    application('a7', 'welfare', '2027-01-02', null),
  ],
  disputes: [
    {
      recordId: 'd1',
      kind: 'reconsideration',
      openedOn: '2025-11-01',
      matter: '不服答复',
      closed: { result: 'upheld', closedOn: '2026-01-20' },
    },
    { recordId: 'd2', kind: 'suit', openedOn: '2026-10-01', matter: '不服答复', closed: null },
    {
      recordId: 'd3',
      kind: 'suitAfter',
      openedOn: '2025-02-01',
      matter: '不服答复',
      closed: { result: 'corrected', closedOn: '2025-06-01' },
    },
  ],
  stated: [
    { recordId: 's1', year: 2026, figure: 'normativeBefore', value: 4, basis: '上年年报' },
    { recordId: 's2', year: 2026, figure: 'fees', value: 123_400, basis: '财务科' },
    { recordId: 's3', year: 2026, figure: 'filedLeft', value: 1, basis: '上年年报' },
    { recordId: 's4', year: 2026, figure: 'filedLeftPerson', value: 1, basis: '上年年报' },
  ],
}

const cases = [
  caseFacts({ caseId: 'n0', decisionKind: 'normativeDocument', releasedOn: '2025-05-01' }),
  caseFacts({ caseId: 'n1', decisionKind: 'normativeDocument', releasedOn: '2026-03-01' }),
  caseFacts({ caseId: 'n2', decisionKind: 'normativeDocument', releasedOn: '2025-06-01' }, [
    { kind: 'repeal', scope: 'whole', on: '2026-08-01' },
  ]),
  caseFacts({ caseId: 'r1', decisionKind: 'governmentRule', releasedOn: '2026-07-01' }),
  caseFacts({ caseId: 'x', decisionKind: null, releasedOn: '2026-07-01' }),
]
const report = annualReport(cases, register, 2026, '2027-01-15')

describe('the annual report', () => {
  it('counts 规章 and 行政规范性文件 made, repealed and in force, with those that were stated beside', () => {
    const { rules, normative, feesYuan } = report.active
    expect([rules.made.refs, rules.repealed.value, rules.valid.refs]).toEqual([['r1'], 0, ['r1']])
    expect(normative.made.refs).toEqual(['n1'])
    expect(normative.repealed.refs).toEqual(['n2'])
    expect(normative.before).toEqual({ value: 6, refs: ['n0', 'n2', 's1'] })
    expect(normative.valid).toEqual({ value: 6, refs: ['n0', 'n1', 's1'] })
    expect(feesYuan).toEqual({ value: 123_400, refs: ['s2'] })
  })

  it('counts applications by who asked: new, carried over, ended and left, each with its records', () => {
    const { received, carried, ended, left, outcomes } = report.applications
    expect(received.total.refs).toEqual(['a2', 'a3', 'a4', 'a5'])
    expect(carried.total.refs).toEqual(['a1'])
    expect(carried.person.value).toBe(1)
    expect(ended.total.refs).toEqual(['a1', 'a2', 'a3'])
    expect(left.total.refs).toEqual(['a4', 'a5'])
    expect([outcomes.granted.person.value, outcomes.notHeld.total.value, outcomes.partly.company.value]).toEqual([
      1, 1, 1,
    ])
    expect(outcomes.stateSecret.total.value).toBe(0)
  })

  it('counts disputes that ended in the year or were open at its end', () => {
    const { reconsideration, suit, suitAfter } = report.disputes
    expect([reconsideration.upheld.value, reconsideration.total.value]).toEqual([1, 1])
    expect([suit.pending.refs, suit.total.value]).toEqual([['d2'], 1])
    expect(suitAfter.total.value).toBe(0)
  })

  it('agrees with itself, and names the numbers that nobody has stated', () => {
    expect(report.problems.map(({ code, row }) => `${code} ${row}`)).toEqual([
      'figure.missing permits',
      'figure.missing penalties',
      'figure.missing coercions',
    ])
  })

  it('says that what lapsed was neither repealed nor in force', () => {
    const lapsed = caseFacts(
      { caseId: 'n3', decisionKind: 'normativeDocument', releasedOn: '2024-06-01' },
      [],
      '2026-05-31',
    )
    const { problems } = annualReport([...cases, lapsed], register, 2026, '2027-01-15')
    expect(problems[0]).toMatchObject({ code: 'valid.differs', row: 'normative', expected: 7, found: 6 })
  })

  it.each([
    ['column.differs', 'left'],
    ['ended.differs', 'ended'],
    ['row.differs', 'received'],
  ] as const)('finds a number that was altered by hand: %s', (code, row) => {
    const altered = { ...report.applications[row], company: { value: 9, refs: [] } }
    const applications = { ...report.applications, [row]: altered }
    expect(checkTables({ ...report, applications }, { total: 1, person: 1 }).map((problem) => problem.code)).toContain(
      code,
    )
  })

  it('finds what was entered or voided for the year before after that was filed, and says when nobody can compare', () => {
    const late = application('a8', 'company', '2025-12-30', ['granted', '2026-02-01'])
    const entered = { ...register, applications: [...register.applications, late] }
    const voided = { ...register, applications: register.applications.filter(({ recordId }) => recordId !== 'a1') }
    for (const [changed, found] of [
      [entered, 2],
      [voided, 0],
    ] as const) {
      const problem = { code: 'carried.differs', row: 'carried', column: 'total', expected: 1, found }
      expect(annualReport(cases, changed, 2026, '2027-01-15').problems).toContainEqual(problem)
    }
    const unstated = { ...register, stated: register.stated.filter(({ figure }) => !figure.startsWith('filedLeft')) }
    const codes = annualReport(cases, unstated, 2026, '2027-01-15').problems.map(({ code }) => code)
    expect(codes).toContain('filed.missing')
    expect(codes).not.toContain('carried.differs')
  })

  it('compares what was carried over in each column, and names the one that differs though the total agrees', () => {
    // 二(y) = 四(y−1), of each column: one of a company filed last year, one of a person by the records.
    const filed = (columns: Parameters<typeof checkTables>[1]) =>
      checkTables(report, columns).map(({ code, column, expected, found }) => [code, column, expected, found])
    expect(filed({ total: 1, person: 1 })).toEqual([])
    expect(filed({ total: 1, company: 1 })).toEqual([
      ['carried.differs', 'person', 0, 1],
      ['carried.differs', 'company', 1, 0],
    ])
    const none = { person: 0, company: 0, research: 0, welfare: 0, legal: 0, other: 0 }
    expect(filed({ ...none, total: 1, other: 1 })).toEqual([
      ['carried.differs', 'person', 0, 1],
      ['carried.differs', 'other', 1, 0],
    ])
    // What is not stated is asked for, unless the rest makes up the total.
    expect(filed({ total: 1, person: 0, company: 0, research: 0, welfare: 0 })).toEqual([
      ['carried.differs', 'person', 0, 1],
      ['filed.missing', 'legal', 0, 0],
      ['filed.missing', 'other', 0, 0],
    ])
    expect(filed({ total: 0 })).toEqual([
      ['carried.differs', 'person', 0, 1],
      ['carried.differs', 'total', 0, 1],
    ])
    expect(filed({ person: 1 })).toEqual([['filed.missing', '', 0, 0]])
    // The columns do not make up the total that was stated beside them.
    expect(filed({ total: 1, person: 1, legal: 1 })).toEqual([
      ['carried.differs', 'legal', 1, 0],
      ['filed.differs', 'total', 2, 1],
    ])
    expect(filed({ ...none, total: 1 })).toEqual([
      ['carried.differs', 'person', 0, 1],
      ['filed.differs', 'total', 0, 1],
    ])
  })

  it('finds a dispute that is not in its total', () => {
    const row = { ...report.disputes.suit, upheld: { value: 1, refs: [] } }
    const disputes = { ...report.disputes, suit: row }
    expect(checkTables({ ...report, disputes }, { total: 1, person: 1 })).toMatchObject([
      { code: 'dispute.differs', row: 'suit' },
    ])
  })
})
