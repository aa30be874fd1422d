import type { Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import { changeLineText } from './commands/text.ts'

const isSameLine = (a: Node, b: Node): boolean => a.isTextblock && a.sameMarkup(b)

/**
 * Turns the document into another one by changing only the parts that differ, so that caret, marks and history keep their
 * places: lines before and after the change stay, and of a line that alone has changed only the changed characters go.
 */
export const replaceDoc = (tr: Transaction, next: Node): Transaction => {
  const before = tr.doc.children
  const after = next.children
  const same = before.length === after.length
  if (same && before.every((node, index) => node.eq(after[index] ?? node) || isSameLine(node, after[index] ?? node))) {
    let position = 0
    for (const [index, node] of before.entries()) {
      const text = after[index]?.textContent ?? ''
      if (node.isTextblock && node.textContent !== text) {
        changeLineText(tr, tr.mapping.map(position, -1) + 1, node.textContent, text)
      }
      position += node.nodeSize
    }
    return tr
  }
  let head = 0
  while (head < Math.min(before.length, after.length) && before[head]?.eq(after[head] ?? next) === true) head += 1
  let tail = 0
  const most = Math.min(before.length, after.length) - head
  while (tail < most && before.at(-1 - tail)?.eq(after.at(-1 - tail) ?? next) === true) tail += 1
  const size = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + node.nodeSize, 0)
  const from = size(before.slice(0, head))
  const to = tr.doc.content.size - size(before.slice(before.length - tail))
  return tr.replaceWith(from, to, after.slice(head, after.length - tail))
}
