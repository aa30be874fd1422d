import type { Item } from './align.ts'
import type { Link } from './chain.ts'
import { mix } from './hash.ts'
import { partialLikeness, type Comparer } from './similarity.ts'
import { take, type Work } from './work.ts'

/** What a paragraph weighs beside its characters: that few paragraphs move counts as much as that few characters do. */
export const ITEM_WEIGHT = 60
const SURE_CHARACTERS = 12
/** Below this likeness two items away from their place are not offered as the same item. */
const MIN_LIKENESS = 0.3
/** Shingles, four characters in a row, are looked up in full of texts up to this length, of longer ones a quarter. */
const SHORT_CHARACTERS = 64
const SAMPLE_MASK = 3
/** A shingle that stands in more items than this says little about which one it is. */
const MAX_ITEMS_OF_SHINGLE = 8
/** So many of the items sharing most rare pairs are compared closely. */
const MAX_CANDIDATES = 3

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
    if (item === undefined || item.body !== other?.body || known.has(key)) return false
    known.add(key)
    // A short heading of another level may well be another heading.
    const isSure = item.label.level === other.label.level || item.body.length >= SURE_CHARACTERS
    links.push({
      old: oldAt,
      new: newAt,
      weight: ITEM_WEIGHT + item.body.length + (item.text === other.text ? 1 : 0),
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
  const places = new Map<string, Places>()
  for (const [at, item] of old.entries()) {
    const found = places.get(item.body)
    if (found === undefined) places.set(item.body, { old: [at], new: [] })
    else found.old.push(at)
  }
  for (const [at, item] of new_.entries()) places.get(item.body)?.new.push(at)
  return [...places.values()]
}

/**
 * Links between items that have no exact link and share enough: candidates are found by the character pairs that few
 * items have, so the cost grows with the text and not with its square.
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
    const candidates = index.vote(body)
    if (candidates.length === 0) continue
    hold(body)
    for (const candidate of candidates) {
      const newAt = newRest[candidate] ?? 0
      const other = new_[newAt]?.body ?? ''
      if (!take(work, other.length)) break
      const likeness = compare(other)
      const partial = partialLikeness(likeness)
      if (partial < MIN_LIKENESS) continue
      const weight = partial * (ITEM_WEIGHT + Math.min(body.length, other.length))
      links.push({ old: oldAt, new: newAt, weight, likeness: likeness.dice })
    }
  }
  return links
}

interface ShingleIndex {
  /** The items that share most rare shingles with `text`, best first. */
  readonly vote: (text: string) => number[]
}

/** For each shingle, the few items it stands in, as chained entries; shingles in too many items are only counted. */
const indexShingles = (texts: readonly string[]): ShingleIndex => {
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  let size = 1024
  while (size < total) size *= 2
  const keys = new Int32Array(size)
  const heads = new Int32Array(size)
  const counts = new Uint8Array(size)
  const entryItems: number[] = [0]
  const entryNext: number[] = [0]
  const votes = new Float64Array(texts.length)
  const slotOf = (shingle: number): number => {
    let slot = shingle & (size - 1)
    while (heads[slot] !== 0 && keys[slot] !== shingle) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [item, text] of texts.entries()) {
    forEachShingle(text, (shingle) => {
      const slot = slotOf(shingle)
      const head = heads[slot] ?? 0
      const count = counts[slot] ?? 0
      if (count > MAX_ITEMS_OF_SHINGLE || (head !== 0 && entryItems[head] === item)) return
      keys[slot] = shingle
      counts[slot] = count + 1
      if (count === MAX_ITEMS_OF_SHINGLE) return
      heads[slot] = entryItems.push(item) - 1
      entryNext.push(head)
    })
  }
  return {
    vote: (text) => {
      const seen: number[] = []
      forEachShingle(text, (shingle) => {
        const slot = slotOf(shingle)
        const count = counts[slot] ?? 0
        if (count === 0 || count > MAX_ITEMS_OF_SHINGLE) return
        for (let entry = heads[slot] ?? 0; entry !== 0; entry = entryNext[entry] ?? 0) {
          const item = entryItems[entry] ?? 0
          if (votes[item] === 0) seen.push(item)
          votes[item] = (votes[item] ?? 0) + 1 / count
        }
      })
      const best: number[] = []
      for (const item of seen) {
        const share = votes[item] ?? 0
        let place = best.length
        while (place > 0 && share > (votes[best[place - 1] ?? 0] ?? 0)) place -= 1
        if (place < MAX_CANDIDATES) best.splice(place, 0, item)
        if (best.length > MAX_CANDIDATES) best.pop()
      }
      for (const item of seen) votes[item] = 0
      return best
    },
  }
}

/** Four characters in a row, as one hash. Of a long text, only every fourth by its own hash, so that all texts agree. */
const forEachShingle = (text: string, tell: (shingle: number) => void): void => {
  const mask = text.length < SHORT_CHARACTERS ? 0 : SAMPLE_MASK
  for (let at = 0; at + 3 < text.length; at += 1) {
    const front = (text.charCodeAt(at) << 16) ^ text.charCodeAt(at + 1)
    const back = (text.charCodeAt(at + 2) << 16) ^ text.charCodeAt(at + 3)
    const shingle = mix(mix(front) + back)
    if (((shingle >>> 28) & mask) === 0) tell(shingle >>> 1)
  }
}
