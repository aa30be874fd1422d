import { TEXT_BLOCK_KINDS, type Attachment, type Block, type OfficialDocument } from './model.ts'
import { tableGrid } from './table-grid.ts'

/** What a line of the document is. */
export const LINE_PARTS = [
  ...TEXT_BLOCK_KINDS,
  'title',
  'addressee',
  'cell',
  'imageAlternative',
  'attachmentName',
  'signatory',
  'date',
  'note',
  'attachmentTitle',
  'attachmentFile',
  'urgency',
  'issuer',
  'documentNumber',
  'signers',
  'copyTo',
  'printing',
] as const
export type LinePart = (typeof LINE_PARTS)[number]

/** Where in a table a line stands: row, column and paragraph of the cell, all from 0. */
export interface CellPlace {
  readonly row: number
  readonly column: number
  readonly line: number
}

/** One line of the document's text: a paragraph, a paragraph of a cell, a field. */
export interface DocumentLine {
  readonly part: LinePart
  readonly text: string
  /** 0 for the document itself, 1, 2 … for its attachments in order. */
  readonly item: number
  /** Index of its block in the body of that item; null for fields. */
  readonly block: number | null
  readonly cell?: CellPlace
}

/** What is printed before 签发人 and 抄送机关. */
export const SIGNERS_LABEL = '签发人：'
export const COPY_TO_LABEL = '抄送：'

/** 附件：名称 for one, 附件：1.名称 and 2.名称 for several (7.3.4), as they are printed. */
export const attachmentNameText = (names: readonly string[], index: number): string => {
  const number = names.length > 1 ? `${String(index + 1)}.` : ''
  return `${index === 0 ? '附件：' : ''}${number}${names[index] ?? ''}`
}

/** 附件 or 附件1 above an attachment (7.3.7). */
export const attachmentLabel = (index: number, count: number): string =>
  count > 1 ? `附件${String(index + 1)}` : '附件'

const blockLines = (body: readonly Block[], item: number): readonly DocumentLine[] =>
  body.flatMap((block, index): readonly DocumentLine[] => {
    if (block.kind === 'image') {
      return [{ part: 'imageAlternative', text: block.alternative, item, block: index }]
    }
    if (block.kind !== 'table') return [{ part: block.kind, text: block.text, item, block: index }]
    return (tableGrid(block) ?? []).flatMap(({ cell, row, column }) =>
      cell.lines.map((text, line) => ({
        part: 'cell' as const,
        text,
        item,
        block: index,
        cell: { row, column, line },
      })),
    )
  })

const attachmentLines = ({ title, content }: Attachment, item: number): readonly DocumentLine[] => [
  { part: 'attachmentTitle', text: title, item, block: null },
  ...(content.kind === 'text'
    ? blockLines(content.body, item)
    : [{ part: 'attachmentFile' as const, text: content.fileName, item, block: null }]),
]

/**
 * The whole text of a document, a line each: what is scanned, compared, attributed and searched. Line 0 is the title, also
 * when it is empty; then the text as it is read, the attachments, and last the fields of 版头 and 版记. Fields that are not
 * there have no line; cells and pictures have one even when it is empty.
 */
export const documentLines = (document: OfficialDocument): readonly DocumentLine[] => {
  const field = (part: LinePart, text: string): readonly DocumentLine[] =>
    text === '' ? [] : [{ part, text, item: 0, block: null }]
  const { attachmentNames, signers, printedBy, printedOn } = document
  return [
    { part: 'title', text: document.title, item: 0, block: null },
    ...field('addressee', document.addressee),
    ...blockLines(document.body, 0),
    ...attachmentNames.flatMap((_, index) => field('attachmentName', attachmentNameText(attachmentNames, index))),
    ...document.signatories.flatMap((name) => field('signatory', name)),
    ...field('date', document.date),
    ...field('note', document.note),
    ...document.attachments.flatMap((attachment, index) => attachmentLines(attachment, index + 1)),
    ...field('urgency', document.urgency),
    ...document.issuers.flatMap((name) => field('issuer', name)),
    ...field('documentNumber', document.documentNumber),
    ...field('signers', signers.length === 0 ? '' : `${SIGNERS_LABEL}${signers.join('　')}`),
    ...field('copyTo', document.copyTo === '' ? '' : `${COPY_TO_LABEL}${document.copyTo}`),
    ...field('printing', printedOn === '' ? printedBy : `${printedBy}　${printedOn}印发`.trim()),
  ]
}

/** The lines as one text, joined by line feeds; offsets of hits count in it. */
export const documentToText = (document: OfficialDocument): string =>
  documentLines(document)
    .map((line) => line.text)
    .join('\n')
