import { z } from 'zod'
import type { Attachment, Image } from '#shared/domain/document/model.ts'
import { isAttachment, isImage } from '#shared/domain/document/parse-document.ts'
import { importFinding } from './import.ts'
import { contentHash, fileToken, identifier, sequence } from './common.ts'

/** As large as a file that is imported may be (electron/main/document/limits.ts). */
const MAX_BYTES = 20_000_000
const isBytes = (value: unknown): boolean =>
  value instanceof Uint8Array && value.length > 0 && value.length <= MAX_BYTES
const fileBytes = z.custom<Uint8Array>(isBytes).meta({ format: 'bytes' })

/** A draft as the person saw it. */
const onDraft = { caseId: identifier, expectedSeq: sequence }

export const addAttachmentInput = z.strictObject({
  ...onDraft,
  token: fileToken,
  /** text: typeset with the document; file: goes with it as it is. */
  as: z.enum(['text', 'file']),
  /** What to do with pending tracked changes of a text; without it such a file is refused. */
  trackedChanges: z.enum(['accept', 'reject']).optional(),
})
export const attachmentAdded = z.strictObject({
  attachment: z.custom<Attachment>(isAttachment),
  findings: z.array(importFinding),
})
export const addPictureInput = z.strictObject({ ...onDraft, token: fileToken })
export const addPictureBytesInput = z.strictObject({ ...onDraft, bytes: fileBytes })
export const pictureAdded = z.strictObject({ image: z.custom<Image>(isImage), findings: z.array(importFinding) })

export const blobInput = z.strictObject({ caseId: identifier, sha256: contentHash })
export const blobView = z.strictObject({ bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array) })
