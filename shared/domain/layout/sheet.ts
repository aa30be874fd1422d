import type { Line } from './line-break.ts'
import type { InkColour, PageProfile, Picture, Rule, SealBox, StructureTag, TextRun } from './model.ts'
import { runsOfLine } from './run.ts'
import type { Setting } from './typeset.ts'

/** A node of the structure tree while its runs are still being drawn. */
export interface OpenNode {
  readonly tag: StructureTag
  readonly text: string
  readonly line: number | null
  readonly runs: number[]
  picture: number | null
  readonly columnSpan: number
  readonly rowSpan: number
  readonly kids: OpenNode[]
}

export const openNode = (
  tag: StructureTag,
  text = '',
  line: number | null = null,
  spans: { readonly columnSpan: number; readonly rowSpan: number } = { columnSpan: 1, rowSpan: 1 },
): OpenNode => ({ tag, text, line, runs: [], picture: null, ...spans, kids: [] })

/** A page's type area 版心 in the coordinates of its sheet: a landscape page is the portrait one turned to the left (8). */
export interface TypeArea {
  readonly landscape: boolean
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  readonly measure: number
  readonly depth: number
}

export const typeArea = (profile: PageProfile, landscape: boolean): TypeArea => {
  const { width, height, left, top, measure, depth } = profile
  if (!landscape) return { landscape, width, height, left, top, measure, depth }
  return {
    landscape,
    width: height,
    height: width,
    left: height - top - depth,
    top: left,
    measure: depth,
    depth: measure,
  }
}

/** A point of a page: from the left edge of the type area to the right, and from its upper edge down. */
export interface Spot {
  readonly page: number
  readonly x: number
  readonly down: number
}

export interface Sheet {
  readonly runs: TextRun[]
  readonly rules: Rule[]
  readonly pictures: Picture[]
  readonly sealBoxes: SealBox[]
  /** Draws a line of text with its baseline at `spot`; without a node it is furniture. */
  readonly drawLine: (
    node: OpenNode | null,
    setting: Setting,
    line: Line,
    spot: Spot,
    ink?: { readonly colour?: InkColour; readonly furniture?: TextRun['furniture'] },
  ) => void
  /** Fills a rectangle whose upper left corner is `spot`. */
  readonly drawRule: (spot: Spot, width: number, height: number, colour: InkColour) => void
  /** The point in PDF's own coordinates. */
  readonly place: (spot: Spot) => { readonly page: number; readonly x: number; readonly y: number }
}

/** Collects what is drawn; `areaOf` knows the page of every number. */
export const createSheet = (areaOf: (page: number) => TypeArea): Sheet => {
  const runs: TextRun[] = []
  const rules: Rule[] = []
  const place: Sheet['place'] = ({ page, x, down }) => {
    const area = areaOf(page)
    return { page, x: area.left + x, y: area.height - area.top - down }
  }
  return {
    runs,
    rules,
    pictures: [],
    sealBoxes: [],
    place,
    drawLine: (node, setting, line, spot, { colour = 'black', furniture = null } = {}) => {
      for (const run of runsOfLine(setting, line, place(spot), { colour, furniture })) {
        node?.runs.push(runs.length)
        runs.push(run)
      }
    },
    drawRule: (spot, width, height, colour) => {
      const { page, x, y } = place(spot)
      rules.push({ page, x, y: y - height, width, height, colour })
    },
  }
}
