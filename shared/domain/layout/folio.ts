import { cellsOf, widthOfCells } from './cell.ts'
import type { FontMetrics, PageProfile, TextRun } from './model.ts'
import { runsOfLine } from './run.ts'

/** The dash of a page number is drawn this far above its baseline. */
const DASH_RISE_EM = 0.4

export const FOLIO_CHARACTERS = '0123456789\u2014 '

/**
 * "— 1 —" below the type area: odd pages right with one character's space, even pages left (7.5). On a landscape page it
 * keeps the place that it has on the bound, upright sheet (8): it stands at the left edge, turned.
 */
export const folioRuns = (
  page: number,
  landscape: boolean,
  profile: PageProfile,
  metrics: FontMetrics,
): readonly TextRun[] => {
  const size = profile.folioSize
  const cells = cellsOf(`\u2014 ${String(page)} \u2014`, 'fallback', size, metrics, new Set()).map((cell) => ({
    ...cell,
    western: false,
  }))
  const width = widthOfCells(cells, 0)
  const x = profile.left + (page % 2 === 1 ? profile.measure - size - width : size)
  const y = profile.height - profile.top - profile.depth - profile.folioGap - DASH_RISE_EM * size
  const setting = { cells, size, characterSpacing: 0, lines: [] }
  const line = { from: 0, to: cells.length, indent: 0, stretch: 0 }
  const ink = { colour: 'black', furniture: 'pageNumber' } as const
  return runsOfLine(setting, line, { page, x, y }, ink).map((run) =>
    // Upright (x, y) is (y, width - x) on the sheet turned to the right.
    landscape ? { ...run, x: run.y, y: profile.width - run.x, turn: 90 } : run,
  )
}
