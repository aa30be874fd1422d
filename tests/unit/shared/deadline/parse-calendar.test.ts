import { describe, expect, it } from 'vitest'
import { calendarOf, type CalendarYear } from '#shared/domain/deadline/calendar.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import { codeOf, shippedText, shippedYear } from './fixture.ts'

const year = shippedYear(2026)
const parsed = (value: unknown): ReturnType<typeof parseCalendarYear> => parseCalendarYear(JSON.stringify(value))
const withOff = (...more: CalendarYear['off'][number][]): CalendarYear => ({ ...year, off: [...year.off, ...more] })
const withWork = (...dates: string[]): CalendarYear => ({
  ...year,
  work: [...year.work, ...dates.map((date) => ({ name: '测试', date }))],
})

describe('a year of the calendar', () => {
  it.each([2024, 2025, 2026, 2027])('of %d is read as it was shipped', (one) => {
    const { status, source, ...rest } = shippedYear(one)
    expect(rest.year).toBe(one)
    expect(status).toBe(one === 2027 ? 'provisional' : 'final')
    if (status === 'final') expect(source.number).toContain(`〔${String(one - 1)}〕`)
  })

  it('takes dates in the last week of the year before, where notices put some', () => {
    expect(codeOf(parsed(withOff({ name: '元旦', from: '2025-12-30', to: '2025-12-31' })))).toBe('accepted')
    expect(codeOf(parsed(withWork('2025-12-28')))).toBe('accepted')
  })

  const { status: _status, ...withoutStatus } = year
  it.each([
    ['no JSON', 'calendar.notJson', shippedText(2026).slice(0, -3)],
    ['an empty file', 'calendar.notJson', ''],
    ['a list', 'calendar.malformed', '[]'],
    ['null', 'calendar.malformed', 'null'],
    ['another version', 'calendar.malformed', { ...year, version: 2 }],
    ['a key too many', 'calendar.malformed', { ...year, note: '' }],
    ['a key too few', 'calendar.malformed', withoutStatus],
    ['an unknown status', 'calendar.malformed', { ...year, status: 'draft' }],
    ['a year as text', 'calendar.malformed', { ...year, year: '2026' }],
    ['a date that does not exist', 'calendar.malformed', withWork('2026-02-30')],
    ['a date in another form', 'calendar.malformed', withWork('2026/02/28')],
    ['a source without number', 'calendar.malformed', { ...year, source: { ...year.source, number: '' } }],
    ['too many entries', 'calendar.malformed', withWork(...Array.from({ length: 31 }, () => '2026-03-07'))],
    ['a date of the next year', 'calendar.dateOutsideYear', withWork('2027-01-02')],
    ['a date too early', 'calendar.dateOutsideYear', withWork('2025-12-21')],
    [
      'a block that ends before it begins',
      'calendar.dateOutsideYear',
      withOff({ name: '日', from: '2026-03-02', to: '2026-03-01' }),
    ],
    ['blocks that overlap', 'calendar.overlap', withOff({ name: '日', from: '2026-10-07', to: '2026-10-08' })],
    ['a day both off and worked', 'calendar.overlap', withWork('2026-10-03')],
    ['a make-up day given twice', 'calendar.overlap', withWork('2026-10-10')],
    ['a make-up day that is no weekend day', 'calendar.workOnWeekday', withWork('2026-03-04')],
    ['a statutory day at work', 'calendar.statutoryDayMissing', { ...year, off: year.off.slice(1) }],
  ])('is refused with %s: %s', (_, code, value) => {
    expect(codeOf(typeof value === 'string' ? parseCalendarYear(value) : parsed(value))).toBe(code)
  })
})

describe('years put together', () => {
  const january = { name: '元旦', from: '2025-12-31', to: '2025-12-31' }
  it.each([
    ['none', 'calendar.empty', []],
    ['one twice', 'calendar.duplicateYear', [year, year]],
    [
      'two that differ about a date',
      'calendar.overlap',
      [withWork('2025-12-28'), { ...shippedYear(2025), work: [{ name: '日', date: '2025-12-28' }] }],
    ],
    ['two that give a date off', 'calendar.overlap', [withOff(january), { ...shippedYear(2025), off: [january] }]],
    [
      'off in one, worked in the other',
      'calendar.overlap',
      [
        withOff({ ...january, from: '2025-12-27' }),
        { ...shippedYear(2025), work: [{ name: '日', date: '2025-12-27' }] },
      ],
    ],
    ['all that are shipped', 'accepted', [2027, 2024, 2026, 2025].map(shippedYear)],
  ])('%s: %s', (_, code, years) => {
    expect(codeOf(calendarOf(years))).toBe(code)
  })
})
