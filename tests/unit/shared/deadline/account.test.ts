import { describe, expect, it } from 'vitest'
import { calendarOf, type Calendar } from '#shared/domain/deadline/calendar.ts'
import { caseDeadline } from '#shared/domain/deadline/case-deadline.ts'
import { deadlineOf, type Deadline, type LimitOptions } from '#shared/domain/deadline/due.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import { limitOf, type DayTerm, type Limit } from '#shared/domain/deadline/limits.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import { postingProblem, type PostingMinimum } from '#shared/domain/deadline/posting.ts'
import { account, codeOf, shipped, shippedYear, valueOf } from './fixture.ts'

const limit = (id: string): Limit => {
  const found = limitOf(id)
  if (found === undefined) throw new Error(`no limit ${id}`)
  return found
}
const computed = (id: string, from: string, options?: LimitOptions): Deadline =>
  valueOf(deadlineOf(shipped, limit(id), from, options))
/** A limit of days that no law has, to look at one thing of it. */
const days = (term: Partial<DayTerm>): Limit => ({
  ...limit('disclosure'),
  term: { unit: 'naturalDay', count: 1, side: 'within', roll: 'actBefore', ...term },
})
type Off = readonly (readonly [string, string])[]
/** A calendar of one year with these days off, and of others as they are shipped. */
const withOff = (year: number, off: Off, ...others: readonly number[]): Calendar =>
  valueOf(
    calendarOf([
      ...others.map(shippedYear),
      { ...shippedYear(2026), year, off: off.map(([from, to]) => ({ name: '测试', from, to })), work: [] },
    ]),
  )

describe('the account of a deadline', () => {
  it('begins with the day that does not count, and ends with the last one where that is worked: nothing is moved', () => {
    // 20 natural days after 2026-09-10 (预算法 Art. 14) end on Wednesday the 30th of September.
    const { steps, due, lawfulUntil } = computed('budget.government', '2026-09-10')
    expect([due, lawfulUntil]).toEqual(['2026-09-30', '2026-09-30'])
    expect(steps).toHaveLength(21)
    expect(steps[0]).toMatchObject({ date: '2026-09-10', as: 'start', count: 0, why: 'startDay' })
    expect(steps.at(-1)).toMatchObject({ date: '2026-09-30', as: 'counted', count: 20, why: 'naturalDay' })
  })

  it('names the holiday of a day that is off, and of one that is worked for it', () => {
    const { steps } = computed('disclosure', '2026-09-30')
    const of = (date: string) => steps.find((step) => step.date === date)?.holiday
    expect([of('2026-10-01'), of('2026-10-10'), of('2026-10-08')]).toEqual(['国庆节', '国庆节', null])
  })

  it('says nothing of a holiday, and rests on no notice, on days that are not counted for another reason', () => {
    const suspensions = [{ from: '2026-10-01', to: '2026-10-02' }]
    const { steps } = computed('application.answer', '2026-09-30', { suspensions })
    expect(steps.slice(1, 4).map(({ why, holiday }) => [why, holiday])).toEqual([
      ['suspended', null],
      ['suspended', null],
      ['holiday', '国庆节'],
    ])
    // The last week of the year, whose notice for the next is not there, is asked about and not counted.
    const late = [{ from: '2026-12-25', to: '2026-12-31' }]
    const { steps: december } = computed('application.answer', '2026-12-23', { suspensions: late })
    expect(december.filter(({ date, provisional }) => date < '2027-01-01' && provisional)).toEqual([])
  })

  it('of a yearly report: the year reported on, the fixed day, and the working day before it', () => {
    // 条例 Art. 49: by 31 January; of 2026 that is a Saturday.
    const report = computed('report.department', '2025-03-01')
    expect(account(report)).toEqual([
      '2025-03-01 start reportedYear',
      '2026-01-31 1 fixedDate',
      '2026-01-31 skipped weekend',
      '2026-01-30 moved actBefore',
    ])
    expect(report.steps.map(({ count }) => count)).toEqual([0, 1, 1, 1])
  })

  it('of hours: the moment, and the moment so many later', () => {
    const leak = computed('leak.report', '2026-09-30T17:05')
    expect(account(leak)).toEqual(['2026-09-30T17:05 start startMoment', '2026-10-01T17:05 24 hours'])
    expect(leak.steps.map(({ count }) => count)).toEqual([0, 24])
    expect(computed('leak.report', '2099-06-01T10:00').due).toBe('2099-06-02T10:00')
  })
})

describe('the last day', () => {
  it('stays where the limit says that it stays, also on a holiday', () => {
    const term = { count: 30, side: 'atLeast', roll: 'none' } as const
    const posted = valueOf(deadlineOf(shipped, days(term), '2026-09-01'))
    expect([posted.due, posted.lawfulUntil]).toEqual(['2026-10-01', '2026-10-01'])
  })

  it('is refused where there is no working day to move to within the calendar', () => {
    const end = withOff(2099, [['2099-12-31', '2099-12-31']])
    expect(codeOf(deadlineOf(end, days({ count: 1 }), '2099-12-30'))).toBe('deadline.outsideCalendar')
    expect(codeOf(deadlineOf(end, days({ count: 1, roll: 'nextWorkingDay' }), '2099-12-30'))).toBe(
      'deadline.outsideCalendar',
    )
    const start = withOff(2024, [['2024-01-01', '2024-01-08']])
    expect(codeOf(deadlineOf(start, days({ count: 4 }), '2024-01-01'))).toBe('deadline.outsideCalendar')
    expect(valueOf(deadlineOf(start, days({ count: 8 }), '2024-01-01')).due).toBe('2024-01-09')
  })

  it('is provisional by the day before it alone, whose year has no notice', () => {
    // 20 days after 2025-12-12 end on New Year's Day: 2026 has its notice, 2025 has none here.
    const gap = valueOf(calendarOf([shippedYear(2024), shippedYear(2026)]))
    expect(valueOf(deadlineOf(gap, limit('budget.government'), '2025-12-12'))).toMatchObject({
      ...{ due: '2025-12-31', lawfulUntil: '2026-01-04', provisional: true },
    })
  })

  it('refuses a suspension that does not begin on a day', () => {
    const suspensions = [{ from: '2026-02-30', to: '2026-03-02' }]
    expect(codeOf(deadlineOf(shipped, limit('application.answer'), '2026-01-05', { suspensions }))).toBe(
      'deadline.invalidDate',
    )
  })
})

describe('the deadline of a case', () => {
  const asked = [{ from: '2026-10-09', to: '2026-10-13' }]
  it('is the law’s, whatever stops the office’s own clock (条例 Art. 26)', () => {
    // 9, 10, 12 and 13 October fall out of the office's count: from the 3rd of November to the 9th.
    const found = caseDeadline(shipped, 'disclosure', '2026-09-30', asked)
    expect([found?.legal.due, found?.office]).toEqual(['2026-11-03', '2026-11-09'])
    expect(caseDeadline(shipped, 'disclosure', '2026-09-30', [])?.office).toBeNull()
  })
  it('stops natural days as well, and no hours nor fixed days', () => {
    const three = [{ from: '2026-09-20', to: '2026-09-22' }]
    // 20 days after the 11th of September are the 1st of October; three fall out.
    expect(caseDeadline(shipped, 'budget.government', '2026-09-11', three)?.office).toBe('2026-10-04')
    expect(caseDeadline(shipped, 'leak.report', '2026-09-19T10:00', three)).toMatchObject({ office: null })
    expect(caseDeadline(shipped, 'report.department', '2025-03-01', three)).toMatchObject({ office: null })
  })
  it('is unknown for a day before the calendar and for a limit that is none; the office’s own where it leaves the calendar', () => {
    expect(caseDeadline(shipped, 'disclosure', '2023-06-01', [])).toBeNull()
    expect(caseDeadline(shipped, 'nothing', '2026-09-30', [])).toBeNull()
    // The 20th working day after Tuesday, 2099-12-01.
    const late = caseDeadline(shipped, 'disclosure', '2099-12-01', [{ from: '2099-12-02', to: '2099-12-31' }])
    expect([late?.legal.due, late?.office]).toEqual(['2099-12-29', null])
  })
  it('is shown on a day that the calendar covers, of a limit and a first day that are known', () => {
    const on = duesOn(shipped, '2026-10-20')
    expect(on('disclosure', '2026-09-30')).toMatchObject({ date: '2026-11-03', level: 't10', workingDaysLeft: 10 })
    expect(on('nothing', '2026-09-30')).toBeNull()
    expect(on('disclosure', '2023-06-01')).toBeNull()
    expect(on('disclosure', null)).toBeNull()
    expect(duesOn(shipped, '2023-06-01')('disclosure', '2026-09-30')).toBeNull()
    expect(duesOn(null, '2026-10-20')('disclosure', '2026-09-30')).toBeNull()
  })
})

describe('公示期 by a rule of the table', () => {
  const least = (more: Partial<PostingMinimum>): PostingMinimum => ({
    ...{ rule: 'land.advance-notice', count: 10, unit: 'workingDay', general: false },
    ...{ basis: '土地管理法实施条例第二十六条', earliest: '2026-10-16', reason: '' },
    ...more,
  })
  it('of working days is as the calendar counted it, of natural ones as anybody does', () => {
    // 10 working days after 2026-09-27, a Sunday before the national holiday: 28, 29, 30; 8, 9, 10, 12, 13, 14, 15 October.
    const posting = { from: '2026-09-27', until: '2026-10-15' }
    expect(postingProblem(posting, least({ earliest: '2026-10-15' }))).toBe('none')
    expect(postingProblem(posting, least({}))).toBe('short')
    expect(postingProblem(posting, least({ unit: 'naturalDay', earliest: '2026-10-07' }))).toBe('otherRule')
    const land = { rule: 'land.compensation', count: 30, earliest: '2026-10-27' } as const
    expect(postingProblem({ ...posting, until: '2026-10-27' }, least({ ...land, unit: 'workingDay' }))).toBe(
      'otherRule',
    )
  })
})

describe('成文日期 as it is printed (GB/T 9704-2012, 7.3.5.4)', () => {
  it.each([
    ['2026年1月8日', '2026-01-08'],
    [' 2026年11月30日 ', '2026-11-30'],
    ['2026年01月08日', '2026-01-08'],
    ['2026年2月29日', null],
    ['2024年2月29日', '2024-02-29'],
    ['2026年13月1日', null],
    ['二〇二六年一月八日', null],
    ['2026-01-08', null],
    ['2026年1月8日印发', null],
    ['', null],
  ])('%s is %s', (printed, iso) => {
    expect(isoOfPrintedDate(printed)).toBe(iso)
  })
})
