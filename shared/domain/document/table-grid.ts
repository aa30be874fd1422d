import type { Table, TableCell } from './model.ts'

/** A cell with the grid place of its upper left corner, both from 0. */
export interface PlacedCell {
  readonly cell: TableCell
  readonly row: number
  readonly column: number
}

/**
 * Where each cell of a table stands, in reading order; null unless every place of the grid is covered exactly once (a span
 * that runs out of the table, two cells on one place, a hole).
 */
export const tableGrid = ({ widths, rows }: Pick<Table, 'widths' | 'rows'>): readonly PlacedCell[] | null => {
  const columns = widths.length
  /** For each column, the first row that is still free. */
  const freeFrom = new Array<number>(columns).fill(0)
  const placed: PlacedCell[] = []
  for (const [row, cells] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (column < columns && (freeFrom[column] ?? 0) > row) column += 1
      if (column + cell.columnSpan > columns || row + cell.rowSpan > rows.length) return null
      for (let at = column; at < column + cell.columnSpan; at += 1) {
        if ((freeFrom[at] ?? 0) > row) return null
        freeFrom[at] = row + cell.rowSpan
      }
      placed.push({ cell, row, column })
      column += cell.columnSpan
    }
    if (freeFrom.some((free) => free <= row)) return null
  }
  return placed
}
