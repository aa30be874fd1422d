import { alertsOn, type Alert } from './alert.ts'
import { covers, type Calendar } from './calendar.ts'
import { caseDeadline } from './case-deadline.ts'

/** A due date as a list shows it on a day. */
export interface DueAt extends Alert {
  readonly date: string
  readonly lawfulUntil: string
  readonly provisional: boolean
}

/**
 * Gives the due dates of a day, each computed once: the cases of an office share few first days. Null where there is no first
 * day yet, no such limit, or no calendar for it. Nothing is stored of them, so a new calendar holds at once.
 */
export const duesOn = (
  calendar: Calendar | null,
  today: string,
): ((rule: string, from: string | null) => DueAt | null) => {
  if (calendar === null || !covers(calendar, today)) return () => null
  const alert = alertsOn(calendar, today)
  const known = new Map<string, DueAt | null>()
  return (rule, from) => {
    if (from === null) return null
    const key = `${rule} ${from}`
    const seen = known.get(key)
    if (seen !== undefined) return seen
    const legal = caseDeadline(calendar, rule, from, [])?.legal ?? null
    const due =
      legal === null
        ? null
        : {
            ...{ date: legal.due, lawfulUntil: legal.lawfulUntil, provisional: legal.provisional },
            ...alert({ due: legal.due, lawfulUntil: legal.lawfulUntil }),
          }
    known.set(key, due)
    return due
  }
}
