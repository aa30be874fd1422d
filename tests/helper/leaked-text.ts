import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { inflateRawSync, inflateSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { extractText, getDocumentProxy } from 'unpdf'

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesOf(path) : [path]
  })

/** Everything that a deflated piece of the bytes may hold, tried at every place where one may begin. */
const inflated = (bytes: Buffer): readonly Buffer[] => {
  const pieces: Buffer[] = []
  const attempt = (make: () => Buffer): void => {
    try {
      pieces.push(make())
    } catch {
      // no deflated data at this place
    }
  }
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    const start = at + 6 + (bytes[at + 6] === 13 ? 2 : 1)
    const end = bytes.indexOf('endstream', start)
    if (end > start) attempt(() => inflateSync(bytes.subarray(start, end)))
  }
  for (
    let at = bytes.indexOf('PK\u0003\u0004', 0, 'latin1');
    at >= 0;
    at = bytes.indexOf('PK\u0003\u0004', at + 4, 'latin1')
  ) {
    const start = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
    attempt(() => inflateRawSync(bytes.subarray(start)))
  }
  return pieces
}

/** As the bytes of a file may spell words: UTF-8, both UTF-16, GB18030, hexadecimal of each, JSON and XML escapes, base64. */
const spellings = (words: string): readonly Buffer[] => {
  const be = iconv.encode(words, 'utf16-be')
  const raw = [Buffer.from(words), Buffer.from(words, 'utf16le'), be, iconv.encode(words, 'gb18030')]
  const escaped = [
    [...words].map((sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    [...words].map((sign) => `&#${String(sign.codePointAt(0))};`).join(''),
    encodeURIComponent(words),
  ].filter((text) => text !== words)
  return [
    ...raw,
    ...raw.flatMap((one) => [Buffer.from(one.toString('hex')), Buffer.from(one.toString('hex').toUpperCase())]),
    ...escaped.map((text) => Buffer.from(text)),
  ]
}

const pdfText = async (bytes: Buffer): Promise<string> => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes))
  const { text } = await extractText(pdf, { mergePages: true })
  const { info, metadata } = await pdf.getMetadata()
  const outline = await pdf.getOutline()
  const pages = await Promise.all(
    Array.from({ length: pdf.numPages }, async (_, index) => {
      const page = await pdf.getPage(index + 1)
      return JSON.stringify([await page.getStructTree(), await page.getAnnotations()])
    }),
  )
  return [text.replace(/\s/gu, ''), JSON.stringify([info, metadata, outline]), ...pages].join('\n')
}

/**
 * Which of these words stand in the files of a folder, in any spelling: in file names, in the bytes, in every deflated
 * stream and zip entry, and in what a reader of PDF gives (text, metadata, outline, structure). `file: words`, each once.
 */
export const leakedWords = async (folder: string, secrets: readonly string[]): Promise<readonly string[]> => {
  const found = new Set<string>()
  for (const path of filesOf(folder)) {
    const name = relative(folder, path)
    const bytes = readFileSync(path)
    const shown = path.endsWith('.pdf') ? await pdfText(bytes) : ''
    const pieces = [bytes, ...inflated(bytes)]
    for (const words of secrets) {
      const isThere =
        name.includes(words) ||
        shown.includes(words) ||
        spellings(words).some((spelling) => pieces.some((piece) => piece.includes(spelling)))
      if (isThere) found.add(`${name}: ${words}`)
    }
  }
  return [...found]
}
