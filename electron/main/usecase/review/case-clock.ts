import type { CaseState } from '#shared/domain/case/state.ts'
import { deadlineStart, suspensionsOf } from '#shared/domain/case/duty/timing.ts'
import { covers, type Calendar } from '#shared/domain/deadline/calendar.ts'
import { caseDeadline, type CaseDeadline } from '#shared/domain/deadline/case-deadline.ts'
import { workingDaysBetween } from '#shared/domain/deadline/working-day.ts'

/** The deadline of a case as the law has it now; null without a first day or a calendar. */
export const deadlineOfCase = (
  calendar: Calendar | null,
  { timing }: Pick<CaseState, 'timing'>,
  today: string,
): CaseDeadline | null => {
  const { rule, from } = deadlineStart(timing)
  return calendar === null || from === null ? null : caseDeadline(calendar, rule, from, suspensionsOf(timing, today))
}

/** Working days between two dates; null without a calendar, and outside of it there are none to be counted. */
export const workingDayCount = (calendar: Calendar | null): ((from: string, to: string) => number) | null =>
  calendar === null
    ? null
    : (from, to) => (covers(calendar, from) && covers(calendar, to) ? workingDaysBetween(calendar, from, to) : 0)
