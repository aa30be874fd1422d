import { mayBreakBetween } from './character.ts'
import type { Cell } from './cell.ts'

/**
 * Costs of a break, in squared em of unevenness: what the reader's eye would trade for it.
 * 关于 begins a line, 的 and other particles do not; two equal lines are a block and not the 梯形 or 菱形 of
 * GB/T 9704-2012, 7.3.1; a waist (middle line shortest) is the shape that it does not name.
 */
const BEFORE_ABOUT = -26
const INSIDE_PREFERRED = 25
const EQUAL_LINES = 4
const MORE_EQUAL_LINES = 12
const WAIST = 40
const EXTRA_LINE = 20

const ABOUT = '关于'
const PARTICLES = /^[的了和与及或等]/u

/** Where words begin, as far as the engine's dictionary knows: a display hint, never a fact about the text. */
const wordStarts = (text: string): ReadonlySet<number> => {
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
  return new Set([...segmenter.segment(text)].map((segment) => segment.index))
}

interface Break {
  /** Cells before the break. */
  readonly at: number
  readonly cost: number
}

const breaksOf = (cells: readonly Cell[]): readonly Break[] => {
  const text = cells.map((cell) => cell.character).join('')
  const starts = wordStarts(text)
  const breaks: Break[] = []
  let offset = 0
  for (const [index, cell] of cells.entries()) {
    const before = cells[index - 1]
    const rest = text.slice(offset)
    if (before !== undefined && starts.has(offset) && mayBreakBetween(before.character, cell.character)) {
      const afterAbout = text.slice(0, offset).endsWith(ABOUT)
      const unfit = PARTICLES.test(rest) || afterAbout
      breaks.push({ at: index, cost: unfit ? INSIDE_PREFERRED : rest.startsWith(ABOUT) ? BEFORE_ABOUT : 0 })
    }
    offset += cell.character.length
  }
  return breaks
}

/** Every way to cut at `count` of the breaks; titles are short, so trying all is cheap. */
function* choices(breaks: readonly Break[], count: number, from = 0): Generator<readonly Break[]> {
  if (count === 0) {
    yield []
    return
  }
  for (let index = from; index <= breaks.length - count; index++) {
    const first = breaks[index]
    if (first === undefined) continue
    for (const rest of choices(breaks, count - 1, index + 1)) yield [first, ...rest]
  }
}

const shapeCost = (widths: readonly number[], em: number): number => {
  const mean = widths.reduce((sum, width) => sum + width, 0) / widths.length
  const uneven = widths.reduce((sum, width) => sum + ((width - mean) / em) ** 2, 0)
  const [first = 0, middle = 0, last = 0] = widths
  const isBlock = widths.length > 1 && widths.every((width) => Math.abs(width - first) < em / 2)
  const equal = isBlock ? (widths.length === 2 ? EQUAL_LINES : MORE_EQUAL_LINES) : 0
  const waist = widths.length === 3 && middle < first && middle < last ? WAIST : 0
  return uneven + equal + waist
}

/** More lines than this no official title has; beyond it, titles are filled line by line. */
const MOST_BALANCED_LINES = 4

/**
 * Breaks a title into lines of whole words, as even as a 梯形 or 菱形 is (GB/T 9704-2012, 7.3.1); one line when it fits.
 * Returns the ends of the lines, or null when no such cut fits the measure: the caller then breaks it as a paragraph.
 */
export const breakTitle = (cells: readonly Cell[], measure: number, size: number): readonly number[] | null => {
  const widthOf = (from: number, to: number): number =>
    cells.slice(from, to).reduce((sum, cell) => sum + cell.advance, 0)
  const fewest = Math.ceil(widthOf(0, cells.length) / measure)
  if (fewest <= 1) return [cells.length]
  if (fewest > MOST_BALANCED_LINES) return null
  const breaks = breaksOf(cells)
  let best: { readonly cost: number; readonly ends: readonly number[] } | null = null
  for (let lines = fewest; lines <= Math.min(fewest + 1, MOST_BALANCED_LINES); lines++) {
    for (const choice of choices(breaks, lines - 1)) {
      const ends = [...choice.map((one) => one.at), cells.length]
      const widths = ends.map((end, index) => widthOf(ends[index - 1] ?? 0, end))
      if (widths.some((width) => width > measure)) continue
      const breakCost = choice.reduce((sum, one) => sum + one.cost, 0)
      const cost = shapeCost(widths, size) + breakCost + (lines - fewest) * EXTRA_LINE
      if (best === null || cost < best.cost) best = { cost, ends }
    }
  }
  return best?.ends ?? null
}
