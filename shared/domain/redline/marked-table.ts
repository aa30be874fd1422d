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

/** A row or a column of the table of both versions: where it is in each. */
interface UnionTrack {
  readonly old: number | null
  readonly new: number | null
}

interface Union {
  readonly tracks: readonly UnionTrack[]
  readonly ofOld: ReadonlyMap<number, number>
  readonly ofNew: ReadonlyMap<number, number>
}

/** The rows or columns of both, what is gone standing after the one before it; null when they are not in one order. */
const unionOf = (oldOf: ReadonlyMap<number, number>, oldCount: number, newCount: number): Union | null => {
  const tracks: UnionTrack[] = []
  let oldAt = 0
  let newAt = 0
  const upTo = (old: number, new_: number): void => {
    for (; oldAt < old; oldAt += 1) tracks.push({ old: oldAt, new: null })
    for (; newAt < new_; newAt += 1) tracks.push({ old: null, new: newAt })
  }
  for (const [at, old] of [...oldOf].toSorted(([left], [right]) => left - right)) {
    if (old < oldAt) return null
    upTo(old, at)
    tracks.push({ old, new: at })
    oldAt += 1
    newAt += 1
  }
  upTo(oldCount, newCount)
  return {
    tracks,
    ofOld: new Map(tracks.flatMap((track, at) => (track.old === null ? [] : [[track.old, at] as const]))),
    ofNew: new Map(tracks.flatMap((track, at) => (track.new === null ? [] : [[track.new, at] as const]))),
  }
}

/** What is one in both versions, by the lines that are; null when a row, a column or a cell would be one with two. */
const pairsOf = (oldCells: readonly Placed[], newCells: readonly Placed[], entries: readonly Entry[]) => {
  const cellOf = (cells: readonly Placed[]) =>
    new Map(cells.flatMap((cell) => cell.lines.map((line) => [line, cell] as const)))
  const oldCellOf = cellOf(oldCells)
  const newCellOf = cellOf(newCells)
  const rows = new Map<number, number>()
  const columns = new Map<number, number>()
  const partnerOf = new Map<Placed, Placed>()
  for (const entry of entries) {
    const before = entry.old === null ? undefined : oldCellOf.get(entry.old)
    const after = entry.new === null ? undefined : newCellOf.get(entry.new)
    if (before === undefined || after === undefined) continue
    if ((rows.get(after.row) ?? before.row) !== before.row) return null
    if ((columns.get(after.column) ?? before.column) !== before.column) return null
    if ((partnerOf.get(after) ?? before) !== before) return null
    rows.set(after.row, before.row)
    columns.set(after.column, before.column)
    partnerOf.set(after, before)
  }
  return { rows, columns, partnerOf }
}

/** A cell of the table of both, where it stands there. */
interface UnionCell extends MarkedCell {
  readonly row: number
  readonly column: number
}

/** A place that neither version has (a new row of a gone column, a gone row of a new one) is left open: a cell without lines. */
const openPlaces = (rows: Union, columns: Union, cells: readonly UnionCell[]): readonly UnionCell[] => {
  const width = columns.tracks.length
  const taken = new Set<number>()
  for (const cell of cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1)
        taken.add(row * width + column)
  return rows.tracks.flatMap((row, at) =>
    columns.tracks.flatMap((column, nth): readonly UnionCell[] => {
      const isOfNeither = (row.old === null || column.old === null) && (row.new === null || column.new === null)
      if (!isOfNeither || taken.has(at * width + nth)) return []
      return [{ row: at, column: nth, lines: [], rowSpan: 1, columnSpan: 1 }]
    }),
  )
}

/**
 * One table of both versions, gone rows and columns among those that are; null when moved columns or merged cells do not
 * allow it, and, unless `joinsColumns`, when a column came or went. `entries` are the lines of either table in the order of
 * the merged view.
 */
export const tableOfBoth = (
  old: TablePlace,
  new_: TablePlace,
  entries: readonly Entry[],
  joinsColumns: boolean,
): MarkedTable | null => {
  const oldCells = cellsOf(old)
  const newCells = cellsOf(new_)
  const pairs = pairsOf(oldCells, newCells, entries)
  if (pairs === null) return null
  const { partnerOf } = pairs
  const rows = unionOf(pairs.rows, old.table.rows.length, new_.table.rows.length)
  const columns = unionOf(columnPairs(old, new_, pairs.columns), old.table.widths.length, new_.table.widths.length)
  if (rows === null || columns === null) return null
  if (!joinsColumns && columns.tracks.some((track) => track.old === null || track.new === null)) return null
  const byOld = new Map(entries.flatMap((entry, at) => (entry.new === null ? [[entry.old, at] as const] : [])))
  const byNew = new Map(entries.flatMap((entry, at) => (entry.new === null ? [] : [[entry.new, at] as const])))
  const cellOf = (before: Placed | undefined, after: Placed | undefined): UnionCell => {
    const lines = [
      ...(before?.lines ?? []).flatMap((line) => byOld.get(line) ?? []),
      ...(after?.lines ?? []).flatMap((line) => byNew.get(line) ?? []),
    ]
    /** From the first to the last row (or column) that the cell covers in either version. */
    const extent = ({ ofOld, ofNew }: Union, start: 'row' | 'column', span: 'rowSpan' | 'columnSpan') => {
      const covered = [
        ...Array.from({ length: before?.[span] ?? 0 }, (_, nth) => ofOld.get((before?.[start] ?? 0) + nth) ?? 0),
        ...Array.from({ length: after?.[span] ?? 0 }, (_, nth) => ofNew.get((after?.[start] ?? 0) + nth) ?? 0),
      ]
      const first = Math.min(...covered)
      return { first, span: Math.max(...covered) - first + 1 }
    }
    const down = extent(rows, 'row', 'rowSpan')
    const across = extent(columns, 'column', 'columnSpan')
    return {
      ...{ row: down.first, rowSpan: down.span, column: across.first, columnSpan: across.span },
      lines: lines.toSorted((left, right) => left - right).flatMap((at) => entries[at]?.line ?? []),
    }
  }
  const paired = new Set(partnerOf.values())
  const said = [
    ...newCells.map((cell) => cellOf(partnerOf.get(cell), cell)),
    ...oldCells.filter((cell) => !paired.has(cell)).map((cell) => cellOf(cell, undefined)),
  ]
  if (said.some((cell) => cell.lines.length === 0)) return null
  const cellsIn = rows.tracks.map((): UnionCell[] => [])
  for (const cell of [...said, ...openPlaces(rows, columns, said)]) cellsIn[cell.row]?.push(cell)
  const marked = rows.tracks.map((row, at): MarkedRow => {
    const cells = (cellsIn[at] ?? [])
      .toSorted((left, right) => left.column - right.column)
      .map(({ lines, columnSpan, rowSpan }): MarkedCell => ({ lines, columnSpan, rowSpan }))
    const isInBoth = row.old !== null && row.new !== null
    return isInBoth ? { mark: 'kept', version: null, cells } : { ...markOf(cells.flatMap((cell) => cell.lines)), cells }
  })
  const widths = columns.tracks.map((track) =>
    track.new === null ? (old.table.widths[track.old ?? 0] ?? 1) : (new_.table.widths[track.new] ?? 1),
  )
  const isGrid = tableGrid({ widths, rows: marked.map(({ cells }) => cells.map((cell) => ({ ...cell, lines: [''] }))) })
  const { landscape, headRows } = new_.table
  const lastHead = rows.tracks.findLastIndex((row) => row.new !== null && row.new < headRows)
  return isGrid === null ? null : { kind: 'table', widths, headRows: lastHead + 1, landscape, rows: marked }
}

/** With as many columns as before, those of which no cell tells are one where they stand. */
const columnPairs = (
  old: TablePlace,
  new_: TablePlace,
  told: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const { length } = old.table.widths
  const isEach = length === new_.table.widths.length && [...told].every(([at, before]) => at === before)
  return isEach ? new Map(old.table.widths.map((_, at) => [at, at])) : told
}
