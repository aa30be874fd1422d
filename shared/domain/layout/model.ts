/**
 * What the layout engine takes and gives. Lengths are PDF points (1/72 inch); the origin is the lower left corner of
 * the page and y points up, as in PDF, so that the writer copies the numbers and the preview turns them once.
 */

/** A face by its office in the document, not by its name: which font file plays it is the caller's matter. */
export type FaceRole = 'title' | 'body' | 'hei' | 'kai' | 'latin' | 'fallback'

/** What the engine must know of the fonts; injected, so that the engine reads no font file. */
export interface FontMetrics {
  /** Advance of a code point in em (1 = the font size), or undefined when the face has no glyph for it. */
  readonly advanceEm: (face: FaceRole, codePoint: number) => number | undefined
}

/** Red is for 发文机关标志 and the rules of 版头 (7.2.4, 7.2.7), everything else is black (5.2.4). */
export type InkColour = 'black' | 'red'

/** Text of one face in one line, drawn from (x, y) along the baseline. */
export interface TextRun {
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly face: FaceRole
  readonly size: number
  /** Added to the advance of every character, as PDF's Tc and CSS's letter-spacing do. */
  readonly characterSpacing: number
  readonly text: string
  readonly colour: InkColour
  /** Degrees, clockwise, about (x, y): only the page number of a landscape page is turned (8). */
  readonly turn: 0 | 90
  /** What is no part of the text: the page number, and the head of a table repeated on its next page. */
  readonly furniture: null | 'pageNumber' | 'tableHead'
}

/** A filled rectangle: a line of 版头, of 版记 or of a table. (x, y) is its lower left corner. */
export interface Rule {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly colour: InkColour
}

/** A picture filling a rectangle; (x, y) is its lower left corner. */
export interface Picture {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly sha256: string
  readonly format: 'png' | 'jpeg'
}

/** Where a seal may be pressed (7.3.5.1): a square around the place, nothing is drawn. */
export interface SealBox {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Index of the 署名 it belongs to. */
  readonly signatory: number
}

/** Standard structure types of ISO 32000-1, 14.8.4. */
export type StructureTag =
  'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6' | 'P' | 'L' | 'LI' | 'LBody' | 'Table' | 'TR' | 'TH' | 'TD' | 'Figure'

/** A node of the structure tree, in reading order. What has kids has no content of its own. */
export interface StructureNode {
  readonly tag: StructureTag
  /** What a leaf says; its runs say exactly this. '' above the leaves. For a Figure, the alternative text. */
  readonly text: string
  /** Index into `documentLines` of the document as it is set; null for what has none (文件, 附件1, and above the leaves). */
  readonly line: number | null
  /** Indexes into `runs`. */
  readonly runs: readonly number[]
  /** Index into `pictures`, for a Figure. */
  readonly picture: number | null
  readonly columnSpan: number
  readonly rowSpan: number
  readonly kids: readonly StructureNode[]
}

export interface PageSize {
  readonly width: number
  readonly height: number
}

/** A document set on pages. */
export interface Layout {
  readonly profile: PageProfile
  readonly pages: readonly PageSize[]
  readonly runs: readonly TextRun[]
  readonly rules: readonly Rule[]
  readonly pictures: readonly Picture[]
  readonly structure: readonly StructureNode[]
  readonly sealBoxes: readonly SealBox[]
}

/** Sheet, type area and grid of a page. */
export interface PageProfile {
  readonly width: number
  readonly height: number
  /** Left and upper edge of the type area 版心, measured from the left and the upper edge of the sheet. */
  readonly left: number
  readonly top: number
  readonly measure: number
  readonly depth: number
  readonly linesPerPage: number
  readonly charactersPerLine: number
  readonly bodySize: number
  readonly titleSize: number
  readonly folioSize: number
  /** From the lower edge of the type area down to the upper edge of the page number's dash. */
  readonly folioGap: number
}

/** Millimetres as points. */
export const mm = (length: number): number => (length / 25.4) * 72

/**
 * GB/T 9704-2012: A4 (5.1), type area 156 x 225 mm at 37 mm from the top and 28 mm from the left (5.2.1), 22 lines of
 * 28 characters (5.2.3), body in size 3 = 16 pt (5.2.2), title in size 2 = 22 pt (7.3.1), page number in size 4 = 14 pt
 * with its dash 7 mm below the type area (7.5).
 */
export const GB_T_9704: PageProfile = {
  width: mm(210),
  height: mm(297),
  left: mm(28),
  top: mm(37),
  measure: mm(156),
  depth: mm(225),
  linesPerPage: 22,
  charactersPerLine: 28,
  bodySize: 16,
  titleSize: 22,
  folioSize: 14,
  folioGap: mm(7),
}

/** Distance from one character's start to the next: 15.793 pt on the standard page, for glyphs of 16 pt. */
export const characterPitch = (profile: PageProfile): number => profile.measure / profile.charactersPerLine

/** Distance from baseline to baseline: 28.991 pt on the standard page. */
export const linePitch = (profile: PageProfile): number => profile.depth / profile.linesPerPage

/** Han glyphs as faces draw them: their cell reaches this far above the baseline, their ink somewhat less. */
export const CELL_RISE_EM = 0.88
export const INK_RISE_EM = 0.85

/** Baseline below the top of a line of this pitch: the glyphs' cells stand in its middle. */
export const baselineDrop = (pitch: number, size: number): number => (pitch - size) / 2 + CELL_RISE_EM * size
