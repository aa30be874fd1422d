import { z } from 'zod'
import { LEAK_ADDRESSEES, LEAK_MATTERS, LEAK_MEASURES } from '#shared/domain/office/leak/leak-events.ts'
import { fileToken, identifier, remark, shortText, timestamp } from './common.ts'

const words = z.string().max(4000)
const commandId = identifier

export const noticeInput = z.strictObject({
  caseId: identifier.nullable(),
  noticedAt: timestamp,
  noticedBy: shortText,
  what: remark,
  matter: z.enum(LEAK_MATTERS),
  commandId,
})
export const measureInput = z.strictObject({
  incidentId: identifier,
  measure: z.enum(LEAK_MEASURES),
  channel: shortText,
  takenAt: timestamp,
  note: remark,
  commandId,
})
export const reportInput = z.strictObject({
  incidentId: identifier,
  to: z.enum(LEAK_ADDRESSEES),
  authority: shortText,
  documentNumber: shortText,
  reportedAt: timestamp,
  commandId,
})
export const closeInput = z.strictObject({ incidentId: identifier, outcome: remark, commandId })
export const exportLeakInput = z.strictObject({ incidentId: identifier, folder: fileToken })
export const leakList = z.strictObject({
  at: timestamp,
  leaks: z.array(
    z.strictObject({
      incidentId: identifier,
      caseId: identifier.nullable(),
      title: z.string().max(2000),
      noticedAt: timestamp,
      noticedBy: words,
      what: words,
      recordedAt: timestamp,
      recordedBy: words,
      /** Null in logs from before it was asked. */
      matter: z.enum(LEAK_MATTERS).nullable(),
      /** The end of the 24 hours; null where only personal data are touched. */
      dueAt: timestamp.nullable(),
      /** The same while a report that must be made until then is missing. */
      runsUntil: timestamp.nullable(),
      unreported: z.array(z.enum(LEAK_ADDRESSEES)),
      measures: z.array(
        z.strictObject({
          measure: z.enum(LEAK_MEASURES),
          channel: words,
          takenAt: timestamp,
          note: words,
          by: words,
        }),
      ),
      reports: z.array(
        z.strictObject({
          to: z.enum(LEAK_ADDRESSEES),
          authority: words,
          documentNumber: words,
          reportedAt: timestamp,
          by: words,
          late: z.boolean(),
        }),
      ),
      closed: z.strictObject({ outcome: words, at: timestamp, by: words }).nullable(),
    }),
  ),
})
