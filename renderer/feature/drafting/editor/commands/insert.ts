import { NodeSelection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { TableMap } from 'prosemirror-tables'
import type { Node } from 'prosemirror-model'
import type { StoredPicture } from '../editor-props.ts'
import { schema } from '../schema.ts'
import { bodyRange } from './block.ts'

/** CSS pixels, as which a picture is shown that says nothing of its size. */
const MM_PER_PX = 25.4 / 96
/** The type area (GB/T 9704-2012, 5.2.1). */
export const MAX_WIDTH_MM = 156

/** Puts a block behind the one with the caret, or in its place if that is an empty paragraph; within the body at any rate. */
const insertBlock = (state: EditorState, block: Node): { readonly tr: Transaction; readonly position: number } => {
  const { $from } = state.selection
  const current = state.doc.child($from.index(0))
  const body = bodyRange(state.doc)
  const { tr } = state
  if ($from.depth === 1 && current.type === schema.nodes.paragraph && current.content.size === 0) {
    const position = $from.before(1)
    tr.replaceWith(position, position + current.nodeSize, block)
    if (position + current.nodeSize === body.to) tr.insert(position + block.nodeSize, schema.nodes.paragraph.create())
    return { tr, position }
  }
  const after = $from.depth === 0 ? $from.pos + current.nodeSize : $from.after(1)
  const position = Math.min(Math.max(after, body.from), body.to)
  tr.insert(position, position === body.to ? [block, schema.nodes.paragraph.create()] : block)
  return { tr, position }
}

/** A table with a head row, as wide as the page. */
export const insertTable =
  (rows: number, columns: number): Command =>
  (state, dispatch) => {
    const cell = (): Node => schema.nodes.tableCell.create(null, schema.nodes.cellLine.create())
    const row = (): Node => schema.nodes.tableRow.create(null, Array.from({ length: columns }, cell))
    const table = schema.nodes.table.create({ headRows: rows > 1 ? 1 : 0 }, Array.from({ length: rows }, row))
    const { tr, position } = insertBlock(state, table)
    const firstCell = position + 1 + (TableMap.get(table).map[0] ?? 0)
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(firstCell + 1))).scrollIntoView())
    return true
  }

/** A picture in its own size, no wider than the page; selected, so that its description can be typed. */
export const insertPicture =
  (picture: StoredPicture): Command =>
  (state, dispatch) => {
    const widthMm = Math.min(MAX_WIDTH_MM, Math.max(1, Math.round(picture.widthPx * MM_PER_PX)))
    const { tr, position } = insertBlock(state, schema.nodes.image.create({ ...picture, widthMm }))
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, position)).scrollIntoView())
    return true
  }

/** The picture that is selected, with its place. */
export const selectedPicture = ({
  selection,
}: EditorState): { readonly node: Node; readonly position: number } | null =>
  selection instanceof NodeSelection && selection.node.type === schema.nodes.image
    ? { node: selection.node, position: selection.from }
    : null

/** Says how wide the selected picture is printed and what it shows. */
export const describePicture =
  (facts: { readonly widthMm?: number; readonly alternative?: string }): Command =>
  (state, dispatch) => {
    const picture = selectedPicture(state)
    if (picture === null) return false
    const { node, position } = picture
    const tr = state.tr.setNodeMarkup(position, null, { ...node.attrs, ...facts })
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, position)))
    return true
  }
