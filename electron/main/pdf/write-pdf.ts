import { AFRelationship, PDFDocument, PDFHexString, PDFName, type PDFContext, type PDFRef } from 'pdf-lib'
import type { Layout, SealBox } from '#shared/domain/layout/model.ts'
import { embedFace, type EmbeddedFace } from './embed-face.ts'
import { embedPicture, PictureUnusable } from './embed-picture.ts'
import type { Face, FontSet } from './fonts.ts'
import { pageContents, SEAL } from './page-contents.ts'
import { isPngSeal } from './seal.ts'
import { readVectorSeal } from './vector-seal.ts'
import { writeOutline, writeStructure } from './structure.ts'

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
  /** The bytes of the layout's pictures by their hash. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** Pressed over the words, at these places. */
  readonly seal?: { readonly image: Uint8Array; readonly places: readonly SealBox[] } | undefined
}

const PRODUCER = 'Mingjian'
/** Names the seal where a picture that cannot be written is named. */
const SEAL_PICTURE = { sha256: 'seal', format: 'png' } as const

/** The seal in a square of one unit, as a picture lies: pixels, or shapes made anew. @throws PictureUnusable. */
const embedSeal = async (context: PDFContext, image: Uint8Array): Promise<PDFRef> => {
  if (isPngSeal(image)) return embedPicture(context, SEAL_PICTURE, image)
  const drawing = readVectorSeal(image)
  if (typeof drawing === 'string') throw new PictureUnusable(SEAL_PICTURE.sha256)
  const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }
  return context.register(context.flateStream(drawing.operators, form))
}

/** The faces that the runs use, each once, with a short resource name. */
const embedFaces = (
  document: PDFDocument,
  layout: Layout,
  fonts: FontSet,
): ReadonlyMap<string, { readonly name: string; readonly embedded: EmbeddedFace }> => {
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
    embedded.set(file, { name, embedded: embedFace(document.context, face, characters) })
  }
  return embedded
}

interface PictureResource {
  readonly name: string
  readonly ref: PDFRef
}

/** Every picture once, with a short resource name. */
const embedPictures = async (
  { context }: PDFDocument,
  { layout, pictures }: PdfInput,
): Promise<ReadonlyMap<string, PictureResource>> => {
  const embedded = new Map<string, PictureResource>()
  for (const picture of layout.pictures) {
    if (embedded.has(picture.sha256)) continue
    const bytes = pictures.get(picture.sha256)
    if (bytes === undefined) throw new Error('the bytes of every picture are given')
    const ref = await embedPicture(context, picture, bytes)
    embedded.set(picture.sha256, { name: `I${String(embedded.size)}`, ref })
  }
  return embedded
}

/**
 * Writes a layout as a tagged PDF/A-3b (ISO 19005-3): subset fonts, structure tree, bookmarks, language, output intent
 * and XMP, with a classic cross-reference table, so that a signature can follow as an incremental update.
 * Deterministic: equal input gives equal bytes, in Node and in Electron.
 * Throws `PictureUnusable` on a picture that cannot be written.
 */
export const writePdf = async (input: PdfInput): Promise<Uint8Array> => {
  const { layout, fonts } = input
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

  const faces = embedFaces(document, layout, fonts)
  const pictures = await embedPictures(document, input)
  const contents = pageContents(
    layout,
    (run) => {
      const face = faces.get(fonts.faceOf(run.face).file)
      if (face === undefined) throw new Error('every run has its face')
      return { font: face.name, encoded: face.embedded.encode(run.text) }
    },
    ({ sha256 }) => pictures.get(sha256)?.name ?? '',
    input.seal?.places,
  )
  const seal = input.seal === undefined ? null : await embedSeal(context, input.seal.image)
  const resources = context.register(
    context.obj({
      Font: Object.fromEntries([...faces.values()].map(({ name, embedded }) => [name, embedded.ref])),
      XObject:
        pictures.size === 0 && seal === null
          ? undefined
          : {
              ...Object.fromEntries([...pictures.values()].map(({ name, ref }) => [name, ref])),
              ...(seal === null ? {} : { [SEAL.name]: seal }),
            },
      ExtGState: seal === null ? undefined : { [SEAL.state]: context.obj({ Type: 'ExtGState', BM: 'Multiply' }) },
    }),
  )
  const pageRefs = layout.pages.map(({ width, height }, index): PDFRef => {
    const page = document.addPage([width, height])
    page.node.set(PDFName.of('Resources'), resources)
    page.node.set(PDFName.of('Contents'), context.register(context.flateStream(contents.streams[index] ?? '')))
    page.node.set(PDFName.of('StructParents'), context.obj(index))
    page.node.set(PDFName.of('Tabs'), PDFName.of('S'))
    return page.ref
  })
  writeStructure(context, catalog, layout, pageRefs, contents)
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
  return document.save({
    ...{ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false },
    // Nobody waits for a pause here; with them a file takes a fifth longer.
    objectsPerTick: Infinity,
  })
}
