import { z } from 'zod'
import { identifier, shortText } from './common.ts'

/** A seal of 50 mm at 600 points an inch is below a megabyte. */
const MAX_SEAL_BYTES = 1_000_000
const sealPng = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= MAX_SEAL_BYTES)
  .meta({ format: 'bytes' })

/** 用印审批: the leader approves the unit's own seal image for releases, or with null withdraws it. */
export const approveSealInput = z.strictObject({
  commandId: identifier,
  seal: z
    .strictObject({
      png: sealPng,
      /** 国发〔1999〕25号: 5 cm at most. */
      sizeMm: z.number().int().min(10).max(50),
      /** The approval that it rests on, such as its number and date. */
      basis: z.string().trim().min(1).max(200),
    })
    .nullable(),
})

export const timestampInput = z.strictObject({
  commandId: identifier,
  /** '' for none: then nothing leaves this machine. */
  url: z.string().max(300),
})

export const sealingView = z.strictObject({
  seal: z
    .strictObject({
      sha256: z.string().length(64),
      sizeMm: z.number(),
      basis: z.string(),
      approvedBy: shortText,
      approvedAt: z.string(),
      /** base64, as a page shows it. */
      png: z.string(),
    })
    .nullable(),
  timestampUrl: z.string(),
  /** The certificate that signs releases: until when, and whether it is time to renew it. */
  certificate: z.strictObject({ name: shortText, validUntil: z.string(), endsSoon: z.boolean() }),
})
