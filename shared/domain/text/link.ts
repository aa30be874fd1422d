import type { Item } from './align.ts'
import type { Link } from './chain.ts'
import { likeness, pairHash, pairOf } from './similarity.ts'
import { take, type Work } from './work.ts'

/** Below this likeness two items away from their place are not offered as the same item. */
const MIN_LIKENESS = 0.3
/** A character pair that stands in more items than this says little about which one it is. */
const MAX_ITEMS_OF_PAIR = 8
/** So many of the items sharing most rare pairs are compared closely. */
const MAX_CANDIDATES = 3

/**
 * Links between items of equal body. An item that stands once on both sides links directly; of repeated ones only those
 * that continue a direct link on either side, and the k-th with the k-th from the front and from the back.
 */
export const exactLinks = (old: readonly Item[], new_: readonly Item[]): Link[] => {
  const places = new Map<string, { readonly old: number[]; readonly new: number[] }>()
  for (const [at, item] of old.entries()) {
    const found = places.get(item.body)
    if (found === undefined) places.set(item.body, { old: [at], new: [] })
    else found.old.push(at)
  }
  for (const [at, item] of new_.entries()) places.get(item.body)?.new.push(at)

  const links: Link[] = []
  const known = new Set<number>()
  const add = (oldAt: number, newAt: number): boolean => {
    const key = oldAt * new_.length + newAt
    const item = old[oldAt]
    if (item === undefined || item.body !== new_[newAt]?.body || known.has(key)) return false
    known.add(key)
    const labelBonus = item.text === new_[newAt].text ? 0.5 : 0
    links.push({ old: oldAt, new: newAt, weight: item.body.length + 1 + labelBonus })
    return true
  }
  for (const place of places.values())
    if (place.old.length === 1 && place.new.length === 1) add(place.old[0] ?? 0, place.new[0] ?? 0)
  for (const direct of [...links]) {
    for (let step = 1; add(direct.old + step, direct.new + step);) step += 1
    for (let step = 1; add(direct.old - step, direct.new - step);) step += 1
  }
  for (const place of places.values()) {
    const count = Math.min(place.old.length, place.new.length)
    if (place.old.length === 1 && place.new.length === 1) continue
    for (let k = 0; k < count; k += 1) {
      add(place.old[k] ?? 0, place.new[k] ?? 0)
      add(place.old[place.old.length - 1 - k] ?? 0, place.new[place.new.length - 1 - k] ?? 0)
    }
  }
  return links
}

/**
 * Links between items that have no exact link and share enough: candidates are found by the character pairs that few
 * items have, so the cost grows with the text and not with its square.
 */
export const similarLinks = (
  old: readonly Item[],
  new_: readonly Item[],
  exact: readonly Link[],
  work: Work,
): Link[] => {
  const oldExact = new Set(exact.map((link) => link.old))
  const newExact = new Set(exact.map((link) => link.new))
  const oldRest = [...old.keys()].filter((at) => !oldExact.has(at))
  const newRest = [...new_.keys()].filter((at) => !newExact.has(at))
  if (oldRest.length === 0 || newRest.length === 0) return []

  const index = indexPairs(newRest.map((at) => new_[at]?.body ?? ''))
  const votes = new Float64Array(newRest.length)
  const links: Link[] = []
  const compare = likeness()
  for (const oldAt of oldRest) {
    const body = old[oldAt]?.body ?? ''
    if (!take(work, body.length)) break
    const candidates = index.vote(body, votes)
    if (candidates.length === 0) continue
    compare.hold(body)
    for (const candidate of candidates) {
      const newAt = newRest[candidate] ?? 0
      const other = new_[newAt]?.body ?? ''
      if (!take(work, other.length)) break
      const alike = compare.to(other)
      if (alike >= MIN_LIKENESS)
        links.push({ old: oldAt, new: newAt, weight: (alike * (body.length + other.length)) / 2 })
    }
  }
  return links
}

interface PairIndex {
  /** The items that share most rare pairs with `text`, best first. `votes` is scratch, all zero before and after. */
  readonly vote: (text: string, votes: Float64Array) => number[]
}

/** For each character pair, the few items it stands in, as chained entries; pairs in too many items are marked. */
const indexPairs = (texts: readonly string[]): PairIndex => {
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  let size = 1024
  while (size < 2 * total) size *= 2
  const keys = new Int32Array(size)
  const heads = new Int32Array(size)
  const counts = new Uint8Array(size)
  const entryItems = new Int32Array(total + 1)
  const entryNext = new Int32Array(total + 1)
  let entries = 0
  const slotOf = (pair: number): number => {
    let slot = pairHash(pair) & (size - 1)
    while (heads[slot] !== 0 && keys[slot] !== pair) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [item, text] of texts.entries()) {
    for (let at = 0; at + 1 < text.length; at += 1) {
      const pair = pairOf(text, at)
      const slot = slotOf(pair)
      const head = heads[slot] ?? 0
      const count = counts[slot] ?? 0
      if (count > MAX_ITEMS_OF_PAIR || (head !== 0 && entryItems[head] === item)) continue
      keys[slot] = pair
      counts[slot] = count + 1
      if (count === MAX_ITEMS_OF_PAIR) continue
      entries += 1
      entryItems[entries] = item
      entryNext[entries] = head
      heads[slot] = entries
    }
  }
  return {
    vote: (text, votes) => {
      const seen: number[] = []
      for (let at = 0; at + 1 < text.length; at += 1) {
        const slot = slotOf(pairOf(text, at))
        const count = counts[slot] ?? 0
        if (count === 0 || count > MAX_ITEMS_OF_PAIR) continue
        for (let entry = heads[slot] ?? 0; entry !== 0; entry = entryNext[entry] ?? 0) {
          const item = entryItems[entry] ?? 0
          if (votes[item] === 0) seen.push(item)
          votes[item] = (votes[item] ?? 0) + 1 / count
        }
      }
      const best = seen.sort((left, right) => (votes[right] ?? 0) - (votes[left] ?? 0) || left - right)
      for (const item of seen) votes[item] = 0
      return best.slice(0, MAX_CANDIDATES)
    },
  }
}
