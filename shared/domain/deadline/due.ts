import { calendarDate } from '../../lib/guard.ts'
import { assertNever, err, ok, type Result } from '../../lib/result.ts'
import { covers, LAST_YEAR, type Calendar, type Day } from './calendar.ts'
import { addDays, yearOf } from './date.ts'
import type { DayTerm, HourTerm, Limit, YearlyTerm } from './limits.ts'
import {
  MAX_COUNT,
  towardsWorkingDay,
  walk,
  type DeadlineRefusal,
  type Step,
  type StepReason,
  type Suspension,
} from './working-day.ts'

/** A computed date with its account. */
export interface Deadline {
  /** The day to act by; for a minimum time its last day; for `afterwards` the first day of effect. A moment for hours. */
  readonly due: string
  /** The last day that the law allows, later than `due` only where a duty to publish would move by 民法典 Art. 203. */
  readonly lawfulUntil: string
  /** 暂定: a day that it rests on may still be changed by a notice (D). */
  readonly provisional: boolean
  readonly steps: readonly Step[]
}

export interface LimitOptions {
  /** Lengthened once, e.g. 条例 Art. 33 ¶2. */
  readonly extended?: boolean
  readonly suspensions?: readonly Suspension[]
}

/**
 * The last of `count` working days after `from`. Refuses a date that does not exist, a count that is not a whole number
 * from 1 to MAX_COUNT, and days that the calendar does not cover.
 */
export const addWorkingDays = (calendar: Calendar, from: string, count: number): Result<Deadline, DeadlineRefusal> =>
  dayDeadline(calendar, from, { unit: 'workingDay', count, side: 'within', roll: 'none' }, [])

/**
 * The date of a statutory limit whose event is on `from` (YYYY-MM-DD; YYYY-MM-DDTHH:MM for hours; any day of the year
 * reported on for a yearly report). Refuses as `addWorkingDays` does, and what the limit does not know: see LimitOptions.
 */
export const deadlineOf = (
  calendar: Calendar,
  { term, extension, suspendable }: Limit,
  from: string,
  { extended = false, suspensions = [] }: LimitOptions = {},
): Result<Deadline, DeadlineRefusal> => {
  if (extended && extension === undefined) return err({ code: 'deadline.notExtendable' })
  if (suspensions.length > 0 && suspendable !== true) return err({ code: 'deadline.notSuspendable' })
  switch (term.unit) {
    case 'workingDay':
    case 'naturalDay': {
      const count = term.count + (extended ? (extension ?? 0) : 0)
      return dayDeadline(calendar, from, { ...term, count }, suspensions)
    }
    case 'hour':
      return hourDeadline(from, term)
    case 'yearly':
      return yearlyDeadline(calendar, from, term)
    default:
      return assertNever(term)
  }
}

const dayDeadline = (
  calendar: Calendar,
  from: string,
  term: DayTerm,
  suspensions: readonly Suspension[],
): Result<Deadline, DeadlineRefusal> => {
  const { unit, count, side, roll } = term
  if (!calendarDate(from) || suspensions.some((one) => !calendarDate(one.from) || !calendarDate(one.to)))
    return err({ code: 'deadline.invalidDate' })
  if (!Number.isInteger(count) || count < 1 || count > MAX_COUNT) return err({ code: 'deadline.invalidCount' })
  if (!covers(calendar, from)) return err({ code: 'deadline.outsideCalendar' })
  const walked = walk(calendar, from, { unit, count, direction: side === 'before' ? -1 : 1, suspensions })
  if (!walked.ok) return walked
  const steps = walked.value
  const last = steps.at(-1)?.date ?? from
  if (side === 'afterwards') {
    const due = addDays(last, 1)
    return ok(deadline(due, due, [...steps, step(due, 'moved', count, 'dayAfter')]))
  }
  if (roll === 'none') return ok(deadline(last, last, steps))
  const forward = towardsWorkingDay(calendar, last, 1)
  if (!forward.ok) return forward
  if (roll === 'nextWorkingDay') return ok(settled(steps, forward.value, count, roll))
  const back = towardsWorkingDay(calendar, last, -1)
  if (!back.ok) return back
  const early = settled(steps, back.value, count, roll)
  // Counted back from an event, Art. 203 gives no more time: later would be too late.
  if (side === 'before') return ok({ ...early, lawfulUntil: last })
  const { due: lawfulUntil, provisional } = settled(steps, forward.value, count, roll)
  return ok({ ...early, lawfulUntil, provisional: early.provisional || provisional })
}

const yearlyDeadline = (calendar: Calendar, from: string, term: YearlyTerm): Result<Deadline, DeadlineRefusal> => {
  if (!calendarDate(from)) return err({ code: 'deadline.invalidDate' })
  if (!covers(calendar, from)) return err({ code: 'deadline.outsideCalendar' })
  const last = `${String(yearOf(from) + 1)}-${term.monthDay}`
  const back = towardsWorkingDay(calendar, last, -1)
  if (!back.ok) return back
  const steps = [step(from, 'start', 0, 'reportedYear'), step(last, 'counted', 1, 'fixedDate')]
  return ok({ ...settled(steps, back.value, 1, term.roll), lawfulUntil: last })
}

const MOMENT = /^(?<date>\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d$/

/** Hours run through nights and holidays, from the moment itself: 民法典 Art. 201 ¶2. Beijing has no summer time. */
const hourDeadline = (from: string, { count }: HourTerm): Result<Deadline, DeadlineRefusal> => {
  if (!calendarDate(MOMENT.exec(from)?.groups?.['date'])) return err({ code: 'deadline.invalidDate' })
  if (yearOf(from) > LAST_YEAR) return err({ code: 'deadline.outsideCalendar' })
  const due = new Date(Date.parse(`${from}:00.000Z`) + count * 3_600_000).toISOString().slice(0, 16)
  return ok(deadline(due, due, [step(from, 'start', 0, 'startMoment'), step(due, 'counted', count, 'hours')]))
}

const step = (date: string, as: Step['as'], count: number, why: StepReason): Step => ({
  ...{ date, as, count, why },
  ...{ holiday: null, provisional: false },
})

/**
 * The deadline after moving from a last day to a working day, with the account of it: why the last day is not worked,
 * what lies between, where it comes to rest. `days` as `towardsWorkingDay` gives them.
 */
const settled = (steps: readonly Step[], days: readonly Day[], count: number, why: StepReason): Deadline => {
  const due = days.at(-1)?.date ?? ''
  const added: Step[] = days.map((day) => ({
    ...{ date: day.date, as: day.working ? 'moved' : 'skipped', count, why: day.working ? why : day.why },
    ...{ holiday: day.holiday, provisional: day.provisional },
  }))
  if (added.length > 1) return deadline(due, due, [...steps, ...added])
  // It rests on the last day being worked, which a notice may still change.
  const provisional = days.some((day) => day.provisional)
  return deadline(due, due, [...steps.slice(0, -1), ...steps.slice(-1).map((one) => ({ ...one, provisional }))])
}

const deadline = (due: string, lawfulUntil: string, steps: readonly Step[]): Deadline => ({
  ...{ due, lawfulUntil, steps },
  provisional: steps.some(({ provisional }) => provisional),
})
