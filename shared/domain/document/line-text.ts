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

type Change = (text: string) => string

const changeCell = (table: Table, line: DocumentLine, change: Change): Table => {
  const { row = 0, column = 0, line: paragraph = 0 } = line.cell ?? {}
  const inRow = (tableGrid(table) ?? []).filter((placed) => placed.row === row)
  const at = inRow.findIndex((placed) => placed.column === column)
  const changed = (cell: TableCell): TableCell => ({
    ...cell,
    lines: cell.lines.map((text, index) => (index === paragraph ? change(text) : text)),
  })
  const rows = table.rows.map((cells, index) =>
    index === row ? cells.map((cell, nth) => (nth === at ? changed(cell) : cell)) : cells,
  )
  return { ...table, rows }
}

const changeBlock = (block: Block, line: DocumentLine, change: Change): Block => {
  if (isTextBlock(block)) return { ...block, text: change(block.text) }
  return block.kind === 'image' ? { ...block, alternative: change(block.alternative) } : changeCell(block, line, change)
}

/**
 * The document with the text of one of its `lines` (`documentLines`) put through `change`; everything else stays, and keeps
 * its identity. Null for a line that is not there, and for one that is printed with words of its own (附件：, 签发人：, 抄送：,
 * 印发) or names a file.
 */
export const changeLineText = (
  document: OfficialDocument,
  lines: readonly DocumentLine[],
  index: number,
  change: Change,
): OfficialDocument | null => {
  const line = lines[index]
  if (line === undefined) return null
  const { part, item, block } = line
  if (block !== null) {
    return withBody(document, item, (body) =>
      body.map((one, at) => (at === block ? changeBlock(one, line, change) : one)),
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
      return { ...document, [part]: change(document[part]) }
    case 'signatory':
      return { ...document, signatories: changeName(document.signatories, nth, change) }
    case 'issuer':
      return { ...document, issuers: changeName(document.issuers, nth, change) }
    case 'attachmentTitle': {
      const attachment = document.attachments[item - 1]
      if (attachment === undefined) return null
      const changed = { ...attachment, title: change(attachment.title) }
      return { ...document, attachments: document.attachments.with(item - 1, changed) }
    }
    default:
      return null
  }
}

/** `changeLineText` with other text in the place of what stands in line `index`. */
export const withLineText = (document: OfficialDocument, index: number, text: string): OfficialDocument | null =>
  changeLineText(document, documentLines(document), index, () => text)

/** Empty names have no line: the nth line is the nth name that is not empty. */
const changeName = (names: readonly string[], nth: number, change: Change): readonly string[] => {
  let seen = -1
  return names.map((name) => {
    if (name !== '') seen += 1
    return name !== '' && seen === nth ? change(name) : name
  })
}
