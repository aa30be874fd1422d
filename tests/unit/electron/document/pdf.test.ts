import { describe, expect, it } from 'vitest'
import type { ImportFindingCode } from '#electron/main/document/finding.ts'
import { withoutRadicals } from '#electron/main/document/pdf/lines.ts'
import { importPdf } from '#electron/main/document/pdf/pdf.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { buildPdf, bytesOf, line, pdfObjects, streamOf, textString, writePdf, type PdfParts } from './pdf-fixture.ts'

const CMAPS = 'resources/cmap'
const read = async (pdf: Uint8Array | PdfParts) => {
  const result = await importPdf(pdf instanceof Uint8Array ? pdf : buildPdf(pdf), CMAPS)
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  expect(isOfficialDocument(result.value.document)).toBe(true)
  return result.value
}
const refused = async (pdf: Uint8Array | PdfParts): Promise<string> => {
  const result = await importPdf(pdf instanceof Uint8Array ? pdf : buildPdf(pdf), CMAPS)
  return result.ok ? 'read' : result.error.code
}
const linesOf = (document: OfficialDocument): string[] => documentLines(document).map(({ text }) => text)
const HEAD = line('关于公布供水改造计划的通知', 154, 740, 22) + line('现将计划公布如下。', 122, 700)

describe('the text of a PDF', () => {
  it('is rebuilt into paragraphs, with title, addressee, headings, signature and date', async () => {
    const full = '为保障全县城乡居民用水安全现就改造计划公布如下请' // 23 characters of 16 pt + indent reach the right edge
    const { document, findings, format } = await read({
      pages: [
        line('关于公布供水改造计划的通知', 154, 740, 22) +
          line('各乡镇人民政府：', 90, 700) +
          line(full, 122, 672) +
          line('各单位按照要求抓紧组织实施确保按期完成各项任务并及时报', 90, 644) +
          line('告。', 90, 616) +
          line('一、', 122, 588) +
          line('总体要求', 170, 588) +
          line('— 1 —', 270, 40, 14),
        line('第二页的段落与上一页没有关系。', 122, 740) +
          line('清水县水利局', 330, 600) +
          line('2026年1月8日', 330, 572) +
          line('— 2 —', 270, 40, 14),
      ],
    })
    expect(format).toBe('pdf')
    expect(document).toMatchObject({
      title: '关于公布供水改造计划的通知',
      addressee: '各乡镇人民政府：',
      body: [
        { text: `${full}各单位按照要求抓紧组织实施确保按期完成各项任务并及时报告。` },
        { kind: 'heading1', text: '一、总体要求' },
        { text: '第二页的段落与上一页没有关系。' },
      ],
      signatories: ['清水县水利局'],
      date: '2026年1月8日',
    })
    expect(findings).toMatchObject([
      { code: 'import.headerFooter', count: 2 },
      { code: 'import.linesJoined', count: 2 },
    ])
  })

  it('keeps columns apart by tabs, and takes a character drawn twice for bold once', async () => {
    const twice = line('加粗的字。', 122, 660) + line('加粗的字。', 122.4, 660)
    const { document } = await read({ pages: [HEAD + twice + line('项目', 122, 640) + line('数量', 300, 640)] })
    expect(linesOf(document)).toEqual(expect.arrayContaining(['加粗的字。', '项目\t数量']))
  })

  it('has the characters that radicals of the same shape stand for', () => {
    expect(withoutRadicals('⼀、⼯作：⾦额①')).toBe('一、工作：金额①')
  })

  const layer = '/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] >> >>'
  it.each<readonly [string, PdfParts, ImportFindingCode]>([
    ['text in the invisible mode', { pages: [`${HEAD}3 Tr ${line('藏字', 122, 600)}`] }, 'import.hiddenText'],
    ['text off the page', { pages: [HEAD + line('藏字', -300, 600)] }, 'import.hiddenText'],
    ['text of 1 pt', { pages: [HEAD + line('藏字', 122, 600, 1)] }, 'import.hiddenText'],
    [
      'transparent text',
      { pages: [`${HEAD}/G gs ${line('藏字', 122, 600)}`], resources: '/ExtGState << /G << /ca 0 >> >>' },
      'import.hiddenText',
    ],
    [
      'text in a layer that is off',
      {
        pages: [`${HEAD}/OC /L BDC ${line('藏字', 122, 600)} EMC`],
        resources: '/Properties << /L 100 0 R >>',
        objects: ['<< /Type /OCG /Name (x) >>'],
        catalog: layer,
      },
      'import.hiddenText',
    ],
    [
      'a slanted watermark',
      {
        pages: [
          `${HEAD}q 0.7 0.7 -0.7 0.7 200 200 cm BT /F 40 Tf <${Buffer.from('藏字', 'utf16le').swap16().toString('hex')}> Tj ET Q`,
        ],
      },
      'import.graphics',
    ],
    [
      'an annotation',
      {
        pages: [HEAD],
        page: '/Annots [100 0 R]',
        objects: [
          `<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents ${textString('藏字')} /T ${textString('王某')} >>`,
        ],
      },
      'import.annotations',
    ],
    [
      'a form field',
      {
        pages: [HEAD],
        page: '/Annots [100 0 R]',
        catalog: '/AcroForm << /Fields [100 0 R] >>',
        objects: [`<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /V ${textString('藏字')} /Rect [0 0 9 9] >>`],
      },
      'import.formFields',
    ],
    [
      'a link to outside',
      {
        pages: [HEAD],
        page: '/Annots [100 0 R]',
        objects: [
          '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /Contents ' +
            textString('藏字') +
            ' /A << /S /URI /URI (https://example.invalid/) >> >>',
        ],
      },
      'import.externalReference',
    ],
    [
      'an attached file',
      {
        pages: [HEAD],
        catalog: '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>',
        objects: [
          `<< /Type /Filespec /F (a.txt) /UF ${textString('藏字.txt')} /EF << /F 101 0 R >> >>`,
          streamOf(Buffer.from('附件属于秘密')),
        ],
      },
      'import.embeddedObject',
    ],
    ['an author', { pages: [HEAD], info: `/Author ${textString('藏字')}` }, 'import.people'],
    ['a subject', { pages: [HEAD], info: `/Subject ${textString('藏字')}` }, 'import.properties'],
    [
      'a script',
      { pages: [HEAD], catalog: `/OpenAction << /S /JavaScript /JS ${textString('app.alert("藏字")')} >>` },
      'import.scripts',
    ],
  ])('is without %s, which is scanned and reported', async (_name, parts, code) => {
    const { document, findings, hiddenText } = await read(parts)
    expect(linesOf(document).join()).not.toContain('藏字')
    expect(hiddenText.join('\n')).toContain('藏字')
    expect(findings.map((finding) => finding.code)).toContain(code)
  })

  it('is scanned in an attached file and in what was saved before, too', async () => {
    const files = '/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>'
    const objects = ['<< /Type /Filespec /F (a.txt) /EF << /F 101 0 R >> >>', streamOf(Buffer.from('附件属于秘密'))]
    expect((await read({ pages: [HEAD], catalog: files, objects })).hiddenText.join()).toContain('附件属于秘密')

    const first = writePdf(pdfObjects({ pages: [HEAD + line('旧的一句藏字', 122, 600)] }), '')
    const place = first.lastIndexOf('xref\n0 1')
    const second = writePdf(new Map([[11, streamOf(HEAD)]]), `/Prev ${String(place)}`, first)
    const { document, findings, hiddenText } = await read(bytesOf(second))
    expect(linesOf(document).join()).not.toContain('藏字')
    expect(findings).toContainEqual(expect.objectContaining({ code: 'import.earlierRevisions', count: 1 }))
    expect(hiddenText.join()).toContain('旧的一句藏字')
  })

  it('keeps white text, and counts the pictures that it leaves out', async () => {
    const picture = streamOf(
      '\0\0\0',
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceRGB ',
    )
    const { document, findings } = await read({
      pages: [`${HEAD}1 1 1 rg ${line('白字', 122, 600)}`],
      objects: [picture],
    })
    expect(linesOf(document)).toContain('白字')
    expect(findings).toMatchObject([{ code: 'import.faintText' }, { code: 'import.images', count: 1 }])
  })

  it('is refused when there is none: a scan', async () => {
    expect(await refused({ pages: [''] })).toBe('import.noText')
    expect(await refused({ pages: [`3 Tr ${line('识别层')}`] })).toBe('import.noText')
  })

  it('is refused when the file cannot be opened, asks for a password, or has too many pages', async () => {
    expect(await refused(bytesOf('%PDF-1.7\n'))).toBe('import.corrupt')
    const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'0'.repeat(64)}> /U <${'0'.repeat(64)}> /P -4 >> /ID [<00> <00>]`
    expect(await refused({ pages: [HEAD], trailer: locked })).toBe('import.encrypted')
    expect(await refused({ pages: new Array<string>(501).fill('') })).toBe('import.tooLarge')
  })
})
