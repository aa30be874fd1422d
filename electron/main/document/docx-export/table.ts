import type { Table, TableCell } from '#shared/domain/document/model.ts'
import { tableGrid, type PlacedCell } from '#shared/domain/document/table-grid.ts'
import type { LineWriter } from './line-writer.ts'
import { isGone, paragraphXml, revisionXml, type Revision } from './run.ts'
import { element, property } from './xml.ts'

const BORDER = { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '000000' } as const
const BORDERS = element(
  'w:tblBorders',
  {},
  ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) => element(`w:${side}`, BORDER)),
)
/** A row with more text may be longer than a page, and must break. */
const UNBROKEN_CHARACTERS = 600

/** Whole twips for the columns, which together are exactly the width. */
const columnWidths = (widths: readonly number[], total: number): readonly number[] => {
  const sum = widths.reduce((all, width) => all + width, 0)
  let before = 0
  let used = 0
  return widths.map((width) => {
    before += width
    const end = Math.round((before / sum) * total)
    const own = end - used
    used = end
    return own
  })
}

interface WrittenCell extends PlacedCell {
  /** Index of its first line in the document. */
  readonly line: number
}

const cellXml = (
  writer: LineWriter,
  written: WrittenCell,
  width: number,
  merge: 'restart' | 'continue' | null,
  isHead: boolean,
): string => {
  const { cell, line } = written
  const align = isHead ? property('jc', 'center') : property('jc', 'left')
  const options = { style: 'Cell', align } as const
  const paragraphs =
    merge === 'continue'
      ? paragraphXml(options, '')
      : cell.lines.map((_, at) => writer.paragraph(line + at, options)).join('')
  return element(
    'w:tc',
    {},
    element(
      'w:tcPr',
      {},
      element('w:tcW', { 'w:w': width, 'w:type': 'dxa' }),
      cell.columnSpan > 1 ? property('gridSpan', cell.columnSpan) : '',
      merge === null ? '' : element('w:vMerge', { 'w:val': merge === 'restart' ? 'restart' : undefined }),
      property('vAlign', 'center'),
    ),
    paragraphs,
  )
}

/** A row is itself a change when every line that begins in it is, in the same way. */
const rowRevision = (writer: LineWriter, cells: readonly WrittenCell[]): Revision | null => {
  const marks = cells.flatMap(({ cell, line }) => cell.lines.map((_, at) => writer.markOf(line + at)))
  const [first] = marks
  if (first == null || !marks.every((mark) => mark !== null && isGone(mark) === isGone(first))) return null
  return { ...first, kind: isGone(first) ? 'deletion' : 'insertion' }
}

const charactersOf = ({ lines }: TableCell): number => lines.reduce((sum, text) => sum + text.length, 0)

/** A table of the given width: merged cells, head rows that are repeated on every page. */
export const tableXml = (writer: LineWriter, table: Table, firstLine: number, widthTwips: number): string => {
  const columns = columnWidths(table.widths, widthTwips)
  let line = firstLine
  const placed = (tableGrid(table) ?? []).map((one): WrittenCell => {
    const at = line
    line += one.cell.lines.length
    return { ...one, line: at }
  })
  const widthOf = ({ column, cell }: PlacedCell): number =>
    columns.slice(column, column + cell.columnSpan).reduce((sum, width) => sum + width, 0)
  const cellsOfRow: WrittenCell[][] = table.rows.map(() => [])
  for (const one of placed) {
    for (let row = one.row; row < one.row + one.cell.rowSpan; row += 1) cellsOfRow[row]?.push(one)
  }
  const rows = cellsOfRow.map((unordered, row) => {
    const cells = unordered.sort((a, b) => a.column - b.column)
    const begun = cells.filter((one) => one.row === row)
    const revision = rowRevision(writer, begun)
    const isShort = cells.reduce((sum, { cell }) => sum + charactersOf(cell), 0) < UNBROKEN_CHARACTERS
    const properties =
      (isShort ? element('w:cantSplit') : '') +
      (row < table.headRows ? element('w:tblHeader') : '') +
      (revision === null ? '' : revisionXml(revision, writer.numbers))
    return element(
      'w:tr',
      {},
      properties === '' ? '' : element('w:trPr', {}, properties),
      ...cells.map((one) => {
        const merge = one.cell.rowSpan === 1 ? null : one.row === row ? 'restart' : 'continue'
        return cellXml(writer, one, widthOf(one), merge, row < table.headRows)
      }),
    )
  })
  return element(
    'w:tbl',
    {},
    element(
      'w:tblPr',
      {},
      element('w:tblW', { 'w:w': widthTwips, 'w:type': 'dxa' }),
      property('jc', 'center'),
      BORDERS,
      element('w:tblLayout', { 'w:type': 'fixed' }),
    ),
    element('w:tblGrid', {}, ...columns.map((width) => element('w:gridCol', { 'w:w': width }))),
    ...rows,
  )
}
