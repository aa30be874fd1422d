import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildDocx, imported, paragraph, paragraphOf, run, type DocxParts } from './docx-fixture.ts'
import { pngChunk, pngOf } from './picture-fixture.ts'

const CENTRE = '<w:jc w:val="center"/>'
const PNG = pngOf(40, 30)
const SHA256 = createHash('sha256').update(PNG).digest('hex')
/** Relationships count from r0 in the order of the parts. */
const drawing = (inner = '', id = 'r0') =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="3600000" cy="1800000"/><wp:docPr id="1" descr="管网走向图"/><a:blip r:embed="${id}"/>${inner}</wp:inline></w:drawing></w:r>`
const vml =
  '<w:r><w:pict><v:shape style="width:72pt;height:36pt" alt="旧图"><v:imagedata r:id="r0"/></v:shape></w:pict></w:r>'
const withPicture = (body: string, content: Uint8Array | string = PNG, name = 'word/media/image1.png', type?: string) =>
  imported(
    buildDocx({
      body: paragraph('关于供水的通知', CENTRE) + body,
      parts: { [name]: { content, relationship: 'image', ...(type === undefined ? {} : { type }) } },
    } satisfies DocxParts),
    'a.docx',
    'accept',
  )
const image = (widthMm: number, alternative: string) => ({
  kind: 'image',
  sha256: SHA256,
  format: 'png',
  widthPx: 40,
  heightPx: 30,
  widthMm,
  alternative,
})

describe('a picture in a .docx', () => {
  it('stands where it was, with its size, its words and its bytes', () => {
    const { document, pictures, findings } = withPicture(
      paragraph('前。') + paragraphOf(drawing()) + paragraphOf(run('图后。')) + paragraphOf(run('图前。') + vml),
    )
    expect(document.body).toEqual([
      { kind: 'paragraph', text: '前。' },
      image(100, '管网走向图'),
      { kind: 'paragraph', text: '图后。' },
      { kind: 'paragraph', text: '图前。' },
      image(25, '旧图'),
    ])
    expect([...pictures.keys()]).toEqual([SHA256])
    expect(Buffer.from(pictures.get(SHA256) ?? []).equals(Buffer.from(PNG))).toBe(true)
    expect(findings).toEqual([])
  })

  it('is kept without the data about its making, which is reported and goes to the scan', () => {
    const remark = pngChunk('tEXt', Buffer.from('Comment\0本件属于机密★10年的材料'))
    const { pictures, findings, hiddenText } = withPicture(paragraphOf(drawing()), pngOf(40, 30, {}, [remark]))
    expect([...pictures.keys()]).toEqual([SHA256])
    expect(findings).toEqual([{ code: 'import.imageMetadata', count: 1, detail: 'comment', line: 1, done: 'dropped' }])
    expect(hiddenText.join()).toContain('机密★10年')
  })

  it('of another format, damaged, or too large by its own header is reported as not taken', () => {
    const huge = pngOf(100_000, 100_000, { data: Buffer.alloc(0) })
    for (const [name, content, type] of [
      ['word/media/image1.emf', 'EMF', 'image/x-emf'],
      ['word/media/image1.png', PNG.subarray(0, 40), undefined],
      ['word/media/image1.png', huge, undefined],
    ] as const) {
      const { document, pictures, findings } = withPicture(
        paragraph('正文。') + paragraphOf(drawing()),
        content,
        name,
        type,
      )
      expect(document.body).toEqual([{ kind: 'paragraph', text: '正文。' }])
      expect(pictures.size).toBe(0)
      expect(findings).toEqual([{ code: 'import.images', count: 1, detail: name.slice(-3), done: 'dropped' }])
    }
  })

  it('that is hidden, deleted or in a text box is left out and reported', () => {
    const hidden = `<w:r><w:rPr><w:vanish/></w:rPr>${drawing().slice('<w:r>'.length)}`
    const deleted = `<w:del w:author="甲某">${drawing()}</w:del>`
    const boxed = `<w:r><w:pict><v:textbox><w:txbxContent>${paragraphOf(drawing())}</w:txbxContent></v:textbox></w:pict></w:r>`
    for (const inner of [hidden, deleted, boxed]) {
      const { document, pictures, findings } = withPicture(paragraphOf(run('正文。') + inner))
      expect(document.body).toEqual([{ kind: 'paragraph', text: '正文。' }])
      expect(pictures.size).toBe(0)
      expect(findings.map(({ code }) => code)).toContain('import.images')
    }
  })

  it('in a table moves before it, and says so', () => {
    const table = `<w:tbl><w:tr><w:tc>${paragraphOf(drawing())}</w:tc><w:tc>${paragraph('乙')}</w:tc></w:tr></w:tbl>`
    const { document, findings } = withPicture(table)
    expect(document.body.map(({ kind }) => kind)).toEqual(['image', 'table'])
    expect(findings).toEqual([{ code: 'import.pictureMoved', count: 1, line: 1, done: 'changed' }])
  })
})
