import { describe, expect, it } from 'vitest'
import { addDays } from '#shared/domain/deadline/date.ts'
import { addWorkingDays } from '#shared/domain/deadline/due.ts'
import { isWorkingDay } from '#shared/domain/deadline/working-day.ts'
import { shipped, valueOf } from './fixture.ts'

/** Start, then the ends after 3, 5, 7, 10, 15 and 20 working days, made by another implementation. */
const VECTORS = `
2024-01-22 01-25 01-29 01-31 02-04 02-09 02-22
2024-02-09 02-20 02-22 02-26 02-29 03-07 03-14
2024-09-13 09-19 09-23 09-25 09-29 10-11 10-17
2025-01-20 01-23 01-26 02-05 02-08 02-14 02-21
2025-01-27 02-07 02-10 02-12 02-17 02-24 03-03
2025-04-25 04-29 05-06 05-08 05-13 05-20 05-27
2025-09-25 09-29 10-09 10-11 10-15 10-22 10-29
2025-09-30 10-11 10-14 10-16 10-21 10-28 11-04
2026-01-04 01-07 01-09 01-13 01-16 01-23 01-30
2026-02-06 02-11 02-13 02-24 02-27 03-05 03-12
2026-02-13 02-25 02-27 03-02 03-05 03-12 03-19
2026-04-30 05-08 05-11 05-13 05-18 05-25 06-01
2026-09-18 09-22 09-24 09-29 10-09 10-15 10-22
2026-09-30 10-10 10-13 10-15 10-20 10-27 11-03
2026-11-23 11-26 11-30 12-02 12-07 12-14 12-21`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** Working days by month, by the notices of those years. */
const MONTHS: Readonly<Record<number, readonly number[]>> = {
  2024: [22, 18, 21, 22, 21, 19, 23, 22, 21, 19, 21, 22],
  2025: [19, 19, 21, 22, 19, 20, 23, 21, 23, 18, 20, 23],
  2026: [21, 16, 22, 21, 19, 21, 23, 21, 22, 18, 21, 23],
}

const workingDaysByMonth = (year: number): number[] => {
  const months = Array.from({ length: 12 }, () => 0)
  for (let date = `${String(year)}-01-01`; date.startsWith(String(year)); date = addDays(date, 1))
    if (isWorkingDay(shipped, date)) months[Number(date.slice(5, 7)) - 1]!++
  return months
}

describe('the shipped calendar', () => {
  it.each(VECTORS)('counts from %s to %s, %s, %s, %s, %s and %s', (start, ...ends) => {
    const counted = [3, 5, 7, 10, 15, 20].map((count) => valueOf(addWorkingDays(shipped, start, count)))
    expect(counted.map(({ due }) => due)).toStrictEqual(ends.map((end) => `${start.slice(0, 4)}-${end}`))
    expect(counted.some(({ provisional }) => provisional)).toBe(false)
  })

  it.each(Object.entries(MONTHS))('has the working days of %s month by month', (year, months) => {
    expect(workingDaysByMonth(Number(year))).toStrictEqual(months)
  })

  it('has 251, 248 and 248 working days in 2024 to 2026', () => {
    const totals = [2024, 2025, 2026].map((year) => workingDaysByMonth(year).reduce((sum, days) => sum + days, 0))
    expect(totals).toStrictEqual([251, 248, 248])
  })
})
