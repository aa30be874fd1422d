import type { HiddenText } from '../docx/hidden-text.ts'
import type { FindingList } from '../finding.ts'
import { textsInBytes } from '../texts-in-bytes.ts'
import { AnnotationMode, OPS } from 'unpdf/pdfjs'
import { GlyphReader } from './glyphs.ts'
import { linesOfPage } from './lines.ts'
import type { OpenPdf } from './open-pdf.ts'

/** Every text of a value as the library gives it, however deep; numbers and bytes are none. */
const textsIn = (value: unknown, depth = 0): readonly string[] => {
  if (typeof value === 'string') return value.trim() === '' ? [] : [value]
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 6) return []
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1))
}
const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined // any shape is read

/** Properties that every program writes and nobody is told by. */
const ORDINARY =
  /^(?:PDFFormatVersion|Language|EncryptFilterName|Is\w+|Creator|Producer|CreationDate|ModDate|Trapped|GTS_.*)$/u

const reportProperties = async (pdf: OpenPdf, findings: FindingList, hidden: HiddenText): Promise<void> => {
  hidden.of = 'import.properties'
  const found = await pdf.getMetadata().catch(() => null)
  for (const [name, value] of Object.entries(found?.info ?? {})) {
    for (const text of textsIn(value)) hidden.add(text)
    if (name === 'Author' && typeof value === 'string' && value.trim() !== '') findings.add('import.people', 1, value)
    else if (!ORDINARY.test(name) && textsIn(value).length > 0) findings.add('import.properties', 1, name)
  }
  const metadata: unknown = found?.metadata
  const author = textsIn(field(metadata, 'parsedData') ?? null)
  const raw = found?.metadata as { getRaw?: () => unknown } | null | undefined // typed as any map of names
  const xmp = raw?.getRaw?.()
  if (typeof xmp === 'string') {
    const creator = /<dc:creator>[^]{0,2000}?<rdf:li[^>]{0,100}>([^<]{1,200})/u.exec(xmp)?.[1]
    if (creator !== undefined) findings.add('import.people', 1, creator)
    hidden.add(xmp.replaceAll(/<[^<>]{0,2000}>/gu, '\n'))
  }
  for (const text of author) hidden.add(text)
}

const reportAnnotations = async (pdf: OpenPdf, findings: FindingList, hidden: HiddenText): Promise<void> => {
  for (let index = 1; index <= pdf.numPages; index++) {
    const page = await pdf.getPage(index)
    await wordsOfTree(page, hidden)
    await wordsOnTop(page, hidden)
    const annotations: readonly unknown[] = await page.getAnnotations().catch(() => [])
    for (const annotation of annotations) {
      const subtype = field(annotation, 'subtype')
      const url = field(annotation, 'url') ?? field(annotation, 'unsafeUrl')
      if (typeof url === 'string') findings.add('import.externalReference', 1, url.slice(0, 200))
      if (subtype === 'Widget') findings.add('import.formFields')
      else if (subtype !== 'Link' && subtype !== 'Popup') {
        const [author = ''] = textsIn(field(annotation, 'titleObj'))
        findings.add('import.annotations', 1, author === 'ltr' ? '' : author)
      }
      for (const name of [
        'contentsObj',
        'titleObj',
        'fieldName',
        'fieldValue',
        'alternativeText',
        'richText',
        'options',
        'textContent',
      ])
        for (const text of textsIn(field(annotation, name)))
          hidden.add(text, subtype === 'Widget' ? 'import.formFields' : 'import.annotations')
      if (typeof url === 'string') hidden.add(url, 'import.externalReference')
    }
  }
}

type Page = Awaited<ReturnType<OpenPdf['getPage']>>

/** The words of a structure tree: what a picture or a run of characters stands for. */
const wordsOfTree = async (page: Page, hidden: HiddenText): Promise<void> => {
  for (const text of textsIn(await page.getStructTree().catch(() => null), -20)) hidden.add(text)
}

/** What stamps, notes and filled fields show on the page: drawn by themselves, over the page's own words. */
const wordsOnTop = async (page: Page, hidden: HiddenText): Promise<void> => {
  const annotations: readonly unknown[] = await page.getAnnotations().catch(() => [])
  if (annotations.every((one) => field(one, 'subtype') === 'Link')) return
  const drawn = await page.getOperatorList({ annotationMode: AnnotationMode.ENABLE }).catch(() => null)
  const own: { readonly fnArray: number[]; readonly argsArray: unknown[] } = { fnArray: [], argsArray: [] }
  let depth = 0
  for (const [index, operator] of (drawn?.fnArray ?? []).entries()) {
    if (operator === OPS.beginAnnotation) depth += 1
    if (operator === OPS.endAnnotation) depth -= 1
    if (depth === 0) continue
    own.fnArray.push(operator)
    own.argsArray.push(drawn?.argsArray[index])
  }
  const reader = new GlyphReader(page.getViewport({ scale: 1 }), () => false)
  reader.read(own)
  for (const { text } of linesOfPage(reader.glyphs, 0)) hidden.add(text, 'import.annotations')
}

const reportLayers = async (pdf: OpenPdf, hidden: HiddenText): Promise<void> => {
  const layers = await pdf.getOptionalContentConfig().catch(() => null)
  for (const id of textsIn(layers?.getOrder()))
    for (const text of textsIn(field(layers?.getGroup(id), 'name'))) hidden.add(text)
}

const reportFiles = async (pdf: OpenPdf, findings: FindingList, hidden: HiddenText): Promise<void> => {
  const files = await pdf.getAttachments().catch(() => null)
  for (const [id, file] of files ?? []) {
    findings.add('import.embeddedObject', 1, file.filename)
    for (const text of textsIn(file)) hidden.add(text, 'import.embeddedObject')
    const content: unknown = await pdf.getAttachmentContent(id).catch(() => null)
    if (content instanceof Uint8Array)
      for (const text of textsInBytes(content)) hidden.add(text, 'import.embeddedObject')
  }
}

/** Reports what a PDF carries beside its pages, and hands its text to the scan: properties, notes, forms, files, scripts. */
export const reportBeside = async (pdf: OpenPdf, findings: FindingList, hidden: HiddenText): Promise<void> => {
  await reportProperties(pdf, findings, hidden)
  hidden.of = ''
  await reportAnnotations(pdf, findings, hidden)
  await reportFiles(pdf, findings, hidden)
  await reportLayers(pdf, hidden)
  const scripts: unknown = await pdf.getJSActions().catch(() => null)
  for (const text of textsIn(scripts)) {
    findings.add('import.scripts')
    hidden.add(text, 'import.scripts')
  }
  for (const text of textsIn(await pdf.getOutline().catch(() => null))) hidden.add(text)
}
