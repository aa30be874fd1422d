import type { InkColour } from './model.ts'
import type { OpenNode, Sheet } from './sheet.ts'
import type { Setting } from './typeset.ts'

/** A setting at its place: `x` from the left edge of the type area, `down` from its upper edge to the first baseline. */
export interface Drawn {
  readonly node: OpenNode
  readonly setting: Setting
  readonly x: number
  readonly down: number
  readonly colour: InkColour
}

/** A rectangle at its place; (x, down) is its upper left corner. */
export interface DrawnRule {
  readonly x: number
  readonly down: number
  readonly width: number
  readonly height: number
  readonly colour: InkColour
}

/** Draws one-line settings and rectangles on a page. */
export const drawPlan = (
  sheet: Sheet,
  page: number,
  plan: { readonly drawn: readonly Drawn[]; readonly rules: readonly DrawnRule[] },
): void => {
  for (const { node, setting, x, down, colour } of plan.drawn) {
    for (const line of setting.lines) sheet.drawLine(node, setting, line, { page, x, down }, { colour })
  }
  for (const { x, down, width, height, colour } of plan.rules) {
    sheet.drawRule({ page, x, down }, width, height, colour)
  }
}

/** The nodes of a plan in reading order, each once. */
export const nodesOf = (drawn: readonly Drawn[]): readonly OpenNode[] => [...new Set(drawn.map(({ node }) => node))]
