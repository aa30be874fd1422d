import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type Block, type Table, type TableCell } from '#shared/domain/document/model.ts'
import { layOutDocument } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type Layout, type StructureNode } from '#shared/domain/layout/model.ts'
import { columnWidths, setTable } from '#shared/domain/layout/table.ts'
import { mergeSegments } from '#shared/domain/layout/table-draw.ts'
import { metrics } from './fixture.ts'

const cell = (text: string, columnSpan = 1, rowSpan = 1): TableCell => ({
  lines: text.split('\n'),
  columnSpan,
  rowSpan,
})
const tableOf = (widths: readonly number[], rows: Table['rows'], headRows = 0, landscape = false): Table => ({
  kind: 'table',
  widths,
  headRows,
  landscape,
  rows,
})
const setBody = (body: readonly Block[]): Layout => {
  const result = layOutDocument({ document: { ...EMPTY_DOCUMENT, title: '标题', body }, profile: GB_T_9704, metrics })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const leaves = (node: StructureNode): readonly StructureNode[] =>
  node.kids.length === 0 ? [node] : node.kids.flatMap(leaves)
const { left, top, measure, depth, height } = GB_T_9704

/** Every run inside the type area, and every text where the structure says it is: what any table must keep. */
const expectWhole = (layout: Layout): void => {
  for (const { page, x, y, furniture } of layout.runs) {
    const sheet = layout.pages[page - 1]
    const upright = (sheet?.width ?? 0) < (sheet?.height ?? 0)
    if (furniture === 'pageNumber' || !upright) continue
    expect(x).toBeGreaterThan(left - 0.01)
    expect(x).toBeLessThan(left + measure)
    expect(height - y).toBeGreaterThan(top)
    expect(height - y).toBeLessThan(top + depth)
  }
  for (const leaf of layout.structure.flatMap(leaves)) {
    expect(leaf.runs.map((run) => layout.runs[run]?.text).join('')).toBe(leaf.text)
  }
}

describe('the columns of a table', () => {
  it('fill the measure in their proportion', () => {
    expect(columnWidths([1, 3], [10, 10], 400)).toEqual([100, 300])
  })

  it('are never below their floor, at the cost of the others', () => {
    expect(columnWidths([1, 9, 10], [50, 10, 10], 200)).toEqual([50, (9 / 19) * 150, (10 / 19) * 150])
  })

  it('are refused when the floors alone are too wide', () => {
    expect(columnWidths([1, 1], [60, 60], 100)).toBeNull()
  })

  it('are set in 小四, in 五号 or 小五 where words would be cut, and cut words only then', () => {
    const sizeOf = (columns: number, text: string): number | undefined => {
      const table = tableOf(
        Array.from({ length: columns }, () => 1),
        [Array.from({ length: columns }, () => cell(text))],
      )
      return setTable(table, measure, { profile: GB_T_9704, metrics, missing: new Set() })?.size
    }
    expect(sizeOf(4, '云山市人民政府')).toBe(12)
    expect(sizeOf(9, 'abcdef')).toBe(12)
    expect(sizeOf(9, 'abcdefg')).toBe(10.5)
    expect(sizeOf(9, 'abcdefghi')).toBe(9)
    expect(sizeOf(9, 'abcdefghijklmn')).toBe(12)
    expect(sizeOf(63, '1')).toBeUndefined()
  })
})

describe('a table on its page', () => {
  const grid = tableOf(
    [1, 1, 1],
    [
      [cell('甲', 1, 2), cell('乙', 2)],
      [cell('丙'), cell('丁')],
      [cell('戊\n己'), cell(''), cell('庚')],
    ],
    1,
  )

  it('draws every line once, and none through merged cells', () => {
    const { rules } = setBody([grid])
    // Across: upper edge, below 乙 only, below row 2, lower edge. Upright: two outer ones, two inner ones, one of them cut.
    expect(rules).toHaveLength(8)
    const across = rules.filter(({ width }) => width > 1).map(({ width }) => Math.round(width))
    expect(across.sort((a, b) => a - b)).toEqual([measure * (2 / 3), measure, measure, measure].map(Math.round))
  })

  it('keeps rows, spans, heads and paragraphs in the structure, empty paragraphs aside', () => {
    const table = setBody([grid]).structure.find(({ tag }) => tag === 'Table')
    expect(
      table?.kids.map(({ kids }) => kids.map(({ tag, columnSpan, rowSpan }) => [tag, columnSpan, rowSpan])),
    ).toEqual([
      [
        ['TH', 1, 2],
        ['TH', 2, 1],
      ],
      [
        ['TD', 1, 1],
        ['TD', 1, 1],
      ],
      [
        ['TD', 1, 1],
        ['TD', 1, 1],
        ['TD', 1, 1],
      ],
    ])
    expect((table?.kids.slice(2).flatMap(leaves) ?? []).map(({ text, line }) => [text, line])).toEqual([
      ['戊', 5],
      ['己', 6],
      ['', null],
      ['庚', 8],
    ])
  })

  it('joins segments that touch and no others', () => {
    const at = { page: 1, at: 5 }
    const joined = mergeSegments([
      { ...at, from: 10, to: 20 },
      { ...at, from: 0, to: 10 },
      { ...at, from: 30, to: 40 },
      { ...at, at: 6, from: 20, to: 30 },
    ])
    expect(joined).toEqual([
      { ...at, from: 0, to: 20 },
      { ...at, from: 30, to: 40 },
      { ...at, at: 6, from: 20, to: 30 },
    ])
  })

  it('is followed by text on the grid', () => {
    const layout = setBody([grid, { kind: 'paragraph', text: '后文' }])
    const run = layout.runs.find(({ text }) => text === '后文')
    const row = (height - top - (run?.y ?? 0) - 20.576) / (depth / 22)
    expect(Math.abs(row - Math.round(row))).toBeLessThan(0.01)
  })
})

describe('a table over pages', () => {
  const rows = (count: number): Table['rows'] =>
    Array.from({ length: count }, (_, row) => [cell(`${String(row)}行`), cell('内容')])

  it('repeats its head on every further page, outside the structure', () => {
    const layout = setBody([tableOf([1, 3], [[cell('表头'), cell('说明')], ...rows(60)], 1)])
    expectWhole(layout)
    const heads = layout.runs.filter(({ furniture }) => furniture === 'tableHead')
    expect(heads.map(({ page, text }) => [page, text])).toEqual([
      [2, '表头'],
      [2, '说明'],
      [3, '表头'],
      [3, '说明'],
    ])
  })

  it('does not repeat a head that takes half of the page, nor one merged with the rows below', () => {
    const tall = setBody([tableOf([1], [[cell('国'.repeat(900))], ...rows(60).map(([one]) => [one ?? cell('')])], 1)])
    expectWhole(tall)
    expect(tall.runs.some(({ furniture }) => furniture === 'tableHead')).toBe(false)
    const merged = rows(60).map((row, index) =>
      index === 0 ? [cell('头', 1, 2), cell('一')] : index === 1 ? [cell('二')] : row,
    )
    const layout = setBody([tableOf([1, 3], merged, 1)])
    expectWhole(layout)
    expect(layout.runs.some(({ furniture }) => furniture === 'tableHead')).toBe(false)
  })

  it('keeps rows joined by a merged cell on one page', () => {
    const groups = Array.from({ length: 20 }, (_, group) => [
      [cell(`组${String(group)}`, 1, 4), cell(`${String(group)}甲`)],
      ...['乙', '丙', '丁'].map((name) => [cell(`${String(group)}${name}`)]),
    ]).flat()
    const layout = setBody([tableOf([1, 3], groups)])
    expectWhole(layout)
    for (let group = 0; group < 20; group++) {
      const own = layout.runs.filter(({ text }) => text === '甲' || text === '乙' || text === '丙' || text === '丁')
      const pages = own.slice(group * 4, group * 4 + 4).map(({ page }) => page)
      expect(new Set(pages).size).toBe(1)
    }
  })

  it('cuts a row that is higher than a page between lines, and loses none', () => {
    const layout = setBody([tableOf([1, 1], [[cell('国'.repeat(3000)), cell('短')], ...rows(2)])])
    expectWhole(layout)
    expect(layout.pages.length).toBeGreaterThan(4)
  })

  it('cuts a group that is higher than a page, and goes on with its merged cell', () => {
    const group = Array.from({ length: 80 }, (_, row) =>
      row === 0 ? [cell('国'.repeat(900), 1, 80), cell('0')] : [cell(String(row))],
    )
    expectWhole(setBody([tableOf([1, 1], group)]))
  })

  it('sets a landscape table on turned pages and goes on upright', () => {
    const layout = setBody([
      { kind: 'paragraph', text: '前文' },
      tableOf([1, 3], rows(30), 0, true),
      { kind: 'paragraph', text: '后文' },
    ])
    expect(layout.pages.map(({ width, height: tall }) => width > tall)).toEqual([false, true, true, false])
    const turned = layout.runs.filter(({ turn }) => turn === 90)
    expect(turned.map(({ page, furniture }) => [page, furniture])).toEqual([
      [2, 'pageNumber'],
      [3, 'pageNumber'],
    ])
  })

  it('loses nothing of any table, whatever is merged', () => {
    let state = 7
    const random = (limit: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return Math.floor((state / 2 ** 32) * limit)
    }
    for (let round = 0; round < 60; round++) {
      const columns = 1 + random(5)
      const count = 1 + random(40)
      const free = Array.from({ length: count }, () => Array.from({ length: columns }, () => true))
      const made = Array.from({ length: count }, (_, row) => {
        const cells: TableCell[] = []
        for (let column = 0; column < columns; column++) {
          if (free[row]?.[column] !== true) continue
          let span = 1
          while (column + span < columns && free[row]?.[column + span] === true && random(4) === 0) span++
          const down = 1 + (random(5) === 0 ? random(Math.min(30, count - row)) : 0)
          for (let r = row; r < row + down; r++) free[r]?.fill(false, column, column + span)
          cells.push(cell(random(9) === 0 ? '国'.repeat(random(1500)) : '甲乙'.repeat(random(8)), span, down))
        }
        return cells
      })
      const head = random(3)
      const table = tableOf(
        Array.from({ length: columns }, () => 1 + random(5)),
        made,
        Math.min(head, count),
        random(4) === 0,
      )
      expectWhole(setBody([{ kind: 'paragraph', text: '国'.repeat(random(400)) }, table]))
    }
  })
})
