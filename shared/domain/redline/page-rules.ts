import type { FontMetrics, Layout, PageProfile, Rule } from '../layout/model.ts'
import type { Mark } from './model.ts'
import { pageSpans, type PageSpan, type PrintedPiece } from './page-marks.ts'

const RULE_PT = 0.7
/** Below the baseline, in em of the text: the line under inserted text, and the second one under what moved there. */
const UNDERLINE_EM = 0.16
const SECOND_UNDERLINE_EM = 0.25
/** Through the middle of a Chinese character. */
const STRIKE_EM = -0.36
/** The bar at the edge of a page beside a line with changes. */
const BAR_GAP_PT = 14
const BAR_WIDTH_PT = 1.2
/** Around a picture. */
const FRAME_PT = 1

const OFFSETS_EM: Readonly<Record<Mark | 'note', readonly number[]>> = {
  kept: [],
  note: [],
  inserted: [UNDERLINE_EM],
  movedTo: [UNDERLINE_EM, SECOND_UNDERLINE_EM],
  deleted: [STRIKE_EM],
  movedFrom: [STRIKE_EM],
}

/** The lines that mark a span: under it, through it, or around a picture; none for what is kept. */
export const spanRules = ({ page, mark, x, y, width, size, isPicture }: PageSpan): readonly Rule[] => {
  if (mark === 'kept' || mark === 'note') return []
  const colour = 'red' as const
  if (!isPicture) {
    return OFFSETS_EM[mark].map((offset) => {
      return { page, x, y: y - offset * size - RULE_PT / 2, width, height: RULE_PT, colour }
    })
  }
  const across = (at: number): Rule => ({ page, x, y: at, width, height: FRAME_PT, colour })
  const down = (at: number): Rule => ({ page, x: at, y, width: FRAME_PT, height: size, colour })
  const around = [across(y), across(y + size - FRAME_PT), down(x), down(x + width - FRAME_PT)]
  return mark === 'deleted' || mark === 'movedFrom' ? [...around, across(y + size / 2)] : around
}

/** Bars at the left edge beside every line of text in which something changed, one a line. */
export const edgeBars = (spans: readonly PageSpan[], { left }: Pick<PageProfile, 'left'>): readonly Rule[] => {
  const bars = new Map<string, Rule>()
  for (const { page, mark, y, size, isPicture } of spans) {
    if (mark === 'kept' || mark === 'note' || isPicture) continue
    const from = y - 0.12 * size
    bars.set(`${String(page)} ${from.toFixed(1)}`, {
      page,
      x: left - BAR_GAP_PT,
      y: from,
      width: BAR_WIDTH_PT,
      height: size,
      colour: 'red',
    })
  }
  return [...bars.values()]
}

/**
 * The lines that mark a text set on pages: under what came in (two under what moved there), through what went, and bars at
 * the edge. `pieces` are those of each line of the document that was set. Pure.
 */
export const markRules = (
  layout: Layout,
  pieces: readonly (readonly PrintedPiece[])[],
  metrics: FontMetrics,
): readonly Rule[] => {
  const spans = pageSpans(layout, pieces, metrics)
  return [...spans.flatMap(spanRules), ...edgeBars(spans, layout.profile)]
}
