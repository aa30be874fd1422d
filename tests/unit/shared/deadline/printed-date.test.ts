import { describe, expect, it } from 'vitest'
import { addDays, isWeekend, weekdayOf, yearOf } from '#shared/domain/deadline/date.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'

describe('成文日期 as it is printed (GB/T 9704-2012, 7.3.5.4)', () => {
  it.each([
    ['2026年1月8日', '2026-01-08'],
    ['2026年11月28日', '2026-11-28'],
    [' 2026年3月5日\n', '2026-03-05'],
    ['2024年2月29日', '2024-02-29'],
  ])('%s is %s', (printed, iso) => {
    expect(isoOfPrintedDate(printed)).toBe(iso)
  })

  it.each([
    ['nothing', ''],
    ['no day of that month', '2026年2月30日'],
    ['no month', '2026年13月1日'],
    ['Chinese numerals, which the standard does not take', '二〇二六年三月五日'],
    ['another form', '2026-03-05'],
    ['a month of three digits', '2026年003月5日'],
    ['a day of three digits', '2026年3月005日'],
    ['a year of five', '12026年3月5日'],
    ['a date among words', '印发于2026年3月5日'],
    ['a date and more', '2026年3月5日印发'],
    ['no day', '2026年3月'],
  ])('%s is no date: %s', (_, printed) => {
    expect(isoOfPrintedDate(printed)).toBeNull()
  })
})

describe('days of the calendar', () => {
  it('have the weekday that they have, long before 1970 too', () => {
    // The first of October 1949 was a Saturday; the last of February 2000, a leap year, a Tuesday.
    expect(['1949-10-01', '1970-01-01', '2000-02-29', '2026-11-30'].map(weekdayOf)).toEqual([6, 4, 2, 1])
    expect(['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'].map(isWeekend)).toEqual([false, true, true, false])
  })

  it('follow each other over months and years, in either direction', () => {
    expect([addDays('2024-02-28', 1), addDays('2024-02-28', 2), addDays('2023-02-28', 1)]).toEqual([
      ...['2024-02-29', '2024-03-01', '2023-03-01'],
    ])
    expect([addDays('2026-12-31', 1), addDays('2026-01-01', -1), yearOf(addDays('2026-12-31', 1))]).toEqual([
      ...['2027-01-01', '2025-12-31', 2027],
    ])
  })

  it('exist, or it is a defect to ask', () => {
    for (const none of ['', '2026-13-01', '2026']) expect(() => addDays(`${none}x`, 1)).toThrow()
  })
})
