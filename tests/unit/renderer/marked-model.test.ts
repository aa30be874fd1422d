import { describe, expect, it } from 'vitest'
import { diffTask } from '#electron/main/worker/diff-task.ts'
import {
  countKinds,
  filterGroups,
  LISTED_AT_ONCE,
  NO_FILTER,
  pageOfChange,
  pageOfGroups,
  type DiffView,
} from '#renderer/feature/review/change-model.ts'
import { shapeDiff, sideOf, standsOn, type MarkedSheet } from '#renderer/feature/review/marked-model.ts'
import { placeNow, placeOfChange } from '#renderer/feature/review/remark-place.ts'
import { linesOfSheet, sheetOf, type SheetBlock } from '#renderer/ui/document/sheet.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument, type Table } from '#shared/domain/document/model.ts'
import { createRandom } from '../../helper/random.ts'
import { documentWriter } from '../../helper/random-document.ts'

const compare = (...documents: readonly OfficialDocument[]): DiffView => {
  const [from, ...later] = documents.map((document, index) => ({ document, version: index + 1 }))
  const to = later.at(-1)
  if (from === undefined || to === undefined) throw new Error('two documents are compared')
  const people = ['林知远', '顾明德']
  const versions = later.map(({ version }) => ({
    ...{ version, personName: people[version % 2] ?? '', round: version - 1, at: '2026-11-23T00:00:00.000Z' },
  }))
  const diff = diffTask({ from, between: later.slice(0, -1), to })
  return { ...diff, from: from.document, to: to.document, versions }
}
const page = (...body: Block[]): OfficialDocument => ({ ...EMPTY_DOCUMENT, title: '关于排查的通报', body })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading1', text })
const table = (...rows: string[][]): Table => ({
  ...{ kind: 'table', widths: rows[0]?.map(() => 1) ?? [], headRows: 1, landscape: false },
  rows: rows.map((row) => row.map((text) => ({ lines: [text], columnSpan: 1, rowSpan: 1 }))),
})
const FIRST = '全县共有农村集中供水工程128处，受益人口21.4万人。'
const SECOND = '本次排查实现全覆盖，共派出工作组16个，历时两个月完成。'
const THIRD = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const FOURTH = '县财政局要落实配套资金，做到专款专用、账目清楚。'

/** Every name that a change is walked to by, as the page will have it. */
const anchorsOf = (sheet: MarkedSheet): ReadonlySet<string> =>
  new Set(
    linesOfSheet(sheet.blocks).flatMap((line) => [
      ...(sheet.wholeOf.get(line.paragraph) ?? []).map(({ id }) => id),
      ...line.runs.flatMap(({ run }) => sheet.runsOf.get(line.paragraph)?.[run] ?? []),
    ]),
  )

describe('sheetOf', () => {
  it('shows every line of any document exactly once', () => {
    const { document } = documentWriter(createRandom(11))
    for (let round = 0; round < 300; round += 1) {
      const own = document()
      const shown = linesOfSheet(sheetOf(own)).toSorted((left, right) => left - right)
      expect(shown).toEqual(documentLines(own).map((_, index) => index))
    }
  })

  it('puts 版头 above the title, 版记 at the end and the label above each attachment', () => {
    const text = { kind: 'text', body: [paragraph(FIRST)] } as const
    const blocks = sheetOf({
      ...page(paragraph(SECOND)),
      ...{
        issuers: ['云溪县人民政府'],
        documentNumber: '云政发〔2026〕1号',
        copyTo: '县委办公室。',
        date: '2026年1月8日',
      },
      attachments: [{ id: 'a', title: '分工表', content: text }],
    })
    const told = blocks.map((block) => (block.kind === 'line' ? block.part : block.kind === 'label' ? block.text : ''))
    expect(told).toEqual([
      ...['issuer', 'documentNumber', 'title', 'paragraph', 'date'],
      ...['附件', 'attachmentTitle', 'paragraph', 'copyTo'],
    ])
  })
})

describe('shapeDiff', () => {
  it('gives every change of any two documents an anchor on the page, and names no other', () => {
    const { document, revised } = documentWriter(createRandom(12))
    for (let round = 0; round < 300; round += 1) {
      const old = document()
      const sheet = shapeDiff(compare(old, revised(old)))
      const names = sheet.changes.map(({ id }) => id)
      expect([...anchorsOf(sheet)].toSorted()).toEqual(names.toSorted())
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('shows either version whole in its column', () => {
    const { document, revised } = documentWriter(createRandom(13))
    for (let round = 0; round < 300; round += 1) {
      const old = document()
      const new_ = revised(old)
      const { blocks } = shapeDiff(compare(old, new_))
      const column = (side: 'before' | 'after') =>
        linesOfSheet(blocks)
          .filter(({ mark }) => standsOn(mark, side))
          .map((line) =>
            sideOf(line, side)
              .runs.map(({ text }) => text)
              .join(''),
          )
          .toSorted()
      expect(column('before')).toEqual(
        documentLines(old)
          .map(({ text }) => text)
          .toSorted(),
      )
      expect(column('after')).toEqual(
        documentLines(new_)
          .map(({ text }) => text)
          .toSorted(),
      )
    }
  })

  it('shows a gone row among those that stand, marked as a row', () => {
    const old = page(table(['乡镇', '处数'], ['青石镇', '12'], ['柳河镇', '9'], ['云峰镇', '7']))
    const new_ = page(table(['乡镇', '处数'], ['青石镇', '12'], ['云峰镇', '8']))
    const { blocks, groups } = shapeDiff(compare(old, new_))
    const isTable = (block: SheetBlock<unknown>) => block.kind === 'table'
    const marks = blocks.filter(isTable).flatMap((block) => (block.kind === 'table' ? block.rows : []))
    expect(marks.map(({ mark }) => mark)).toEqual([null, null, 'deleted', null])
    expect(groups.flatMap(({ changes }) => changes.map(({ type, excerpt }) => [type, excerpt]))).toEqual([
      ['removed', '柳河镇（共 2 处）'],
      ['replaced', '7→8'],
    ])
  })

  it('links the places of a moved paragraph and walks to the one where it is now', () => {
    const old = page(paragraph(FIRST), paragraph(SECOND), paragraph(THIRD), paragraph(FOURTH))
    const new_ = page(paragraph(SECOND), paragraph(THIRD), paragraph(FOURTH), paragraph(FIRST))
    const sheet = shapeDiff(compare(old, new_))
    const lines = linesOfSheet(sheet.blocks)
    const places = lines.filter(({ move }) => move === 0)
    expect(places.map(({ mark }) => mark)).toEqual(['movedFrom', 'movedTo'])
    expect(new Set(places.map(({ paragraph: at }) => at)).size).toBe(1)
    expect(sheet.changes.map(({ type }) => type)).toEqual(['moved'])
  })

  it('groups changes by their 条款 and walks them as they stand on the page', () => {
    const old = {
      ...page(heading('一、基本情况'), paragraph(FIRST), heading('二、要求'), paragraph(THIRD)),
      copyTo: '',
    }
    const body = [heading('一、基本情况'), paragraph(FIRST.replace('128', '131')), heading('二、要求')]
    const new_ = { ...page(...body, paragraph(THIRD.replace('逐项', '逐条'))), issuers: ['云溪县水利局'] }
    const { groups, changes } = shapeDiff(compare(old, new_))
    expect(groups.map(({ heading: words, changes: own }) => [words, own.map(({ excerpt }) => excerpt)])).toEqual([
      ['一、基本情况', ['128→131']],
      ['二、要求', ['项→条']],
      ['版头和版记', ['云溪县水利局']],
    ])
    expect(changes.map(({ excerpt }) => excerpt)).toEqual(['云溪县水利局', '128→131', '项→条'])
  })

  it('tells a line that only became a heading, and what a structure change was', () => {
    const old = { ...page(paragraph(FIRST), paragraph('总体情况')), form: 'standard' as const }
    const new_ = { ...page(paragraph(FIRST), heading('总体情况')), form: 'letter' as const }
    const { changes } = shapeDiff(compare(old, new_))
    expect(changes.map(({ kind, excerpt }) => [kind, excerpt])).toEqual([
      ['structure', '版式由通用格式改为信函格式'],
      ['format', '正文→一级标题：总体情况'],
    ])
  })
})

describe('filterGroups', () => {
  const first = page(paragraph(FIRST), paragraph(SECOND))
  const second = page(paragraph(FIRST.replace('128', '131')), paragraph(SECOND))
  const third = page(paragraph(FIRST.replace('128', '131')), paragraph(SECOND), paragraph(THIRD))
  const diff = compare(first, second, third)
  const { groups } = shapeDiff(diff)
  const told = (filter: Partial<typeof NO_FILTER>) =>
    filterGroups(groups, diff, { ...NO_FILTER, ...filter }).flatMap(({ changes }) => changes.map(({ kind }) => kind))

  it('leaves the changes of a person, of a round, of a kind', () => {
    expect(told({})).toEqual(['replaced', 'inserted'])
    expect(told({ person: '林知远' })).toEqual(['replaced'])
    expect(told({ round: 2 })).toEqual(['inserted'])
    expect(told({ kind: 'inserted', person: '林知远' })).toEqual([])
  })

  it('counts what there is of each kind, nothing else', () => {
    expect(countKinds(groups)).toEqual([
      ['inserted', 1],
      ['replaced', 1],
    ])
  })
})

describe('pages of the list', () => {
  const text = (isNew: boolean) =>
    Array.from({ length: 450 }, (_, at) => paragraph(`第${String(at)}处计${isNew ? '甲' : '乙'}项。`))
  const { groups } = shapeDiff(compare(page(...text(false)), page(...text(true))))

  it('hold every change once, in order, and are found again by a change', () => {
    const { pages } = pageOfGroups(groups, 0)
    expect(pages).toBe(3)
    const listed = [0, 1, 2].map((at) => pageOfGroups(groups, at).groups.flatMap(({ changes }) => changes))
    expect(listed.flat()).toEqual(groups.flatMap(({ changes }) => changes))
    for (const [at, changes] of listed.entries()) {
      expect(changes.length).toBeLessThanOrEqual(LISTED_AT_ONCE)
      expect(changes.map(({ id }) => pageOfChange(groups, id))).toEqual(changes.map(() => at))
    }
    expect(pageOfChange(groups, null)).toBeNull()
  })
})

describe('the place of a remark', () => {
  const old = page(paragraph(FIRST), paragraph(SECOND))
  const diff = compare(old, page(paragraph(THIRD), paragraph(FIRST.replace('128', '131')), paragraph(SECOND)))
  const { changes } = shapeDiff(diff)

  it('is found again in the newest text by the comparison, or told to be unknown', () => {
    expect(placeNow({ version: 2, line: 1 }, 2, 1, diff)).toBe(1)
    expect(placeNow({ version: 1, line: 1 }, 2, 1, diff)).toBe(2)
    expect(placeNow({ version: 1, line: 1 }, 3, 2, diff)).toBeNull()
  })

  it('of a change is the words that came', () => {
    const id = changes.find(({ excerpt }) => excerpt === '128→131')?.id ?? null
    const place = placeOfChange({ data: diff, changes, isNewest: true }, id)
    expect(place?.text).toBe('131')
    expect(documentLines(diff.to)[place?.line ?? 0]?.text.slice(place?.start, place?.end)).toBe('131')
    expect(placeOfChange({ data: diff, changes, isNewest: false }, id)).toBeNull()
  })
})
