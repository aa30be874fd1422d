import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Attachment, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { listChanges, type ChangeGroup } from '#shared/domain/text/version/change-list.ts'
import { diffDocuments } from '#shared/domain/text/document/document-diff.ts'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (level: 1 | 2, text: string): Block => ({ kind: `heading${level}`, text })
const table = (...rows: string[][]): Block => ({
  ...{ kind: 'table', widths: rows[0]?.map(() => 1) ?? [], headRows: 1, landscape: false },
  rows: rows.map((row) => row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 }))),
})
const page = (body: readonly Block[], more: Partial<OfficialDocument> = {}): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: '关于开展饮水安全排查的通知',
  body,
  ...more,
})
const list = (old: OfficialDocument, new_: OfficialDocument): readonly ChangeGroup[] => {
  const diff = diffDocuments(old, new_)
  const groups = listChanges(diff, documentLines(old), documentLines(new_))
  const changes = groups.flatMap((group) => group.changes)
  const listed = new Set(changes.flatMap((change) => change.paragraphs))
  const formats = new Set(diff.kinds.map((kind) => kind.new))
  const changed = diff.paragraphs.flatMap(({ change, new: at }, index) =>
    change === 'same' && !(at !== null && formats.has(at)) ? [] : [index],
  )
  // Every line that changed is listed, and each run of change exactly once.
  expect(changed.filter((index) => !listed.has(index))).toStrictEqual([])
  const runs = changes.flatMap(({ runs: range, paragraphs }) =>
    range === null
      ? []
      : Array.from(
          { length: range.to - range.from },
          (_, nth) => `${String(paragraphs[0])}.${String(range.from + nth)}`,
        ),
  )
  expect(new Set(runs).size).toBe(runs.length)
  return groups
}
/** 二、（一） replaced×1 …, a line a group. */
const told = (old: OfficialDocument, new_: OfficialDocument): string[] =>
  list(old, new_).map(({ portion, item, headings, changes }) =>
    [
      item === 0 ? portion : `${portion}${String(item)}`,
      ...headings.map(({ label, text }) => label || text),
      ...changes.map(({ type, paragraphs }) =>
        paragraphs.length === 1 ? type : `${type}×${String(paragraphs.length)}`,
      ),
    ].join(' '),
  )

const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const BODY = [
  heading(1, '一、基本情况'),
  paragraph(FIRST),
  heading(1, '二、工作任务'),
  heading(2, '（一）全面排查'),
  paragraph(SECOND),
  heading(2, '（二）落实整改'),
  paragraph(THIRD),
]

describe('the list of changes', () => {
  it('is empty for equal documents', () => {
    expect(told(page(BODY), page(BODY))).toStrictEqual([])
  })

  it('tells the 条款 by the headings above', () => {
    const new_ = page(
      BODY.with(1, paragraph(FIRST.replace('128', '131')))
        .with(4, paragraph(SECOND.replace('共派出工作组16个，', '')))
        .toSpliced(7, 0, paragraph('县水利局要加强督导，每月通报一次进展。')),
    )
    expect(told(page(BODY), new_)).toStrictEqual([
      'body 一、 replaced',
      'body 二、 （一） deleted',
      'body 二、 （二） added',
    ])
  })

  it('takes a renumbered heading apart from edits, and a moved section as one', () => {
    const inserted = page(
      BODY.toSpliced(2, 0, heading(1, '二、指导思想'), paragraph('坚持问题导向，确保群众饮水安全。')),
    )
    expect(told(page(BODY), page(inserted.body.with(4, heading(1, '三、主要工作任务'))))).toStrictEqual([
      'body 二、 added added',
      'body 三、 renumbered inserted',
    ])
    const moved = page([...BODY.slice(2), ...BODY.slice(0, 2)])
    expect(told(page(BODY), moved)).toStrictEqual(['body 一、 moved×2'])
  })

  it('puts what was removed under what became of its heading, or under the heading as it was', () => {
    const renamed = page(BODY.with(5, heading(2, '（二）扎实落实整改')).toSpliced(6, 1))
    expect(told(page(BODY), renamed)).toStrictEqual(
      ['body 二、 （二） removed inserted'].map((line) => line.replace('removed inserted', 'inserted removed')),
    )
    expect(told(page(BODY), page(BODY.slice(0, 5)))).toStrictEqual(['body 二、 （二） removed removed'])
  })

  it('knows 第…条 and headings led into their paragraph', () => {
    const old = page([
      paragraph('第一条 为规范公开，制定本办法。'),
      paragraph('第二条 各部门应当按期公开。'),
      paragraph('（一）及时。'),
    ])
    const new_ = page(old.body.with(2, paragraph('（一）及时准确。')))
    expect(list(old, new_)[0]?.headings).toStrictEqual([
      { label: '第二条', text: '各部门应当按期公开' },
      { label: '（一）', text: '及时准确' },
    ])
  })

  it('takes an added row, an added column and an added table as one change each', () => {
    const rows = [
      ['乡镇', '处数', '人口'],
      ['望澜镇', '12', '8600'],
      ['青禾乡', '7', '5210'],
    ]
    const old = page([paragraph(FIRST), table(...rows)])
    expect(told(old, page([paragraph(FIRST), table(...rows, ['白沙乡', '3', '990'])]))).toStrictEqual(['body added×3'])
    const wide = rows.map((row, at) => [...row, at === 0 ? '责任人' : `某${String(at)}`])
    expect(told(old, page([paragraph(FIRST), table(...wide)]))).toStrictEqual(['body added×3'])
    expect(told(page([paragraph(FIRST)]), old)).toStrictEqual(['body added×9'])
  })

  it('counts changes of format and structure', () => {
    const attachment: Attachment = {
      ...{ id: 'a', title: '台账' },
      content: { kind: 'file', fileName: '台账.xlsx', format: 'xlsx', sizeBytes: 1, sha256: 'a'.repeat(64) },
    }
    const old = page([paragraph('一、总体要求')], { attachments: [attachment] })
    const other: Attachment = {
      ...attachment,
      content: {
        ...attachment.content,
        kind: 'file',
        fileName: '台账.xlsx',
        format: 'xlsx',
        sizeBytes: 2,
        sha256: 'b'.repeat(64),
      },
    }
    expect(told(old, page([heading(1, '一、总体要求')], { attachments: [other], form: 'letter' }))).toStrictEqual([
      'head structure',
      'body 一、 format',
      'attachment1 structure',
    ])
  })

  it('lists every change of random documents', () => {
    const { document, revised } = documentWriter(createRandom(77))
    for (let round = 0; round < 1500; round += 1) {
      const old = document()
      list(old, revised(old))
    }
  })
})
