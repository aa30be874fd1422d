import { createHash } from 'node:crypto'
import { bodiesOf } from '#shared/domain/document/bodies.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { expectedInk, type InkMark } from '#shared/domain/layout/ink.ts'
import { layOutDocument, type LayoutRefusal } from '#shared/domain/layout/layout.ts'
import { GB_T_9704 } from '#shared/domain/layout/model.ts'
import type { PublicPart } from '#shared/domain/layout/public-version.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { PictureUnusable } from './embed-picture.ts'
import type { FontSet, FontUse } from './fonts.ts'
import { checkPdf, SelfCheckFault } from './self-check.ts'
import { pressedPlaces, pressesOf, type Seal } from './seal.ts'
import { writePdf, type PdfAttachment } from './write-pdf.ts'

export interface RenderInput {
  readonly document: OfficialDocument
  readonly issuer: string
  /** 发文字号 given at the release; the document's own otherwise. */
  readonly documentNumber?: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly releasedOn: string
  /** SHA-256 of the approved text, hex. */
  readonly contentHash: string
  readonly attachments?: readonly PdfAttachment[]
  /** The bytes of the document's pictures by their SHA-256, hex. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
  /** Parts that a version for the public leaves out. */
  readonly drop?: readonly PublicPart[]
  /** The caller signs the file and checks the signed one: the same check need not be made twice. */
  readonly checkedWhenSigned?: boolean
  /** Pressed on 署名 of its holder. Nobody else's 署名 gets one, and none that is not there. */
  readonly seal?: Seal
  /** Leaves room for seals on 署名 (7.3.5.1). */
  readonly sealed?: boolean
}

export type RenderRefusal = LayoutRefusal

export interface RenderedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly fonts: readonly FontUse[]
  /** What each page must bear, for the check of the signed file. */
  readonly ink: readonly (readonly InkMark[])[]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Everything that shapes the file, so that two different releases never share an identifier. */
const fileIdOf = (input: RenderInput): string => {
  const attachments = (input.attachments ?? []).map(({ name, bytes }) => [name, sha256(bytes)])
  const { contentHash, issuer, documentNumber = null, releasedOn, drop = [], sealed = false } = input
  const { seal } = input
  const pressed = seal === undefined ? {} : { seal: [sha256(seal.image), String(seal.sizeMm)] }
  return sha256(
    canonicalBytes({
      contentHash,
      issuer,
      documentNumber,
      releasedOn,
      attachments,
      drop: [...drop],
      sealed,
      ...pressed,
    }),
  ).slice(0, 32)
}

const pictureLine = (document: OfficialDocument, sha256: string): number => {
  const bodies = bodiesOf(document)
  return documentLines(document).findIndex(({ part, item, block }) => {
    const image = block === null ? undefined : bodies[item]?.[block]
    return part === 'imageAlternative' && image?.kind === 'image' && image.sha256 === sha256
  })
}

/**
 * Sets the approved text on official pages (GB/T 9704-2012) and writes it as a tagged PDF/A-3b; equal input and fonts
 * give equal bytes. The finished bytes are read back and checked before they are handed out (G17),
 * unless the caller does so with the signed file.
 * Refuses what the layout refuses, and with `release.pictureUnusable` a picture that cannot be written.
 * Throws `SelfCheckFault` when the file does not say what was approved: nothing may be released then.
 */
export const renderPdf = async (input: RenderInput, fonts: FontSet): Promise<Result<RenderedPdf, RenderRefusal>> => {
  const { document, documentNumber, issuer, releasedOn, contentHash, drop = [], pictures = new Map(), seal } = input
  const isPressed = seal !== undefined && pressesOf(document, seal) > 0
  const sealed = input.sealed ?? (isPressed ? true : undefined)
  const laidOut = layOutDocument({
    document,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(sealed === undefined ? {} : { sealed }),
    drop,
    profile: GB_T_9704,
    metrics: fonts.metrics,
  })
  if (!laidOut.ok) return laidOut
  const layout = laidOut.value
  const places = seal !== undefined && isPressed ? pressedPlaces(layout.sealBoxes, document, seal) : []
  let bytes: Uint8Array
  try {
    bytes = await writePdf({
      layout,
      fonts,
      title: document.title,
      author: issuer,
      keywords: [`sha256:${contentHash}`],
      // Midnight UTC is eight in the morning in Beijing: the same day in both.
      date: new Date(`${releasedOn}T00:00:00Z`),
      fileId: fileIdOf(input),
      attachments: input.attachments ?? [],
      pictures,
      seal: seal && isPressed ? { image: seal.image, places } : undefined,
    })
  } catch (error) {
    if (!(error instanceof PictureUnusable)) throw error
    return err({ code: 'release.pictureUnusable', detail: { line: pictureLine(document, error.sha256) } })
  }
  const ink = expectedInk(layout, fonts.metrics, places)
  const expected = { document, documentNumber, pages: layout.pages.length, drop, pictures, seal, ink }
  const problems = input.checkedWhenSigned === true ? [] : await checkPdf(bytes, expected)
  if (problems.length > 0) throw new SelfCheckFault(problems)
  const roles = new Set(layout.runs.map((run) => run.face))
  return ok({ bytes, pages: layout.pages.length, fonts: [...roles].sort().map((role) => fonts.useOf(role)), ink })
}
