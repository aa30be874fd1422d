import { describe, expect, it } from 'vitest'
import { GB_T_9704, type FontMetrics, type Layout, type TextRun } from '#shared/domain/layout/model.ts'
import { pageSpans, type PrintedPiece } from '#shared/domain/redline/page-marks.ts'
import { edgeBars, spanRules } from '#shared/domain/redline/page-rules.ts'

const metrics: FontMetrics = { advanceEm: (_, codePoint) => (codePoint < 0x80 ? 0.5 : 1) }
const run = (text: string, page: number, y: number): TextRun => ({
  ...{ page, x: 100, y, face: 'body', size: 16, characterSpacing: 0, text, colour: 'black', turn: 0, furniture: null },
})
const NODE = { tag: 'P', picture: null, columnSpan: 1, rowSpan: 1, kids: [] } as const
const layout = (runs: readonly TextRun[], lines: readonly (readonly number[])[]): Layout => ({
  ...{ profile: GB_T_9704, pages: [1, 2].map(() => ({ width: 595, height: 842 })), runs, rules: [], pictures: [] },
  sealBoxes: [],
  structure: lines.map((own, line) => ({ ...NODE, text: own.map((at) => runs[at]?.text).join(''), line, runs: own })),
})

describe('the places of marked words on a page', () => {
  it('have every word once, in reading order, over the turn of lines and pages', () => {
    const runs = [run('全县共有工程128', 1, 120), run('131处。', 2, 700), run('另一段', 2, 671)]
    const pieces: PrintedPiece[][] = [
      [
        { mark: 'kept', text: '全县共有工程' },
        { mark: 'deleted', text: '128' },
        { mark: 'inserted', text: '131' },
        { mark: 'kept', text: '处。' },
      ],
      [{ mark: 'kept', text: '另一段' }],
    ]
    const spans = pageSpans(layout(runs, [[0, 1], [2]]), pieces, metrics)
    expect(spans.map(({ page, line, piece, text }) => [page, line, piece, text])).toStrictEqual([
      [1, 0, 0, '全县共有工程'],
      [1, 0, 1, '128'],
      [2, 0, 2, '131'],
      [2, 0, 3, '处。'],
      [2, 1, 0, '另一段'],
    ])
    const [, deleted, inserted] = spans
    expect([deleted?.x, deleted?.width, inserted?.x, inserted?.width]).toStrictEqual([196, 24, 100, 24])
    expect(edgeBars(spans, GB_T_9704).map(({ page }) => page)).toStrictEqual([1, 2])
  })

  it('give what the page adds to the words to no piece', () => {
    const spans = pageSpans(layout([run('1. 清单', 1, 700)], [[0]]), [[{ mark: 'inserted', text: '清单' }]], metrics)
    expect(spans.map(({ piece, mark, text }) => [piece, mark, text])).toStrictEqual([
      [null, 'kept', '1. '],
      [0, 'inserted', '清单'],
    ])
  })

  it('frame a picture that came or went, with or without words for it', () => {
    const picture = { page: 1, x: 150, y: 300, width: 200, height: 100, sha256: '', format: 'png' } as const
    const pages: Layout = {
      ...layout([], []),
      pictures: [picture],
      structure: [{ ...NODE, tag: 'Figure', text: '', line: 0, runs: [], picture: 0 }],
    }
    const rules = (pieces: readonly PrintedPiece[]) => pageSpans(pages, [pieces], metrics).flatMap(spanRules).length
    expect(rules([{ mark: 'inserted', text: '' }])).toBe(4)
    expect(rules([{ mark: 'deleted', text: '山体' }])).toBe(5)
    expect(
      rules([
        { mark: 'note', text: '〔移来1〕' },
        { mark: 'movedTo', text: '山体' },
      ]),
    ).toBe(4)
    expect(
      rules([
        { mark: 'kept', text: '山' },
        { mark: 'inserted', text: '体' },
      ]),
    ).toBe(0)
    expect(rules([])).toBe(0)
  })

  it('are found in one pass of a line, however long it is', () => {
    const text = '甲乙丙丁'.repeat(50_000)
    const runs = Array.from({ length: 8000 }, (_, at) => run(text.slice(at * 25, at * 25 + 25), 1, 700))
    const pieces = Array.from({ length: 10_000 }, (_, at): PrintedPiece => {
      return { mark: at % 2 === 0 ? 'kept' : 'inserted', text: text.slice(at * 20, at * 20 + 20) }
    })
    const spans = pageSpans(layout(runs, [runs.map((_, at) => at)]), [pieces], metrics)
    expect(spans.map((span) => span.text).join('')).toBe(text)
    expect(spans.every(({ piece }) => piece !== null)).toBe(true)
  })
})
