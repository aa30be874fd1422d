import { err, ok, type Result } from '../../lib/result.ts'
import { covers, dayOf, type Calendar, type Day } from './calendar.ts'
import { addDays } from './date.ts'

/** One line of the account of a deadline: what a date counted as, and why. */
export interface Step {
  /** YYYY-MM-DD; YYYY-MM-DDTHH:MM for a limit in hours. */
  readonly date: string
  readonly as: 'start' | 'counted' | 'skipped' | 'moved'
  /** How many units are counted up to and with this date. */
  readonly count: number
  readonly why: StepReason
  readonly holiday: string | null
  readonly provisional: boolean
}

export type StepReason =
  | Day['why']
  /** 民法典 Art. 201: the day of the event does not count. */
  | 'startDay'
  /** 民法典 Art. 201: hours count from the moment itself. */
  | 'startMoment'
  | 'naturalDay'
  | 'hours'
  | 'suspended'
  | 'reportedYear'
  | 'fixedDate'
  | 'actBefore'
  | 'nextWorkingDay'
  | 'dayAfter'

export interface DeadlineRefusal {
  readonly code:
    | 'deadline.invalidDate'
    | 'deadline.invalidCount'
    | 'deadline.outsideCalendar'
    | 'deadline.unknownLimit'
    | 'deadline.notExtendable'
    | 'deadline.notSuspendable'
}

/** Days, first and last included, that a limit does not count (e.g. 条例 Art. 33 ¶3). */
export interface Suspension {
  readonly from: string
  readonly to: string
}

export interface Count {
  readonly unit: 'workingDay' | 'naturalDay'
  readonly count: number
  /** Towards the past when -1: "at least 30 days before the hearing". */
  readonly direction: 1 | -1
  readonly suspensions: readonly Suspension[]
}

/** The longest count that is answered. */
export const MAX_COUNT = 1000

/** @throws outside of what the calendar covers. */
export const isWorkingDay = (calendar: Calendar, date: string): boolean => dayOf(calendar, date).working

/**
 * Walks day by day from `from`, which does not count (民法典 Art. 201), to the day with the number `count`. A working day
 * 工作日 is no weekend and no statutory day off, or a weekend day that is worked (M-H). The last step is the last day.
 * Refuses a walk that leaves the calendar. `from` exists and `count` is between 1 and MAX_COUNT.
 */
export const walk = (calendar: Calendar, from: string, asked: Count): Result<readonly Step[], DeadlineRefusal> => {
  const steps: Step[] = [{ date: from, as: 'start', count: 0, why: 'startDay', holiday: null, provisional: false }]
  let counted = 0
  for (let date = from; counted < asked.count;) {
    date = addDays(date, asked.direction)
    if (!covers(calendar, date)) return err({ code: 'deadline.outsideCalendar' })
    const { working, why, holiday, provisional } = dayOf(calendar, date)
    const suspended = asked.suspensions.some((one) => one.from <= date && date <= one.to)
    const natural = asked.unit === 'naturalDay'
    const byDay = !suspended && !natural
    const counts = !suspended && (natural || working)
    if (counts) counted++
    steps.push({
      date,
      as: counts ? 'counted' : 'skipped',
      count: counted,
      why: suspended ? 'suspended' : natural ? 'naturalDay' : why,
      // What a notice says matters to working days only.
      holiday: byDay ? holiday : null,
      provisional: byDay && provisional,
    })
  }
  return ok(steps)
}

/** The days from `date` on, itself included, up to and with the first working day. */
export const towardsWorkingDay = (
  calendar: Calendar,
  date: string,
  direction: 1 | -1,
): Result<readonly Day[], DeadlineRefusal> => {
  const days: Day[] = []
  for (let at = date; ; at = addDays(at, direction)) {
    if (!covers(calendar, at)) return err({ code: 'deadline.outsideCalendar' })
    const day = dayOf(calendar, at)
    days.push(day)
    if (day.working) return ok(days)
  }
}

/** How many working days lie after `from`, up to and with `to`; 0 when `to` is not later. Both within the calendar. */
export const workingDaysBetween = (calendar: Calendar, from: string, to: string): number => {
  let days = 0
  for (let date = addDays(from, 1); date <= to; date = addDays(date, 1)) if (isWorkingDay(calendar, date)) days++
  return days
}
