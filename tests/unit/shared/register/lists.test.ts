import { describe, expect, it } from 'vitest'
import { head, play, sendBack, STRAIGHT_WAY } from '../../../helper/case-play.ts'
import { plainDocument } from '../../../helper/plain-document.ts'
import { registerCase, summaryOf } from '#shared/domain/register/case-facts.ts'
import { monthsOf } from '#shared/domain/register/figure.ts'
import { durationsOf, hitsByRule, onTimeOf, returnsOf, workloadOf } from '#shared/domain/register/figures.ts'
import {
  catalogueOf,
  deliveryList,
  indexNumbers,
  isStanding,
  isOrganCode,
  secrecyLedger,
  undelivered,
  validityList,
} from '#shared/domain/register/lists.ts'
import { BESIDE, caseFacts } from './facts.ts'

const YEAR = { from: '2026-01-01', until: '2026-12-31' }
const released = [
  caseFacts({ caseId: 'b', releasedOn: '2026-03-02', title: '乙' }),
  caseFacts({ caseId: 'a', releasedOn: '2026-02-01', title: '甲' }),
  caseFacts({ caseId: 'c', releasedOn: '2026-12-01', title: '丙' }, [
    { kind: 'withdraw', scope: 'whole', on: '2026-12-05' },
  ]),
  caseFacts({ caseId: 'd', releasedOn: '2025-12-30', title: '丁' }),
]

describe('lists of what was released', () => {
  it('number each by organ, year and order of release, and keep the number when a release is taken down', () => {
    const numbers = indexNumbers(released, '11370322004222241N')
    expect(Object.fromEntries(numbers)).toEqual({
      d: '11370322004222241N/2025-00001',
      a: '11370322004222241N/2026-00001',
      b: '11370322004222241N/2026-00002',
      c: '11370322004222241N/2026-00003',
    })
    expect(indexNumbers(released, '').get('a')).toBe('2026-00001')
    expect(indexNumbers(released, '00001434-9').get('a')).toBe('000014349/2026-00001')
  })

  it('take a code of an organ only with its right check character', () => {
    expect(['00001434-9', '000014349', '11370322004222241N'].map(isOrganCode)).toEqual([true, true, true])
    expect(['000014348', '11370322004222241M', '123', ''].map(isOrganCode)).toEqual([false, false, false, false])
  })

  it('show in the catalogue what the period released and nobody has taken down', () => {
    const rows = catalogueOf(released, '', YEAR, '2026-12-10')
    expect(rows.map(({ title, index, formedOn, summary }) => [title, index, formedOn, summary])).toEqual([
      ['甲', '2026-00001', '2026-01-20', '为规范停车收费。'],
      ['乙', '2026-00002', '2026-01-20', '为规范停车收费。'],
    ])
    expect(catalogueOf(released, '', YEAR, '2026-12-04').map(({ caseId }) => caseId)).toEqual(['a', 'b', 'c'])
  })

  it('say where a release was delivered already, and its validity on a day', () => {
    const sent = { institution: '云溪县档案馆', deliveredOn: '2026-04-01' }
    const listed = (caseIds: readonly string[]) =>
      deliveryList(released, '', [{ ...sent, caseIds }], YEAR, '2026-12-10')
    const once = listed(['a'])
    // 丙 was taken down and had gone nowhere: nobody sends it now.
    expect(once.map(({ caseId, delivered }) => [caseId, delivered.length])).toEqual([
      ['a', 1],
      ['b', 0],
    ])
    expect(undelivered(once, '云溪县档案馆')).toEqual(['b'])
    expect(undelivered(once, '云溪县图书馆')).toEqual(['a', 'b'])
    const recalled = listed(['a', 'c'])
    expect(recalled.at(-1)).toMatchObject({ caseId: 'c', delivered: [sent], withdrawnOn: '2026-12-05' })
    expect(undelivered(recalled, '云溪县图书馆')).toEqual(['a', 'b'])
    const one = caseFacts({ releasedOn: '2026-02-01' }, [{ kind: 'supersede', scope: 'whole', on: '2026-06-01' }])
    expect(validityList([one], '2026-05-31', BESIDE)[0]).toMatchObject({ validity: 'inForce' })
    expect(validityList([one], '2026-06-01', BESIDE)[0]).toMatchObject({ validity: 'repealed', on: '2026-06-01' })
    expect(['2026-05-31', '2026-06-01'].map((day) => validityList([one], day, BESIDE).map(isStanding))).toEqual([
      [true],
      [false],
    ])
  })
})

describe('the months of a period', () => {
  it('are all of them, however long ago it begins, and none of a date that is still being typed', () => {
    const long = monthsOf({ from: '2012-03-01', until: '2026-11-30' })
    expect([long.length, long[0], long.at(-1)]).toEqual([177, '2012-03', '2026-11'])
    expect(monthsOf({ from: '0202-01-01', until: '2026-01-31' })[0]).toBe('2000-01')
    expect(monthsOf({ from: '2026-02-01', until: '2026-01-31' })).toEqual([])
    const old = caseFacts({ releasedOn: '2013-05-06' })
    const whole = workloadOf([old], { from: '2012-01-01', until: '2026-12-31' })
    expect(whole.find(({ month }) => month === '2013-05')?.figures.released.refs).toEqual(['case'])
    expect(whole.reduce((sum, { figures }) => sum + figures.released.value, 0)).toBe(1)
  })
})

describe('a summary', () => {
  it('is how the text begins, whole sentences where they fit', () => {
    const { body } = plainDocument('标题', `${'为规范停车收费，'.repeat(3)}现予公布。\n${'一'.repeat(300)}`)
    const summary = summaryOf({ body })
    expect(summary.endsWith('。') || summary.endsWith('…')).toBe(true)
    expect(summary.length).toBeLessThanOrEqual(121)
    expect(summaryOf({ body: [] })).toBe('')
  })
})

describe('facts of a case, read off its log', () => {
  const played = play([...STRAIGHT_WAY.slice(0, 2).flatMap(([, acts]) => acts), [head, sendBack('draft')]])
  const facts = registerCase(played.events, played.state, plainDocument('关于停车的通知', '正文。'))
  const straight = play(STRAIGHT_WAY.flatMap(([, acts]) => acts))
  const whole = registerCase(straight.events, straight.state, plainDocument('关于停车的通知', '正文。'))

  it('tell of returns, stays, hits and the secrecy review', () => {
    expect(facts.returns).toEqual([{ on: '2026-03-01', from: 'departmentReview', reason: '表述不清', aspects: [] }])
    expect(facts.stays.map(({ stage }) => stage)).toEqual(['draft', 'departmentReview', 'draft'])
    expect(whole.hits).toEqual([{ rule: 'R-1', outcome: 'kept' }])
    expect(whole.secrecy).toMatchObject([{ reviewer: '陆审查', conclusion: 'cleared', note: '不涉密' }])
    expect(secrecyLedger([whole, facts], YEAR)).toHaveLength(1)
    expect(whole.releasedOn).toBe('2026-03-02')
  })

  it('make figures that open the cases behind them', () => {
    const both = [facts, { ...whole, caseId: 'case-2' }]
    const march = workloadOf(both, { from: '2026-02-20', until: '2026-03-31' }).find(({ month }) => month === '2026-03')
    expect(march?.figures.submitted).toEqual({ value: 2, refs: ['case-1', 'case-2'] })
    expect(march?.figures.returned.refs).toEqual(['case-1'])
    const [first] = durationsOf(both, YEAR)
    expect(first).toMatchObject({ stage: 'draft', stays: { value: 2 } })
    expect(first?.medianHours).toBeCloseTo(3 / 60, 5)
    expect(hitsByRule(both, YEAR)).toMatchObject([
      { rule: 'R-1', figures: { all: { value: 2 }, open: { refs: ['case-1'] } } },
    ])
    expect(returnsOf(both, YEAR)).toMatchObject({
      stages: [{ stage: 'departmentReview', figure: { value: 1, refs: ['case-1'] } }],
      unnamed: { value: 1 },
    })
  })

  it('judge what has a limit, and say what could not be judged', () => {
    const cases = [
      caseFacts({ caseId: 'in', releasedOn: '2026-02-10' }),
      caseFacts({ caseId: 'late', releasedOn: '2026-02-20' }),
      caseFacts({ caseId: 'none', releasedOn: '2026-02-20', limitFrom: null }),
    ]
    const months = onTimeOf(cases, YEAR, (_rule, from) => (from === null ? null : '2026-02-15'))
    expect(months.find(({ month }) => month === '2026-02')).toMatchObject({
      judged: { value: 2 },
      inTime: { refs: ['in'] },
      late: { refs: ['late'] },
      unjudged: { refs: ['none'] },
    })
  })
})
