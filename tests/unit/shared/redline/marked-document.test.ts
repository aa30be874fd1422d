import { describe, expect, it } from 'vitest'
import { documentLines, type LinePart } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { tableGrid } from '#shared/domain/document/table-grid.ts'
import { markDocument } from '#shared/domain/redline/marked-document.ts'
import type { Mark, MarkedBlock, MarkedDocument, MarkedLine } from '#shared/domain/redline/model.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'

const linesOfBlock = (block: MarkedBlock): readonly MarkedLine[] =>
  block.kind === 'table' ? block.rows.flatMap((row) => row.cells.flatMap((cell) => cell.lines)) : [block.line]

const allLines = ({ fields, body, attachments }: MarkedDocument): readonly MarkedLine[] => {
  const field = (part: LinePart): readonly MarkedLine[] => fields.get(part) ?? []
  return [
    ...[...field('title'), ...field('addressee'), ...body.flatMap(linesOfBlock)],
    ...[...field('attachmentName'), ...field('signatory'), ...field('date'), ...field('note')],
    ...attachments.flatMap(({ title, file, body: own }) => [...title, ...file, ...own.flatMap(linesOfBlock)]),
    ...[...field('urgency'), ...field('issuer'), ...field('documentNumber')],
    ...[...field('signers'), ...field('copyTo'), ...field('printing')],
  ]
}
const sideOf = (marked: MarkedDocument, marks: readonly Mark[]): string[] =>
  allLines(marked)
    .filter((line) => line.mark === 'kept' || marks.includes(line.mark))
    .map(({ runs }) => runs.map(({ mark, text }) => (mark === 'kept' || marks.includes(mark) ? text : '')).join(''))
const textsOf = (document: OfficialDocument): string[] => documentLines(document).map(({ text }) => text)

/** What holds for any two documents: either can be read out of the marked one. */
const checked = (old: OfficialDocument, new_: OfficialDocument): MarkedDocument => {
  const diff = diffVersions({ document: old, version: 1 }, [], { document: new_, version: 2 })
  const marked = markDocument(diff, old, new_, 2)
  expect(sideOf(marked, ['inserted', 'movedTo'])).toStrictEqual(textsOf(new_))
  const before = sideOf(marked, ['deleted', 'movedFrom'])
  if (diff.structure.some(({ kind }) => kind === 'attachmentMoved')) {
    expect(before.toSorted()).toStrictEqual(textsOf(old).toSorted())
  } else expect(before).toStrictEqual(textsOf(old))
  const wrong = allLines(marked).flatMap(({ runs }) =>
    runs.filter(({ mark, version, text }) => text === '' || (mark === 'kept' ? version !== null : version !== 2)),
  )
  expect(wrong).toStrictEqual([])
  const tables = [marked, ...marked.attachments].flatMap(({ body }) => body.filter((block) => block.kind === 'table'))
  for (const { widths, rows } of tables) {
    const cells = rows.map((row) => row.cells.map((cell) => ({ ...cell, lines: [''] })))
    expect(tableGrid({ widths, rows: cells })).not.toBeNull()
  }
  return marked
}

const page = (...body: Block[]): OfficialDocument => ({ ...EMPTY_DOCUMENT, title: '通知', body })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const table = (...rows: string[][]): Block => ({
  ...{ kind: 'table', widths: rows[0]?.map(() => 1) ?? [], headRows: 1, landscape: false },
  rows: rows.map((row) => row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 }))),
})
const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const ROWS = [
  ['乡镇', '处数'],
  ['望澜镇', '12'],
  ['青禾乡', '7'],
]

/** Lines as [mark, text with {marks}]. */
const told = (marked: MarkedDocument): string[] =>
  allLines(marked)
    .slice(1)
    .map(
      ({ mark, runs }) =>
        `${mark} ${runs.map((run) => (run.mark === mark ? run.text : `<${run.mark} ${run.text}>`)).join('')}`,
    )

describe('a marked document', () => {
  it('shows a moved paragraph at both places, its edits where each belongs', () => {
    const new_ = page(paragraph(SECOND), paragraph(THIRD), paragraph(FIRST.replace('128', '131')))
    const marked = checked(page(paragraph(FIRST), paragraph(SECOND), paragraph(THIRD)), new_)
    expect(told(marked)).toStrictEqual([
      'movedFrom 全县共有农村集中供水工程<deleted 128>处，受益人口21.4万人。',
      `kept ${SECOND}`,
      `kept ${THIRD}`,
      'movedTo 全县共有农村集中供水工程<inserted 131>处，受益人口21.4万人。',
    ])
    expect(marked.body.map((block) => (block.kind === 'text' ? block.line.move : null))).toStrictEqual([
      0,
      null,
      null,
      0,
    ])
  })

  it('keeps gone rows among those that are', () => {
    const marked = checked(page(table(...ROWS)), page(table(['乡镇', '处数'], ['白沙乡', '3'], ['青禾乡', '7'])))
    const [only] = marked.body
    expect(only?.kind === 'table' ? only.rows.map((row) => row.mark) : []).toStrictEqual([
      'kept',
      'deleted',
      'inserted',
      'kept',
    ])
  })

  it('stretches a cell that goes down over gone and new rows', () => {
    const tall = (...names: string[]): Block => ({
      ...{ kind: 'table', widths: [1, 1], headRows: 0, landscape: false },
      rows: names.map((name, at) => [
        ...(at === 0 ? [{ lines: ['东片区'], columnSpan: 1, rowSpan: names.length }] : []),
        { lines: [name], columnSpan: 1, rowSpan: 1 },
      ]),
    })
    const marked = checked(page(tall('望澜镇', '青禾乡')), page(tall('望澜镇', '白沙乡与周边村')))
    const [only] = marked.body
    const rows = only?.kind === 'table' ? only.rows : []
    expect(rows.map((row) => [row.mark, row.cells.length])).toStrictEqual([
      ['kept', 2],
      ['deleted', 1],
      ['inserted', 1],
    ])
    expect(rows[0]?.cells[0]?.rowSpan).toBe(3)
  })

  const columnOf = (block: MarkedBlock | undefined, at: number): string[] =>
    block?.kind === 'table'
      ? block.rows.map(
          (row) => (row.cells[at]?.lines ?? []).map((line) => `${line.mark} ${line.runs[0]?.text ?? ''}`)[0] ?? '-',
        )
      : []

  it('shows a table of which a column came as one, with gone rows open in it', () => {
    const wide = ROWS.slice(0, 2).map((row, at) => [row[0] ?? '', at === 0 ? '责任人' : '某某', row[1] ?? ''])
    const marked = checked(page(table(...ROWS)), page(table(...wide)))
    expect(marked.body).toHaveLength(1)
    const [only] = marked.body
    expect(only?.kind === 'table' ? only.rows.map((row) => row.mark) : []).toStrictEqual(['kept', 'kept', 'deleted'])
    expect(columnOf(only, 1)).toStrictEqual(['inserted 责任人', 'inserted 某某', '-'])
    expect(columnOf(only, 2)).toStrictEqual(['kept 处数', 'kept 12', 'deleted 7'])
  })

  it('shows a gone column among those that are, under a head that covers it', () => {
    const headed = (columns: number, ...rows: string[][]): Block => ({
      ...{ kind: 'table', widths: Array.from({ length: columns }, () => 1), headRows: 1, landscape: false },
      rows: [
        [{ lines: ['各乡镇排查情况'], columnSpan: columns, rowSpan: 1 }],
        ...rows.map((row) => row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 }))),
      ],
    })
    const old = headed(3, ['乡镇', '联系人', '处数'], ['望澜镇', '某某', '12'], ['青禾乡', '某甲', '7'])
    const marked = checked(page(old), page(headed(2, ...ROWS, ['白沙乡', '3'])))
    const [only] = marked.body
    expect(only?.kind === 'table' ? only.rows[0]?.cells.map((cell) => cell.columnSpan) : []).toStrictEqual([3])
    expect(columnOf(only, 1).slice(1)).toStrictEqual(['deleted 联系人', 'deleted 某某', 'deleted 某甲', '-'])
  })

  it('shows a table whose columns changed as it was and as it is where columns have no mark', () => {
    const wide = page(table(...ROWS.map((row, at) => [...row, at === 0 ? '责任人' : '某某'])))
    const old = page(table(...ROWS))
    const diff = diffVersions({ document: old, version: 1 }, [], { document: wide, version: 2 })
    const marked = markDocument(diff, old, wide, 2, { joinsColumns: false })
    expect(marked.body.map((block) => (block.kind === 'table' ? block.rows.map((row) => row.mark) : []))).toStrictEqual(
      [
        ['deleted', 'deleted', 'deleted'],
        ['inserted', 'inserted', 'inserted'],
      ],
    )
  })

  it('shows a picture that was exchanged twice', () => {
    const image = (digit: string): Block => ({
      ...{ kind: 'image', sha256: digit.repeat(64), format: 'png', widthPx: 8, heightPx: 8 },
      ...{ widthMm: 80, alternative: '位置图' },
    })
    const marked = checked(page(paragraph(FIRST), image('a')), page(paragraph(FIRST), image('b')))
    expect(
      marked.body.slice(1).map((block) => (block.kind === 'image' ? [block.image.sha256[0], block.line.mark] : [])),
    ).toStrictEqual([
      ['a', 'deleted'],
      ['b', 'inserted'],
    ])
  })

  it('gives either document back, whatever the two are', () => {
    const { document, revised } = documentWriter(createRandom(5))
    for (let round = 0; round < 3000; round += 1) {
      const old = document()
      checked(old, revised(old))
      if (round % 10 === 0) checked(old, document())
    }
  })
})
