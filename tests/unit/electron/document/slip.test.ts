import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { documentToText } from '#shared/domain/document/lines.ts'
import { classifiedMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { lookAtFile } from '#electron/main/document/file-texts.ts'
import { importFile } from '#electron/main/document/import.ts'
import { buildDocx, paragraph, run, WORD_TYPE, wordXml } from './docx-fixture.ts'
import { buildOdt, odfXml, p } from './odt-fixture.ts'
import { buildPptx, buildXlsx } from './office-fixture.ts'
import { buildPdf, line, streamOf, textString } from './pdf-fixture.ts'
import { jpegOf, jpegSegment, pngChunk, pngOf } from './picture-fixture.ts'

/**
 * Places in which a marked file may try to come past the door (保守国家秘密法 Art. 31): what a person sees, what one sees only
 * by asking for it, and what nobody sees. Each must be found in memory, before a byte is kept.
 */
const MARK = '机密★5年'
const HEAD = '关于开展排查的通知'
const cmaps = new URL('../../../../resources/cmap', import.meta.url).pathname
const docx = (body: string, parts: Parameters<typeof buildDocx>[0]['parts'] = {}) =>
  buildDocx({ body: paragraph(HEAD) + body, parts })
const markedDocx = docx(paragraph(MARK))
const sheet = (rows: string, more: Partial<Parameters<typeof buildXlsx>[0]['sheets'][number]> = {}) =>
  buildXlsx({ sheets: [{ name: '表', rows, ...more }] })
const cell = (text: string) => `<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`
const pdf = (more: Partial<Parameters<typeof buildPdf>[0]>, content = '') =>
  buildPdf({ pages: [line(HEAD, 154, 740, 22) + content], ...more })
/** As Word keeps a file that was dragged into it: a compound file with the file somewhere in it. */
const oleWith = (inner: Uint8Array): Uint8Array =>
  Buffer.concat([
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.alloc(2040),
    inner,
    Buffer.alloc(512),
  ])
const html = (body: string, head = '') =>
  Buffer.from(`<html><head>${head}</head><body><h1>${HEAD}</h1>${body}</body></html>`)

const FILES: readonly (readonly [name: string, bytes: Uint8Array])[] = [
  ['in its runs, a character each.docx', docx(`<w:p>${[...MARK].map((one) => run(one)).join('')}</w:p>`)],
  ['one character a line.docx', docx([...MARK].map((one) => paragraph(one)).join(''))],
  ['level and term on two lines.docx', docx(paragraph('机密') + paragraph('★5年'))],
  [
    'one character a line in a text box.docx',
    docx(
      `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${[...MARK].map((one) => paragraph(one)).join('')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`,
    ),
  ],
  ['deleted.docx', docx(`<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>${MARK}</w:delText></w:r></w:del></w:p>`)],
  ['in a field code.docx', docx(`<w:p><w:r><w:instrText>COMMENTS ${MARK}</w:instrText></w:r></w:p>`)],
  [
    'in a chart.docx',
    docx('', {
      'word/charts/chart1.xml': {
        content: `<c:chartSpace xmlns:c="urn:c" xmlns:a="urn:a"><c:pt><c:v>${MARK}</c:v></c:pt></c:chartSpace>`,
      },
    }),
  ],
  [
    'in a diagram.docx',
    docx('', {
      'word/diagrams/data1.xml': {
        content: `<dgm:dataModel xmlns:dgm="urn:d" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>机密</a:t></a:r><a:r><a:t>★5年</a:t></a:r></a:p></dgm:dataModel>`,
      },
    }),
  ],
  [
    'in its comments.docx',
    docx('', {
      'word/comments.xml': {
        content: wordXml('comments', `<w:comment w:id="0">${paragraph(MARK)}</w:comment>`),
        type: `${WORD_TYPE}comments+xml`,
        relationship: 'comments',
      },
    }),
  ],
  ['in a docx in it.docx', docx('', { 'word/embeddings/a.docx': { content: markedDocx } })],
  [
    'in a zip in a docx in it.docx',
    docx('', {
      'word/embeddings/a.docx': {
        content: docx('', { 'word/embeddings/b.zip': { content: zipSync({ 'a.docx': markedDocx }) } }),
      },
    }),
  ],
  [
    'in a docx in a compound file in it.docx',
    docx('', { 'word/embeddings/oleObject1.bin': { content: oleWith(markedDocx) } }),
  ],
  [
    'in a web page in it, quoted.docx',
    docx('', {
      'word/afchunk.mht': {
        content: 'Content-Transfer-Encoding: quoted-printable\r\n\r\n<p>=E6=9C=BA=E5=AF=86=E2=98=855=E5=B9=B4</p>',
      },
    }),
  ],
  [
    'in an alt text.docx',
    docx(
      `<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a" descr="${MARK}"/></wp:inline></w:drawing></w:r></w:p>`,
    ),
  ],
  [
    'in a hidden sheet.xlsx',
    buildXlsx({
      sheets: [
        { name: '一', rows: '' },
        { name: '二', rows: cell(MARK), state: 'veryHidden' },
      ],
    }),
  ],
  ['in the name of a sheet.xlsx', buildXlsx({ sheets: [{ name: MARK, rows: cell('1') }] })],
  [
    'in the format of a number.xlsx',
    buildXlsx({
      sheets: [{ name: '表', rows: cell('1') }],
      parts: { 'xl/styles.xml': `<styleSheet xmlns="urn:s"><numFmt formatCode="&quot;${MARK}&quot;0"/></styleSheet>` },
    }),
  ],
  [
    'over two cells of a row.xlsx',
    sheet(
      `<row r="1"><c r="A1" t="inlineStr"><is><t>机密</t></is></c><c r="B1" t="inlineStr"><is><t>★5年</t></is></c></row>`,
    ),
  ],
  [
    'in a header.xlsx',
    sheet(cell('1'), { after: `<headerFooter><oddHeader>&amp;L${MARK}</oddHeader></headerFooter>` }),
  ],
  [
    'in a drawing.xlsx',
    buildXlsx({
      sheets: [{ name: '表', rows: cell('1') }],
      parts: {
        'xl/drawings/drawing1.xml': `<xdr:wsDr xmlns:xdr="urn:x" xmlns:a="urn:a"><a:p><a:r><a:t>机</a:t></a:r><a:r><a:t>密★5年</a:t></a:r></a:p></xdr:wsDr>`,
      },
    }),
  ],
  [
    'in the title of a picture.pptx',
    buildPptx([
      { lines: [HEAD], inner: `<p:pic><p:nvPicPr><p:cNvPr id="2" name="a" title="${MARK}"/></p:nvPicPr></p:pic>` },
    ]),
  ],
  [
    'in the name of a shape.pptx',
    buildPptx([{ lines: [HEAD], inner: `<p:sp><p:nvSpPr><p:cNvPr id="2" name="${MARK}"/></p:nvSpPr></p:sp>` }]),
  ],
  [
    'in the tip of a link.pptx',
    buildPptx([
      {
        lines: [HEAD],
        inner: `<p:sp><p:nvSpPr><p:cNvPr id="2" name="a"><a:hlinkClick tooltip="${MARK}"/></p:cNvPr></p:nvSpPr></p:sp>`,
      },
    ]),
  ],
  [
    'in a master.pptx',
    buildPptx([{ lines: [HEAD] }], {
      'ppt/slideMasters/slideMaster1.xml': `<p:sldMaster xmlns:p="urn:p" xmlns:a="urn:a"><a:p><a:r><a:t>机密★</a:t></a:r><a:r><a:t>5年</a:t></a:r></a:p></p:sldMaster>`,
    }),
  ],
  ['in the notes.pptx', buildPptx([{ lines: [HEAD], notes: MARK }])],
  [
    'deleted.odt',
    buildOdt({
      body: `<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info/>${p(MARK)}</text:deletion></text:changed-region></text:tracked-changes>${p(HEAD)}`,
    }),
  ],
  ['in a note of a person.odt', buildOdt({ body: p(`${HEAD}<office:annotation>${p(MARK)}</office:annotation>`) })],
  [
    'in the description of a frame.odt',
    buildOdt({ body: p(`${HEAD}<draw:frame><svg:desc>${MARK}</svg:desc></draw:frame>`) }),
  ],
  [
    'in an object.odt',
    buildOdt({
      body: p(HEAD),
      parts: {
        'Object 1/content.xml': odfXml('document-content', '<text:p>机密<text:span>★5年</text:span></text:p>'),
      },
    }),
  ],
  [
    'in a user field.odt',
    buildOdt({
      body: `<text:user-field-decls><text:user-field-decl text:name="a" office:string-value="${MARK}"/></text:user-field-decls>${p(HEAD)}`,
    }),
  ],
  ['in a compound file.odt', buildOdt({ body: p(HEAD), parts: { 'Object 1': oleWith(markedDocx) } })],
  [
    'in a note.pdf',
    pdf({
      page: '/Annots [100 0 R]',
      objects: [`<< /Type /Annot /Subtype /Text /Rect [0 0 20 20] /Contents ${textString(MARK)} >>`],
    }),
  ],
  [
    'in what a stamp shows.pdf',
    pdf({
      page: '/Annots [100 0 R]',
      objects: [
        '<< /Type /Annot /Subtype /Stamp /Rect [90 600 300 640] /AP << /N 101 0 R >> >>',
        streamOf(
          line(MARK, 0, 0),
          '/Type /XObject /Subtype /Form /BBox [0 0 210 40] /Resources << /Font << /F 4 0 R >> >> ',
        ),
      ],
    }),
  ],
  [
    'in a form.pdf',
    pdf({
      catalog: '/AcroForm << /Fields [100 0 R] >>',
      page: '/Annots [100 0 R]',
      objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V ${textString(MARK)} /Rect [0 0 20 20] >>`],
    }),
  ],
  [
    'in a layer that is off.pdf',
    pdf(
      {
        catalog: '/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] >> >>',
        resources: '/Properties << /L 100 0 R >>',
        objects: ['<< /Type /OCG /Name (a) >>'],
      },
      `/OC /L BDC ${line(MARK, 90, 600)} EMC`,
    ),
  ],
  [
    'in an alternative text.pdf',
    pdf(
      {
        catalog: '/MarkInfo << /Marked true >> /StructTreeRoot 100 0 R',
        objects: [
          '<< /Type /StructTreeRoot /K 101 0 R /ParentTree 102 0 R >>',
          `<< /S /Figure /P 100 0 R /Alt ${textString(MARK)} /Pg 10 0 R /K 0 >>`,
          '<< /Nums [0 [101 0 R]] >>',
        ],
        page: '/StructParents 0',
      },
      `/Figure << /MCID 0 >> BDC ${line('图', 90, 600)} EMC`,
    ),
  ],
  [
    'in the name of a layer.pdf',
    pdf({
      catalog: '/OCProperties << /OCGs [100 0 R] /D << /ON [100 0 R] >> >>',
      objects: [`<< /Type /OCG /Name ${textString(MARK)} >>`],
    }),
  ],
  [
    'in a docx in it.pdf',
    pdf({
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>',
      objects: [
        '<< /Type /Filespec /F (a.docx) /EF << /F 101 0 R >> >>',
        streamOf(Buffer.from(markedDocx), '/Type /EmbeddedFile '),
      ],
    }),
  ],
  [
    'in a text file in it.pdf',
    pdf({
      catalog: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>',
      objects: [
        '<< /Type /Filespec /F (a.txt) /EF << /F 101 0 R >> >>',
        streamOf(Buffer.from(MARK), '/Type /EmbeddedFile '),
      ],
    }),
  ],
  [
    'in its outline.pdf',
    pdf({
      catalog: '/Outlines 100 0 R',
      objects: [
        '<< /Type /Outlines /First 101 0 R /Last 101 0 R /Count 1 >>',
        `<< /Title ${textString(MARK)} /Parent 100 0 R /Dest [10 0 R /Fit] >>`,
      ],
    }),
  ],
  ['one character a line.pdf', pdf({}, [...MARK].map((one, index) => line(one, 300, 600 - 20 * index)).join(''))],
  ['written by a style.html', html('<p>正文</p>', `<style>p::before{content:"${MARK}"}</style>`)],
  ['in an attribute.html', html(`<p data-note="${MARK}">正文</p>`)],
  ['in a frame.html', html(`<iframe srcdoc="&lt;p&gt;${MARK}&lt;/p&gt;"></iframe>`)],
  ['in a drawing.html', html(`<svg><text>机密</text><text>★5年</text></svg>`)],
  ['in a template.html', html(`<template><p>${MARK}</p></template>`)],
  ['in an alt text.html', html(`<img alt="${MARK}" src="a.png">`)],
  ['in numbers.html', html(`<p>&#26426;&#x5bc6;&starf;5年</p>`)],
  ['in its description.html', html('<p>正文</p>', `<meta name="description" content="${MARK}">`)],
  ['in its comment.png', pngOf(4, 4, {}, [pngChunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${MARK}`))])],
  [
    'in the numbers of its XMP.png',
    pngOf(4, 4, {}, [
      pngChunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<rdf:li>&#26426;&#23494;&#9733;5&#24180;</rdf:li>')),
    ]),
  ],
  [
    'in a comment of its camera.jpg',
    jpegOf(8, 8, [jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0II*\0'), Buffer.from(MARK, 'utf16le')]))]),
  ],
  ['over two lines.txt', Buffer.from(`${HEAD}\n机\n密\n★\n5年\n`)],
  ['in a cell.csv', Buffer.from(`项目\n"机\n密★5年"\n`)],
]

const seenIn = (texts: readonly string[]): boolean => texts.some((text) => classifiedMarkHits(text).length > 0)

describe('a mark of a state secret', () => {
  it.each(FILES)('%s', async (fileName, bytes) => {
    const looked = await lookAtFile(fileName, bytes, cmaps)
    expect(looked.ok ? seenIn(looked.value.texts) : looked.error.code).toBe(true)
    if (!/\.(?:docx|odt|pdf|html|txt)$/u.test(fileName)) return
    const read = await importFile({ fileName, bytes, trackedChanges: 'keep' }, cmaps)
    if (!read.ok) throw new Error(read.error.code)
    const { document, previous, hiddenText, revisions } = read.value
    const texts = [document, ...(previous === undefined ? [] : [previous])].map(documentToText)
    expect(seenIn([...texts, ...hiddenText, hiddenText.join('\n'), ...revisions.map(({ text }) => text)])).toBe(true)
  })
})
