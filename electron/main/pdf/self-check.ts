import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import { mm } from '#shared/domain/layout/model.ts'
import { readContent, readToUnicode, type ShownContent } from './content-reader.ts'
import { flatPixels } from './embed-picture.ts'
import { expectedTexts, saysExactly, shownDocument, tableHeads, type PdfExpectation } from './expected-text.ts'
import { isPngSeal, pressesOf } from './seal.ts'
import { readVectorSeal } from './vector-seal.ts'
import { drawnFonts, hasInkForAll, inkOf, isSameInk, type FontsRead } from './read-ink.ts'
import { readStructure } from './read-structure.ts'
import { bytesOfStream } from './stream-bytes.ts'

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

const name = (value: string): PDFName => PDFName.of(value)
const textOf = (stream: PDFObject | undefined): string => Buffer.from(bytesOfStream(stream)).toString('latin1')

interface PageText {
  /** By marked content identifier. */
  readonly marked: ReadonlyMap<number, string>
  readonly pageNumber: string
  /** Heads of tables that are repeated. */
  readonly repeated: string
  readonly untagged: string
  readonly content: ShownContent
  /** All of its text begins on the sheet. */
  readonly onSheet: boolean
  /** The character of a code in one of its fonts. */
  readonly characterOf: (font: string, code: number) => string
}

const fontsOf = (page: PDFPage): PDFDict | undefined => page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)

/** What would show a part of the sheet, turned or in another size (ISO 32000-1, table 30). */
const ELSEWHERE = ['CropBox', 'Rotate', 'UserUnit'].map(name)

const isOnSheet = (page: PDFPage, { texts }: ShownContent): boolean =>
  ELSEWHERE.every((key) => page.node.getInheritableAttribute(key) === undefined) &&
  texts.every(({ x, y }) => x >= 0 && y >= 0 && x < page.getWidth() && y < page.getHeight())

/** Character maps of a file's fonts, which all pages share: each is read once. */
type MapsRead = Map<PDFDict, ReadonlyMap<number, string>>

const readPage = (page: PDFPage, read: MapsRead): PageText => {
  const maps = new Map<string, ReadonlyMap<number, string>>()
  for (const key of fontsOf(page)?.keys() ?? []) {
    const font = fontsOf(page)?.lookupMaybe(key, PDFDict)
    if (font === undefined) continue
    const map = read.get(font) ?? readToUnicode(textOf(font.lookup(name('ToUnicode'))))
    read.set(font, map)
    maps.set(key.decodeText(), map)
  }
  // A code without a character shows in the comparison as U+FFFD, which no approved text holds there.
  const characterOf = (font: string, code: number): string => maps.get(font)?.get(code) ?? '\ufffd'
  const marked = new Map<number, string>()
  const artifacts = { Footer: '', Header: '' }
  let untagged = ''
  const content = readContent(textOf(page.node.Contents()))
  for (const { font, codes, mcid, artifact, subtype } of content.texts) {
    const text = codes.map((code) => characterOf(font, code)).join('')
    if (artifact && (subtype === 'Footer' || subtype === 'Header')) artifacts[subtype] += text
    else if (mcid === null) untagged += text
    else marked.set(mcid, (marked.get(mcid) ?? '') + text)
  }
  return {
    marked,
    pageNumber: artifacts.Footer,
    repeated: artifacts.Header,
    untagged,
    content,
    onSheet: isOnSheet(page, content),
    characterOf,
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

const imageOf = (page: PDFPage, key: string): PDFRawStream | null => {
  const image = page.node.Resources()?.lookupMaybe(name('XObject'), PDFDict)?.lookup(name(key))
  return image instanceof PDFRawStream && image.dict.get(name('Subtype')) === name('Image') ? image : null
}

const isPicture = async (image: PDFRawStream, format: 'png' | 'jpeg', bytes: Uint8Array): Promise<boolean> => {
  if (image.dict.has(name('SMask')) || image.dict.has(name('Mask'))) return false
  if (format === 'jpeg') return Buffer.compare(image.getContents(), bytes) === 0
  return Buffer.compare(decodePDFRawStream(image).decode(), (await flatPixels(bytes)).rgb) === 0
}

const structured = ({ pictures }: ShownContent): ShownContent['pictures'] =>
  pictures.filter(({ artifact }) => !artifact)

/** The very pixels of the approved image, or the very shapes: read from it once more. */
const isSeal = async (page: PDFPage, key: string, image: Uint8Array): Promise<boolean> => {
  if (isPngSeal(image)) {
    const picture = imageOf(page, key)
    return picture !== null && (await isPicture(picture, 'png', image))
  }
  const form = page.node.Resources()?.lookupMaybe(name('XObject'), PDFDict)?.lookup(name(key))
  const drawing = readVectorSeal(image)
  if (!(form instanceof PDFRawStream) || typeof drawing === 'string') return false
  // Nothing but shapes: no resources, so nothing that they could call.
  const isForm = form.dict.get(name('Subtype')) === name('Form') && !form.dict.has(name('Resources'))
  const box = form.dict.lookupMaybe(name('BBox'), PDFArray)?.asArray().map(String).join(' ')
  return isForm && box === '0 0 1 1' && !form.dict.has(name('Matrix')) && textOf(form) === drawing.operators
}

/** The approved seal, as often as its holder signs, and nothing else is laid over the words. */
const hasSeals = async (
  document: PDFDocument,
  pages: readonly PageText[],
  { document: text, seal, sealUnknown }: PdfExpectation,
): Promise<boolean> => {
  const pressed = pages.flatMap(({ content }, page) =>
    content.pictures.filter(({ artifact }) => artifact).map((picture) => ({ page, ...picture })),
  )
  if (sealUnknown === true) return pressed.length <= text.signatories.length
  if (pressed.length !== (seal === undefined ? 0 : pressesOf(text, seal))) return false
  for (const { page, name: key } of pressed) {
    if (seal === undefined || !(await isSeal(document.getPage(page), key, seal.image))) return false
  }
  return true
}

/** The pictures that the structure names are the document's, in order, and no other is drawn. */
const hasPictures = async (
  document: PDFDocument,
  pages: readonly PageText[],
  figures: readonly string[],
  expected: PdfExpectation,
): Promise<boolean> => {
  const wanted = imagesOf(expected.document)
  const drawn = new Map<string, { readonly page: number; readonly name: string }>(
    pages.flatMap(({ content }, page) =>
      structured(content).map((picture) => [`${String(page)} ${String(picture.mcid)}`, { page, ...picture }] as const),
    ),
  )
  const count = pages.reduce((sum, { content }) => sum + structured(content).length, 0)
  if (figures.length !== wanted.length || drawn.size !== wanted.length || count !== wanted.length) return false
  for (const [index, { sha256, format }] of wanted.entries()) {
    const place = drawn.get(figures[index] ?? '')
    const image = place === undefined ? null : imageOf(document.getPage(place.page), place.name)
    const bytes = expected.pictures?.get(sha256)
    if (image === null) return false
    if (bytes !== undefined && !(await isPicture(image, format, bytes))) return false
  }
  return true
}

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

/** Keys and action types that make a file do something (ISO 19005-3, 6.5.1 and 6.6.1), wherever they stand. */
const ACTIVE_KEYS = ['JS', 'JavaScript', 'AA', 'OpenAction', 'XFA', 'RichMediaContent', 'Encrypt'].map(name)
const ACTIVE_TYPES = new Set(
  [
    'JavaScript',
    'Launch',
    'URI',
    'SubmitForm',
    'ImportData',
    'ResetForm',
    'GoToR',
    'GoToE',
    'Movie',
    'Sound',
    'Rendition',
  ].map((type) => name(type)),
)

const isActive = (object: PDFObject): boolean => {
  if (object instanceof PDFRawStream) return isActive(object.dict)
  if (object instanceof PDFArray) return object.asArray().some(isActive)
  if (!(object instanceof PDFDict)) return false
  if (ACTIVE_KEYS.some((key) => object.has(key))) return true
  const type = object.get(name('S'))
  if (type instanceof PDFName && ACTIVE_TYPES.has(type)) return true
  return object.values().some(isActive)
}

const hasActiveContent = (context: PDFContext): boolean =>
  context.trailerInfo.Encrypt !== undefined || context.enumerateIndirectObjects().some(([, object]) => isActive(object))

const hasArchiveIdentity = ({ catalog, context }: PDFDocument): boolean => {
  const xmp = textOf(catalog.lookup(name('Metadata')))
  return (
    /<pdfaid:part>3<\/pdfaid:part>/.test(xmp) &&
    (catalog.lookupMaybe(name('OutputIntents'), PDFArray)?.size() ?? 0) > 0 &&
    context.trailerInfo.ID !== undefined &&
    catalog.has(name('Lang')) &&
    catalog.has(name('MarkInfo'))
  )
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
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    return await problemsOf(document, expected)
  } catch {
    // Whatever the reader stumbles over, the verdict is the same: this file is not the one that was meant.
    return ['file.unreadable']
  }
}
