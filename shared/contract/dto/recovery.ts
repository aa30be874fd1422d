import { z } from 'zod'
import { contentHash, identifier, shortText, timestamp } from './common.ts'

/** A recovery that is open: the certificate that it brought, when, and who has vouched for its person. */
const open = { certificateSha256: contentHash, at: timestamp, confirmedBy: z.array(shortText) }
export const recoveryView = z.strictObject({
  /** Of the person who asks; `ready`: two have confirmed. */
  mine: z.strictObject({ ...open, ready: z.boolean() }).nullable(),
  /** Those whom the person who asks may vouch for now. */
  others: z.array(z.strictObject({ ...open, personId: identifier, name: shortText })),
})
export const confirmInput = z.strictObject({
  commandId: identifier,
  personId: identifier,
  /** Which recovery was looked at. */
  certificateSha256: contentHash,
})
export const acknowledgeInput = z.strictObject({ commandId: identifier, certificateSha256: contentHash })
