import { z } from 'zod'
import { LOG_SCOPES } from '#shared/domain/access/events.ts'
import { calendarDay, contentHash, fileToken, identifier, role, sequence, shortText, timestamp } from './common.ts'

/** Which lines of all logs: of one person, one case, of cases, the office or 查阅留痕, in a span of days (Beijing). */
const filter = {
  personId: identifier.nullable(),
  caseId: identifier.nullable(),
  scope: z.enum(LOG_SCOPES),
  from: calendarDay.nullable(),
  until: calendarDay.nullable(),
}
export const auditInput = z.strictObject({ ...filter, offset: sequence, limit: z.int().min(1).max(200) })
export const auditListInput = z.strictObject({ ...filter, folder: fileToken })

export const auditPage = z.strictObject({
  rows: z.array(
    z.strictObject({
      position: sequence,
      caseId: identifier,
      seq: sequence,
      type: shortText,
      at: timestamp,
      actorName: shortText,
      forName: shortText.exactOptional(),
      actorRole: role,
      hash: contentHash,
      /** The case that the line is of, by what the logs say of it; null for the office. */
      about: z
        .strictObject({
          ...{ title: z.string().max(2000), number: shortText },
          ...{ registeredAt: timestamp, registeredBy: shortText },
        })
        .nullable(),
      detail: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
  total: sequence,
  people: z.array(z.strictObject({ personId: identifier, name: shortText })),
  /** Where the ledger stands: to be written down. */
  head: z.strictObject({ size: sequence, root: contentHash, code: shortText }),
  /** 检查点另存: when last, how many days ago and lines of the ledger since, and whether it is due again. */
  kept: z.strictObject({ lastAt: timestamp.nullable(), days: sequence, events: sequence, isDue: z.boolean() }),
})

export const auditExportInput = z.strictObject({ folder: fileToken })
