import type { Node } from 'prosemirror-model'
import { attachmentNameText } from '#shared/domain/document/lines.ts'
import { isPlaceholder } from './convert.ts'

/** A line of `documentLines` in the editor: where its text begins, and how much of it the editor does not hold (附件：1.). */
export interface EditorLine {
  /** Position of the first character; of the node itself for a picture, whose alternative text is no text here. */
  readonly position: number
  readonly length: number
  readonly prefixLength: number
  readonly node: Node
}

const lineOf = (node: Node, position: number, prefixLength = 0): EditorLine => ({
  position: position + (node.isTextblock ? 1 : 0),
  length: node.content.size,
  prefixLength,
  node,
})

const cellLines = (table: Node, position: number): EditorLine[] => {
  const lines: EditorLine[] = []
  table.descendants((node, offset) => {
    if (!node.isTextblock) return true
    lines.push(lineOf(node, position + 1 + offset))
    return false
  })
  return lines
}

/**
 * The lines of the editor's document in the order of `documentLines`: an empty addressee, signatory, date or note has none
 * there. Those of an attachment begin with its body.
 */
export const editorLines = (doc: Node): readonly EditorLine[] => {
  const lines: EditorLine[] = []
  const names = doc.children.filter(({ type }) => type.name === 'attachmentName').map(({ textContent }) => textContent)
  let nameIndex = 0
  doc.forEach((node, position) => {
    switch (node.type.name) {
      case 'table':
        lines.push(...cellLines(node, position))
        break
      case 'attachmentName': {
        const prefixLength = attachmentNameText(names, nameIndex).length - node.content.size
        lines.push(lineOf(node, position, prefixLength))
        nameIndex += 1
        break
      }
      case 'addressee':
      case 'signatory':
      case 'date':
      case 'note':
        if (node.content.size > 0) lines.push(lineOf(node, position))
        break
      default:
        if (!isPlaceholder(node)) lines.push(lineOf(node, position))
    }
  })
  return lines
}

/** Position of an offset of a line; offsets before and behind the line's own text fall on its ends. */
export const positionInLine = (line: EditorLine, offset: number): number =>
  line.position + Math.min(Math.max(offset - line.prefixLength, 0), line.length)

/** Index of the line that a position stands in, the nearest before it if it stands between two. */
export const lineAt = (lines: readonly EditorLine[], position: number): number => {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((lines[middle]?.position ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return low
}
