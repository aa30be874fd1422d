import type { Item } from '../item.ts'
import type { Link } from './chain.ts'

/** Shorter items recur by chance: alone they are shown as removed and added. */
const MIN_EXACT_CHARACTERS = 8
const MIN_SIMILAR_CHARACTERS = 12
/** Short items that are alike may be two of a kind, such as rows of a table; long ones hardly. */
const SHORT_CHARACTERS = 40
const MIN_LIKENESS_SHORT = 0.8
const MIN_LIKENESS_LONG = 0.5

/**
 * Which links that cross the chain are moves, at most one for each item: the heaviest first, then what stands beside a move
 * in both texts with equal words, however short, so that a heading travels with its section. In the order of the new text.
 */
export const findMoves = (
  old: readonly Item[],
  new_: readonly Item[],
  links: readonly Link[],
  chain: readonly Link[],
): Link[] => {
  const oldTaken = new Set(chain.map((link) => link.old))
  const newTaken = new Set(chain.map((link) => link.new))
  const moves: Link[] = []
  const accept = (link: Link): boolean => {
    if (oldTaken.has(link.old) || newTaken.has(link.new)) return false
    oldTaken.add(link.old)
    newTaken.add(link.new)
    moves.push(link)
    return true
  }
  const candidates = links.filter((link) => isMove(old[link.old], new_[link.new], link.likeness))
  for (const link of candidates.sort((left, right) => right.weight - left.weight || left.new - right.new)) accept(link)
  for (const link of [...moves]) {
    for (const direction of [-1, 1]) {
      for (let step = direction; ; step += direction) {
        const item = old[link.old + step]
        const other = new_[link.new + step]
        if (item === undefined || item.body !== other?.body || item.group !== other.group) break
        if (!accept({ old: link.old + step, new: link.new + step, weight: item.body.length, likeness: 1 })) break
      }
    }
  }
  return moves.sort((left, right) => left.new - right.new)
}

const isMove = (old: Item | undefined, new_: Item | undefined, likeness: number): boolean => {
  if (old === undefined || new_ === undefined) return false
  const length = Math.max(old.body.length, new_.body.length)
  if (old.body === new_.body) return length >= MIN_EXACT_CHARACTERS
  return (
    length >= MIN_SIMILAR_CHARACTERS && likeness >= (length < SHORT_CHARACTERS ? MIN_LIKENESS_SHORT : MIN_LIKENESS_LONG)
  )
}
