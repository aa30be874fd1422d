import type { ListReader } from './list-bytes.ts'

/**
 * The index by its words. A text is taken as its pairs of neighbouring UTF-16 units, punctuation and all; each pair has a list
 * of the documents that it stands in, and for each place there which unit comes next and which place of the next pair that is:
 * `AB` at its place says `then C, at the first place of BC`. So a phrase of any length is followed from list to list, and no text
 * is opened to see whether it stands there.
 *
 * A list begins with its documents (`doc-set.ts`), counted from the first of the run in which it lies; a plain list has nothing
 * else. The places follow, of one document after the other, long ones in a list of their own (`placesKey`), so that who asks for
 * documents alone reads no places. A document with one place that leads to the first of the next pair: the rank of the unit behind
 * it, times two. Any other: stretches of places that are followed by the same unit and lead to neighbouring places. Of each its
 * rank (in the first one times two, and 1 more), how many places it has (less one) with two bits, `SKIPS` and `MORE`; and by how
 * much it leads beyond the place that follows what the document's stretches before it with this unit have led to. All are varints.
 */

/** A number follows by how much the stretch skips places of the next pair. */
export const SKIPS = 2
/** One more stretch of this document follows. */
export const MORE = 1

/** What a list is of, in the upper bits of its key. */
export const SPACE = { text: 0, syllable: 1, initials: 2, places: 3 } as const

const SPACE_SIZE = 2 ** 32
/** How many UTF-16 units there are. */
export const UNIT = 65536
/** Second unit of the key under which the documents of a single unit lie. No text has it (`indexable`). */
const ALONE = 0xffff
/** What follows the last unit of a text: no text is asked for it. */
export const END = 0

export const pairKey = (first: number, second: number): number => SPACE.text * SPACE_SIZE + first * UNIT + second
export const aloneKey = (unit: number): number => pairKey(unit, ALONE)
/** Places of a pair that lie apart are a list, or so many at most where they are grouped (posting-groups.ts). */
export const CHUNKS = 32
/** Where the places of a pair lie when they are long. */
export const placesKey = (key: number, chunk = 0): number => SPACE.places * SPACE_SIZE + key * CHUNKS + chunk
/** The same of all pairs from a key on, which may be another list's: only pairs have places. */
export const placesFrom = (key: number): number => placesKey(Math.min(key, SPACE_SIZE - 1))
/** Every key has fewer bits. */
export const KEY_BITS = 38
/** Keys of lists of documents are below. */
export const FIRST_PLACES = SPACE.places * SPACE_SIZE
/** Places of more bytes lie apart. */
export const LONG_PLACES = 128
/** Key of a word that is kept as its documents only; `code` is below 2 ** 32. */
export const wordKey = (space: typeof SPACE.syllable | typeof SPACE.initials, code: number): number =>
  space * SPACE_SIZE + code

/** Has the list no places, only documents? */
export const isPlain = (key: number): boolean => key >= SPACE_SIZE || key % UNIT === ALONE

/** The text as it is indexed: without the one unit that stands for something else. */
export const indexable = (text: string): string => text.replaceAll('\uffff', ' ')

/** What no indexed text has, so that nothing is found by it: what parts two texts, and what stands for a unit alone. */
const NOWHERE = /[\0\uFFFF]/u

/** Is there no text that holds the term? */
export const isNowhere = (term: string): boolean => term === '' || NOWHERE.test(term)

/** A unit as it is written: the frequent ones by small numbers. Fixed for ever, as written lists depend on it. */
export interface UnitOrder {
  readonly rankOf: Uint16Array
}

/** @param frequent distinct units, the most frequent first; all others follow in their own order. */
export const unitOrder = (frequent: string): UnitOrder => {
  const rankOf = new Uint16Array(UNIT)
  const first = new Set([END, ...Array.from({ length: frequent.length }, (_, at) => frequent.charCodeAt(at))])
  let rank = 0
  for (const unit of first) rankOf[unit] = rank++
  for (let unit = 0; unit < UNIT; unit += 1) if (!first.has(unit)) rankOf[unit] = rank++
  return { rankOf }
}

/** Reads over the places of one document. */
export const skipDocument = (reader: ListReader): void => {
  if ((reader.varint() & 1) === 0) return
  for (;;) {
    const shape = reader.varint()
    if ((shape & SKIPS) !== 0) reader.varint()
    if ((shape & MORE) === 0) return
    reader.varint()
  }
}
