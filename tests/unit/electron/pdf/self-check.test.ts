import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFString, decodePDFRawStream } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPdf, SelfCheckFault, type SelfCheckProblem } from '#electron/main/pdf/self-check.ts'
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
