import { AFRelationship, PDFDocument, PDFHexString, PDFName, type PDFRef } from 'pdf-lib'
import type { Layout, TextRun } from '#shared/domain/layout/model.ts'
import { embedFace, type EmbeddedFace } from './embed-face.ts'
import type { Face, FontSet } from './fonts.ts'
import { writeOutline, writeStructure, type MarkedContent } from './structure.ts'

export interface PdfAttachment {
  /** ASCII, as the F entry of a file specification wants it. */
  readonly name: string
  readonly bytes: Uint8Array
  readonly mimeType: string
}

export interface PdfInput {
  readonly layout: Layout
  readonly fonts: FontSet
  readonly title: string
  readonly author: string
  readonly keywords: readonly string[]
  /** Creation and modification date of the file and its attachments. */
  readonly date: Date
  /** 16 bytes, hex: the file identifier (ISO 32000-1, 14.4). */
  readonly fileId: string
  readonly attachments: readonly PdfAttachment[]
}

const PRODUCER = 'Mingjian'
/** A thousandth of a point: below anything that prints, and no exponent notation. */
const num = (value: number): string => String(Number(value.toFixed(3)))

/** The faces that the runs use, each once, with a short resource name. */
const embedFaces = async (
  document: PDFDocument,
  layout: Layout,
  fonts: FontSet,
): Promise<ReadonlyMap<string, { readonly name: string; readonly embedded: EmbeddedFace }>> => {
  const used = new Map<string, { readonly face: Face; readonly characters: Set<string> }>()
  for (const run of layout.runs) {
    const face = fonts.faceOf(run.face)
    const entry = used.get(face.file) ?? { face, characters: new Set<string>() }
    used.set(face.file, entry)
    for (const character of run.text) entry.characters.add(character)
  }
  const embedded = new Map<string, { readonly name: string; readonly embedded: EmbeddedFace }>()
  for (const [file, { face, characters }] of used) {
    const name = `F${embedded.size}`
    embedded.set(file, { name, embedded: await embedFace(document.context, face, characters) })
  }
  return embedded
}

const drawRun = (run: TextRun, fontName: string, encoded: string): string =>
  `BT /${fontName} ${num(run.size)} Tf ${num(run.characterSpacing)} Tc ` +
  `1 0 0 1 ${num(run.x)} ${num(run.y)} Tm ${encoded} Tj ET`

/**
 * Writes a layout as a tagged PDF/A-3b (ISO 19005-3): subset fonts, structure tree, bookmarks, language, output intent
 * and XMP, with a classic cross-reference table, so that a signature can follow as an incremental update.
 * Deterministic: equal input gives equal bytes, in Node and in Electron.
 */
export const writePdf = async (input: PdfInput): Promise<Uint8Array> => {
  const { layout, fonts } = input
  const { profile } = layout
  const document = await PDFDocument.create({ updateMetadata: false })
  const { context, catalog } = document
  document.setTitle(input.title, { showInWindowTitleBar: true })
  document.setAuthor(input.author)
  document.setKeywords([...input.keywords])
  document.setCreator(PRODUCER)
  document.setProducer(PRODUCER)
  document.setCreationDate(input.date)
  document.setModificationDate(input.date)
  document.setLanguage('zh-CN')
  const fileId = PDFHexString.of(input.fileId)
  context.trailerInfo.ID = context.obj([fileId, fileId])

  const faces = await embedFaces(document, layout, fonts)
  const tagOf = new Map(layout.structure.flatMap(({ tag, runs }) => runs.map((run) => [run, tag] as const)))
  const marks = new Map<number, MarkedContent>()
  const contents: string[][] = layout.pages.map(() => [])
  const mcids = contents.map(() => 0)
  for (const [index, run] of layout.runs.entries()) {
    const face = faces.get(fonts.faceOf(run.face).file)
    const content = contents[run.page - 1]
    if (face === undefined || content === undefined) throw new Error('every run has its face and its page')
    const tag = tagOf.get(index)
    const mcid = mcids[run.page - 1] ?? 0
    if (tag === undefined) content.push('/Artifact <</Type /Pagination /Subtype /Footer>> BDC')
    else {
      content.push(`/${tag} <</MCID ${mcid}>> BDC`)
      marks.set(index, { page: run.page, mcid })
      mcids[run.page - 1] = mcid + 1
    }
    content.push(drawRun(run, face.name, face.embedded.encode(run.text)), 'EMC')
  }

  const fontResources = context.register(
    context.obj(Object.fromEntries([...faces.values()].map(({ name, embedded }) => [name, embedded.ref]))),
  )
  const pageRefs = contents.map((content, index): PDFRef => {
    const { width, height } = layout.pages[index] ?? profile
    const page = document.addPage([width, height])
    page.node.set(PDFName.of('Resources'), context.obj({ Font: fontResources }))
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(content.join('\n'))))
    page.node.set(PDFName.of('StructParents'), context.obj(index))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    return page.ref
  })
  writeStructure(context, catalog, layout, pageRefs, marks)
  writeOutline(context, catalog, layout, pageRefs)
  for (const { name, bytes, mimeType } of input.attachments) {
    await document.attach(bytes, name, {
      mimeType,
      creationDate: input.date,
      modificationDate: input.date,
      afRelationship: AFRelationship.Data,
    })
  }
  document.convertToPDFA({ conformance: '3B' })
  return document.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false })
}
