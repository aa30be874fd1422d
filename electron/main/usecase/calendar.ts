import type { Calendar } from '#shared/domain/deadline/calendar.ts'
import { loadCalendar } from '../deadline/load-calendar.ts'
import type { Workstation } from './workstation.ts'

const loaded = new Map<string, Calendar | null>()

/** The statutory calendar, read once; null when it is refused (noted in the log): then dates are not shown, nothing else changes. */
export const calendarOf = ({ resourcesFolder, log }: Workstation): Calendar | null => {
  const known = loaded.get(resourcesFolder)
  if (known !== undefined) return known
  const read = loadCalendar(resourcesFolder)
  if (!read.ok) log.record({ code: read.error.code, where: 'calendar' })
  const calendar = read.ok ? read.value : null
  loaded.set(resourcesFolder, calendar)
  return calendar
}
