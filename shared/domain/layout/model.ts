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
}

/** Standard structure types of ISO 32000-1, 14.8.4. */
export type StructureTag = 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'P'

/** One title, heading or paragraph: what it is, what it says, and which runs (by index) say it, in reading order. */
export interface StructureElement {
  readonly tag: StructureTag
  readonly text: string
  readonly runs: readonly number[]
}

/** A document set on pages. Runs that no structure element names are page furniture (the page numbers). */
export interface Layout {
  readonly profile: PageProfile
  readonly pages: number
  readonly runs: readonly TextRun[]
  readonly structure: readonly StructureElement[]
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

const mm = (length: number): number => (length / 25.4) * 72

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
