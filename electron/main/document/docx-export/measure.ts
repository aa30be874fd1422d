/** Twips are twentieths of a point: what WordprocessingML measures in. */
export const twips = (mm: number): number => Math.round((mm / 25.4) * 1440)

/** Type area and margins (GB/T 9704-2012, 5.1, 5.2.1), in mm. */
export const PAGE_MM = { width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 } as const
export const TYPE_WIDTH_MM = 156
export const TYPE_HEIGHT_MM = 225

/** 22 lines of 28 characters (5.2.3): 28.95 pt, so that rounding never pushes the last line off the page. */
export const LINE_TWIPS = 579
/** A character of 16 pt in its cell of 156 mm / 28 = 15.793 pt. */
export const CELL_TWIPS = 316
/**
 * Taken from the width of every character of 16 pt, so that 28 fill a line. Said in the style, with paragraphs that do not
 * snap to the grid: readers differ in what a grid narrower than its characters does, and some give each two cells.
 */
export const TRACKING_TWIPS = -6
/** What the cell takes from each character, in 1/4096 pt as w:charSpace counts (ECMA-376 part 1, 17.6.5). */
export const CHARACTER_SPACE = -848
/** The dash of the page number lies 7 mm under the type area (7.5); its line is 18 pt high with the dash in its middle. */
export const FOOTER_TWIPS = 1407
export const FOOTER_LINE_TWIPS = 360

/** Sizes in half points, as w:sz counts. */
export const SIZE = { title: 44, body: 32, small: 28, cell: 24 } as const

/** Width of a text in character cells: Western letters, digits and marks take about half of one. */
export const cellsOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u0020-\u024f]/u.test(character) ? 0.5 : 1), 0)
