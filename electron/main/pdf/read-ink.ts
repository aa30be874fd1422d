import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFPage } from 'pdf-lib'
import type { InkMark } from '#shared/domain/layout/ink.ts'
import type { ShownContent, ShownText } from './content-reader.ts'
import { readGlyphInk, type GlyphInk } from './glyph-ink.ts'
import { bytesOfStream } from './stream-bytes.ts'

const name = (value: string): PDFName => PDFName.of(value)

/** A font of the file as it draws: widths in thousandths of its size, and whether a code leaves ink. */
interface DrawnFont {
  readonly widthOf: (code: number) => number
  readonly hasInk: (code: number) => boolean
  /** Its outlines lie in the file (ISO 32000-1, 9.9: FontFile2). */
  readonly isEmbedded: boolean
}

/** Fonts are shared by all pages of a file and read once. */
export type FontsRead = Map<PDFDict, DrawnFont>

/** W of ISO 32000-1, 9.7.4.3: `first [w w w]` and `first last w`. */
const widthsIn = (descendant: PDFDict): ReadonlyMap<number, number> => {
  const widths = new Map<number, number>()
  const items = descendant.lookupMaybe(name('W'), PDFArray)
  for (let at = 0; items !== undefined && at + 1 < items.size();) {
    const first = items.lookup(at, PDFNumber).asNumber()
    const next = items.lookup(at + 1)
    if (next instanceof PDFArray) {
      for (let index = 0; index < next.size(); index += 1) {
        widths.set(first + index, next.lookup(index, PDFNumber).asNumber())
      }
      at += 2
    } else {
      const last = items.lookup(at + 1, PDFNumber).asNumber()
      const width = items.lookup(at + 2, PDFNumber).asNumber()
      for (let code = first; code <= last && code <= 0xffff; code += 1) widths.set(code, width)
      at += 3
    }
  }
  return widths
}

const readFont = (font: PDFDict): DrawnFont => {
  const descendant = font.lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict)
  const widths = widthsIn(descendant)
  const standard = descendant.lookupMaybe(name('DW'), PDFNumber)?.asNumber() ?? 1000
  const glyphs = bytesOfStream(descendant.lookup(name('CIDToGIDMap')))
  const face = bytesOfStream(descendant.lookupMaybe(name('FontDescriptor'), PDFDict)?.lookup(name('FontFile2')))
  const outlines: GlyphInk = readGlyphInk(face)
  const glyphOf = (code: number): number => ((glyphs[code * 2] ?? 0) << 8) | (glyphs[code * 2 + 1] ?? 0)
  return {
    widthOf: (code) => widths.get(code) ?? standard,
    hasInk: (code) => outlines.hasInk(glyphOf(code)),
    isEmbedded: face.length > 0,
  }
}

/** The fonts of a page by their resource names, read once for all pages. @throws on one that is not of our kind. */
export const drawnFonts = (page: PDFPage, read: FontsRead): ReadonlyMap<string, DrawnFont> => {
  const fonts = new Map<string, DrawnFont>()
  const own = page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)
  for (const key of own?.keys() ?? []) {
    const font = own?.lookup(key, PDFDict)
    if (font === undefined) continue
    const drawn = read.get(font) ?? readFont(font)
    read.set(font, drawn)
    fonts.set(key.decodeText(), drawn)
  }
  return fonts
}

const advanceOf = ({ codes, size, spacing }: ShownText, font: DrawnFont): number =>
  codes.reduce((sum, code) => sum + (font.widthOf(code) / 1000) * size + spacing, 0)

/** The marks that a page of the file bears, in the order of drawing. */
export const inkOf = (page: PDFPage, { texts, boxes, pictures }: ShownContent, read: FontsRead): readonly InkMark[] => {
  const fonts = drawnFonts(page, read)
  const place = ({ x, y, width, height }: Pick<InkMark, 'x' | 'y' | 'width' | 'height'>) => ({ x, y, width, height })
  return [
    ...boxes.map((box): InkMark => ({ kind: 'rule', ...place(box), turn: 0, colour: box.colour })),
    ...pictures
      .filter(({ artifact }) => !artifact)
      .map((one): InkMark => ({ kind: 'picture', ...place(one), turn: 0, colour: null })),
    ...texts.map((text): InkMark => {
      const font = fonts.get(text.font)
      const width = font === undefined ? Number.NaN : advanceOf(text, font)
      return { kind: 'text', x: text.x, y: text.y, width, height: text.size, turn: text.turn, colour: text.colour }
    }),
    ...pictures
      .filter(({ artifact }) => artifact)
      .map((one): InkMark => ({ kind: 'seal', ...place(one), turn: 0, colour: null })),
  ]
}

/** A twentieth of a point: the thickness of a hair line, and fifty times what writing rounds. */
const TOLERANCE_PT = 0.05
const near = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE_PT

/** Each mark of the page is where it was set, as large, in its colour, and there is no other. */
export const isSameInk = (found: readonly InkMark[], expected: readonly InkMark[]): boolean =>
  found.length === expected.length &&
  found.every((mark, index) => {
    const wanted = expected[index]
    return (
      wanted?.kind === mark.kind &&
      wanted.colour === mark.colour &&
      wanted.turn === mark.turn &&
      near(wanted.x, mark.x) &&
      near(wanted.y, mark.y) &&
      near(wanted.width, mark.width) &&
      near(wanted.height, mark.height)
    )
  })

/** Characters that are drawn by leaving room. */
const BLANK = /^[\s\u3000\u200b-\u200d\u2060\ufeff]*$/u

/** Every character that is no space has an outline in the font that the file carries: words that leave no ink are not there. */
export const hasInkForAll = (
  page: PDFPage,
  { texts }: ShownContent,
  characterOf: (font: string, code: number) => string,
  read: FontsRead,
): boolean => {
  const fonts = drawnFonts(page, read)
  return texts.every(({ font, codes, colour }) => {
    const drawn = fonts.get(font)
    if (drawn === undefined || colour === null) return false
    return codes.every((code) => drawn.hasInk(code) || BLANK.test(characterOf(font, code)))
  })
}
