import type { Table } from '../../document/model.ts'
import { tableGrid } from '../../document/table-grid.ts'
import { align } from '../paragraph/align.ts'
import { itemOf, labelledItem, type Item } from '../item.ts'
import { labelUpTo } from '../label.ts'
import { travelsOf, type LinePair, type MovedPair } from '../paragraph/merge.ts'
import type { SharedChange } from './structure.ts'
import type { Work } from '../work.ts'

/** A table whose first line is `first` of `lines`. */
export interface PlacedTable {
  readonly table: Table
  readonly first: number
  readonly lines: readonly Item[]
}

export interface TableAlignment {
  readonly chain: readonly LinePair[]
  /** Lines of moved rows and columns, in the order of the new text. */
  readonly moves: readonly MovedPair[]
  readonly changes: readonly SharedChange[]
}

interface GridCell {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly columnSpan: number
  /** Its lines: the index of the first, and how many. */
  readonly first: number
  readonly count: number
  readonly text: string
}

/** Which rows or columns are one, both ways, and which of them moved (with what moved beside them). */
interface Tracks {
  readonly oldOf: ReadonlyMap<number, number>
  readonly newOf: ReadonlyMap<number, number>
  /** By new index. */
  readonly travels: ReadonlyMap<number, number>
}

/** A number that counts the rows says nothing about which row it is. */
const SERIAL = /^\d{1,4}$/u
const SERIAL_LEVEL = 9

const cellsOf = ({ table, first, lines }: PlacedTable): readonly GridCell[] => {
  let at = first
  return (tableGrid(table) ?? []).map(({ cell, row, column }) => {
    const count = cell.lines.length
    const own = lines.slice(at, at + count)
    const placed = { row, column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, first: at, count }
    at += count
    return { ...placed, text: own.map((line) => line.text).join(' ') }
  })
}

/** Each row of a table as an item: its cells joined by tabs, a serial number at its head apart; with its lines. */
export const rowsOf = (placed: PlacedTable): readonly { readonly item: Item; readonly lines: readonly number[] }[] => {
  const rows = placed.table.rows.map((): GridCell[] => [])
  for (const cell of cellsOf(placed)) rows[cell.row]?.push(cell)
  return rows.map((cells) => {
    const text = cells.map((cell) => cell.text).join('\t')
    const [serial = ''] = cells.map((cell) => cell.text)
    const isSerial = cells.length > 1 && SERIAL.test(serial)
    const item = isSerial ? labelledItem(text, labelUpTo(text, serial.length + 1, SERIAL_LEVEL)) : itemOf(text)
    return {
      item: { ...item, group: 'table' as const },
      lines: cells.flatMap(({ first, count }) => Array.from({ length: count }, (_, nth) => first + nth)),
    }
  })
}

const tracksOf = (chain: readonly LinePair[], moves: readonly LinePair[], firstTravel: number): Tracks => {
  const pairs = [...chain, ...moves]
  const travels = travelsOf(moves)
  return {
    oldOf: new Map(pairs.map((pair) => [pair.new, pair.old])),
    newOf: new Map(pairs.map((pair) => [pair.old, pair.new])),
    travels: new Map(moves.map((move, at) => [move.new, firstTravel + (travels[at] ?? 0)])),
  }
}

/** The text of each column, and of the topmost cell that begins in it. */
const columnsOf = (cells: readonly GridCell[], count: number): { readonly head: string; readonly text: string }[] => {
  const texts = Array.from({ length: count }, (): string[] => [])
  for (const { column, text } of cells) texts[column]?.push(text)
  return texts.map((own) => ({ head: own[0] ?? '', text: own.join('\n') }))
}

/**
 * Columns are one when tables have as many under the same heads; else by what they hold, moved only with an unchanged
 * head, and as many as remain between two that are one by their order.
 */
const alignColumns = (
  old: readonly { readonly head: string; readonly text: string }[],
  new_: readonly { readonly head: string; readonly text: string }[],
  firstTravel: number,
  work: Work,
): Tracks => {
  const isUnchanged = old.length === new_.length && old.every(({ head }, at) => head === new_[at]?.head)
  if (isUnchanged) {
    const chain = old.map((_, at) => ({ old: at, new: at }))
    return tracksOf(chain, [], firstTravel)
  }
  const aligned = align(
    old.map(({ text }) => itemOf(text)),
    new_.map(({ text }) => itemOf(text)),
    work,
  )
  const moves = aligned.moves.filter((move) => {
    const head = old[move.old]?.head
    return head !== '' && head === new_[move.new]?.head
  })
  const movedOld = new Set(moves.map((move) => move.old))
  const movedNew = new Set(moves.map((move) => move.new))
  const chain: LinePair[] = []
  let oldAt = 0
  let newAt = 0
  for (const link of [...aligned.chain, { old: old.length, new: new_.length }]) {
    const olds = range(oldAt, link.old).filter((at) => !movedOld.has(at))
    const news = range(newAt, link.new).filter((at) => !movedNew.has(at))
    if (olds.length === news.length) chain.push(...olds.map((at, nth) => ({ old: at, new: news[nth] ?? 0 })))
    if (link.old < old.length) chain.push({ old: link.old, new: link.new })
    oldAt = link.old + 1
    newAt = link.new + 1
  }
  return tracksOf(chain, moves, firstTravel)
}

const range = (start: number, end: number): number[] =>
  Array.from({ length: Math.max(0, end - start) }, (_, at) => start + at)

/** Whether a cell covers other rows (or columns) than it did, those apart that only one of the tables has. */
const coversOthers = (
  old: { readonly start: number; readonly span: number },
  new_: { readonly start: number; readonly span: number },
  { oldOf, newOf }: Tracks,
): boolean => {
  const isWithin = (
    at: number | undefined,
    { start, span }: { readonly start: number; readonly span: number },
  ): boolean => at === undefined || (at >= start && at < start + span)
  return !(
    range(old.start, old.start + old.span).every((at) => isWithin(newOf.get(at), new_)) &&
    range(new_.start, new_.start + new_.span).every((at) => isWithin(oldOf.get(at), old))
  )
}

/**
 * Table to table: rows to rows, columns to columns, and a cell to the cell that begins where its row and column are; then
 * the lines of the two cells. A grid that changed is a change of its own, apart from the words.
 */
export const alignTables = (old: PlacedTable, new_: PlacedTable, work: Work): TableAlignment => {
  const oldCells = cellsOf(old)
  const newCells = cellsOf(new_)
  if (isSameText(old, oldCells, new_, newCells)) {
    const lines = oldCells.reduce((sum, cell) => sum + cell.count, 0)
    const chain = range(0, lines).map((nth) => ({ old: old.first + nth, new: new_.first + nth }))
    return { chain, moves: [], changes: looksOf(old.table, new_.table) }
  }
  const rowItems = (placed: PlacedTable): Item[] => rowsOf(placed).map(({ item }) => item)
  const alignedRows = align(rowItems(old), rowItems(new_), work)
  const rows = tracksOf(alignedRows.chain, alignedRows.moves, 0)
  const oldWidth = old.table.widths.length
  const newWidth = new_.table.widths.length
  const columns = alignColumns(columnsOf(oldCells, oldWidth), columnsOf(newCells, newWidth), rows.travels.size, work)
  const byPlace = new Map(oldCells.map((cell) => [cell.row * oldWidth + cell.column, cell]))

  const chain: LinePair[] = []
  const moves: MovedPair[] = []
  let nextTravel = rows.travels.size + columns.travels.size
  let spans = 0
  for (const cell of newCells) {
    const row = rows.oldOf.get(cell.row)
    const column = columns.oldOf.get(cell.column)
    const before = row === undefined || column === undefined ? undefined : byPlace.get(row * oldWidth + column)
    if (before === undefined) continue
    const spansRows = { start: before.row, span: before.rowSpan }
    const spansColumns = { start: before.column, span: before.columnSpan }
    const isPlain = [before, cell].every(({ rowSpan, columnSpan }) => rowSpan === 1 && columnSpan === 1)
    const isRespanned =
      !isPlain &&
      (coversOthers(spansRows, { start: cell.row, span: cell.rowSpan }, rows) ||
        coversOthers(spansColumns, { start: cell.column, span: cell.columnSpan }, columns))
    if (isRespanned) spans += 1
    const travel = rows.travels.get(cell.row) ?? columns.travels.get(cell.column)
    const lines = linesBetween(before, cell, old.lines, new_.lines, work)
    if (travel !== undefined) moves.push(...[...lines.chain, ...lines.moves].map((pair) => ({ ...pair, travel })))
    else {
      chain.push(...lines.chain)
      const within = nextTravel
      moves.push(...lines.moves.map((pair) => ({ ...pair, travel: within + pair.travel })))
      nextTravel += lines.moves.length
    }
  }
  const count = (kind: SharedChange['kind'], number: number): readonly SharedChange[] =>
    number === 0 ? [] : [{ kind, count: number }]
  return {
    chain,
    moves: moves.sort((left, right) => left.new - right.new),
    changes: [
      ...count('rowsAdded', new_.table.rows.length - rows.oldOf.size),
      ...count('rowsRemoved', old.table.rows.length - rows.newOf.size),
      ...count('columnsAdded', newWidth - columns.oldOf.size),
      ...count('columnsRemoved', oldWidth - columns.newOf.size),
      ...count('columnsMoved', columns.travels.size),
      ...count('cellSpans', spans),
      ...looksOf(old.table, new_.table),
    ],
  }
}

/** Whether the two differ in looks at most. */
const isSameText = (
  old: PlacedTable,
  oldCells: readonly GridCell[],
  new_: PlacedTable,
  newCells: readonly GridCell[],
): boolean =>
  old.table.widths.length === new_.table.widths.length &&
  old.table.rows.length === new_.table.rows.length &&
  oldCells.length === newCells.length &&
  oldCells.every((cell, at) => {
    const other = newCells[at]
    return (
      other?.row === cell.row &&
      other.column === cell.column &&
      other.rowSpan === cell.rowSpan &&
      other.columnSpan === cell.columnSpan &&
      other.count === cell.count &&
      range(0, cell.count).every((nth) => old.lines[cell.first + nth]?.text === new_.lines[other.first + nth]?.text)
    )
  })

/** The lines of two cells; a single line on either side is one with the other, whatever it says. */
const linesBetween = (
  old: GridCell,
  new_: GridCell,
  oldLines: readonly Item[],
  newLines: readonly Item[],
  work: Work,
): { readonly chain: readonly LinePair[]; readonly moves: readonly MovedPair[] } => {
  if (old.count === 1 && new_.count === 1) return { chain: [{ old: old.first, new: new_.first }], moves: [] }
  const { chain, moves } = align(
    oldLines.slice(old.first, old.first + old.count),
    newLines.slice(new_.first, new_.first + new_.count),
    work,
  )
  const shift = (pair: LinePair): LinePair => ({ old: pair.old + old.first, new: pair.new + new_.first })
  const travels = travelsOf(moves)
  return { chain: chain.map(shift), moves: moves.map((move, at) => ({ ...shift(move), travel: travels[at] ?? 0 })) }
}

const looksOf = (old: Table, new_: Table): readonly SharedChange[] => {
  const share = ({ widths }: Table): string => {
    const sum = widths.reduce((total, width) => total + width, 0)
    return widths.map((width) => Math.round((1000 * width) / sum)).join(' ')
  }
  const changed = (kind: SharedChange['kind'], isChanged: boolean): readonly SharedChange[] =>
    isChanged ? [{ kind, count: 1 }] : []
  return [
    ...changed('columnWidths', old.widths.length === new_.widths.length && share(old) !== share(new_)),
    ...changed('headRows', old.headRows !== new_.headRows),
    ...changed('landscape', old.landscape !== new_.landscape),
  ]
}
