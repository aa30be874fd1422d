import { describe, expect, it } from 'vitest'
import { linesOfPage, pageOfChangeId, zoomBeside, type MarkedPage } from '#renderer/feature/review/pages-model.ts'
import type { Change } from '#renderer/feature/review/change-model.ts'
import type { MarkedSheet } from '#renderer/feature/review/marked-model.ts'

const change = (id: string, type: Change['type'], paragraphs: number[], runs: Change['runs'] = null): Change => ({
  ...{ id, type, kind: 'replaced', excerpt: id, versions: [], paragraphs, runs },
})
const replaced = change('c0', 'replaced', [1], { from: 1, to: 3 })
const moved = change('c1', 'moved', [2])
const structure = change('c2', 'structure', [1])
const sheet: MarkedSheet = {
  ...{ blocks: [], groups: [], changes: [replaced, moved, structure] },
  wholeOf: new Map([
    [1, [structure]],
    [2, [moved]],
  ]),
  runsOf: new Map([[1, [null, 'c0', 'c0', null]]]),
}
const piece = (mark: MarkedPage['pieces'][number]['mark'], line: number, paragraph: number, run: number | null) => ({
  ...{ line, mark, text: mark, paragraph, run, boxes: [], rules: [] },
})
const page: MarkedPage = {
  ...{ page: 2, width: 595, height: 842, texts: [], rules: [], pictures: [], bars: [] },
  pieces: [
    piece('note', 0, 2, null),
    piece('movedFrom', 0, 2, 0),
    piece('kept', 1, 1, 0),
    piece('deleted', 1, 1, 1),
    piece('inserted', 1, 1, 2),
    piece('note', 2, 2, null),
    piece('movedTo', 2, 2, 0),
  ],
}
const run = (version: number | null) => ({ kind: 'kept' as const, text: '', version })
const diff = { paragraphs: [0, 1, 2].map(() => ({ runs: [run(null), run(2), run(3)] })) } as never
const starts = [1, 2, 3]

describe('a page of 花脸稿', () => {
  const lines = linesOfPage(page, { starts }, sheet, diff)

  it('names the change of each piece, and the other place of what moved', () => {
    expect(lines.map(({ pieces }) => pieces.map(({ changeId, otherPlace }) => [changeId, otherPlace]))).toStrictEqual([
      [
        ['from-c1', 'c1'],
        [null, null],
      ],
      [
        [null, null],
        ['c0', null],
        ['c0', null],
      ],
      [
        ['c1', 'from-c1'],
        [null, null],
      ],
    ])
    expect(lines[1]?.pieces.map(({ version }) => version)).toStrictEqual([null, 2, 3])
  })

  it('tells a change of structure once, where its paragraph begins', () => {
    expect(lines.map((line) => line.structure.map(({ id }) => id))).toStrictEqual([[], ['c2'], []])
    const later = linesOfPage({ ...page, page: 3 }, { starts }, sheet, diff)
    expect(later.flatMap((line) => line.structure)).toStrictEqual([])
  })

  it('finds the page of a change, of a run that begins later, and of where a paragraph stood', () => {
    const places = { starts, laterRuns: [{ paragraph: 1, run: 1, page: 4 }], departures: [{ paragraph: 2, page: 1 }] }
    const pageOf = (id: string) => pageOfChangeId(places, sheet.changes, id)
    expect(['c0', 'c1', 'c2', 'from-c1', 'c9'].map(pageOf)).toStrictEqual([4, 3, 2, 1, null])
  })
})

describe('the size of a page', () => {
  it('goes by steps, and ends', () => {
    expect([zoomBeside(100, 1), zoomBeside(100, -1), zoomBeside(87, 1), zoomBeside(87, -1)]).toStrictEqual([
      125, 75, 100, 75,
    ])
    expect([zoomBeside(200, 1), zoomBeside(50, -1)]).toStrictEqual([null, null])
  })
})
