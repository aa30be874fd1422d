import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  selectNodeBackward,
  selectNodeForward,
} from 'prosemirror-commands'
import { Selection, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { Node, ResolvedPos } from 'prosemirror-model'
import { blockKindOf } from '#shared/domain/document/from-text.ts'
import { isTextBlock, type TextBlockKind } from '#shared/domain/document/model.ts'
import { labelOf, labelText, numberedBlocks, type LabelLevel } from '#shared/domain/document/numbering.ts'
import { nodeToBlock } from '../convert.ts'
import { blockKindOfNode, schema } from '../schema.ts'

/** Above every label, so that the number looked for follows from the labels before it alone. */
const UNNUMBERED = 999

const levelOf = (kind: TextBlockKind): LabelLevel | null => {
  switch (kind) {
    case 'heading1':
      return 1
    case 'heading2':
      return 2
    case 'heading3':
      return 3
    case 'heading4':
      return 4
    case 'paragraph':
    case 'listItem':
      return null
  }
}

/** Children of the top node that are blocks of the body, and where they begin. */
const bodyOf = (doc: Node): readonly { readonly node: Node; readonly position: number }[] => {
  const body: { node: Node; position: number }[] = []
  doc.forEach((node, position) => {
    if (node.type.isInGroup('block')) body.push({ node, position })
  })
  return body
}

/** Gives the heading at a position the label that follows from those before it, unless it has one of its level. */
const labelHeading = (tr: Transaction, position: number, level: LabelLevel): void => {
  const body = bodyOf(tr.doc)
  const index = body.findIndex((entry) => entry.position === position)
  const found = body[index]
  if (found === undefined) return
  const block = nodeToBlock(found.node)
  if (!isTextBlock(block)) return
  const own = labelOf(block)
  if (own?.level === level) return
  const rest = block.text.slice(own?.length ?? 0)
  const before = body.slice(0, index).map(({ node }) => nodeToBlock(node))
  const tentative = { kind: block.kind, text: labelText(level, UNNUMBERED) + rest }
  const expected = numberedBlocks([...before, tentative]).findLast((entry) => entry.block === index)?.expected ?? 1
  tr.insertText(labelText(level, expected), position + 1, position + 1 + (own?.length ?? 0))
}

/** Makes the selected lines blocks of that kind, where the structure allows it; a heading is numbered at once. */
export const setKind =
  (kind: TextBlockKind): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection
    const tr = state.tr.setBlockType(from, to, schema.nodes[kind])
    const level = levelOf(kind)
    const headings = bodyOf(tr.doc)
      .filter(
        ({ node, position }) =>
          node.type === schema.nodes[kind] && position + node.nodeSize > from && position < to + 1,
      )
      .map(({ position }) => position)
    const unlabelled = tr.steps.length
    if (level !== null) {
      for (const position of headings) labelHeading(tr, tr.mapping.slice(unlabelled).map(position), level)
    }
    if (!tr.docChanged) return false
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** The line that the caret stands in, when nothing is selected. */
const caretLine = ({ selection }: EditorState): ResolvedPos | null =>
  selection instanceof TextSelection && selection.empty ? selection.$from : null

const isBlock = (node: Node | null | undefined): boolean => node?.type.isInGroup('block') === true

const moveCaret = (tr: Transaction, position: number, direction: 1 | -1): Transaction =>
  tr.setSelection(Selection.near(tr.doc.resolve(position), direction)).scrollIntoView()

/** From a part above the body on to the next line; what stands behind the caret in the addressee goes with it. */
const leaveHead = (state: EditorState, $caret: ResolvedPos, dispatch?: (tr: Transaction) => void): boolean => {
  const { tr } = state
  const behind = $caret.parent.textBetween($caret.parentOffset, $caret.parent.content.size)
  const next = state.doc.nodeAt($caret.after())
  const atEnd = behind === ''
  const splits = !atEnd && $caret.parent.type === schema.nodes.addressee
  const needsLine = splits || (atEnd && next !== null && isBlock(next) && next.content.size > 0)
  if (needsLine) {
    const paragraph = schema.nodes.paragraph.create(null, splits ? schema.text(behind) : null)
    tr.insert($caret.after(), paragraph)
    if (splits) tr.delete($caret.pos, $caret.end())
  }
  dispatch?.(moveCaret(tr, tr.mapping.map($caret.after(), -1) + 1, 1))
  return true
}

/**
 * Two lines of one, the caret in the second: behind a heading a paragraph follows, behind an item or a line of a cell its
 * like. Not prosemirror-commands' splitBlock: what it takes for the plain kind of line is whatever may come last here.
 */
const split: Command = (state, dispatch) => {
  const tr = state.selection.empty ? state.tr : state.tr.deleteSelection()
  const { $from } = tr.selection
  const { parent } = $from
  const isBody = parent.type.isInGroup('block')
  if (!parent.isTextblock) return false
  if (isBody || parent.type === schema.nodes.cellLine) {
    const like = parent.type === schema.nodes.listItem || !isBody ? parent.type : schema.nodes.paragraph
    const isEnd = $from.parentOffset === parent.content.size
    if ($from.parentOffset === 0 && !isEnd) tr.insert($from.before(), like.create())
    else tr.split($from.pos, 1, isEnd ? [{ type: like }] : [])
  }
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Behind a table or a picture that is selected, or at a caret between blocks, a paragraph is opened. */
const openParagraph: Command = ({ selection, tr }, dispatch) => {
  const position = selection.$to.pos
  if (selection.$to.depth > 0) return true
  dispatch?.(moveCaret(tr.insert(position, schema.nodes.paragraph.create()), position + 1, 1))
  return true
}

/** One more name of the same sort, with what stands behind the caret; an empty one is enough. */
const splitName: Command = ({ doc, selection, tr }, dispatch) => {
  const { $from, $to } = selection
  if ($from.parent.content.size === 0 || !$from.sameParent($to)) return true
  const behind = doc.slice($to.pos, $to.end())
  tr.delete($from.pos, $from.end())
  const position = tr.mapping.map($from.after())
  dispatch?.(moveCaret(tr.insert(position, $from.parent.type.create(null, behind.content)), position + 1, 1))
  return true
}

/**
 * Enter. In title and addressee it goes to the body; a line that reads like a heading becomes one; an empty item of a list
 * ends the list. Parts that stand once are not split.
 */
export const enter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection
  const { parent } = $from
  if (!parent.isTextblock) return openParagraph(state, dispatch)
  const kind = blockKindOfNode(parent.type.name)
  switch (parent.type) {
    case schema.nodes.title:
    case schema.nodes.addressee:
      if (!empty) return deleteSelection(state, dispatch)
      return leaveHead(state, $from, dispatch)
    case schema.nodes.date:
    case schema.nodes.note:
      return true
    case schema.nodes.attachmentName:
    case schema.nodes.signatory:
      return splitName(state, dispatch)
    case schema.nodes.listItem:
      return parent.content.size === 0 ? setKind('paragraph')(state, dispatch) : split(state, dispatch)
    default:
  }
  const recognised =
    kind === 'paragraph' && $from.parentOffset === parent.content.size ? blockKindOf(parent.textContent) : 'paragraph'
  if (recognised === 'paragraph' || !empty) return split(state, dispatch)
  if (dispatch === undefined) return true
  const asHeading = state.tr.setNodeMarkup($from.before(), schema.nodes[recognised])
  return split(state.apply(asHeading), (tr) => {
    for (const step of tr.steps) asHeading.step(step)
    dispatch(asHeading.setSelection(Selection.near(asHeading.doc.resolve(tr.selection.from))).scrollIntoView())
  })
}

/** Takes an empty line out, where the structure can do without it, and puts the caret on the other side. */
const removeLine = (state: EditorState, $line: ResolvedPos, direction: 1 | -1): Transaction | null => {
  const index = $line.index(-1)
  if ($line.parent.content.size > 0 || !$line.node(-1).canReplace(index, index + 1)) return null
  const tr = state.tr.delete($line.before(), $line.after())
  return moveCaret(tr, $line.before(), direction)
}

/** At the border of two parts nothing is merged: the caret goes over, and an empty line that is not needed goes away. */
const atBorder =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const $caret = caretLine(state)
    if ($caret === null) return false
    const isAtEdge = direction < 0 ? $caret.parentOffset === 0 : $caret.parentOffset === $caret.parent.content.size
    if (!isAtEdge) return false
    const container = $caret.node(-1)
    const index = $caret.index(-1)
    const neighbour = container.maybeChild(index + direction)
    const joins = isBlock($caret.parent) ? isBlock(neighbour) : $caret.parent.type === neighbour?.type
    if (joins) return false
    const border = direction < 0 ? $caret.before() : $caret.after()
    const isCell = container.type === schema.nodes.tableCell
    if (isCell || neighbour == null) {
      const removed = isCell ? null : removeLine(state, $caret, -direction as 1 | -1)
      if (removed !== null) dispatch?.(removed)
      return true
    }
    const $beyond = state.doc.resolve(direction < 0 ? border - 1 : border + 1)
    const tr =
      removeLine(state, $caret, direction) ??
      (direction > 0 && neighbour.isTextblock ? removeLine(state, $beyond, -1) : null)
    dispatch?.(tr ?? moveCaret(state.tr, border, direction))
    return true
  }

/** A heading or an item of a list first becomes a paragraph. */
const plainAtStart: Command = (state, dispatch) => {
  const $caret = caretLine(state)
  const kind = blockKindOfNode($caret?.parent.type.name ?? '')
  if ($caret === null || $caret.parentOffset > 0 || kind === null || kind === 'paragraph') return false
  dispatch?.(state.tr.setNodeMarkup($caret.before(), schema.nodes.paragraph))
  return true
}

/** Nothing is left to the browser at the edge of a line: it would merge what the schema keeps apart. */
const nothingMore =
  (direction: 1 | -1): Command =>
  (state) => {
    const $caret = caretLine(state)
    return $caret !== null && $caret.parentOffset === (direction < 0 ? 0 : $caret.parent.content.size)
  }

export const backspace = chainCommands(
  deleteSelection,
  plainAtStart,
  atBorder(-1),
  joinBackward,
  selectNodeBackward,
  nothingMore(-1),
)
export const deleteForward = chainCommands(deleteSelection, atBorder(1), joinForward, selectNodeForward, nothingMore(1))

/** The body as blocks, and where it begins and ends. */
export const bodyRange = (doc: Node): { readonly from: number; readonly to: number } => {
  const body = bodyOf(doc)
  const last = body.at(-1)
  return { from: body[0]?.position ?? 0, to: last === undefined ? 0 : last.position + last.node.nodeSize }
}
