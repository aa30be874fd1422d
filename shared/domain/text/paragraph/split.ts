import type { Item } from '../item.ts'
import type { Link } from './chain.ts'
import { comparer } from './similarity.ts'

/** So much of a paragraph must come from the neighbour that it was split off from or joined to. */
const MIN_SHARE = 0.8
const MIN_CHARACTERS = 8

export interface SplitsAndJoins {
  /** By new index, the old paragraph that an added one was split off from. */
  readonly splitFrom: ReadonlyMap<number, number>
  /** By old index, the new paragraph that a removed one was joined to. */
  readonly joinedTo: ReadonlyMap<number, number>
}

/** Added and removed paragraphs whose text stands in the partner of their neighbour. */
export const findSplitsAndJoins = (
  old: readonly Item[],
  new_: readonly Item[],
  chain: readonly Link[],
  moves: readonly Link[],
): SplitsAndJoins => {
  const links = [...chain, ...moves]
  const newByOld = new Map(links.map((link) => [link.old, link.new]))
  const oldByNew = new Map(links.map((link) => [link.new, link.old]))
  return {
    splitFrom: sourcesOf(new_, old, oldByNew),
    joinedTo: sourcesOf(old, new_, newByOld),
  }
}

const sourcesOf = (
  items: readonly Item[],
  others: readonly Item[],
  partners: ReadonlyMap<number, number>,
): ReadonlyMap<number, number> => {
  const sources = new Map<number, number>()
  const compare = comparer()
  for (const [at, item] of items.entries()) {
    if (partners.has(at) || item.group !== 'text' || item.body.length < MIN_CHARACTERS) continue
    for (const neighbour of [at - 1, at + 1]) {
      const partner = partners.get(neighbour)
      const whole = partner === undefined ? undefined : others[partner]
      // The partner must have room for both: otherwise likeness to it is no more than likeness to the neighbour.
      if (partner === undefined || whole?.group !== 'text' || whole.text === items[neighbour]?.text) continue
      if (whole.body.length < item.body.length + (items[neighbour]?.body.length ?? 0) / 2) continue
      compare.hold(whole.body)
      if (compare.compare(item.body).overlap >= MIN_SHARE) {
        sources.set(at, partner)
        break
      }
    }
  }
  return sources
}
