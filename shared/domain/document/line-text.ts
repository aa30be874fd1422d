import { documentLines, type DocumentLine } from './lines.ts'
import { isTextBlock, type Block, type OfficialDocument, type Table, type TableCell } from './model.ts'
import { tableGrid } from './table-grid.ts'

/** The body of an item (0 the document, n its attachment n) put through `change`; null when that item has no body. */
export const withBody = (
  document: OfficialDocument,
  item: number,
  change: (body: readonly Block[]) => readonly Block[],
): OfficialDocument | null => {
  if (item === 0) return { ...document, body: change(document.body) }
  const attachment = document.attachments[item - 1]
  if (attachment?.content.kind !== 'text') return null
  const changed = { ...attachment, content: { ...attachment.content, body: change(attachment.content.body) } }
  return { ...document, attachments: document.attachments.with(item - 1, changed) }
}

const withCellText = (table: Table, line: DocumentLine, text: string): Table => {
  const { row = 0, column = 0, line: paragraph = 0 } = line.cell ?? {}
  const inRow = (tableGrid(table) ?? []).filter((placed) => placed.row === row)
  const at = inRow.findIndex((placed) => placed.column === column)
  const changed = (cell: TableCell): TableCell => ({ ...cell, lines: cell.lines.with(paragraph, text) })
  const rows = table.rows.map((cells, index) =>
    index === row ? cells.map((cell, nth) => (nth === at ? changed(cell) : cell)) : cells,
  )
  return { ...table, rows }
}

const withBlockText = (block: Block, line: DocumentLine, text: string): Block => {
  if (isTextBlock(block)) return { ...block, text }
  return block.kind === 'image' ? { ...block, alternative: text } : withCellText(block, line, text)
}

/**
 * The document with other text in one line of `documentLines`; everything else stays, and keeps its identity. Null for a
 * line that is not there, and for one that is printed with words of its own (附件：, 签发人：, 抄送：, 印发) or names a file.
 */
export const withLineText = (document: OfficialDocument, index: number, text: string): OfficialDocument | null => {
  const lines = documentLines(document)
  const line = lines[index]
  if (line === undefined) return null
  const { part, item, block } = line
  if (block !== null) {
    return withBody(document, item, (body) =>
      body.map((one, at) => (at === block ? withBlockText(one, line, text) : one)),
    )
  }
  /** Which of the names of its part it is. */
  const nth = lines.slice(0, index).filter((one) => one.part === part).length
  switch (part) {
    case 'title':
    case 'addressee':
    case 'date':
    case 'note':
    case 'documentNumber':
      return { ...document, [part]: text }
    case 'signatory':
      return { ...document, signatories: named(document.signatories, nth, text) }
    case 'issuer':
      return { ...document, issuers: named(document.issuers, nth, text) }
    case 'attachmentTitle': {
      const attachment = document.attachments[item - 1]
      if (attachment === undefined) return null
      return { ...document, attachments: document.attachments.with(item - 1, { ...attachment, title: text }) }
    }
    default:
      return null
  }
}

/** Empty names have no line: the nth line is the nth name that is not empty. */
const named = (names: readonly string[], nth: number, text: string): readonly string[] => {
  let seen = -1
  return names.map((name) => {
    if (name !== '') seen += 1
    return name !== '' && seen === nth ? text : name
  })
}
