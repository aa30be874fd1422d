import { z } from 'zod'
import { CHANGE_KINDS, CHANGE_SCOPES } from '#shared/domain/case/duty/duty-events.ts'
import { calendarDay, caseCommand, identifier, remark, sequence } from './common.ts'
import { validityView } from './duty.ts'

const words = z.string().max(4000)
const title = z.string().max(2000)

export const setTermInput = z.strictObject({
  ...caseCommand,
  effectiveOn: calendarDay.nullable(),
  until: calendarDay.nullable(),
  basis: remark,
})
export const declareChangeInput = z.strictObject({
  ...caseCommand,
  kind: z.enum(CHANGE_KINDS),
  scope: z.enum(CHANGE_SCOPES),
  targetCaseId: identifier,
  effectiveOn: calendarDay.nullable(),
  basis: remark,
  reason: remark,
})
export const targetsInput = z.strictObject({ search: z.string().max(100) })
/** Released documents by title, newest first: they are public, so whoever drafts may name one. */
export const targetList = z.array(
  z.strictObject({ caseId: identifier, title, releasedOn: calendarDay, validity: validityView }),
)
const changeView = {
  kind: z.enum(CHANGE_KINDS),
  scope: z.enum(CHANGE_SCOPES),
  caseId: identifier,
  title,
  number: words,
  on: calendarDay.nullable(),
  basis: words,
  reason: words,
}
export const changesView = z.strictObject({
  seq: sequence,
  /** Null before the release. */
  validity: validityView.nullable(),
  term: z.strictObject({ effectiveOn: calendarDay.nullable(), until: calendarDay.nullable(), basis: words }).nullable(),
  /** What this case is to change; `opens`: this person may look at that case. */
  change: z.strictObject({ ...changeView, opens: z.boolean(), done: z.boolean() }).nullable(),
  changedBy: z.array(z.strictObject({ ...changeView, opens: z.boolean() })),
  /** The cases whose change is under way. */
  underWay: z.array(z.strictObject({ kind: z.enum(CHANGE_KINDS), caseId: identifier, title })),
  maySet: z.boolean(),
})
