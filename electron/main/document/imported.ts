import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { HiddenPiece } from './docx/hidden-text.ts'
import type { ImportFinding } from './finding.ts'
import type { TextEncodingName } from './text-encoding.ts'

/** What a person decides over pending tracked changes; `keep` takes both sides, so that a case begins with two versions. */
export type TrackedChoice = 'accept' | 'reject' | 'keep'

/** One tracked change of the source. A paragraph, row or cell by itself has no text of its own. */
export interface ImportedRevision {
  readonly kind: 'insertion' | 'deletion' | 'movedFrom' | 'movedTo'
  readonly of: 'text' | 'paragraphMark' | 'row' | 'cell' | 'numbering'
  readonly author: string
  /** As the file says it; null when it says none. */
  readonly date: string | null
  readonly text: string
}

/** A file read whole: its text, what was found beside it, and all text that the body does not show. */
export interface ImportedDocument {
  /** As chosen; with `keep` all changes are accepted. */
  readonly document: OfficialDocument
  /** With `keep`, the same document with all changes rejected, if there were any. */
  readonly previous?: OfficialDocument
  /** Bytes of the pictures that the documents name, by their SHA-256; nothing but the picture is left in them. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** In the order of the text; at most the first 10,000. */
  readonly revisions: readonly ImportedRevision[]
  readonly format: 'txt' | 'docx' | 'html' | 'odt' | 'pdf' | 'doc' | 'wps' | 'rtf'
  /** Of plain text and web pages only. */
  readonly encoding?: TextEncodingName
  readonly findings: readonly ImportFinding[]
  /**
   * Comments, deleted revisions, hidden runs, headers and footers, text boxes, properties, field codes, link targets …:
   * what must be scanned at the door with the body, and is dropped from it.
   */
  readonly hiddenText: readonly string[]
  /** The same with what each piece was found in. */
  readonly hiddenPieces: readonly HiddenPiece[]
}
