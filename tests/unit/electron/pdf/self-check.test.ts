import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString, decodePDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { renderPdf } from '#electron/main/pdf/render.ts'
import { checkPdf, SelfCheckFault, type SelfCheckProblem } from '#electron/main/pdf/self-check.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { image, official, officialInput, pngOf } from './official.ts'
import { bundledFonts, render, sampleDocument, sampleInput } from './sample.ts'

const expected = { document: sampleDocument, documentNumber: sampleInput.documentNumber }
let bytes: Uint8Array

beforeAll(async () => {
  bytes = await render(sampleInput, await bundledFonts())
})

const name = (value: string): PDFName => PDFName.of(value)

/** The file after a change by another hand. */
const changed = async (change: (document: PDFDocument) => void): Promise<Uint8Array> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  change(document)
  return document.save({ useObjectStreams: false })
}

const rewriteContents = (document: PDFDocument, rewrite: (content: string) => string): void => {
  const page = document.getPage(0)
  const stream = page.node.Contents()
  if (!(stream instanceof PDFRawStream)) throw new Error('a page has one content stream')
  const content = Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
  page.node.set(name('Contents'), document.context.register(document.context.flateStream(rewrite(content))))
}

const firstFont = (document: PDFDocument): PDFDict => {
  const fonts = document.getPage(0).node.Resources()?.lookup(name('Font'), PDFDict)
  const [key] = fonts?.keys() ?? []
  const font = key === undefined ? undefined : fonts?.lookup(key, PDFDict)
  if (font === undefined) throw new Error('a page has fonts')
  return font
}

describe('the check of a finished file', () => {
  it('finds nothing wrong with what the writer wrote', async () => {
    expect(await checkPdf(bytes, expected)).toEqual([])
  })

  it('finds a text of which one character differs', async () => {
    const [, ...rest] = sampleDocument.body
    const body = [{ kind: 'paragraph' as const, text: '别的一段。' }, ...rest]
    expect(await checkPdf(bytes, { ...expected, document: { ...sampleDocument, body } })).toEqual(['text.differs'])
    expect(await checkPdf(bytes, { ...expected, document: { ...sampleDocument, title: '别的标题' } })).toEqual([
      'text.differs',
    ])
    expect(await checkPdf(bytes, { document: sampleDocument })).toEqual(['text.differs'])
    expect(await checkPdf(bytes, { ...expected, pages: 3 })).toEqual(['page.count'])
  })

  const rows: readonly (readonly [string, SelfCheckProblem, (document: PDFDocument) => void])[] = [
    [
      'a dropped character',
      'text.differs',
      (document) => {
        rewriteContents(document, (content) => content.replace(/<([0-9a-f]{4})/, '<'))
      },
    ],
    [
      'text outside the structure',
      'text.untagged',
      (document) => {
        rewriteContents(document, (content) => `${content}\nBT /F0 16 Tf 1 0 0 1 100 100 Tm <0001> Tj ET`)
      },
    ],
    [
      'a wrong page number',
      'page.number',
      (document) => {
        rewriteContents(document, (content) => content.replace(/(Footer[\s\S]*<[0-9a-f]{4})[0-9a-f]{4}/, '$1'))
      },
    ],
    [
      'drawing that the check does not know',
      'file.unreadable',
      (document) => {
        rewriteContents(document, (content) => `${content}\n0 0 m 100 100 l S`)
      },
    ],
    [
      'a box that covers words',
      'page.covered',
      (document) => {
        rewriteContents(document, (content) => `${content}\n/Artifact <</Type /Layout>> BDC 1 g 0 0 100 100 re f EMC`)
      },
    ],
    [
      'a text that stands beside the sheet',
      'page.outside',
      (document) => {
        rewriteContents(document, (content) => content.replace(/1 0 0 1 ([\d.]+) [\d.]+ Tm/, '1 0 0 1 $1 900 Tm'))
      },
    ],
    [
      'a picture that was not approved',
      'picture.differs',
      (document) => {
        rewriteContents(document, (content) => `${content}\nq 100 0 0 100 0 0 cm /I0 Do Q`)
      },
    ],
    [
      'a missing page',
      'text.differs',
      (document) => {
        document.removePage(1)
      },
    ],
    [
      'a font that is not embedded',
      'font.notEmbedded',
      (document) => {
        firstFont(document).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict).delete(name('FontDescriptor'))
      },
    ],
    [
      'a font without its map to Unicode',
      'font.noUnicode',
      (document) => {
        firstFont(document).delete(name('ToUnicode'))
      },
    ],
    [
      'a script',
      'content.active',
      (document) => {
        document.addJavaScript('x', 'app.alert(1)')
      },
    ],
    [
      'an action on opening',
      'content.active',
      (document) => {
        document.catalog.set(name('OpenAction'), document.context.obj({ S: 'Launch', F: PDFString.of('x') }))
      },
    ],
    [
      'a link to elsewhere',
      'content.active',
      (document) => {
        const action = document.context.obj({ S: 'URI', URI: PDFString.of('https://example.org') })
        document
          .getPage(0)
          .node.set(name('Annots'), document.context.obj([{ Type: 'Annot', Subtype: 'Link', A: action }]))
      },
    ],
    [
      'a lost output intent',
      'archive.identity',
      (document) => {
        document.catalog.delete(name('OutputIntents'))
      },
    ],
  ]
  for (const [what, problem, change] of rows) {
    it(`finds ${what}`, async () => {
      expect(await checkPdf(await changed(change), expected)).toContain(problem)
    })
  }

  it('calls a file that is no PDF unreadable and does not throw', async () => {
    expect(await checkPdf(new Uint8Array(), expected)).toEqual(['file.unreadable'])
    expect(await checkPdf(new TextEncoder().encode('%PDF-1.7 nothing'), expected)).toEqual(['file.unreadable'])
    expect(await checkPdf(bytes.subarray(0, 5000), expected)).toEqual(['file.unreadable'])
  })

  it('makes a failed release of a failed check, without a word of the text', () => {
    const fault = new SelfCheckFault(['text.differs'])
    expect(fault.code).toBe('fault.selfCheckFailed')
    expect(fault.message).toBe('the written file failed its check: text.differs')
  })
})

describe('the check of a file with every part', () => {
  let whole: Uint8Array
  const { pictures = new Map() } = officialInput
  const wanted = { document: official, pictures }
  beforeAll(async () => {
    whole = await render(officialInput, await bundledFonts())
  })
  const withBody = (body: OfficialDocument['body']): OfficialDocument => ({ ...official, body })

  it('finds nothing wrong with what the writer wrote', async () => {
    expect(await checkPdf(whole, wanted)).toEqual([])
    expect(await checkPdf(whole, { document: official })).toEqual([])
  })

  const fields: readonly (readonly [string, Partial<OfficialDocument>])[] = [
    ['an issuer', { issuers: ['云山市人民政府'] }],
    ['发文字号', { documentNumber: '云政办发〔2026〕4号' }],
    ['紧急程度', { urgency: '' }],
    ['主送', { addressee: '各有关单位：' }],
    ['附件说明', { attachmentNames: official.attachmentNames.toReversed() }],
    ['署名', { signatories: ['云山市人民政府'] }],
    ['the date', { date: '2026年3月6日' }],
    ['附注', { note: '' }],
    ['抄送', { copyTo: '市委各部门。' }],
    ['印发', { printedOn: '2026年3月7日' }],
    ['the order of attachments', { attachments: official.attachments.toReversed() }],
    ['a missing attachment', { attachments: official.attachments.slice(1) }],
  ]
  for (const [what, change] of fields) {
    it(`finds another text of ${what}`, async () => {
      expect(await checkPdf(whole, { ...wanted, document: { ...official, ...change } })).toContain('text.differs')
    })
  }

  it('finds a cell with another text, and one that stands elsewhere', async () => {
    const swap = (change: (lines: readonly string[]) => readonly string[]): OfficialDocument =>
      withBody(
        official.body.map((block) =>
          block.kind === 'table'
            ? { ...block, rows: block.rows.map((row) => row.map((one) => ({ ...one, lines: change(one.lines) }))) }
            : block,
        ),
      )
    const changed = swap((lines) => lines.map((line) => (line === '130' ? '131' : line)))
    expect(await checkPdf(whole, { ...wanted, document: changed })).toEqual(['text.differs'])
    const reversed = swap((lines) => lines.toReversed())
    expect(await checkPdf(whole, { ...wanted, document: reversed })).toEqual(['text.differs'])
  })

  it('finds a picture whose pixels are not those approved, and one too few', async () => {
    const other = new Map([[image.sha256, pngOf(300, 201)]])
    expect(await checkPdf(whole, { ...wanted, pictures: other })).toEqual(['picture.differs'])
    const without = withBody(official.body.filter((block) => block.kind !== 'image'))
    expect(await checkPdf(whole, { ...wanted, document: without })).toContain('picture.differs')
  })

  it('finds a repeated head that is no head of this document', async () => {
    const plain = withBody(official.body.map((block) => (block.kind === 'table' ? { ...block, headRows: 0 } : block)))
    const attachments = official.attachments.map((one) => ({ ...one, content: { kind: 'text' as const, body: [] } }))
    expect(await checkPdf(whole, { ...wanted, document: { ...plain, attachments } })).toContain('text.untagged')
  })

  it('holds a version for the public to what it leaves out', async () => {
    const drop = ['masthead', 'copyTo', 'printing'] as const
    const shorter = await render({ ...officialInput, drop }, await bundledFonts())
    expect(await checkPdf(shorter, { ...wanted, drop })).toEqual([])
    expect(await checkPdf(shorter, wanted)).toContain('text.differs')
    expect(await checkPdf(whole, { ...wanted, drop })).toContain('text.differs')
  })
})

describe('the ink of each page', () => {
  let ink: NonNullable<Parameters<typeof checkPdf>[1]['ink']>
  beforeAll(async () => {
    const rendered = await renderPdf(sampleInput, await bundledFonts())
    if (!rendered.ok) throw new Error(rendered.error.code)
    ink = rendered.value.ink
  })
  const problems = async (change: (document: PDFDocument) => void) =>
    checkPdf(await changed(change), { ...expected, ink })

  it('is what was set, read back from the file', async () => {
    expect(await problems(() => undefined)).toEqual([])
    expect(ink.every((page) => page.some(({ kind }) => kind === 'text'))).toBe(true)
  })

  it.each<[string, SelfCheckProblem, (content: string) => string]>([
    [
      'a line that lies a point lower',
      'ink.differs',
      (content) => content.replace(/(1 0 0 1 \S+ )(\S+)( Tm)/, (_, a, y, b) => `${a}${String(Number(y) - 1)}${b}`),
    ],
    ['characters half as large', 'ink.differs', (content) => content.replace(/ 16 Tf/, ' 8 Tf')],
    ['characters closer together', 'ink.differs', (content) => content.replace(/(\S+) Tc/, '-3 Tc')],
    ['words in red', 'ink.differs', (content) => content.replace('BT', '1 0 0 rg BT')],
    [
      'a line that nobody set',
      'ink.differs',
      (content) => `${content}\n/Artifact <</Type /Layout>> BDC 0 g 100 100 50 1 re f EMC`,
    ],
    ['white words', 'ink.missing', (content) => content.replace(/BT/, '1 g BT')],
    ['words in a grey that nobody reads', 'ink.missing', (content) => content.replace(/BT/, '0.97 g BT')],
    ['words through a graphics state', 'ink.missing', (content) => content.replace(/BT/, '/GS9 gs BT')],
    ['words in a frame that shrinks them', 'file.unreadable', (content) => `0.1 0 0 0.1 0 0 cm ${content}`],
  ])('shows %s', async (_, problem, rewrite) => {
    expect(
      await problems((document) => {
        rewriteContents(document, rewrite)
      }),
    ).toContain(problem)
  })

  it('shows characters whose outlines the font has not got, though the text says them', async () => {
    expect(
      await problems((document) => {
        const descendant = firstFont(document).lookup(name('DescendantFonts'), PDFArray).lookup(0, PDFDict)
        const descriptor = descendant.lookup(name('FontDescriptor'), PDFDict)
        const file = descriptor.lookup(name('FontFile2'))
        if (!(file instanceof PDFRawStream)) throw new Error('a font file')
        const font = Buffer.from(decodePDFRawStream(file).decode())
        for (let at = 12; at < 12 + font.readUInt16BE(4) * 16; at += 16) {
          if (font.toString('latin1', at, at + 4) === 'glyf')
            font.fill(0, font.readUInt32BE(at + 8), font.readUInt32BE(at + 8) + font.readUInt32BE(at + 12))
        }
        descriptor.set(name('FontFile2'), document.context.register(document.context.flateStream(font)))
      }),
    ).toEqual(['ink.missing'])
  })

  it('shows a page that is turned, cut or of another size', async () => {
    for (const [key, value] of [
      ['Rotate', 180],
      ['UserUnit', 2],
    ] as const) {
      expect(
        await problems((document) => {
          document.getPage(0).node.set(name(key), document.context.obj(value))
        }),
      ).toEqual(['page.outside'])
    }
  })
})
