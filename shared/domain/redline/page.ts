import { COPY_TO_LABEL, SIGNERS_LABEL, type LinePart } from '../document/lines.ts'
import {
  EMPTY_DOCUMENT,
  type Attachment,
  type Block,
  type OfficialDocument,
  type TableCell,
} from '../document/model.ts'
import { BLANK_LINE, type MarkedBlock, type MarkedCell, type MarkedDocument, type MarkedLine } from './model.ts'

/** The marked text as a document that can be set on pages, and for each of its lines (`documentLines`) the marked one. */
export interface MarkedPage {
  readonly document: OfficialDocument
  readonly lines: readonly MarkedLine[]
}

export interface PageOptions {
  /** What is printed for a line: its runs joined, with whatever note the caller adds. */
  readonly textOf: (line: MarkedLine) => string
  /**
   * Whether 附件说明 and attached files stay what they are. Else they are printed as paragraphs, with the numbers of both
   * versions and the names of the files.
   */
  readonly keepsFields: boolean
}

/** What `documentLines` prints before a field: it is part of the marked line and must not stand twice. */
const PREFIXES: Readonly<Partial<Record<LinePart, string>>> = { signers: SIGNERS_LABEL, copyTo: COPY_TO_LABEL }

/** Lays out a marked document in the form of `new_`. */
export const pageOf = (
  { fields, body, attachments }: MarkedDocument,
  new_: OfficialDocument,
  { textOf, keepsFields }: PageOptions,
): MarkedPage => {
  const linesOf = (part: LinePart): readonly MarkedLine[] => fields.get(part) ?? []
  const texts = (part: LinePart): readonly string[] =>
    linesOf(part).map((line) => textOf(line).slice((PREFIXES[part] ?? '').length))
  const single = (part: LinePart): string => texts(part).join('')
  const names = linesOf('attachmentName')
  const nameBlocks = keepsFields
    ? []
    : names.map((line): MarkedBlock => ({ kind: 'text', textKind: 'paragraph', line }))
  const main = [...body, ...nameBlocks]
  const items = attachments.map(({ title, file, body: own }) => {
    if (keepsFields) return { title, file: own.length === 0 ? file : [], blocks: own }
    const files = file.map((line): MarkedBlock => ({ kind: 'text', textKind: 'paragraph', line }))
    return { title, file: [], blocks: [...files, ...own] }
  })
  // 紧急程度 is one of three words: it is printed as it is, and what it was stands in the list of changes.
  const urgency = linesOf('urgency')
    .filter(() => new_.urgency !== '')
    .map((line) => ({ ...line, runs: line.runs.filter((run) => run.mark !== 'deleted') }))
  const document: OfficialDocument = {
    ...EMPTY_DOCUMENT,
    kind: new_.kind,
    form: new_.form,
    urgency: new_.urgency,
    issuers: texts('issuer'),
    documentNumber: single('documentNumber'),
    signers: texts('signers'),
    title: single('title'),
    addressee: single('addressee'),
    body: main.map((block) => blockOf(block, textOf)),
    attachmentNames: keepsFields ? names.map((line) => textOf(line)) : [],
    signatories: texts('signatory'),
    date: single('date'),
    note: single('note'),
    copyTo: single('copyTo'),
    printedBy: single('printing'),
    attachments: items.map(({ title, file, blocks }, at): Attachment => ({
      id: `a${String(at + 1)}`,
      title: title.map(textOf).join(''),
      content:
        file.length === 0
          ? { kind: 'text', body: blocks.map((block) => blockOf(block, textOf)) }
          : { kind: 'file', fileName: file.map(textOf).join(''), format: '', sizeBytes: 0, sha256: '' },
    })),
  }
  const lines = [
    ...[...linesOf('title'), ...linesOf('addressee'), ...main.flatMap(linesOfBlock)],
    ...[...(keepsFields ? names : []), ...linesOf('signatory'), ...linesOf('date'), ...linesOf('note')],
    ...items.flatMap(({ title, file, blocks }) => [...title, ...file, ...blocks.flatMap(linesOfBlock)]),
    ...[...urgency, ...linesOf('issuer'), ...linesOf('documentNumber')],
    ...[...linesOf('signers'), ...linesOf('copyTo'), ...linesOf('printing')],
  ]
  return { document, lines }
}

/** A cell of a document has a line at least. */
const linesOfCell = ({ lines }: MarkedCell): readonly MarkedLine[] => (lines.length === 0 ? [BLANK_LINE] : lines)

const linesOfBlock = (block: MarkedBlock): readonly MarkedLine[] =>
  block.kind === 'table' ? block.rows.flatMap((row) => row.cells.flatMap(linesOfCell)) : [block.line]

const blockOf = (block: MarkedBlock, textOf: PageOptions['textOf']): Block => {
  if (block.kind === 'text') return { kind: block.textKind, text: textOf(block.line) }
  if (block.kind === 'image') return { ...block.image, alternative: textOf(block.line) }
  const { kind, widths, headRows, landscape } = block
  const rows = block.rows.map((row) =>
    row.cells.map((cell): TableCell => {
      const { columnSpan, rowSpan } = cell
      return { lines: linesOfCell(cell).map(textOf), columnSpan, rowSpan }
    }),
  )
  return { kind, widths, headRows, landscape, rows }
}
