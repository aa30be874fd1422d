import { TextSelection, type Command, type EditorState } from 'prosemirror-state'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { textToDoc } from '#renderer/feature/drafting/editor/convert.ts'
import { createState } from '#renderer/feature/drafting/editor/plugins.ts'
import { editorLines } from '#renderer/feature/drafting/editor/text-lines.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const open = (parts: Partial<OfficialDocument>): EditorState =>
  createState(textToDoc({ ...EMPTY_DOCUMENT, ...parts }, 'document'), {
    onFind: () => undefined,
    onShortcuts: () => undefined,
  })

/** With the caret in a line of the document, behind so many characters; -1 behind all. */
export const at = (state: EditorState, line: number, offset: number, endOffset = offset): EditorState => {
  const found = editorLines(state.doc)[line]!
  const place = (value: number): number => found.position + (value < 0 ? found.length : value)
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, place(offset), place(endOffset))))
}

export const run = (state: EditorState, ...commands: readonly Command[]): EditorState =>
  commands.reduce((now, command) => {
    let next = now
    command(now, (tr) => (next = now.apply(tr)))
    next.doc.check()
    return next
  }, state)

export const typed =
  (text: string): Command =>
  (state, dispatch) => {
    dispatch?.(state.tr.insertText(text))
    return true
  }

export const outline = (state: EditorState): readonly string[] =>
  state.doc.children.map((node) => `${node.type.name} ${node.textContent}`)
