import type { z } from 'zod'
import type { Role } from '#shared/domain/case/roles.ts'
import type { ErrorCode } from './errors.ts'

/** One row of the contract. `roles`: null needs no session, 'any' an unlocked one, else one of the roles. */
export interface Channel {
  readonly input: z.ZodType
  readonly output: z.ZodType
  readonly roles: null | 'any' | readonly Role[]
  /** Refusals that this channel may answer with, beyond `COMMON_REFUSALS` and, on a case, `CASE_REFUSALS`. */
  readonly refusals: readonly ErrorCode[]
  /** 逐次签名: needs the password of this very act before it (`session.confirm`). Its input has a commandId. */
  readonly confirm?: true
}
