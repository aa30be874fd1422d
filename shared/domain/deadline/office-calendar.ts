import { ok, type Result } from '../../lib/result.ts'
import type { LocalHoliday } from '../office/calendar/calendar-events.ts'
import { calendarOf, type Calendar, type CalendarRefusal, type CalendarYear } from './calendar.ts'
import { addDays } from './date.ts'

/**
 * The calendar of an office: the years that the program brings along, those that the office adopted in their place, and
 * days off that the law of a nationality area adds (全国年节及纪念日放假办法 Art. 4), which nobody works. Refuses years that
 * do not go together.
 */
export const officeCalendar = (
  shipped: readonly CalendarYear[],
  adopted: Readonly<Record<number, CalendarYear>>,
  local: Readonly<Record<number, readonly LocalHoliday[]>>,
): Result<Calendar, CalendarRefusal> => {
  const years = new Map(shipped.map((one) => [one.year, one]))
  for (const one of Object.values(adopted)) years.set(one.year, one)
  const joined = calendarOf([...years.values()])
  if (!joined.ok) return joined
  const off = new Map(joined.value.off)
  const work = new Map(joined.value.work)
  for (const { name, from, to } of Object.values(local).flat())
    for (let date = from; date <= to; date = addDays(date, 1)) {
      if (!off.has(date)) off.set(date, name)
      work.delete(date)
    }
  return ok({ ...joined.value, off, work })
}
