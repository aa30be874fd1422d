import { describe, expect, it } from 'vitest'
import { dayOf, type CalendarYear } from '#shared/domain/deadline/calendar.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import { codeOf, shipped, shippedYear } from './fixture.ts'

const year = shippedYear(2026)
const parsed = (value: CalendarYear): string => codeOf(parseCalendarYear(JSON.stringify(value)))
const long = (length: number): string => '假'.repeat(length)
/** The days that 全国年节及纪念日放假办法 Art. 2 gives a fixed date: 元旦, 劳动节 two, 国庆节 three. */
const fixed = (of: number): CalendarYear['off'] =>
  [
    ['01-01', '01-01'],
    ['05-01', '05-02'],
    ['10-01', '10-03'],
  ].map(([from = '', to = '']) => ({ name: '节', from: `${String(of)}-${from}`, to: `${String(of)}-${to}` }))
const only = (of: number): CalendarYear => ({ ...year, year: of, off: fixed(of), work: [] })
/** So many separate single days of March and April, none of them a holiday. */
const singles = (count: number): CalendarYear['off'] =>
  Array.from({ length: count }, (_, index) => {
    const day = `2026-${index < 25 ? '03' : '06'}-${String((index % 25) + 1).padStart(2, '0')}`
    return { name: '地', from: day, to: day }
  })
const source = (change: Partial<CalendarYear['source']>): CalendarYear => ({
  ...year,
  source: { ...year.source, ...change },
})

describe('a year of the calendar at its bounds', () => {
  it.each<[string, CalendarYear, string]>([
    ['the first year', only(2000), 'accepted'],
    ['a year before it', only(1999), 'calendar.malformed'],
    ['the last year', only(2099), 'accepted'],
    ['a year after it', only(2100), 'calendar.malformed'],
    ['a title of a hundred', source({ title: long(100) }), 'accepted'],
    ['a longer title', source({ title: long(101) }), 'calendar.malformed'],
    ['a number of forty', source({ number: long(40) }), 'accepted'],
    ['a longer number', source({ number: long(41) }), 'calendar.malformed'],
    ['an address of two hundred', source({ address: long(200) }), 'accepted'],
    ['a longer address', source({ address: long(201) }), 'calendar.malformed'],
    ['a mark of forty', source({ mark: long(40) }), 'accepted'],
    ['a longer mark', source({ mark: long(41) }), 'calendar.malformed'],
    ['a name of twenty', { ...only(2026), off: [...fixed(2026), { ...singles(1)[0]!, name: long(20) }] }, 'accepted'],
    [
      'a longer name',
      { ...only(2026), off: [...fixed(2026), { ...singles(1)[0]!, name: long(21) }] },
      'calendar.malformed',
    ],
    ['thirty blocks', { ...only(2026), off: [...fixed(2026), ...singles(27)] }, 'accepted'],
    ['one more', { ...only(2026), off: [...fixed(2026), ...singles(28)] }, 'calendar.malformed'],
  ])('%s: %s', (_, value, code) => {
    expect(parsed(value)).toBe(code)
  })

  it('takes thirty make-up days, each a weekend day', () => {
    // Saturdays and Sundays from the 6th of June 2026 on, before the first holiday that is fixed.
    const weekends = Array.from({ length: 20 }, (_, week) => [6, 7].map((day) => week * 7 + day))
      .flat()
      .map((day) => new Date(Date.UTC(2026, 5, day)).toISOString().slice(0, 10))
      .filter((day) => day < '2026-09-25')
    const work = (count: number) => weekends.slice(0, count).map((date) => ({ name: '调休', date }))
    expect(weekends.length).toBeGreaterThan(31)
    expect(parsed({ ...only(2026), work: work(30) })).toBe('accepted')
    expect(parsed({ ...only(2026), work: work(31) })).toBe('calendar.malformed')
  })

  it('begins on the 25th of December before, and ends with the year', () => {
    const withDay = (from: string, to = from) =>
      parsed({ ...only(2026), off: [...fixed(2026), { name: '日', from, to }] })
    expect(withDay('2025-12-25')).toBe('accepted')
    expect(withDay('2025-12-24')).toBe('calendar.dateOutsideYear')
    expect(withDay('2026-12-31')).toBe('accepted')
    expect(withDay('2026-12-31', '2027-01-01')).toBe('calendar.dateOutsideYear')
    expect(withDay('2026-12-30', '2026-12-31')).toBe('accepted')
  })

  it('finds blocks that overlap in whatever order they stand, and each fixed holiday that is at work', () => {
    const late = { name: '日', from: '2026-06-05', to: '2026-06-09' }
    const early = { name: '日', from: '2026-06-01', to: '2026-06-05' }
    expect(parsed({ ...only(2026), off: [late, ...fixed(2026), early] })).toBe('calendar.overlap')
    expect(parsed({ ...only(2026), off: [late, ...fixed(2026), { ...early, to: '2026-06-04' }] })).toBe('accepted')
    for (const left of [0, 1, 2])
      expect(parsed({ ...only(2026), off: fixed(2026).filter((_, at) => at !== left) })).toBe(
        'calendar.statutoryDayMissing',
      )
    const short = fixed(2026).map((block) => (block.from === '2026-10-01' ? { ...block, to: '2026-10-02' } : block))
    expect(parsed({ ...only(2026), off: short })).toBe('calendar.statutoryDayMissing')
  })
})

describe('a date that the calendar does not cover', () => {
  it('is answered by nobody: a day without a notice would pass for a working day', () => {
    expect(() => dayOf(shipped, '2023-12-29')).toThrow('the calendar covers the date')
    expect(() => dayOf(shipped, '2100-01-04')).toThrow('the calendar covers the date')
    expect(dayOf(shipped, '2024-01-02').working).toBe(true)
  })
})
