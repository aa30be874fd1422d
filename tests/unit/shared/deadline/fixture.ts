import { readFileSync } from 'node:fs'
import { calendarOf, type Calendar, type CalendarYear } from '#shared/domain/deadline/calendar.ts'
import type { Deadline } from '#shared/domain/deadline/due.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import type { Result } from '#shared/lib/result.ts'

/** The value of what must not be refused. */
export const valueOf = <T>(result: Result<T, { readonly code: string }>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.value
}

export const codeOf = (result: Result<unknown, { readonly code: string }>): string =>
  result.ok ? 'accepted' : result.error.code

export const shippedText = (year: number): string =>
  readFileSync(new URL(`../../../../resources/calendar/${String(year)}.json`, import.meta.url), 'utf8')

export const shippedYear = (year: number): CalendarYear => valueOf(parseCalendarYear(shippedText(year)))

export const calendarWith = (...years: readonly number[]): Calendar => valueOf(calendarOf(years.map(shippedYear)))

/** As the program ships it. */
export const shipped = calendarWith(2024, 2025, 2026, 2027)

/** The account in short: date, what it counted as, why. */
export const account = ({ steps }: Pick<Deadline, 'steps'>): string[] =>
  steps.map(({ date, as, count, why }) => `${date} ${as === 'counted' ? String(count) : as} ${why}`)

/** Park and Miller's generator: the same cases in every run. */
export const numbersFrom = (seed: number): ((below: number) => number) => {
  let state = seed
  return (below) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}
