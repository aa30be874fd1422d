import { describe, expect, it } from 'vitest'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { layOutDocument } from '#shared/domain/layout/layout.ts'
import { GB_T_9704 } from '#shared/domain/layout/model.ts'
import { layOutText, linesOf, metrics, RARE } from './fixture.ts'

const mm = (points: number): number => (points * 25.4) / 72
const full = layOutText('关于公开事项的通知', ['国'.repeat(28 * 60), '末段'])

describe('the grid of an official page', () => {
  it('holds 22 lines of 28 characters on a full page', () => {
    const lines = linesOf(full, 1).filter((line) => line.page === 2)
    expect(lines).toHaveLength(22)
    expect(new Set(lines.map((line) => line.text.length))).toEqual(new Set([28]))
  })

  it('places the type area 28 mm from the left and 156 mm wide', () => {
    for (const line of linesOf(full, 1).slice(1, -1)) {
      expect(mm(line.x)).toBeCloseTo(28, 6)
      expect(mm(line.end)).toBeCloseTo(184, 6)
    }
  })

  it('sets characters 15.793 pt apart and lines 28.991 pt apart', () => {
    const lines = linesOf(full, 1).filter((line) => line.page === 2)
    const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y)
    for (const gap of gaps) expect(gap).toBeCloseTo(28.991, 3)
    expect(lines[0]?.runs[0]?.size).toBe(16)
    expect(lines[0]?.runs[0]?.characterSpacing).toBeCloseTo(15.793 - 16, 3)
  })

  it('keeps the glyphs of the first and the last line inside the 225 mm of the type area', () => {
    const lines = linesOf(full, 1).filter((line) => line.page === 2)
    const top = 297 - mm((lines[0]?.y ?? 0) + 0.88 * 16)
    const bottom = 297 - mm((lines.at(-1)?.y ?? 0) - 0.12 * 16)
    expect(top).toBeGreaterThan(37)
    expect(top).toBeLessThan(40)
    expect(bottom).toBeLessThan(262)
    expect(bottom).toBeGreaterThan(259)
  })

  it('indents a paragraph by two characters and its other lines not at all', () => {
    const [first, second] = linesOf(full, 1)
    expect((first?.x ?? 0) - (second?.x ?? 0)).toBeCloseTo(2 * 15.793, 2)
    expect(first?.text.length).toBe(26)
  })

  it('gives the same layout for the same input', () => {
    expect(layOutText('关于公开事项的通知', ['国'.repeat(28 * 60), '末段'])).toEqual(full)
  })
})

describe('page numbers', () => {
  const folios = full.runs.filter((_, index) => !full.structure.some(({ runs }) => runs.includes(index)))

  it('stand on every page between dashes, and in no structure element', () => {
    expect(folios.map((run) => run.text)).toEqual(folios.map((_, index) => `— ${index + 1} —`))
    expect(folios).toHaveLength(full.pages.length)
  })

  it('stand one character from the right on odd pages and from the left on even pages, in 14 pt', () => {
    const [odd, even] = folios
    const width = (2 + 3 * 0.5) * 14
    expect(odd?.size).toBe(14)
    expect((odd?.x ?? 0) + width).toBeCloseTo(GB_T_9704.left + GB_T_9704.measure - 14, 6)
    expect(even?.x).toBeCloseTo(GB_T_9704.left + 14, 6)
  })

  it('have the upper edge of their dash 7 mm below the type area', () => {
    expect(297 - mm((folios[0]?.y ?? 0) + 0.4 * 14)).toBeCloseTo(262 + 7, 6)
  })
})

describe('a character that no face has', () => {
  it('is refused by name, once each, and draws no empty box', () => {
    const document = documentFromText('标题', [`姓名${RARE}`, `又是${RARE}`])
    const result = layOutDocument({ document, profile: GB_T_9704, metrics })
    expect(result).toEqual({ ok: false, error: { code: 'release.missingGlyph', detail: { characters: RARE } } })
  })
})
