import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { dayOf } from '#shared/domain/deadline/calendar.ts'
import { addDays, beijingDateOf, beijingTimeOf } from '#shared/domain/deadline/date.ts'
import { addWorkingDays } from '#shared/domain/deadline/due.ts'
import { isWorkingDay, walk, workingDaysBetween } from '#shared/domain/deadline/working-day.ts'
import { account, calendarWith, codeOf, numbersFrom, shipped, valueOf } from './fixture.ts'

const due = (from: string, count: number): string => valueOf(addWorkingDays(shipped, from, count)).due

describe('a day', () => {
  it('begins at midnight in Beijing, whatever zone the machine is set to', () => {
    expect(beijingDateOf('2026-12-31T15:59:59.999Z')).toBe('2026-12-31')
    expect(beijingDateOf('2026-12-31T16:00:00.000Z')).toBe('2027-01-01')
    expect(beijingTimeOf('2027-01-01T01:30:09.400+09:30')).toBe('2027-01-01T00:00:09')
  })

  // One function: an offset written out by hand is forgotten in one of its places, and a day there begins eight hours late.
  it('is reckoned in one place', () => {
    const texts = ['electron', 'renderer', 'shared', 'resources'].flatMap((part) =>
      readdirSync(part, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/u.test(name))
        .map((name) => `${part}/${name.replaceAll('\\', '/')}`)
        .map((path) => [path, readFileSync(path, 'utf8')] as const),
    )
    const byHand = texts.filter(([, text]) => /\b8 \* (?:60 \*|MINUTE_MS|HOUR_MS|3_?600)|\b28_?800/u.test(text))
    expect(texts.length).toBeGreaterThan(1000)
    expect(byHand.map(([path]) => path)).toEqual(['shared/domain/deadline/date.ts'])
  })

  it.each([
    ['2026-09-30', true, 'workingDay', null],
    ['2026-10-01', false, 'holiday', '国庆节'],
    ['2026-10-04', false, 'holiday', '国庆节'],
    ['2026-10-10', true, 'makeUpDay', '国庆节'],
    ['2026-10-11', false, 'weekend', null],
    ['2024-02-09', true, 'workingDay', null],
    ['2024-02-29', true, 'workingDay', null],
    ['2027-02-06', false, 'holiday', '春节'],
  ])('%s is told as it is', (date, working, why, holiday) => {
    expect(dayOf(shipped, date)).toMatchObject({ date, working, why, holiday })
  })
})

describe('counting working days', () => {
  it('leaves the day of the event out, and says of every day why it counted or not', () => {
    expect(account(valueOf(addWorkingDays(shipped, '2026-10-07', 4)))).toStrictEqual([
      '2026-10-07 start startDay',
      '2026-10-08 1 workingDay',
      '2026-10-09 2 workingDay',
      '2026-10-10 3 makeUpDay',
      '2026-10-11 skipped weekend',
      '2026-10-12 4 workingDay',
    ])
  })

  it.each([
    ['the end of a month', '2026-07-30', 2, '2026-08-03'],
    ['a leap day', '2024-02-28', 1, '2024-02-29'],
    ['the end of February', '2025-02-28', 1, '2025-03-03'],
    ['the end of a year', '2024-12-31', 1, '2025-01-02'],
    ['a year that ends in a block', '2025-12-31', 2, '2026-01-05'],
    ['a make-up day right after a holiday', '2025-12-31', 1, '2026-01-04'],
  ])('crosses %s', (_, from, count, end) => {
    expect(due(from, count)).toBe(end)
    expect(valueOf(addWorkingDays(shipped, from, count)).provisional).toBe(false)
  })

  it('walks back as it walks on', () => {
    const back = walk(shipped, '2026-11-03', { unit: 'workingDay', count: 20, direction: -1, suspensions: [] })
    // The start day does not count, so back from the end lies the last working day before the first counted one.
    expect(valueOf(back).at(-1)).toMatchObject({ date: '2026-09-30', count: 20 })
  })

  it('holds its laws from every kind of day: sums, order, a working day at the end, an account that adds up', () => {
    const below = numbersFrom(20260930)
    for (let round = 0; round < 1500; round++) {
      const from = addDays('2024-01-01', below(365 * 4))
      const [a, b] = [1 + below(30), 1 + below(30)]
      const first = valueOf(addWorkingDays(shipped, from, a))
      const whole = valueOf(addWorkingDays(shipped, from, a + b))
      expect(due(first.due, b)).toBe(whole.due)
      expect(isWorkingDay(shipped, first.due)).toBe(true)
      expect(from < first.due && first.due < whole.due).toBe(true)
      expect(due(addDays(from, 1), a) >= first.due).toBe(true)
      expect(workingDaysBetween(shipped, from, whole.due)).toBe(a + b)
      const dates = whole.steps.map(({ date }) => date)
      expect(dates).toStrictEqual(dates.map((_, at) => addDays(from, at)))
      expect(whole.steps.filter(({ as }) => as === 'counted')).toHaveLength(a + b)
      expect(whole.steps.at(-1)).toMatchObject({ date: whole.due, count: a + b })
    }
  })

  it.each([
    ['2026-02-29', 1, 'deadline.invalidDate'],
    ['2026-9-30', 1, 'deadline.invalidDate'],
    ['', 1, 'deadline.invalidDate'],
    ['2026-09-30', 0, 'deadline.invalidCount'],
    ['2026-09-30', -3, 'deadline.invalidCount'],
    ['2026-09-30', 1.5, 'deadline.invalidCount'],
    ['2026-09-30', Number.NaN, 'deadline.invalidCount'],
    ['2026-09-30', 1001, 'deadline.invalidCount'],
    ['2026-09-30', 1000, 'accepted'],
    ['2023-12-31', 1, 'deadline.outsideCalendar'],
    ['2099-12-31', 1, 'deadline.outsideCalendar'],
    ['9999-12-31', 1, 'deadline.outsideCalendar'],
  ])('from %s by %d: %s', (from, count, code) => {
    expect(codeOf(addWorkingDays(shipped, from, count))).toBe(code)
  })
})

describe('a provisional date', () => {
  it.each([
    ['2026-12-02', 17, '2026-12-25', true],
    ['2026-12-02', 16, '2026-12-24', false],
    ['2026-12-03', 20, '2026-12-31', true],
    ['2026-12-04', 20, '2027-01-04', true],
    ['2026-12-23', 7, '2027-01-04', true],
    ['2027-02-04', 1, '2027-02-09', true],
    ['2028-04-28', 1, '2028-05-03', true],
  ])('from %s, day %d is %s: %s', (from, count, end, provisional) => {
    expect(valueOf(addWorkingDays(shipped, from, count))).toMatchObject({ due: end, provisional })
  })

  it('marks the very days that may change', () => {
    const { steps } = valueOf(addWorkingDays(shipped, '2026-12-22', 4))
    expect(steps.map(({ date, provisional }) => [date.slice(5), provisional])).toStrictEqual([
      ['12-22', false],
      ['12-23', false],
      ['12-24', false],
      ['12-25', true],
      ['12-26', true],
      ['12-27', true],
      ['12-28', true],
    ])
  })

  it('becomes final once the notice is loaded, and takes what that says of December', () => {
    const until2025 = calendarWith(2024, 2025)
    expect(valueOf(addWorkingDays(until2025, '2025-12-26', 5))).toMatchObject({ due: '2026-01-05', provisional: true })
    expect(valueOf(addWorkingDays(shipped, '2025-12-26', 5))).toMatchObject({ due: '2026-01-05', provisional: false })
  })

  it('in a year without any table knows the statutory days with a fixed date', () => {
    const only2024 = calendarWith(2024)
    const off = ['2026-01-01', '2026-05-01', '2026-05-02', '2026-10-01', '2026-10-02', '2026-10-03']
    expect(off.map((date) => dayOf(only2024, date).why)).toStrictEqual(off.map(() => 'holiday'))
    expect(dayOf(only2024, '2026-02-17')).toMatchObject({ why: 'workingDay', provisional: true })
  })
})
