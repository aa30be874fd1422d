import { z } from 'zod'
import { identifier, remark } from './common.ts'

const months = z.int().min(1).max(1200).nullable()
/** 公示期限 as an office sets it (a matter of local rules, V2). */
export const takeDownLimits = z.strictObject({
  months: z.strictObject({
    permitOrganization: months,
    permitPerson: months,
    penaltyOrganization: months,
    penaltyPerson: months,
    other: months,
  }),
  from: z.enum(['release', 'decision']),
  afterPosting: z.boolean(),
  basis: remark,
})
export const setTakeDownInput = z.strictObject({ commandId: identifier, ...takeDownLimits.shape })
