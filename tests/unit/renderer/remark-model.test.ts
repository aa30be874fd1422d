import { describe, expect, it } from 'vitest'
import { changesOf, runsBetween, withChange } from '#renderer/feature/review/suggest-model.ts'
import {
  listRemarks,
  runsOfSuggestion,
  waitingOf,
  type Remark,
  type Suggestion,
} from '#renderer/ui/remark/remark-model.ts'

const LINE = '各乡镇要对照问题清单逐项整改，并将整改情况报县水利局。'
const suggestion = (round: number, line: number, isOpen: boolean): Suggestion => ({
  ...{ suggestionId: `s${String(round)}.${String(line)}`, round, version: round, personName: '顾明德', mine: false },
  at: '2026-11-23T00:00:00.000Z',
  edit: { kind: 'replace', line, lineText: LINE, start: 12, before: '整改', after: '整治' },
  decided: isOpen ? null : { decision: 'accepted', reason: '', personName: '林知远', at: '2026-11-24T00:00:00.000Z' },
})
const remark = (round: number, line: number | null, isOpen: boolean): Remark => ({
  ...{ remarkId: `r${String(round)}.${String(line)}`, round, version: round, personName: '顾明德', text: '请核实。' },
  at: '2026-11-23T00:00:00.000Z',
  place: line === null ? null : { line, start: 0, end: 2 },
  answers: [],
  settled: isOpen ? null : { personName: '顾明德', at: '2026-11-24T00:00:00.000Z' },
})

describe('the list of remarks', () => {
  const all = {
    remarks: [remark(1, 4, true), remark(2, 7, true), remark(2, null, false)],
    suggestions: [suggestion(1, 9, false), suggestion(2, 5, true), suggestion(2, 3, true)],
  }

  it('shows what waits, the newest round first and in it in the order of the text', () => {
    const { remarks, suggestions } = listRemarks(all, false)
    expect(remarks.map(({ remarkId }) => remarkId)).toEqual(['r2.7', 'r1.4'])
    expect(suggestions.map(({ suggestionId }) => suggestionId)).toEqual(['s2.3', 's2.5'])
    expect(waitingOf(all)).toBe(4)
  })

  it('shows on demand what was dealt with too', () => {
    const { remarks, suggestions } = listRemarks(all, true)
    expect(remarks.map(({ remarkId }) => remarkId)).toEqual(['r2.null', 'r2.7', 'r1.4'])
    expect(suggestions).toHaveLength(3)
  })
})

describe('a suggestion as marked text', () => {
  it('shows the words that go and come with a few of those beside them', () => {
    const runs = runsOfSuggestion(suggestion(1, 1, true))
    expect(runs.map(({ mark, text }) => [mark, text])).toEqual([
      ['kept', '…镇要对照问题清单逐项'],
      ['deleted', '整改'],
      ['inserted', '整治'],
      ['kept', '，并将整改情况报县水…'],
    ])
  })
})

describe('rewording', () => {
  const words = LINE.replace('县水利局', '县政府办公室')

  it('keeps one rewording a line, in the order of the text, and none that says what stands', () => {
    const one = withChange([], 7, LINE, { line: 0, text: words, after: '' })
    const two = withChange(one, 3, '一、总体要求', { line: 0, text: null, after: '' })
    expect(two.map(({ line }) => line)).toEqual([3, 7])
    expect(withChange(two, 7, LINE, { line: 0, text: LINE, after: ' ' }).map(({ line }) => line)).toEqual([3])
    expect(withChange(two, 3, '一、总体要求', null).map(({ line }) => line)).toEqual([7])
  })

  it('takes a line emptied of its words as one that should go', () => {
    expect(withChange([], 7, LINE, { line: 0, text: '  ', after: '' })).toEqual([{ line: 7, text: null, after: '' }])
  })

  it('becomes what the case takes: other words, a line less, a line more', () => {
    const rewordings = [
      { line: 2, text: null, after: '' },
      { line: 5, text: words, after: '联系人：何建平。' },
      { line: 6, text: LINE, after: '另行通知。' },
    ]
    expect(changesOf(rewordings, () => LINE)).toEqual([
      { kind: 'removeLine', line: 2 },
      { kind: 'line', line: 5, text: words },
      { kind: 'insertAfter', line: 5, text: '联系人：何建平。' },
      { kind: 'insertAfter', line: 6, text: '另行通知。' },
    ])
  })

  it('shows what would change, and either wording whole', () => {
    const runs = runsBetween(LINE, words)
    const side = (mark: 'inserted' | 'deleted') =>
      runs.map((run) => (run.mark === 'kept' || run.mark === mark ? run.text : '')).join('')
    expect(side('deleted')).toBe(LINE)
    expect(side('inserted')).toBe(words)
    expect(runsBetween(LINE, '')).toEqual([{ mark: 'deleted', text: LINE, changeId: null, version: null }])
  })
})
