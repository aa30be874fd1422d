import type { Item } from '../item.ts'
import { heaviestChain, type Link } from './chain.ts'
import { ITEM_WEIGHT, repeatedLinks } from './link.ts'
import { partialLikeness, type Comparer } from './similarity.ts'
import { take, type Work } from '../work.ts'

/** In its place, between two aligned neighbours, this much likeness is enough to be the same item. */
const MIN_LIKENESS_IN_PLACE = 0.15
/** What equal numbering of a heading, or an equal first cell of a table row, is worth as likeness. */
const SAME_NUMBER = 0.3
const SAME_FIRST_CELL = 0.3
/** Pictures are known by their bytes alone: another one in the same place replaces it. */
const PICTURE_LIKENESS = 0.5
/** In a gap of more pairs only equal items are linked: others had no link to each other anywhere. */
const MAX_PAIRS_IN_GAP = 10_000

/** `chain` with the pairs added that fit between its links; items already moved elsewhere are left out. */
export const fillGaps = (
  old: readonly Item[],
  new_: readonly Item[],
  chain: readonly Link[],
  moves: readonly Link[],
  compare: Comparer,
  work: Work,
): Link[] => {
  const oldMoved = new Set(moves.map((move) => move.old))
  const newMoved = new Set(moves.map((move) => move.new))
  const filled: Link[] = []
  let oldStart = 0
  let newStart = 0
  for (const link of [...chain, undefined]) {
    const oldFree = range(oldStart, link?.old ?? old.length).filter((at) => !oldMoved.has(at))
    const newFree = range(newStart, link?.new ?? new_.length).filter((at) => !newMoved.has(at))
    if (oldFree.length > 0 && newFree.length > 0) {
      const pairs = fillGap(pick(old, oldFree), pick(new_, newFree), compare, work)
      for (const pair of pairs) filled.push({ ...pair, old: oldFree[pair.old] ?? 0, new: newFree[pair.new] ?? 0 })
    }
    if (link === undefined) break
    filled.push(link)
    oldStart = link.old + 1
    newStart = link.new + 1
  }
  return filled
}

const range = (start: number, end: number): number[] => Array.from({ length: end - start }, (_, at) => start + at)
const pick = (items: readonly Item[], places: readonly number[]): Item[] => places.flatMap((at) => items[at] ?? [])

/** The pairing in order that keeps most: the sum over its pairs of their length times the likeness beyond the least. */
const fillGap = (old: readonly Item[], new_: readonly Item[], compare: Comparer, work: Work): Link[] => {
  if (old.length * new_.length > MAX_PAIRS_IN_GAP) return heaviestChain(repeatedLinks(old, new_), new_.length)
  const oldLength = old.reduce((sum, item) => sum + item.body.length, 0)
  const newLength = new_.reduce((sum, item) => sum + item.body.length, 0)
  if (!take(work, old.length * newLength + oldLength)) return []
  const columns = new_.length + 1
  const scores = new Float64Array((old.length + 1) * columns)
  const gains = new Float64Array((old.length + 1) * columns)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const oldItem = old[i]
    if (oldItem === undefined) continue
    compare.hold(oldItem.body)
    for (let j = new_.length - 1; j >= 0; j -= 1) {
      const newItem = new_[j]
      if (newItem === undefined) continue
      const gain = gainOf(oldItem, newItem, compare)
      gains[i * columns + j] = gain
      scores[i * columns + j] = Math.max(
        scores[(i + 1) * columns + j] ?? 0,
        scores[i * columns + j + 1] ?? 0,
        gain > 0 ? gain + (scores[(i + 1) * columns + j + 1] ?? 0) : 0,
      )
    }
  }
  const pairs: Link[] = []
  for (let i = 0, j = 0; i < old.length && j < new_.length;) {
    const here = scores[i * columns + j]
    const gain = gains[i * columns + j] ?? 0
    if (gain > 0 && here === gain + (scores[(i + 1) * columns + j + 1] ?? 0)) {
      pairs.push({ old: i, new: j, weight: gain, likeness: 0 })
      i += 1
      j += 1
    } else if (here === scores[(i + 1) * columns + j]) i += 1
    else j += 1
  }
  return pairs
}

/** What pairing the two keeps, beyond what any two items have in common by chance. */
const gainOf = (old: Item, new_: Item, compare: Comparer): number => {
  if (old.group !== new_.group) return 0
  if (old.group === 'image') return PICTURE_LIKENESS * ITEM_WEIGHT
  let likeness = partialLikeness(compare.compare(new_.body))
  if (old.label.level > 0 && old.label.text === new_.label.text) likeness += SAME_NUMBER
  const oldTab = old.body.indexOf('\t')
  if (oldTab > 0 && new_.body.startsWith(old.body.slice(0, oldTab + 1))) likeness += SAME_FIRST_CELL
  return (likeness - MIN_LIKENESS_IN_PLACE) * (ITEM_WEIGHT + Math.min(old.body.length, new_.body.length))
}
