import { z } from 'zod'
import { fileToken, identifier, shortText } from './common.ts'

/** A seal of 50 mm at 600 points an inch is below a megabyte. */
const MAX_SEAL_BYTES = 1_000_000
const sealImage = z
  .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= MAX_SEAL_BYTES)
  .meta({ format: 'bytes' })

/** 用印审批: the leader approves the unit's own seal image for releases, or with null withdraws it. */
export const approveSealInput = z.strictObject({
  commandId: identifier,
  seal: z
    .strictObject({
      /** PNG, or SVG of shapes. */
      image: sealImage,
      /** 国发〔1999〕25号: 5 cm at most. */
      sizeMm: z.number().int().min(10).max(50),
      /** The approval that it rests on, such as its number and date. */
      basis: z.string().trim().min(1).max(200),
    })
    .nullable(),
})

/** A key file holds one key and a chain: a few kilobytes. */
const MAX_KEY_FILE_BYTES = 256 * 1024
const fileOf = (limit: number) =>
  z
    .custom<Uint8Array>((value) => value instanceof Uint8Array && value.length > 0 && value.length <= limit)
    .meta({ format: 'bytes' })
const certificateSha256 = z.string().regex(/^[0-9a-f]{64}$/)
const MAX_CERTIFICATE_FILE_BYTES = 64 * 1024

export const timestampInput = z.strictObject({
  commandId: identifier,
  /** '' for none: then nothing leaves this machine. */
  url: z.string().max(300),
  /** The certificate of its root (PEM or DER); absent, the one that was set before stays. */
  root: fileOf(MAX_CERTIFICATE_FILE_BYTES).optional(),
})

export const useOfficeInput = z.strictObject({ commandId: identifier })
export const importKeyInput = z.strictObject({
  commandId: identifier,
  file: fileOf(MAX_KEY_FILE_BYTES),
  password: z.string().max(200),
})
export const listTokenInput = z.strictObject({ driver: fileToken })
export const tokenKeys = z.strictObject({
  keys: z.array(
    z.strictObject({
      sha256: certificateSha256,
      name: shortText,
      validFrom: z.string(),
      validUntil: z.string(),
      valid: z.boolean(),
    }),
  ),
})
export const useTokenInput = z.strictObject({ commandId: identifier, driver: fileToken, certificateSha256 })
export const setHandsInput = z.strictObject({
  commandId: identifier,
  publisherSigns: z.boolean(),
  /** Absent: as it was. */
  leadersSign: z.boolean().optional(),
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
      image: z.string(),
      format: z.enum(['png', 'svg+xml']),
    })
    .nullable(),
  timestampUrl: z.string(),
  /** Whom timestamps are believed; null before a root was set. */
  timestampRoot: z.strictObject({ name: shortText, sha256: certificateSha256, validUntil: z.string() }).nullable(),
  /** The certificate that signs releases: until when, and whether it is time to renew it. */
  certificate: z.strictObject({
    name: shortText,
    /** office: the office's own; file: out of a .p12; token: on a UKey, whose PIN each release asks for. */
    kind: z.enum(['office', 'file', 'token']),
    validUntil: z.string(),
    endsSoon: z.boolean(),
  }),
  /** 多人签名: the publisher signs before the office does; so do the leaders who passed it. */
  publisherSigns: z.boolean(),
  leadersSign: z.boolean(),
})
