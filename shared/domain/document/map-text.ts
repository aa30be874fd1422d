import type { Block, OfficialDocument } from './model.ts'

/** A document with every text of it, file names too, put through `change`; the structure stays. */
export const mapDocumentText = (document: OfficialDocument, change: (text: string) => string): OfficialDocument => {
  const all = (texts: readonly string[]): readonly string[] => texts.map(change)
  const mapBlocks = (body: readonly Block[]): readonly Block[] =>
    body.map((block): Block => {
      if (block.kind === 'image') return { ...block, alternative: change(block.alternative) }
      if (block.kind !== 'table') return { ...block, text: change(block.text) }
      const rows = block.rows.map((row) => row.map((cell) => ({ ...cell, lines: all(cell.lines) })))
      return { ...block, rows }
    })
  return {
    ...document,
    issuers: all(document.issuers),
    documentNumber: change(document.documentNumber),
    signers: all(document.signers),
    title: change(document.title),
    addressee: change(document.addressee),
    body: mapBlocks(document.body),
    attachmentNames: all(document.attachmentNames),
    signatories: all(document.signatories),
    date: change(document.date),
    note: change(document.note),
    copyTo: change(document.copyTo),
    printedBy: change(document.printedBy),
    printedOn: change(document.printedOn),
    attachments: document.attachments.map(({ id, title, content }) => ({
      id,
      title: change(title),
      content:
        content.kind === 'text'
          ? { ...content, body: mapBlocks(content.body) }
          : { ...content, fileName: change(content.fileName) },
    })),
  }
}
