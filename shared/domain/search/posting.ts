import { addBit, noBits, type Bits } from './bits.ts'

/**
 * The index by its words. A text is taken as its pairs of neighbouring UTF-16 units, punctuation and all; each pair has a list
 * of the documents that it stands in, and for each place there which unit comes next and which place of the next pair that is:
 * `AB` at its place says `then C, at the first place of BC`. So a phrase of any length is followed from list to list, and no text
 * is opened to see whether it stands there. In 2,000 characters most pairs stand once, so that `which place` is hardly ever
 * written; a place in the text would take three times as much.
 *
 * A list: the number of its last document, then each document by its distance from the one before (less one), then its places.
 * All are varints. Numbers count from the first document of the run in which the list lies.
 */
export interface Posting {
  readonly key: number
  readonly list: Uint8Array
}

/** What a list is of, in the upper bits of its key. */
export const SPACE = { text: 0, title: 1, syllable: 2, initials: 3 } as const
export type Space = (typeof SPACE)[keyof typeof SPACE]

const SPACE_SIZE = 2 ** 32
const UNIT = 65536
/** Second unit of the key under which the documents of a single unit lie. No text has it (`indexable`). */
const ALONE = 0xffff
/** What follows the last unit of a text: no text is asked for it. */
const END = 0

export const pairKey = (space: Space, first: number, second: number): number =>
  space * SPACE_SIZE + first * UNIT + second
export const aloneKey = (space: Space, unit: number): number => pairKey(space, unit, ALONE)
/** Key of a word that is kept as its documents only; `code` is below 2 ** 32. */
export const wordKey = (space: typeof SPACE.syllable | typeof SPACE.initials, code: number): number =>
  space * SPACE_SIZE + code

/** Has the list no places, only documents? */
const isPlain = (key: number): boolean => key >= 2 * SPACE_SIZE || key % UNIT === ALONE

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

/** Bytes that grow. */
class Writer {
  private bytes = new Uint8Array(4096)
  private at = 0

  private room(more: number): void {
    if (this.at + more <= this.bytes.length) return
    const larger = new Uint8Array(Math.max(2 * this.bytes.length, this.at + more))
    larger.set(this.bytes)
    this.bytes = larger
  }
  clear(): void {
    this.at = 0
  }
  varint(value: number): void {
    this.room(5)
    let left = value
    for (; left > 127; left >>>= 7) this.bytes[this.at++] = (left & 127) | 128
    this.bytes[this.at++] = left
  }
  write(bytes: Uint8Array): void {
    this.room(bytes.length)
    this.bytes.set(bytes, this.at)
    this.at += bytes.length
  }
  /** A view, good until more is written. */
  written(): Uint8Array {
    return this.bytes.subarray(0, this.at)
  }
  copy(): Uint8Array {
    return this.bytes.slice(0, this.at)
  }
}

/** Used again and again by the functions that make one list and return: room for each of a million lists would cost most. */
const body = new Writer()
const whole = new Writer()

/** What `body` holds, behind the number of its last document. */
const listOf = (last: number): Uint8Array => {
  whole.clear()
  whole.varint(last)
  whole.write(body.written())
  return whole.copy()
}

/** Where reading a list has come to. */
class Reader {
  at = 0
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
  hasMore(): boolean {
    return this.at < this.bytes.length
  }
  varint(): number {
    let byte = this.bytes[this.at++] ?? 0
    let value = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = this.bytes[this.at++] ?? 0
      value |= (byte & 127) << shift
    }
    return value
  }
}

/** How a place is written: the rank of the next unit, then one bit for a number that follows, and one for a further place. */
const NUMBERED = 2
const MORE = 1

/** A document's text in one space; `doc` counts from the run's first. */
export interface IndexedText {
  readonly doc: number
  readonly text: string
}

/** Sorts `order` by the units under `by`, keeping the order of equals. @returns it, and where each unit begins. */
const sortedBy = (order: Uint32Array, by: Uint16Array) => {
  const starts = new Uint32Array(UNIT + 1)
  for (const unit of by) starts[unit + 1] = (starts[unit + 1] ?? 0) + 1
  for (let unit = 0; unit < UNIT; unit += 1) starts[unit + 1] = (starts[unit + 1] ?? 0) + (starts[unit] ?? 0)
  const next = starts.slice()
  const sorted = new Uint32Array(order.length)
  for (const place of order) {
    const unit = by[place] ?? 0
    const at = next[unit] ?? 0
    next[unit] = at + 1
    sorted[at] = place
  }
  return sorted
}

/** All lists of these texts in the order of their keys. @param texts in rising order of their documents. */
export function* listsOf(
  space: typeof SPACE.text | typeof SPACE.title,
  texts: readonly IndexedText[],
  { rankOf }: UnitOrder,
): Generator<Posting, void> {
  const total = texts.reduce((sum, { text }) => sum + text.length, 0)
  const units = new Uint16Array(total)
  const seconds = new Uint16Array(total)
  const docs = new Uint32Array(total)
  let count = 0
  for (const { doc, text } of texts)
    for (let at = 0; at < text.length; at += 1) {
      units[count] = text.charCodeAt(at)
      seconds[count] = at + 1 < text.length ? text.charCodeAt(at + 1) : END
      docs[count] = doc
      count += 1
    }
  const places = sortedBy(
    sortedBy(
      Uint32Array.from({ length: total }, (_, place) => place),
      seconds,
    ),
    units,
  )
  const isSame = (a: number, b: number): boolean => units[a] === units[b] && seconds[a] === seconds[b]
  /** Which place of its pair in its document each place is. */
  const numbers = new Uint32Array(total)
  for (let at = 1; at < total; at += 1) {
    const [before, here] = [places[at - 1] ?? 0, places[at] ?? 0]
    if (isSame(before, here) && docs[before] === docs[here]) numbers[here] = (numbers[before] ?? 0) + 1
  }
  const writer = new Writer()
  /** The last unit that each document was met with. */
  const met = new Int32Array(texts.length === 0 ? 0 : (texts.at(-1)?.doc ?? 0) + 1).fill(-1)
  for (let from = 0; from < total;) {
    const unit = units[places[from] ?? 0] ?? 0
    let end = from
    const holding: number[] = []
    for (; end < total && units[places[end] ?? 0] === unit;) {
      const first = places[end] ?? 0
      const begin = end
      while (end < total && isSame(places[end] ?? 0, first)) end += 1
      writer.clear()
      writer.varint(docs[places[end - 1] ?? 0] ?? 0)
      let last = -1
      for (let at = begin; at < end; at += 1) {
        const place = places[at] ?? 0
        const doc = docs[place] ?? 0
        if (doc !== last) {
          writer.varint(doc - last - 1)
          last = doc
          if (met[doc] !== unit) holding.push(doc)
          met[doc] = unit
        }
        const isInside = docs[place + 1] === doc
        const next = isInside ? (seconds[place + 1] ?? END) : END
        const number = next === END ? 0 : (numbers[place + 1] ?? 0)
        const more = at + 1 < end && docs[places[at + 1] ?? 0] === doc
        writer.varint((rankOf[next] ?? 0) * 4 + (number > 0 ? NUMBERED : 0) + (more ? MORE : 0))
        if (number > 0) writer.varint(number)
      }
      yield { key: pairKey(space, unit, seconds[first] ?? END), list: writer.copy() }
    }
    yield {
      key: aloneKey(space, unit),
      list: plainList(
        writer,
        holding.sort((a, b) => a - b),
      ),
    }
    from = end
  }
}

const plainList = (writer: Writer, docs: readonly number[]): Uint8Array => {
  writer.clear()
  writer.varint(docs.at(-1) ?? 0)
  let last = -1
  for (const doc of docs) {
    writer.varint(doc - last - 1)
    last = doc
  }
  return writer.copy()
}

/** The lists of words that are kept as their documents, in the order of their keys. @param words documents rising, each once. */
export const wordListsOf = (words: ReadonlyMap<number, readonly number[]>): readonly Posting[] => {
  const writer = new Writer()
  return Array.from(words, ([key, docs]) => ({ key, list: plainList(writer, docs) })).sort((a, b) => a.key - b.key)
}

/** A list of one run, to be joined to others: `shift` is how far its run begins behind the joined one. */
export interface JoinedPart {
  readonly list: Uint8Array
  readonly shift: number
}

/** The lists of one key in neighbouring runs as one, `parts` in the order of the runs. What lies behind the first document is copied as it is. */
export const joinLists = (parts: readonly JoinedPart[]): Uint8Array => {
  body.clear()
  let last = -1
  for (const { list, shift } of parts) {
    const reader = new Reader(list)
    const end = reader.varint() + shift
    body.varint(reader.varint() + shift - last - 1)
    body.write(list.subarray(reader.at))
    last = end
  }
  return listOf(last)
}

/** Goes past the places of one document. */
const skipPlaces = (reader: Reader): void => {
  for (;;) {
    const place = reader.varint()
    if ((place & NUMBERED) !== 0) reader.varint()
    if ((place & MORE) === 0) return
  }
}

/** The list without the documents that are gone; null when none is left. */
export const listWithout = (key: number, list: Uint8Array, isGone: (doc: number) => boolean): Uint8Array | null => {
  const plain = isPlain(key)
  const reader = new Reader(list)
  body.clear()
  let [doc, last] = [-1, -1]
  reader.varint()
  while (reader.hasMore()) {
    doc += reader.varint() + 1
    const from = reader.at
    if (!plain) skipPlaces(reader)
    if (isGone(doc)) continue
    body.varint(doc - last - 1)
    if (!plain) body.write(list.subarray(from, reader.at))
    last = doc
  }
  return last < 0 ? null : listOf(last)
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
  const plain = isPlain(key)
  const bits = noBits(size)
  const reader = new Reader(list)
  let doc = -1
  reader.varint()
  while (reader.hasMore()) {
    doc += reader.varint() + 1
    addBit(bits, doc)
    if (!plain) skipPlaces(reader)
  }
  return bits
}

/** Places that a phrase has come to: the document of each, and which place of the next pair. Documents rise. */
interface Reached {
  readonly docs: number[]
  readonly numbers: number[]
}

/** One step: those places of the pair that are among `from` (all for null) and are followed by the unit of this rank. */
export const follow = (list: Uint8Array, rank: number, from: Reached | null): Reached => {
  const reader = new Reader(list)
  const docs: number[] = []
  const numbers: number[] = []
  let doc = -1
  let cursor = 0
  reader.varint()
  while (reader.hasMore()) {
    doc += reader.varint() + 1
    if (from !== null) {
      while (cursor < from.docs.length && (from.docs[cursor] ?? 0) < doc) cursor += 1
      if (cursor === from.docs.length) break
      if (from.docs[cursor] !== doc) {
        skipPlaces(reader)
        continue
      }
    }
    for (let number = 0; ; number += 1) {
      const place = reader.varint()
      const then = (place & NUMBERED) === 0 ? 0 : reader.varint()
      if (place >>> 2 === rank && (from === null || isReached(from, cursor, doc, number))) {
        docs.push(doc)
        numbers.push(then)
      }
      if ((place & MORE) === 0) break
    }
  }
  return { docs, numbers }
}

const isReached = ({ docs, numbers }: Reached, cursor: number, doc: number, number: number): boolean => {
  for (let at = cursor; docs[at] === doc; at += 1) if (numbers[at] === number) return true
  return false
}
