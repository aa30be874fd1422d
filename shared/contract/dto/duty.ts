import { z } from 'zod'
import { DATE_DOUBTS } from '#shared/domain/case/duty/timing.ts'
import { CHANGE_KINDS, DEADLINE_STARTS } from '#shared/domain/case/duty/duty-events.ts'
import { VALIDITIES } from '#shared/domain/case/duty/validity.ts'
import { calendarDay, caseCommand, remark, sequence, shortText, timestamp } from './common.ts'

const words = z.string().max(2000)

const alertLevel = z.enum(['none', 't10', 't5', 't2', 'overdue'])

/** A due date with how near it is. `doneOn`: released, so that it was met or missed. */
export const dueView = z.strictObject({
  date: calendarDay,
  provisional: z.boolean(),
  level: alertLevel,
  workingDaysLeft: sequence,
  workingDaysOver: sequence,
  doneOn: calendarDay.nullable(),
})
export const validityView = z.strictObject({
  validity: z.enum(VALIDITIES),
  on: calendarDay.nullable(),
  withdrawnOn: calendarDay.nullable(),
  correctedOn: calendarDay.nullable(),
  /** What other cases have declared and not done yet, of those that this person may see. */
  underWay: z.array(z.enum(CHANGE_KINDS)),
  /** 公示期限: its last day, and whether that is over; null without one, and for what was taken down. */
  shown: z.strictObject({ until: calendarDay, isOver: z.boolean() }).nullable(),
})

export const setDeadlineInput = z.strictObject({
  ...caseCommand,
  rule: shortText,
  start: z.enum(DEADLINE_STARTS),
  formedOn: calendarDay.nullable(),
  reason: remark,
})

const limitView = z.strictObject({
  id: shortText,
  matter: words,
  /** 20个工作日内, 自…之日起 */
  term: words,
  start: words,
  basis: words,
})
export const deadlineView = z.strictObject({
  limit: limitView,
  /** The limit follows from the basis of disclosure: nobody has said yet that it holds. */
  byBasis: z.boolean(),
  start: z.enum(DEADLINE_STARTS),
  /** The day that it is counted from; null while there is none. */
  from: calendarDay.nullable(),
  reason: words,
  /** By the law; null without a first day or a calendar. */
  due: dueView.nullable(),
  /** The last day of the law, later than `due` only where Art. 203 of the civil code moves it. */
  lawfulUntil: calendarDay.nullable(),
  /** How the date was computed, a line a day: date, weekday, what it counts as, why. */
  account: z.array(z.array(words)),
  /** The office's own clock, without the days of 报请确定; null where there were none. */
  office: z.strictObject({ paused: z.boolean(), date: calendarDay.nullable() }).nullable(),
  /** Null when this person may not set it. */
  settable: z
    .strictObject({ limits: z.array(limitView), documentDate: calendarDay.nullable(), today: calendarDay })
    .nullable(),
  /** Dates that were taken from a clock set ahead: the limit is not to be relied on. */
  doubts: z.array(z.enum(DATE_DOUBTS)),
  seq: sequence,
})
export { timestamp }
