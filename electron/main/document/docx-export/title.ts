import type { Cell } from '#shared/domain/layout/cell.ts'
import { breakTitle } from '#shared/domain/layout/title-break.ts'
import { cellsOf, SIZE, TYPE_WIDTH_MM } from './measure.ts'

const SIZE_POINTS = SIZE.title / 2
const MEASURE_POINTS = (TYPE_WIDTH_MM / 25.4) * 72

/**
 * The title with a line feed where the release breaks it, in whole words and even lines (GB/T 9704-2012, 7.3.1); as it is
 * when it fits or has too many lines. Widths are those of full cells: the face on another machine is not known here.
 */
export const titleInLines = (title: string): string => {
  const cells = [...title].map((character): Cell => {
    const width = cellsOf(character)
    return { character, face: 'title', advance: width * SIZE_POINTS, western: width < 1 }
  })
  const ends = breakTitle(cells, MEASURE_POINTS, SIZE_POINTS) ?? [cells.length]
  return ends
    .map((end, index) =>
      cells
        .slice(ends[index - 1] ?? 0, end)
        .map(({ character }) => character)
        .join(''),
    )
    .join('\n')
}
