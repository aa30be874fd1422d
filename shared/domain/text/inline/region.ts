import { mix } from '../hash.ts'
import { matchTokens, pushMatch, type Match, type Region } from './myers.ts'
import type { Work } from '../work.ts'

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
  const oldFirst = oldStart + head
  const newFirst = newStart + head
  const oldCount = oldEnd - tail - oldFirst
  const newCount = newEnd - tail - newFirst
  if (oldCount > 0 && newCount > 0) {
    oldSide = keepCommon(oldSide, old, oldFirst, oldCount, new_, newFirst, newCount)
    newSide = keepCommon(newSide, new_, newFirst, newCount, old, oldFirst, oldCount)
    const { places: oldPlaces, ids: oldIds, count: oldKept } = oldSide
    const { places: newPlaces, ids: newIds, count: newKept } = newSide
    const whole = { oldStart: 0, oldEnd: oldKept, newStart: 0, newEnd: newKept }
    const found: Match[] = []
    matchTokens(oldIds, newIds, whole, found, work)
    for (const match of found) {
      for (let k = 0; k < match.length; k += 1)
        pushMatch(matches, oldPlaces[match.old + k] ?? 0, newPlaces[match.new + k] ?? 0, 1)
    }
  }
  pushMatch(matches, oldEnd - tail, newEnd - tail, tail)
}

/** The ids of one sequence that the other has too, and where they stand. */
interface Side {
  readonly places: Int32Array
  readonly ids: Int32Array
  readonly count: number
}
const emptySide = (length: number): Side => ({ places: new Int32Array(length), ids: new Int32Array(length), count: 0 })
/** Buffers that serve one region after the other. */
let oldSide = emptySide(256)
let newSide = emptySide(256)

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

const reserveSlots = (count: number): void => {
  if (keys.length >= 2 * count) return
  let size = keys.length
  while (size < 2 * count) size *= 2
  keys = new Int32Array(size)
  turns = new Int32Array(size)
  turn = 0
}

const keepCommon = (
  side: Side,
  ids: Int32Array,
  start: number,
  length: number,
  others: Int32Array,
  otherStart: number,
  otherLength: number,
): Side => {
  const { places, ids: kept } = side.places.length < length ? emptySide(2 * length) : side
  reserveSlots(otherLength)
  turn += 1
  for (let at = otherStart; at < otherStart + otherLength; at += 1) {
    const id = others[at] ?? 0
    const slot = slotOf(id)
    keys[slot] = id
    turns[slot] = turn
  }
  let count = 0
  for (let at = start; at < start + length; at += 1) {
    const id = ids[at] ?? 0
    if (turns[slotOf(id)] !== turn) continue
    places[count] = at
    kept[count] = id
    count += 1
  }
  return { places, ids: kept, count }
}
