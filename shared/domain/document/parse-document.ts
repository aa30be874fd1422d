import {
  closed,
  flag,
  identifier,
  integer,
  list,
  nullable,
  oneOf,
  sha256Hex,
  text,
  type Guard,
} from '../../lib/guard.ts'
import {
  DOCUMENT_FORMS,
  DOCUMENT_KINDS,
  TEXT_BLOCK_KINDS,
  URGENCIES,
  type Attachment,
  type Block,
  type Image,
  type OfficialDocument,
  type Table,
} from './model.ts'
import { documentLines } from './lines.ts'
import { tableGrid } from './table-grid.ts'

/** Limits of one document; beyond them it is refused, so that every later step is bounded. */
const MAX_BLOCKS = 200_000
const MAX_LINE = 1_000_000
/** Of `documentToText`. */
export const MAX_CHARACTERS = 2_000_000
const MAX_FIELD = 2000
const MAX_TITLE = 500
const MAX_NAMES = 100
const MAX_CELLS = 20_000
const MAX_COLUMNS = 63 // what Word allows
const MAX_CELL_LINES = 1000

/** Invisible characters are cleaned away when a draft is fixed; a line break would make another line of it. */
const LINE = /^[^\n\r\u2028\u2029]*$/
const line = text(MAX_LINE, LINE)
const field = text(MAX_FIELD, LINE)
const names = list(field, MAX_NAMES)

const textBlock = closed({ kind: oneOf(TEXT_BLOCK_KINDS), text: line })

const tableShape = closed({
  kind: oneOf(['table']),
  widths: list(integer(1, 100_000), MAX_COLUMNS),
  headRows: integer(0, MAX_CELLS),
  landscape: flag,
  rows: list(
    list(
      closed({
        lines: list(line, MAX_CELL_LINES),
        columnSpan: integer(1, MAX_COLUMNS),
        rowSpan: integer(1, MAX_CELLS),
      }),
      MAX_COLUMNS,
    ),
    MAX_CELLS,
  ),
})
const table: Guard<Table> = (value): value is Table =>
  tableShape(value) &&
  value.widths.length > 0 &&
  value.rows.length > 0 &&
  value.headRows <= value.rows.length &&
  value.rows.every((row) => row.every((cell) => cell.lines.length > 0)) &&
  tableGrid(value) !== null

/** True when a value is exactly the place of a picture. */
export const isImage: Guard<Image> = closed({
  kind: oneOf(['image']),
  sha256: sha256Hex,
  format: oneOf(['png', 'jpeg']),
  widthPx: integer(1, 100_000),
  heightPx: integer(1, 100_000),
  widthMm: integer(1, 156),
  alternative: field,
})

const block: Guard<Block> = (value): value is Block => textBlock(value) || table(value) || isImage(value)
const body = list(block, MAX_BLOCKS)

const textContent = closed({ kind: oneOf(['text']), body })
const fileContent = closed({
  kind: oneOf(['file']),
  fileName: text(300, LINE),
  format: text(40, LINE),
  sizeBytes: integer(0, 2 ** 40),
  sha256: sha256Hex,
})
/** True when a value is exactly one attachment. */
export const isAttachment: Guard<Attachment> = closed({
  id: identifier,
  title: field,
  content: (value: unknown): value is Attachment['content'] => textContent(value) || fileContent(value),
})
const attachments: Guard<readonly Attachment[]> = (value): value is readonly Attachment[] =>
  list(isAttachment, MAX_NAMES)(value) && new Set(value.map(({ id }) => id)).size === value.length

const shape: Guard<OfficialDocument> = closed({
  version: oneOf([2]),
  kind: nullable(oneOf(DOCUMENT_KINDS)),
  form: oneOf(DOCUMENT_FORMS),
  urgency: oneOf(URGENCIES),
  issuers: names,
  documentNumber: field,
  signers: names,
  title: text(MAX_TITLE, LINE),
  addressee: field,
  body,
  attachmentNames: names,
  signatories: names,
  date: field,
  note: field,
  copyTo: field,
  printedBy: field,
  printedOn: field,
  attachments,
})

/** True when a value is exactly a document of this version: closed, bounded, every table's grid whole. */
export const isOfficialDocument: Guard<OfficialDocument> = (value): value is OfficialDocument =>
  shape(value) && documentLines(value).reduce((sum, { text: words }) => sum + words.length + 1, 0) <= MAX_CHARACTERS

/** The document in a parsed JSON value; null for any other shape. The value itself is returned: it is closed. */
export const documentFromJson = (value: unknown): OfficialDocument | null => (isOfficialDocument(value) ? value : null)
