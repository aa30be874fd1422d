import { attachmentLabel, documentLines, type DocumentLine, type LinePart } from '#shared/domain/document/lines.ts'
import type { Block, Image, OfficialDocument, Table } from '#shared/domain/document/model.ts'

/** What a row or a line of two versions is; nothing for what both have in its place. */
export type SheetMark = 'inserted' | 'deleted' | 'movedFrom' | 'movedTo'

export interface SheetRow<L> {
  readonly mark: SheetMark | null
  readonly cells: readonly { readonly lines: readonly L[]; readonly columnSpan: number; readonly rowSpan: number }[]
}

export interface SheetTable<L> {
  readonly kind: 'table'
  readonly widths: readonly number[]
  readonly headRows: number
  readonly rows: readonly SheetRow<L>[]
}

/** What stands one under the other on a page. `L` is what a view knows of a line of the text. */
export type SheetBlock<L> =
  | { readonly kind: 'line'; readonly part: LinePart; readonly line: L }
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'image'; readonly image: Image; readonly line: L }
  | SheetTable<L>

/** 版头 stands above the title, 版记 at the very end (GB/T 9704-2012, 7.2 and 7.4); lines have both last. */
export const HEAD_PARTS: readonly LinePart[] = ['urgency', 'issuer', 'documentNumber', 'signers']
export const FOOT_PARTS: readonly LinePart[] = ['copyTo', 'printing']

const blockOf = (document: OfficialDocument, { item, block }: DocumentLine): Block | undefined => {
  if (block === null) return undefined
  if (item === 0) return document.body[block]
  const content = document.attachments[item - 1]?.content
  return content?.kind === 'text' ? content.body[block] : undefined
}

const tableOf = ({ widths, headRows, rows }: Table, first: number): SheetTable<number> => {
  let next = first
  return {
    ...{ kind: 'table', widths, headRows },
    rows: rows.map((cells) => ({
      mark: null,
      cells: cells.map(({ lines, columnSpan, rowSpan }) => ({ lines: lines.map(() => next++), columnSpan, rowSpan })),
    })),
  }
}

/** A document as it stands on the page; each line is its index in `documentLines`. */
export const sheetOf = (document: OfficialDocument): readonly SheetBlock<number>[] => {
  const lines = documentLines(document)
  const fields = (parts: readonly LinePart[]): readonly SheetBlock<number>[] =>
    lines.flatMap(({ part }, line) => (parts.includes(part) ? [{ kind: 'line', part, line } as const] : []))
  const main: SheetBlock<number>[] = []
  let table = ''
  for (const [line, own] of lines.entries()) {
    const { part, item } = own
    if (HEAD_PARTS.includes(part) || FOOT_PARTS.includes(part)) continue
    const block = blockOf(document, own)
    if (part === 'attachmentTitle') {
      main.push({ kind: 'label', text: attachmentLabel(item - 1, document.attachments.length) })
    }
    if (block?.kind === 'table') {
      const name = `${String(item)} ${String(own.block)}`
      if (name !== table) main.push(tableOf(block, line))
      table = name
    } else if (block?.kind === 'image') main.push({ kind: 'image', image: block, line })
    else main.push({ kind: 'line', part, line })
  }
  return [...fields(HEAD_PARTS), ...main, ...fields(FOOT_PARTS)]
}

/** All lines of a page in the order of reading. */
export const linesOfSheet = <L>(blocks: readonly SheetBlock<L>[]): readonly L[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'label') return []
    return block.kind === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)) : [block.line]
  })
