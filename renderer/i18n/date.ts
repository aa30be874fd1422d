import { beijingDateOf, beijingTimeOf } from '#shared/domain/deadline/date.ts'

/** The date in Beijing now, 2026-11-23. */
export const today = (): string => beijingDateOf(new Date().toISOString())

const two = (value: number): string => String(value).padStart(2, '0')
/** Beijing time, whatever zone the PC is set to: so all show the same. Its fields are the UTC ones of this. */
const beijing = (timestamp: string): Date => new Date(`${beijingTimeOf(timestamp)}Z`)

/** 2026年11月23日 */
export const dateText = (timestamp: string): string => {
  const at = beijing(timestamp)
  return `${String(at.getUTCFullYear())}年${String(at.getUTCMonth() + 1)}月${String(at.getUTCDate())}日`
}

/** 15:04 */
const timeText = (timestamp: string): string => {
  const at = beijing(timestamp)
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`
}

/** 15:04:09 */
export const timeWithSecondsText = (timestamp: string): string =>
  `${timeText(timestamp)}:${two(beijing(timestamp).getUTCSeconds())}`

/** 2026年11月23日 15:04 */
export const dateTimeText = (timestamp: string): string => `${dateText(timestamp)} ${timeText(timestamp)}`

/** 11月23日 */
export const dayMonthText = (timestamp: string): string => {
  const at = beijing(timestamp)
  return `${String(at.getUTCMonth() + 1)}月${String(at.getUTCDate())}日`
}

const DAY_MS = 24 * 60 * 60 * 1000
/** Days of the Beijing calendar between two moments; 0 on the same day. */
export const daysSince = (timestamp: string, now: string): number =>
  Math.max(0, Math.floor(beijing(now).getTime() / DAY_MS) - Math.floor(beijing(timestamp).getTime() / DAY_MS))

/** The values of an event for its sentence: a day is written as people write it. */
export const withDays = <D extends Readonly<Partial<Record<string, string | number>>>>(detail: D): D =>
  Object.fromEntries(
    Object.entries(detail).map(([name, value]) => [
      name,
      typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? plainDateText(value) : value,
    ]),
  ) as D // the same names, and strings for strings

/** 2026年11月23日 of a date without time, 2026-11-23; 2026年11月 of a month, 2026-11; anything else as it is. */
export const plainDateText = (date: string): string => {
  const [whole, year = '', month, day] = /^(\d{4})-(0[1-9]|1[0-2])(?:-(\d{2}))?$/.exec(date) ?? []
  if (whole === undefined) return date
  return `${year}年${String(Number(month))}月${day === undefined ? '' : `${String(Number(day))}日`}`
}
