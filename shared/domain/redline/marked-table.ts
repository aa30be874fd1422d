import type { Table } from '../document/model.ts'
import { tableGrid } from '../document/table-grid.ts'
import type { Entry } from './entries.ts'
import type { Mark, MarkedCell, MarkedLine, MarkedRow, MarkedTable } from './model.ts'

/** A table of one version and the line that it begins with. */
export interface TablePlace {
  readonly table: Table
  readonly first: number
}

interface Placed extends Omit<MarkedCell, 'lines'> {
  readonly row: number
  readonly column: number
  /** Indexes of its lines. */
  readonly lines: readonly number[]
}

const cellsOf = ({ table, first }: TablePlace): readonly Placed[] => {
  let at = first
  return (tableGrid(table) ?? []).map(({ cell, row, column }) => {
    const lines = cell.lines.map((_, nth) => at + nth)
    at += lines.length
    return { row, column, columnSpan: cell.columnSpan, rowSpan: cell.rowSpan, lines }
  })
}

const rowsOf = (cells: readonly Placed[], count: number): readonly (readonly Placed[])[] => {
  const rows = Array.from({ length: count }, (): Placed[] => [])
  for (const cell of cells) rows[cell.row]?.push(cell)
  return rows
}

/** What all lines of a row are; `kept` when they differ or the row is in both. */
const markOf = (lines: readonly MarkedLine[]): { readonly mark: Mark; readonly version: number | null } => {
  const [first] = lines
  const isOne = first !== undefined && first.mark !== 'kept' && lines.every((line) => line.mark === first.mark)
  const version = lines.find((line) => line.version !== null)?.version ?? null
  return isOne ? { mark: first.mark, version } : { mark: 'kept', version: null }
}

/** A table that only one version has, or that is shown as it was or as it is. */
export const tableOfOneSide = ({ table, first }: TablePlace, lineOf: (line: number) => MarkedLine): MarkedTable => {
  const rows = rowsOf(cellsOf({ table, first }), table.rows.length)
  const { widths, headRows, landscape } = table
  return {
    ...{ kind: 'table', widths, headRows, landscape },
    rows: rows.map((cells): MarkedRow => {
      const marked = cells.map(({ lines, columnSpan, rowSpan }) => ({ lines: lines.map(lineOf), columnSpan, rowSpan }))
      return { ...markOf(marked.flatMap((cell) => cell.lines)), cells: marked }
    }),
  }
}

/** A row of the table of both versions: where it is in each. */
interface UnionRow {
  readonly old: number | null
  readonly new: number | null
}

/** The rows of both, what is gone standing after the row before it; null when they are not in one order. */
const unionOf = (
  oldOf: ReadonlyMap<number, number>,
  oldCount: number,
  newCount: number,
): readonly UnionRow[] | null => {
  const rows: UnionRow[] = []
  let oldAt = 0
  let newAt = 0
  const upTo = (old: number, new_: number): void => {
    for (; oldAt < old; oldAt += 1) rows.push({ old: oldAt, new: null })
    for (; newAt < new_; newAt += 1) rows.push({ old: null, new: newAt })
  }
  for (const [at, old] of [...oldOf].toSorted(([left], [right]) => left - right)) {
    if (old < oldAt) return null
    upTo(old, at)
    rows.push({ old, new: at })
    oldAt += 1
    newAt += 1
  }
  upTo(oldCount, newCount)
  return rows
}

/**
 * One table of both versions, gone rows among those that are; null when their columns or merged cells do not allow it.
 * `entries` are the lines of either table in the order of the merged view.
 */
export const tableOfBoth = (old: TablePlace, new_: TablePlace, entries: readonly Entry[]): MarkedTable | null => {
  if (old.table.widths.length !== new_.table.widths.length) return null
  const oldCells = cellsOf(old)
  const newCells = cellsOf(new_)
  const oldCellOf = new Map(oldCells.flatMap((cell) => cell.lines.map((line) => [line, cell] as const)))
  const newCellOf = new Map(newCells.flatMap((cell) => cell.lines.map((line) => [line, cell] as const)))
  const rowPairs = new Map<number, number>()
  const partnerOf = new Map<Placed, Placed>()
  for (const entry of entries) {
    const before = entry.old === null ? undefined : oldCellOf.get(entry.old)
    const after = entry.new === null ? undefined : newCellOf.get(entry.new)
    if (before === undefined || after === undefined) continue
    if (before.column !== after.column || before.columnSpan !== after.columnSpan) return null
    if ((rowPairs.get(after.row) ?? before.row) !== before.row) return null
    if ((partnerOf.get(after) ?? before) !== before) return null
    rowPairs.set(after.row, before.row)
    partnerOf.set(after, before)
  }
  const union = unionOf(rowPairs, old.table.rows.length, new_.table.rows.length)
  if (union === null) return null
  const unionOfOld = new Map(union.flatMap((row, at) => (row.old === null ? [] : [[row.old, at] as const])))
  const unionOfNew = new Map(union.flatMap((row, at) => (row.new === null ? [] : [[row.new, at] as const])))
  const byOld = new Map(entries.flatMap((entry, at) => (entry.new === null ? [[entry.old, at] as const] : [])))
  const byNew = new Map(entries.flatMap((entry, at) => (entry.new === null ? [] : [[entry.new, at] as const])))
  const linesOf = (before: Placed | undefined, after: Placed | undefined): readonly MarkedLine[] =>
    [
      ...(before?.lines ?? []).flatMap((line) => byOld.get(line) ?? []),
      ...(after?.lines ?? []).flatMap((line) => byNew.get(line) ?? []),
    ]
      .toSorted((left, right) => left - right)
      .flatMap((at) => entries[at]?.line ?? [])
  /** The rows that the cell covers in either version, from the first to the last. */
  const spanOf = (before: Placed | undefined, after: Placed | undefined): number => {
    const covered = [
      ...Array.from({ length: before?.rowSpan ?? 0 }, (_, nth) => unionOfOld.get((before?.row ?? 0) + nth) ?? 0),
      ...Array.from({ length: after?.rowSpan ?? 0 }, (_, nth) => unionOfNew.get((after?.row ?? 0) + nth) ?? 0),
    ]
    return Math.max(...covered) - Math.min(...covered) + 1
  }
  const oldRows = rowsOf(oldCells, old.table.rows.length)
  const newRows = rowsOf(newCells, new_.table.rows.length)
  const paired = new Set(partnerOf.values())
  const rows = union.map((row): MarkedRow => {
    const standing = row.new === null ? [] : (newRows[row.new] ?? [])
    const gone = row.old === null ? [] : (oldRows[row.old] ?? []).filter((cell) => !paired.has(cell))
    const cells = [
      ...standing.map((cell) => ({ cell, before: partnerOf.get(cell), after: cell })),
      ...gone.map((cell) => ({ cell, before: cell, after: undefined })),
    ]
      .toSorted((left, right) => left.cell.column - right.cell.column)
      .map(({ cell, before, after }): MarkedCell => ({
        lines: linesOf(before, after),
        columnSpan: cell.columnSpan,
        rowSpan: spanOf(before, after),
      }))
    const isInBoth = row.old !== null && row.new !== null
    const { mark, version } = markOf(cells.flatMap((cell) => cell.lines))
    return isInBoth ? { mark: 'kept', version: null, cells } : { mark, version, cells }
  })
  const { widths, landscape, headRows } = new_.table
  const lastHead = union.findLastIndex((row) => row.new !== null && row.new < headRows)
  const marked: MarkedTable = { kind: 'table', widths, headRows: lastHead + 1, landscape, rows }
  return isWhole(marked) ? marked : null
}

/** Whether the cells cover the grid, and every one of them says something of either version. */
const isWhole = ({ widths, rows }: MarkedTable): boolean =>
  rows.every(({ cells }) => cells.every((cell) => cell.lines.length > 0)) &&
  tableGrid({ widths, rows: rows.map(({ cells }) => cells.map((cell) => ({ ...cell, lines: [''] }))) }) !== null
