import type { DocumentLine } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { EditedText } from './editor/convert.ts'

/** Where on the screen a line of the document is written: in the editor of an item, in that item's title, or in the form. */
export type Place =
  | { readonly where: 'editor'; readonly item: number; readonly line: number }
  | { readonly where: 'itemTitle'; readonly item: number }
  | { readonly where: 'elements' }

/** Where the line with this index stands (`documentLines`); the lines of an attachment count from its first block. */
export const placeOf = (lines: readonly DocumentLine[], index: number): Place => {
  const line = lines[index]
  if (line === undefined) return { where: 'editor', item: 0, line: 0 }
  const { item, part } = line
  switch (part) {
    case 'urgency':
    case 'issuer':
    case 'documentNumber':
    case 'signers':
    case 'copyTo':
    case 'printing':
      return { where: 'elements' }
    case 'attachmentTitle':
    case 'attachmentFile':
      return { where: 'itemTitle', item }
    default:
      return { where: 'editor', item, line: item === 0 ? index : index - firstLineOf(lines, item) }
  }
}

/** Index of the first line that the editor of an item shows. */
export const firstLineOf = (lines: readonly DocumentLine[], item: number): number =>
  item === 0 ? 0 : lines.findIndex((line) => line.item === item) + 1

const NO_FIELDS = { title: '', addressee: '', attachmentNames: [], signatories: [], date: '', note: '' } as const

/** What the editor of an item edits. */
export const editedTextOf = (document: OfficialDocument, item: number): EditedText => {
  if (item > 0) {
    const content = document.attachments[item - 1]?.content
    return { ...NO_FIELDS, body: content?.kind === 'text' ? content.body : [] }
  }
  const { title, addressee, body, attachmentNames, signatories, date, note } = document
  return { title, addressee, body, attachmentNames, signatories, date, note }
}

/** The document with what the editor of an item gave; every other field and item as it is now. */
export const withEditedText = (now: OfficialDocument, key: string | null, text: EditedText): OfficialDocument => {
  if (key === null) return { ...now, ...text }
  return {
    ...now,
    attachments: now.attachments.map((attachment) =>
      attachment.id === key && attachment.content.kind === 'text'
        ? { ...attachment, content: { kind: 'text', body: text.body } }
        : attachment,
    ),
  }
}
