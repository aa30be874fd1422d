import { decodePDFRawStream, PDFArray, PDFDict, PDFRawStream, type PDFDocument, type PDFPage } from 'pdf-lib'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import type { ShownContent } from './content-reader.ts'
import { flatPixels } from './embed-picture.ts'
import type { PdfExpectation } from './expected-text.ts'
import { name, textOf, type PageText } from './read-page.ts'
import { isPngSeal, pressesOf } from './seal.ts'
import { readVectorSeal } from './vector-seal.ts'

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
export const hasSeals = async (
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
export const hasPictures = async (
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
