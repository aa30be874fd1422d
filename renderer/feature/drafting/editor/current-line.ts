import { Plugin, PluginKey } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Selection } from 'prosemirror-state'

interface CurrentLine {
  /** Where the block with the caret begins; null between blocks. */
  readonly position: number | null
  readonly marks: DecorationSet
}

const positionOf = ({ $head }: Selection): number | null => ($head.depth === 0 ? null : $head.before(1))

/**
 * Marks the block with the caret, so that it is always laid out. Chromium puts no caret into a block that it has skipped
 * (content-visibility in official-text.css): text that an input method commits into a line just opened would stand behind the caret.
 */
export const currentLinePlugin = (): Plugin<CurrentLine> => {
  const key = new PluginKey<CurrentLine>('currentLine')
  const mark = (position: number | null, doc: Selection['$head']['doc']): CurrentLine => {
    const node = position === null ? null : doc.nodeAt(position)
    if (position === null || node === null) return { position: null, marks: DecorationSet.empty }
    const marks = [Decoration.node(position, position + node.nodeSize, { class: 'line-current' })]
    return { position, marks: DecorationSet.create(doc, marks) }
  }
  return new Plugin<CurrentLine>({
    key,
    state: {
      init: (_, { doc, selection }) => mark(positionOf(selection), doc),
      apply: (tr, current) => {
        const position = positionOf(tr.selection)
        return position === current.position && !tr.docChanged ? current : mark(position, tr.doc)
      },
    },
    props: { decorations: (state) => key.getState(state)?.marks },
  })
}
