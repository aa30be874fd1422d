import type { Calendar } from './calendar.ts'
import type { Deadline } from './due.ts'
import { workingDaysBetween } from './working-day.ts'

/** How near a deadline is: R1.53. */
export type AlertLevel = 'none' | 't10' | 't5' | 't2' | 'overdue'

export interface Alert {
  readonly level: AlertLevel
  /** Working days after today up to and with the due date, 0 on it and after it. */
  readonly workingDaysLeft: number
  /** Working days after the last lawful day up to and with today. */
  readonly workingDaysOver: number
}

/**
 * The alert on `today`, for a duty to act (not for a minimum time, whose end nobody can miss). Overdue 逾期 is said only
 * after the last day that the law allows. Today and the deadline lie within the calendar, the deadline is in days.
 */
export const alertOn = (
  calendar: Calendar,
  { due, lawfulUntil }: Pick<Deadline, 'due' | 'lawfulUntil'>,
  today: string,
): Alert => {
  const workingDaysLeft = workingDaysBetween(calendar, today, due)
  const workingDaysOver = workingDaysBetween(calendar, lawfulUntil, today)
  return { level: levelOf(workingDaysLeft, today > lawfulUntil), workingDaysLeft, workingDaysOver }
}

const levelOf = (left: number, over: boolean): AlertLevel => {
  if (over) return 'overdue'
  if (left <= 2) return 't2'
  if (left <= 5) return 't5'
  return left <= 10 ? 't10' : 'none'
}
