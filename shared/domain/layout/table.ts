import type { Table, TableCell } from '../document/model.ts'
import { tableGrid } from '../document/table-grid.ts'
import { cellsOf } from './cell.ts'
import { mayBreakBetween } from './character.ts'
import { breakLines, type Line } from './line-break.ts'
import type { FontMetrics } from './model.ts'
import { centred, indented, type Press, type Setting } from './typeset.ts'

/**
 * Sizes of the words in a table, the largest that fits: 小四, 五号, 小五. The standard leaves them open; text that is
 * smaller than 小五 is not read any more.
 */
const SIZES = [12, 10.5, 9] as const
/** Between the words and the lines of the table. */
export const PADDING_X = 4
export const PADDING_Y = 4
const PITCH_EM = 1.5

/** One line of a cell: which paragraph it belongs to, and its place in it. */
export interface CellLine {
  readonly paragraph: number
  readonly line: Line
}

export interface SetCell {
  readonly row: number
  readonly column: number
  readonly cell: TableCell
  /** Of the rows before it in `documentLines`: paragraphs of cells counted from 0. */
  readonly firstParagraph: number
  readonly head: boolean
  readonly paragraphs: readonly Setting[]
  readonly lines: readonly CellLine[]
}

export interface SetTable {
  readonly size: number
  readonly pitch: number
  /** Left edges of the columns, and the right edge of the last. */
  readonly edges: readonly number[]
  readonly cells: readonly SetCell[]
  readonly rows: number
  readonly headRows: number
}

/** The widest piece of a text that no line may be broken in, and the widest single character. */
const widestPieces = (
  text: string,
  size: number,
  press: Press,
): { readonly piece: number; readonly single: number } => {
  const cells = cellsOf(text, 'body', size, press.metrics, press.missing)
  let piece = 0
  let single = 0
  let width = 0
  for (const [index, cell] of cells.entries()) {
    const before = cells[index - 1]
    if (before !== undefined && mayBreakBetween(before.character, cell.character)) width = 0
    width += cell.advance
    piece = Math.max(piece, width)
    single = Math.max(single, cell.advance)
  }
  return { piece, single }
}

/**
 * Widths as the table wants them, but no column below its floor: what a narrow one lacks, the others give up in
 * proportion. Null when the floors alone are wider than the measure.
 */
export const columnWidths = (
  wanted: readonly number[],
  floors: readonly number[],
  measure: number,
): readonly number[] | null => {
  const floorOf = (column: number): number => floors[column] ?? 0
  if (floors.reduce((sum, floor) => sum + floor, 0) > measure + 0.01) return null
  const held = new Set<number>()
  for (;;) {
    const room = measure - [...held].reduce((sum, column) => sum + floorOf(column), 0)
    const share = wanted.reduce((sum, width, column) => sum + (held.has(column) ? 0 : width), 0)
    const widths = wanted.map((width, column) => (held.has(column) ? floorOf(column) : (width / share) * room))
    const narrow = widths.findIndex((width, column) => !held.has(column) && width < floorOf(column) - 0.001)
    if (narrow < 0) return widths
    held.add(narrow)
  }
}

const edgesOf = (widths: readonly number[]): readonly number[] => {
  const edges = [0]
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width)
  return edges
}

interface Plan {
  readonly size: number
  readonly edges: readonly number[]
}

/** The size and the columns; null when even single characters do not fit at the smallest size. */
const planColumns = (table: Table, measure: number, press: Press): Plan | null => {
  const grid = tableGrid(table) ?? []
  const floorsAt = (size: number, whole: boolean): readonly number[] => {
    const floors = table.widths.map(() => 2 * PADDING_X + size)
    for (const { cell, column } of grid) {
      if (cell.columnSpan > 1) continue
      for (const line of cell.lines) {
        const { piece, single } = widestPieces(line, size, press)
        floors[column] = Math.max(floors[column] ?? 0, 2 * PADDING_X + (whole ? piece : single))
      }
    }
    return floors
  }
  for (const whole of [true, false]) {
    for (const size of SIZES) {
      const widths = columnWidths(table.widths, floorsAt(size, whole), measure)
      if (widths !== null) return { size, edges: edgesOf(widths) }
    }
  }
  return null
}

/** Cells of a column are centred when all of them take one line, as names and figures do; prose begins at the left. */
const alignCells = (cells: readonly SetCell[], edges: readonly number[]): readonly SetCell[] => {
  const long = new Set<number>()
  for (const { head, column, cell, lines } of cells) {
    if (!head && cell.columnSpan === 1 && lines.length > cell.lines.length) long.add(column)
  }
  return cells.map((one) => {
    const { head, column, cell, lines } = one
    const alone = cell.columnSpan > 1 ? lines.length === cell.lines.length : !long.has(column)
    const width = roomOf(edges, column, cell.columnSpan)
    const paragraphs = one.paragraphs.map((paragraph) =>
      head || alone ? centred(paragraph, width) : { ...paragraph, lines: [...paragraph.lines] },
    )
    const realigned = paragraphs.flatMap((paragraph, index) =>
      paragraph.lines.map((line) => ({ paragraph: index, line })),
    )
    return { ...one, paragraphs, lines: realigned }
  })
}

const roomOf = (edges: readonly number[], column: number, span: number): number =>
  (edges[column + span] ?? 0) - (edges[column] ?? 0) - 2 * PADDING_X

const setFresh = (table: Table, measure: number, press: Press): SetTable | null => {
  const plan = planColumns(table, measure, press)
  if (plan === null) return null
  const { size, edges } = plan
  let firstParagraph = 0
  const cells = (tableGrid(table) ?? []).map(({ cell, row, column }): SetCell => {
    const head = row < table.headRows
    const room = roomOf(edges, column, cell.columnSpan)
    const paragraphs = cell.lines.map((text) => {
      const glyphs = cellsOf(text, head ? 'hei' : 'body', size, press.metrics, press.missing)
      const input = { cells: glyphs, measure: room, firstIndent: 0, characterSpacing: 0, size, hanging: false }
      // Justified lines need room for their slack; in a narrow column it would show as holes.
      const ragged = indented({ cells: glyphs, size, characterSpacing: 0, lines: breakLines(input) }, () => 0)
      return ragged
    })
    const lines = paragraphs.flatMap(({ lines: own }, paragraph) => own.map((line) => ({ paragraph, line })))
    const first = firstParagraph
    firstParagraph += cell.lines.length
    return { row, column, cell, firstParagraph: first, head, paragraphs, lines }
  })
  return {
    size,
    pitch: size * PITCH_EM,
    edges,
    cells: alignCells(cells, edges),
    rows: table.rows.length,
    headRows: table.headRows,
  }
}

interface Remembered {
  readonly measure: number
  readonly set: SetTable
}
const remembered = new WeakMap<FontMetrics, WeakMap<Table, Remembered>>()

/**
 * A table as lines in columns that fill the measure: 小四 where it fits, smaller where it does not; a word longer than its
 * column is cut only when no size holds it. Null when a column cannot hold one character: the table is wider than the
 * page. Remembered as the settings of blocks are.
 */
export const setTable = (table: Table, measure: number, press: Press): SetTable | null => {
  const known = remembered.get(press.metrics) ?? new WeakMap<Table, Remembered>()
  remembered.set(press.metrics, known)
  const before = known.get(table)
  if (before?.measure === measure) return before.set
  const missing = press.missing.size
  const set = setFresh(table, measure, press)
  if (set !== null && press.missing.size === missing) known.set(table, { measure, set })
  return set
}
