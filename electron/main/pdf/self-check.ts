import { ParseSpeeds, PDFDict, PDFDocument, type PDFPage } from 'pdf-lib'
import { mm } from '#shared/domain/layout/model.ts'
import { hasActiveContent, hasArchiveIdentity } from './archive-form.ts'
import type { ShownContent } from './content-reader.ts'
import { hasPictures, hasSeals } from './drawn-pictures.ts'
import { expectedTexts, saysExactly, shownDocument, tableHeads, type PdfExpectation } from './expected-text.ts'
import { drawnFonts, hasInkForAll, inkOf, isSameInk, type FontsRead } from './read-ink.ts'
import { fontsOf, name, readPage, type MapsRead, type PageText } from './read-page.ts'
import { readStructure } from './read-structure.ts'

export type { PdfExpectation } from './expected-text.ts'

export type SelfCheckProblem =
  | 'file.unreadable'
  | 'text.differs' // the tagged text is not the approved text, element by element
  | 'text.untagged' // text that is neither in the structure nor page furniture
  | 'page.count'
  | 'page.number'
  | 'page.outside' // text that begins beyond the sheet, where nobody reads it
  | 'page.covered' // a filled area that is no thin line
  | 'ink.differs' // a page bears other marks than were set: elsewhere, larger, in another colour, fewer, more
  | 'ink.missing' // words that leave no ink: no outline in the font, or no colour that is seen
  | 'picture.differs' // other pictures than the approved ones, or fewer, or more
  | 'seal.differs' // another seal than the approved one, one too many or too few, or something else over the words
  | 'font.notEmbedded'
  | 'font.noUnicode'
  | 'content.active' // scripts, actions, forms, media, encryption
  | 'archive.identity' // PDF/A part 3, output intent, file identifier, language, tagging

/** A finished PDF that is not what was approved. A failed check is a failed release (G17). */
export class SelfCheckFault extends Error {
  readonly code = 'fault.selfCheckFailed'
  readonly problems: readonly SelfCheckProblem[]
  constructor(problems: readonly SelfCheckProblem[]) {
    super(`the written file failed its check: ${problems.join(', ')}`)
    this.problems = problems
  }
}

/** What stands on further pages of a table must be heads of tables of this document, whole. */
const isHeads = (text: string, heads: readonly string[]): boolean => {
  if (text === '') return true
  return heads.some((head) => head !== '' && text.startsWith(head) && isHeads(text.slice(head.length), heads))
}

/** Lines are at most this thick: a larger filled area could cover words. */
const MAX_LINE_PT = mm(1) + 0.01

const areLines = ({ boxes }: ShownContent): boolean =>
  boxes.every(({ width, height, artifact }) => artifact && Math.min(Math.abs(width), Math.abs(height)) <= MAX_LINE_PT)

const fontProblems = (page: PDFPage, read: FontsRead, maps: MapsRead): readonly SelfCheckProblem[] => {
  const problems: SelfCheckProblem[] = []
  const drawn = drawnFonts(page, read)
  for (const key of fontsOf(page)?.keys() ?? []) {
    const font = fontsOf(page)?.lookupMaybe(key, PDFDict)
    if (drawn.get(key.decodeText())?.isEmbedded !== true) problems.push('font.notEmbedded')
    if (font === undefined || (maps.get(font)?.size ?? 0) === 0) problems.push('font.noUnicode')
  }
  return problems
}

/** A seal is multiplied over the words; no state makes anything paler or hides it. */
const areMultiplied = (page: PDFPage): boolean => {
  const states = page.node.Resources()?.lookupMaybe(name('ExtGState'), PDFDict)
  return (states?.keys() ?? []).every((key) => {
    const state = states?.lookup(key, PDFDict)
    return state?.get(name('BM')) === name('Multiply') && state.keys().length === (state.has(name('Type')) ? 2 : 1)
  })
}

/** What the pages look like, apart from what they say (see read-ink.ts). */
const inkProblems = (
  pdfPages: readonly PDFPage[],
  pages: readonly PageText[],
  { ink }: PdfExpectation,
  read: FontsRead,
): readonly SelfCheckProblem[] => {
  const problems: SelfCheckProblem[] = []
  const shown = pdfPages.flatMap((page, index) => {
    const text = pages[index]
    return text === undefined ? [] : [{ page, text }]
  })
  if (!shown.every(({ page, text: { content, characterOf } }) => hasInkForAll(page, content, characterOf, read)))
    problems.push('ink.missing')
  const isAsSet = (): boolean =>
    ink === undefined ||
    (ink.length === shown.length &&
      shown.every(({ page, text }, index) => isSameInk(inkOf(page, text.content, read), ink[index] ?? [])))
  if (!pdfPages.every(areMultiplied) || !isAsSet()) problems.push('ink.differs')
  return problems
}

const problemsOf = async (document: PDFDocument, expected: PdfExpectation): Promise<readonly SelfCheckProblem[]> => {
  const pdfPages = document.getPages()
  const maps: MapsRead = new Map()
  const fonts: FontsRead = new Map()
  const pages = pdfPages.map((page) => readPage(page, maps))
  const shown = shownDocument(expected)
  const { texts, figures } = readStructure(
    document,
    pages.map(({ marked }) => marked),
  )
  const { appendix } = expected
  const said = texts.filter((text) => text !== '')
  const heads = [...tableHeads(shown), ...(appendix === undefined ? [] : tableHeads(appendix))]
  const annexed = appendix === undefined ? 0 : expectedTexts(appendix).length
  const isAnnexed = appendix === undefined || saysExactly(said.slice(said.length - annexed), appendix)
  // 信函首页不显示页码 (10.1).
  const silent = shown.form === 'letter' && shown.issuers.length > 0 ? 1 : 0
  const numberOf = (index: number): string => (index < silent ? '' : `\u2014 ${String(index + 1)} \u2014`)
  const problems: SelfCheckProblem[] = []
  if (!isAnnexed || !saysExactly(said.slice(0, said.length - annexed), shown)) problems.push('text.differs')
  if (pages.some(({ untagged, repeated }) => untagged !== '' || !isHeads(repeated, heads)))
    problems.push('text.untagged')
  if (expected.pages !== undefined && pages.length !== expected.pages) problems.push('page.count')
  if (pages.some(({ pageNumber }, index) => pageNumber !== numberOf(index))) problems.push('page.number')
  if (!pages.every(({ onSheet }) => onSheet)) problems.push('page.outside')
  if (!pages.every(({ content }) => areLines(content))) problems.push('page.covered')
  problems.push(...inkProblems(pdfPages, pages, expected, fonts))
  if (!(await hasPictures(document, pages, figures, expected))) problems.push('picture.differs')
  if (!(await hasSeals(document, pages, expected))) problems.push('seal.differs')
  problems.push(...pdfPages.flatMap((page) => fontProblems(page, fonts, maps)))
  if (hasActiveContent(document.context)) problems.push('content.active')
  if (!hasArchiveIdentity(document)) problems.push('archive.identity')
  return [...new Set(problems)]
}

/**
 * Reads a finished file back and compares it with what was approved: every character through its font's own ToUnicode
 * map, in the order of the structure tree; the pictures; nothing drawn over them; fonts embedded; nothing active; marked as PDF/A-3. Also good for the signed
 * file. Returns what is wrong, nothing when all holds; a file that cannot be read is `file.unreadable`, not a throw.
 */
export const checkPdf = async (bytes: Uint8Array, expected: PdfExpectation): Promise<readonly SelfCheckProblem[]> => {
  try {
    // Without the pauses of the reader: what follows is longer, and in one piece.
    const document = await PDFDocument.load(bytes, {
      ...{ updateMetadata: false, throwOnInvalidObject: true },
      parseSpeed: ParseSpeeds.Fastest,
    })
    return await problemsOf(document, expected)
  } catch {
    // Whatever the reader stumbles over, the verdict is the same: this file is not the one that was meant.
    return ['file.unreadable']
  }
}
