import type { Calendar } from './calendar.ts'
import type { Deadline } from './due.ts'
import { workingDaysBetween } from './working-day.ts'

/** How near a deadline is: ten, five and two working days before, and over (D). */
export type AlertLevel = 'none' | 't10' | 't5' | 't2' | 'overdue'

export interface Alert {
  readonly level: AlertLevel
  /** Working days after today up to and with the due date, 0 on it and after it. */
  readonly workingDaysLeft: number
  /** Working days after the last lawful day up to and with today. */
  readonly workingDaysOver: number
}

/**
 * Gives the alerts of `today`, for duties to act (not for a minimum time, whose end nobody can miss). Overdue 逾期 is said
 * only after the last day that the law allows. Today and the deadlines lie within the calendar, the deadlines are in days.
 * Keeps what it counted: the cases of an inbox share few due dates.
 */
export const alertsOn = (
  calendar: Calendar,
  today: string,
): ((deadline: Pick<Deadline, 'due' | 'lawfulUntil'>) => Alert) => {
  const left = remembering((due) => workingDaysBetween(calendar, today, due))
  const over = remembering((lawfulUntil) => workingDaysBetween(calendar, lawfulUntil, today))
  return ({ due, lawfulUntil }) => {
    const workingDaysLeft = left(due)
    const level = levelOf(workingDaysLeft, today > lawfulUntil)
    return { level, workingDaysLeft, workingDaysOver: over(lawfulUntil) }
  }
}

const levelOf = (left: number, over: boolean): AlertLevel => {
  if (over) return 'overdue'
  if (left <= 2) return 't2'
  if (left <= 5) return 't5'
  return left <= 10 ? 't10' : 'none'
}

const remembering = (count: (date: string) => number): ((date: string) => number) => {
  const known = new Map<string, number>()
  return (date) => {
    const days = known.get(date) ?? count(date)
    known.set(date, days)
    return days
  }
}
