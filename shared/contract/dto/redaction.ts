import { z } from 'zod'
import { GROUNDS, MASKS, MAX_REMOVALS } from '#shared/domain/document/redact/removal.ts'
import { contentHash, identifier, officialDocument, remark, sequence, timestamp } from './common.ts'

const place = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('passage'), line: sequence, start: sequence, end: sequence }),
  z.strictObject({ kind: z.literal('cell'), item: sequence, block: sequence, row: sequence, column: sequence }),
  z.strictObject({ kind: z.literal('block'), item: sequence, block: sequence }),
  z.strictObject({ kind: z.literal('attachment'), item: sequence.min(1) }),
])
export const removal = z.strictObject({
  place,
  mask: z.enum(MASKS).nullable(),
  ground: z.enum(GROUNDS),
  reason: remark,
})
const removals = z.array(removal).max(MAX_REMOVALS)

/** The draft as it will be fixed, with the removals whose places could be told in it; `lost`: those that could not. */
export const redactionView = z.strictObject({ contentHash, document: officialDocument, removals, lost: sequence })

export const saveRedactionInput = z.strictObject({
  ...{ caseId: identifier, expectedSeq: sequence, contentHash, removals },
  /** False while it is being worked on: kept as it stands, and no text can be handed in with it. */
  confirmed: z.boolean(),
})
/** Hash of the public version; null when nothing is removed, and for work in progress. */
export const redactionSaved = z.strictObject({ publicHash: contentHash.nullable(), savedAt: timestamp })

/** 区分处理 of the text that stands: what it was made of, and how. For those who review it. */
export const publicVersion = z.strictObject({
  fromVersion: sequence,
  original: officialDocument,
  removals,
})
/**
 * 区分处理 of an unfinished draft, the text that it was confirmed for (null while it is being worked on), and the hash of what
 * it makes of the draft as it was saved last; null when that is another text.
 */
export const draftRedaction = z.strictObject({
  removals: sequence,
  contentHash: contentHash.nullable(),
  publicHash: contentHash.nullable(),
})
