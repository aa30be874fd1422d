import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { buildDocx, imported, paragraph, paragraphOf, refused, run, wordXml, WORD_TYPE } from './docx-fixture.ts'

const by = (author: string, date = '2026-01-02T03:04:05Z') => `w:id="1" w:author="${author}" w:date="${date}"`
const ins = (inner: string, author = '甲某') => `<w:ins ${by(author)}>${inner}</w:ins>`
const del = (text: string, author = '乙某') => `<w:del ${by(author)}><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const TITLE = paragraph('关于供水的通知', '<w:jc w:val="center"/>')
const keep = (body: string) => imported(buildDocx({ body: TITLE + body }), 'a.docx', 'keep')
const date = '2026-01-02T03:04:05Z'

describe('tracked changes kept as a first round', () => {
  it('give both sides and each change with its author, date and text', () => {
    const body =
      paragraphOf(run('全年') + del('三十') + ins(run('二十') + run('五')) + run('公里。')) +
      paragraphOf(ins(run('新段。')), `<w:rPr><w:ins ${by('甲某')}/></w:rPr>`) +
      paragraphOf(`<w:moveFrom ${by('丙某')}>${run('移。')}</w:moveFrom>`) +
      paragraphOf(`<w:moveTo ${by('丙某', 'yesterday')}>${run('移。')}</w:moveTo>`)
    const { document, previous, revisions } = keep(body)
    const textOf = (one: typeof document | undefined) =>
      one === undefined ? [] : documentLines(one).map(({ text }) => text)
    expect(textOf(document)).toEqual(['关于供水的通知', '全年二十五公里。', '新段。', '移。'])
    expect(textOf(previous)).toEqual(['关于供水的通知', '全年三十公里。', '移。'])
    expect(revisions).toEqual([
      { kind: 'deletion', of: 'text', author: '乙某', date, text: '三十' },
      { kind: 'insertion', of: 'text', author: '甲某', date, text: '二十五' },
      { kind: 'insertion', of: 'paragraphMark', author: '甲某', date, text: '' },
      { kind: 'insertion', of: 'text', author: '甲某', date, text: '新段。' },
      { kind: 'movedFrom', of: 'text', author: '丙某', date, text: '移。' },
      { kind: 'movedTo', of: 'text', author: '丙某', date: null, text: '移。' },
    ])
  })

  it('are one change where Word cut it in several of one hand, and several where hands differ', () => {
    const { revisions } = keep(
      paragraphOf(ins(run('甲')) + ins(run('乙')) + ins(run('丙'), '丁某') + run('。') + ins(run('戊'))),
    )
    expect(revisions.map(({ author, text }) => [author, text])).toEqual([
      ['甲某', '甲乙'],
      ['丁某', '丙'],
      ['甲某', '戊'],
    ])
  })

  it('are no second document when there are none', () => {
    const { previous, revisions } = keep(paragraph('正文。'))
    expect([previous, revisions]).toEqual([undefined, []])
  })

  it('settle merges of cells on each side', () => {
    const cell = (text: string, merge = '') => `<w:tc><w:tcPr>${merge}</w:tcPr>${paragraph(text)}</w:tc>`
    const merge = (now: string) => `<w:cellMerge ${by('甲某')} w:vMerge="${now}"/>`
    const table = `<w:tbl><w:tr>${cell('甲', merge('rest'))}${cell('乙')}</w:tr><w:tr>${cell('丙', merge('cont'))}${cell('丁')}</w:tr></w:tbl>`
    const rowsOf = (choice: 'accept' | 'reject') => {
      const table_ = imported(buildDocx({ body: TITLE + table }), 'a.docx', choice).document.body[0]
      return table_?.kind === 'table' ? table_.rows.map((row) => row.map(({ lines }) => lines.join())) : []
    }
    expect(rowsOf('accept')).toEqual([['甲', '乙'], ['丁']])
    expect(rowsOf('reject')).toEqual([
      ['甲', '乙'],
      ['丙', '丁'],
    ])
  })

  it('of an unknown kind stop the import whatever is chosen', () => {
    const body = paragraphOf(`<w14:conflictIns ${by('甲某')}>${run('冲突')}</w14:conflictIns>`)
    expect(refused(buildDocx({ body }))).toEqual({
      code: 'import.trackedChanges',
      detail: { part: 'word/document.xml', unknown: 'conflictIns' },
    })
    expect(() => imported(buildDocx({ body }), 'a.docx', 'accept')).toThrow('import.trackedChanges')
  })
})

describe('the notes of a .docx', () => {
  const part = (kind: 'footnote' | 'endnote', notes: Readonly<Record<string, string>>) => ({
    content: wordXml(
      `${kind}s`,
      `<w:${kind} w:type="separator" w:id="-1">${paragraph('线')}</w:${kind}>` +
        Object.entries(notes)
          .map(([id, inner]) => `<w:${kind} w:id="${id}">${inner}</w:${kind}>`)
          .join(''),
    ),
    type: `${WORD_TYPE}${kind}s+xml`,
    relationship: `${kind}s`,
  })
  const mark = (kind: 'footnote' | 'endnote', id: string) => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`
  const parts = {
    'word/footnotes.xml': part('footnote', { 1: paragraph('脚注一') + paragraph('再一段'), 2: paragraph('没有标记') }),
    'word/endnotes.xml': part('endnote', { 1: paragraphOf(run('尾注') + ins(run('新'))) }),
  }

  it('become marks in the text and paragraphs at the end of their item', () => {
    const body =
      paragraphOf(run('甲') + mark('endnote', '1') + run('乙。')) +
      paragraph('青禾县水利局') +
      paragraph('2026年3月12日') +
      paragraph('附件') +
      paragraph('清单') +
      paragraphOf(run('丙') + mark('footnote', '1') + run('。'))
    const { document, findings, hiddenText } = imported(buildDocx({ body: TITLE + body, parts }), 'a.docx', 'accept')
    expect(document.body.map((block) => 'text' in block && block.text)).toEqual(['甲［注1］乙。', '注1：尾注新'])
    expect(document.attachments[0]?.content).toEqual({
      kind: 'text',
      body: ['丙［注2］。', '注2：脚注一', '再一段'].map((text) => ({ kind: 'paragraph', text })),
    })
    expect(hiddenText).toEqual(['甲某', '没有标记'])
    expect(findings).toMatchObject([
      { code: 'import.footnotes', count: 2, line: 1, done: 'changed' },
      { code: 'import.notesDropped', count: 1 },
      { code: 'import.trackedChanges', count: 1 },
    ])
  })

  it('need a choice over their tracked changes', () => {
    const body = TITLE + paragraphOf(run('甲') + mark('endnote', '1'))
    expect(refused(buildDocx({ body, parts }))).toMatchObject({
      code: 'import.trackedChanges',
      detail: { insertions: 1 },
    })
  })
})
