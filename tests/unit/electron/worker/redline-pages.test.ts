import { beforeAll, describe, expect, it } from 'vitest'
import { redlinePagesView } from '#shared/contract/dto/redline-pages.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import { createPageMarker } from '#electron/main/worker/redline-pages.ts'
import { bundledFonts } from '../pdf/sample.ts'

const TITLE = '关于做好秋季森林防火工作的通知'
const paragraphs = Array.from({ length: 60 }, (_, n) => `第${String(n + 1)}段：各乡镇人民政府要落实责任，加强巡查。`)
const MOVED = '防火期自十月一日起至次年五月三十一日止，期间严禁一切野外用火。'
const old = documentFromText(TITLE, ['各乡镇人民政府：', MOVED, ...paragraphs])
const revised = documentFromText(TITLE, [
  '各乡镇人民政府：',
  ...paragraphs.map((text, at) => (at === 40 ? text.replace('加强巡查', '加密巡查频次') : text)),
  MOVED,
])
const ALL = { from: 1, to: 12 }

describe('花脸稿 on the pages of the window', () => {
  let fonts: FontSet
  beforeAll(async () => {
    fonts = await bundledFonts()
  })
  const versions = (before: OfficialDocument, after: OfficialDocument) => ({
    ...{ key: 'case 1 2', from: { document: before, version: 1 }, between: [], to: { document: after, version: 2 } },
  })
  const drawn = (marker: ReturnType<typeof createPageMarker>, pages: { from: number; to: number }) => {
    const set = marker({ ...versions(old, revised), pages })
    if (!set.ok) throw new Error(set.error.code)
    return set.value
  }

  it('say both versions: kept and inserted words are the newer one, kept and deleted ones the older', () => {
    const { sheets } = drawn(createPageMarker(fonts), ALL)
    const pieces = sheets.flatMap((sheet) => sheet.pieces)
    const textOf = (marks: readonly string[]) =>
      pieces.map(({ mark, text }) => (marks.includes(mark) ? text : '')).join('')
    expect(textOf(['kept', 'inserted', 'movedTo'])).toBe(documentToText(revised).replaceAll('\n', ''))
    expect(textOf(['kept', 'deleted', 'movedFrom'])).toBe(documentToText(old).replaceAll('\n', ''))
  })

  it('mark exactly those words that they draw, inside the sheet', () => {
    const { sheets } = drawn(createPageMarker(fonts), ALL)
    for (const { pieces, bars, width, height } of sheets) {
      for (const { mark, boxes, rules } of pieces) {
        expect(boxes.length).toBeGreaterThan(0)
        expect(rules.length > 0).toBe(mark !== 'kept' && mark !== 'note')
        for (const { x, y, ...box } of [...boxes, ...rules]) {
          expect(Math.min(x, y, width - x - box.width, height - y - box.height)).toBeGreaterThan(0)
        }
      }
      expect(bars.length > 0).toBe(pieces.some(({ rules }) => rules.length > 0))
    }
  })

  it('tell on which page each change begins, and where a moved paragraph stood', () => {
    const { sheets, starts, departures, pages } = drawn(createPageMarker(fonts), ALL)
    const pageOf = (mark: string) => sheets.find(({ pieces }) => pieces.some((piece) => piece.mark === mark))?.page
    const paragraphOf = (mark: string) =>
      sheets.flatMap(({ pieces }) => pieces).find((piece) => piece.mark === mark)?.paragraph ?? -1
    expect(starts[paragraphOf('inserted')]).toBe(pageOf('inserted'))
    expect(starts[paragraphOf('movedTo')]).toBe(pageOf('movedTo'))
    expect(departures).toStrictEqual([{ paragraph: paragraphOf('movedFrom'), page: pageOf('movedFrom') }])
    expect([pageOf('movedFrom'), pageOf('movedTo')]).toStrictEqual([1, pages])
  })

  it('answer for some pages as for all, and keep to their channel', () => {
    const marker = createPageMarker(fonts)
    const all = drawn(marker, ALL)
    const some = drawn(marker, { from: 2, to: 3 })
    expect(some.sheets).toStrictEqual(all.sheets.slice(1, 3))
    expect(drawn(createPageMarker(fonts), { from: 2, to: 3 })).toStrictEqual(some)
    expect(redlinePagesView.parse(all)).toStrictEqual(all)
  })

  it('are set anew for other versions, and refuse what no font here can draw', () => {
    const marker = createPageMarker(fonts)
    drawn(marker, ALL)
    const odd = documentFromText(TITLE, ['甲\u{10fffd}'])
    const refused = marker({ ...versions(old, odd), key: 'case 1 3', pages: ALL })
    expect(refused).toMatchObject({ ok: false, error: { code: 'release.missingGlyph' } })
    expect(drawn(marker, ALL).sheets.length).toBeGreaterThan(2)
  })
})
