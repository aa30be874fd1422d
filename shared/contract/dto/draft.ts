import { z } from 'zod'
import {
  caseCommand,
  contentHash,
  fileToken,
  identifier,
  officialDocument,
  remark,
  sequence,
  timestamp,
  undoHistory,
} from './common.ts'

export const saveDraftInput = z.strictObject({
  caseId: identifier,
  expectedSeq: sequence,
  document: officialDocument,
  history: undoHistory,
})
/** Text that is about to be pasted. */
export const checkTextInput = z.strictObject({ text: z.string().max(2_000_000) })
export const exportDocxInput = z.strictObject({ caseId: identifier, target: fileToken })
/** What was written, after it was opened again and compared with the document. */
export const docxExported = z.strictObject({ fileName: z.string().max(300), sizeBytes: sequence, lines: sequence })
export const draftSaved = z.strictObject({ savedAt: timestamp, contentHash })

/** `publicHash`: of the public version that is handed in with the text, null for none: what was shown is what is passed. */
export const submitInput = z.strictObject({ ...caseCommand, contentHash, publicHash: contentHash.nullable() })
export const withdrawInput = z.strictObject({ ...caseCommand, reason: remark })
