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

const MAIN_KEY = 'main'

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

/** What the editor of an item holds, taken from what it gives; every other field and item stays as it is now. */
export const withEdited = (now: OfficialDocument, edited: OfficialDocument, item: number): OfficialDocument => {
  if (item === 0) {
    const { title, addressee, body, attachmentNames, signatories, date, note } = edited
    return { ...now, title, addressee, body, attachmentNames, signatories, date, note }
  }
  const id = edited.attachments[item - 1]?.id
  const content = edited.attachments[item - 1]?.content
  if (id === undefined || content?.kind !== 'text') return now
  return {
    ...now,
    attachments: now.attachments.map((attachment) => (attachment.id === id ? { ...attachment, content } : attachment)),
  }
}
