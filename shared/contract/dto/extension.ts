import { z } from 'zod'
import { FIRST_YEAR, FONDS, LAST_YEAR } from '#shared/domain/archive/archival-number.ts'
import { calendarDay, fileToken, identifier, printedLine, remark, sequence, shortText } from './common.ts'

const year = z.int().min(FIRST_YEAR).max(LAST_YEAR)

/** 延长移交: what the archive authority agreed to, the newest first. */
export const extensionsView = z.strictObject({
  extensions: z.array(
    z.strictObject({
      extensionId: identifier,
      fonds: z.string(),
      year,
      /** When the files of that year were to go. */
      dueOn: calendarDay,
      until: calendarDay,
      authority: z.string(),
      documentNumber: z.string(),
      approvedOn: calendarDay,
      reason: z.string(),
      letterName: z.string(),
      state: z.enum(['pending', 'inForce', 'over', 'withdrawn']),
      recordedByName: shortText,
      confirmedByName: shortText.nullable(),
      withdrawn: z.strictObject({ byName: shortText, reason: remark }).nullable(),
      mayConfirm: z.boolean(),
    }),
  ),
  /** What a new one begins with; '' where the rules are not set. */
  fonds: z.string(),
  years: sequence,
  today: calendarDay,
  mayRecord: z.boolean(),
})
export const recordExtensionInput = z.strictObject({
  commandId: identifier,
  fonds: z
    .string()
    .regex(FONDS)
    .meta({ examples: ['Z109'] }),
  year,
  until: calendarDay,
  authority: printedLine(200),
  documentNumber: printedLine(200),
  approvedOn: calendarDay,
  reason: remark,
  token: fileToken,
})
export const confirmExtensionInput = z.strictObject({ commandId: identifier, extensionId: identifier })
export const withdrawExtensionInput = z.strictObject({ commandId: identifier, extensionId: identifier, reason: remark })
export const saveExtensionLetterInput = z.strictObject({ extensionId: identifier, folder: fileToken })
