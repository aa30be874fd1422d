import { noBits, type Bits } from './bits.ts'
import { ListReader } from './list-bytes.ts'

/**
 * The index by its words. A text is taken as its pairs of neighbouring UTF-16 units, punctuation and all; each pair has a list
 * of the documents that it stands in, and for each place there which unit comes next and which place of the next pair that is:
 * `AB` at its place says `then C, at the first place of BC`. So a phrase of any length is followed from list to list, and no text
 * is opened to see whether it stands there. In 2,000 characters most pairs stand once, so that `which place` is hardly ever
 * written; a place in the text would take three times as much.
 *
 * A list: how many bytes its documents take; its documents; their places. A document is its distance from the one before (less
 * one) and a bit that says whether it has several places, whose number (less two) then follows. A place is the rank of the unit
 * behind the pair and a bit that says whether a number other than 0 follows. A plain list has documents only, by their distance.
 * All are varints. Documents count from the first of the run in which the list lies.
 */

/** The lowest bit of a document: more than one place. */
export const SEVERAL = 1
/** The lowest bit of a place: a number follows. */
export const NUMBERED = 1

/** What a list is of, in the upper bits of its key. */
export const SPACE = { text: 0, title: 1, syllable: 2, initials: 3 } as const
export type Space = (typeof SPACE)[keyof typeof SPACE]

const SPACE_SIZE = 2 ** 32
/** How many UTF-16 units there are. */
export const UNIT = 65536
/** Second unit of the key under which the documents of a single unit lie. No text has it (`indexable`). */
const ALONE = 0xffff
/** What follows the last unit of a text: no text is asked for it. */
export const END = 0

export const pairKey = (space: Space, first: number, second: number): number =>
  space * SPACE_SIZE + first * UNIT + second
export const aloneKey = (space: Space, unit: number): number => pairKey(space, unit, ALONE)
/** Key of a word that is kept as its documents only; `code` is below 2 ** 32. */
export const wordKey = (space: typeof SPACE.syllable | typeof SPACE.initials, code: number): number =>
  space * SPACE_SIZE + code

/** Has the list no places, only documents? */
export const isPlain = (key: number): boolean => key >= 2 * SPACE_SIZE || key % UNIT === ALONE

/** The text as it is indexed: without the one unit that stands for something else. */
export const indexable = (text: string): string => text.replaceAll('\uffff', ' ')

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

/** What a term asks of the lists of a space: the documents of a plain list, or a way from pair to pair. */
export type TermQuestion =
  | { readonly plain: number }
  /** Keys of the pairs, and the unit that must come after each; null where a pair alone is asked for. */
  | { readonly pairs: readonly { readonly key: number; readonly next: number | null }[] }

/** @param term folded, not empty. */
export const questionOf = (space: typeof SPACE.text | typeof SPACE.title, term: string): TermQuestion => {
  const unit = (at: number): number => term.charCodeAt(at)
  if (term.length === 1) return { plain: aloneKey(space, unit(0)) }
  if (term.length === 2) return { pairs: [{ key: pairKey(space, unit(0), unit(1)), next: null }] }
  return {
    pairs: Array.from({ length: term.length - 2 }, (_, at) => ({
      key: pairKey(space, unit(at), unit(at + 1)),
      next: unit(at + 2),
    })),
  }
}

/** The documents of a list. @param size how many the run has. */
export const docsIn = (key: number, list: Uint8Array, size: number): Bits => {
  const bits = noBits(size)
  const plain = isPlain(key)
  const reader = new ListReader(list)
  const end = plain ? list.length : reader.varint() + reader.at
  let at = reader.at
  let doc = -1
  // Unrolled by hand, here and in `follow`: a list can have a hundred thousand documents.
  while (at < end) {
    let byte = list[at++] as number
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = list[at++] as number
      value |= (byte & 127) << shift
    }
    if (plain) doc += value + 1
    else {
      doc += (value >>> 1) + 1
      if ((value & SEVERAL) !== 0) while ((list[at++] as number) > 127);
    }
    bits[doc >>> 5] = (bits[doc >>> 5] as number) | (1 << (doc & 31))
  }
  return bits
}

/** Places that a phrase has come to: the document of each, and which place of the next pair. Documents rise. */
export interface Reached {
  readonly docs: number[]
  readonly numbers: number[]
}

/** One step: those places of the pair that are among `from` (all for null) and are followed by the unit of this rank. */
export const follow = (list: Uint8Array, rank: number, from: Reached | null): Reached => {
  const reader = new ListReader(list)
  const end = reader.varint() + reader.at
  let at = reader.at
  let place = end
  const docs: number[] = []
  const numbers: number[] = []
  let doc = -1
  let cursor = 0
  while (at < end) {
    let byte = list[at++] as number
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = list[at++] as number
      value |= (byte & 127) << shift
    }
    doc += (value >>> 1) + 1
    let places = 1
    if ((value & SEVERAL) !== 0) {
      places = 2
      for (let shift = 0; ; shift += 7) {
        byte = list[at++] as number
        places += (byte & 127) << shift
        if (byte < 128) break
      }
    }
    let asked = true
    if (from !== null) {
      while (cursor < from.docs.length && (from.docs[cursor] as number) < doc) cursor += 1
      if (cursor === from.docs.length) break
      asked = from.docs[cursor] === doc
    }
    for (let number = 0; number < places; number += 1) {
      byte = list[place++] as number
      value = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = list[place++] as number
        value |= (byte & 127) << shift
      }
      let then = 0
      if ((value & NUMBERED) !== 0)
        for (let shift = 0; ; shift += 7) {
          byte = list[place++] as number
          then |= (byte & 127) << shift
          if (byte < 128) break
        }
      if (asked && value >>> 1 === rank && (from === null || isReached(from, cursor, doc, number))) {
        docs.push(doc)
        numbers.push(then)
      }
    }
  }
  return { docs, numbers }
}

const isReached = ({ docs, numbers }: Reached, cursor: number, doc: number, number: number): boolean => {
  for (let at = cursor; docs[at] === doc; at += 1) if (numbers[at] === number) return true
  return false
}
