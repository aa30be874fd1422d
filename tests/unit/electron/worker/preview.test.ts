import { beforeAll, describe, expect, it } from 'vitest'
import { previewView } from '#shared/contract/dto/preview.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { createPreviewer } from '#electron/main/worker/preview.ts'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import { bundledFonts } from '../pdf/sample.ts'

const TITLE = '关于做好秋季森林防火工作的通知'
const paragraphs = Array.from({ length: 120 }, (_, n) => `第${String(n + 1)}段：各乡镇人民政府要落实责任，加强巡查。`)
const document = documentFromText(TITLE, ['各乡镇人民政府：', ...paragraphs])
const ALL = { from: 1, to: 12 }

describe('the preview of a draft', () => {
  let fonts: FontSet
  beforeAll(async () => {
    fonts = await bundledFonts()
  })
  const preview = (input: Parameters<ReturnType<typeof createPreviewer>>[0]) => {
    const set = createPreviewer(fonts)(input)
    if (!set.ok) throw new Error(set.error.code)
    return set.value
  }

  it('draws every character of the document, once, on the pages that there are', () => {
    const { pages, sheets } = preview({ document, pages: ALL, caretLine: null })
    expect(sheets.map(({ page }) => page)).toEqual(Array.from({ length: pages }, (_, index) => index + 1))
    const drawn = sheets.flatMap(({ texts }) => texts.map(({ text }) => text)).join('')
    for (const line of documentToText(document).split('\n')) expect(drawn).toContain(line)
  })

  it('gives the pages that are asked for and says how many there are', () => {
    const whole = preview({ document, pages: ALL, caretLine: null })
    const part = preview({ document, pages: { from: 2, to: 3 }, caretLine: null })
    expect(part.pages).toBe(whole.pages)
    expect(part.sheets).toEqual(whole.sheets.slice(1, 3))
    expect(preview({ document, pages: { from: 90, to: 99 }, caretLine: null }).sheets).toEqual([])
  })

  it('names the page on which the line of the caret begins', () => {
    const { sheets } = preview({ document, pages: ALL, caretLine: null })
    for (const [line, text] of documentToText(document).split('\n').entries()) {
      const { caretPage } = preview({ document, pages: ALL, caretLine: line })
      const sheet = sheets.find(({ page }) => page === caretPage)
      expect(sheet?.texts.map((run) => run.text).join('')).toContain(text.slice(0, 8))
      if (line > 12) break
    }
    expect(preview({ document, pages: ALL, caretLine: 5000 }).caretPage).toBeNull()
  })

  it('turns the page over: the title stands above the text, on the sheet', () => {
    const [sheet] = preview({ document, pages: ALL, caretLine: null }).sheets
    const [title, ...rest] = sheet?.texts ?? []
    expect(title?.face).toBe('title')
    for (const run of rest) expect(run.y).toBeGreaterThan(title?.y ?? Infinity)
    for (const { x, y } of sheet?.texts ?? []) {
      expect(x).toBeGreaterThan(0)
      expect(y).toBeLessThan(sheet?.height ?? 0)
    }
  })

  it('draws a dash that fills its cell where the face has a narrow one, as the release does', () => {
    const { sheets } = preview({
      document: documentFromText('标题', ['甲\u2014\u2014乙']),
      pages: ALL,
      caretLine: null,
    })
    const drawn = sheets.flatMap(({ texts }) => texts.map(({ text }) => text)).join('')
    expect(drawn).toContain('甲\u2500\u2500乙')
  })

  it('keeps to its channel, and every role leads to a file of its own name or another’s', () => {
    const set = preview({ document, pages: { from: 1, to: 2 }, caretLine: 0 })
    expect(previewView.parse(set)).toEqual(set)
    for (const role of Object.values(set.faces)) expect(set.faces[role]).toBe(role)
  })

  it('says beforehand which faces of the document are not installed here, and no others', () => {
    expect([...preview({ document, pages: ALL, caretLine: null }).substitutes].sort()).toEqual(['body', 'title'])
  })

  it('refuses a character that nothing here can draw, by name', () => {
    const odd = documentFromText('标题', ['甲\u{10fffd}'])
    expect(createPreviewer(fonts)({ document: odd, pages: ALL, caretLine: null })).toMatchObject({
      ok: false,
      error: { code: 'release.missingGlyph' },
    })
  })

  it('answers the same for a document as for an equal copy of it after another one', () => {
    const previewer = createPreviewer(fonts)
    const input = { document, pages: ALL, caretLine: 3 }
    const first = previewer(input)
    previewer({ ...input, document: documentFromText('别的', ['另一段。']) })
    expect(previewer(structuredClone(input))).toEqual(first)
  })
})
