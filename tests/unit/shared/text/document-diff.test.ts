import { describe, expect, it } from 'vitest'
import {
  EMPTY_DOCUMENT,
  type Attachment,
  type Block,
  type Image,
  type OfficialDocument,
  type Table,
} from '#shared/domain/document/model.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { checkedDocumentDiff, marked } from './diff-laws.ts'

const page = (body: readonly Block[], more: Partial<OfficialDocument> = {}): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: '关于开展饮水安全排查的通知',
  body,
  ...more,
})
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const table = (
  ...rows: (string | { readonly text: string; readonly columns?: number; readonly rows?: number })[][]
): Table => {
  const cells = rows.map((row) =>
    row.map((one) => {
      const { text, columns = 1, rows: down = 1 } = typeof one === 'string' ? { text: one } : one
      return { lines: text.split('/'), columnSpan: columns, rowSpan: down }
    }),
  )
  const columns = cells[0]?.reduce((sum, cell) => sum + cell.columnSpan, 0) ?? 0
  return { kind: 'table', widths: Array.from({ length: columns }, () => 1), headRows: 1, landscape: false, rows: cells }
}
const image = (digit: string, more: Partial<Image> = {}): Image => ({
  ...{
    kind: 'image',
    sha256: digit.repeat(64),
    format: 'png',
    widthPx: 8,
    heightPx: 8,
    widthMm: 80,
    alternative: '示意图',
  },
  ...more,
})
const attachment = (id: string, title: string, ...texts: string[]): Attachment => ({
  ...{ id, title },
  content: { kind: 'text', body: texts.map(paragraph) },
})

/** The lines that changed: kind, and the text as a reader would mark it. */
const changes = (old: OfficialDocument, new_: OfficialDocument): string[] =>
  checkedDocumentDiff(old, new_).paragraphs.flatMap(({ change, runs }) =>
    change === 'same' ? [] : [`${change} ${marked(runs)}`],
  )
const structure = (old: OfficialDocument, new_: OfficialDocument): unknown[] =>
  checkedDocumentDiff(old, new_).structure.map(({ kind, count, from, to }) =>
    from === undefined ? [kind, count] : [kind, from, to],
  )

const OPENING = paragraph('为保障农村群众饮水安全，现就有关事项通知如下。')
const CLOSING = paragraph('各乡镇要于每季度末将整改情况报县水利局。')
const HEAD = ['乡镇', '工程处数', '受益人口']
const ROWS = [
  ['望澜镇', '12', '8600'],
  ['青禾乡', '7', '5210'],
  ['石桥镇', '21', '13400'],
]

describe('fields', () => {
  it('are compared with the same field only', () => {
    const old = page([CLOSING], { title: '临岚县水利局', signatories: ['临岚县人民政府'], date: '2024年5月1日' })
    const new_ = page([CLOSING], { title: '临岚县人民政府', signatories: ['临岚县水利局'], date: '2024年5月8日' })
    expect(changes(old, new_)).toStrictEqual([
      'edited 临岚县[-水利局-]{+人民政府+}',
      'edited 临岚县[-人民政府-]{+水利局+}',
      'edited 2024年5月[-1-]{+8+}日',
    ])
  })

  it('that did not exist are added, without touching a paragraph of the same words', () => {
    const old = page([paragraph('各乡镇人民政府：'), CLOSING])
    const new_ = page([CLOSING], { addressee: '各乡镇人民政府：' })
    expect(changes(old, new_)).toStrictEqual(['added {+各乡镇人民政府：+}', 'removed [-各乡镇人民政府：-]'])
  })

  it('number the names of attachments apart from the names', () => {
    const old = page([], { attachmentNames: ['排查台账', '责任分工表'] })
    const new_ = page([], { attachmentNames: ['排查方案', '排查台账', '责任分工表'] })
    const { paragraphs } = checkedDocumentDiff(old, new_)
    expect(paragraphs.slice(1).map(({ renumbered, runs }) => [renumbered?.only, marked(runs)])).toStrictEqual([
      [undefined, '{+附件：1.排查方案+}'],
      [true, '[-附件：1-]{+2+}.排查台账'],
      [true, '[-2-]{+3+}.责任分工表'],
    ])
  })

  it('of the page that are no text are changes of structure', () => {
    const old = page([], { form: 'standard', kind: '通知' })
    expect(structure(old, page([], { form: 'letter', kind: null }))).toStrictEqual([
      ['form', 'standard', 'letter'],
      ['documentKind', '通知', ''],
    ])
  })
})

describe('the format of a line', () => {
  it('that alone changed leaves the text the same and is counted', () => {
    const old = page([OPENING, paragraph('一、总体要求')])
    const new_ = page([OPENING, { kind: 'heading1', text: '一、总体要求' }])
    const { kinds, counts } = checkedDocumentDiff(old, new_)
    expect(kinds).toStrictEqual([{ old: 2, new: 2, oldKind: 'paragraph', newKind: 'heading1' }])
    expect(counts).toMatchObject({ same: 3, edited: 0, formatOnly: 1, insertedCharacters: 0 })
  })
})

describe('a table', () => {
  const old = page([OPENING, table(HEAD, ...ROWS), CLOSING])

  it('changes in the cell that changed', () => {
    const rows = ROWS.with(1, ['青禾乡', '9', '5210'])
    expect(changes(old, page([OPENING, table(HEAD, ...rows), CLOSING]))).toStrictEqual(['edited [-7-]{+9+}'])
  })

  it('keeps its cells when a row comes in and when one goes', () => {
    const new_ = page([OPENING, table(HEAD, ['白沙乡', '3', '990'], ...ROWS.slice(0, 2)), CLOSING])
    expect(changes(old, new_)).toStrictEqual([
      ...['added {+白沙乡+}', 'added {+3+}', 'added {+990+}'],
      ...['removed [-石桥镇-]', 'removed [-21-]', 'removed [-13400-]'],
    ])
    expect(structure(old, new_)).toStrictEqual([
      ['rowsAdded', 1],
      ['rowsRemoved', 1],
    ])
  })

  it('keeps its rows when the serial numbers before them shift', () => {
    const serial = (rows: readonly string[][]): string[][] => rows.map((row, at) => [String(at + 1), ...row])
    const before = page([table(['序号', ...HEAD], ...serial(ROWS))])
    const after = page([table(['序号', ...HEAD], ...serial([['白沙乡', '3', '990'], ...ROWS]))])
    expect(changes(before, after)).toStrictEqual([
      ...['added {+1+}', 'added {+白沙乡+}', 'added {+3+}', 'added {+990+}'],
      ...['edited [-1-]{+2+}', 'edited [-2-]{+3+}', 'edited [-3-]{+4+}'],
    ])
  })

  it('keeps its cells when a column comes in', () => {
    const wide = [HEAD, ...ROWS].map((row, at) => row.toSpliced(1, 0, at === 0 ? '责任人' : `负责人${String(at)}`))
    const new_ = page([OPENING, table(...wide), CLOSING])
    expect(changes(old, new_)).toStrictEqual([
      ...['added {+责任人+}', 'added {+负责人1+}', 'added {+负责人2+}', 'added {+负责人3+}'],
    ])
    expect(structure(old, new_)).toStrictEqual([['columnsAdded', 1]])
  })

  it('keeps its cells when a column goes, though the others were edited', () => {
    const narrow = [HEAD, ...ROWS].map((row, at) =>
      row.toSpliced(1, 1).with(1, at === 0 ? '受益人口' : `${String(at)}0`),
    )
    const { counts } = checkedDocumentDiff(old, page([OPENING, table(...narrow), CLOSING]))
    expect(counts).toMatchObject({ removed: 4, edited: 3, added: 0 })
  })

  it('shows a row at another place as moved', () => {
    const new_ = page([OPENING, table(HEAD, ...ROWS.slice(1), ROWS[0] ?? []), CLOSING])
    const { counts } = checkedDocumentDiff(old, new_)
    expect(counts).toMatchObject({ moved: 3, movedBlocks: 1, added: 0, removed: 0 })
  })

  it('whose cells are merged changed its grid, and lost only the words of the cell that went', () => {
    const new_ = page([OPENING, table([{ text: '乡镇', columns: 2 }, '受益人口'], ...ROWS), CLOSING])
    expect(changes(old, new_)).toStrictEqual(['removed [-工程处数-]'])
    expect(structure(old, new_)).toStrictEqual([['cellSpans', 1]])
  })

  it('with merged cells over rows keeps them when a row comes in below', () => {
    const tall = (...rows: string[][]): Table =>
      table(['片区', '乡镇'], [{ text: '东片', rows: rows.length }, rows[0]?.[0] ?? ''], ...rows.slice(1))
    const before = page([tall(['望澜镇'], ['青禾乡'])])
    const after = page([tall(['望澜镇'], ['白沙乡与周边各村'], ['青禾乡'])])
    expect(changes(before, after)).toStrictEqual(['added {+白沙乡与周边各村+}'])
    expect(structure(before, after)).toStrictEqual([['rowsAdded', 1]])
  })

  it('is never compared with a paragraph that says the same', () => {
    const words = '望澜镇共有集中供水工程十二处'
    expect(changes(page([paragraph(words)]), page([table([words])]))).toStrictEqual([
      `removed [-${words}-]`,
      `added {+${words}+}`,
    ])
  })

  it('that moved is one move, its edits inside', () => {
    const new_ = page([OPENING, CLOSING, table(HEAD, ...ROWS.with(1, ['青禾乡', '9', '5210']))])
    const { counts, structure: told } = checkedDocumentDiff(page([OPENING, table(HEAD, ...ROWS), CLOSING]), new_)
    expect(counts.movedBlocks).toBe(1)
    expect(counts.added + counts.removed).toBe(0)
    expect(told).toStrictEqual([])
  })

  it('that was split keeps its rows, as moved to the new one', () => {
    const new_ = page([
      OPENING,
      table(HEAD, ROWS[0] ?? []),
      paragraph('其余乡镇如下。'),
      table(...ROWS.slice(1)),
      CLOSING,
    ])
    const { counts } = checkedDocumentDiff(old, new_)
    expect(counts).toMatchObject({ removed: 0, added: 1, moved: 6 })
  })

  it('has cells of several lines compared line by line', () => {
    const before = page([table(['职责', '一是摸清底数，建立台账。/二是限期整改。'])])
    const after = page([table(['职责', '一是摸清底数，建立台账。/二是落实专人。/三是限期整改。'])])
    expect(changes(before, after)).toStrictEqual(['added {+二是落实专人。+}', 'edited [-二-]{+三+}是限期整改。'])
  })

  it('tells its looks apart from its words', () => {
    const plain = table(HEAD, ...ROWS)
    const other = { ...plain, widths: [2, 1, 1], landscape: true, headRows: 0 }
    expect(structure(page([plain]), page([other]))).toStrictEqual([
      ['columnWidths', 1],
      ['headRows', 1],
      ['landscape', 1],
    ])
    expect(changes(page([plain]), page([other]))).toStrictEqual([])
  })
})

describe('a picture', () => {
  it('that was exchanged in its place, or set in another width, is told so', () => {
    const old = page([OPENING, image('a'), CLOSING])
    expect(structure(old, page([OPENING, image('b'), CLOSING]))).toStrictEqual([['imageReplaced', 1]])
    expect(structure(old, page([OPENING, image('a', { widthMm: 156 }), CLOSING]))).toStrictEqual([
      ['imageResized', '80', '156'],
    ])
    expect(structure(old, page([OPENING, CLOSING]))).toStrictEqual([['imageRemoved', 1]])
  })

  it('that moved is a move, and what it shows is text', () => {
    const new_ = page([image('a', { alternative: '位置示意图' }), OPENING, CLOSING])
    expect(changes(page([OPENING, CLOSING, image('a')]), new_)).toStrictEqual(['movedEdited {+位置+}示意图'])
  })
})

describe('attachments', () => {
  const first = attachment('a1', '排查台账', '台账由各乡镇填报，县水利局汇总。')
  const second = attachment('a2', '责任分工', '县水利局牵头，各乡镇配合。')

  it('in another order are the same attachments', () => {
    const old = page([], { attachments: [first, second] })
    const new_ = page([], { attachments: [second, first] })
    expect(changes(old, new_)).toStrictEqual([])
    expect(structure(old, new_)).toStrictEqual([['attachmentMoved', '2', '1']])
  })

  it('numbered anew by an import are found by what they say', () => {
    const old = page([], { attachments: [first, second] })
    const new_ = page([], {
      attachments: [
        { ...second, id: 'a1' },
        { ...first, id: 'a2' },
      ],
    })
    expect(changes(old, new_)).toStrictEqual([])
  })

  it('that were renamed keep their words', () => {
    const old = page([], { attachments: [first, second] })
    const new_ = page([], { attachments: [first, { ...second, title: '职责分工表' }] })
    expect(changes(old, new_)).toStrictEqual(['edited [-责任-]{+职责+}分工{+表+}'])
  })

  it('that were taken out stand where they stood', () => {
    const old = page([], { attachments: [first, second], printedBy: '临岚县水利局办公室' })
    const new_ = page([], { attachments: [second], printedBy: '临岚县水利局办公室' })
    expect(checkedDocumentDiff(old, new_).paragraphs.map((one) => [one.old, one.new])).toStrictEqual([
      [0, 0],
      [1, null],
      [2, null],
      [3, 1],
      [4, 2],
      [5, 3],
    ])
    expect(structure(old, new_)).toStrictEqual([['attachmentRemoved', 1]])
  })

  it('that are files are told as replaced when their bytes differ', () => {
    const file = (digit: string): Attachment => ({
      ...{ id: 'a1', title: '数据表' },
      content: { kind: 'file', fileName: '数据.xlsx', format: 'xlsx', sizeBytes: 9, sha256: digit.repeat(64) },
    })
    const old = page([], { attachments: [file('1')] })
    expect(structure(old, page([], { attachments: [file('2')] }))).toStrictEqual([['fileReplaced', 1]])
    expect(structure(old, old)).toStrictEqual([])
  })

  it('take in paragraphs of the body as moved', () => {
    const old = page([OPENING, CLOSING], { attachments: [first] })
    const taken = attachment(
      'a1',
      '排查台账',
      '台账由各乡镇填报，县水利局汇总。',
      '各乡镇要于每季度末将整改情况报县水利局。',
    )
    const new_ = page([OPENING], { attachments: [taken] })
    expect(changes(old, new_)).toStrictEqual(['moved 各乡镇要于每季度末将整改情况报县水利局。'])
  })
})

describe('hard documents', () => {
  it('of nothing, on either side', () => {
    const full = page([OPENING, table(HEAD, ...ROWS)], { attachments: [attachment('a', '附表', '内容')] })
    expect(checkedDocumentDiff(EMPTY_DOCUMENT, EMPTY_DOCUMENT).counts).toMatchObject({ same: 1 })
    expect(checkedDocumentDiff(EMPTY_DOCUMENT, full).counts).toMatchObject({ edited: 1, removed: 0 })
    expect(checkedDocumentDiff(full, EMPTY_DOCUMENT).counts).toMatchObject({ edited: 1, added: 0 })
  })

  it('with a table of 2,000 rows, each edited, and one row put before', () => {
    const rows = (edit: string): string[][] =>
      Array.from({ length: 2000 }, (_, at) => [
        `第${String(at)}号工程`,
        `位于${String(at % 37)}村东侧${edit}`,
        String(at * 7),
      ])
    const old = page([table(HEAD, ...rows(''))])
    const new_ = page([table(HEAD, ['新增工程', '位于河西', '5'], ...rows('岸边'))])
    const begun = performance.now()
    const { counts } = checkedDocumentDiff(old, new_)
    expect(counts).toMatchObject({ added: 3, removed: 0, edited: 2000 })
    expect(performance.now() - begun).toBeLessThan(5000)
  })

  it('has its lines in the order of the whole text', () => {
    const old = page([OPENING], { note: '（此件公开发布）', copyTo: '县委办公室。' })
    expect(documentLines(old)).toHaveLength(checkedDocumentDiff(old, old).paragraphs.length)
  })
})
