import { assert } from '../../lib/result.ts'
import { linePitch, type PageProfile } from './model.ts'
import { typeArea, type TypeArea } from './sheet.ts'

/** One page while it is being filled. */
interface Page {
  readonly area: TypeArea
  /** Lines from this one on are set closer when the page is squeezed; those above stand below a fixed 版头. */
  readonly baseRow: number
  /** Distance of baselines from `baseRow` on. */
  pitch: number
  /** Holds lines of text alone: only these can be set closer. */
  textOnly: boolean
}

/** Lines set closer than 24 to the page look like another document: that far 7.3.5.5 is taken to reach. */
const MOST_ROWS = 24

/** The pages of a layout: rows of the grid, counted on each page from 0. */
export interface PageFlow {
  readonly page: () => number
  readonly row: () => number
  readonly landscape: () => boolean
  readonly areaOf: (page: number) => TypeArea
  readonly count: () => number
  /** Rows left on this page. */
  readonly room: () => number
  readonly skip: (rows: number) => void
  readonly open: (landscape: boolean) => void
  /** Room left in points, for what does not stand on the grid. */
  readonly roomPoints: () => number
  /** Upper edge of a row, from the upper edge of the type area down. */
  readonly downOf: (page: number, row: number) => number
  readonly pitchOf: (page: number, row: number) => number
  /** Moves to the first row whose upper edge is not above `down`; the page can no longer be squeezed. */
  readonly moveTo: (page: number, down: number) => void
  /**
   * Sets the lines of this page closer so that `rows` more and `points` below them fit (7.3.5.5); false, with nothing
   * changed, when that would be too close or the page holds more than text.
   */
  readonly squeeze: (rows: number, points?: number) => boolean
}

/** The first page begins at `firstRow`; `fixed` when a 版头 above it stays where it is. */
export const createPageFlow = (profile: PageProfile, firstRow: number, fixed: boolean): PageFlow => {
  const normal = linePitch(profile)
  const tightest = profile.depth / MOST_ROWS
  const pages: Page[] = []
  let row = 0
  const open = (landscape: boolean, baseRow = 0): void => {
    pages.push({ area: typeArea(profile, landscape), baseRow, pitch: normal, textOnly: true })
    row = 0
  }
  open(false, fixed ? firstRow : 0)
  row = firstRow
  const pageAt = (page: number): Page => {
    const found = pages[page - 1]
    assert(found !== undefined, 'a page was opened before it is asked for')
    return found
  }
  const current = (): Page => pageAt(pages.length)
  const down = ({ baseRow, pitch }: Page, at: number): number =>
    at <= baseRow ? at * normal : baseRow * normal + (at - baseRow) * pitch
  const roomPoints = (): number => current().area.depth - down(current(), row)
  return {
    page: () => pages.length,
    row: () => row,
    landscape: () => current().area.landscape,
    areaOf: (page) => pageAt(page).area,
    count: () => pages.length,
    room: () => Math.max(0, Math.floor(roomPoints() / current().pitch + 0.001)),
    skip: (rows) => {
      row += rows
    },
    open: (landscape) => {
      open(landscape)
    },
    roomPoints,
    downOf: (page, at) => down(pageAt(page), at),
    pitchOf: (page, at) => (at < pageAt(page).baseRow ? normal : pageAt(page).pitch),
    moveTo: (page, to) => {
      pageAt(page).textOnly = false
      row = Math.ceil(to / normal - 0.001)
    },
    squeeze: (rows, points = 0) => {
      const page = current()
      const pitch = (page.area.depth - points - page.baseRow * normal) / (row + rows - page.baseRow)
      if (!page.textOnly || page.area.landscape || pitch < tightest - 0.001) return false
      page.pitch = Math.min(page.pitch, pitch)
      return true
    },
  }
}
