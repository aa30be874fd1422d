import { assert } from '../../lib/result.ts'

const DAY_MS = 86_400_000

/** Days since 1970-01-01 of a YYYY-MM-DD that exists (guard `calendarDate`). @throws on anything else. */
const dayNumber = (date: string): number => {
  const ms = Date.parse(`${date}T00:00:00.000Z`)
  assert(Number.isInteger(ms), 'a calendar date exists')
  return ms / DAY_MS
}

/** The calendar date `days` later, earlier when negative. Dates are of the Beijing calendar; no time zone enters. */
export const addDays = (date: string, days: number): string =>
  new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10)

/** 0 is Sunday, 6 is Saturday. */
export const weekdayOf = (date: string): number => (((dayNumber(date) + 4) % 7) + 7) % 7

export const isWeekend = (date: string): boolean => [0, 6].includes(weekdayOf(date))

const BEIJING_OFFSET_MS = 8 * 3_600_000

/** Date and time in Beijing (UTC+8, no summer time since 1991) at an RFC 3339 moment: 2026-11-23T15:04:09. */
export const beijingTimeOf = (at: string): string =>
  new Date(Date.parse(at) + BEIJING_OFFSET_MS).toISOString().slice(0, 19)

/** The date of the Beijing calendar at an RFC 3339 moment. */
export const beijingDateOf = (at: string): string => beijingTimeOf(at).slice(0, 10)

export const yearOf = (date: string): number => Number(date.slice(0, 4))
