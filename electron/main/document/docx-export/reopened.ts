import { documentLines } from '#shared/domain/document/lines.ts'
import type { Block, Image, OfficialDocument, Table } from '#shared/domain/document/model.ts'
import { cleanLine } from '../clean.ts'
import { FindingList } from '../finding.ts'
import { markText } from './head.ts'
import { printedSize } from './picture.ts'

/** What is not the same in a file that was written and in the document that it was written from. */
export type Difference = 'text' | 'table' | 'picture'

/**
 * White space says nothing here: a gap may be a tab, an indent or a turn of the line. Characters that nobody sees are
 * cleaned from what is read, and are not looked for.
 */
const plain = (text: string): string => cleanLine(text, new FindingList()).replaceAll(/\s/gu, '')

/** The body of the document and of each attachment that is set with it. */
const bodiesOf = ({ body, attachments }: OfficialDocument): readonly (readonly Block[])[] => [
  body,
  ...attachments.flatMap(({ content }) => (content.kind === 'text' ? [content.body] : [])),
]

/** Text in a cell; a reader drops the empty lines of one. */
const cellText = (lines: readonly string[]): string =>
  lines
    .map(plain)
    .filter((line) => line !== '')
    .join('\n')

const tableText = ({ headRows, landscape, rows }: Table): string =>
  JSON.stringify([
    headRows,
    landscape,
    rows.map((row) => row.map(({ lines, columnSpan, rowSpan }) => [cellText(lines), columnSpan, rowSpan])),
  ])

/** A table with one cell is read as its text, one without any text not at all. */
const isTable = (block: Block): block is Table =>
  block.kind === 'table' &&
  block.rows.flat().length > 1 &&
  block.rows.some((row) => row.some(({ lines }) => cellText(lines) !== ''))

const tablesOf = (document: OfficialDocument): readonly Table[] =>
  bodiesOf(document).flatMap((body) => body.filter(isTable))

const pictureText = (image: Image): string => {
  const { sha256, widthPx, heightPx, alternative } = image
  return JSON.stringify([sha256, widthPx, heightPx, plain(alternative)])
}
const imagesOf = (document: OfficialDocument): readonly Image[] =>
  bodiesOf(document).flatMap((body) => body.filter((block) => block.kind === 'image'))

const samePictures = (document: OfficialDocument, read: OfficialDocument): boolean => {
  const written = imagesOf(document)
  const found = imagesOf(read)
  return (
    written.length === found.length &&
    written.every((image, at) => {
      const other = found[at]
      if (other === undefined || pictureText(image) !== pictureText(other)) return false
      return Math.abs(printedSize(image)[0] - other.widthMm) <= 1
    })
  )
}

/**
 * 附件1 above an attachment and 附件： before their names: how a reader numbers them depends on how many it finds, and
 * 附件：名称 alone on a page is a label with its title to it.
 */
const LABEL = '附件'
const LABELLED = /^附件(?:\d{0,3}$|[：:])/u

interface PrintedLine {
  readonly text: string
  /** Of a body: these stand in the file as they stand in the document, one after the other. */
  readonly inOrder: boolean
}

/** All text as it is printed but for 文件 and 令 of a mark: lines, cells, and 附件1 above what is set with the document. */
const linesOf = (document: OfficialDocument): readonly PrintedLine[] =>
  documentLines(document)
    .filter(({ part, item }) => part !== 'imageAlternative' && document.attachments[item - 1]?.content.kind !== 'file')
    .flatMap(({ part, text, block }) => [
      ...(part === 'attachmentTitle' ? [{ text: LABEL, inOrder: false }] : []),
      { text: plain(text).replace(LABELLED, LABEL), inOrder: block !== null },
    ])
    .filter(({ text }) => text !== '')

const joined = (lines: readonly PrintedLine[]): string => lines.map(({ text }) => text).join('')

const countsOf = (text: string): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts
}

/** Every line is there in one piece, in its order, whichever lines it was joined with; no character is there besides. */
const sameText = (document: OfficialDocument, read: OfficialDocument): boolean => {
  const written = linesOf(document)
  const found = joined(linesOf(read))
  let at = 0
  for (const { text, inOrder } of written) {
    const start = found.indexOf(text, inOrder ? at : 0)
    if (start < 0) return false
    if (inOrder) at = start + text.length
  }
  const counts = countsOf(found)
  for (const character of joined(written)) counts.set(character, (counts.get(character) ?? 0) - 1)
  const marks = new Set(document.issuers.map((issuer) => markText(document, issuer).slice(issuer.length)).join(''))
  return [...counts].every(([character, count]) => count === 0 || (count > 0 && marks.has(character)))
}

/** A reader that does not know the 版记 for what it is sees its table. */
const withoutImprint = (document: OfficialDocument, tables: readonly Table[]): readonly Table[] => {
  const last = tables.at(-1)
  const lines = new Set(
    documentLines(document)
      .filter(({ part }) => part === 'copyTo' || part === 'printing')
      .map(({ text }) => plain(text)),
  )
  const isImprint = last?.rows.every((row) => row.every((cell) => lines.has(plain(cell.lines.join('')))))
  return isImprint === true ? tables.slice(0, -1) : tables
}

/**
 * Whether a written file, read again, holds the document: all of its text and nothing besides, the tables in order with
 * their grid, the pictures in order with their size and alternative text. Which part a reader takes a line for is not
 * asked: an unusual document may be told apart in another way. Null when all is there.
 */
export const firstDifference = (document: OfficialDocument, read: OfficialDocument): Difference | null => {
  if (!sameText(document, read)) return 'text'
  const written = tablesOf(document)
  const found = tablesOf(read)
  const tables = found.length > written.length ? withoutImprint(document, found) : found
  if (written.map(tableText).join('\n') !== tables.map(tableText).join('\n')) return 'table'
  return samePictures(document, read) ? null : 'picture'
}
