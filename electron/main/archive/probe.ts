import type { FileProbe } from '#shared/domain/archive/four-check-facts.ts'

const MAGIC: readonly (readonly [string, string])[] = [
  ['pdf', '255044462d'],
  ['png', '89504e470d0a1a0a'],
  ['jpeg', 'ffd8ff'],
  ['rar', '526172211a07'],
  ['7z', '377abcaf271c'],
  ['gz', '1f8b08'],
  ['zip', '504b0304'],
]
const ZIPPED = ['docx', 'xlsx', 'pptx', 'odt', 'ods', 'zip']
const TEXTS = ['txt', 'xml', 'json', 'jsonl', 'html', 'csv', 'md', 'htm']
const BINARIES = ['cer', 'p7s', 'doc', 'wps', 'rtf', 'xls', 'ppt']

const extensionOf = (path: string): string => /\.([a-z0-9]{1,8})$/iu.exec(path)?.[1]?.toLowerCase() ?? ''

const isText = (bytes: Uint8Array): boolean => !bytes.subarray(0, 4096).includes(0)

const formatOf = (path: string, bytes: Uint8Array): string => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('hex')
  const extension = extensionOf(path)
  const magic = MAGIC.find(([, mark]) => head.startsWith(mark))?.[0]
  if (magic === 'zip') return ZIPPED.includes(extension) ? extension : 'zip'
  if (magic !== undefined) return magic
  if (extension === 'jsonl') return isText(bytes) ? 'json' : ''
  if (extension === 'htm') return isText(bytes) ? 'html' : ''
  if (TEXTS.includes(extension)) return isText(bytes) ? extension : ''
  return BINARIES.includes(extension) ? extension : ''
}

const TAIL = 2048

/** Looks at the outside of a PDF only: what its bytes say of version, encryption, end and conformity. */
const pdfFacts = (bytes: Uint8Array): FileProbe['pdf'] => {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const version = /^%PDF-(\d\.\d)/u.exec(buffer.toString('latin1', 0, 16))?.[1] ?? ''
  const tail = buffer.toString('latin1', Math.max(0, buffer.length - TAIL))
  return {
    version,
    encrypted: buffer.includes('/Encrypt'),
    whole: version !== '' && tail.includes('startxref') && /%%EOF\s*$/u.test(tail),
    pdfA: buffer.includes('pdfaid:part'),
  }
}

/** What four-properties checks see of one file. */
export const probeFile = (path: string, bytes: Uint8Array): FileProbe => {
  const format = formatOf(path, bytes)
  return { path, bytes: bytes.length, format, pdf: format === 'pdf' ? pdfFacts(bytes) : null }
}
