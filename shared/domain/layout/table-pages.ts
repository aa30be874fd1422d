import { PADDING_Y, type CellLine, type SetCell, type SetTable } from './table.ts'

/** The part of a cell that stands on one page. Lengths count from the upper edge of the type area. */
export interface CellPart {
  readonly page: number
  readonly top: number
  readonly bottom: number
  readonly cell: SetCell
  readonly lines: readonly CellLine[]
  /** Of a head that is repeated on a further page. */
  readonly repeated: boolean
}

/** The pages a table runs over: asked for one after the other. */
export interface Pages {
  /** The page that the table begins on, and how far down it begins. */
  readonly page: number
  readonly top: number
  /** Depth of the type area of every page. */
  readonly depth: number
  /** Opens the next page and returns its number. */
  readonly next: () => number
}

const EPSILON_PT = 0.01
/** A head that takes more of the page than this is not repeated. */
const HEAD_SHARE = 0.5

interface Open {
  readonly cell: SetCell
  /** Upper edge of its part on this page. */
  top: number
  /** Lines that stand on earlier pages. */
  done: number
  /** Whether anything of it has been placed: an empty continuation has no least height. */
  begun: boolean
}

/** Page by page, heads first, then as the cells are read: a merged cell ends after its neighbours but begins before. */
const inReadingOrder = (a: CellPart, b: CellPart): number =>
  a.page - b.page || Number(b.repeated) - Number(a.repeated) || a.cell.row - b.cell.row || a.cell.column - b.cell.column

/** The cells that begin in each row, and whether a merged cell reaches from above into it. */
const rowsOf = ({
  cells,
  rows,
}: SetTable): { readonly byRow: readonly SetCell[][]; readonly crossed: readonly boolean[] } => {
  const byRow = Array.from({ length: rows }, (): SetCell[] => [])
  const crossed = new Array<boolean>(rows + 1).fill(false)
  for (const one of cells) {
    byRow[one.row]?.push(one)
    crossed.fill(true, one.row + 1, one.row + one.cell.rowSpan)
  }
  return { byRow, crossed }
}

/**
 * Puts the rows of a table on pages. A row that does not fit goes over whole, with the rows it is joined to by merged
 * cells where a page holds them together; a row higher than a page is cut between lines. The head is repeated on each
 * page unless it takes half of it or is merged with the rows below.
 */
export const placeTable = (
  table: SetTable,
  pages: Pages,
): { readonly parts: readonly CellPart[]; readonly page: number; readonly bottom: number } => {
  const { pitch, rows, headRows } = table
  const parts: CellPart[] = []
  const { byRow, crossed } = rowsOf(table)
  let page = pages.page
  let down = pages.top
  let open: Open[] = []

  const heightLeft = ({ cell, done, begun }: Open): number =>
    cell.lines.length - done === 0 && begun ? 0 : Math.max(1, cell.lines.length - done) * pitch + 2 * PADDING_Y
  const endsIn = (one: Open, row: number): boolean => one.cell.row + one.cell.cell.rowSpan - 1 <= row
  /** Height that row `row` still needs on this page. */
  const needed = (cells: readonly Open[], row: number, from: number): number =>
    Math.max(0, ...cells.filter((one) => endsIn(one, row)).map((one) => heightLeft(one) - (from - one.top)))
  const opened = (row: number, top: number): readonly Open[] =>
    (byRow[row] ?? []).map((cell) => ({ cell, top, done: 0, begun: false }))
  /** Height of rows [from, to) when they are set from nothing. */
  const heightOf = (from: number, to: number): number => {
    let at = 0
    let cells: readonly Open[] = []
    for (let row = from; row < to; row++) {
      cells = [...cells, ...opened(row, at)]
      at += needed(cells, row, at)
      cells = cells.filter((one) => !endsIn(one, row))
    }
    return at
  }
  const emit = (one: Open, bottom: number, last: boolean): void => {
    const left = one.cell.lines.length - one.done
    const room = Math.floor((bottom - one.top - 2 * PADDING_Y + EPSILON_PT) / pitch)
    const count = last ? left : Math.min(left, Math.max(0, room))
    if (bottom - one.top < EPSILON_PT) return
    const lines = one.cell.lines.slice(one.done, one.done + count)
    parts.push({ page, top: one.top, bottom, cell: one.cell, lines, repeated: false })
    one.done += count
    one.begun = true
  }

  const repeats = headRows > 0 && headRows < rows && crossed[headRows] === false
  const headHeight = repeats ? heightOf(0, headRows) : 0
  const repeatsHead = repeats && headHeight <= HEAD_SHARE * pages.depth
  let headParts: readonly CellPart[] = []
  let bodyTop = 0
  const toNextPage = (): void => {
    for (const one of open) emit(one, down, false)
    page = pages.next()
    bodyTop = 0
    if (headParts.length > 0) {
      const [first] = headParts
      const shift = -(first?.top ?? 0)
      parts.push(
        ...headParts.map((one) => ({ ...one, page, top: one.top + shift, bottom: one.bottom + shift, repeated: true })),
      )
      bodyTop = headHeight
    }
    down = bodyTop
    for (const one of open) one.top = down
  }
  const groupEnd = (row: number): number => {
    let end = row + 1
    while (end < rows && crossed[end] === true) end++
    return end
  }

  if (down > 0 && heightOf(0, groupEnd(Math.min(headRows, rows - 1))) > pages.depth - down) toNextPage()
  for (let row = 0; row < rows; row++) {
    if (row === headRows && repeatsHead) headParts = parts.toSorted(inReadingOrder)
    const full = pages.depth - (repeatsHead && row >= headRows ? headHeight : 0)
    if (crossed[row] === false && down > bodyTop + EPSILON_PT && row !== headRows) {
      const group = heightOf(row, groupEnd(row))
      if (group > pages.depth - down + EPSILON_PT && group <= full) toNextPage()
    }
    open.push(...opened(row, down))
    for (;;) {
      const height = needed(open, row, down)
      const room = pages.depth - down
      if (height <= room + EPSILON_PT) {
        down += height
        break
      }
      const worthCutting = room >= 2 * pitch + 2 * PADDING_Y && height > full
      if (worthCutting || down <= bodyTop + EPSILON_PT) down = pages.depth
      toNextPage()
    }
    for (const one of open.filter((cell) => endsIn(cell, row))) emit(one, down, true)
    open = open.filter((one) => !endsIn(one, row))
  }
  return { parts: parts.toSorted(inReadingOrder), page, bottom: down }
}
