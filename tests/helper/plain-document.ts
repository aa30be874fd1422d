import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

/** A document as it is typed: a title, and a line a paragraph. */
export const plainDocument = (title: string, text: string): OfficialDocument =>
  documentFromText(title, text.split('\n'))

/** The lines below the title, joined. */
export const textBelowTitle = (document: OfficialDocument): string =>
  documentLines(document)
    .slice(1)
    .map((line) => line.text)
    .join('\n')
