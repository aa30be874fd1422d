import { createHash } from 'node:crypto'
import { layOut, type MissingGlyphs } from '#shared/domain/layout/layout.ts'
import { GB_T_9704 } from '#shared/domain/layout/model.ts'
import type { OfficialDocument } from '#shared/domain/text/document.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FontSet, FontUse } from './fonts.ts'
import { checkPdf, SelfCheckFault } from './self-check.ts'
import { writePdf, type PdfAttachment } from './write-pdf.ts'

export interface RenderInput {
  readonly document: OfficialDocument
  readonly issuer: string
  /** 发文字号; printed under the title. */
  readonly documentNumber?: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly releasedOn: string
  /** SHA-256 of the approved text, hex. */
  readonly contentHash: string
  readonly attachments?: readonly PdfAttachment[]
}

/** Characters that no font of this machine and of the product can draw. */
export type RenderRefusal = MissingGlyphs

export interface RenderedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly fonts: readonly FontUse[]
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Everything that shapes the file, so that two different releases never share an identifier. */
const fileIdOf = (input: RenderInput): string => {
  const attachments = (input.attachments ?? []).map(({ name, bytes }) => [name, sha256(bytes)])
  const { contentHash, issuer, documentNumber = null, releasedOn } = input
  return sha256(canonicalBytes({ contentHash, issuer, documentNumber, releasedOn, attachments })).slice(0, 32)
}

/**
 * Sets the approved text on official pages (GB/T 9704-2012) and writes it as a tagged PDF/A-3b; equal input and fonts
 * give equal bytes. The finished bytes are read back and checked before they are handed out (G17).
 * Refuses with `release.missingGlyph`, naming the characters that no font can draw.
 * Throws `SelfCheckFault` when the file does not say what was approved: nothing may be released then.
 */
export const renderPdf = async (input: RenderInput, fonts: FontSet): Promise<Result<RenderedPdf, RenderRefusal>> => {
  const { document, documentNumber, issuer, releasedOn, contentHash } = input
  const laidOut = layOut({
    document,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    profile: GB_T_9704,
    metrics: fonts.metrics,
  })
  if (!laidOut.ok) return laidOut
  const layout = laidOut.value
  const bytes = await writePdf({
    layout,
    fonts,
    title: document.title,
    author: issuer,
    keywords: [`sha256:${contentHash}`],
    // Midnight UTC is eight in the morning in Beijing: the same day in both.
    date: new Date(`${releasedOn}T00:00:00Z`),
    fileId: fileIdOf(input),
    attachments: input.attachments ?? [],
  })
  const problems = await checkPdf(bytes, { document, documentNumber, pages: layout.pages.length })
  if (problems.length > 0) throw new SelfCheckFault(problems)
  const roles = new Set(layout.runs.map((run) => run.face))
  return ok({ bytes, pages: layout.pages.length, fonts: [...roles].sort().map((role) => fonts.useOf(role)) })
}
