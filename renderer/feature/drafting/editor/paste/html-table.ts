import type { Table, TableCell } from '#shared/domain/document/model.ts'

/** As parse-document.ts bounds them. */
const MAX_COLUMNS = 63
const MAX_ROWS = 5000

interface Placed {
  readonly cell: TableCell
  readonly widthPx: number
}

const span = (element: Element, name: string, most: number): number =>
  Math.min(most, Math.max(1, Math.trunc(Number(element.getAttribute(name))) || 1))

const widthOf = (element: Element): number => {
  const styled = /(?:^|;)\s*width:\s*([\d.]+)(pt|px)/iu.exec(element.getAttribute('style') ?? '')
  if (styled !== null) return Number(styled[1]) * (styled[2]?.toLowerCase() === 'pt' ? 96 / 72 : 1)
  return Number(element.getAttribute('width')) || 0
}

/** Rows of this table itself, not of one inside it. */
const rowsOf = (table: Element): readonly Element[] =>
  Array.from(table.querySelectorAll('tr'))
    .filter((row) => row.closest('table') === table)
    .slice(0, MAX_ROWS)

const cellsOf = (row: Element): readonly Element[] =>
  Array.from(row.children).filter(({ tagName }) => /^t[dh]$/iu.test(tagName))

const isHeadRow = (row: Element): boolean =>
  row.closest('thead') !== null ||
  (row.children.length > 0 && Array.from(row.children).every(({ tagName }) => /^th$/iu.test(tagName)))

const EMPTY_CELL: TableCell = { lines: [''], columnSpan: 1, rowSpan: 1 }

/**
 * A table of foreign HTML with every place of its grid covered once: spans that run into others or out of the table are
 * cut, holes become empty cells. Null for a table without cells.
 */
export const tableFromHtml = (table: Element, linesOf: (cell: Element) => readonly string[]): Table | null => {
  const rows = rowsOf(table)
  /** For each place, whether it is taken. */
  const taken = rows.map(() => new Set<number>())
  const placed = rows.map(() => new Map<number, Placed>())
  for (const [row, element] of rows.entries()) {
    let column = 0
    for (const cell of cellsOf(element)) {
      while (taken[row]?.has(column) === true) column += 1
      if (column >= MAX_COLUMNS) break
      const rowSpan = span(cell, 'rowspan', rows.length - row)
      let columnSpan = 1
      const wanted = span(cell, 'colspan', MAX_COLUMNS - column)
      while (columnSpan < wanted && taken[row]?.has(column + columnSpan) !== true) columnSpan += 1
      for (let down = row; down < row + rowSpan; down += 1) {
        for (let across = column; across < column + columnSpan; across += 1) taken[down]?.add(across)
      }
      const lines = linesOf(cell)
      const content = { lines: lines.length === 0 ? [''] : lines, columnSpan, rowSpan }
      placed[row]?.set(column, { cell: content, widthPx: widthOf(cell) / columnSpan })
      column += columnSpan
    }
  }
  const columns = Math.max(0, ...taken.flatMap((places) => [...places].map((column) => column + 1)))
  if (columns === 0) return null
  const headRows = rows.findIndex((row) => !isHeadRow(row))
  return {
    kind: 'table',
    widths: Array.from({ length: columns }, (_, column) => {
      const known = placed.map((row) => row.get(column)?.widthPx ?? 0)
      return Math.min(100_000, Math.max(1, Math.round(Math.max(0, ...known) || 100)))
    }),
    headRows: headRows < 0 ? 0 : headRows,
    landscape: false,
    rows: rows.map((_, row) =>
      Array.from({ length: columns }, (_column, column) => {
        if (taken[row]?.has(column) !== true) return EMPTY_CELL
        return placed[row]?.get(column)?.cell
      }).filter((cell) => cell !== undefined),
    ),
  }
}
