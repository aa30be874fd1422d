import { beforeAll, describe, expect, it } from 'vitest'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import { renderPdf } from '#electron/main/pdf/render.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { bundledFonts, poppler, render, sampleDocument, sampleInput, temporaryFile } from './sample.ts'

const mm = (points: number): number => (points * 25.4) / 72
let fonts: FontSet
let bytes: Uint8Array
let file: string

beforeAll(async () => {
  fonts = await bundledFonts()
  bytes = await render(sampleInput, fonts)
  file = temporaryFile('release.pdf', bytes)
})

describe('a rendered document', () => {
  it('has the same bytes when rendered again, also with fonts opened anew', async () => {
    expect(Buffer.compare(await render(sampleInput, fonts), bytes)).toBe(0)
    expect(Buffer.compare(await render(sampleInput, await bundledFonts()), bytes)).toBe(0)
  })

  it('differs in its identifier when its text or its attachment does', async () => {
    const id = (pdf: Uint8Array): string | undefined =>
      /\/ID \[ <([0-9a-f]{32})>/.exec(Buffer.from(pdf).toString('latin1'))?.[1]
    const other = await render({ ...sampleInput, contentHash: 'cd'.repeat(32) }, fonts)
    const bare = await render({ ...sampleInput, attachments: [] }, fonts)
    expect(new Set([bytes, other, bare].map(id)).size).toBe(3)
  })

  it('gives its text back to another program, character by character', () => {
    const text = poppler('pdftotext', '-raw', file, '-').replace(/\s/g, '')
    const wanted = documentToText(sampleDocument).replace('\n', `\n${sampleInput.documentNumber ?? ''}\n`)
    expect(text.replace(/—[1-4]—/g, '')).toBe(wanted.replace(/\s/g, ''))
  })

  it('tells a radical from the character that looks the same', () => {
    expect(poppler('pdftotext', '-raw', file, '-')).toContain('⼀管一档')
  })

  it('embeds every font as a subset with a map to Unicode', () => {
    const [, , ...rows] = poppler('pdffonts', file).trim().split('\n')
    expect(rows.length).toBeGreaterThanOrEqual(4)
    for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/)
  })

  it('is tagged, in Chinese, titled, with bookmarks and without scripts', () => {
    const information = poppler('pdfinfo', file)
    expect(information).toMatch(/Title:\s+云山市人民政府办公室关于印发/)
    expect(information).toMatch(/Tagged:\s+yes/)
    expect(information).toMatch(/JavaScript:\s+no/)
    expect(information).toMatch(/Pages:\s+4/)
    expect(information).toMatch(/Page size:\s+595\.276 x 841\.89 pts \(A4\)/)
    const structure = poppler('pdfinfo', '-struct', file)
    expect(structure.match(/^ {2}\S+/gm)?.map((tag) => tag.trim())).toEqual([
      'H1',
      'P',
      'P',
      'P',
      'H2',
      'P',
      'H2',
      'H3',
      'P',
      'P',
      'H4',
      'P',
      'H2',
      ...Array<string>(16).fill('P'),
    ])
    const latin1 = Buffer.from(bytes).toString('latin1')
    expect(latin1).toMatch(/\/Lang \(zh-CN\)/)
    expect(latin1).toMatch(/\/DisplayDocTitle true/)
    expect(latin1.match(/\/Type \/Outlines/g)).toHaveLength(1)
  })

  it('names itself PDF/A-3b with an sRGB output intent', () => {
    const metadata = poppler('pdfinfo', '-meta', file)
    expect(metadata).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(metadata).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/S \/GTS_PDFA1/)
  })

  it('carries its attachment as associated data', () => {
    expect(poppler('pdfdetach', '-list', file)).toMatch(/1 embedded files[\s\S]*release\.json/)
    expect(Buffer.from(bytes).toString('latin1')).toMatch(/\/AFRelationship \/Data/)
  })

  it('stays within the size that a page may have', () => {
    expect(bytes.length).toBeLessThan(60_000 + 4 * 16_000)
  })
})

describe('the page as another program measures it', () => {
  interface Word {
    readonly page: number
    readonly left: number
    readonly right: number
    readonly bottom: number
    readonly text: string
  }
  let words: readonly Word[]
  beforeAll(() => {
    let page = 0
    words = poppler('pdftotext', '-bbox', file, '-')
      .split('\n')
      .flatMap((line) => {
        if (line.includes('<page ')) page++
        const box = /xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*)<\/word>/.exec(line)
        if (box === null) return []
        const [, left = '', right = '', bottom = '', text = ''] = box
        return [{ page, left: Number(left), right: Number(right), bottom: Number(bottom), text }]
      })
  })
  const isFolio = ({ text }: Word): boolean => /^[—\d]+$/.test(text)

  it('has its text between 28.0 and 184.0 mm', () => {
    const lines = words.filter((word) => word.page > 1 && !isFolio(word))
    const upright = lines.filter(({ text }) => !/[，。、；：]$/.test(text))
    expect(Math.abs(mm(Math.min(...lines.map(({ left }) => left))) - 28)).toBeLessThan(0.01)
    expect(Math.abs(mm(Math.max(...upright.map(({ right }) => right))) - 184)).toBeLessThan(0.1)
  })

  it('has 22 lines on a full page, 28.99 pt apart', () => {
    const bottoms = [...new Set(words.filter((word) => word.page === 3 && !isFolio(word)).map(({ bottom }) => bottom))]
    expect(bottoms).toHaveLength(22)
    for (const [index, bottom] of bottoms.slice(1).entries()) {
      expect(Math.abs(bottom - (bottoms[index] ?? 0) - 28.99)).toBeLessThan(0.05)
    }
  })

  it('has the page number right on odd and left on even pages', () => {
    const edges = [1, 2, 3, 4].map((page) => words.filter((word) => word.page === page && isFolio(word)))
    for (const [index, folio] of edges.entries()) {
      const left = Math.min(...folio.map((word) => word.left))
      const right = Math.max(...folio.map((word) => word.right))
      if (index % 2 === 0) expect(mm(right)).toBeCloseTo(184 - mm(14), 1)
      else expect(mm(left)).toBeCloseTo(28 + mm(14), 1)
    }
  })
})

describe('what cannot be drawn', () => {
  it('is refused with the characters named', async () => {
    const document = documentFromText('关于公开的通知', ['生僻字\u{e123}与\u{10ffff}。'])
    const result = await renderPdf({ ...sampleInput, document }, fonts)
    expect(result).toEqual({
      ok: false,
      error: { code: 'release.missingGlyph', detail: { characters: '\u{e123}\u{10ffff}' } },
    })
  })
})

describe('the record of fonts', () => {
  it('says which face played which role, and which only stands in', async () => {
    const result = await renderPdf(sampleInput, fonts)
    const uses = result.ok ? result.value.fonts : []
    expect(uses.find(({ role }) => role === 'body')).toMatchObject({ source: 'bundled', substitute: true })
    expect(uses.find(({ role }) => role === 'hei')).toMatchObject({ family: 'Noto Sans SC Medium', substitute: false })
  })
})
