import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'

import { noteMode } from '#shared/domain/document/note-mode.ts'
import { isEmptyDocument, settledDocument } from '#shared/domain/document/settle.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import type { Wording } from '#shared/domain/case/draft/wording.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { cleanLine } from '../../document/clean.ts'
import { FindingList } from '../../document/finding.ts'
import type { ReadStore } from '../../store/types.ts'
import type { WorkingCopy } from '../../store/records.ts'

/** The drafter's unfinished document with the editor's undo journal. Not an event; a submit fixes it. */
export interface Draft {
  readonly document: OfficialDocument
  readonly history: string | null
}

/** As the store keeps it; the title stands apart, so that a list need not open every draft. */
export const workingCopyOf = ({ document, history }: Draft, savedAt: string, baseVersion: number): WorkingCopy => ({
  title: document.title,
  body: documentBytes(document),
  history,
  savedAt,
  baseVersion,
})

/** @throws Error when the bytes are not a document: they come from our own store, so that is a defect. */
export const documentOf = (copy: WorkingCopy): OfficialDocument => {
  const document = documentFromJson(JSON.parse(new TextDecoder().decode(copy.body)))
  if (document === null) throw new Error('a working copy is a document')
  return document
}

/** The unfinished draft of a case; null for none. */
export const readWorkingCopy = (store: ReadStore, caseId: string): (Draft & { readonly savedAt: string }) | null => {
  const copy = store.workingCopy(caseId)
  return copy === null ? null : { document: documentOf(copy), history: copy.history, savedAt: copy.savedAt }
}

/** A wording fixed: the document, its bytes, and what the rules ask of it. */
export interface FixedWording {
  readonly document: OfficialDocument
  readonly bytes: Uint8Array
  readonly wording: Wording
}

/**
 * Fixes a draft as people will review it: pasted text brings control characters, zero-width spaces and overrides of the
 * reading direction, which reviewers would not see, and which have no glyph in the released file. What is dropped here
 * nobody typed, so nobody is told.
 */
export const fixWording = (draft: OfficialDocument): FixedWording => {
  const untold = new FindingList()
  const document = settledDocument(mapDocumentText(draft, (text) => cleanLine(text, untold)))
  const bytes = documentBytes(document)
  const empty = isEmptyDocument(document)
  const said = { noteMode: noteMode(document), datedOn: isoOfPrintedDate(document.date) }
  return { document, bytes, wording: { title: document.title, contentHash: sha256Hex(bytes), empty, ...said } }
}
