import { deflateSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { lookInside } from '#electron/main/document/inside/look-inside.ts'
import type { Inside } from '#electron/main/document/inside/inside.ts'
import { buildDocx, paragraph, WORD_TYPE, wordXml } from './docx-fixture.ts'
import { buildOdt, p } from './odt-fixture.ts'
import { buildPptx, buildXlsx } from './office-fixture.ts'
import { buildPdf, line, streamOf, textString } from './pdf-fixture.ts'
import { exifSegment, jpegOf, pngChunk, pngOf } from './picture-fixture.ts'

const cmapFolder = new URL('../../../../resources/cmap', import.meta.url).pathname
const look = async (fileName: string, bytes: Uint8Array): Promise<Inside> => {
  const inside = await lookInside(fileName, bytes, cmapFolder)
  if (!inside.ok) throw new Error(inside.error.code)
  return inside.value
}
/** Every text with its place, `part name#number!cell`, a star for what is hidden. */
const texts = ({ pieces }: Inside): readonly string[] =>
  pieces.map(({ text, place: { part, name = '', number, hidden } }) =>
    [part, name, number === undefined ? '' : `#${String(number)}`, hidden ? '*' : '', ' ', text].join(''),
  )
const left = ({ leftovers }: Inside): readonly string[] => leftovers.map(({ what }) => what)
const placeOf = ({ pieces }: Inside, word: string) => {
  for (const { text, place, marks = [] } of pieces) {
    const at = text.indexOf(word)
    if (at >= 0) return { ...place, ...marks.findLast(({ start }) => start <= at) }
  }
  return null
}
const inline = (cell: string, text: string): string => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`

describe('what a workbook carries', () => {
  const book = buildXlsx({
    strings: ['<t>姓名</t>', '<r><t>张</t></r><r><t>小明</t></r>'],
    sheets: [
      {
        name: '名单',
        columns: '<cols><col min="3" max="3" hidden="1"/></cols>',
        rows:
          `<row r="2"><c r="A2" t="s"><v>0</v></c>${inline('B2', '电话')}${inline('C2', '暗列')}</row>` +
          `<row r="5" hidden="1"><c r="A5" t="s"><v>1</v></c><c r="B5"><v>1.3800138E10</v></c></row>`,
        after: '<headerFooter><oddHeader>页眉字</oddHeader></headerFooter>',
        comments:
          '<authors><author>李四</author></authors><commentList><comment ref="A2" authorId="0"><text><r><t>批</t></r><r><t>注字</t></r></text></comment></commentList>',
      },
      { name: '底稿', state: 'veryHidden', rows: `<row r="1">${inline('D1', '暗页字')}</row>` },
    ],
  })

  it('is read sheet by sheet, with its cells, hidden columns, rows and sheets, comments and headers', async () => {
    const inside = await look('名单.xlsx', book)
    expect(inside.format).toBe('xlsx')
    expect(texts(inside)).toEqual(
      expect.arrayContaining([
        'cell名单 姓名\t电话\t暗列\n张小明\t13800138000',
        'cell底稿* \t\t\t暗页字',
        'comment名单 李四\n批注字',
        'other名单 页眉字',
      ]),
    )
    expect(placeOf(inside, '电话')).toMatchObject({ part: 'cell', name: '名单', cell: 'B2' })
    expect(placeOf(inside, '13800138000')).toMatchObject({ cell: 'B5', hidden: true })
    expect(placeOf(inside, '暗列')).toMatchObject({ cell: 'C2', hidden: true })
    expect(placeOf(inside, '暗页字')).toMatchObject({ name: '底稿', cell: 'D1', hidden: true })
    expect(placeOf(inside, '批注字')).toMatchObject({ part: 'comment', name: '名单', cell: 'A2' })
    expect(new Set(left(inside))).toEqual(new Set(['hiddenSheets', 'comments']))
    expect(inside.unread).toEqual([])
  })

  it('shows embedded originals, caches of data, macros and pictures, and lists what nobody can read', async () => {
    const gps = jpegOf(20, 20, [exifSegment({ gps: true, orientation: 1 })])
    const inner = buildXlsx({ sheets: [{ name: 'a', rows: `<row r="1">${inline('A1', '内嵌字')}</row>` }] })
    const inside = await look(
      'a.xlsx',
      buildXlsx({
        sheets: [{ name: '一', rows: `<row r="1">${inline('A1', '正文')}</row>` }],
        parts: {
          'xl/embeddings/book.xlsx': inner,
          'xl/media/image1.jpeg': gps,
          'xl/vbaProject.bin': new Uint8Array([0, 1, 2]),
          'docProps/core.xml': '<c xmlns="urn:x"><t>标题字</t><s>主题字</s></c>',
          'xl/strange.bin': new Uint8Array([1, 2, 3]),
          'xl/printerSettings/printerSettings1.bin': new Uint8Array([1]),
        },
      }),
    )
    expect(texts(inside).find((text) => text.startsWith('embedded'))).toContain('内嵌字')
    expect(texts(inside)).toContain('propertiesdocprops/core.xml 标题字\n主题字')
    expect(new Set(left(inside))).toEqual(new Set(['embedded', 'macros', 'imagePlace']))
    expect(inside.pictures.map(({ place }) => place)).toEqual([{ part: 'picture', name: 'xl/media/image1.jpeg' }])
    expect(inside.unread.map(({ name }) => name)).toEqual(['xl/vbaproject.bin', 'xl/strange.bin'])
  })

  it('is nothing to clear when it is plain', async () => {
    const inside = await look(
      'a.xlsx',
      buildXlsx({ sheets: [{ name: '一', rows: `<row r="1">${inline('A1', '正文')}</row>` }] }),
    )
    expect([inside.leftovers, inside.unread, inside.pictures]).toEqual([[], [], []])
  })
})

describe('what a presentation carries', () => {
  it('is read slide by slide, hidden ones, notes and comments with them', async () => {
    const table =
      '<a:tbl><a:tr><a:tc><a:txBody><a:p><a:r><a:t>户主</a:t></a:r></a:p></a:txBody></a:tc><a:tc><a:txBody><a:p><a:r><a:t>人数</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl>'
    const inside = await look(
      'a.pptx',
      buildPptx([
        { lines: ['标题', '正文'], inner: table },
        { lines: ['暗字'], hidden: true },
        { lines: ['第三页'], notes: '备注字' },
        { lines: ['第四页'], notes: '4' },
      ]),
    )
    expect(texts(inside)).toEqual([
      'slide#1 标题\n正文\n户主\t人数',
      'slide#2* 暗字',
      'slide#3 第三页',
      'notes#3 备注字',
      'slide#4 第四页',
    ])
    expect(left(inside)).toEqual(['hiddenSheets', 'speakerNotes'])
  })
})

describe('what a text carries', () => {
  it('is told apart in a .docx: body, changes, comments, hidden words, headers, properties', async () => {
    const body =
      paragraph('正文字') +
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏字</w:t></w:r></w:p>' +
      '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>新增字</w:t></w:r></w:ins><w:del w:id="2" w:author="甲"><w:r><w:delText>删去字</w:delText></w:r></w:del></w:p>' +
      '<w:tbl><w:tr><w:tc>' +
      paragraph('户主') +
      '</w:tc><w:tc>' +
      paragraph('电话') +
      '</w:tc></w:tr></w:tbl>'
    const inside = await look(
      'a.docx',
      buildDocx({
        body,
        parts: {
          'word/comments.xml': {
            content: wordXml('comments', `<w:comment w:id="0" w:author="乙">${paragraph('批注字')}</w:comment>`),
            type: `${WORD_TYPE}comments+xml`,
            relationship: 'comments',
          },
          'word/header1.xml': {
            content: wordXml('hdr', paragraph('页眉字')),
            type: `${WORD_TYPE}header+xml`,
            relationship: 'header',
          },
          'word/media/a.png': { content: pngOf(40, 30) },
        },
      }),
    )
    expect(placeOf(inside, '正文字')).toMatchObject({ part: 'text' })
    expect(inside.pieces[0]?.text).toContain('户主\t电话')
    for (const [word, part] of [
      ['隐藏字', 'hiddenText'],
      ['删去字', 'trackedChange'],
      ['批注字', 'comment'],
      ['页眉字', 'headerFooter'],
    ])
      expect(placeOf(inside, word ?? ''), word).toMatchObject({ part })
    expect(new Set(left(inside))).toEqual(new Set(['trackedChanges', 'comments', 'hiddenText']))
    expect(inside.pictures.length).toBe(1)
  })

  it('is read in .odt, .html, .txt and .csv, in any encoding', async () => {
    const odt = await look('a.odt', buildOdt({ body: p('正文字'), meta: '<meta:keyword>关键字</meta:keyword>' }))
    expect(placeOf(odt, '正文字')).toMatchObject({ part: 'text' })
    expect(placeOf(odt, '关键字')).toMatchObject({ part: 'properties' })
    const html = await look('a.html', Buffer.from('<html><body><p>正文字</p><!-- 暗注 --></body></html>'))
    expect(placeOf(html, '暗注')).toMatchObject({ part: 'comment' })
    expect(left(html)).toEqual(['comments'])
    const csv = await look('a.csv', iconv.encode('姓名,电话\r\n"张,三",1380\r\n', 'gb18030'))
    expect(csv.format).toBe('csv')
    expect(placeOf(csv, '1380')).toMatchObject({ part: 'cell', cell: 'B2' })
    expect(csv.pieces[0]?.text).toBe('姓名\t电话\n张,三\t1380')
    expect(texts(await look('a.txt', Buffer.from('字')))).toEqual(['text 字'])
  })

  it('is read in an old Word file as far as it can be, and says that its pictures are not', async () => {
    const rtf = Buffer.from('{\\rtf1\\ansi\\ansicpg936 {\\v \\u23383?}\\par }')
    const inside = await look('a.rtf', rtf)
    expect(placeOf(inside, '字')).toMatchObject({ part: 'text' })
    expect(inside.unread).toEqual([{ part: 'picture' }])
  })
})

describe('what a PDF carries', () => {
  it('is read by the page, with notes and forms, and what it has from earlier saves', async () => {
    const inside = await look(
      'a.pdf',
      buildPdf({
        pages: [line('第一页字'), line('第二页字')],
        page: '/Annots [100 0 R 101 0 R]',
        objects: [
          `<< /Type /Annot /Subtype /Text /Contents ${textString('便笺字')} /Rect [0 0 9 9] >>`,
          `<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V ${textString('表单字')} /Rect [0 0 9 9] >>`,
        ],
        info: `/Subject ${textString('主题字')}`,
      }),
    )
    expect(placeOf(inside, '第一页字')).toMatchObject({ part: 'page', number: 1 })
    expect(placeOf(inside, '第二页字')).toMatchObject({ part: 'page', number: 2 })
    expect(placeOf(inside, '便笺字')).toMatchObject({ part: 'annotation' })
    expect(placeOf(inside, '表单字')).toMatchObject({ part: 'formField' })
    expect(placeOf(inside, '主题字')).toMatchObject({ part: 'properties' })
    expect(left(inside)).toEqual(['comments'])
  })

  it('is a picture for each page of a scan, whatever its bytes are packed in', async () => {
    const grey = streamOf(
      deflateSync(Buffer.alloc(75 * 900, 0xff)),
      '/Type /XObject /Subtype /Image /Width 600 /Height 900 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /FlateDecode ',
    )
    const colour = streamOf(
      deflateSync(Buffer.alloc(30 * 20 * 3, 7)),
      '/Type /XObject /Subtype /Image /Width 30 /Height 20 /BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode ',
    )
    const inside = await look(
      'scan.pdf',
      buildPdf({
        pages: ['q 595 0 0 842 0 0 cm /G Do Q', 'q 100 0 0 90 0 0 cm /C Do Q'],
        resources: '/XObject << /G 100 0 R /C 101 0 R >>',
        objects: [grey, colour],
      }),
    )
    expect(inside.pictures.map(({ place }) => place)).toEqual([
      { part: 'page', number: 1 },
      { part: 'page', number: 2 },
    ])
    const sizes = inside.pictures.map(({ bytes }) => {
      const view = new DataView(bytes.buffer, bytes.byteOffset)
      return [view.getUint32(16), view.getUint32(20)]
    })
    expect(sizes).toEqual([
      [600, 900],
      [30, 20],
    ])
    expect(texts(inside).filter((text) => !text.startsWith('properties'))).toEqual([])
  })
})

describe('what a picture carries', () => {
  it('is its text data, the place where it was taken, and the picture itself', async () => {
    const png = await look('a.png', pngOf(20, 20, {}, [pngChunk('tEXt', Buffer.from('Comment\0机密★10年'))]))
    expect(placeOf(png, '机密★10年')).toMatchObject({ part: 'pictureData' })
    expect(png.pictures.length).toBe(1)
    const jpeg = await look('a.jpg', jpegOf(20, 20, [exifSegment({ gps: true, orientation: 1 })]))
    expect(left(jpeg)).toEqual(['imagePlace'])
    expect((await look('a.png', pngOf(4, 40))).pictures).toEqual([])
  })

  it('is refused when it is no file that can be looked into', async () => {
    expect(await lookInside('a.exe', Buffer.from('\x7fELF....'), cmapFolder)).toMatchObject({
      ok: false,
      error: { code: 'import.unsupportedFormat' },
    })
    expect(await lookInside('a.xlsx', buildXlsx({ sheets: [] }).subarray(0, 100), cmapFolder)).toMatchObject({
      ok: false,
      error: { code: 'import.misnamed' },
    })
  })
})
