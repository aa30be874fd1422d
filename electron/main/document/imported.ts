import type { OfficialDocument } from '#shared/domain/text/document.ts'
import type { ImportFinding } from './finding.ts'
import type { TextEncodingName } from './text-encoding.ts'

/** A file read whole: its text, what was found beside it, and all text that the body does not show. */
export interface ImportedDocument {
  readonly document: OfficialDocument
  readonly format: 'txt' | 'docx'
  /** Of a .txt only. */
  readonly encoding?: TextEncodingName
  readonly findings: readonly ImportFinding[]
  /**
   * Comments, deleted revisions, hidden runs, headers and footers, text boxes, footnotes, properties, field codes, link
   * targets …: what must be scanned at the door with the body, and is dropped from it.
   */
  readonly hiddenText: readonly string[]
}
