import type { Item, ItemGroup } from '../item.ts'
import type { Link } from './chain.ts'
import { indexShingles } from './shingle.ts'
import { partialLikeness, type Comparer } from './similarity.ts'
import { take, type Work } from '../work.ts'

/** What a paragraph weighs beside its characters: that few paragraphs move counts as much as that few characters do. */
export const ITEM_WEIGHT = 60
/** Below this likeness two items away from their place are not offered as the same item. */
const MIN_LIKENESS = 0.3
/** A shorter heading of another level may well be another heading. */
const SURE_CHARACTERS = 12

/**
 * Links between items of equal body: those that stand once on both sides, and repeated ones that continue such a link on
 * either side. A repeated item without such a neighbour has no place that its words tell.
 */
export const exactLinks = (old: readonly Item[], new_: readonly Item[]): Link[] => {
  const links: Link[] = []
  const known = new Set<number>()
  const add = (oldAt: number, newAt: number): boolean => {
    const key = oldAt * new_.length + newAt
    const item = old[oldAt]
    const other = new_[newAt]
    if (item === undefined || item.body !== other?.body || item.group !== other.group || known.has(key)) return false
    known.add(key)
    const isSure = item.label.level === other.label.level || item.body.length >= SURE_CHARACTERS
    links.push({
      old: oldAt,
      new: newAt,
      weight: ITEM_WEIGHT * item.weight + item.body.length + (item.text === other.text ? 1 : 0),
      likeness: isSure ? 1 : 0,
    })
    return true
  }
  for (const place of placesOf(old, new_))
    if (place.old.length === 1 && place.new.length === 1) add(place.old[0] ?? 0, place.new[0] ?? 0)
  for (const direct of [...links]) {
    for (let step = 1; add(direct.old + step, direct.new + step);) step += 1
    for (let step = 1; add(direct.old - step, direct.new - step);) step += 1
  }
  return links
}

/** Links between repeated items, the k-th with the k-th: for sequences too long to try every pair. */
export const repeatedLinks = (old: readonly Item[], new_: readonly Item[]): Link[] =>
  placesOf(old, new_).flatMap((place) =>
    place.old
      .slice(0, place.new.length)
      .map((oldAt, k) => ({ old: oldAt, new: place.new[k] ?? 0, weight: 1, likeness: 1 })),
  )

interface Places {
  readonly old: number[]
  readonly new: number[]
}

/** Where each body stands in both sequences. */
const placesOf = (old: readonly Item[], new_: readonly Item[]): Places[] => {
  const groups: Readonly<Record<ItemGroup, Map<string, Places>>> = {
    text: new Map(),
    table: new Map(),
    image: new Map(),
  }
  for (const [at, { group, body }] of old.entries()) {
    const found = groups[group].get(body)
    if (found === undefined) groups[group].set(body, { old: [at], new: [] })
    else found.old.push(at)
  }
  for (const [at, { group, body }] of new_.entries()) groups[group].get(body)?.new.push(at)
  return Object.values(groups).flatMap((places) => [...places.values()])
}

/**
 * Links between items that have no exact link and share enough: candidates are found by what few items
 * have (shingle.ts), so the cost grows with the text and not with its square.
 */
export const similarLinks = (
  old: readonly Item[],
  new_: readonly Item[],
  exact: readonly Link[],
  { hold, compare }: Comparer,
  work: Work,
): Link[] => {
  const oldExact = new Set(exact.map((link) => link.old))
  const newExact = new Set(exact.map((link) => link.new))
  const oldRest = [...old.keys()].filter((at) => !oldExact.has(at))
  const newRest = [...new_.keys()].filter((at) => !newExact.has(at))
  if (oldRest.length === 0 || newRest.length === 0) return []

  const index = indexShingles(newRest.map((at) => new_[at]?.body ?? ''))
  const links: Link[] = []
  for (const oldAt of oldRest) {
    const body = old[oldAt]?.body ?? ''
    if (!take(work, body.length)) break
    const candidates = index(body)
    if (candidates.length === 0) continue
    hold(body)
    for (const candidate of candidates) {
      const newAt = newRest[candidate] ?? 0
      if (new_[newAt]?.group !== old[oldAt]?.group) continue
      const other = new_[newAt]?.body ?? ''
      if (!take(work, other.length)) break
      const likeness = compare(other)
      const partial = partialLikeness(likeness)
      if (partial < MIN_LIKENESS) continue
      const weight = partial * (ITEM_WEIGHT * (old[oldAt]?.weight ?? 1) + Math.min(body.length, other.length))
      links.push({ old: oldAt, new: newAt, weight, likeness: likeness.dice })
    }
  }
  return links
}
