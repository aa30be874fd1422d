import type { LintCode } from './rule.ts'

/** What can be read of the page in a file that we did not set: an imported .docx, a PDF. Absent is unknown. */
export interface PageFacts {
  readonly widthMm: number
  readonly heightMm: number
  readonly marginsMm: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }
  readonly linesPerPage?: number
  readonly charactersPerLine?: number
  readonly bodyFont?: string
  readonly bodySizePt?: number
  /** The page number with its surroundings, the digits as one 1: — 1 —. */
  readonly pageNumber?: string
}

export interface PageFinding {
  readonly code: LintCode
  readonly detail: string
}

/** A4 with 37, 35, 28 and 26 mm around a type area of 156 by 225 mm (GB/T 9704-2012, 5.1, 5.2.1; ±1 mm). */
export const OFFICIAL_PAGE = {
  widthMm: 210,
  heightMm: 297,
  marginsMm: { top: 37, bottom: 35, left: 28, right: 26 },
  linesPerPage: 22,
  charactersPerLine: 28,
  bodySizePt: 16,
} as const

const TOLERANCE_MM = 1
const SIDES = ['top', 'bottom', 'left', 'right'] as const
const FANGSONG = /仿宋|Fang ?Song|FZFS/iu

const near = (value: number, wanted: number): boolean => Math.abs(value - wanted) <= TOLERANCE_MM

/** L1, L2, L14 for one upright page: what is unknown is not told. */
export const lintPage = (facts: PageFacts): readonly PageFinding[] => {
  const { widthMm, heightMm, marginsMm, linesPerPage, charactersPerLine, bodyFont, bodySizePt, pageNumber } = facts
  const found: PageFinding[] = []
  if (!near(widthMm, OFFICIAL_PAGE.widthMm) || !near(heightMm, OFFICIAL_PAGE.heightMm)) {
    found.push({ code: 'pageSize', detail: `${widthMm.toFixed(0)} mm × ${heightMm.toFixed(0)} mm` })
  }
  if (SIDES.some((side) => !near(marginsMm[side], OFFICIAL_PAGE.marginsMm[side]))) {
    found.push({ code: 'pageMargins', detail: SIDES.map((side) => marginsMm[side].toFixed(0)).join('/') })
  }
  const lines = linesPerPage ?? OFFICIAL_PAGE.linesPerPage
  const characters = charactersPerLine ?? OFFICIAL_PAGE.charactersPerLine
  if (lines !== OFFICIAL_PAGE.linesPerPage || characters !== OFFICIAL_PAGE.charactersPerLine) {
    found.push({ code: 'pageGrid', detail: `${String(lines)} × ${String(characters)}` })
  }
  const font = bodyFont === undefined || FANGSONG.test(bodyFont)
  const size = bodySizePt === undefined || bodySizePt === OFFICIAL_PAGE.bodySizePt
  if (!font || !size) {
    found.push({ code: 'bodyFont', detail: [bodyFont, bodySizePt].filter((one) => one !== undefined).join(' ') })
  }
  if (pageNumber !== undefined && !/^[—–－-]\s*1\s*[—–－-]$/u.test(pageNumber.trim())) {
    found.push({ code: 'pageNumber', detail: pageNumber.trim() })
  }
  return found
}
