import { isUtf8 } from 'node:buffer'
import type { FileProbe } from '#shared/domain/archive/four-check-facts.ts'

const MAGIC: readonly (readonly [string, string])[] = [
  ['pdf', '255044462d'],
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gz', '1f8b08'],
  ['zip', '504b0304'],
  ['ole', 'd0cf11e0a1b11ae1'],
  ['rtf', '7b5c727466'],
]
/** What is known by its first bytes to be one of these is told apart by its name. */
const BY_NAME: Readonly<Record<string, readonly string[]>> = {
  zip: ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'zip'],
  ole: ['doc', 'wps', 'xls', 'ppt'],
}
const TEXTS = ['txt', 'xml', 'json', 'jsonl', 'html', 'csv', 'md', 'htm']
const SAME: Readonly<Record<string, string>> = { jsonl: 'json', htm: 'html' }
const DER = ['cer', 'p7s']

const extensionOf = (path: string): string => /\.([a-z0-9]{1,8})$/iu.exec(path)?.[1]?.toLowerCase() ?? ''

const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).includes(0)

/** One DER value (X.690) from the first byte to the last. */
const isOneDerValue = (bytes: Buffer): boolean => {
  if (bytes[0] !== 0x30 || bytes.length < 2) return false
  const first = bytes[1] ?? 0
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4 || bytes.length < 2 + lengthBytes) return false
  return bytes.length === 2 + lengthBytes + (lengthBytes === 0 ? first : bytes.readUIntBE(2, lengthBytes))
}

const formatOf = (path: string, bytes: Buffer): string => {
  const head = bytes.toString('hex', 0, 8)
  const extension = extensionOf(path)
  const magic = MAGIC.find(([, mark]) => head.startsWith(mark))?.[0]
  if (magic !== undefined) {
    const names = BY_NAME[magic]
    return names === undefined ? magic : names.includes(extension) ? extension : magic === 'zip' ? 'zip' : ''
  }
  if (TEXTS.includes(extension)) return isText(bytes) ? (SAME[extension] ?? extension) : ''
  return DER.includes(extension) && isOneDerValue(bytes) ? extension : ''
}

const PDF_TAIL = 2048
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex')
const JPEG_END = Buffer.from('ffd9', 'hex')
/** PKZIP APPNOTE 4.3.16: the record that ends an archive, and the longest comment behind it. */
const ZIP_END = Buffer.from('504b0506', 'hex')
const ZIP_END_BYTES = 22
const MAX_ZIP_COMMENT = 0xffff

const isWholeZip = (bytes: Buffer): boolean => {
  const tail = bytes.subarray(Math.max(0, bytes.length - ZIP_END_BYTES - MAX_ZIP_COMMENT))
  const at = tail.lastIndexOf(ZIP_END)
  return at >= 0 && at + ZIP_END_BYTES <= tail.length && at + ZIP_END_BYTES + tail.readUInt16LE(at + 20) === tail.length
}

/** Does it end as its format does? Null where only opening it would tell. */
const isWhole = (format: string, bytes: Buffer): boolean | null => {
  if (format === 'pdf') {
    const tail = bytes.toString('latin1', Math.max(0, bytes.length - PDF_TAIL))
    return pdfVersion(bytes) !== '' && tail.includes('startxref') && /%%EOF\s*$/u.test(tail)
  }
  const ends =
    format === 'png'
      ? bytes.subarray(-PNG_END.length).equals(PNG_END)
      : format === 'jpeg'
        ? bytes.subarray(-JPEG_END.length).equals(JPEG_END)
        : (BY_NAME['zip'] ?? []).includes(format)
          ? isWholeZip(bytes)
          : DER.includes(format) || (TEXTS.includes(format) && isUtf8(bytes))
  return ends ? true : null
}

const pdfVersion = (bytes: Buffer): string => /^%PDF-(\d\.\d)/u.exec(bytes.toString('latin1', 0, 16))?.[1] ?? ''

/** A PDF that says so anywhere, and a zip whose first entry does (APPNOTE 4.4.4, bit 0). */
const isEncrypted = (format: string, bytes: Buffer): boolean =>
  format === 'pdf'
    ? bytes.includes('/Encrypt')
    : (BY_NAME['zip'] ?? []).includes(format) && bytes.length > 6 && ((bytes[6] ?? 0) & 1) === 1

/** What four-properties checks see of one file: its outside only. */
export const probeFile = (path: string, content: Uint8Array): FileProbe => {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length)
  const format = formatOf(path, bytes)
  return {
    path,
    bytes: bytes.length,
    format,
    whole: isWhole(format, bytes),
    encrypted: isEncrypted(format, bytes),
    pdf: format === 'pdf' ? { version: pdfVersion(bytes), pdfA: bytes.includes('pdfaid:part') } : null,
  }
}
