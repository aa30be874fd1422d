import { heaviestChain, type Link } from './chain.ts'
import { fillGaps } from './gap.ts'
import { labelOf, type Label } from './label.ts'
import { exactLinks, similarLinks } from './link.ts'
import type { Work } from './work.ts'

/** One paragraph, its numbering apart. */
export interface Item {
  readonly text: string
  readonly label: Label
  /** The text without the label. */
  readonly body: string
}

export const itemOf = (text: string): Item => {
  const label = labelOf(text)
  return { text, label, body: label.text === '' ? text : text.slice(label.text.length) }
}

export interface Alignment {
  /** Items in the same order in both texts, rising. */
  readonly chain: readonly Link[]
  /** Exact and similar links among all that the chain leaves: what may have moved. */
  readonly loose: readonly Link[]
}

/**
 * Which items of two sequences belong together: equal ones, then similar ones, as the heaviest chain without crossings;
 * what remains between two links of the chain is paired by likeness, headings also by level and number.
 */
export const align = (old: readonly Item[], new_: readonly Item[], work: Work): Alignment => {
  let head = 0
  while (head < old.length && head < new_.length && old[head]?.text === new_[head]?.text) head += 1
  let tail = 0
  while (
    tail < old.length - head &&
    tail < new_.length - head &&
    old[old.length - 1 - tail]?.text === new_[new_.length - 1 - tail]?.text
  )
    tail += 1

  const oldMiddle = old.slice(head, old.length - tail)
  const newMiddle = new_.slice(head, new_.length - tail)
  const exact = exactLinks(oldMiddle, newMiddle)
  const links = [...exact, ...similarLinks(oldMiddle, newMiddle, exact, work)]
  const chain = fillGaps(oldMiddle, newMiddle, heaviestChain(links, newMiddle.length), work)

  const oldTaken = new Set(chain.map((link) => link.old))
  const newTaken = new Set(chain.map((link) => link.new))
  const shift = (link: Link): Link => ({ ...link, old: link.old + head, new: link.new + head })
  const straight = (count: number, oldStart: number, newStart: number): Link[] =>
    Array.from({ length: count }, (_, at) => ({ old: oldStart + at, new: newStart + at, weight: 0 }))
  return {
    chain: [...straight(head, 0, 0), ...chain.map(shift), ...straight(tail, old.length - tail, new_.length - tail)],
    loose: links.filter((link) => !oldTaken.has(link.old) && !newTaken.has(link.new)).map(shift),
  }
}
