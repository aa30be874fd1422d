import type { Pair, ParagraphTruth, Revision, Truth } from './revision-generator.ts'

/** What a comparison said, in one form for all: for each code unit of each paragraph, is it marked as changed? */
export interface Marks {
  readonly old: readonly Uint8Array[]
  readonly new: readonly Uint8Array[]
  readonly hunks: number
  /** Kept stretches of a single character between two changes. */
  readonly crumbs: number
  /** Paragraphs taken for one; none of a comparison that knows no paragraphs. */
  readonly pairs: readonly Pair[]
  /** Those of them said to have moved. */
  readonly moves: readonly Pair[]
}

export interface Score {
  /** Of the characters marked as changed, the share that the reviser changed. */
  readonly precision: number
  /** Of the characters that the reviser changed, the share that is marked. */
  readonly recall: number
  /** Stretches of change found for each true one. */
  readonly hunksRatio: number
  readonly crumbs: number
  /** Those that the reviser left, such as the comma between two rewritten clauses. */
  readonly crumbsTrue: number
  /** Share of the borders between kept and changed text that fall inside a word. */
  readonly cutsInWords: number
  readonly movesFound: number
  readonly movesTrue: number
  readonly movesFalse: number
}

/** Both texts' characters count, but line breaks and what a split or join carried over do not. With `skipMoved`, characters of moved paragraphs do not either. */
export const score = (revision: Revision, marks: Marks, skipMoved: boolean): Score => {
  const truth = revision.truthFor(marks.pairs)
  let right = 0
  let marked = 0
  let real = 0
  let borders = 0
  let cuts = 0
  const sides = [
    [truth.old, marks.old, new Set(truth.moves.map(([at]) => at))],
    [truth.new, marks.new, new Set(truth.moves.map(([, at]) => at))],
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
  const trueMarks = hunksOf(truth)
  const said = new Set(marks.moves.map(String))
  const found = truth.moves.filter((move) => said.has(String(move))).length
  return {
    precision: marked === 0 ? 1 : right / marked,
    recall: real === 0 ? 1 : right / real,
    hunksRatio: marks.hunks / trueMarks.hunks,
    crumbs: marks.crumbs,
    crumbsTrue: trueMarks.crumbs,
    cutsInWords: borders === 0 ? 0 : cuts / borders,
    movesFound: found,
    movesTrue: truth.moves.length,
    movesFalse: marks.moves.length - found,
  }
}

/** Deletions and insertions with no kept character between them are one. */
const hunksOf = (truth: Truth): { readonly hunks: number; readonly crumbs: number } => {
  const alone = (paragraph: ParagraphTruth): number => (paragraph.partner === null ? 1 : 0)
  let hunks = truth.new.reduce((sum, paragraph) => sum + alone(paragraph), 0)
  let crumbs = 0
  for (const old of truth.old) {
    hunks += alone(old)
    const partner = old.partner === null ? undefined : truth.new[old.partner]
    if (partner === undefined) continue
    // Characters kept since the last change; none before the first.
    let kept = Infinity
    for (let i = 0, j = 0; i < old.text.length || j < partner.text.length;) {
      if (old.changed[i] === 1 || partner.changed[j] === 1) {
        if (kept > 0) hunks += 1
        if (kept === 1) crumbs += 1
        kept = 0
      } else kept += 1
      const isOldOnly = old.changed[i] === 1
      const isNewOnly = !isOldOnly && partner.changed[j] === 1
      if (!isNewOnly) i += 1
      if (!isOldOnly) j += 1
    }
  }
  return { hunks, crumbs }
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
  return { old: arrays(sides.old), new: arrays(sides.new), hunks, crumbs, pairs: [], moves: [] }
}
