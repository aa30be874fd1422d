import { z } from 'zod'
import { contentHash, fileToken, identifier, sequence, shortText, timestamp } from './common.ts'

export const importFinding = z.strictObject({
  code: shortText,
  count: sequence,
  detail: z.string().max(500).optional(),
  /** Index in `documentLines` of the first place, when it has one. */
  line: sequence.optional(),
  done: z.enum(['dropped', 'kept', 'neutralised', 'changed']),
})

/** What an import found and did, as it was then: kept with the case, beside the bytes of the file. */
export const importReport = z.strictObject({
  fileName: z.string().max(300),
  format: shortText,
  sizeBytes: z.number(),
  sha256: contentHash,
  personName: shortText,
  at: timestamp,
  /** What the person chose to do with pending tracked changes; null where there was nothing to choose. */
  trackedChanges: z.enum(['accept', 'reject', 'keep']).nullable(),
  findings: z.array(importFinding),
  /** Tracked changes of the file, with who made them: the first thousand, each cut to a line's length. */
  revisions: z.array(
    z.strictObject({
      kind: z.enum(['insertion', 'deletion', 'movedFrom', 'movedTo']),
      of: z.enum(['text', 'paragraphMark', 'row', 'cell', 'numbering']),
      author: z.string(),
      date: z.string().nullable(),
      text: z.string(),
    }),
  ),
})
export const importReports = z.array(importReport)

export const registerInput = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blank') }),
    z.strictObject({ kind: z.literal('template'), template: z.string().regex(/^[a-z-]{1,40}$/) }),
    z.strictObject({
      kind: z.literal('file'),
      token: fileToken,
      /** What to do with pending tracked changes; without it such a file is refused. */
      trackedChanges: z.enum(['accept', 'reject', 'keep']).optional(),
    }),
  ]),
  commandId: identifier,
})
export const registered = z.strictObject({ caseId: identifier, seq: sequence, findings: z.array(importFinding) })
