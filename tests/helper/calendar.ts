import { loadCalendar } from '#electron/main/deadline/load-calendar.ts'
import type { Calendar } from '#shared/domain/deadline/calendar.ts'

/** The calendar that the product ships. */
export const statutoryCalendar = (): Calendar => {
  const loaded = loadCalendar(new URL('../../resources', import.meta.url).pathname)
  if (!loaded.ok) throw new Error(loaded.error.code)
  return loaded.value
}
