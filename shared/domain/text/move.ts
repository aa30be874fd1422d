import type { Item } from './align.ts'
import type { Link } from './chain.ts'

/** Shorter items recur by chance: alone they are shown as removed and added. */
const MIN_EXACT_CHARACTERS = 8
const MIN_SIMILAR_CHARACTERS = 12
const MIN_MOVED_LIKENESS = 0.6

/**
 * Which loose links are moves, at most one for each item: the heaviest first, then what stands beside a move in both
 * texts with equal words, however short, so that a heading travels with its section. In the order of the new text.
 */
export const findMoves = (
  old: readonly Item[],
  new_: readonly Item[],
  loose: readonly Link[],
  oldTaken: ReadonlySet<number>,
  newTaken: ReadonlySet<number>,
): Link[] => {
  const oldMoved = new Map<number, number>()
  const newMoved = new Map<number, Link>()
  const isFree = (oldAt: number, newAt: number): boolean =>
    !oldTaken.has(oldAt) && !newTaken.has(newAt) && !oldMoved.has(oldAt) && !newMoved.has(newAt)
  const accept = (link: Link): void => {
    oldMoved.set(link.old, link.new)
    newMoved.set(link.new, link)
  }
  const sorted = [...loose].sort(
    (left, right) => right.weight - left.weight || left.new - right.new || left.old - right.old,
  )
  for (const link of sorted) if (isFree(link.old, link.new) && isMove(old[link.old], new_[link.new], link)) accept(link)
  for (const link of [...newMoved.values()]) {
    for (const direction of [-1, 1]) {
      for (let step = direction; ; step += direction) {
        const oldAt = link.old + step
        const newAt = link.new + step
        const body = old[oldAt]?.body
        if (body === undefined || body !== new_[newAt]?.body || !isFree(oldAt, newAt)) break
        accept({ old: oldAt, new: newAt, weight: body.length })
      }
    }
  }
  return [...newMoved.values()].sort((left, right) => left.new - right.new)
}

const isMove = (old: Item | undefined, new_: Item | undefined, link: Link): boolean => {
  if (old === undefined || new_ === undefined) return false
  const length = Math.max(old.body.length, new_.body.length)
  if (old.body === new_.body) return length >= MIN_EXACT_CHARACTERS
  const likeness = (2 * link.weight) / (old.body.length + new_.body.length)
  return length >= MIN_SIMILAR_CHARACTERS && likeness >= MIN_MOVED_LIKENESS
}
