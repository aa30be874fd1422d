import type { PlacedGlyph } from './glyphs.ts'

/** One line of a page, from left to right. */
export interface PageLine {
  readonly page: number
  readonly text: string
  readonly left: number
  readonly right: number
  /** The baseline, from the top of the page. */
  readonly y: number
  readonly size: number
}

const HAN = /\p{Script=Han}|[\u3000-\u303f\uff00-\uffef]/u
/** Gaps as parts of the character's size: letters, words and columns apart. */
const WORD_GAP = 0.2
const COLUMN_GAP = 1.5
/** Bold is sometimes made by drawing a character twice, a hair aside. */
const SAME_PLACE = 0.15
/** A note's mark stands a little above its line. */
const SAME_LINE = 0.45

/** Kangxi radicals (U+2F00) stand in many fonts' maps for the very characters that look like them. */
export const withoutRadicals = (text: string): string =>
  text.replace(/[\u2f00-\u2fd5]/gu, (radical) => radical.normalize('NFKC'))

/** Behind its number an item is indented by a gap that is not a column. */
const AFTER_LABEL = /^((?:[（(]?[\d一二三四五六七八九十百]{1,5}[）)、.．]|[•·●◆▪]))[\t ]+/u

const textOfLine = (glyphs: readonly PlacedGlyph[]): string => {
  let text = ''
  let last: PlacedGlyph | undefined
  for (const glyph of glyphs) {
    if (last !== undefined) {
      const size = Math.max(glyph.size, last.size)
      if (glyph.text === last.text && Math.abs(glyph.x - last.x) < SAME_PLACE * size) continue
      const gap = (glyph.x - last.x - last.width) / size
      if (gap > COLUMN_GAP) text += '\t'
      else if (gap > WORD_GAP && !(HAN.test(last.text) || HAN.test(glyph.text))) text += ' '
    }
    text += glyph.text
    last = glyph
  }
  return text.replace(AFTER_LABEL, '$1')
}

/** The glyphs of a page as lines from top to bottom: what stands on one baseline is one line. */
export const linesOfPage = (glyphs: readonly PlacedGlyph[], page: number): PageLine[] => {
  const rows: PlacedGlyph[][] = []
  for (const glyph of [...glyphs].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    const first = row?.[0]
    const isSame = first !== undefined && Math.abs(glyph.y - first.y) <= SAME_LINE * Math.max(first.size, glyph.size)
    if (row !== undefined && isSame) row.push(glyph)
    else rows.push([glyph])
  }
  return rows.map((row) => {
    row.sort((a, b) => a.x - b.x)
    const largest = row.reduce((most, { size }) => Math.max(most, size), 0)
    return {
      page,
      text: textOfLine(row),
      left: row[0]?.x ?? 0,
      right: row.reduce((most, { x, width }) => Math.max(most, x + width), 0),
      y: row.find(({ size }) => size === largest)?.y ?? 0,
      size: largest,
    }
  })
}
