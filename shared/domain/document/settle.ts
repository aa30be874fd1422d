import { isTextBlock, type Block, type OfficialDocument } from './model.ts'

const named = (names: readonly string[]): readonly string[] =>
  names.map((name) => name.trim()).filter((name) => name !== '')

/** Text blocks trimmed, empty ones dropped; a block that is settled already keeps its identity. */
const settledBody = (body: readonly Block[]): readonly Block[] =>
  body.flatMap((block): readonly Block[] => {
    if (!isTextBlock(block)) return [block]
    const text = block.text.trim()
    if (text === '') return []
    return [text === block.text ? block : { ...block, text }]
  })

/** A draft as it is fixed for review: outer white space, empty paragraphs and empty names dropped, nothing else changed. */
export const settledDocument = (document: OfficialDocument): OfficialDocument => ({
  ...document,
  issuers: named(document.issuers),
  documentNumber: document.documentNumber.trim(),
  signers: named(document.signers),
  title: document.title.trim(),
  addressee: document.addressee.trim(),
  body: settledBody(document.body),
  attachmentNames: named(document.attachmentNames),
  signatories: named(document.signatories),
  date: document.date.trim(),
  note: document.note.trim(),
  copyTo: document.copyTo.trim(),
  printedBy: document.printedBy.trim(),
  printedOn: document.printedOn.trim(),
  attachments: document.attachments.map(({ id, title, content }) => ({
    id,
    title: title.trim(),
    content: content.kind === 'text' ? { ...content, body: settledBody(content.body) } : content,
  })),
})

/** Nothing that could be reviewed: no title, or neither text, table nor picture under it. */
export const isEmptyDocument = ({ title, body }: OfficialDocument): boolean => title === '' || body.length === 0
