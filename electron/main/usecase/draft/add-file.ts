import { randomBytes } from 'node:crypto'
import { extname } from 'node:path'
import type { Input, Output } from '#shared/contract/channels.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { Block, OfficialDocument } from '#shared/domain/document/model.ts'
import { isAttachment, MAX_CHARACTERS } from '#shared/domain/document/parse-document.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { shownName } from '../choose-file.ts'
import type { FilePurpose } from '../file-tokens.ts'
import { importBytes } from './import-bytes.ts'
import { rulesInPictures } from './picture-marks.ts'
import { readChosen } from '../read-chosen.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { findOwnCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

interface OnDraft {
  readonly caseId: string
  readonly expectedSeq: number
}

/** Null when this person may add to the draft as they saw it. */
export const refuseElsewhere = (unlocked: Unlocked, { caseId, expectedSeq }: OnDraft) => {
  const found = findOwnCase(unlocked, caseId)
  if (!found.ok) return found
  const { state } = found.value
  if (state.stage !== 'draft') return refuse('case.alreadySubmitted', { stage: state.stage })
  return state.seq === expectedSeq ? null : refuse('case.stale')
}

/** Keeps bytes beside the draft, until something names them. */
export const keep = (unlocked: Unlocked, { caseId, expectedSeq }: OnDraft, pieces: readonly Uint8Array[]) => {
  for (const bytes of pieces) {
    const added = unlocked.store.addLooseBlob(caseId, expectedSeq, { hash: sha256Hex(bytes), bytes })
    if (!added.ok) return refuse('case.stale')
  }
  return null
}

/** The bytes of a file that the person chose. */
export const chosenFile = async (
  workstation: Workstation,
  purpose: FilePurpose,
  token: string,
): Promise<Outcome<{ readonly fileName: string; readonly bytes: Uint8Array }>> => {
  const path = workstation.files.pathOf(purpose, token)
  if (path === null) return refuse('file.tokenUnknown')
  const read = await readChosen(path)
  return read.ok ? ok({ fileName: shownName(path), bytes: read.value }) : read
}

/** The whole of an imported document below its title, as the body of an attachment: fields become paragraphs in their places. */
const bodyOfWhole = (document: OfficialDocument): readonly Block[] => {
  const bodies = [
    document.body,
    ...document.attachments.map(({ content }) => (content.kind === 'text' ? content.body : [])),
  ]
  const taken = new Set<Block>()
  return documentLines(document).flatMap(({ part, text, item, block }): readonly Block[] => {
    const whole = block === null ? undefined : bodies[item]?.[block]
    if (whole === undefined) return part === 'title' || text === '' ? [] : [{ kind: 'paragraph', text }]
    if (taken.has(whole)) return []
    taken.add(whole)
    return [whole]
  })
}

const newId = (): string => `a${randomBytes(8).toString('hex')}`
const MAX_TITLE_UNITS = 500
const titleOfFile = (fileName: string): string =>
  fileName
    .slice(0, fileName.length - extname(fileName).length)
    .slice(0, MAX_TITLE_UNITS)
    .toWellFormed()

type Added = Outcome<Output<'case.addAttachment'>>

const addText = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.addAttachment'>,
): Promise<Added> => {
  const file = await chosenFile(workstation, 'attachment', input.token)
  if (!file.ok) return file
  const { fileName, bytes } = file.value
  const imported = await importBytes(workstation, unlocked, { fileName, bytes, trackedChanges: input.trackedChanges })
  if (!imported.ok) return imported
  const { document, pictures, findings } = imported.value
  const title = document.title === '' ? titleOfFile(fileName) : document.title
  const attachment = { id: newId(), title, content: { kind: 'text', body: bodyOfWhole(document) } } as const
  if (!isAttachment(attachment)) return refuse('import.tooLarge', { characters: MAX_CHARACTERS })
  const stale = keep(
    unlocked,
    input,
    pictures.map((picture) => picture.bytes),
  )
  return stale ?? ok({ attachment, findings: [...findings] })
}

const addFile = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.addAttachment'>,
): Promise<Added> => {
  const file = await chosenFile(workstation, 'attachment', input.token)
  if (!file.ok) return file
  const { fileName } = file.value
  const looked = await readWithin(workstation, 'lookAtFile', file.value)
  if (!looked.ok) return refuse(looked.error.code, looked.error.detail)
  const { format, bytes, findings, classifiedRules, pictures, leftovers } = looked.value
  const rules = [...classifiedRules, ...(await rulesInPictures(workstation, pictures))]
  const refusal = refuseClassified(workstation, unlocked, rules, sha256Hex(file.value.bytes))
  if (refusal !== null) return refusal
  const [leftover] = leftovers
  if (leftover !== undefined) {
    const { what, place } = leftover
    const where = place.name ?? (place.number === undefined ? '' : String(place.number))
    return refuse('attachment.leftBehind', { what, where: where.slice(0, 100), count: leftovers.length })
  }
  const sha256 = sha256Hex(bytes)
  const content = { kind: 'file', fileName, format, sizeBytes: bytes.length, sha256 } as const
  const attachment = { id: newId(), title: titleOfFile(fileName), content }
  if (!isAttachment(attachment)) return refuse('import.misnamed', { format })
  return keep(unlocked, input, [bytes]) ?? ok({ attachment, findings: [...findings] })
}

/**
 * Adds a file to the draft of a case: its text as an attachment that is typeset, or the file as it is. The page puts the
 * attachment into the document; its bytes lie encrypted beside the draft until a version names them. Looked at whole and in
 * memory first: refuses import.classified, attachment.leftBehind, and what the readers refuse; nothing is stored then.
 */
export const addAttachment = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.addAttachment'>,
): Promise<Added> => {
  const elsewhere = refuseElsewhere(unlocked, input)
  if (elsewhere !== null) return elsewhere
  const added = await (input.as === 'text' ? addText : addFile)(workstation, unlocked, input)
  if (added.ok) workstation.files.spend(input.token)
  return added
}

const takeBytes = async (
  workstation: Workstation,
  unlocked: Unlocked,
  draft: OnDraft,
  bytes: Uint8Array,
): Promise<Outcome<Output<'case.addPicture'>>> => {
  const taken = await readWithin(workstation, 'takePicture', { bytes })
  if (!taken.ok) return refuse(taken.error.code, taken.error.detail)
  const { image, findings, classifiedRules } = taken.value
  const rules = [...classifiedRules, ...(await rulesInPictures(workstation, [taken.value]))]
  const refusal = refuseClassified(workstation, unlocked, rules, sha256Hex(bytes))
  if (refusal !== null) return refusal
  return keep(unlocked, draft, [taken.value.bytes]) ?? ok({ image, findings: [...findings] })
}

/** Adds a picture that the person chose. Refuses import.pictureUnreadable, import.pictureTooLarge, and import.classified. */
export const addPicture = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.addPicture'>,
): Promise<Outcome<Output<'case.addPicture'>>> => {
  const elsewhere = refuseElsewhere(unlocked, input)
  if (elsewhere !== null) return elsewhere
  const file = await chosenFile(workstation, 'picture', input.token)
  if (!file.ok) return file
  const added = await takeBytes(workstation, unlocked, input, file.value.bytes)
  if (added.ok) workstation.files.spend(input.token)
  return added
}

/** Adds a picture that was pasted. Refuses as `addPicture` does. */
export const addPictureBytes = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.addPictureBytes'>,
): Promise<Outcome<Output<'case.addPicture'>>> =>
  refuseElsewhere(unlocked, input) ?? takeBytes(workstation, unlocked, input, input.bytes)
