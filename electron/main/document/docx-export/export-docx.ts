import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { lintPage } from '#shared/domain/lint/page.ts'
import { importDocument } from '../import.ts'
import { pageFactsOf } from './page-facts.ts'
import { firstDifference } from './reopened.ts'
import { writeDocx } from './write-docx.ts'

/** A written file did not hold what it was written from; nothing of it is given out. */
export class DocxExportFault extends Error {
  readonly code = 'fault.selfCheckFailed'
  /** A code of the import, or what differed; never text of the document. */
  readonly reason: string
  constructor(reason: string) {
    super(`the exported file does not hold the document: ${reason}`)
    this.reason = reason
  }
}

export interface DocxExport {
  readonly document: OfficialDocument
  /** Bytes of the pictures that the document names, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** Name of the office: the only author that the file names. */
  readonly office: string
}

/** What a .docx needs of a document without any text: a reader would refuse the empty file. */
const isEmpty = ({ title, body, attachments }: OfficialDocument): boolean =>
  title === '' && body.length === 0 && attachments.length === 0

/** Names that are still empty are not printed; several 签发人 in one field are, one beside the other (7.2.6). */
const asPrinted = (document: OfficialDocument): OfficialDocument => ({
  ...document,
  attachmentNames: document.attachmentNames.filter((name) => name.trim() !== ''),
  signers: document.signers.flatMap((names) => names.split(/[\s、，]+/u)).filter((name) => name !== ''),
})

/**
 * The document as a .docx for colleagues without the workstation. The bytes are opened again by our own importer and
 * compared with the document, and the page with GB/T 9704-2012, before they are given out. Equal documents have equal
 * bytes.
 * @throws DocxExportFault when the file does not hold the document: a picture whose bytes are not there, a text that a
 * .docx cannot carry.
 */
export const exportDocx = ({ document: drafted, pictures, office }: DocxExport): Uint8Array => {
  const document = asPrinted(drafted)
  const bytes = writeDocx({ document, pictures, office })
  const read = importDocument({ fileName: 'export.docx', bytes })
  if (!read.ok) {
    if (read.error.code === 'import.empty' && isEmpty(document)) return bytes
    throw new DocxExportFault(read.error.code)
  }
  const page = pageFactsOf(bytes)
  if (page === null || lintPage(page).length > 0) throw new DocxExportFault('page')
  const difference = firstDifference(document, read.value.document)
  if (difference !== null) throw new DocxExportFault(difference)
  return bytes
}
