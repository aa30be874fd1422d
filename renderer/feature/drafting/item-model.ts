import type { Attachment, OfficialDocument } from '#shared/domain/document/model.ts'
import { attachmentLabel } from '#shared/domain/document/lines.ts'
import { DRAFTING } from '../../i18n/drafting.ts'

/** One of the parts that the screen shows one at a time: the document itself, or an attachment. */
export interface Item {
  /** 0 for the document itself, 1, 2 … for its attachments, as `DocumentLine.item` counts. */
  readonly index: number
  readonly key: string
  readonly label: string
  readonly title: string
  readonly kind: 'main' | Attachment['content']['kind']
}

/** No attachment has this name: theirs are made by `crypto.randomUUID` or by the importer. */
export const MAIN_KEY = 'main'

/** The parts of a document in their order. */
export const itemsOf = ({ title, attachments }: OfficialDocument): readonly Item[] => [
  { index: 0, key: MAIN_KEY, label: DRAFTING.items.main, title, kind: 'main' },
  ...attachments.map((attachment, index): Item => ({
    index: index + 1,
    key: attachment.id,
    label: attachmentLabel(index, attachments.length),
    title: attachment.title,
    kind: attachment.content.kind,
  })),
]

/**
 * The document with other attachments. 附件说明 names them in the text: where it did so before, title by title, it follows;
 * where the drafter has worded it otherwise it stays, and the format check says so.
 */
const withAttachments = (document: OfficialDocument, attachments: readonly Attachment[]): OfficialDocument => {
  const { attachmentNames } = document
  const inStep =
    attachmentNames.length === document.attachments.length &&
    document.attachments.every(({ title }, index) => title === attachmentNames[index])
  return { ...document, attachments, attachmentNames: inStep ? attachments.map(({ title }) => title) : attachmentNames }
}

/** With one more attachment at the end. */
export const addAttachment = (document: OfficialDocument, attachment: Attachment): OfficialDocument =>
  withAttachments(document, [...document.attachments, attachment])

/** An attachment to be written here. */
export const emptyAttachment = (id: string): Attachment => ({
  id,
  title: '',
  content: { kind: 'text', body: [{ kind: 'paragraph', text: '' }] },
})

export const removeAttachment = (document: OfficialDocument, id: string): OfficialDocument =>
  withAttachments(
    document,
    document.attachments.filter((attachment) => attachment.id !== id),
  )

export const renameAttachment = (document: OfficialDocument, id: string, title: string): OfficialDocument =>
  withAttachments(
    document,
    document.attachments.map((attachment) => (attachment.id === id ? { ...attachment, title } : attachment)),
  )

/** One place towards the front (-1) or the end (1); at the edge nothing changes. */
export const moveAttachment = (document: OfficialDocument, id: string, by: -1 | 1): OfficialDocument => {
  const from = document.attachments.findIndex((attachment) => attachment.id === id)
  const moved = document.attachments[from]
  const other = document.attachments[from + by]
  if (moved === undefined || other === undefined) return document
  const attachments = [...document.attachments]
  attachments[from] = other
  attachments[from + by] = moved
  return withAttachments(document, attachments)
}

/** Puts an attachment back where it stood. */
export const restoreAttachment = (document: OfficialDocument, attachment: Attachment, at: number): OfficialDocument =>
  withAttachments(document, document.attachments.toSpliced(at, 0, attachment))
