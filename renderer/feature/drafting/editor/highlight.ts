import { Plugin, PluginKey, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Highlight } from './editor-props.ts'
import { editorLines, positionInLine } from './text-lines.ts'

const highlightKey = new PluginKey<DecorationSet>('highlight')

const toDecorations = (state: EditorState, highlights: readonly Highlight[]): DecorationSet => {
  const lines = editorLines(state.doc)
  const decorations = highlights.flatMap(({ line, from, to, className, title }) => {
    const found = lines[line]
    if (found === undefined) return []
    const attributes = { class: className, title }
    if (!found.node.isTextblock) {
      return [Decoration.node(found.position, found.position + found.node.nodeSize, attributes)]
    }
    const start = positionInLine(found, from)
    const end = positionInLine(found, to)
    return start < end ? [Decoration.inline(start, end, attributes)] : []
  })
  return DecorationSet.create(state.doc, decorations)
}

/** Marks that others ask for. While a person types they are only moved along; new ones come by `setHighlights`. */
export const highlightPlugin = (): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key: highlightKey,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks, _, state) => {
        // Only setHighlights below sets this meta.
        const highlights = tr.getMeta(highlightKey) as readonly Highlight[] | undefined
        return highlights === undefined ? marks.map(tr.mapping, tr.doc) : toDecorations(state, highlights)
      },
    },
    props: { decorations: (state) => highlightKey.getState(state) },
  })

export const setHighlights = (tr: Transaction, highlights: readonly Highlight[]): Transaction =>
  tr.setMeta(highlightKey, highlights)
