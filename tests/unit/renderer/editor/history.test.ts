import { describe, expect, it } from 'vitest'
import { redo, undo, undoDepth } from 'prosemirror-history'
import type { EditorState } from 'prosemirror-state'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { docToText, textToDoc } from '#renderer/feature/drafting/editor/convert.ts'
import { MAX_JOURNAL_LENGTH, journalText, restoreState } from '#renderer/feature/drafting/editor/history.ts'
import { createState } from '#renderer/feature/drafting/editor/plugins.ts'
import { setKind } from '#renderer/feature/drafting/editor/commands/block.ts'
import { insertTable } from '#renderer/feature/drafting/editor/commands/insert.ts'
import { TextSelection, type Command } from 'prosemirror-state'

const requests = { onFind: () => undefined, onShortcuts: () => undefined }
const open = (text: OfficialDocument | ReturnType<typeof docToText>, journal: string | null): EditorState =>
  restoreState((doc) => createState(doc, requests), textToDoc(text, 'document'), journal)

const run = (state: EditorState, command: Command): EditorState => {
  let next = state
  command(state, (tr) => (next = state.apply(tr)))
  return next
}
/** Types one character; ten minutes pass between groups, as prosemirror-history tells by the time of the transaction. */
const type = (state: EditorState, at: number, text: string, time: number): EditorState =>
  state.apply(state.tr.setTime(time).insertText(text, at))

const DOCUMENT: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  title: '关于排查的通知',
  body: [
    { kind: 'paragraph', text: '第一段。' },
    { kind: 'paragraph', text: '第二段。' },
  ],
}

const edited = (): { readonly texts: readonly object[]; readonly state: EditorState } => {
  let state = open(DOCUMENT, null)
  const texts: object[] = [docToText(state.doc)]
  const keep = (next: EditorState): void => {
    state = next
    texts.push(docToText(next.doc))
  }
  let word = state
  for (const [index, character] of Array.from('甲乙丙丁').entries())
    word = type(word, 11 + index, character, 10_000 + index)
  keep(word)
  keep(
    run(state.apply(state.tr.setTime(700_000).setSelection(TextSelection.create(state.doc, 12))), setKind('heading1')),
  )
  keep(type(state, 3, '大', 1_400_000))
  keep(run(state.apply(state.tr.setTime(2_100_000)), insertTable(3, 2)))
  return { texts, state }
}

describe('undo across sessions', () => {
  it('takes back after reopening what was done before, step by step, and brings it back again', () => {
    const { texts, state } = edited()
    let reopened = open(docToText(state.doc), journalText(state))
    for (const text of texts.slice(0, -1).toReversed()) {
      reopened = run(reopened, undo)
      expect(docToText(reopened.doc)).toEqual(text)
    }
    expect(undoDepth(reopened)).toBe(0)
    for (const text of texts.slice(1)) {
      reopened = run(reopened, redo)
      expect(docToText(reopened.doc)).toEqual(text)
    }
  })

  it('knows the text again when the store has put the keys of its blocks in another order', () => {
    const { state } = edited()
    const { body, ...parts } = docToText(state.doc)
    const stored = { ...parts, body: body.map((block) => Object.fromEntries(Object.entries(block).toReversed())) }
    expect(undoDepth(open(stored as unknown as OfficialDocument, journalText(state)))).toBe(4)
  })

  it('survives any number of reopenings, with edits and undone edits between them', () => {
    const { texts, state } = edited()
    let again = open(docToText(state.doc), journalText(state))
    again = run(again, undo)
    again = open(docToText(again.doc), journalText(again))
    again = type(again, 4, '新', 9_000_000)
    again = open(docToText(again.doc), journalText(again))
    again = run(again, undo)
    expect(docToText(again.doc)).toEqual(texts.at(-2))
    again = run(again, undo)
    expect(docToText(again.doc)).toEqual(texts.at(-3))
  })

  it('keeps typing as one step of the journal', () => {
    let state = open(DOCUMENT, null)
    for (let index = 0; index < 200; index += 1) state = type(state, 11 + index, '字', 1000 + index)
    expect(journalText(state).length).toBeLessThan(400)
  })

  it.each([
    ['no JSON', 'x'],
    ['another shape', '{"version":1}'],
    ['null', 'null'],
  ])('ignores a journal that is %s', (_, journal) => {
    expect(undoDepth(open(DOCUMENT, journal))).toBe(0)
  })

  it('ignores a journal that belongs to another text', () => {
    const { state } = edited()
    const other = { ...DOCUMENT, title: '关于检查的通知' }
    expect(undoDepth(open(other, journalText(state)))).toBe(0)
    expect(docToText(open(other, journalText(state)).doc)).toEqual(docToText(textToDoc(other, 'document')))
  })

  it('ignores a journal whose steps do not fit, without a throw', () => {
    const { state } = edited()
    const broken = journalText(state).replace(/"from":\d+/u, '"from":99999')
    expect(undoDepth(open(docToText(state.doc), broken))).toBe(0)
  })

  it('drops the oldest steps beyond its bound, and the rest still fits', () => {
    let state = open(DOCUMENT, null)
    const texts: object[] = []
    for (let index = 0; index < 40; index += 1) {
      texts.push(docToText(state.doc))
      state = state.apply(
        state.tr.setTime(1_000_000 * (index + 1)).insertText('长'.repeat(60_000), 11, index === 0 ? 11 : 60_011),
      )
    }
    const journal = journalText(state)
    expect(journal.length).toBeLessThanOrEqual(MAX_JOURNAL_LENGTH)
    let reopened = open(docToText(state.doc), journal)
    const depth = Number(undoDepth(reopened))
    expect(depth).toBeGreaterThan(10)
    for (let step = 0; step < depth; step += 1) reopened = run(reopened, undo)
    expect(docToText(reopened.doc)).toEqual(texts.at(-depth))
  })
})
