import { z } from 'zod'
import { fileToken, identifier, sequence } from './common.ts'

/** 花脸稿 of two versions, the older one first, into a chosen folder. */
export const exportRedlineInput = z.strictObject({
  caseId: identifier,
  fromVersion: sequence,
  toVersion: sequence,
  format: z.enum(['pdf', 'docx']),
  folder: fileToken,
})

/** 责任到人: who wrote which words of the newest version, as a table for a spreadsheet or for print. */
export const exportAttributionInput = z.strictObject({
  caseId: identifier,
  format: z.enum(['csv', 'pdf']),
  folder: fileToken,
})

/** 审批单 or 保密审查单, for print, into a chosen folder. */
export const exportFormInput = z.strictObject({
  caseId: identifier,
  form: z.enum(['approval', 'secrecy']),
  folder: fileToken,
})
