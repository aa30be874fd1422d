import type { Node } from 'prosemirror-model'
import { TableMap } from 'prosemirror-tables'
import type { Table, TableCell } from '#shared/domain/document/model.ts'
import { tableGrid } from '#shared/domain/document/table-grid.ts'
import { schema } from './schema.ts'

/** The width of a column that nobody has given one: as the others are on average, or this if none has any. */
const PLAIN_WIDTH = 100

const cellToNode = (cell: TableCell, widths: readonly number[]): Node =>
  schema.node(
    'tableCell',
    { colspan: cell.columnSpan, rowspan: cell.rowSpan, colwidth: widths },
    cell.lines.map((text) => schema.node('cellLine', null, text === '' ? [] : [schema.text(text)])),
  )

/** The widths of the columns are kept by the cells, where the commands of prosemirror-tables expect them. */
export const tableToNode = (table: Table): Node => {
  const rows = table.rows.map((): Node[] => [])
  for (const { cell, row, column } of tableGrid(table) ?? []) {
    rows[row]?.push(cellToNode(cell, table.widths.slice(column, column + cell.columnSpan)))
  }
  return schema.node(
    'table',
    { headRows: table.headRows, landscape: table.landscape },
    rows.map((cells) => schema.node('tableRow', null, cells)),
  )
}

/** The width of each column, read from the first cell that knows it. */
export const columnWidths = (table: Node): readonly number[] => {
  const map = TableMap.get(table)
  const known = Array.from({ length: map.width }, (_, column): number => {
    for (let row = 0; row < map.height; row += 1) {
      const position = map.map[row * map.width + column] ?? 0
      const width = cellWidths(table.nodeAt(position))?.[column - map.colCount(position)]
      if (width !== undefined && width > 0) return width
    }
    return 0
  })
  const given = known.filter((width) => width > 0)
  const plain =
    given.length === 0 ? PLAIN_WIDTH : Math.round(given.reduce((sum, width) => sum + width, 0) / given.length)
  return known.map((width) => (width > 0 ? width : plain))
}

// The attribute is a list of numbers or null: schema.ts and the commands of prosemirror-tables write nothing else.
const cellWidths = (cell: Node | null): readonly number[] | null =>
  (cell?.attrs['colwidth'] ?? null) as readonly number[] | null

export const nodeToTable = (table: Node): Table => ({
  kind: 'table',
  widths: columnWidths(table),
  headRows: Math.min(Number(table.attrs['headRows']), table.childCount),
  landscape: table.attrs['landscape'] === true,
  rows: table.children.map((row) =>
    row.children.map((cell): TableCell => ({
      lines: cell.children.map((line) => line.textContent),
      columnSpan: Number(cell.attrs['colspan']),
      rowSpan: Number(cell.attrs['rowspan']),
    })),
  ),
})
