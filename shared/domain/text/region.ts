import { mix } from './hash.ts'
import { matchTokens, pushMatch, type Match, type Region } from './myers.ts'
import type { Work } from './work.ts'

/**
 * `matchTokens`, with the equal ends taken first and the ids left out that stand in one of the sequences only: they cannot
 * match, and the search costs the square of their number.
 */
export const matchRegion = (
  old: Int32Array,
  new_: Int32Array,
  { oldStart, oldEnd, newStart, newEnd }: Region,
  matches: Match[],
  work: Work,
): void => {
  const longest = Math.min(oldEnd - oldStart, newEnd - newStart)
  let head = 0
  while (head < longest && old[oldStart + head] === new_[newStart + head]) head += 1
  let tail = 0
  while (tail < longest - head && old[oldEnd - 1 - tail] === new_[newEnd - 1 - tail]) tail += 1
  pushMatch(matches, oldStart, newStart, head)
  const oldMiddle = old.subarray(oldStart + head, oldEnd - tail)
  const newMiddle = new_.subarray(newStart + head, newEnd - tail)
  if (oldMiddle.length > 0 && newMiddle.length > 0) {
    const oldPlaces = placesIn(oldMiddle, newMiddle)
    const newPlaces = placesIn(newMiddle, oldMiddle)
    const oldIds = gather(oldMiddle, oldPlaces)
    const newIds = gather(newMiddle, newPlaces)
    const whole = { oldStart: 0, oldEnd: oldIds.length, newStart: 0, newEnd: newIds.length }
    const found: Match[] = []
    matchTokens(oldIds, newIds, whole, found, work)
    for (const match of found) {
      for (let k = 0; k < match.length; k += 1) {
        const oldPlace = oldPlaces[match.old + k] ?? 0
        const newPlace = newPlaces[match.new + k] ?? 0
        pushMatch(matches, oldStart + head + oldPlace, newStart + head + newPlace, 1)
      }
    }
  }
  pushMatch(matches, oldEnd - tail, newEnd - tail, tail)
}

const gather = (ids: Int32Array, places: Int32Array): Int32Array => {
  const gathered = new Int32Array(places.length)
  for (let k = 0; k < places.length; k += 1) gathered[k] = ids[places[k] ?? 0] ?? 0
  return gathered
}

/** A set of ids in an open hash table; a slot counts only when it was written in this turn. */
let keys = new Int32Array(1024)
let turns = new Int32Array(1024)
let turn = 0

const slotOf = (id: number): number => {
  const mask = keys.length - 1
  let slot = mix(id) & mask
  while (turns[slot] === turn && keys[slot] !== id) slot = (slot + 1) & mask
  return slot
}

/** Where in `ids` stand those that stand in `others` too. */
const placesIn = (ids: Int32Array, others: Int32Array): Int32Array => {
  if (keys.length < 2 * others.length) {
    let size = keys.length
    while (size < 2 * others.length) size *= 2
    keys = new Int32Array(size)
    turns = new Int32Array(size)
    turn = 0
  }
  turn += 1
  for (const id of others) {
    const slot = slotOf(id)
    keys[slot] = id
    turns[slot] = turn
  }
  const places = new Int32Array(ids.length)
  let count = 0
  for (let at = 0; at < ids.length; at += 1) {
    if (turns[slotOf(ids[at] ?? 0)] !== turn) continue
    places[count] = at
    count += 1
  }
  return places.subarray(0, count)
}
