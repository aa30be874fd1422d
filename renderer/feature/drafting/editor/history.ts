import { closeHistory, undoDepth } from 'prosemirror-history'
import { Step } from 'prosemirror-transform'
import { Plugin, PluginKey, Selection, type Command, type EditorState, type Transaction } from 'prosemirror-state'
import type { Node } from 'prosemirror-model'
import { makeBlock } from './convert.ts'
import { schema } from './schema.ts'

/**
 * Undo across sessions. What one Ctrl+Z takes back is a group; of each the journal keeps the inverted steps, the last one
 * first. Read backwards from the text it belongs to, the journal needs no older text, and the oldest groups can be dropped.
 */

/** JSON of the steps that take one group back, in the order in which they are applied. */
type Group = readonly object[]

interface Journal {
  /** Oldest first. */
  readonly groups: readonly Group[]
}

/** At most so many UTF-16 units are kept of a journal. */
export const MAX_JOURNAL_LENGTH = 1_000_000
const MAX_GROUPS = 1000
const VERSION = 1

const journalKey = new PluginKey<Journal>('journal')

const invertedSteps = (tr: Transaction): Step[] =>
  tr.steps.map((step, index) => step.invert(tr.docs[index] ?? tr.before)).toReversed()

/** The steps that are kept beside their JSON, so that typing on merges into one step. */
const liveSteps = new WeakMap<Group, readonly Step[]>()

const groupOf = (steps: readonly Step[]): Group => {
  const group = steps.map((step): object => step.toJSON() as object) // Step.toJSON is declared as any; it gives an object
  liveSteps.set(group, steps)
  return group
}

/** The steps of a group with later ones before them; neighbouring ones become one where ProseMirror can merge them. */
const prepend = (steps: readonly Step[], group: Group): Group => {
  const known = liveSteps.get(group) ?? group.map((json) => Step.fromJSON(schema, json))
  const last = steps.at(-1)
  const merged = last === undefined ? null : last.merge(known[0] ?? last)
  if (last === undefined || merged === null || known.length === 0) return groupOf([...steps, ...known])
  return groupOf([...steps.slice(0, -1), merged, ...known.slice(1)])
}

const afterTransaction = (journal: Journal, tr: Transaction, before: EditorState, after: EditorState): Journal => {
  if (!tr.docChanged) return journal
  const grown = Number(undoDepth(after)) - Number(undoDepth(before))
  const { groups } = journal
  const last = groups.at(-1)
  if (grown < 0) return { groups: groups.slice(0, grown) }
  if (grown > 0 || last === undefined) return { groups: [...groups, groupOf(invertedSteps(tr))].slice(-MAX_GROUPS) }
  return { groups: [...groups.slice(0, -1), prepend(invertedSteps(tr), last)] }
}

/** Keeps the journal; must stand behind prosemirror-history, whose groups it follows. */
export const journalPlugin = (): Plugin<Journal> =>
  new Plugin<Journal>({
    key: journalKey,
    state: {
      init: () => ({ groups: [] }),
      apply: (tr, journal, before, after) => afterTransaction(journal, tr, before, after),
    },
  })

const digests = new WeakMap<Node, number>()

/** FNV-1a over the characters. It tells texts apart that were mixed up, not texts that somebody forged. */
const digestText = (text: string, seed = 0x811c9dc5): number => {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}

const digestNode = (node: Node): number => {
  const known = digests.get(node)
  if (known !== undefined) return known
  const text = node.type.isInGroup('block') ? JSON.stringify(makeBlock(node)) : `${node.type.name} ${node.textContent}`
  const digest = digestText(text)
  digests.set(node, digest)
  return digest
}

/** What a journal belongs to: the text, part by part. Only changed parts are read again. */
const digestDoc = (doc: Node): string => {
  const digest = doc.children.reduce((hash, node) => Math.imul(hash ^ digestNode(node), 0x01000193) >>> 0, 0x811c9dc5)
  return `${String(doc.content.size)}.${String(digest)}`
}

const jsonTexts = new WeakMap<Group, string>()
const groupText = (group: Group): string => {
  const text = jsonTexts.get(group) ?? JSON.stringify(group)
  jsonTexts.set(group, text)
  return text
}

/** The journal as JSON text, with as many of the newest groups as it may hold. */
export const journalText = (state: EditorState): string => {
  const texts: string[] = []
  let length = 100
  for (const group of (journalKey.getState(state)?.groups ?? []).toReversed()) {
    const text = groupText(group)
    length += text.length + 1
    if (length > MAX_JOURNAL_LENGTH) break
    texts.push(text)
  }
  return `{"version":${String(VERSION)},"ends":"${digestDoc(state.doc)}","groups":[${texts.toReversed().join(',')}]}`
}

/** The same command as a step of its own for Ctrl+Z, however soon it follows on another one. */
export const asOwnStep =
  (command: Command): Command =>
  (state, dispatch, view) =>
    command(
      state,
      dispatch &&
        ((tr) => {
          dispatch(closeHistory(tr))
        }),
      view,
    )

const isStepJson = (value: unknown): value is object => typeof value === 'object' && value !== null

const parseJournal = (text: string, doc: Node): readonly Group[] | null => {
  const parsed: unknown = JSON.parse(text)
  if (typeof parsed !== 'object' || parsed === null) return null
  const { version, ends, groups } = parsed as Record<string, unknown> // each is looked at below
  if (version !== VERSION || ends !== digestDoc(doc) || !Array.isArray(groups)) return null
  return groups.every((group): group is Group => Array.isArray(group) && group.every(isStepJson)) ? groups : null
}

/** The steps that lead to the text of the journal again, group by group, and the text that they begin with. */
const forwards = (
  groups: readonly Group[],
  doc: Node,
): { readonly start: Node; readonly steps: readonly (readonly Step[])[] } => {
  let current = doc
  const steps: Step[][] = []
  for (const group of groups.toReversed()) {
    const redo: Step[] = []
    for (const json of group) {
      const step = Step.fromJSON(schema, json)
      redo.unshift(step.invert(current))
      const { doc: before, failed } = step.apply(current)
      if (before === null) throw new RangeError(failed ?? 'step')
      current = before
    }
    steps.unshift(redo)
  }
  current.check()
  return { start: current, steps }
}

export type EditorFactory = (doc: Node) => EditorState

const replay = (state: EditorState, group: readonly Step[]): EditorState => {
  let from = 0
  group[0]?.getMap().forEach((start) => (from = start))
  // The caret that Ctrl+Z goes back to.
  const caret = Selection.near(state.doc.resolve(Math.min(from, state.doc.content.size)))
  const placed = state.apply(state.tr.setSelection(caret))
  const tr = placed.tr.setTime(0) // long ago: what is typed next is a group of its own
  for (const step of group) tr.step(step)
  return placed.apply(closeHistory(tr))
}

/**
 * A state with this text in which Ctrl+Z takes back what the journal tells. A journal that cannot be read, does not end at
 * this text or does not lead to it again is left alone: the text is what counts.
 */
export const restoreState = (create: EditorFactory, doc: Node, journal: string | null): EditorState => {
  if (journal === null) return create(doc)
  try {
    const groups = parseJournal(journal, doc)
    if (groups === null) return create(doc)
    const { start, steps } = forwards(groups, doc)
    const end = steps.reduce(replay, create(start))
    return end.doc.eq(doc) ? end : create(doc)
  } catch {
    return create(doc) // what is not JSON or not of steps of this schema throws; it costs the undo, not the text
  }
}
