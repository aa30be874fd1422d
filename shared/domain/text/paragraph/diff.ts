import { align } from './align.ts'
import { itemOf } from '../item.ts'
import type { ChangeRun, ParagraphChange } from '../change.ts'
import { countChanges, type ChangeCounts } from '../counts.ts'
import { mergeRegions, travelsOf } from './merge.ts'
import { findSplitsAndJoins } from './split.ts'
import { workOf } from '../work.ts'

export { prepareWords } from '../inline/word.ts'

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
  const { paragraphs } = mergeRegions(
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
