import { z } from 'zod'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { documentBytes, documentFromText, type OfficialDocument } from '#shared/domain/text/document.ts'
import type { Wording } from '#shared/domain/case/decide.ts'
import { sha256Hex } from '../crypto/digest.ts'
import { cleanLine } from '../document/clean.ts'
import { FindingList } from '../document/finding.ts'
import { linesOf } from '../document/txt.ts'

/** The drafter's unfinished text as the page holds it: one line a paragraph. Not an event; a submit fixes it. */
export interface DraftText {
  readonly title: string
  readonly text: string
}

const schema = z.strictObject({ title: z.string(), text: z.string() })

/** Lone surrogates have no UTF-8 form; the page cannot type one, a script could. They become U+FFFD, here as below. */
export const encodeWorkingCopy = ({ title, text }: DraftText): Uint8Array =>
  canonicalBytes({ title: title.toWellFormed(), text: text.toWellFormed() })

/** @throws when the bytes are not a working copy: they come from our own store, so that is a defect. */
export const parseWorkingCopy = (body: Uint8Array): DraftText =>
  schema.parse(JSON.parse(new TextDecoder().decode(body)))

/** The text of a document as its drafter edits it; kinds are told anew from the numbering when it is fixed. */
export const draftOf = (document: OfficialDocument): DraftText => ({
  title: document.title,
  text: document.blocks.map((block) => block.text).join('\n'),
})

/** A wording fixed: the document, its bytes, and what the rules ask of it. */
export interface FixedWording {
  readonly document: OfficialDocument
  readonly bytes: Uint8Array
  readonly wording: Wording
}

/** Lines without what cannot be seen, as the importer takes them. What is dropped here nobody typed, so nobody is told. */
const cleanLines = (text: string): readonly string[] => {
  const untold = new FindingList()
  return Array.from(linesOf(text.toWellFormed()), (line) => cleanLine(line, untold))
}

/**
 * Fixes a draft as people will review it: pasted text brings control characters, zero-width spaces and overrides of the
 * reading direction, which reviewers would not see, and which have no glyph in the released file. The title is one line.
 */
export const fixWording = (draft: DraftText): FixedWording => {
  const document = documentFromText(cleanLines(draft.title).join(' '), cleanLines(draft.text))
  const bytes = documentBytes(document)
  const empty = document.title === '' || document.blocks.length === 0
  return { document, bytes, wording: { title: document.title, contentHash: sha256Hex(bytes), empty } }
}
