import { Selection, TextSelection, type Command } from 'prosemirror-state'
import { Fragment, type Node } from 'prosemirror-model'
import { schema } from '../schema.ts'

/** Parts of the page around the body that a person adds by a command. */
export const ADDED_PARTS = ['addressee', 'attachmentName', 'signatory', 'date', 'note'] as const
export type AddedPart = (typeof ADDED_PARTS)[number]

const RANK: Readonly<Record<string, number>> = {
  title: 0,
  addressee: 1,
  attachmentName: 3,
  signatory: 4,
  date: 5,
  note: 6,
}
const BODY_RANK = 2
const rankOf = (node: Node): number => RANK[node.type.name] ?? BODY_RANK

const MANY: readonly AddedPart[] = ['attachmentName', 'signatory']

/**
 * Adds a part at its place on the page. The line with the caret becomes that part where it stands at that very place and
 * has text; a part that is there already is gone to.
 */
export const addPart =
  (part: AddedPart): Command =>
  (state, dispatch) => {
    const { doc, selection, tr } = state
    if (doc.type !== schema.nodes.doc) return false
    const type = schema.nodes[part]
    const index = selection.$from.index(0)
    const current = doc.child(index)
    const hasText = current.isTextblock && current.content.size > 0 && selection.$from.depth === 1
    const before = selection.$from.depth === 0 ? 0 : selection.$from.before(1)
    const made = type.create(null, current.content)
    const paragraph = schema.nodes.paragraph.create()
    // Where the line was the only one of the body, an empty one takes its place.
    const replacement = [[made], [made, paragraph], [paragraph, made]].find((nodes) =>
      doc.canReplace(index, index + 1, Fragment.from(nodes)),
    )
    if (hasText && rankOf(current) >= BODY_RANK && current.type !== type && replacement !== undefined) {
      const offset = replacement[0] === made ? 0 : paragraph.nodeSize
      tr.replaceWith(before, before + current.nodeSize, replacement)
      const caret = TextSelection.create(tr.doc, before + offset + 1 + selection.$from.parentOffset)
      dispatch?.(tr.setSelection(caret).scrollIntoView())
      return true
    }
    const children = doc.children
    const existing = children.findIndex((node) => node.type === type)
    if (existing >= 0 && !MANY.includes(part)) {
      dispatch?.(tr.setSelection(Selection.near(doc.resolve(positionOf(doc, existing + 1)), -1)).scrollIntoView())
      return true
    }
    const place = children.filter((node) => rankOf(node) <= rankOf(type.create())).length
    const position = positionOf(doc, place)
    tr.insert(position, type.create())
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, position + 1)).scrollIntoView())
    return true
  }

/** Position before the child of that index. */
const positionOf = (doc: Node, index: number): number =>
  doc.children.slice(0, index).reduce((sum, node) => sum + node.nodeSize, 0)
