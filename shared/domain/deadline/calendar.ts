import { assert, err, ok, type Result } from '../../lib/result.ts'
import { addDays, isWeekend, yearOf } from './date.ts'

/** The statutory calendar of one year 放假调休安排, as the notice of the State Council's office gives it. */
export interface CalendarYear {
  readonly version: 1
  readonly year: number
  /** `provisional` 暂定: no notice yet, only the days that the regulation itself names. */
  readonly status: 'final' | 'provisional'
  readonly source: CalendarSource
  /** Days off, first and last included; weekends inside a block are part of it. */
  readonly off: readonly { readonly name: string; readonly from: string; readonly to: string }[]
  /** Weekend days that are worked 调休上班, each with the holiday that it makes up for. */
  readonly work: readonly { readonly name: string; readonly date: string }[]
}

/** Where a year was taken from, and how far that was checked (evidence marks: resources/calendar/README.md). */
export interface CalendarSource {
  readonly title: string
  readonly number: string
  readonly issuedOn: string
  readonly address: string
  readonly mark: string
}

export interface Calendar {
  readonly firstYear: number
  readonly statusByYear: ReadonlyMap<number, CalendarYear['status']>
  /** The name of the holiday by date. */
  readonly off: ReadonlyMap<string, string>
  readonly work: ReadonlyMap<string, string>
}

export type CalendarRefusalCode =
  | 'calendar.empty'
  | 'calendar.notJson'
  | 'calendar.malformed'
  | 'calendar.dateOutsideYear'
  | 'calendar.overlap'
  | 'calendar.workOnWeekday'
  | 'calendar.statutoryDayMissing'
  | 'calendar.duplicateYear'

export interface CalendarRefusal {
  readonly code: CalendarRefusalCode
  /** The year or date that is wrong. */
  readonly detail?: string
}

/** What a date is, and why. */
export interface Day {
  readonly date: string
  readonly working: boolean
  readonly why: 'workingDay' | 'makeUpDay' | 'weekend' | 'holiday'
  /** Of the holiday that makes the day off, or that a make-up day is worked for. */
  readonly holiday: string | null
  /** Rests on a year without notice, or lies so late in December that the next year's missing notice may change it. */
  readonly provisional: boolean
}

/**
 * Full-citizen holidays with a fixed date: 全国年节及纪念日放假办法 (2024) Art. 2. Those of the lunar calendar come as data
 * only; ICU's Chinese calendar is a day wrong for the spring festival of 2027.
 */
const FIXED_HOLIDAYS: ReadonlyMap<string, string> = new Map([
  ['01-01', '元旦'],
  ['05-01', '劳动节'],
  ['05-02', '劳动节'],
  ['10-01', '国庆节'],
  ['10-02', '国庆节'],
  ['10-03', '国庆节'],
])

/** From here on a notice for the next year may have its say: that for 2024 began on 2023-12-30, that for 2019 on 12-29. */
export const NEXT_YEAR_FROM = '12-25'

/** Beyond it no answer is given; a due date this far off is a mistake in the input. */
export const LAST_YEAR = 2099

/**
 * Joins years that `parseCalendarYear` accepted. A year in between or after that is not among them counts as provisional;
 * before the first nothing is answered. Refuses no year, a year twice, and two notices that differ about a date.
 */
export const calendarOf = (years: readonly CalendarYear[]): Result<Calendar, CalendarRefusal> => {
  if (years.length === 0) return err({ code: 'calendar.empty' })
  const statusByYear = new Map<number, CalendarYear['status']>()
  const off = new Map<string, string>()
  const work = new Map<string, string>()
  for (const one of years) {
    if (statusByYear.has(one.year)) return err({ code: 'calendar.duplicateYear', detail: String(one.year) })
    statusByYear.set(one.year, one.status)
    for (const { name, from, to } of one.off)
      for (let date = from; date <= to; date = addDays(date, 1)) {
        if (off.has(date)) return err({ code: 'calendar.overlap', detail: date })
        off.set(date, name)
      }
    for (const { name, date } of one.work) {
      if (work.has(date)) return err({ code: 'calendar.overlap', detail: date })
      work.set(date, name)
    }
  }
  const both = [...work.keys()].find((date) => off.has(date))
  if (both !== undefined) return err({ code: 'calendar.overlap', detail: both })
  return ok({ firstYear: Math.min(...statusByYear.keys()), statusByYear, off, work })
}

/** Dates that every notice for this year must give off: a table without them was mistyped. */
export const fixedHolidaysOf = (year: number): string[] =>
  [...FIXED_HOLIDAYS.keys()].map((day) => `${String(year)}-${day}`)

/** True when the calendar answers for this date. */
export const covers = (calendar: Calendar, date: string): boolean =>
  yearOf(date) >= calendar.firstYear && yearOf(date) <= LAST_YEAR

/** What this date is. @throws outside of what the calendar `covers`. */
export const dayOf = (calendar: Calendar, date: string): Day => {
  assert(covers(calendar, date), 'the calendar covers the date')
  const year = yearOf(date)
  const isFinal = (one: number): boolean => calendar.statusByYear.get(one) === 'final'
  const provisional = !isFinal(year) || (date.slice(5) >= NEXT_YEAR_FROM && !isFinal(year + 1))
  const makeUpFor = calendar.work.get(date)
  if (makeUpFor !== undefined) return { date, working: true, why: 'makeUpDay', holiday: makeUpFor, provisional }
  const holiday = calendar.off.get(date) ?? FIXED_HOLIDAYS.get(date.slice(5))
  if (holiday !== undefined) return { date, working: false, why: 'holiday', holiday, provisional }
  const working = !isWeekend(date)
  return { date, working, why: working ? 'workingDay' : 'weekend', holiday: null, provisional }
}
