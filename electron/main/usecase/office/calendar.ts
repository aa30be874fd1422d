import type { Calendar, CalendarYear } from '#shared/domain/deadline/calendar.ts'
import { officeCalendar } from '#shared/domain/deadline/office-calendar.ts'
import { NO_CALENDAR_USE, type CalendarUse } from '#shared/domain/office/calendar/calendar-use.ts'
import { loadCalendarYears } from '../../deadline/load-calendar.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'
import type { Workstation } from '../workstation.ts'

const shipped = new Map<string, readonly CalendarYear[] | null>()
const joined = new WeakMap<CalendarUse, Calendar | null>()

const shippedYears = ({ resourcesFolder, log }: Workstation): readonly CalendarYear[] | null => {
  const known = shipped.get(resourcesFolder)
  if (known !== undefined) return known
  const read = loadCalendarYears(resourcesFolder)
  if (!read.ok) log.record({ code: read.error.code, where: 'calendar' })
  const years = read.ok ? read.value : null
  shipped.set(resourcesFolder, years)
  return years
}

/** The calendar that holds with what the office adopted; null when it is refused (noted in the log). */
export const calendarWith = (workstation: Workstation, use: CalendarUse): Calendar | null => {
  const known = joined.get(use)
  if (known !== undefined) return known
  const years = shippedYears(workstation)
  const read = years === null ? null : officeCalendar(years, use.calendarYears, use.localHolidays)
  if (read?.ok === false) workstation.log.record({ code: read.error.code, where: 'calendar' })
  const calendar = read?.ok === true ? read.value : null
  joined.set(use, calendar)
  return calendar
}

/**
 * The working calendar of this office, joined once for each change of it; null when it is refused: then dates are not
 * shown, nothing else changes.
 */
export const calendarOf = (workstation: Workstation, store: ReadStore): Calendar | null =>
  calendarWith(workstation, loadOffice(store)?.state.calendar ?? NO_CALENDAR_USE)
