import { z } from 'zod'
import { identifier, wellFormed } from './common.ts'

/** Raised when the screens keep any form in another shape: what was kept before is not theirs then. */
export const FORM_VERSION = 4
/** UTF-16 units of one form as JSON: a whole catalogue is the longest. */
export const MOST_FORM_BODY = 2_000_000

const name = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[0-9A-Za-z _-]+$/u)
  .meta({ examples: ['guide draft'] })
const body = z.string().max(MOST_FORM_BODY).refine(wellFormed)

/** 填到一半的表单 of the person who asks. */
export const halfForms = z.strictObject({ forms: z.array(z.strictObject({ name, body })) })
export const keepFormInput = z.strictObject({
  name,
  /** The case that it is about: it goes with it. */
  caseId: identifier.nullable(),
  /** JSON; null when it was sent or given up. */
  body: body.nullable(),
})
