import type { Node } from 'prosemirror-model'
import { Plugin, PluginKey, type Transaction } from 'prosemirror-state'
import type { Mapping } from 'prosemirror-transform'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Highlight } from './editor-props.ts'
import { editorLines, positionInLine } from './text-lines.ts'

/** Marks of one kind: each kind comes and goes apart from the other. */
export type HighlightKind = 'highlights' | 'hitMarks'

const keys: Readonly<Record<HighlightKind, PluginKey<DecorationSet>>> = {
  highlights: new PluginKey<DecorationSet>('highlights'),
  hitMarks: new PluginKey<DecorationSet>('hitMarks'),
}

/** A text that was handed on, and what became of its positions since. */
export interface HandedOn {
  readonly doc: Node
  readonly mapping: Mapping
}

interface Marks extends HandedOn {
  readonly highlights: readonly Highlight[]
}

const toDecorations = ({ doc, mapping, highlights }: Marks, now: Node): DecorationSet => {
  const lines = editorLines(doc)
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
  const marks = DecorationSet.create(doc, decorations)
  return mapping.maps.length === 0 ? marks : marks.map(mapping, now)
}

const highlightPlugin = (key: PluginKey<DecorationSet>): Plugin<DecorationSet> =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, marks) => {
        // Only setHighlights below sets this meta.
        const asked = tr.getMeta(key) as Marks | undefined
        return asked === undefined ? marks.map(tr.mapping, tr.doc) : toDecorations(asked, tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })

/** Marks that others ask for. While a person types they are only moved along; new ones come by `setHighlights`. */
export const highlightPlugins = (): readonly Plugin[] => [
  highlightPlugin(keys.highlights),
  highlightPlugin(keys.hitMarks),
]

/** Marks of a text that was handed on, moved to where their words stand now. */
export const setHighlights = (
  tr: Transaction,
  kind: HighlightKind,
  highlights: readonly Highlight[],
  handedOn: HandedOn,
): Transaction => tr.setMeta(keys[kind], { ...handedOn, highlights } satisfies Marks)
