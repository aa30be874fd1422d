import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { Node } from 'prosemirror-model'

/** What is looked for; an empty text is nowhere. */
export interface Search {
  readonly text: string
  readonly matchCase: boolean
}

interface Finding {
  readonly search: Search
  readonly matches: DecorationSet
  /** A line changed inside a composition and is looked through again when it ends. */
  readonly stale: boolean
}

export interface Match {
  readonly from: number
  readonly to: number
}

const NOTHING: Search = { text: '', matchCase: false }
const findKey = new PluginKey<Finding>('find')

/** Lower case only where it is as long as before: İ becomes two characters, and every place behind it would be wrong. */
const fold = (text: string, matchCase: boolean): string => {
  if (matchCase) return text
  const lower = text.toLowerCase()
  return lower.length === text.length ? lower : text
}

const matchesInLine = (node: Node, position: number, { text, matchCase }: Search): Match[] => {
  const line = fold(node.textContent, matchCase)
  const wanted = fold(text, matchCase)
  const matches: Match[] = []
  for (let at = line.indexOf(wanted); at >= 0; at = line.indexOf(wanted, at + wanted.length)) {
    matches.push({ from: position + 1 + at, to: position + 1 + at + wanted.length })
  }
  return matches
}

/** All places between two positions, from the start of the first line to the end of the last. */
const matchesBetween = (doc: Node, from: number, to: number, search: Search): Match[] => {
  const matches: Match[] = []
  if (search.text === '') return matches
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    if (node.isTextblock) matches.push(...matchesInLine(node, position, search))
    return !node.isTextblock
  })
  return matches
}

const decorate = (matches: readonly Match[]): Decoration[] =>
  matches.map(({ from, to }) => Decoration.inline(from, to, { class: 'find-match' }))

/** The matches after a change: those of untouched lines move along, touched lines are looked through again. */
const updated = (tr: Transaction, { search, matches }: Finding): DecorationSet => {
  let set = matches.map(tr.mapping, tr.doc)
  tr.mapping.maps.forEach((map, index) => {
    map.forEach((_start, _end, newStart, newEnd) => {
      const rest = tr.mapping.slice(index + 1)
      tr.doc.nodesBetween(
        Math.max(0, rest.map(newStart, -1) - 1),
        Math.min(tr.doc.content.size, rest.map(newEnd) + 1),
        (node, position) => {
          if (!node.isTextblock) return true
          set = set.remove(set.find(position, position + node.nodeSize))
          set = set.add(tr.doc, decorate(matchesInLine(node, position, search)))
          return false
        },
      )
    })
  })
  return set
}

const search = (doc: Node, wanted: Search): Finding => ({
  search: wanted,
  matches: DecorationSet.create(doc, decorate(matchesBetween(doc, 0, doc.content.size, wanted))),
  stale: false,
})

/** Marks every place of what is looked for. Inside a composition marks are only moved. */
export const findPlugin = (): Plugin<Finding> =>
  new Plugin<Finding>({
    key: findKey,
    state: {
      init: (_, { doc }) => search(doc, NOTHING),
      apply: (tr, finding) => {
        // Only setSearch below sets this meta.
        const wanted = tr.getMeta(findKey) as Search | undefined
        if (wanted !== undefined) return search(tr.doc, wanted)
        if (!tr.docChanged || finding.search.text === '') return finding
        if (tr.getMeta('composition') !== undefined) {
          return { ...finding, matches: finding.matches.map(tr.mapping, tr.doc), stale: true }
        }
        return finding.stale ? search(tr.doc, finding.search) : { ...finding, matches: updated(tr, finding) }
      },
    },
    props: { decorations: (state) => findKey.getState(state)?.matches },
  })

export const currentSearch = (state: EditorState): Search => findKey.getState(state)?.search ?? NOTHING

/** True when marks wait for the end of a composition. */
export const isSearchStale = (state: EditorState): boolean => findKey.getState(state)?.stale === true

export const setSearch = (tr: Transaction, wanted: Search): Transaction => tr.setMeta(findKey, wanted)

/** The places that are marked on the page; those of a line that is being composed may be missing. */
export const markedMatches = (state: EditorState): readonly Match[] =>
  (findKey.getState(state)?.matches.find() ?? []).toSorted((a, b) => a.from - b.from)

/** All places of what is looked for, from the start of the document. */
export const findMatches = (state: EditorState): readonly Match[] =>
  matchesBetween(state.doc, 0, state.doc.content.size, currentSearch(state))

/** Selects the next place (or the one before), and begins again at the other end of the document. */
export const findNext =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const matches = findMatches(state)
    const { from, to } = state.selection
    const next =
      direction > 0
        ? (matches.find((match) => match.from >= to) ?? matches[0])
        : (matches.findLast((match) => match.to <= from) ?? matches.at(-1))
    if (next === undefined) return false
    dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, next.from, next.to)).scrollIntoView())
    return true
  }

const replaceMatch = (tr: Transaction, { from, to }: Match, text: string): Transaction =>
  text === '' ? tr.delete(from, to) : tr.insertText(text, from, to)

/** Replaces the place that is selected, and goes on to the next; only goes there if none is selected. */
export const replaceNext =
  (text: string): Command =>
  (state, dispatch) => {
    const { from, to } = state.selection
    const selected = findMatches(state).find((match) => match.from === from && match.to === to)
    if (selected === undefined) return findNext(1)(state, dispatch)
    const replaced = state.apply(replaceMatch(state.tr, selected, text))
    const after = from + text.length
    const matches = findMatches(replaced)
    const next = matches.find((match) => match.from >= after) ?? matches[0]
    const tr = replaceMatch(state.tr, selected, text)
    if (next !== undefined) tr.setSelection(TextSelection.create(tr.doc, next.from, next.to))
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Replaces all places at once; Ctrl+Z takes all of them back. */
export const replaceAll =
  (text: string): Command =>
  (state, dispatch) => {
    const matches = findMatches(state)
    if (matches.length === 0) return false
    dispatch?.(matches.toReversed().reduce((tr, match) => replaceMatch(tr, match, text), state.tr))
    return true
  }
