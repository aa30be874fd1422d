import {
  attachmentNameText,
  COPY_TO_LABEL,
  SIGNERS_LABEL,
  type CellPlace,
  type DocumentLine,
  type LinePart,
} from '../lines.ts'
import type { Block, OfficialDocument, Table, TableCell } from '../model.ts'
import { tableGrid } from '../table-grid.ts'

/** A line as it is met on the way through a document: everything but its place in the list. */
export interface MetLine extends Omit<DocumentLine, 'cell'> {
  readonly cell?: CellPlace
  /** Where the words of the document begin in the line; what stands before is printed and not part of it. */
  readonly from: number
  /** False for a line that can only be left as it is. */
  readonly open: boolean
}

/** What becomes of a line's own words, from `from` on. Called once for every line, in the order of `documentLines`. */
export type ChangeLine = (line: MetLine, words: string) => string

const SEPARATOR = '　'

/**
 * The document with the words of its lines put through `change`, met in exactly the order of `documentLines`; structure,
 * labels and numbers stay. Words of a line that is not `open` stay whatever `change` says.
 */
export const changeLines = (document: OfficialDocument, change: ChangeLine): OfficialDocument => {
  const words = (part: LinePart, text: string, item = 0, block: number | null = null, label = ''): string =>
    change({ part, text: label + text, item, block, from: label.length, open: true }, text)
  const field = (part: LinePart, text: string): string => (text === '' ? '' : words(part, text))
  const names = (part: LinePart, all: readonly string[]): readonly string[] => all.map((name) => field(part, name))
  const body = (blocks: readonly Block[], item: number): readonly Block[] =>
    blocks.map((one, index): Block => {
      if (one.kind === 'image') return { ...one, alternative: words('imageAlternative', one.alternative, item, index) }
      if (one.kind === 'table') return changeTable(one, item, index, change)
      return { ...one, text: words(one.kind, one.text, item, index) }
    })
  // The order of the statements is that of `documentLines`.
  const title = words('title', document.title)
  const addressee = field('addressee', document.addressee)
  const main = body(document.body, 0)
  const attachmentNames = document.attachmentNames.map((name, index) => {
    const whole = attachmentNameText(document.attachmentNames, index)
    if (whole === '') return name
    return words('attachmentName', name, 0, null, whole.slice(0, whole.length - name.length))
  })
  const signatories = names('signatory', document.signatories)
  const date = field('date', document.date)
  const note = field('note', document.note)
  const attachments = document.attachments.map(({ id, title: own, content }, index) => {
    const item = index + 1
    const named = words('attachmentTitle', own, item)
    if (content.kind === 'text') return { id, title: named, content: { ...content, body: body(content.body, item) } }
    return { id, title: named, content: { ...content, fileName: words('attachmentFile', content.fileName, item) } }
  })
  if (document.urgency !== '')
    change({ part: 'urgency', text: document.urgency, item: 0, block: null, from: 0, open: false }, document.urgency)
  const issuers = names('issuer', document.issuers)
  const documentNumber = field('documentNumber', document.documentNumber)
  const signers =
    document.signers.length === 0
      ? document.signers
      : words('signers', document.signers.join(SEPARATOR), 0, null, SIGNERS_LABEL).split(SEPARATOR)
  const copyTo = document.copyTo === '' ? '' : words('copyTo', document.copyTo, 0, null, COPY_TO_LABEL)
  const printing = printingText(document)
  if (printing !== '')
    change({ part: 'printing', text: printing, item: 0, block: null, from: 0, open: false }, printing)
  const fields = {
    title,
    addressee,
    attachmentNames,
    signatories,
    date,
    note,
    issuers,
    documentNumber,
    signers,
    copyTo,
  }
  return { ...document, ...fields, body: main, attachments }
}

/** 印发机关和印发日期, two fields in one line: left out of a public version as a whole (`publicVersion`), not in part. */
const printingText = ({ printedBy, printedOn }: OfficialDocument): string =>
  printedOn === '' ? printedBy : `${printedBy}${SEPARATOR}${printedOn}印发`.trim()

/** A table without a whole grid has no lines; the grid's order is that of the rows. */
const changeTable = (table: Table, item: number, block: number, change: ChangeLine): Table => {
  const placed = tableGrid(table)
  if (placed === null) return table
  let next = 0
  const rows = table.rows.map((cells) =>
    cells.map((cell): TableCell => {
      const { row = 0, column = 0 } = placed[next++] ?? {}
      const lines = cell.lines.map((text, line) =>
        change({ part: 'cell', text, item, block, cell: { row, column, line }, from: 0, open: true }, text),
      )
      return { ...cell, lines }
    }),
  )
  return { ...table, rows }
}
