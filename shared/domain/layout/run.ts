import type { Line } from './line-break.ts'
import type { TextRun } from './model.ts'
import type { Setting } from './typeset.ts'

/** Where a line stands: its page, the left edge that its indent counts from, and its baseline. */
export interface LineOrigin {
  readonly page: number
  readonly x: number
  readonly y: number
}

/**
 * A line as runs: as few as there are changes of face or spacing. Each run is placed by its own x, so that rounding
 * does not add up along a line and the last character's spacing of a run shifts nothing.
 */
export const runsOfLine = (
  setting: Setting,
  line: Line,
  { page, x: left, y }: LineOrigin,
  ink: Pick<TextRun, 'colour' | 'furniture'>,
): readonly TextRun[] => {
  const { cells, size, characterSpacing } = setting
  const runs: TextRun[] = []
  let x = left + line.indent
  let index = line.from
  while (index < line.to) {
    const first = cells[index]
    if (first === undefined) break
    const { face, western } = first
    const spacing = characterSpacing + (western ? 0 : line.stretch)
    const start = x
    let text = ''
    let cell = cells[index]
    while (cell !== undefined && index < line.to && cell.face === face && cell.western === western) {
      text += cell.character
      x += cell.advance + spacing
      cell = cells[++index]
    }
    runs.push({ page, x: start, y, face, size, characterSpacing: spacing, text, ...ink, turn: 0 })
    // Between a Western word and the cell behind it lies a gap that takes its share like any other.
    if (western && index < line.to && cell?.western === false) x += line.stretch
  }
  return runs
}
