import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { markDocument } from '#shared/domain/redline/marked-document.ts'
import type { MarkedLine } from '#shared/domain/redline/model.ts'
import { markRules } from '#shared/domain/redline/page-rules.ts'
import { pageOf } from '#shared/domain/redline/page.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { GB_T_9704, type FontMetrics, type Layout, type TextRun } from '#shared/domain/layout/model.ts'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'

const textOf = ({ runs }: MarkedLine): string => runs.map((run) => run.text).join('')

describe('the page of a marked document', () => {
  it('has for each of its lines the marked one that it prints, whatever the documents are', () => {
    const { document, revised } = documentWriter(createRandom(6))
    for (let round = 0; round < 1000; round += 1) {
      const old = document()
      const new_ = revised(old)
      const diff = diffVersions({ document: old, version: 1 }, [], { document: new_, version: 2 })
      const marked = markDocument(diff, old, new_, 2)
      const page = pageOf(marked, new_, { textOf, keepsFields: false })
      expect(page.lines.map(textOf)).toStrictEqual(documentLines(page.document).map(({ text }) => text))
      const kept = pageOf(marked, new_, { textOf, keepsFields: true })
      // The names of attachments are numbered by the page; every other line is as it is.
      expect(kept.lines.map(({ part }) => part)).toStrictEqual(documentLines(kept.document).map(({ part }) => part))
    }
  })
})

describe('the rules of a marked page', () => {
  const metrics: FontMetrics = { advanceEm: (_, codePoint) => (codePoint < 0x80 ? 0.5 : 1) }
  const run = (text: string, x: number, y: number): TextRun => ({
    ...{ page: 1, x, y, face: 'body', size: 16, characterSpacing: 0, text, colour: 'black', turn: 0, furniture: null },
  })
  const layout = (runs: readonly TextRun[]): Layout => ({
    ...{ profile: GB_T_9704, pages: [{ width: 595, height: 842 }], runs, rules: [], pictures: [], sealBoxes: [] },
    structure: [
      {
        ...{ tag: 'P', text: runs.map((one) => one.text).join(''), line: 0, runs: runs.map((_, at) => at) },
        ...{ picture: null, columnSpan: 1, rowSpan: 1, kids: [] },
      },
    ],
  })
  const ruled = (runs: readonly TextRun[], pieces: Parameters<typeof markRules>[1][number]): number[][] =>
    markRules(layout(runs), [pieces], metrics).map(({ x, width, height }) => [x, width, height])

  it('run under what came in and through what went, exactly as wide as the words', () => {
    const rules = markRules(
      layout([run('工程128131处', 100, 700)]),
      [
        [
          { mark: 'kept', text: '工程' },
          { mark: 'deleted', text: '128' },
          { mark: 'inserted', text: '131' },
          { mark: 'kept', text: '处' },
        ],
      ],
      metrics,
    )
    const [strike, underline, bar] = rules
    expect([strike?.x, strike?.width]).toStrictEqual([132, 24])
    expect([underline?.x, underline?.width]).toStrictEqual([156, 24])
    expect((strike?.y ?? 0) > 700 && (underline?.y ?? 0) < 700).toBe(true)
    expect([rules.length, (bar?.x ?? 0) < GB_T_9704.left]).toStrictEqual([3, true])
  })

  it('go on over the turn of a line, two of them under what moved there', () => {
    expect(
      ruled([run('整改情况', 100, 700), run('报县', 100, 671)], [{ mark: 'movedTo', text: '整改情况报县' }]),
    ).toStrictEqual([
      [100, 64, 0.7],
      [100, 64, 0.7],
      [100, 32, 0.7],
      [100, 32, 0.7],
      [expect.any(Number), 1.2, 16],
      [expect.any(Number), 1.2, 16],
    ])
  })

  it('leave out a note, and white space that the page leaves out', () => {
    const rules = ruled(
      [run('〔移来1〕甲乙', 100, 700)],
      [
        { mark: 'note', text: '〔移来1〕' },
        { mark: 'inserted', text: '甲 乙' },
      ],
    )
    expect(rules[0]).toStrictEqual([172, 32, 0.7])
  })

  it('are none where nothing changed', () => {
    expect(ruled([run('正文', 100, 700)], [{ mark: 'kept', text: '正文' }])).toStrictEqual([])
  })
})
