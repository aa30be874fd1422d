import { align, itemOf } from './align.ts'
import type { ChangeRun, ParagraphChange } from './change.ts'
import { countChanges, type ChangeCounts } from './counts.ts'
import type { BlockKind, OfficialDocument } from './document.ts'
import { mergeRegions, travelsOf } from './merge.ts'
import { findSplitsAndJoins } from './split.ts'
import { workOf } from './work.ts'

export type { ChangeKind, ChangeRun, ParagraphChange, Renumbering } from './change.ts'
export type { ChangeCounts } from './counts.ts'
export { prepareWords } from './word.ts'

/** The comparison of two texts: the paragraphs of the merged view. Each old and each new index occurs exactly once. */
export interface TextDiff {
  readonly paragraphs: readonly ParagraphChange[]
  readonly counts: ChangeCounts
  /** The work allowed did not suffice: the result is right, but coarser than it could be. */
  readonly fallback: boolean
}

export interface DiffOptions {
  /** Elementary steps that may be spent, see work.ts. */
  readonly maxSteps?: number
}

/**
 * The tracked changes from one text to another, as a merged view in the order of the new text. What was removed stands
 * where its old neighbours stand: after the last paragraph before it that kept its place, ahead of what was added or
 * moved there. Depends on the two texts alone. Any string is accepted, lone surrogates too. Never throws.
 */
export const diffParagraphs = (
  oldParagraphs: readonly string[],
  newParagraphs: readonly string[],
  options: DiffOptions = {},
): TextDiff => {
  const work = workOf(options)
  const old = oldParagraphs.map(itemOf)
  const new_ = newParagraphs.map(itemOf)
  const { chain, moves } = align(old, new_, work)
  const travels = travelsOf(moves)
  const paragraphs = mergeRegions(
    old,
    new_,
    [{ olds: [...old.keys()], news: [...new_.keys()], chain }],
    {
      moves: moves.map((move, at) => ({ ...move, travel: travels[at] ?? 0 })),
      ...findSplitsAndJoins(old, new_, chain, moves),
    },
    work,
  )
  return { paragraphs, counts: countChanges(paragraphs), fallback: work.spent }
}

/** A paragraph that changed its kind, whether or not its text changed too; with its index in both bodies. */
export interface KindChange {
  readonly old: number
  readonly new: number
  readonly oldKind: BlockKind
  readonly newKind: BlockKind
}

/** The comparison of two documents: titles, bodies, and changes of format kept apart from those of text. */
export interface DocumentDiff {
  readonly title: readonly ChangeRun[]
  readonly body: TextDiff
  readonly kinds: readonly KindChange[]
}

/** The tracked changes from one document to another. See `diffParagraphs`. */
export const diffDocuments = (
  old: OfficialDocument,
  new_: OfficialDocument,
  options: DiffOptions = {},
): DocumentDiff => {
  const body = diffParagraphs(
    old.blocks.map((block) => block.text),
    new_.blocks.map((block) => block.text),
    options,
  )
  const title = diffParagraphs([old.title], [new_.title], options)
  const kinds: KindChange[] = []
  for (const paragraph of body.paragraphs) {
    const oldKind = paragraph.old === null ? undefined : old.blocks[paragraph.old]?.kind
    const newKind = paragraph.new === null ? undefined : new_.blocks[paragraph.new]?.kind
    if (oldKind === undefined || newKind === undefined || oldKind === newKind) continue
    kinds.push({ old: paragraph.old ?? 0, new: paragraph.new ?? 0, oldKind, newKind })
  }
  return { title: title.paragraphs.flatMap((paragraph) => paragraph.runs), body, kinds }
}

/** The new text, from the merged view alone. */
export const acceptAll = (diff: TextDiff): string[] => textsOf(diff, 'new', 'deleted')

/** The old text, from the merged view alone. */
export const rejectAll = (diff: TextDiff): string[] => textsOf(diff, 'old', 'inserted')

const textsOf = (diff: TextDiff, side: 'old' | 'new', left: ChangeRun['kind']): string[] => {
  const texts: string[] = []
  for (const paragraph of diff.paragraphs) {
    const at = paragraph[side]
    if (at !== null) texts[at] = paragraph.runs.reduce((text, run) => (run.kind === left ? text : text + run.text), '')
  }
  return texts
}
