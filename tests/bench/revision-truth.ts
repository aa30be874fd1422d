import type { RevisionDocument } from './revision-document.ts'
import { hanNumber, type Paragraph, type Word } from './revision-writer.ts'

/** Indices of an old and of a new paragraph that are one. */
export type Pair = readonly [old: number, new: number]

export interface Revision {
  readonly old: readonly string[]
  readonly new: readonly string[]
  /** The same with its rows as tables, see revision-document.ts. */
  readonly oldDocument: RevisionDocument
  readonly newDocument: RevisionDocument
  /** What the reviser did, told for a comparison that took `pairs` of paragraphs for one; see `truthOf`. */
  readonly truthFor: (pairs: readonly Pair[]) => Truth
}

export interface Truth {
  readonly old: readonly ParagraphTruth[]
  readonly new: readonly ParagraphTruth[]
  readonly moves: readonly Pair[]
  /** Deleted and inserted characters over all characters of both texts. */
  readonly changedShare: number
}

export interface ParagraphTruth {
  readonly text: string
  /** Index of the paragraph in the other text that it is one with; null when it was removed or added. */
  readonly partner: number | null
  /** For each code unit: was it deleted (old) or inserted (new)? */
  readonly changed: Uint8Array
  /** For each code unit: does it stand, unedited, in a paragraph of the other text that is not the partner? */
  readonly carried: Uint8Array
  /** For each code unit but the first: does a word begin here? */
  readonly wordStart: Uint8Array
}

interface Numbered {
  readonly paragraph: Paragraph
  readonly label: readonly string[]
  readonly words: readonly Word[]
}

/** With the labels that the order gives. */
const number = (paragraphs: readonly Paragraph[]): Numbered[] => {
  let first = 0
  let second = 0
  return paragraphs.map((paragraph) => {
    let label: string[] = []
    if (paragraph.kind === 'heading1') {
      first += 1
      second = 0
      label = [hanNumber(first), '、']
    } else if (paragraph.kind === 'heading2') {
      second += 1
      label = ['（', hanNumber(second), '）']
    }
    return { paragraph, label, words: paragraph.clauses.flat() }
  })
}

/**
 * Counts as changed: every character of a word that the reviser took out or put in. Not counted are words at the ends of a
 * rewritten stretch that were written again as they had been, since nobody can see that. Of a split paragraph the longer
 * part is one with the old paragraph, or a part at least half as long that the comparison took for it; the words carried
 * over to the other part are marked as such, since they must be shown as deleted here and inserted there though nobody
 * edited them. Likewise when joined.
 */
export const truthOf = (
  oldParagraphs: readonly Paragraph[],
  newParagraphs: readonly Paragraph[],
  moved: ReadonlySet<number>,
  pairs: readonly Pair[],
): Truth => {
  const old = number(oldParagraphs)
  const new_ = number(newParagraphs)
  const home = new Map(old.flatMap(({ words }, at) => words.map((word) => [word.id, at] as const)))
  const oldById = new Map(oldParagraphs.map(({ id }, at) => [id, at]))
  const chosen = new Set(pairs.map(String))
  const shares = new_.flatMap(({ paragraph, words }, newAt) => {
    const byOld = new Map<number, number>()
    for (const word of words) {
      const oldAt = home.get(word.id)
      if (oldAt !== undefined) byOld.set(oldAt, (byOld.get(oldAt) ?? 0) + word.text.length)
    }
    // A paragraph all of whose words were rewritten is still the one that it replaced.
    const sameAt = oldById.get(paragraph.id)
    if (sameAt !== undefined && !byOld.has(sameAt)) byOld.set(sameAt, 0)
    return [...byOld].map(([oldAt, length]) => {
      const share = chosen.has(String([oldAt, newAt])) ? 2 * length : length
      return { oldAt, newAt, share }
    })
  })
  const oldPartner = new Map<number, number>()
  const newPartner = new Map<number, number>()
  for (const { oldAt, newAt } of shares.sort((left, right) => right.share - left.share || left.newAt - right.newAt)) {
    if (oldPartner.has(oldAt) || newPartner.has(newAt)) continue
    oldPartner.set(oldAt, newAt)
    newPartner.set(newAt, oldAt)
  }
  const kept = new Set<Word>()
  for (const [newAt, oldAt] of newPartner) markKept(old[oldAt]?.words ?? [], new_[newAt]?.words ?? [], kept)
  const idsOf = new Map<readonly Numbered[], ReadonlySet<number>>(
    [old, new_].map((side) => [side, new Set(side.flatMap(({ words }) => words.map(({ id }) => id)))]),
  )
  const side = (
    own: readonly Numbered[],
    other: readonly Numbered[],
    partners: ReadonlyMap<number, number>,
  ): ParagraphTruth[] =>
    own.map((numbered, at) => {
      const otherIds = idsOf.get(other) ?? new Set<number>()
      const partner = partners.get(at) ?? null
      const otherLabel = partner === null ? undefined : other[partner]?.label
      const parts = [
        ...numbered.label.map((text, k) => ({ text, changed: otherLabel?.[k] !== text, carried: false })),
        ...numbered.words.map((word) => {
          const changed = !kept.has(word)
          return { text: word.text, changed, carried: changed && otherIds.has(word.id) }
        }),
      ]
      const text = parts.map((part) => part.text).join('')
      const changed = new Uint8Array(text.length)
      const carried = new Uint8Array(text.length)
      const wordStart = new Uint8Array(text.length)
      let start = 0
      for (const part of parts) {
        wordStart[start] = 1
        if (part.changed) changed.fill(1, start, start + part.text.length)
        if (part.carried) carried.fill(1, start, start + part.text.length)
        start += part.text.length
      }
      return { text, partner, changed, carried, wordStart }
    })
  const oldSide = side(old, new_, oldPartner)
  const newSide = side(new_, old, newPartner)
  const sum = (count: (paragraph: ParagraphTruth) => number): number =>
    [...oldSide, ...newSide].reduce((total, paragraph) => total + count(paragraph), 0)
  return {
    old: oldSide,
    new: newSide,
    moves: newParagraphs.flatMap((paragraph, newAt) => {
      const oldAt = newPartner.get(newAt)
      return moved.has(paragraph.id) && oldAt !== undefined ? [[oldAt, newAt] as const] : []
    }),
    changedShare:
      sum(
        ({ changed, carried }) =>
          changed.reduce((count, one) => count + one, 0) - carried.reduce((count, one) => count + one, 0),
      ) / sum(({ text }) => text.length),
  }
}

/** Words of equal id, and around each stretch of others those of equal text at its ends; on both sides. */
const markKept = (old: readonly Word[], new_: readonly Word[], kept: Set<Word>): void => {
  const oldIds = new Set(old.map((word) => word.id))
  const common = new_.filter((word) => oldIds.has(word.id))
  let oldAt = 0
  let newAt = 0
  for (const anchor of [...common, undefined]) {
    const oldEnd = anchor === undefined ? old.length : old.findIndex((word) => word.id === anchor.id)
    const newEnd = anchor === undefined ? new_.length : new_.indexOf(anchor)
    let oldLast = oldEnd
    let newLast = newEnd
    const keep = (left: Word | undefined, right: Word | undefined): boolean => {
      if (left === undefined || right === undefined || left.text !== right.text) return false
      kept.add(left)
      kept.add(right)
      return true
    }
    while (oldAt < oldLast && newAt < newLast && keep(old[oldAt], new_[newAt])) {
      oldAt += 1
      newAt += 1
    }
    while (oldAt < oldLast && newAt < newLast && keep(old[oldLast - 1], new_[newLast - 1])) {
      oldLast -= 1
      newLast -= 1
    }
    if (anchor !== undefined) keep(old[oldEnd], anchor)
    oldAt = oldEnd + 1
    newAt = newEnd + 1
  }
}

export const textsOf = (paragraphs: readonly Paragraph[]): string[] =>
  number(paragraphs).map(({ label, words }) => [...label, ...words.map(({ text }) => text)].join(''))
