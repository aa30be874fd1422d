import { undo } from 'prosemirror-history'
import { TextSelection } from 'prosemirror-state'
import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type Block, type Table } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { backspace, deleteForward, enter, setKind } from '#renderer/feature/drafting/editor/commands/block.ts'
import { addPart } from '#renderer/feature/drafting/editor/commands/parts.ts'
import { renumberHeadings } from '#renderer/feature/drafting/editor/commands/text.ts'
import { docToText } from '#renderer/feature/drafting/editor/convert.ts'
import { editorLines } from '#renderer/feature/drafting/editor/text-lines.ts'
import { randomDocument } from '../../../helper/editor-documents.ts'
import { createRandom } from '../../../helper/random.ts'
import { at, open, outline, paragraph, run, typed } from './editor-state.ts'

describe('headings', () => {
  it('are numbered by those before them as soon as they are made', () => {
    let state = open({ body: ['甲', '乙', '丙', '丁', '戊', '己', '庚'].map(paragraph) })
    const levels = [1, 2, 2, 0, 1, 2, 3] as const
    for (const [index, level] of levels.entries()) {
      if (level > 0) state = run(at(state, index + 1, 0), setKind(`heading${String(level) as '1' | '2' | '3'}`))
    }
    expect(outline(state).slice(1)).toEqual([
      'heading1 一、甲',
      'heading2 （一）乙',
      'heading2 （二）丙',
      'paragraph 丁',
      'heading1 二、戊',
      'heading2 （一）己',
      'heading3 1.庚',
    ])
  })

  it('number a level on after plain paragraphs', () => {
    let state = open({ body: ['1.甲', '说明。', '乙'].map(paragraph) })
    state = run(at(state, 1, 0), setKind('heading3'))
    expect(outline(run(at(state, 3, 1), setKind('heading3'))).at(-1)).toBe('heading3 2.乙')
  })

  it('change the label with the level, and keep one that is right', () => {
    const state = open({ body: [{ kind: 'heading1', text: '三、要求' }] })
    expect(outline(run(at(state, 1, 0), setKind('heading2'))).at(-1)).toBe('heading2 （一）要求')
    expect(outline(run(at(state, 1, 0), setKind('heading1'))).at(-1)).toBe('heading1 三、要求')
  })

  it('are made of all selected lines at once', () => {
    const state = open({ body: ['甲', '乙', '丙'].map(paragraph) })
    const [, first, , last] = editorLines(state.doc)
    const selection = TextSelection.create(state.doc, first!.position, last!.position + 1)
    const all = run(state.apply(state.tr.setSelection(selection)), setKind('heading2'))
    expect(outline(all).slice(1)).toEqual(['heading2 （一）甲', 'heading2 （二）乙', 'heading2 （三）丙'])
  })

  it('are not made of the title or of a cell', () => {
    const table: Table = {
      kind: 'table',
      widths: [1],
      headRows: 0,
      landscape: false,
      rows: [[{ lines: ['甲'], columnSpan: 1, rowSpan: 1 }]],
    }
    const state = open({ title: '通知', body: [table] })
    for (const line of [0, 1]) expect(setKind('heading1')(at(state, line, 0))).toBe(false)
  })

  it('are renumbered on demand, in one step that Ctrl+Z takes back', () => {
    const body: Block[] = [
      { kind: 'heading1', text: '二、甲' },
      { kind: 'heading2', text: '(三)乙' },
      paragraph('文字。'),
      { kind: 'heading1', text: '五、丙' },
    ]
    const state = open({ body })
    const after = run(state, renumberHeadings)
    expect(outline(after).slice(1)).toEqual([
      'heading1 一、甲',
      'heading2 （一）乙',
      'paragraph 文字。',
      'heading1 二、丙',
    ])
    expect(docToText(run(after, undo).doc).body).toEqual(body)
  })
})

describe('Enter', () => {
  it('goes from the title to the body, and opens a line above text that stands there', () => {
    const empty = run(open({}), typed('通知'), enter, typed('正文'))
    expect(outline(empty)).toEqual(['title 通知', 'paragraph 正文'])
    expect(outline(run(at(open({ title: '通知', body: [paragraph('旧')] }), 0, -1), enter, typed('新')))).toEqual([
      'title 通知',
      'paragraph 新',
      'paragraph 旧',
    ])
  })

  it('goes through the addressee, and takes what stands behind the caret along', () => {
    const state = open({ title: '通知', addressee: '各乡镇：请照办', body: [paragraph('旧')] })
    expect(outline(run(at(state, 0, 1), enter, typed('县')))).toEqual([
      'title 通知',
      'addressee 县各乡镇：请照办',
      'paragraph 旧',
    ])
    expect(outline(run(at(state, 1, 4), enter, typed('、')))).toEqual([
      'title 通知',
      'addressee 各乡镇：',
      'paragraph 、请照办',
      'paragraph 旧',
    ])
  })

  it('makes a heading of a line that reads like one, and a paragraph follows', () => {
    const state = run(open({ title: '通知' }), enter, typed('一、总体要求'), enter, typed('正文'))
    expect(outline(state)).toEqual(['title 通知', 'heading1 一、总体要求', 'paragraph 正文'])
  })

  it('opens a line above one with the caret at its start, and parts one in the middle', () => {
    const state = open({ title: '通知', body: [paragraph('甲乙')], note: '（注）' })
    expect(outline(run(at(state, 1, 0), enter, typed('丙'))).slice(1, 3)).toEqual(['paragraph ', 'paragraph 丙甲乙'])
    expect(outline(run(at(state, 1, 1), enter, typed('丙'))).slice(1, 3)).toEqual(['paragraph 甲', 'paragraph 丙乙'])
  })

  it('goes on with a list, and ends it at an empty item', () => {
    const state = open({ body: [{ kind: 'listItem', text: '一是' }] })
    expect(outline(run(at(state, 1, -1), enter, typed('二是'), enter, enter, typed('完'))).slice(1)).toEqual([
      'listItem 一是',
      'listItem 二是',
      'paragraph 完',
    ])
  })

  it('adds names and signatories, and never a second date or note', () => {
    const state = open({ attachmentNames: ['甲'], signatories: ['乙'], date: '2026年1月8日', note: '（注）' })
    expect(outline(run(at(state, 1, -1), enter, typed('丙'), enter, typed('丁'))).slice(2, 5)).toEqual([
      'attachmentName 甲',
      'attachmentName 丙',
      'attachmentName 丁',
    ])
    for (const line of [3, 4]) expect(outline(run(at(state, line, 1), enter))).toEqual(outline(state))
  })
})

describe('Backspace and Delete', () => {
  it('make a paragraph of a heading first', () => {
    const state = open({ title: '通知', body: [{ kind: 'heading1', text: '一、甲' }] })
    expect(outline(run(at(state, 1, 0), backspace))).toEqual(['title 通知', 'paragraph 一、甲'])
  })

  it('join paragraphs, and never a paragraph and the title or a signatory', () => {
    const state = open({ title: '通知', body: ['甲', '乙'].map(paragraph), signatories: ['县政府'] })
    expect(outline(run(at(state, 2, 0), backspace))).toEqual(['title 通知', 'paragraph 甲乙', 'signatory 县政府'])
    expect(outline(run(at(state, 1, -1), deleteForward))).toEqual(['title 通知', 'paragraph 甲乙', 'signatory 县政府'])
    for (const [line, command] of [
      [1, backspace],
      [3, backspace],
      [2, deleteForward],
      [0, deleteForward],
    ] as const) {
      expect(outline(run(at(state, line, command === backspace ? 0 : -1), command))).toEqual(outline(state))
    }
  })

  it('put the caret over the border of two parts', () => {
    const state = open({ title: '通知', body: [paragraph('甲')] })
    expect(outline(run(at(state, 1, 0), backspace, typed('书')))).toEqual(['title 通知书', 'paragraph 甲'])
  })

  it('take away a part that is empty, but not the last line of the body', () => {
    const state = run(open({ title: '通知', body: [paragraph('甲')] }), addPart('date'))
    expect(outline(run(state, backspace, typed('乙')))).toEqual(['title 通知', 'paragraph 甲乙'])
    expect(outline(run(at(open({ title: '通知', body: [paragraph('')] }), 1, 0), backspace))).toEqual([
      'title 通知',
      'paragraph ',
    ])
  })

  it('leave a valid document whatever is selected across parts', () => {
    for (let seed = 1; seed < 300; seed += 1) {
      const random = createRandom(seed)
      const state = open(randomDocument(random))
      // No caret stands within a character of two units.
      const place = (): number => {
        const position = random.below(state.doc.content.size + 1)
        const { nodeBefore } = state.doc.resolve(position)
        return /[\ud800-\udbff]$/.test(nodeBefore?.text ?? '') ? position - 1 : position
      }
      const selection = TextSelection.between(state.doc.resolve(place()), state.doc.resolve(place()))
      const selected = state.apply(state.tr.setSelection(selection))
      for (const command of [backspace, deleteForward, enter, typed('字'), setKind('heading2'), addPart('date')]) {
        const after = docToText(run(selected, command).doc)
        expect(documentFromJson({ ...EMPTY_DOCUMENT, ...after })).not.toBeNull()
      }
    }
  })
})

describe('parts of the page', () => {
  it('are added at their place, whatever line the caret stands in', () => {
    let state = open({ title: '通知', body: [paragraph('')] })
    for (const part of ['date', 'addressee', 'note', 'signatory', 'attachmentName', 'signatory'] as const) {
      state = run(at(state, 0, 0), addPart(part), typed(part))
    }
    expect(state.doc.children.map(({ type }) => type.name)).toEqual([
      'title',
      'addressee',
      'paragraph',
      'attachmentName',
      'signatory',
      'signatory',
      'date',
      'note',
    ])
  })

  it('are made of the line with the caret where it stands at that very place', () => {
    const state = open({ title: '通知', body: ['各乡镇：', '文字。', '县政府'].map(paragraph) })
    const after = run(run(at(state, 1, 0), addPart('addressee')), addPart('addressee'))
    expect(outline(run(at(after, 3, 0), addPart('signatory')))).toEqual([
      'title 通知',
      'addressee 各乡镇：',
      'paragraph 文字。',
      'signatory 县政府',
    ])
  })
})
