import { mix } from '../hash.ts'

/** Shingles, four characters in a row, are looked up in full of texts up to this length, of longer ones a quarter. */
const SHORT_CHARACTERS = 64
const SAMPLE_MASK = 3
/** A shingle that stands in more items than this says little about which one it is. */
const MAX_ITEMS_OF_SHINGLE = 8
/** So many of the items sharing most rare shingles are worth a closer look. */
const MAX_CANDIDATES = 3

/** Tells which of the indexed texts share most rare shingles with a text, best first: some may be like it, others not. */
export type ShingleIndex = (text: string) => readonly number[]

/** For each shingle, the few texts it stands in, as chained entries; shingles in too many texts are only counted. */
export const indexShingles = (texts: readonly string[]): ShingleIndex => {
  const total = texts.reduce((sum, text) => sum + text.length, 0)
  let size = 1024
  while (size < total + (total >> 1)) size *= 2
  const keys = new Int32Array(size)
  const heads = new Int32Array(size)
  const counts = new Uint8Array(size)
  const entryTexts: number[] = [0]
  const entryNext: number[] = [0]
  const votes = new Float64Array(texts.length)
  const slotOf = (shingle: number): number => {
    let slot = shingle & (size - 1)
    while (heads[slot] !== 0 && keys[slot] !== shingle) slot = (slot + 1) & (size - 1)
    return slot
  }
  for (const [at, text] of texts.entries()) {
    const found = cutShingles(text)
    for (let k = 0; k < found; k += 1) {
      const shingle = shingles[k] ?? 0
      const slot = slotOf(shingle)
      const head = heads[slot] ?? 0
      const count = counts[slot] ?? 0
      if (count > MAX_ITEMS_OF_SHINGLE || (head !== 0 && entryTexts[head] === at)) continue
      keys[slot] = shingle
      counts[slot] = count + 1
      if (count === MAX_ITEMS_OF_SHINGLE) continue
      heads[slot] = entryTexts.push(at) - 1
      entryNext.push(head)
    }
  }
  return (text) => {
    const seen: number[] = []
    const found = cutShingles(text)
    for (let k = 0; k < found; k += 1) {
      const slot = slotOf(shingles[k] ?? 0)
      const count = counts[slot] ?? 0
      if (count === 0 || count > MAX_ITEMS_OF_SHINGLE) continue
      for (let entry = heads[slot] ?? 0; entry !== 0; entry = entryNext[entry] ?? 0) {
        const at = entryTexts[entry] ?? 0
        if (votes[at] === 0) seen.push(at)
        votes[at] = (votes[at] ?? 0) + 1 / count
      }
    }
    const best = mostVoted(seen, votes)
    for (const at of seen) votes[at] = 0
    return best
  }
}

const mostVoted = (seen: readonly number[], votes: Float64Array): number[] => {
  const best: number[] = []
  for (const at of seen) {
    const share = votes[at] ?? 0
    let place = best.length
    while (place > 0 && share > (votes[best[place - 1] ?? 0] ?? 0)) place -= 1
    if (place < MAX_CANDIDATES) best.splice(place, 0, at)
    if (best.length > MAX_CANDIDATES) best.pop()
  }
  return best
}

/** The shingles of the text in work, each as one hash. */
let shingles = new Int32Array(1024)

/** Fills `shingles` and tells how many; a long text's are chosen by their own hash, so that all texts choose the same. */
const cutShingles = (text: string): number => {
  if (shingles.length < text.length) shingles = new Int32Array(2 * text.length)
  const mask = text.length < SHORT_CHARACTERS ? 0 : SAMPLE_MASK
  let count = 0
  let front = 0
  let back = 0
  for (let at = 0; at < text.length; at += 1) {
    front = (front << 16) | (back >>> 16)
    back = (back << 16) | text.charCodeAt(at)
    if (at < 3) continue
    const shingle = mix(mix(front) + back)
    if (((shingle >>> 28) & mask) !== 0) continue
    shingles[count] = shingle >>> 1
    count += 1
  }
  return count
}
