import {
  isDemanded,
  SHEET_COLUMNS,
  SHEET_ROWS,
  sheetDemand,
  type SheetAnswers,
} from '#shared/domain/case/review/opinion-sheet.ts'
import type { Stage } from '#shared/domain/case/roles.ts'

interface Sheet extends SheetAnswers {
  readonly cells: SheetAnswers['cells'][number][]
  readonly sources: string[]
}

/** A sheet in which this step has answered what it must, and agrees. */
export const sheetFor = (stage: Stage): Sheet => {
  const demand = sheetDemand(stage)
  if (demand === null) throw new Error(`${stage} has no sheet`)
  return {
    cells: SHEET_ROWS.flatMap((row) =>
      SHEET_COLUMNS.filter((column) => isDemanded(demand, row, column)).map((column) => ({
        row,
        column,
        mark: row === 'form' && column === 'validity' ? ('notApplicable' as const) : ('passed' as const),
        note: '',
      })),
    ),
    sources: demand.sources ? ['2025年水利统计年报'] : [],
    conclusion: 'agree',
    majorMatter: demand.majorMatter ? 'no' : null,
  }
}
