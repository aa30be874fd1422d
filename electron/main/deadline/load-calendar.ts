import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { calendarOf, type Calendar, type CalendarRefusal, type CalendarYear } from '#shared/domain/deadline/calendar.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'

export interface CalendarFileRefusal extends CalendarRefusal {
  /** The file that is refused; absent when the years do not go together. */
  readonly file?: string
}

/**
 * Reads every year of the statutory calendar in `<resourcesFolder>/calendar` (*.json). Refuses as `parseCalendarYear` and
 * `calendarOf` do: one bad year spoils all, because a deadline from half a calendar would be wrong without a sign of it.
 * @throws when the folder or a file cannot be read.
 */
export const loadCalendar = (resourcesFolder: string): Result<Calendar, CalendarFileRefusal> => {
  const years = loadCalendarYears(resourcesFolder)
  return years.ok ? calendarOf(years.value) : years
}

/** The same years, not joined yet. */
export const loadCalendarYears = (resourcesFolder: string): Result<readonly CalendarYear[], CalendarFileRefusal> => {
  const folder = join(resourcesFolder, 'calendar')
  const years: CalendarYear[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const year = parseCalendarYear(readFileSync(join(folder, file), 'utf8'))
    if (!year.ok) return err({ ...year.error, file })
    years.push(year.value)
  }
  return ok(years)
}
