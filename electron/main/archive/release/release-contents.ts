import type { ReleasedFile } from '#shared/domain/archive/release-manifest.ts'
import type { ReleaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import { attachmentLabel } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { sha256Hex } from '../bag/bag.ts'
import { suffixedName } from '../medium/file-name.ts'
import type { OutputFile } from './release-folder.ts'
import { releasePageBytes } from './release-page.ts'
import { metadataFile, releasePlainText } from './release-texts.ts'

/** What a release is made of, before anything is signed. */
export interface ReleaseContentsInput {
  /** Of all files, without an ending. */
  readonly baseName: string
  /** The public version with its number. */
  readonly document: OfficialDocument
  readonly metadata: ReleaseMetadata
  readonly pictures: ReadonlyMap<string, Uint8Array>
  readonly pages: number
  /** Bytes of the attached files (cleaned when they came in) by their hash. */
  readonly attached: ReadonlyMap<string, Uint8Array>
}

export interface ListedFile extends OutputFile {
  readonly listed: ReleasedFile
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  html: 'text/html',
  txt: 'text/plain',
  csv: 'text/csv',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
}
const mediaTypeOf = (format: string): string => MEDIA_TYPES[format] ?? 'application/octet-stream'
const extensionOf = (fileName: string): string => /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase() ?? 'bin'

export const pdfName = (baseName: string): string => `${baseName}.pdf`

/** 附件 that are files, each under the release's own name: two files of one name do not meet. */
const attachedFiles = ({ baseName, document, attached }: ReleaseContentsInput): readonly ListedFile[] =>
  document.attachments.flatMap(({ title, content }, index) => {
    if (content.kind !== 'file') return []
    const bytes = attached.get(content.sha256)
    if (bytes === undefined) throw new Error('the bytes of every attached file are given')
    const extension = extensionOf(content.fileName)
    const label = attachmentLabel(index, document.attachments.length)
    const fileName = suffixedName(baseName, `.${label}.${extension}`)
    return [listed({ role: 'attachment', fileName, mediaType: mediaTypeOf(extension), bytes, title })]
  })

const listed = ({
  bytes,
  title,
  ...rest
}: Pick<ReleasedFile, 'role' | 'fileName' | 'mediaType'> & {
  readonly bytes: Uint8Array
  readonly title?: string
}): ListedFile => ({
  fileName: rest.fileName,
  bytes,
  listed: { ...rest, sizeBytes: bytes.length, sha256: sha256Hex(bytes), ...(title === undefined ? {} : { title }) },
})

/**
 * What goes to the portal beside the PDF: the page, the plain text, the metadata, the attached files. Made from the text and
 * the metadata alone, so that whoever has both can make them again and compare. @throws when bytes are missing: a defect.
 */
export const releaseContents = (input: ReleaseContentsInput): readonly ListedFile[] => {
  const { baseName, document, metadata, pictures, pages } = input
  const attachments = attachedFiles(input)
  const entries = attachments.map((file) => file.listed)
  const pdf = { fileName: pdfName(baseName), pages }
  const page = releasePageBytes({ document, metadata, pictures, pdf, attachments: entries })
  return [
    listed({ role: 'page', fileName: `${baseName}.html`, mediaType: 'text/html', bytes: page }),
    listed({
      role: 'text',
      fileName: `${baseName}.txt`,
      mediaType: 'text/plain',
      bytes: releasePlainText(document),
    }),
    listed({
      role: 'metadata',
      fileName: `${baseName}.metadata.json`,
      mediaType: 'application/json',
      bytes: metadataFile(metadata, entries),
    }),
    ...attachments,
  ]
}
