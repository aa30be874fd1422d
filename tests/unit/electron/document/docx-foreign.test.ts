import {
  AlignmentType,
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  FootnoteReferenceRun,
  Footer,
  Header,
  HeadingLevel,
  InsertedTextRun,
  LevelFormat,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { imported, linesOf, refused } from './docx-fixture.ts'

const reference = 'official'
const level = (at: number, format: (typeof LevelFormat)[keyof typeof LevelFormat], text: string) => ({
  level: at,
  format,
  text,
})
const numbered = (text: string, at: number) => new Paragraph({ text, numbering: { reference, level: at } })
const cell = (text: string, span: { rowSpan?: number; columnSpan?: number } = {}) =>
  new TableCell({ ...span, children: [new Paragraph(text)] })

/** A file by another hand, with everything at once that a file by ours would have one at a time. */
const foreign = async (): Promise<Uint8Array> => {
  const by = { author: '校对员', date: '2026-01-01T00:00:00Z' }
  const document = new Document({
    creator: '起草人',
    lastModifiedBy: '修改人',
    numbering: {
      config: [
        {
          reference,
          levels: [
            level(0, LevelFormat.CHINESE_COUNTING, '%1、'),
            level(1, LevelFormat.CHINESE_COUNTING, '（%2）'),
            level(2, LevelFormat.DECIMAL, '%3.'),
            level(3, LevelFormat.DECIMAL, '（%4）'),
          ],
        },
      ],
    },
    comments: { children: [{ id: 0, author: '批注人', date: new Date(0), children: [new Paragraph('请核实')] }] },
    footnotes: { 1: { children: [new Paragraph('脚注文字')] } },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph('页眉文字')] }) },
        footers: {
          default: new Footer({
            children: [new Paragraph({ children: [new TextRun({ children: [PageNumber.CURRENT] })] })],
          }),
        },
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: [new TextRun({ text: '关于供水改造的通知', size: 44 })],
          }),
          new Paragraph('各乡镇人民政府：'),
          numbered('总体要求', 0),
          numbered('工作目标', 1),
          numbered('新建管网', 2),
          numbered('城区部分', 3),
          numbered('保障措施', 0),
          new Paragraph({ text: '附则', heading: HeadingLevel.HEADING_1 }),
          new Paragraph({
            children: [
              new TextRun('全年'),
              new DeletedTextRun({ text: '三十', id: 1, ...by }),
              new InsertedTextRun({ text: '二十五', id: 2, ...by }),
              new CommentRangeStart(0),
              new TextRun('公里。'),
              new CommentRangeEnd(0),
              new TextRun({ children: [new CommentReference(0), new FootnoteReferenceRun(1)] }),
              new TextRun({ text: '暗语', vanish: true }),
            ],
          }),
          new Table({
            rows: [
              new TableRow({ children: [cell('甲', { rowSpan: 2 }), cell('乙', { columnSpan: 2 })] }),
              new TableRow({ children: [cell('丙'), cell('丁')] }),
            ],
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const lines = (length: string) => [
  '各乡镇人民政府：',
  '一、总体要求',
  '（一）工作目标',
  '1.新建管网',
  '（1）城区部分',
  '二、保障措施',
  '附则',
  `全年${length}公里。［注1］`,
  ...['甲', '乙', '丙', '丁'],
  '注1：脚注文字',
]

describe('a .docx written by the docx package', () => {
  it('gives its title, labels, levels, table and text', async () => {
    const bytes = await foreign()
    const { document } = imported(bytes, 'a.docx', 'accept')
    expect(document.title).toBe('关于供水改造的通知')
    expect(
      documentLines(document)
        .slice(1)
        .map((line) => line.text),
    ).toEqual(lines('二十五'))
    expect(document.body.map((block) => block.kind).filter((kind) => kind !== 'paragraph' && kind !== 'table')).toEqual(
      ['heading1', 'heading2', 'heading3', 'heading4', 'heading1', 'heading1'],
    )
    expect(linesOf(bytes, 'reject').slice(1)).toEqual(lines('三十'))
  })

  it('has everything found that the body does not show', async () => {
    const bytes = await foreign()
    expect(refused(bytes)).toEqual({
      code: 'import.trackedChanges',
      detail: { count: 2, insertions: 1, deletions: 1, authors: '校对员' },
    })
    const { findings, hiddenText } = imported(bytes, 'a.docx', 'accept')
    expect(hiddenText).toEqual(
      expect.arrayContaining(['请核实', '页眉文字', '暗语', '三十', '起草人', '修改人', '批注人', '校对员']),
    )
    expect(Object.fromEntries(findings.map(({ code, count }) => [code, count]))).toEqual({
      'import.numberingResolved': 5,
      'import.hiddenText': 1,
      'import.commentsDropped': 1,
      'import.footnotes': 1,
      'import.headerFooter': 1,
      'import.properties': 1,
      'import.trackedChanges': 2,
    })
  })
})
