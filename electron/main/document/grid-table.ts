import type { Table, TableCell } from '#shared/domain/document/model.ts'

/** A cell as a file says it: spans may lie or reach past the table. */
export type LooseCell = TableCell

/** What one table may hold (parse-document.ts); a larger one is no table for people. */
const MAX_COLUMNS = 63
const MAX_PLACES = 20_000
const MAX_CELL_LINES = 1000

interface Placed {
  readonly column: number
  readonly cell: TableCell
}

/**
 * Puts each cell into the first free place, as browsers do (WHATWG HTML, 4.9.12), but no cell over another: a span ends
 * where a place is taken. Null when there are too many places.
 */
const place = (rows: readonly (readonly LooseCell[])[]): { placed: Placed[][]; taken: Set<number>[] } | null => {
  const taken = rows.map(() => new Set<number>())
  const placed: Placed[][] = rows.map(() => [])
  let places = 0
  for (const [row, cells] of rows.entries()) {
    const here = taken[row] ?? new Set()
    let column = 0
    for (const { lines, columnSpan, rowSpan } of cells) {
      while (here.has(column)) column += 1
      let wide = 1
      while (wide < Math.min(columnSpan, MAX_COLUMNS) && !here.has(column + wide)) wide += 1
      const high = Math.max(1, Math.min(rowSpan, rows.length - row))
      places += wide * high
      if (column + wide > MAX_COLUMNS || places > MAX_PLACES || lines.length > MAX_CELL_LINES) return null
      for (let down = 0; down < high; down++)
        for (let right = 0; right < wide; right++) taken[row + down]?.add(column + right)
      const text = lines.length === 0 ? [''] : lines
      placed[row]?.push({ column, cell: { lines: text, columnSpan: wide, rowSpan: high } })
    }
  }
  return { placed, taken }
}

/**
 * A table of the document from the rows of a file: every place of the grid covered once, whatever the file claims; no text
 * is lost. Null when it is too large for a table, or has no cell: then the caller keeps its text as lines.
 */
export const gridTable = (
  rows: readonly (readonly LooseCell[])[],
  headRows: number,
  widths: readonly number[] = [],
): Table | null => {
  const found = place(rows)
  const columns = Math.max(0, ...(found?.taken.map((row) => Math.max(-1, ...row) + 1) ?? []))
  if (found === null || columns === 0 || columns * rows.length > MAX_PLACES) return null
  for (const [row, cells] of found.placed.entries()) {
    for (let column = 0; column < columns; column++) {
      const isHole = found.taken[row]?.has(column) === false
      if (isHole) cells.push({ column, cell: { lines: [''], columnSpan: 1, rowSpan: 1 } })
    }
    cells.sort((a, b) => a.column - b.column)
  }
  const known = widths.length === columns && widths.every((width) => width >= 1 && width <= 100_000)
  return {
    kind: 'table',
    widths: known ? widths.map(Math.round) : new Array<number>(columns).fill(1),
    headRows: Math.min(headRows, rows.length),
    landscape: false,
    rows: found.placed.map((cells) => cells.map(({ cell }) => cell)),
  }
}
