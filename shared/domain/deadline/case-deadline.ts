import { covers, type Calendar } from './calendar.ts'
import { yearOf } from './date.ts'
import { deadlineOf, type Deadline } from './due.ts'
import { limitOf, type Limit } from './limits.ts'
import { walk, type Suspension } from './working-day.ts'

/** The date of a limit as it holds for a case: by the law, and by the office's own clock. */
export interface CaseDeadline {
  readonly limit: Limit
  /** What the law says. Nothing stops it: 政府信息公开条例 Art. 26 knows no suspension (V). */
  readonly legal: Deadline
  /** The same without the days that the case lay with the secrecy authority 报请确定; null where there were none. */
  readonly office: string | null
}

/**
 * The deadline of a case from the day that it is counted from; null for a limit that the table does not know, or a day that
 * the calendar does not cover.
 */
export const caseDeadline = (
  calendar: Calendar,
  rule: string,
  from: string,
  suspensions: readonly Suspension[],
): CaseDeadline | null => {
  const limit = limitOf(rule)
  if (limit === undefined) return null
  const legal = deadlineOf(calendar, limit, from)
  if (!legal.ok) return null
  const { term } = limit
  if (suspensions.length === 0 || (term.unit !== 'workingDay' && term.unit !== 'naturalDay'))
    return { limit, legal: legal.value, office: null }
  const asked = { unit: term.unit, count: term.count, direction: 1, suspensions } as const
  const walked = walk(calendar, from, asked)
  return { limit, legal: legal.value, office: walked.ok ? (walked.value.at(-1)?.date ?? null) : null }
}

/**
 * Was a limit from a day before the calendar begins over by `today`? One that began with the calendar ends no earlier. False where
 * that cannot be told, and for a day that the calendar covers.
 */
export const isOverBefore = (calendar: Calendar, rule: string, from: string, today: string): boolean => {
  if (covers(calendar, from) || yearOf(from) >= calendar.firstYear) return false
  const latest = caseDeadline(calendar, rule, `${String(calendar.firstYear)}-01-01`, [])
  return latest !== null && today > latest.legal.lawfulUntil
}
