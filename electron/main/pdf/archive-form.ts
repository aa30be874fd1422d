import { PDFArray, PDFDict, PDFName, PDFRawStream, type PDFContext, type PDFDocument, type PDFObject } from 'pdf-lib'
import { name, textOf } from './read-page.ts'

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

const ACTION_TYPE = name('S')

const isActive = (object: PDFObject): boolean => {
  if (object instanceof PDFRawStream) return isActive(object.dict)
  if (object instanceof PDFArray) return object.asArray().some(isActive)
  if (!(object instanceof PDFDict)) return false
  if (ACTIVE_KEYS.some((key) => object.has(key))) return true
  const type = object.get(ACTION_TYPE)
  if (type instanceof PDFName && ACTIVE_TYPES.has(type)) return true
  return object.values().some(isActive)
}

/** Anything that runs, opens, plays or asks, or that is encrypted. */
export const hasActiveContent = (context: PDFContext): boolean =>
  context.trailerInfo.Encrypt !== undefined || context.enumerateIndirectObjects().some(([, object]) => isActive(object))

/** What a PDF/A-3 file says of itself: part, output intent, identifier, language, tagging. */
export const hasArchiveIdentity = ({ catalog, context }: PDFDocument): boolean => {
  const xmp = textOf(catalog.lookup(name('Metadata')))
  return (
    /<pdfaid:part>3<\/pdfaid:part>/.test(xmp) &&
    (catalog.lookupMaybe(name('OutputIntents'), PDFArray)?.size() ?? 0) > 0 &&
    context.trailerInfo.ID !== undefined &&
    catalog.has(name('Lang')) &&
    catalog.has(name('MarkInfo'))
  )
}
