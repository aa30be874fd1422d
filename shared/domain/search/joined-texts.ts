import { addBit, noBits, type Bits } from './bits.ts'
import { isNowhere } from './posting.ts'

/** Short texts of neighbouring documents one behind the other, parted by a unit that none has. */
export interface JoinedTexts {
  readonly text: string
  /** Where each document begins. */
  readonly starts: Uint32Array
  /** The places of each unit, rising. */
  readonly placesOf: ReadonlyMap<number, Uint32Array>
}
const BETWEEN = '\uffff'
const UNITS = 0x10000

export const joinTexts = (texts: readonly string[]): string => texts.join(BETWEEN)
export const splitTexts = (text: string): readonly string[] => text.split(BETWEEN)

/** @param text as `joinTexts` has joined them, so many. */
export const joinedTexts = (text: string, size: number): JoinedTexts => {
  const starts = new Uint32Array(size)
  for (let doc = 1; doc < size; doc += 1) starts[doc] = text.indexOf(BETWEEN, starts[doc - 1]) + 1
  // Sorted by counting: where the places of each unit begin among all, then each to its place.
  const ends = new Uint32Array(UNITS + 1)
  for (let at = 0; at < text.length; at += 1)
    ends[text.charCodeAt(at) + 1] = (ends[text.charCodeAt(at) + 1] as number) + 1
  for (let unit = 0; unit < UNITS; unit += 1) ends[unit + 1] = (ends[unit + 1] as number) + (ends[unit] as number)
  const places = new Uint32Array(text.length)
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    const end = ends[unit] as number
    places[end] = at
    ends[unit] = end + 1
  }
  const placesOf = new Map<number, Uint32Array>()
  for (let unit = 0, from = 0; unit < UNITS; from = ends[unit++] as number)
    if ((ends[unit] as number) > from) placesOf.set(unit, places.subarray(from, ends[unit]))
  return { text, starts, placesOf }
}

/** The document at a place, which is not before `doc`. Most are near it. */
const docAt = (starts: Uint32Array, place: number, doc: number): number => {
  const begins = (at: number): number => (at < starts.length ? (starts[at] as number) : Number.POSITIVE_INFINITY)
  let step = 1
  while (begins(doc + step) <= place) step *= 2
  let [low, high] = [doc + (step >>> 1), doc + step]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if (begins(middle) <= place) low = middle
    else high = middle
  }
  return low
}

/** The documents whose texts hold the term: its rarest unit is looked at wherever it stands. */
export const docsByJoinedTexts = (term: string, { text, starts, placesOf }: JoinedTexts): Bits => {
  const docs = noBits(starts.length)
  if (isNowhere(term)) return docs
  let [rarest, offset]: [Uint32Array | null, number] = [null, 0]
  for (let at = 0; at < term.length; at += 1) {
    const places = placesOf.get(term.charCodeAt(at))
    if (places === undefined) return docs
    if (rarest === null || places.length < rarest.length) [rarest, offset] = [places, at]
  }
  let doc = 0
  for (const place of rarest ?? []) {
    if (term.length > 1 && (place < offset || !text.startsWith(term, place - offset))) continue
    doc = docAt(starts, place, doc)
    addBit(docs, doc)
  }
  return docs
}
