import type { ChangeKind, ParagraphChange } from './change.ts'
import { countCharacters } from './grapheme.ts'

/** How many paragraphs of each kind; characters as a reader counts them. */
export type ChangeCounts = Readonly<Record<ChangeKind, number>> & {
  readonly insertedCharacters: number
  readonly deletedCharacters: number
  /** Paragraphs whose numbering label was changed; also counted by their kind. */
  readonly renumbered: number
  /** Blocks of paragraphs that moved together. */
  readonly movedBlocks: number
  readonly split: number
  readonly joined: number
}

export const countChanges = (paragraphs: readonly ParagraphChange[]): ChangeCounts => {
  const counts = {
    same: 0,
    edited: 0,
    added: 0,
    removed: 0,
    moved: 0,
    movedEdited: 0,
    insertedCharacters: 0,
    deletedCharacters: 0,
    renumbered: 0,
    movedBlocks: 0,
    split: 0,
    joined: 0,
  }
  const blocks = new Set<number>()
  for (const paragraph of paragraphs) {
    counts[paragraph.change] += 1
    if (paragraph.renumbered !== undefined) counts.renumbered += 1
    if (paragraph.splitFrom !== undefined) counts.split += 1
    if (paragraph.joinedTo !== undefined) counts.joined += 1
    if (paragraph.block !== undefined) blocks.add(paragraph.block)
    for (const run of paragraph.runs) {
      if (run.kind === 'inserted') counts.insertedCharacters += countCharacters(run.text)
      if (run.kind === 'deleted') counts.deletedCharacters += countCharacters(run.text)
    }
  }
  return { ...counts, movedBlocks: blocks.size }
}
