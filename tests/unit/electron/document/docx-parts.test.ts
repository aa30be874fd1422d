import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { buildDocx, imported, paragraph, paragraphOf, run } from './docx-fixture.ts'

const CENTRE = '<w:jc w:val="center"/>'
const NEW_PAGE = '<w:pageBreakBefore/>'
const red = (text: string) => paragraphOf(run(text, '<w:color w:val="FF0000"/><w:sz w:val="72"/>'), CENTRE)
const documentOf = (body: string) => imported(buildDocx({ body })).document

const HEAD =
  paragraph('000001') +
  paragraph('特急') +
  red('青禾县人民政府文件') +
  paragraph('青政发〔2026〕3号　　签发人：林某　周某') +
  paragraphOf(run('关于公布供水改造计划的通知', '<w:sz w:val="44"/>'), CENTRE)
const CLOSE =
  paragraph('附件：1.任务清单') +
  paragraph('2.联系方式') +
  paragraph('青禾县人民政府') +
  paragraph('2026 年 3 月 12 日') +
  paragraph('（此件公开发布）')
const ATTACHED =
  paragraph('附件1', NEW_PAGE) +
  paragraph('任务清单', CENTRE) +
  paragraph('一、清单') +
  paragraph('新建管网。') +
  paragraph('附件2', NEW_PAGE) +
  paragraph('联系方式', CENTRE) +
  paragraph('电话见网站。')
const IMPRINT =
  paragraph('抄送：县委办公室，县人大常委会办公室。') + paragraph('青禾县人民政府办公室　　2026年3月13日印发')

describe('the parts of an official document in a .docx', () => {
  it('are told from 版头 to 版记', () => {
    const text = paragraph('各乡镇人民政府：') + paragraph('现将计划公布如下。')
    const document = documentOf(HEAD + text + CLOSE + ATTACHED + IMPRINT)
    expect(document).toEqual({
      version: 2,
      kind: '通知',
      form: 'standard',
      urgency: '特急',
      issuers: ['青禾县人民政府'],
      documentNumber: '青政发〔2026〕3号',
      signers: ['林某', '周某'],
      title: '关于公布供水改造计划的通知',
      addressee: '各乡镇人民政府：',
      body: [
        { kind: 'paragraph', text: '000001' },
        { kind: 'paragraph', text: '现将计划公布如下。' },
      ],
      attachmentNames: ['任务清单', '联系方式'],
      signatories: ['青禾县人民政府'],
      date: '2026年3月12日',
      note: '（此件公开发布）',
      copyTo: '县委办公室，县人大常委会办公室。',
      printedBy: '青禾县人民政府办公室',
      printedOn: '2026年3月13日',
      attachments: [
        {
          id: 'a1',
          title: '任务清单',
          content: {
            kind: 'text',
            body: [
              { kind: 'heading1', text: '一、清单' },
              { kind: 'paragraph', text: '新建管网。' },
            ],
          },
        },
        { id: 'a2', title: '联系方式', content: { kind: 'text', body: [{ kind: 'paragraph', text: '电话见网站。' }] } },
      ],
    })
    expect(isOfficialDocument(document)).toBe(true)
  })

  it('may have the 版记 in a table, and a mark without 文件', () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`
    const table = `<w:tbl><w:tr>${cell('抄送：县委办公室。')}</w:tr><w:tr>${cell('县政府办公室')}${cell('2026年3月13日印发')}</w:tr></w:tbl>`
    const body = red('青 禾 县 水 利 局') + paragraph('关于供水的函', CENTRE) + paragraph('正文。') + table
    expect(documentOf(body)).toMatchObject({
      kind: '函',
      issuers: ['青禾县水利局'],
      title: '关于供水的函',
      body: [{ text: '正文。' }],
      copyTo: '县委办公室。',
      printedBy: '县政府办公室',
      printedOn: '2026年3月13日',
    })
  })

  it('take several offices that sign, and no prose for them', () => {
    const close = paragraph('青禾县水利局') + paragraph('青禾县财政局') + paragraph('2026年3月12日')
    const document = documentOf(paragraph('关于供水的通知', CENTRE) + paragraph('请遵照执行。') + close)
    expect(document.signatories).toEqual(['青禾县水利局', '青禾县财政局'])
    expect(document.body).toEqual([{ kind: 'paragraph', text: '请遵照执行。' }])
  })

  it('begin an attachment where a page break or a section ends a page', () => {
    const breaks = [
      paragraphOf('<w:r><w:br w:type="page"/></w:r>') + paragraph('附件'),
      paragraphOf('', '<w:sectPr/>') + paragraph('附件'),
      paragraph('附件：清单', NEW_PAGE),
    ]
    for (const begin of breaks) {
      const body = `${paragraph('关于供水的通知', CENTRE)}${paragraph('正文。')}${begin}`
      const { attachments } = documentOf(body + paragraph('清单', CENTRE) + paragraph('管网。'))
      expect(attachments).toHaveLength(1)
    }
    expect(
      documentOf(paragraph('关于供水的通知') + paragraph('正文。') + paragraph('附件') + paragraph('清单')),
    ).toMatchObject({ attachments: [] })
  })

  it('keep a bulleted list as items, and letters of lists', () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet', '●')}${level(1, 'lowerLetter', '%2)')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
    const item = (text: string, at: number) =>
      paragraph(text, `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="1"/></w:numPr>`)
    const { document } = imported(
      buildDocx({ numbering, body: paragraph('标题', CENTRE) + item('甲', 0) + item('乙', 1) }),
    )
    expect(document.body.map(({ kind }) => kind)).toEqual(['listItem', 'listItem'])
    expect(documentLines(document).map(({ text }) => text)).toEqual(['标题', '● 甲', 'a)乙'])
  })
})

describe('what nobody can see', () => {
  it.each([
    ['import.faintText', run('白字', '<w:color w:val="FFFFFF"/>'), ''],
    ['import.faintText', run('白字', '<w:color w:val="auto" w:themeColor="background1"/>'), ''],
    ['import.tinyText', run('小字', '<w:sz w:val="2"/>'), ''],
    ['import.outsidePage', run('页外'), '<w:framePr w:x="30000" w:y="10"/>'],
    ['import.outsidePage', run('页外'), '<w:ind w:left="20000"/>'],
  ])('by its looks is kept, with its place: %s', (code, inner, properties) => {
    const { document, findings } = imported(
      buildDocx({ body: paragraph('标题', CENTRE) + paragraph('正文。') + paragraphOf(inner, properties) }),
    )
    expect(findings).toEqual([{ code, count: 1, line: 2, done: 'kept' }])
    expect(documentLines(document)).toHaveLength(3)
  })

  it('is not white text on a dark ground, nor a common indent', () => {
    const dark = run('表头', '<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="1F3864"/>')
    const body = paragraph('标题', CENTRE) + paragraphOf(dark, '<w:ind w:left="840" w:hanging="420"/>')
    expect(imported(buildDocx({ body })).findings).toEqual([])
  })

  it('comes with a field that fetches from elsewhere', () => {
    const field =
      '<w:fldSimple w:instr=" INCLUDETEXT &quot;C:\\\\a.docx&quot; "><w:r><w:t>引文</w:t></w:r></w:fldSimple>'
    const { findings } = imported(buildDocx({ body: paragraph('标题', CENTRE) + paragraphOf(field) }))
    expect(findings).toContainEqual({
      code: 'import.externalField',
      count: 1,
      detail: 'INCLUDETEXT',
      line: 1,
      done: 'neutralised',
    })
  })
})
