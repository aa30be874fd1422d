import { bodiesOf } from '#shared/domain/document/bodies.ts'
import { attachmentLabel, documentLines, type DocumentLine, type LinePart } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { MARK_WORDS } from '#shared/domain/layout/mark.ts'
import type { InkMark } from '#shared/domain/layout/ink.ts'
import { publicVersion, type PublicPart } from '#shared/domain/layout/public-version.ts'
import type { Seal } from './seal.ts'

/** What a finished file must say. */
export interface PdfExpectation {
  readonly document: OfficialDocument
  /** As it was given to the renderer. */
  readonly documentNumber?: string | undefined
  /** Parts that the version for the public leaves out. */
  readonly drop?: readonly PublicPart[]
  /** What stands behind the document, such as the list of changes of a marked copy. */
  readonly appendix?: OfficialDocument
  /** Where it is on record, as in a manifest. */
  readonly pages?: number | undefined
  /** What each page was set to bear, for whoever set it. */
  readonly ink?: readonly (readonly InkMark[])[] | undefined
  /** The bytes of the pictures by their hash: without them, only their number is compared. */
  readonly pictures?: ReadonlyMap<string, Uint8Array>
  /** As it was given to the renderer: the only thing that may lie over words, and only in its places. */
  readonly seal?: Seal | undefined
  /** Whoever checks has not got the seal's image: only that there are no more of them than 署名. */
  readonly sealUnknown?: boolean
}

const MASTHEAD: ReadonlySet<LinePart> = new Set<LinePart>(['urgency', 'issuer', 'documentNumber', 'signers'])
const COLOPHON: ReadonlySet<LinePart> = new Set<LinePart>(['copyTo', 'printing'])

/** The document that the file shows. */
export const shownDocument = ({ document, documentNumber, drop = [] }: PdfExpectation): OfficialDocument =>
  publicVersion({ ...document, documentNumber: documentNumber ?? document.documentNumber }, drop).document

/**
 * The texts that the structure must hold, in order: 版头, the text with the labels of its attachments, 版记. Empty ones
 * have no element. Written from the standard, not from the layout: this is what the layout is checked against.
 */
export const expectedTexts = (document: OfficialDocument): readonly string[] => {
  const lines = documentLines(document)
  const hasMark = document.issuers.length > 0
  const mainIssuer = lines.findIndex(({ part }) => part === 'issuer')
  const number = lines.find(({ part }) => part === 'documentNumber')
  const head = lines.filter(
    ({ part }, index) =>
      MASTHEAD.has(part) &&
      (part !== 'documentNumber' || hasMark) &&
      // Letters name the main issuer alone (10.1).
      (part !== 'issuer' || document.form !== 'letter' || index === mainIssuer),
  )
  const withLabels = ({ part, item, text }: DocumentLine): readonly string[] => {
    if (part === 'title' && !hasMark && number !== undefined) return [text, number.text]
    return part === 'attachmentTitle' ? [attachmentLabel(item - 1, document.attachments.length), text] : [text]
  }
  const text = lines.filter(({ part }) => !MASTHEAD.has(part) && !COLOPHON.has(part)).flatMap(withLabels)
  const foot = lines.filter(({ part }) => COLOPHON.has(part))
  return [...head.map((line) => line.text), ...text, ...foot.map((line) => line.text)].filter((one) => one !== '')
}

/** Whether the texts found are those expected; the word behind the issuers may stand among them once. */
export const saysExactly = (found: readonly string[], document: OfficialDocument): boolean => {
  const wanted = expectedTexts(document)
  const texts = found.filter((text) => text !== '')
  const extra = texts.length - wanted.length
  if (extra === 1 && document.issuers.length > 0) {
    const at = texts.findIndex((text, index) => text !== wanted[index])
    return MARK_WORDS.has(texts[at] ?? '') && texts.toSpliced(at, 1).every((text, index) => text === wanted[index])
  }
  return extra === 0 && texts.every((text, index) => text === wanted[index])
}

/** The texts of the heads that tables may repeat on their further pages. */
export const tableHeads = (document: OfficialDocument): readonly string[] =>
  bodiesOf(document)
    .flat()
    .flatMap((block) => {
      if (block.kind !== 'table' || block.headRows === 0) return []
      const rows = block.rows.slice(0, block.headRows)
      return [rows.flatMap((row) => row.flatMap((cell) => cell.lines)).join('')]
    })
