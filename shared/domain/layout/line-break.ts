import { isSpace, mayBreakBetween, mayHang } from './character.ts'
import type { Cell } from './cell.ts'

/** Cells [from, to) of a paragraph as one line. */
export interface Line {
  readonly from: number
  readonly to: number
  /** Left edge, from the left edge of the type area. */
  readonly indent: number
  /** Added between cells (not inside Western words) so that the line fills the measure. */
  readonly stretch: number
}

export interface LineBreakInput {
  readonly cells: readonly Cell[]
  readonly measure: number
  readonly firstIndent: number
  /** Of the lines behind the first. */
  readonly restIndent?: number
  /** False where nothing may stand outside the measure: in the cell of a table. */
  readonly hanging?: boolean
  /** Added to every advance. */
  readonly characterSpacing: number
  readonly size: number
}

/** Rounding of sums, far below what print can show. */
const EPSILON_PT = 0.01
/** A line that would need wider gaps than this part of an em stays ragged: holes look worse than an uneven edge. */
const STRETCH_LIMIT_EM = 0.25

/** Whether slack may be put between these two cells. */
const takesStretch = (left: Cell, right: Cell | undefined): boolean => !(left.western && right?.western === true)

/**
 * Breaks a paragraph into lines, first fit, as offices set it: a line takes as many cells as fit; one small stop may
 * hang in the margin behind it; otherwise the break moves back to the last allowed place and the line is stretched to
 * the full measure (撑满版心, GB/T 9704-2012, 5.2.3). A word longer than a line is cut where the line ends.
 */
export const breakLines = (input: LineBreakInput): readonly Line[] => {
  const { cells, measure, firstIndent, restIndent = 0, characterSpacing, hanging = true } = input
  const lines: Line[] = []
  let from = 0
  while (from < cells.length) {
    const indent = from === 0 ? firstIndent : restIndent
    const fit = fitFrom(cells, from, measure - indent, characterSpacing)
    const to = fit >= cells.length ? cells.length : breakBefore(cells, from, fit, hanging)
    const stretch = to === cells.length ? 0 : stretchOf(input, from, to, measure - indent)
    lines.push({ from, to, indent, stretch })
    from = to
  }
  return lines
}

/** The index behind the last cell that fits, and behind the spaces that follow it: spaces may vanish in the margin. */
const fitFrom = (cells: readonly Cell[], from: number, room: number, characterSpacing: number): number => {
  let width = 0
  let to = from
  for (; to < cells.length; to++) {
    const cell = cells[to]
    if (cell === undefined) break
    width += cell.advance + characterSpacing
    if (width > room + EPSILON_PT && !isSpace(cell.character)) break
  }
  return to
}

const breakBefore = (cells: readonly Cell[], from: number, fit: number, hanging: boolean): number => {
  const next = cells[fit]
  const hang = hanging && next !== undefined && mayHang(next.character) ? fit + 1 : fit
  for (let to = hang; to > from; to--) {
    const before = cells[to - 1]
    const after = cells[to]
    if (before === undefined) continue
    if (after === undefined || mayBreakBetween(before.character, after.character)) return to
  }
  return Math.max(fit, from + 1)
}

const stretchOf = (input: LineBreakInput, from: number, to: number, room: number): number => {
  const { cells, characterSpacing, size } = input
  const widthTo = (end: number): number =>
    cells.slice(from, end).reduce((sum, cell) => sum + cell.advance + characterSpacing, 0)
  let last = to
  while (last > from && isSpace(cells[last - 1]?.character ?? '')) last--
  // A hanging stop stands outside the measure: what comes before it fills the line.
  if (widthTo(last) > room + EPSILON_PT && mayHang(cells[last - 1]?.character ?? '')) last--
  const slack = room - widthTo(last)
  const gaps = cells.slice(from, last - 1).filter((cell, index) => takesStretch(cell, cells[from + index + 1])).length
  if (slack <= EPSILON_PT || gaps === 0) return 0
  const stretch = slack / gaps
  return stretch > STRETCH_LIMIT_EM * size ? 0 : stretch
}
