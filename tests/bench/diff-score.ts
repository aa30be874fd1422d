import type { TextDiff } from '#shared/domain/text/diff.ts'
import type { GeneratedParagraph, Revision } from './revision-generator.ts'

/** What a comparison said, in one form for all: for each code unit of each paragraph, is it marked as changed? */
export interface Marks {
  readonly old: readonly Uint8Array[]
  readonly new: readonly Uint8Array[]
  readonly hunks: number
  /** Kept stretches of a single character between two changes. */
  readonly crumbs: number
  /** Old and new index of paragraphs said to have moved. */
  readonly moves: readonly (readonly [number, number])[]
}

export interface Score {
  /** Of the characters marked as changed, the share that the reviser changed. */
  readonly precision: number
  /** Of the characters that the reviser changed, the share that is marked. */
  readonly recall: number
  /** Stretches of change found for each true one. */
  readonly hunksRatio: number
  readonly crumbs: number
  /** Share of the borders between kept and changed text that fall inside a word. */
  readonly cutsInWords: number
  readonly movesFound: number
  readonly movesTrue: number
  readonly movesFalse: number
}

/** Both texts' characters count, but line breaks and what a split or join carried over do not. With `skipMoved`, characters of moved paragraphs do not either. */
export const score = (revision: Revision, marks: Marks, skipMoved: boolean): Score => {
  let right = 0
  let marked = 0
  let real = 0
  let borders = 0
  let cuts = 0
  const sides = [
    [revision.old, marks.old, new Set(revision.moves.map(([at]) => at))],
    [revision.new, marks.new, new Set(revision.moves.map(([, at]) => at))],
  ] as const
  for (const [paragraphs, flags, moved] of sides) {
    for (const [at, paragraph] of paragraphs.entries()) {
      const said = flags[at] ?? new Uint8Array()
      for (let k = 1; k < said.length; k += 1) {
        if (said[k] === said[k - 1]) continue
        borders += 1
        if (paragraph.wordStart[k] === 0) cuts += 1
      }
      if (skipMoved && moved.has(at)) continue
      for (let k = 0; k < said.length; k += 1) {
        if (paragraph.carried[k] === 1) continue
        right += (said[k] ?? 0) & (paragraph.changed[k] ?? 0)
        marked += said[k] ?? 0
        real += paragraph.changed[k] ?? 0
      }
    }
  }
  const said = new Set(marks.moves.map(String))
  const found = revision.moves.filter((move) => said.has(String(move))).length
  return {
    precision: marked === 0 ? 1 : right / marked,
    recall: real === 0 ? 1 : right / real,
    hunksRatio: marks.hunks / trueHunks(revision),
    crumbs: marks.crumbs,
    cutsInWords: borders === 0 ? 0 : cuts / borders,
    movesFound: found,
    movesTrue: revision.moves.length,
    movesFalse: marks.moves.length - found,
  }
}

/** Deletions and insertions with no kept character between them are one. */
const trueHunks = (revision: Revision): number => {
  const alone = (paragraph: GeneratedParagraph): number => (paragraph.partner === null ? 1 : 0)
  let hunks = revision.new.reduce((sum, paragraph) => sum + alone(paragraph), 0)
  for (const old of revision.old) {
    hunks += alone(old)
    const partner = old.partner === null ? undefined : revision.new[old.partner]
    if (partner === undefined) continue
    let inHunk = false
    for (let i = 0, j = 0; i < old.text.length || j < partner.text.length;) {
      const isChange = old.changed[i] === 1 || partner.changed[j] === 1
      if (isChange && !inHunk) hunks += 1
      inHunk = isChange
      if (old.changed[i] === 1) i += 1
      else if (partner.changed[j] === 1) j += 1
      else {
        i += 1
        j += 1
      }
    }
  }
  return hunks
}

export const marksOf = (diff: TextDiff): Marks => {
  const old: Uint8Array[] = []
  const new_: Uint8Array[] = []
  const moves: [number, number][] = []
  let hunks = 0
  let crumbs = 0
  for (const { old: oldAt, new: newAt, change, runs } of diff.paragraphs) {
    const oldFlags: number[] = []
    const newFlags: number[] = []
    for (const [at, { kind, text }] of runs.entries()) {
      if (kind !== 'inserted') for (let k = 0; k < text.length; k += 1) oldFlags.push(kind === 'kept' ? 0 : 1)
      if (kind !== 'deleted') for (let k = 0; k < text.length; k += 1) newFlags.push(kind === 'kept' ? 0 : 1)
      if (kind !== 'kept' && (at === 0 || runs[at - 1]?.kind === 'kept')) hunks += 1
      if (kind === 'kept' && at > 0 && at + 1 < runs.length && text.length === 1) crumbs += 1
    }
    if (oldAt !== null) old[oldAt] = Uint8Array.from(oldFlags)
    if (newAt !== null) new_[newAt] = Uint8Array.from(newFlags)
    if ((change === 'moved' || change === 'movedEdited') && oldAt !== null && newAt !== null) moves.push([oldAt, newAt])
  }
  return { old, new: new_, hunks, crumbs, moves }
}

/** Of a comparison of the texts joined by line breaks: -1 deletes, 0 keeps, 1 inserts. */
export const marksOfOperations = (operations: readonly (readonly [number, string])[]): Marks => {
  const sides = { old: [[]] as number[][], new: [[]] as number[][] }
  const push = (side: number[][], sign: string, flag: number): void => {
    if (sign === '\n') side.push([])
    else side.at(-1)?.push(flag)
  }
  let hunks = 0
  let crumbs = 0
  let inHunk = false
  for (const [at, [kind, text]] of operations.entries()) {
    if (kind === 0 && text.length === 1 && text !== '\n' && at > 0 && at + 1 < operations.length) crumbs += 1
    // Code units, as the texts are counted.
    for (const sign of text.split('')) {
      if (kind <= 0) push(sides.old, sign, kind === 0 ? 0 : 1)
      if (kind >= 0) push(sides.new, sign, kind === 0 ? 0 : 1)
      if (kind === 0 || sign === '\n') inHunk = false
      else if (!inHunk) {
        hunks += 1
        inHunk = true
      }
    }
  }
  const arrays = (side: number[][]): Uint8Array[] => side.map((flags) => Uint8Array.from(flags))
  return { old: arrays(sides.old), new: arrays(sides.new), hunks, crumbs, moves: [] }
}
