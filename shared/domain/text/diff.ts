import { align, itemOf, type Item } from './align.ts'
import type { ChangeKind, ChangeRun, ParagraphChange, Renumbering } from './change.ts'
import type { Link } from './chain.ts'
import type { BlockKind, OfficialDocument } from './document.ts'
import { countCharacters } from './grapheme.ts'
import { runsBetween } from './inline.ts'
import { findSplitsAndJoins } from './split.ts'
import type { Work } from './work.ts'

export type { ChangeKind, ChangeRun, ParagraphChange, Renumbering } from './change.ts'
export { prepareWords } from './word.ts'

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

/** The comparison of two texts: the paragraphs of the merged view. Each old and each new index occurs exactly once. */
export interface TextDiff {
  readonly paragraphs: readonly ParagraphChange[]
  readonly counts: ChangeCounts
  /** The work allowed did not suffice: the result is right, but coarser than it could be. */
  readonly fallback: boolean
}

export interface DiffOptions {
  /** Elementary steps that may be spent, see DEFAULT_MAX_STEPS. */
  readonly maxSteps?: number
}

/** Half a second of comparing or so; a paper of 200,000 characters, half of it rewritten, takes two million. */
const DEFAULT_MAX_STEPS = 60_000_000

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
  const work: Work = { stepsLeft: options.maxSteps ?? DEFAULT_MAX_STEPS, spent: false }
  const old = oldParagraphs.map(itemOf)
  const new_ = newParagraphs.map(itemOf)
  const { chain, moves } = align(old, new_, work)
  const movesByNew = new Map(moves.map((move) => [move.new, move]))
  const blocks = blocksOf(moves)
  const movedOld = new Set(moves.map((move) => move.old))
  const { splitFrom, joinedTo } = findSplitsAndJoins(old, new_, chain, moves)

  const paragraphs: ParagraphChange[] = []
  let oldAt = 0
  let newAt = 0
  for (const link of [...chain, { old: old.length, new: new_.length }]) {
    for (; oldAt < link.old; oldAt += 1)
      if (!movedOld.has(oldAt)) paragraphs.push(removal(oldAt, oldParagraphs[oldAt] ?? '', joinedTo.get(oldAt)))
    for (; newAt < link.new; newAt += 1) {
      const move = movesByNew.get(newAt)
      if (move === undefined) paragraphs.push(addition(newAt, newParagraphs[newAt] ?? '', splitFrom.get(newAt)))
      else paragraphs.push({ ...pairing(old, new_, move, true, work), block: blocks.get(newAt) ?? 0 })
    }
    if (link.old < old.length) paragraphs.push(pairing(old, new_, link, false, work))
    oldAt += 1
    newAt += 1
  }
  return { paragraphs, counts: countsOf(paragraphs), fallback: work.spent }
}

const removal = (old: number, text: string, joinedTo: number | undefined): ParagraphChange => ({
  old,
  new: null,
  change: 'removed',
  ...(joinedTo === undefined ? {} : { joinedTo }),
  runs: text === '' ? [] : [{ kind: 'deleted', text }],
})

const addition = (new_: number, text: string, splitFrom: number | undefined): ParagraphChange => ({
  old: null,
  new: new_,
  change: 'added',
  ...(splitFrom === undefined ? {} : { splitFrom }),
  runs: text === '' ? [] : [{ kind: 'inserted', text }],
})

const pairing = (
  old: readonly Item[],
  new_: readonly Item[],
  link: Pick<Link, 'old' | 'new'>,
  isMove: boolean,
  work: Work,
): ParagraphChange => {
  const before = old[link.old] ?? itemOf('')
  const after = new_[link.new] ?? itemOf('')
  const isSame = before.text === after.text
  const change = isMove ? (isSame ? 'moved' : 'movedEdited') : isSame ? 'same' : 'edited'
  const renumbered: Renumbering | undefined =
    before.label.text !== after.label.text && before.label.level > 0 && after.label.level > 0
      ? { old: before.label.text, new: after.label.text, only: before.body === after.body }
      : undefined
  return {
    old: link.old,
    new: link.new,
    change,
    ...(renumbered === undefined ? {} : { renumbered }),
    runs: runsBetween(before, after, work),
  }
}

/** Moves that follow each other in both texts are one block. */
const blocksOf = (moves: readonly Link[]): ReadonlyMap<number, number> => {
  const blocks = new Map<number, number>()
  let block = -1
  for (const [at, move] of moves.entries()) {
    const previous = moves[at - 1]
    if (previous === undefined || move.old !== previous.old + 1 || move.new !== previous.new + 1) block += 1
    blocks.set(move.new, block)
  }
  return blocks
}

const countsOf = (paragraphs: readonly ParagraphChange[]): ChangeCounts => {
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
  for (const paragraph of paragraphs) {
    counts[paragraph.change] += 1
    if (paragraph.renumbered !== undefined) counts.renumbered += 1
    if (paragraph.splitFrom !== undefined) counts.split += 1
    if (paragraph.joinedTo !== undefined) counts.joined += 1
    counts.movedBlocks = Math.max(counts.movedBlocks, (paragraph.block ?? -1) + 1)
    for (const run of paragraph.runs) {
      if (run.kind === 'inserted') counts.insertedCharacters += countCharacters(run.text)
      if (run.kind === 'deleted') counts.deletedCharacters += countCharacters(run.text)
    }
  }
  return counts
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
