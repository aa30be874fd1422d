import { describe, expect, it } from 'vitest'
import {
  marksOf,
  notePlace,
  shapeAttribution,
  splitByOrigin,
  type AttributionView,
} from '#renderer/feature/review/attribution-model.ts'
import { walk } from '#renderer/feature/review/review-model.ts'
import { REVIEW } from '#renderer/i18n/review.ts'

const version = (number: number): AttributionView['versions'][number] => ({
  version: number,
  personName: '周晓禾',
  round: number - 1,
  at: '2026-11-23T00:00:00.000Z',
})
const run = (text: string, number: number) => ({ text, version: number })
const view: AttributionView = {
  versions: [2, 3, 4, 5].map(version),
  fallback: false,
  paragraphs: [
    { line: 0, runs: [run('关于', 2), run('河道', 4), run('清淤的通知', 2)] },
    { line: 1, runs: [run('一、基本情况', 2)] },
    { line: 2, runs: [run('共𠮷👍🏽', 3), run('处', 4)] },
    { line: 3, runs: [] },
  ],
}

describe('shapeAttribution', () => {
  const { lines, shares } = shapeAttribution(view)

  it('marks the words of every version but the first, whatever its number', () => {
    expect(lines.map(({ runs }) => runs.map(({ text, origin }) => [text, origin?.version ?? null]))).toEqual([
      [
        ['关于', null],
        ['河道', 4],
        ['清淤的通知', null],
      ],
      [['一、基本情况', null]],
      [
        ['共𠮷👍🏽', 3],
        ['处', 4],
      ],
      [],
    ])
  })

  it('counts what still stands of each version as a reader counts it', () => {
    expect(shares.map(({ version: number, characters, percent }) => [number, characters, percent])).toEqual([
      [2, 13, 68],
      [3, 3, 16],
      [4, 3, 16],
      [5, 0, 0],
    ])
    expect(REVIEW.standing(1, 0)).toContain('不足1%')
    expect(REVIEW.standing(13, 68)).toContain('占68%')
  })

  it('draws neighbouring versions with lines of different shape, and none under the first', () => {
    const many = shapeAttribution({ ...view, versions: Array.from({ length: 14 }, (_, index) => version(index + 1)) })
    const shapes = many.shares.map(({ shape }) => shape)
    expect(shapes[0]).toBe(0)
    expect(shapes.slice(1)).not.toContain(0)
    for (const [index, shape] of shapes.slice(1).entries())
      expect(shapes.slice(1, index + 1).slice(-4)).not.toContain(shape)
  })

  it('gives a text of which nobody wrote anything no marks and no share', () => {
    const empty = shapeAttribution({ paragraphs: [{ line: 0, runs: [] }], versions: [], fallback: false })
    expect(empty).toEqual({ lines: [{ key: 'o0', runs: [] }], shares: [] })
    expect(marksOf(empty.lines, null)).toEqual([])
  })
})

describe('splitByOrigin', () => {
  const line = shapeAttribution(view).lines[0]
  const piece = (mark: 'kept' | 'inserted' | 'deleted', text: string) => ({ mark, text, changeId: null, version: null })

  it('cuts what is kept where its origin changes and leaves what came or went as it is', () => {
    if (line === undefined) throw new Error('the view has a line')
    const runs = [piece('deleted', '甲'), piece('kept', '关于河'), piece('inserted', '道清淤'), piece('kept', '的通知')]
    const split = splitByOrigin(runs, line)
    expect(split.map(({ text, version }) => [text, version])).toEqual([
      ['甲', null],
      ['关于', 2],
      ['河', 4],
      ['道清淤', null],
      ['的通知', 2],
    ])
  })

  it('loses no character of a text that is longer than what is known of it', () => {
    if (line === undefined) throw new Error('the view has a line')
    const split = splitByOrigin([piece('kept', '关于河道清淤的通知（试行）')], line)
    expect(split.map(({ text }) => text).join('')).toBe('关于河道清淤的通知（试行）')
    expect(split.at(-1)?.version).toBeNull()
  })
})

describe('marksOf', () => {
  const { lines } = shapeAttribution(view)

  it('goes through all marks, or those of one version, in the order of the page', () => {
    const texts = (number: number | null) => marksOf(lines, number).map(({ id }) => id)
    expect(texts(null)).toEqual(['o0.1', 'o2.0', 'o2.1'])
    expect(texts(4)).toEqual(['o0.1', 'o2.1'])
    expect(texts(2)).toEqual([])
  })

  it('gives every mark a name of its own that walking can follow', () => {
    const marks = marksOf(lines, null)
    expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length)
    expect(walk(marks, 'o2.1', 1)?.id).toBe('o0.1')
  })
})

describe('notePlace', () => {
  const room = { width: 1000, height: 600 }
  const note = { width: 300, height: 40 }

  it('stands below its text, or above it at the lower edge', () => {
    expect(notePlace({ left: 100, top: 200, bottom: 230 }, note, room)).toEqual({ left: 100, top: 238 })
    expect(notePlace({ left: 100, top: 560, bottom: 590 }, note, room)).toEqual({ left: 100, top: 512 })
  })

  it('never leaves the window', () => {
    expect(notePlace({ left: 980, top: 0, bottom: 30 }, note, room).left).toBe(692)
    expect(notePlace({ left: -50, top: 10, bottom: 590 }, note, room)).toEqual({ left: 8, top: 0 })
    expect(notePlace({ left: 8, top: 900, bottom: 930 }, note, room).top).toBe(560)
    expect(notePlace({ left: 8, top: -90, bottom: -60 }, note, room).top).toBe(0)
  })
})
