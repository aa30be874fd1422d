import { z } from 'zod'
import { HOLD_KINDS } from '#shared/domain/case/custody/hold-events.ts'
import { calendarDay, caseCommand, identifier, printedLine, remark, timestamp } from './common.ts'

const paper = printedLine(200)

/** 列入保全. */
export const placeInput = z.strictObject({
  ...caseCommand,
  kind: z.enum(HOLD_KINDS),
  authority: paper,
  documentNumber: paper,
  orderedOn: calendarDay,
  reason: remark,
})
/** 解除保全. */
export const liftInput = z.strictObject({ ...caseCommand, holdId: identifier, documentNumber: paper, reason: remark })

/** A hold that stands. */
export const holdView = z.strictObject({
  holdId: identifier,
  kind: z.enum(HOLD_KINDS),
  authority: z.string().max(300),
  documentNumber: z.string().max(300),
  orderedOn: calendarDay,
  reason: z.string().max(4000),
  by: z.string().max(300),
  at: timestamp,
  /** Placed by whoever looks at it, who may not lift it. */
  mine: z.boolean(),
})
