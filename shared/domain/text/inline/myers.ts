import { take, type Work } from '../work.ts'

/** `length` equal tokens, from `old` in the old sequence and from `new` in the new one. */
export interface Match {
  old: number
  new: number
  length: number
}

/** Half-open ranges of both sequences that are still to be compared. */
export interface Region {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/** Beyond this many differing tokens a region is replaced as a whole: the search costs their square. */
const MAX_DIFFERENCES = 4000

/** Adds a match to `matches`, which are in rising order, joining it to the last one where they touch. */
export const pushMatch = (matches: Match[], old: number, new_: number, length: number): void => {
  if (length === 0) return
  const last = matches.at(-1)
  if (last !== undefined && last.old + last.length === old && last.new + last.length === new_) last.length += length
  else matches.push({ old, new: new_, length })
}

/**
 * Longest common subsequence of a region in linear space (E. W. Myers, An O(ND) Difference Algorithm and Its
 * Variations, 1986, section 4b). Appends to `matches` in rising order. A part whose search would pass
 * `MAX_DIFFERENCES` or the work left is not matched at all, and `work.spent` says so.
 */
export const matchTokens = (
  old: Int32Array,
  new_: Int32Array,
  { oldStart, oldEnd, newStart, newEnd }: Region,
  matches: Match[],
  work: Work,
): void => {
  let a = oldStart
  let b = newStart
  while (a < oldEnd && b < newEnd && old[a] === new_[b]) {
    a += 1
    b += 1
  }
  pushMatch(matches, oldStart, newStart, a - oldStart)
  let aEnd = oldEnd
  let bEnd = newEnd
  while (aEnd > a && bEnd > b && old[aEnd - 1] === new_[bEnd - 1]) {
    aEnd -= 1
    bEnd -= 1
  }
  if (a < aEnd && b < bEnd) {
    const middle = middleOf(old, new_, { oldStart: a, oldEnd: aEnd, newStart: b, newEnd: bEnd }, work)
    if (middle !== undefined) {
      matchTokens(old, new_, { oldStart: a, oldEnd: middle.old, newStart: b, newEnd: middle.new }, matches, work)
      pushMatch(matches, middle.old, middle.new, middle.length)
      const rest = { oldStart: middle.old + middle.length, newStart: middle.new + middle.length }
      matchTokens(old, new_, { ...rest, oldEnd: aEnd, newEnd: bEnd }, matches, work)
    }
  }
  pushMatch(matches, aEnd, bEnd, oldEnd - aEnd)
}

/** Furthest points by diagonal, forward and backward; grown when a longer pair comes. */
let forward = new Int32Array(256)
let backward = new Int32Array(256)
const UNREACHED = -0x40000000

/** The snake in the middle of a shortest edit path of a region that begins and ends with a difference. */
const middleOf = (old: Int32Array, new_: Int32Array, region: Region, work: Work): Match | undefined => {
  const { oldStart, oldEnd, newStart, newEnd } = region
  const n = oldEnd - oldStart
  const m = newEnd - newStart
  const delta = n - m
  const odd = (delta & 1) !== 0
  const limit = Math.min((n + m + 1) >> 1, MAX_DIFFERENCES >> 1)
  const origin = limit + 1
  if (forward.length < 2 * limit + 3) {
    forward = new Int32Array(4 * limit + 6)
    backward = new Int32Array(4 * limit + 6)
  }
  for (let d = 0; d <= limit; d += 1) {
    if (!take(work, 2 * d + 2)) return undefined
    // The diagonals that are looked at for the first time; the search starts from the one above the middle.
    forward[origin - d - 1] = backward[origin - d - 1] = UNREACHED
    forward[origin + d + 1] = backward[origin + d + 1] = d === 0 ? 0 : UNREACHED
    // Diagonals outside the region are left out, keeping the parity of d.
    const low = d <= m ? -d : -m + ((d - m) & 1)
    const high = d <= n ? d : n - ((d - n) & 1)
    for (let k = low; k <= high; k += 2) {
      const begin = furthest(forward, origin + k, k, n, m)
      if (begin < 0) continue
      let x = begin
      while (x < n && x - k < m && old[oldStart + x] === new_[newStart + x - k]) x += 1
      forward[origin + k] = x
      const mirrored = delta - k
      if (odd && mirrored > -d && mirrored < d && x + (backward[origin + mirrored] ?? UNREACHED) >= n)
        return { old: oldStart + begin, new: newStart + begin - k, length: x - begin }
    }
    for (let k = low; k <= high; k += 2) {
      const begin = furthest(backward, origin + k, k, n, m)
      if (begin < 0) continue
      let x = begin
      while (x < n && x - k < m && old[oldEnd - 1 - x] === new_[newEnd - 1 - x + k]) x += 1
      backward[origin + k] = x
      const mirrored = delta - k
      if (!odd && mirrored >= -d && mirrored <= d && x + (forward[origin + mirrored] ?? UNREACHED) >= n)
        return { old: oldEnd - x, new: newEnd - x + k, length: x - begin }
    }
  }
  work.spent = true
  return undefined
}

/** Where diagonal `k` is entered from its neighbours; negative when neither leads into the region. */
const furthest = (reached: Int32Array, at: number, k: number, n: number, m: number): number => {
  const across = (reached[at - 1] ?? UNREACHED) + 1
  const down = reached[at + 1] ?? UNREACHED
  const best = down - k <= m ? down : UNREACHED
  return across <= n && across > best ? across : best
}
