import { describe, expect, it } from 'vitest'
import { CellSelection, TableMap, addColumnAfter, deleteColumn, mergeCells, splitCell } from 'prosemirror-tables'
import { NodeSelection, TextSelection } from 'prosemirror-state'
import { undo } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { EMPTY_DOCUMENT, type Table } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { backspace, enter } from '#renderer/feature/drafting/editor/commands/block.ts'
import { describePicture, insertPicture, insertTable } from '#renderer/feature/drafting/editor/commands/insert.ts'
import {
  addRowAbove,
  addRowBelow,
  deleteRows,
  nextCell,
  scaleColumns,
  toggleHeadRows,
  toggleLandscape,
} from '#renderer/feature/drafting/editor/commands/table.ts'
import { fullWidthPunctuation } from '#renderer/feature/drafting/editor/commands/text.ts'
import { docToText, textToDoc } from '#renderer/feature/drafting/editor/convert.ts'
import {
  findMatches,
  findNext,
  markedMatches,
  replaceAll,
  replaceNext,
  setSearch,
} from '#renderer/feature/drafting/editor/find.ts'
import { replaceDoc } from '#renderer/feature/drafting/editor/replace-doc.ts'
import { editorLines } from '#renderer/feature/drafting/editor/text-lines.ts'
import { randomDocument } from '../../../helper/editor-documents.ts'
import { createRandom } from '../../../helper/random.ts'
import { at, open, outline, paragraph, run, typed } from './editor-state.ts'

const tableOf = (state: EditorState): Table =>
  docToText(state.doc).body.find((block): block is Table => block.kind === 'table')!
const isValid = (state: EditorState): boolean =>
  documentFromJson({ ...EMPTY_DOCUMENT, ...docToText(state.doc) }) !== null

describe('tables', () => {
  const withTable = (): EditorState =>
    run(at(open({ title: '表', body: [paragraph('')] }), 1, 0), insertTable(3, 2), typed('格'))

  it('are put in place of an empty paragraph, with the caret in the first cell', () => {
    const state = withTable()
    expect(tableOf(state).rows.map((row) => row.map(({ lines }) => lines))).toEqual([
      [['格'], ['']],
      [[''], ['']],
      [[''], ['']],
    ])
    expect(tableOf(state).headRows).toBe(1)
  })

  it('grow by a row when the last cell is left forwards', () => {
    const toLast = Array.from({ length: 5 }, () => nextCell)
    const state = run(withTable(), ...toLast, typed('末'), nextCell, typed('新'))
    const { rows, headRows } = tableOf(state)
    expect(rows.slice(2).map((row) => row.map(({ lines }) => lines))).toEqual([
      [[''], ['末']],
      [['新'], ['']],
    ])
    expect([headRows, isValid(state)]).toEqual([1, true])
    expect(nextCell(open({ title: '无表' }))).toBe(false)
  })

  it('keep their head rows and widths through rows and columns that come and go', () => {
    let state = run(withTable(), addRowAbove)
    expect(tableOf(state).headRows).toBe(2)
    state = run(state, addRowBelow, addColumnAfter, scaleColumns(2))
    expect(tableOf(state).widths).toHaveLength(3)
    state = run(state, deleteRows, toggleLandscape)
    expect([tableOf(state).headRows, tableOf(state).landscape, isValid(state)]).toEqual([1, true, true])
    state = run(state, toggleHeadRows, deleteColumn)
    expect([tableOf(state).widths.length, isValid(state)]).toEqual([2, true])
  })

  it('merge and split cells without losing a word', () => {
    const state = withTable()
    const table = state.doc.child(1)
    const start = state.doc.child(0).nodeSize + 1
    const cell = (row: number, column: number): number => start + TableMap.get(table).positionAt(row, column, table)
    const selected = state.apply(state.tr.setSelection(CellSelection.create(state.doc, cell(0, 0), cell(1, 1))))
    const merged = run(selected, mergeCells)
    expect(tableOf(merged).rows[0]).toEqual([{ lines: ['格'], columnSpan: 2, rowSpan: 2 }])
    expect(isValid(merged)).toBe(true)
    expect(tableOf(run(merged, splitCell)).rows[0]).toHaveLength(2)
  })

  it('scale only the columns that are selected', () => {
    expect(tableOf(run(withTable(), scaleColumns(2))).widths).toEqual([200, 100])
  })
})

describe('pictures', () => {
  const picture = { sha256: 'a'.repeat(64), format: 'png', widthPx: 400, heightPx: 300 } as const

  it('stand in the body, no wider than the page, and can be described', () => {
    for (const line of [0, 1, 2]) {
      const state = open({ title: '图', body: [paragraph('甲')], date: '2026年1月8日' })
      const after = run(
        at(state, line, 0),
        insertPicture({ ...picture, widthPx: 4000 }),
        describePicture({ alternative: '照片' }),
      )
      const body = docToText(after.doc).body
      expect(body.find(({ kind }) => kind === 'image')).toEqual({
        kind: 'image',
        ...picture,
        widthPx: 4000,
        widthMm: 156,
        alternative: '照片',
      })
      expect([isValid(after), after.selection instanceof NodeSelection]).toEqual([true, true])
    }
  })
})

describe('punctuation', () => {
  it('becomes full-width between Chinese words and stays in numbers, names and labels', () => {
    const state = open({
      body: [paragraph('据统计(见附件),共3.5万人,GB/T 9704:2012 a, b;完成!'), paragraph('时间:10:30')],
    })
    expect(outline(run(state, fullWidthPunctuation)).slice(1)).toEqual([
      'paragraph 据统计（见附件），共3.5万人，GB/T 9704:2012 a, b；完成！',
      'paragraph 时间：10:30',
    ])
  })
})

describe('find and replace', () => {
  const state = open({ title: '通知ABC', body: ['abc中abc', '中'].map(paragraph), signatories: ['中abc'] })
  const search = (text: string, matchCase = false): EditorState => state.apply(setSearch(state.tr, { text, matchCase }))

  it('finds every place, in the order of the document', () => {
    expect(findMatches(search('abc')).length).toBe(4)
    expect(findMatches(search('abc', true)).length).toBe(3)
    expect(findMatches(search('')).length).toBe(0)
    expect(findMatches(search('.')).length).toBe(0)
  })

  it('goes round the document in both directions', () => {
    const found = search('中')
    const places = findMatches(found)
    const forward = run(found, findNext(1), findNext(1), findNext(1), findNext(1))
    expect(forward.selection.from).toBe(places[0]!.from)
    expect(run(forward, findNext(-1)).selection.from).toBe(places[2]!.from)
  })

  it('replaces one after the other, and all in one step', () => {
    const one = run(search('abc', true), findNext(1), replaceNext('丙'))
    expect(outline(one)).toEqual(['title 通知ABC', 'paragraph 丙中abc', 'paragraph 中', 'signatory 中abc'])
    const all = run(search('abc'), replaceAll('abcabc'))
    expect(outline(all)).toEqual(['title 通知abcabc', 'paragraph abcabc中abcabc', 'paragraph 中', 'signatory 中abcabc'])
    expect(outline(run(all, undo))).toEqual(outline(state))
  })

  it('keeps its marks right while the text changes', () => {
    for (let seed = 1; seed < 60; seed += 1) {
      const random = createRandom(seed)
      let now = open(randomDocument(random))
      now = now.apply(setSearch(now.tr, { text: '县', matchCase: true }))
      for (let edit = 0; edit < 8; edit += 1) {
        const line = random.pick(editorLines(now.doc))
        if (!line.node.isTextblock) continue
        now = run(
          now.apply(now.tr.setSelection(TextSelection.create(now.doc, line.position))),
          random.pick([typed('县'), enter, backspace, typed('水县')]),
        )
      }
      expect(markedMatches(now).map(({ from, to }) => [from, to])).toEqual(
        findMatches(now).map(({ from, to }) => [from, to]),
      )
    }
  })
})

describe('a text that is put in place of the one there', () => {
  it('is exactly that text afterwards, and leaves equal lines alone', () => {
    for (let seed = 1; seed < 200; seed += 1) {
      const state = open(randomDocument(createRandom(seed)))
      const next = textToDoc(randomDocument(createRandom(seed + 1000)), 'document')
      expect(replaceDoc(state.tr, next).doc.eq(next)).toBe(true)
    }
    const state = open({ title: '甲', body: ['一段', '二段', '三段'].map(paragraph) })
    const tr = replaceDoc(
      state.tr,
      textToDoc({ ...EMPTY_DOCUMENT, title: '甲', body: ['一段', '二改段', '三段'].map(paragraph) }, 'document'),
    )
    expect(tr.steps).toHaveLength(1)
    expect(tr.mapping.map(state.doc.content.size)).toBe(state.doc.content.size + 1)
    expect(tr.doc.child(1)).toBe(state.doc.child(1))
  })
})
