import { PDFDict, PDFName, type PDFObject, type PDFPage } from 'pdf-lib'
import { readContent, readToUnicode, type ShownContent } from './content-reader.ts'
import { bytesOfStream } from './stream-bytes.ts'

/** A name as a key of a dictionary. */
export const name = (value: string): PDFName => PDFName.of(value)
/** The bytes of a stream, decoded, one character a byte; '' for anything that is no stream. */
export const textOf = (stream: PDFObject | undefined): string => Buffer.from(bytesOfStream(stream)).toString('latin1')

/** What a page says, by where the file says it. */
export interface PageText {
  /** By marked content identifier. */
  readonly marked: ReadonlyMap<number, string>
  readonly pageNumber: string
  /** Heads of tables that are repeated. */
  readonly repeated: string
  readonly untagged: string
  readonly content: ShownContent
  /** All of its text begins on the sheet. */
  readonly onSheet: boolean
  /** The character of a code in one of its fonts. */
  readonly characterOf: (font: string, code: number) => string
}

export const fontsOf = (page: PDFPage): PDFDict | undefined => page.node.Resources()?.lookupMaybe(name('Font'), PDFDict)

/** What would show a part of the sheet, turned or in another size (ISO 32000-1, table 30). */
const ELSEWHERE = ['CropBox', 'Rotate', 'UserUnit'].map(name)

const isOnSheet = (page: PDFPage, { texts }: ShownContent): boolean =>
  ELSEWHERE.every((key) => page.node.getInheritableAttribute(key) === undefined) &&
  texts.every(({ x, y }) => x >= 0 && y >= 0 && x < page.getWidth() && y < page.getHeight())

/** Character maps of a file's fonts, which all pages share: each is read once. */
export type MapsRead = Map<PDFDict, ReadonlyMap<number, string>>

/** Reads a page with the character maps of its fonts. */
export const readPage = (page: PDFPage, read: MapsRead): PageText => {
  const maps = new Map<string, ReadonlyMap<number, string>>()
  for (const key of fontsOf(page)?.keys() ?? []) {
    const font = fontsOf(page)?.lookupMaybe(key, PDFDict)
    if (font === undefined) continue
    const map = read.get(font) ?? readToUnicode(textOf(font.lookup(name('ToUnicode'))))
    read.set(font, map)
    maps.set(key.decodeText(), map)
  }
  // A code without a character shows in the comparison as U+FFFD, which no approved text holds there.
  const characterOf = (font: string, code: number): string => maps.get(font)?.get(code) ?? '\ufffd'
  const marked = new Map<number, string>()
  const artifacts = { Footer: '', Header: '' }
  let untagged = ''
  const content = readContent(textOf(page.node.Contents()))
  for (const { font, codes, mcid, artifact, subtype } of content.texts) {
    const text = codes.map((code) => characterOf(font, code)).join('')
    if (artifact && (subtype === 'Footer' || subtype === 'Header')) artifacts[subtype] += text
    else if (mcid === null) untagged += text
    else marked.set(mcid, (marked.get(mcid) ?? '') + text)
  }
  return {
    marked,
    pageNumber: artifacts.Footer,
    repeated: artifacts.Header,
    untagged,
    content,
    onSheet: isOnSheet(page, content),
    characterOf,
  }
}
