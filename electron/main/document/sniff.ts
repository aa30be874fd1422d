import { ok, type Result } from '#shared/lib/result.ts'
import { openPackage, CONTENT_TYPES, type OfficePackage } from './docx/package.ts'
import type { ImportRefusal } from './refusal.ts'
import { openZip, type Budget, type ZipArchive } from './zip.ts'

/** Formats that are told by content; 'unknown' is what no rule names, plain text among it. */
export type FileFormat =
  | 'docx'
  | 'docm'
  | 'dotx'
  | 'dotm'
  | 'doc'
  | 'encrypted'
  | 'xls'
  | 'xlsx'
  | 'ppt'
  | 'pptx'
  | 'odt'
  | 'ofd'
  | 'pdf'
  | 'rtf'
  | 'html'
  | 'mht'
  | 'xml'
  | 'zip'
  | 'ole'
  | 'image'
  | 'archive'
  | 'program'
  | 'unknown'

export interface Sniffed {
  readonly format: FileFormat
  /** Of a Word document: the open package and its main part. */
  readonly word?: { readonly pack: OfficePackage; readonly main: string }
  /** Of an OpenDocument text: the open package. */
  readonly odt?: ZipArchive
}

const MAGIC: readonly (readonly [FileFormat, readonly number[]])[] = [
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  ['image', [0x89, 0x50, 0x4e, 0x47]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', [0x47, 0x49, 0x46, 0x38]],
  ['archive', [0x52, 0x61, 0x72, 0x21, 0x1a]],
  ['archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['archive', [0x1f, 0x8b, 0x08]],
  ['program', [0x7f, 0x45, 0x4c, 0x46]],
  ['program', [0x4d, 0x5a, 0x90, 0x00]],
]

/** The streams of an OLE 2 file by their names in UTF-16 ([MS-CFB] 2.6.1); an encrypted .docx is one too. */
const OLE_STREAMS: readonly (readonly [FileFormat, string])[] = [
  ['encrypted', 'EncryptedPackage'],
  ['doc', 'WordDocument'],
  ['xls', 'Workbook'],
  ['ppt', 'PowerPoint Document'],
]

const WORD_MAIN: readonly (readonly [FileFormat, string])[] = [
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'],
  ['dotx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml'],
  ['docm', 'application/vnd.ms-word.document.macroenabled.main+xml'],
  ['dotm', 'application/vnd.ms-word.template.macroenabledtemplate.main+xml'],
]

const MARKUP_BYTES = 1024
const sniffMarkup = (bytes: Uint8Array): FileFormat => {
  const head = Buffer.from(bytes.subarray(0, MARKUP_BYTES))
    .toString('latin1')
    .replace(/^(?:\u00ef\u00bb\u00bf)?\s*/u, '')
  if (/^(?:<!--(?:(?!-->)[^])*-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]/iu.test(head)) return 'html'
  if (/^(?:[\w-]+:[^\r\n]*\r?\n){0,8}?mime-version:\s*1\.0/iu.test(head)) return 'mht'
  if (/^<\?xml\s/iu.test(head)) return /<html[\s>]/iu.test(head) ? 'html' : 'xml'
  return 'unknown'
}

const sniffPackage = (pack: OfficePackage): Result<Sniffed, ImportRefusal> => {
  const relationships = pack.relationships('')
  if (!relationships.ok) return relationships
  const main = relationships.value.find(({ type, external }) => type === 'officeDocument' && !external)?.target ?? ''
  const type = pack.contentType(main)
  const word = WORD_MAIN.find(([, mainType]) => mainType === type)
  if (word !== undefined) return ok({ format: word[0], word: { pack, main } })
  if (type.includes('spreadsheetml')) return ok({ format: 'xlsx' })
  return ok({ format: type.includes('presentationml') ? 'pptx' : 'zip' })
}

/** An .odt says what it is in its first, stored entry (ODF 1.2 part 3, 3.3). */
const ODT_MIME = 'mimetypeapplication/vnd.oasis.opendocument.text'

const sniffZip = (bytes: Uint8Array, budget: Budget): Result<Sniffed, ImportRefusal> => {
  const archive = openZip(bytes)
  if (!archive.ok) return archive
  if (Buffer.from(bytes.subarray(30, 30 + ODT_MIME.length)).toString('latin1') === ODT_MIME)
    return ok({ format: 'odt', odt: archive.value })
  if (archive.value.entries.has('ofd.xml')) return ok({ format: 'ofd' })
  if (!archive.value.entries.has(CONTENT_TYPES)) return ok({ format: 'zip' })
  const pack = openPackage(archive.value, budget)
  return pack.ok ? sniffPackage(pack.value) : pack
}

/** The format by magic bytes alone; a zip is not looked into. */
export const sniffMagic = (bytes: Uint8Array): FileFormat =>
  MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0] ?? sniffMarkup(bytes)

/**
 * Tells the format by content, whatever the name says. Refuses what cannot be opened far enough to tell:
 * import.corrupt, import.encrypted, import.bomb, import.unsafeXml.
 */
export const sniff = (bytes: Uint8Array, budget: Budget): Result<Sniffed, ImportRefusal> => {
  const format = sniffMagic(bytes)
  if (format === 'zip') return sniffZip(bytes, budget)
  if (format !== 'ole') return ok({ format })
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return ok({ format: OLE_STREAMS.find(([, stream]) => file.includes(stream, 0, 'utf16le'))?.[0] ?? 'ole' })
}
