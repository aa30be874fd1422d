import { describe, expect, it } from 'vitest'
import {
  buildDocx,
  countOf,
  imported,
  linesOf,
  paragraph,
  paragraphOf,
  run,
  wordXml,
  WORD_TYPE,
} from './docx-fixture.ts'

const body = (inner: string) => buildDocx({ body: inner })

describe('text beside the body', () => {
  const box = (text: string) => `<w:txbxContent>${paragraph(text)}</w:txbxContent>`

  it('in a text box is taken once, whichever forms the file keeps', () => {
    const shape =
      `<mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>${box('红头')}</wps:txbx></mc:Choice>` +
      `<mc:Fallback><w:pict><v:textbox>${box('旧红头')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`
    const bytes = body(paragraphOf(`${run('正')}<w:r>${shape}</w:r>${run('文')}`))
    expect(linesOf(bytes)).toEqual(['正文'])
    expect(countOf(bytes, 'import.textBox')).toBe(1)
    expect(imported(bytes).hiddenText).toEqual(['红头', '旧红头'])
  })

  it('is the form that Word does not show', () => {
    const forms = (requires: string) =>
      body(
        paragraphOf(
          `<mc:AlternateContent><mc:Choice Requires="${requires}">${run('甲')}</mc:Choice><mc:Fallback>${run('乙')}</mc:Fallback></mc:AlternateContent>`,
        ),
      )
    expect(linesOf(forms('w14'))).toEqual(['甲'])
    expect(imported(forms('w14')).hiddenText).toEqual(['乙'])
    expect(linesOf(forms('unheardOf'))).toEqual(['乙'])
    expect(imported(forms('unheardOf')).hiddenText).toEqual(['甲'])
  })

  it('in headers, comments, comments, properties and other parts is found, and named by kind', () => {
    const note = (kind: string, text: string, type = '') => `<w:${kind} w:id="1"${type}>${paragraph(text)}</w:${kind}>`
    const bytes = buildDocx({
      body: paragraph('正文'),
      relationships: [
        { type: 'hyperlink', target: 'https://example.invalid/a', external: true },
        { type: 'attachedTemplate', target: 'file:///C:/模板.dotm', external: true },
      ],
      parts: {
        'word/header1.xml': {
          content: wordXml('hdr', paragraph('页眉')),
          type: `${WORD_TYPE}header+xml`,
          relationship: 'header',
        },
        'word/footer1.xml': {
          content: wordXml('ftr', paragraph('')),
          type: `${WORD_TYPE}footer+xml`,
          relationship: 'footer',
        },
        'word/footnotes.xml': {
          content: wordXml('footnotes', note('footnote', '', ' w:type="separator"') + note('footnote', '脚注')),
          type: `${WORD_TYPE}footnotes+xml`,
          relationship: 'footnotes',
        },
        'word/comments.xml': {
          content: wordXml(
            'comments',
            `<w:comment w:id="0" w:author="林某">${paragraphOf(run('批') + run('注'))}</w:comment>`,
          ),
          type: `${WORD_TYPE}comments+xml`,
          relationship: 'comments',
        },
        'docProps/core.xml': {
          content:
            '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">' +
            '<dc:title>题名</dc:title><dc:creator>赵某</dc:creator><cp:lastModifiedBy>钱某</cp:lastModifiedBy></cp:coreProperties>',
          type: 'application/vnd.openxmlformats-package.core-properties+xml',
        },
        'word/settings.xml': {
          content: wordXml('settings', '<w:docVars><w:docVar w:name="变量名" w:val="变量值"/></w:docVars>'),
          type: `${WORD_TYPE}settings+xml`,
        },
        'customXml/item1.xml': { content: '<a><b>暗</b><b>号</b></a>' },
        'word/glossary/document.xml': {
          content: wordXml('glossaryDocument', paragraph('构建块')),
          type: `${WORD_TYPE}document.glossary+xml`,
        },
        'word/vbaProject.bin': { content: 'x', type: 'application/vnd.ms-office.vbaProject' },
        'word/embeddings/a.bin': { content: 'x', type: 'application/vnd.openxmlformats-officedocument.oleObject' },
        'word/embeddings/b.docx': {
          content: buildDocx({ body: paragraph('套中') }),
          type: 'application/vnd.openxmlformats-officedocument.package',
        },
        'word/media/image1.png': {
          content: new Uint8Array([
            0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0x74, 0x45, 0x58, 0x74, 0, 0, 0, 0,
          ]),
        },
        'word/diagrams/data1.xml': {
          content:
            '<d xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>图</a:t></a:r><a:r><a:t>示</a:t></a:r></a:p></d>',
          type: 'application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml',
        },
        'word/odd.dat': { content: '散页' },
      },
    })
    const { findings, hiddenText, document } = imported(bytes)
    expect(document).toMatchObject({ title: '正文', body: [] })
    expect([...hiddenText].sort()).toEqual(
      [
        '套中',
        '散页',
        '图示',
        '变量名',
        '变量值',
        '号',
        '批注',
        '暗',
        '构建块',
        '林某',
        '脚注',
        '赵某',
        '钱某',
        '题名',
        '页眉',
        'file:///C:/模板.dotm',
        'https://example.invalid/a',
      ].sort(),
    )
    expect(Object.fromEntries(findings.map(({ code, count, detail = '' }) => [code, [count, detail]]))).toEqual({
      'import.externalReference': [2, 'https://example.invalid/a, file:///C:/模板.dotm'],
      'import.headerFooter': [1, ''],
      'import.notesDropped': [1, ''],
      'import.commentsDropped': [1, '林某'],
      'import.properties': [1, '赵某, 钱某'],
      'import.documentVariables': [1, ''],
      'import.customXml': [1, ''],
      'import.buildingBlocks': [1, ''],
      'import.macros': [1, 'word/vbaproject.bin'],
      'import.embeddedObject': [2, 'word/embeddings/a.bin, word/embeddings/b.docx'],
      'import.images': [1, 'png'],
      'import.graphics': [1, ''],
      'import.unknownParts': [1, 'word/odd.dat'],
    })
  })

  it('in a part that nothing refers to, or in a watermark, is found too', () => {
    const watermark = '<w:p><w:r><w:pict><v:shape><v:textpath string="内部资料"/></v:shape></w:pict></w:r></w:p>'
    const bytes = buildDocx({
      body: paragraphOf(`${run('正文')}<w:r><w:drawing><wp:docPr descr="图片说明" title="图名"/></w:drawing></w:r>`),
      parts: {
        'word/header9.xml': { content: wordXml('hdr', watermark) },
        'word/header8.xml': { content: wordXml('hdr', '<w:t>裸文</w:t>') },
        'orphan.xml': { content: '<a>孤儿</a>' },
        'a.rels': { content: '<a>关系</a>' },
      },
    })
    expect([...imported(bytes).hiddenText].sort()).toEqual(
      ['内部资料', '图名', '图片说明', '孤儿', '关系', '裸文'].sort(),
    )
  })

  it('in the description of a table is found too', () => {
    const bytes = body(`${paragraph('正文')}<w:tbl><w:tblPr><w:tblCaption w:val="表说明"/></w:tblPr></w:tbl>`)
    expect(imported(bytes).hiddenText).toEqual(['表说明'])
  })

  it('never doubles the body', () => {
    expect(imported(body(paragraph('正文') + paragraph('又一段。'))).hiddenText).toEqual([])
  })
})
