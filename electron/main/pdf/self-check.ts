import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFContext,
  type PDFObject,
  type PDFPage,
} from 'pdf-lib'
import type { OfficialDocument } from '#shared/domain/text/document.ts'
import { readShownText, readToUnicode } from './content-reader.ts'

/** What a finished file must say. */
export interface PdfExpectation {
  readonly document: OfficialDocument
  /** As it was given to the renderer. */
  readonly documentNumber?: string | undefined
  /** Where it is on record, as in a manifest. */
  readonly pages?: number | undefined
}

export type SelfCheckProblem =
  | 'file.unreadable'
  | 'text.differs' // the tagged text is not the approved text, element by element
  | 'text.untagged' // text that is neither in the structure nor a page number
  | 'page.count'
  | 'page.number'
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
const textOf = (stream: PDFObject | undefined): string =>
  stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''

interface PageText {
  /** By marked content identifier. */
  readonly marked: ReadonlyMap<number, string>
  readonly artifacts: string
  readonly untagged: string
}

const fontsOf = (page: PDFPage): PDFDict | undefined => page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)

const readPage = (page: PDFPage): PageText => {
  const maps = new Map<string, ReadonlyMap<number, string>>()
  for (const [key] of fontsOf(page)?.entries() ?? []) {
    const font = fontsOf(page)?.lookupMaybe(key, PDFDict)
    maps.set(key.decodeText(), readToUnicode(textOf(font?.lookup(name('ToUnicode')))))
  }
  const marked = new Map<number, string>()
  let artifacts = ''
  let untagged = ''
  for (const { font, codes, mcid, artifact } of readShownText(textOf(page.node.Contents()))) {
    // A code without a character shows in the comparison as U+FFFD, which no approved text holds there.
    const text = codes.map((code) => maps.get(font)?.get(code) ?? '\ufffd').join('')
    if (artifact) artifacts += text
    else if (mcid === null) untagged += text
    else marked.set(mcid, (marked.get(mcid) ?? '') + text)
  }
  return { marked, artifacts, untagged }
}

/** The text of each structure element, in the order of the tree, put together from the marked content it names. */
const structureText = (document: PDFDocument, pages: readonly PageText[]): readonly string[] => {
  const pageIndex = new Map(document.getPages().map((page, index) => [page.ref.toString(), index]))
  const root = document.catalog.lookupMaybe(name('StructTreeRoot'), PDFDict)
  const elements = root?.lookupMaybe(name('K'), PDFDict)?.lookupMaybe(name('K'), PDFArray)
  return (elements?.asArray() ?? []).map((_, at) => {
    const content = elements?.lookupMaybe(at, PDFDict)?.lookupMaybe(name('K'), PDFArray)
    return (content?.asArray() ?? [])
      .map((_entry, index) => {
        const mark = content?.lookupMaybe(index, PDFDict)
        const page = pages[pageIndex.get(String(mark?.get(name('Pg')))) ?? -1]
        return page?.marked.get(mark?.lookupMaybe(name('MCID'), PDFNumber)?.asNumber() ?? -1) ?? '\ufffd'
      })
      .join('')
  })
}

const fontProblems = (page: PDFPage): readonly SelfCheckProblem[] => {
  const problems: SelfCheckProblem[] = []
  for (const [key] of fontsOf(page)?.entries() ?? []) {
    const font = fontsOf(page)?.lookupMaybe(key, PDFDict)
    const descendant = font?.lookupMaybe(name('DescendantFonts'), PDFArray)?.lookupMaybe(0, PDFDict)
    const descriptor = descendant?.lookupMaybe(name('FontDescriptor'), PDFDict)
    if (textOf(descriptor?.lookup(name('FontFile2'))) === '') problems.push('font.notEmbedded')
    if (readToUnicode(textOf(font?.lookup(name('ToUnicode')))).size === 0) problems.push('font.noUnicode')
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

const problemsOf = (document: PDFDocument, expected: PdfExpectation): readonly SelfCheckProblem[] => {
  const pdfPages = document.getPages()
  const pages = pdfPages.map(readPage)
  const { title, blocks } = expected.document
  const number = expected.documentNumber === undefined ? [] : [expected.documentNumber]
  const wanted = [title, ...number, ...blocks.map((block) => block.text)]
  const found = structureText(document, pages)
  const problems: SelfCheckProblem[] = []
  if (found.length !== wanted.length || found.some((text, index) => text !== wanted[index]))
    problems.push('text.differs')
  if (pages.some((page) => page.untagged !== '')) problems.push('text.untagged')
  if (expected.pages !== undefined && pages.length !== expected.pages) problems.push('page.count')
  if (pages.some((page, index) => page.artifacts !== `\u2014 ${index + 1} \u2014`)) problems.push('page.number')
  problems.push(...pdfPages.flatMap(fontProblems))
  if (hasActiveContent(document.context)) problems.push('content.active')
  if (!hasArchiveIdentity(document)) problems.push('archive.identity')
  return [...new Set(problems)]
}

/**
 * Reads a finished file back and compares it with what was approved: every character through its font's own ToUnicode
 * map, in the order of the structure tree; fonts embedded; nothing active; marked as PDF/A-3. Also good for the signed
 * file. Returns what is wrong, nothing when all holds; a file that cannot be read is `file.unreadable`, not a throw.
 */
export const checkPdf = async (bytes: Uint8Array, expected: PdfExpectation): Promise<readonly SelfCheckProblem[]> => {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })
    return problemsOf(document, expected)
  } catch {
    // Whatever the reader stumbles over, the verdict is the same: this file is not the one that was meant.
    return ['file.unreadable']
  }
}
