import { calendarDate, closed, integer, list, oneOf, text } from '../../lib/guard.ts'
import { err, ok, type Result } from '../../lib/result.ts'
import { fixedHolidaysOf, NEXT_YEAR_FROM, type CalendarRefusal, type CalendarYear } from './calendar.ts'
import { isWeekend } from './date.ts'

const name = text(20, /\S/)
/** The shape alone; whether the dates make sense, `parseCalendarYear` asks. */
export const isCalendarYear = closed({
  version: oneOf([1]),
  year: integer(2000, 2099),
  status: oneOf(['final', 'provisional']),
  source: closed({
    title: text(100, /\S/),
    number: text(40, /\S/),
    issuedOn: calendarDate,
    address: text(200),
    mark: text(40, /\S/),
  }),
  off: list(closed({ name, from: calendarDate, to: calendarDate }), 30),
  work: list(closed({ name, date: calendarDate }), 30),
})

/**
 * One year of the statutory calendar from the text of its file. Refused: what is not JSON of exactly this shape; a date
 * outside of the year and the last week before it; a day given twice, or both off and worked; a make-up day that is no
 * weekend day; a table that leaves a statutory day with a fixed date at work.
 */
export const parseCalendarYear = (json: string): Result<CalendarYear, CalendarRefusal> => {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return err({ code: 'calendar.notJson' })
  }
  if (!isCalendarYear(value)) return err({ code: 'calendar.malformed' })
  const { year, off, work } = value
  const first = `${String(year - 1)}-${NEXT_YEAR_FROM}`
  const last = `${String(year)}-12-31`
  const ranges = [...off, ...work.map(({ date }) => ({ from: date, to: date }))]
  for (const { from, to } of ranges)
    if (from < first || to > last || from > to) return err({ code: 'calendar.dateOutsideYear', detail: from })
  const inOrder = ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))
  const overlapping = inOrder.find(({ from }, at) => from <= (inOrder[at - 1]?.to ?? ''))
  if (overlapping !== undefined) return err({ code: 'calendar.overlap', detail: overlapping.from })
  const weekday = work.find(({ date }) => !isWeekend(date))
  if (weekday !== undefined) return err({ code: 'calendar.workOnWeekday', detail: weekday.date })
  const isOff = (date: string): boolean => off.some(({ from, to }) => from <= date && date <= to)
  const missing = fixedHolidaysOf(year).find((date) => !isOff(date))
  if (missing !== undefined) return err({ code: 'calendar.statutoryDayMissing', detail: missing })
  return ok(value)
}
