import { z } from 'zod'
import { contentHash, fileToken, identifier, role, sequence, shortText, timestamp } from './common.ts'

/** Which lines of all logs: of one person, one case, of cases or of the office, in a span of days (Beijing). */
export const auditInput = z.strictObject({
  personId: identifier.nullable(),
  caseId: identifier.nullable(),
  scope: z.enum(['all', 'cases', 'office']),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
  offset: sequence,
  limit: z.int().min(1).max(200),
})

export const auditPage = z.strictObject({
  rows: z.array(
    z.strictObject({
      position: sequence,
      caseId: identifier,
      seq: sequence,
      type: shortText,
      at: timestamp,
      actorName: shortText,
      actorRole: role,
      hash: contentHash,
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  total: sequence,
  people: z.array(z.strictObject({ personId: identifier, name: shortText })),
  /** Where the ledger stands: to be written down. */
  head: z.strictObject({ size: sequence, root: contentHash, code: shortText }),
})

export const auditExportInput = z.strictObject({ folder: fileToken })
