import {
  DOCUMENT_FORMS,
  EMPTY_DOCUMENT,
  type Attachment,
  type Block,
  type OfficialDocument,
  type Table,
  type TableCell,
  type TextBlockKind,
} from '#shared/domain/document/model.ts'
import type { Random } from './random.ts'

const WORDS = [
  ...'政务公开审查部门负责组织实施的和在了一二三四十，。；、（）',
  '一、',
  '（二）',
  '3.',
  '附件：',
  '2.',
  '2024年',
  '国务院办公厅',
  '申请行政复议',
  '\u0301',
  '\u200d',
  '👨‍👩‍👧',
  '🇨',
  '\ud83d',
  '𠮷',
  '葛\u{e0100}',
  '\t',
]
const KINDS: readonly TextBlockKind[] = ['paragraph', 'paragraph', 'heading1', 'heading2', 'heading3', 'listItem']

/** Small random documents with every part, and revisions of them: words, blocks, rows, columns, merged cells, attachments. */
export const documentWriter = (random: Random) => {
  const { below, pick } = random
  const chance = (share: number): boolean => random.next() < share
  const text = (most = 9): string => Array.from({ length: below(most + 1) }, () => pick(WORDS)).join('')
  const some = <T>(most: number, make: () => T): readonly T[] => Array.from({ length: below(most + 1) }, make)
  const edit = (old: string): string => {
    const start = below(old.length + 1)
    return old.slice(0, start) + (chance(0.6) ? text(3) : '') + old.slice(Math.min(old.length, start + below(4)))
  }
  const cell = (): TableCell => ({
    lines: Array.from({ length: chance(0.2) ? 2 : 1 }, () => text(4)),
    columnSpan: 1,
    rowSpan: 1,
  })
  const table = (): Table => {
    const columns = 1 + below(4)
    const rows = Array.from({ length: 1 + below(5) }, () => Array.from({ length: columns }, cell))
    const plain: Table = {
      ...{ kind: 'table', widths: rows[0]?.map(() => 1 + below(3)) ?? [], headRows: below(2), landscape: chance(0.2) },
      rows,
    }
    return chance(0.3) ? merged(plain) : plain
  }
  /** Two neighbouring plain cells of a row made one. */
  const merged = (old: Table): Table => {
    const row = below(old.rows.length)
    const cells = old.rows[row] ?? []
    const at = below(Math.max(1, cells.length - 1))
    const [left, right] = cells.slice(at, at + 2)
    if (left === undefined || right === undefined || left.rowSpan > 1 || right.rowSpan > 1) return old
    // Cells that stand side by side in the list but not in the grid have a cell of an earlier row between them.
    if (old.rows.some((own) => own.some((one) => one.rowSpan > 1))) return old
    const one = { ...left, columnSpan: left.columnSpan + right.columnSpan }
    return { ...old, rows: old.rows.map((own, nth) => (nth === row ? own.toSpliced(at, 2, one) : own)) }
  }
  /** The first cells of the first two rows made one. */
  const mergedDown = (old: Table): Table => {
    const [first, second, ...others] = old.rows
    const [head, ...rest] = first ?? []
    if (second === undefined || head === undefined || old.rows.flat().some((one) => one.rowSpan > 1)) return old
    return { ...old, rows: [[{ ...head, rowSpan: 2 }, ...rest], second.slice(1), ...others] }
  }
  const isPlain = (old: Table): boolean =>
    old.rows.every((row) => row.every((one) => one.columnSpan === 1 && one.rowSpan === 1))
  const revisedTable = (old: Table): Table => {
    const rows: TableCell[][] = old.rows.map((row) => [...row])
    const at = below(rows.length)
    const newRow = () => old.widths.map(cell)
    const choice = below(10)
    if (choice < 2) {
      const column = below(rows[at]?.length ?? 1)
      const one = rows[at]?.[column]
      const lines = [edit(one?.lines[0] ?? ''), ...(one?.lines.slice(1) ?? []), ...(chance(0.1) ? [text(4)] : [])]
      if (one !== undefined) rows[at]?.splice(column, 1, { ...one, lines })
      return { ...old, rows }
    }
    if (choice === 2) return { ...old, rows: rows.toSpliced(at, 0, newRow()) }
    if (choice === 3 && rows.length > 1) return { ...old, rows: rows.toSpliced(at, 1) }
    if (choice === 4) return { ...old, rows: rows.toSpliced(at, 1).toSpliced(below(rows.length), 0, rows[at] ?? []) }
    if (choice === 5) return merged(old)
    if (!isPlain(old)) return { ...old, headRows: 1 - Math.min(1, old.headRows) }
    if (choice === 8) return mergedDown(old)
    const column = below(old.widths.length)
    const other = below(old.widths.length)
    if (choice === 9)
      return {
        ...old,
        rows: rows.map((row) => {
          const [moved] = row.slice(column, column + 1)
          return moved === undefined ? row : row.toSpliced(column, 1).toSpliced(other, 0, moved)
        }),
      }
    if (choice === 6 && old.widths.length > 1)
      return {
        ...old,
        widths: old.widths.toSpliced(column, 1),
        rows: rows.map((row) => row.toSpliced(column, 1)),
      }
    return {
      ...old,
      widths: old.widths.toSpliced(column, 0, 1),
      rows: rows.map((row) => row.toSpliced(column, 0, cell())),
    }
  }
  const block = (): Block => {
    const choice = below(8)
    if (choice === 0) return table()
    if (choice > 1) return { kind: pick(KINDS), text: text() }
    const sha256 = String(below(5)).repeat(64)
    return {
      ...{ kind: 'image', sha256, format: 'png', widthPx: 10, heightPx: 10 },
      ...{ widthMm: 10 * (1 + below(3)), alternative: text(3) },
    }
  }
  const revisedBody = (old: readonly Block[]): readonly Block[] => {
    let body = [...old]
    for (let edits = below(5); edits > 0; edits -= 1) {
      const at = below(body.length + 1)
      const here = body[at]
      const choice = below(7)
      if (choice < 3 && here !== undefined) {
        if (here.kind === 'table') body[at] = revisedTable(here)
        else if (here.kind === 'image') body[at] = { ...here, alternative: edit(here.alternative) }
        else body[at] = chance(0.3) ? { ...here, kind: pick(KINDS) } : { ...here, text: edit(here.text) }
      } else if (choice === 3) body.splice(at, 0, block())
      else if (choice === 4) body.splice(at, 1)
      else if (choice === 5) body.splice(below(body.length + 1), 0, ...body.splice(at, 1 + below(2)))
      else if (here !== undefined && here.kind !== 'table' && here.kind !== 'image') {
        const middle = here.text.length >> 1
        const parts = [here.text.slice(0, middle), here.text.slice(middle)]
        body = body.toSpliced(at, 1, ...parts.map((part): Block => ({ kind: 'paragraph', text: part })))
      }
    }
    return body
  }
  let nextId = 1
  const attachment = (): Attachment => ({
    id: `a${String(nextId++)}`,
    title: text(3),
    content: chance(0.7)
      ? { kind: 'text', body: some(4, block) }
      : {
          kind: 'file',
          fileName: `${text(2)}.xlsx`,
          format: 'xlsx',
          sizeBytes: 1,
          sha256: String(below(9)).repeat(64),
        },
  })
  const document = (): OfficialDocument => ({
    ...EMPTY_DOCUMENT,
    form: pick(DOCUMENT_FORMS),
    urgency: pick(['', '加急', '特急']),
    issuers: some(2, () => text(3)),
    documentNumber: chance(0.5) ? text(3) : '',
    signers: some(2, () => text(2)),
    title: text(),
    addressee: chance(0.5) ? text() : '',
    body: some(7, block),
    attachmentNames: some(3, () => text(3)),
    signatories: some(2, () => text(3)),
    date: chance(0.5) ? '2024年5月1日' : '',
    note: text(2),
    copyTo: text(2),
    printedBy: text(2),
    printedOn: chance(0.5) ? '2024年5月1日' : '',
    attachments: some(3, attachment),
  })
  const revised = (old: OfficialDocument): OfficialDocument => {
    let attachments = old.attachments.map((one): Attachment => {
      if (chance(0.5)) return one
      const content: Attachment['content'] =
        one.content.kind === 'text'
          ? { ...one.content, body: revisedBody(one.content.body) }
          : { ...one.content, sha256: String(below(9)).repeat(64) }
      return { ...one, title: chance(0.3) ? edit(one.title) : one.title, content }
    })
    const at = below(attachments.length + 1)
    const choice = below(6)
    if (choice === 0) attachments = attachments.toSpliced(at, 1)
    if (choice === 1) attachments = attachments.toSpliced(at, 0, attachment())
    if (choice === 2) attachments = [...attachments.slice(at), ...attachments.slice(0, at)]
    const body = [...revisedBody(old.body)]
    const [first] = attachments
    const stray = body[0]
    if (chance(0.1) && stray !== undefined && first?.content.kind === 'text') {
      // A block that goes over to an attachment.
      body.shift()
      const content = { ...first.content, body: [...first.content.body, stray] }
      attachments = attachments.toSpliced(0, 1, { ...first, content })
    }
    return {
      ...old,
      body,
      attachments,
      title: chance(0.3) ? edit(old.title) : old.title,
      addressee: chance(0.2) ? text() : old.addressee,
      attachmentNames: chance(0.3) ? some(3, () => text(3)) : old.attachmentNames,
      signatories: chance(0.2) ? [...old.signatories, text(3)] : old.signatories,
      date: chance(0.2) ? '2024年6月1日' : old.date,
      form: chance(0.1) ? pick(DOCUMENT_FORMS) : old.form,
    }
  }
  return { document, revised }
}
