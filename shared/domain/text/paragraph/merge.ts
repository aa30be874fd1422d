import { itemOf, type Item } from '../item.ts'
import type { ParagraphChange, Renumbering } from '../change.ts'
import { runsBetween } from '../inline/inline.ts'
import type { Work } from '../work.ts'

/** An old and a new line that are one. */
export interface LinePair {
  readonly old: number
  readonly new: number
}

/** A line that stands elsewhere; `travel` is one for all that moved together, and otherwise means nothing. */
export interface MovedPair extends LinePair {
  readonly travel: number
}

/** A stretch of both texts that is compared by itself: its lines, and those that are one and kept their order. */
export interface Region {
  readonly olds: readonly number[]
  readonly news: readonly number[]
  /** Rising on both sides. */
  readonly chain: readonly LinePair[]
}

/** What is known of lines anywhere in the two texts. */
export interface Crossing {
  readonly moves: readonly MovedPair[]
  /** By new line, the old one that it was split off from. */
  readonly splitFrom: ReadonlyMap<number, number>
  /** By old line, the new one that it was joined to. */
  readonly joinedTo: ReadonlyMap<number, number>
}

/** Where a moved line stood: just ahead of this entry of the merged view. */
export interface Departure {
  readonly old: number
  readonly before: number
}

export interface MergedView {
  readonly paragraphs: readonly ParagraphChange[]
  /** In the order of the merged view, one for each moved line. */
  readonly departures: readonly Departure[]
}

/** Which of `moves`, in the order of the new text, follow each other in both texts: a number for each block of them. */
export const travelsOf = (moves: readonly LinePair[]): readonly number[] => {
  let travel = -1
  return moves.map((move, at) => {
    const previous = moves[at - 1]
    if (previous === undefined || move.old !== previous.old + 1 || move.new !== previous.new + 1) travel += 1
    return travel
  })
}

/**
 * The merged view: region after region, each in the order of its new lines. What was removed stands after the last line
 * before it that kept its place, ahead of what was added or moved there.
 */
export const mergeRegions = (
  old: readonly Item[],
  new_: readonly Item[],
  regions: readonly Region[],
  { moves, splitFrom, joinedTo }: Crossing,
  work: Work,
): MergedView => {
  const movesByNew = new Map(moves.map((move) => [move.new, move]))
  const movedOld = new Set(moves.map((move) => move.old))
  const blocks = new Map<number, number>()
  const paragraphs: ParagraphChange[] = []
  const departures: Departure[] = []
  const removal = (at: number): void => {
    if (movedOld.has(at)) {
      departures.push({ old: at, before: paragraphs.length })
      return
    }
    const joined = joinedTo.get(at)
    const text = old[at]?.text ?? ''
    paragraphs.push({
      ...{ old: at, new: null, change: 'removed' },
      ...(joined === undefined ? {} : { joinedTo: joined }),
      runs: text === '' ? [] : [{ kind: 'deleted', text }],
    })
  }
  const arrival = (at: number): void => {
    const move = movesByNew.get(at)
    if (move !== undefined) {
      const block = blocks.get(move.travel) ?? blocks.size
      blocks.set(move.travel, block)
      paragraphs.push({ ...pairing(old, new_, move, true, work), block })
      return
    }
    const split = splitFrom.get(at)
    const text = new_[at]?.text ?? ''
    paragraphs.push({
      ...{ old: null, new: at, change: 'added' },
      ...(split === undefined ? {} : { splitFrom: split }),
      runs: text === '' ? [] : [{ kind: 'inserted', text }],
    })
  }
  for (const { olds, news, chain } of regions) {
    let oldAt = 0
    let newAt = 0
    for (const link of [...chain, undefined]) {
      for (; oldAt < olds.length && olds[oldAt] !== link?.old; oldAt += 1) removal(olds[oldAt] ?? 0)
      for (; newAt < news.length && news[newAt] !== link?.new; newAt += 1) arrival(news[newAt] ?? 0)
      if (link !== undefined) paragraphs.push(pairing(old, new_, link, false, work))
      oldAt += 1
      newAt += 1
    }
  }
  return { paragraphs, departures }
}

const pairing = (
  old: readonly Item[],
  new_: readonly Item[],
  link: LinePair,
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
