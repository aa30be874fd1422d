import { AnnotationMode } from 'unpdf/pdfjs'
import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList } from '../finding.ts'
import { ImportStop } from '../refusal.ts'
import { GlyphReader, type PlacedGlyph } from './glyphs.ts'
import { linesOfPage, withoutRadicals, type PageLine } from './lines.ts'
import type { OpenPdf } from './open-pdf.ts'

const MAX_PAGES = 500
/** Looked at between pages: beyond it nobody waits. */
const MAX_MS = 20_000

export interface ReadPages {
  readonly lines: readonly PageLine[]
  readonly heights: readonly number[]
}

const textOf = (glyphs: readonly PlacedGlyph[]): string =>
  linesOfPage(glyphs, 0)
    .map(({ text }) => withoutRadicals(text))
    .join('\n')

/** Sorts what a page draws: lines that are seen; what is not seen or stands aslant is scanned and counted. */
const sortGlyphs = (glyphs: readonly PlacedGlyph[], findings: FindingList, hidden: HiddenText) => {
  const unseen = glyphs.filter((glyph) => glyph.unseen)
  const slanted = glyphs.filter((glyph) => !glyph.unseen && glyph.slanted)
  if (unseen.length > 0) findings.add('import.hiddenText')
  if (slanted.length > 0) findings.add('import.graphics')
  if (glyphs.some((glyph) => glyph.white && !glyph.unseen)) findings.add('import.faintText')
  hidden.add(textOf(unseen), 'import.hiddenText')
  hidden.add(slanted.map(({ text }) => text).join(''))
  return glyphs.filter((glyph) => !glyph.unseen && !glyph.slanted)
}

/**
 * The lines of all pages. @throws ImportStop import.tooLarge for too many pages, import.takesTooLong when the time is up,
 * import.corrupt for a page that cannot be read.
 */
export const readPages = async (pdf: OpenPdf, findings: FindingList, hidden: HiddenText): Promise<ReadPages> => {
  if (pdf.numPages > MAX_PAGES) throw new ImportStop('import.tooLarge', { pages: pdf.numPages, limitPages: MAX_PAGES })
  const started = performance.now()
  const layers = await pdf.getOptionalContentConfig().catch(() => null)
  const lines: PageLine[] = []
  const heights: number[] = []
  for (let index = 0; index < pdf.numPages; index++) {
    if (performance.now() - started > MAX_MS) throw new ImportStop('import.takesTooLong')
    const page = await pdf.getPage(index + 1).catch(() => null)
    const drawn = await page?.getOperatorList({ annotationMode: AnnotationMode.DISABLE }).catch(() => null)
    if (page === null || drawn == null) throw new ImportStop('import.corrupt', { part: `page ${String(index + 1)}` })
    const view = page.getViewport({ scale: 1 })
    // The library checks the group that it is given; a file may name anything.
    const reader = new GlyphReader(
      view,
      (layer) => layers?.isVisible(layer as Parameters<typeof layers.isVisible>[0]) === false,
    )
    reader.read(drawn)
    findings.add('import.symbolReplaced', reader.unknown)
    heights.push(view.height)
    for (const line of linesOfPage(sortGlyphs(reader.glyphs, findings, hidden), index)) {
      const text = withoutRadicals(line.text)
      if (text !== line.text) findings.add('import.symbolReplaced')
      lines.push({ ...line, text })
    }
    page.cleanup()
  }
  return { lines, heights }
}
