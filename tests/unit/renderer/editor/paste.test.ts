import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { TextSelection, type EditorState } from 'prosemirror-state'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { docToText, textToDoc } from '#renderer/feature/drafting/editor/convert.ts'
import { blocksFromHtml } from '#renderer/feature/drafting/editor/paste/html.ts'
import { insertBlocks } from '#renderer/feature/drafting/editor/paste/insert-blocks.ts'
import { blocksFromText, type PastedBlock } from '#renderer/feature/drafting/editor/paste/pasted.ts'
import { createState } from '#renderer/feature/drafting/editor/plugins.ts'
import { editorLines } from '#renderer/feature/drafting/editor/text-lines.ts'

const read = (html: string): readonly PastedBlock[] =>
  blocksFromHtml(parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body)

const texts = (blocks: readonly PastedBlock[]): readonly string[] =>
  blocks.map((block) => ('text' in block ? `${block.kind} ${block.text}` : block.kind))

/** As Word 2016 and later put a heading, a numbered list and a paragraph on the clipboard. */
const WORD = `<p class=MsoNormal align=center style='text-align:center'><b><span lang=EN-US style='font-size:22.0pt'>2026</span></b><b>年
排查通知<o:p></o:p></b></p>
<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
lang=EN-US><span style='mso-list:Ignore'>一、<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>基本
情况<span lang=EN-US><o:p></o:p></span></p>
<p class=MsoNormal style='text-indent:32.0pt'>全县<span lang=EN-US>128</span>处，<del>删</del><ins>共</ins><span style='display:none'>隐藏</span><span style='mso-hide:all'>秘</span>GB/T
9704。<a href="#_msocom_1"><span style='mso-special-character:comment'>[A1]</span></a></p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span>巡查</p>
<div style='mso-element:comment-list'><p>批注</p></div><style>p{color:red}</style><script>alert(1)</script>`

describe('what Word and WPS put on the clipboard', () => {
  it('keeps structure and resolved numbers, and drops style, hidden text, comments and scripts', () => {
    expect(texts(read(WORD))).toEqual([
      'paragraph 2026年排查通知',
      'heading1 一、基本情况',
      'paragraph 全县128处，共GB/T 9704。',
      'listItem ●巡查',
    ])
  })

  it('drops what has no glyph: zero-width spaces and controls of the reading direction', () => {
    const unseen = '各\u200b乡\u202e镇\u2066人\ufeff民\u00ad政\u{e0041}府'
    expect(texts(read(`<p>${unseen}</p>`))).toEqual(['paragraph 各乡镇人民政府'])
    expect(texts(blocksFromText(unseen))).toEqual(['paragraph 各乡镇人民政府'])
  })

  it('numbers the lists of web pages and keeps their levels of headings', () => {
    const html = `<h1>总则</h1><h2>（一）范围</h2><ol start=3><li>甲<li>乙<ul><li>丙</ul></ol><ol style="list-style-type:cjk-ideographic"><li>丁</ol>`
    expect(texts(read(html))).toEqual([
      'heading1 总则',
      'heading2 （一）范围',
      'heading3 3.甲',
      'heading3 4.乙',
      'listItem ●丙',
      'heading1 一、丁',
    ])
  })

  it('parts lines at breaks and blocks, and joins words that the source has wrapped', () => {
    expect(texts(read('<div>甲<br>乙<p>丙<span> 丁</span></p>尾\n巴 a\nb</div>'))).toEqual([
      'paragraph 甲',
      'paragraph 乙',
      'paragraph 丙 丁',
      'paragraph 尾巴 a b',
    ])
  })

  it('takes tables with merged cells, widths and head rows', () => {
    const html = `<table><thead><tr><th width=100>名称<th width=50>数</tr></thead>
      <tr><td rowspan=2><p>甲</p><p>乙</p></td><td>1</td></tr><tr><td>2</td></tr><tr><td colspan=2>合计<table><tr><td>内</td></tr></table></td></tr></table>`
    const cell = (...lines: string[]) => ({ lines, columnSpan: 1, rowSpan: 1 })
    expect(read(html)).toEqual([
      {
        kind: 'table',
        widths: [100, 50],
        headRows: 1,
        landscape: false,
        rows: [
          [cell('名称'), cell('数')],
          [{ ...cell('甲', '乙'), rowSpan: 2 }, cell('1')],
          [cell('2')],
          [{ ...cell('合计', '内'), columnSpan: 2 }],
        ],
      },
    ])
  })

  it.each([
    ['rows of different length', '<tr><td>甲<td>乙<tr><td>丙'],
    ['spans that run out of the table', '<tr><td rowspan=9 colspan=9>甲<tr><td>乙'],
    ['spans that run into each other', '<tr><td>甲<td rowspan=3>乙<tr><td colspan=4>丙<tr><td>丁<td>戊'],
    ['absurd spans', '<tr><td colspan=999999 rowspan=-4>甲<td colspan=x>乙'],
    ['empty rows', '<tr></tr><tr><td>甲</tr><tr></tr>'],
    ['more columns than a table may have', `<tr>${'<td>甲'.repeat(200)}`],
  ])('makes a whole grid of a table with %s', (_, rows) => {
    const body = read(`<table>${rows}</table>`)
    expect(body).toHaveLength(1)
    expect(documentFromJson({ ...EMPTY_DOCUMENT, body })).not.toBeNull()
  })

  it('takes pictures with their bytes, and tells of those that are only named', () => {
    expect(read('<p>前<img src="data:image/png;base64,aGk=" alt="图一">后<img src="file:///C:/a.png"></p>')).toEqual([
      { kind: 'paragraph', text: '前' },
      { kind: 'picture', dataUrl: 'data:image/png;base64,aGk=', alternative: '图一' },
      { kind: 'paragraph', text: '后' },
      { kind: 'picture', dataUrl: null, alternative: '' },
    ])
  })

  it('lets no control character and no line break into a line', () => {
    const blocks = read('<p>甲\u0001乙\u2028丙\u00ad丁\u00a0戊\u0085\ud83d</p>')
    expect(texts(blocks)).toEqual(['paragraph 甲乙丙丁 戊'])
    expect(documentFromJson({ ...EMPTY_DOCUMENT, body: blocks })).not.toBeNull()
  })
})

describe('plain text', () => {
  it('is a paragraph a line, headings by their numbers', () => {
    expect(texts(blocksFromText('　　一、总则\r\n\r\n\t第一段。\n（一）范围\v尾'))).toEqual([
      'heading1 一、总则',
      'paragraph 第一段。',
      'heading2 （一）范围',
      'paragraph 尾',
    ])
  })
})

const open = (parts: Partial<OfficialDocument>, line: number, offset: number): EditorState => {
  const state = createState(textToDoc({ ...EMPTY_DOCUMENT, ...parts }, 'document'), {
    onFind: () => undefined,
    onShortcuts: () => undefined,
  })
  const found = editorLines(state.doc)[line]!
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, found.position + offset)))
}
const paste = (state: EditorState, blocks: readonly Block[]): readonly string[] => {
  const { doc } = state.apply(insertBlocks(state, blocks)!)
  doc.check()
  expect(documentFromJson({ ...EMPTY_DOCUMENT, ...docToText(doc) })).not.toBeNull()
  return doc.children.map((node) => `${node.type.name} ${node.textContent}`)
}
const TEXT = blocksFromText('甲段。\n一、标题\n乙段。')
const TABLE: Block = {
  kind: 'table',
  widths: [1, 1],
  headRows: 0,
  landscape: false,
  rows: [
    [
      { lines: ['子'], columnSpan: 1, rowSpan: 1 },
      { lines: ['丑'], columnSpan: 1, rowSpan: 1 },
    ],
  ],
}

describe('pasting', () => {
  it('makes a whole document of what is pasted into an empty one', () => {
    const whole = blocksFromText('关于排查的通知\n各乡镇：\n一、要求\n照办。\n附件：清单\n县政府\n2026年1月8日')
    expect(paste(open({}, 0, 0), whole)).toEqual([
      'title 关于排查的通知',
      'addressee 各乡镇：',
      'heading1 一、要求',
      'paragraph 照办。',
      'attachmentName 清单',
      'signatory 县政府',
      'date 2026年1月8日',
    ])
    expect(paste(open({}, 0, 0), [...blocksFromText('关于排查的通知'), TABLE])).toEqual([
      'title 关于排查的通知',
      'table 子丑',
    ])
  })

  it('puts paragraphs into the one with the caret, and headings stay headings', () => {
    const state = open({ title: '题', body: [{ kind: 'paragraph', text: '前后' }] }, 1, 1)
    expect(paste(state, TEXT)).toEqual(['title 题', 'paragraph 前甲段。', 'heading1 一、标题', 'paragraph 乙段。后'])
    expect(paste(state, blocksFromText('中'))).toEqual(['title 题', 'paragraph 前中后'])
  })

  it('puts below the title what does not fit into it', () => {
    const state = open({ title: '题', addressee: '各乡镇：', body: [{ kind: 'paragraph', text: '旧' }] }, 0, 1)
    expect(paste(state, [...TEXT, TABLE])).toEqual([
      'title 题甲段。',
      'addressee 各乡镇：',
      'heading1 一、标题',
      'paragraph 乙段。',
      'table 子丑',
      'paragraph 旧',
    ])
  })

  it('puts only text where only text may stand', () => {
    const parts = { title: '题', body: [TABLE], signatories: ['县'], date: '日' }
    expect(paste(open(parts, 1, 1), [...TEXT, TABLE])).toEqual([
      'title 题',
      'table 子甲段。一、标题乙段。子\t丑丑',
      'signatory 县',
      'date 日',
    ])
    expect(paste(open(parts, 3, 1), TEXT).slice(2)).toEqual([
      'signatory 县甲段。',
      'signatory 一、标题',
      'signatory 乙段。',
      'date 日',
    ])
    expect(paste(open(parts, 4, 1), TEXT).at(-1)).toBe('date 日甲段。一、标题乙段。')
  })
})
