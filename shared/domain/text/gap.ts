import type { Item } from './align.ts'
import type { Link } from './chain.ts'
import { likeness, type Likeness } from './similarity.ts'
import { take, type Work } from './work.ts'

/** In its place, between two aligned neighbours, less likeness is enough to be the same item. */
const MIN_LIKENESS_IN_PLACE = 0.15
/** What equal numbering of a heading, or an equal first cell of a table row, is worth as likeness. */
const SAME_NUMBER = 0.3
const SAME_FIRST_CELL = 0.3
/** A gap of more pairs is not searched: its items had no link to each other anywhere. */
const MAX_PAIRS_IN_GAP = 10_000

/** `chain` with the pairs added that fit between its links. */
export const fillGaps = (old: readonly Item[], new_: readonly Item[], chain: readonly Link[], work: Work): Link[] => {
  const filled: Link[] = []
  const compare = likeness()
  let oldStart = 0
  let newStart = 0
  for (const link of [...chain, { old: old.length, new: new_.length, weight: 0 }]) {
    if (link.old > oldStart && link.new > newStart) {
      const found = fillGap(old.slice(oldStart, link.old), new_.slice(newStart, link.new), compare, work)
      for (const pair of found) filled.push({ ...pair, old: pair.old + oldStart, new: pair.new + newStart })
    }
    if (link.old < old.length || link.new < new_.length) filled.push(link)
    oldStart = link.old + 1
    newStart = link.new + 1
  }
  return filled
}

/** The pairing in order with the highest sum of likeness above what is demanded. */
const fillGap = (old: readonly Item[], new_: readonly Item[], compare: Likeness, work: Work): Link[] => {
  const columns = new_.length + 1
  if (old.length * new_.length > MAX_PAIRS_IN_GAP) return []
  const newLength = new_.reduce((sum, item) => sum + item.body.length, 0)
  const oldLength = old.reduce((sum, item) => sum + item.body.length, 0)
  if (!take(work, old.length * newLength + oldLength)) return []
  const scores = new Float64Array((old.length + 1) * columns)
  const gains = new Float64Array((old.length + 1) * columns)
  for (let i = old.length - 1; i >= 0; i -= 1) {
    const oldItem = old[i]
    if (oldItem === undefined) continue
    compare.hold(oldItem.body)
    for (let j = new_.length - 1; j >= 0; j -= 1) {
      const newItem = new_[j]
      if (newItem === undefined) continue
      const gain = alike(oldItem, newItem, compare) - MIN_LIKENESS_IN_PLACE
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
      pairs.push({ old: i, new: j, weight: gain })
      i += 1
      j += 1
    } else if (here === scores[(i + 1) * columns + j]) i += 1
    else j += 1
  }
  return pairs
}

const alike = (old: Item, new_: Item, compare: Likeness): number => {
  let likeness = compare.to(new_.body)
  if (old.label.level > 0 && old.label.text === new_.label.text) likeness += SAME_NUMBER
  const oldTab = old.body.indexOf('\t')
  if (oldTab > 0 && new_.body.startsWith(old.body.slice(0, oldTab + 1))) likeness += SAME_FIRST_CELL
  return likeness
}
