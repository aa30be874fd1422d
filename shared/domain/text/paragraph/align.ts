import { heaviestChain, type Link } from './chain.ts'
import { fillGaps } from './gap.ts'
import { exactLinks, similarLinks } from './link.ts'
import { findMoves } from './move.ts'
import { comparer } from './similarity.ts'
import type { Work } from '../work.ts'
import type { Item } from '../item.ts'

const isEqual = (left: Item | undefined, right: Item | undefined): boolean =>
  left !== undefined && left.text === right?.text && left.group === right.group

export interface Alignment {
  /** Items in the same order in both texts, rising. */
  readonly chain: readonly Link[]
  /** Items out of that order, in the order of the new text. */
  readonly moves: readonly Link[]
}

/** A link of less likeness is not a fixed point, but is decided again together with what stands around it. */
const FIRM_LIKENESS = 0.5

/**
 * Which items of two sequences belong together: equal and similar ones as the heaviest chain without crossings; of what
 * crosses it, the moves; what remains between two links of the chain is paired by likeness, headings also by number.
 */
export const align = (old: readonly Item[], new_: readonly Item[], work: Work): Alignment => {
  let head = 0
  while (head < old.length && head < new_.length && isEqual(old[head], new_[head])) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < new_.length - head &&
    isEqual(old[old.length - 1 - tail], new_[new_.length - 1 - tail])
  )
    tail += 1

  const oldMiddle = old.slice(head, old.length - tail)
  const newMiddle = new_.slice(head, new_.length - tail)
  const compare = comparer()
  const exact = exactLinks(oldMiddle, newMiddle)
  const links = [...exact, ...similarLinks(oldMiddle, newMiddle, exact, compare, work)]
  const firm = heaviestChain(links, newMiddle.length).filter((link) => link.likeness >= FIRM_LIKENESS)
  const moves = findMoves(oldMiddle, newMiddle, links, firm)
  const chain = fillGaps(oldMiddle, newMiddle, firm, moves, compare, work)

  const shift = (link: Link): Link => ({ ...link, old: link.old + head, new: link.new + head })
  const straight = (count: number, oldStart: number, newStart: number): Link[] =>
    Array.from({ length: count }, (_, at) => ({ old: oldStart + at, new: newStart + at, weight: 0, likeness: 1 }))
  return {
    chain: [...straight(head, 0, 0), ...chain.map(shift), ...straight(tail, old.length - tail, new_.length - tail)],
    moves: moves.map(shift),
  }
}
