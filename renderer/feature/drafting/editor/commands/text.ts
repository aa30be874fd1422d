import type { Command, EditorState, Transaction } from 'prosemirror-state'
import { isTextBlock } from '#shared/domain/document/model.ts'
import { renumber } from '#shared/domain/document/numbering.ts'
import { PUNCTUATION_CHECKS } from '#shared/domain/lint/text/punctuation.ts'
import { nodeToBlock } from '../convert.ts'

/** Replaces the part of a line in which two texts differ, so that marks and carets beside it stay where they are. */
export const changeLineText = (tr: Transaction, start: number, before: string, after: string): void => {
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head] === after[head]) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1
  const text = after.slice(head, after.length - tail)
  const from = start + head
  const to = start + before.length - tail
  if (text === '') tr.delete(from, to)
  else tr.insertText(text, from, to)
}

/** Numbers all labels as they should be, and writes them as the standard does. */
export const renumberHeadings: Command = (state, dispatch) => {
  const places: number[] = []
  const body = state.doc.children.filter(({ type }) => type.isInGroup('block')).map(nodeToBlock)
  state.doc.forEach((node, position) => {
    if (node.type.isInGroup('block')) places.push(position)
  })
  const { tr } = state
  for (const [index, block] of renumber(body).entries()) {
    const before = body[index]
    if (block === before || before === undefined || !isTextBlock(block) || !isTextBlock(before)) continue
    changeLineText(tr, tr.mapping.map(places[index] ?? 0) + 1, before.text, block.text)
  }
  if (!tr.docChanged) return false
  dispatch?.(tr)
  return true
}

const FULL_WIDTH_CODES: ReadonlySet<string> = new Set(['halfWidthMark', 'halfWidthParentheses', 'mixedParentheses'])

/** A line with the half-width marks of its Chinese text in full width, each in its place: the length stays. */
const inFullWidth = (line: string): string => {
  let text = line
  // A mark may stand behind another that has just become full-width.
  for (let changed = true; changed;) {
    const [first] = PUNCTUATION_CHECKS.flatMap((check) => check(text, 'paragraph')).filter(({ code }) =>
      FULL_WIDTH_CODES.has(code),
    )
    const next = first?.text === undefined ? text : text.slice(0, first.start) + first.text + text.slice(first.end)
    changed = next !== text && next.length === text.length
    if (changed) text = next
  }
  return text
}

const selectedRange = ({ doc, selection }: EditorState): { readonly from: number; readonly to: number } =>
  selection.empty ? { from: 0, to: doc.content.size } : selection

/** Writes half-width punctuation of Chinese text in full width: in the selected lines, or everywhere. */
export const fullWidthPunctuation: Command = (state, dispatch) => {
  const { tr } = state
  const { from, to } = selectedRange(state)
  state.doc.nodesBetween(from, to, (node, position) => {
    if (!node.isTextblock) return true
    const before = node.textContent
    const after = inFullWidth(before)
    for (let index = 0; index < before.length && after !== before; index += 1) {
      const mark = after[index] ?? ''
      if (mark !== before[index]) tr.insertText(mark, position + 1 + index, position + 2 + index)
    }
    return false
  })
  if (!tr.docChanged) return false
  dispatch?.(tr)
  return true
}
