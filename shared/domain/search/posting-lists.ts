import { assert } from '#shared/lib/result.ts'
import type { BlockWriter } from './block.ts'
import { writeSet } from './doc-set.ts'
import { ListWriter } from './list-bytes.ts'
import { aloneKey, END, LONG_PLACES, MORE, pairKey, placesKey, SKIPS, UNIT, type UnitOrder } from './posting.ts'

/** A document's text in one space; `doc` counts from the run's first and is below 65,536. */
export interface IndexedText {
  readonly doc: number
  readonly text: string
}

/** So many places are gone through in a step. */
const STEP = 65_536
/** So many are written in a step. */
const WRITTEN_STEP = 4096

/** All places of the texts, one after another, or sorted by the units of their pairs. */
interface Places {
  /** Document in the upper half, in the lower the rank of the unit behind the pair; the rank of `END` is 0 and no other's. */
  readonly then: Uint32Array
  /** Which place of the next pair in its document it leads to. */
  readonly numbers: Uint32Array
}
interface UnsortedPlaces extends Places {
  readonly firsts: Uint16Array
  readonly seconds: Uint16Array
}

/** How often each pair was met in a document: places of a table by a hash of the pair, small enough to stay near the processor. */
class PairCounts {
  private pairs = new Uint32Array(8192)
  private counts = new Uint32Array(8192)
  /** In which document a place of the table was used last. */
  private usedBy = new Uint32Array(8192)
  private document = 0
  private mask = 8191

  begin(length: number): void {
    this.document += 1
    if (2 * length <= this.mask) return
    const size = 2 ** Math.ceil(Math.log2(2 * length + 2))
    ;[this.pairs, this.counts, this.usedBy] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)]
    this.mask = size - 1
  }
  /** @returns how often it was met before in this document. */
  meet(first: number, second: number): number {
    const { pairs, counts, usedBy, document, mask } = this
    const pair = ((first << 16) | second) >>> 0
    let at = (Math.imul(pair, 0x9e3779b1) >>> 7) & mask
    for (; usedBy[at] === document; at = (at + 1) & mask)
      if (pairs[at] === pair) {
        const before = counts[at] as number
        counts[at] = before + 1
        return before
      }
    usedBy[at] = document
    pairs[at] = pair
    counts[at] = 1
    return 0
  }
}

function* placesOf(texts: readonly IndexedText[], rankOf: Uint16Array): Generator<undefined, UnsortedPlaces> {
  const total = texts.reduce((sum, { text }) => sum + text.length, 0)
  const [firsts, seconds] = [new Uint16Array(total), new Uint16Array(total)]
  const [then, numbers] = [new Uint32Array(total), new Uint32Array(total)]
  const counts = new PairCounts()
  let at = 0
  for (const { doc, text } of texts) {
    assert(doc < UNIT, 'a run of new documents is small')
    counts.begin(text.length)
    let [first, second] = [text.charCodeAt(0), text.length > 1 ? text.charCodeAt(1) : END]
    const end = at + text.length
    for (let next = 2; at < end; next += 1) {
      const third = next < text.length ? text.charCodeAt(next) : END
      const number = counts.meet(first, second)
      if (next > 2 && then[at - 1] !== doc * UNIT) numbers[at - 1] = number
      firsts[at] = first
      seconds[at] = second
      then[at] = doc * UNIT + (rankOf[third] as number)
      at += 1
      first = second
      second = third
    }
    yield
  }
  return { firsts, seconds, then, numbers }
}

/** Where each unit begins among those sorted. */
const startsOf = (units: Uint16Array): Uint32Array => {
  const starts = new Uint32Array(UNIT + 1)
  for (let at = 0; at < units.length; at += 1) {
    const unit = (units[at] as number) + 1
    starts[unit] = (starts[unit] as number) + 1
  }
  for (let unit = 0; unit < UNIT; unit += 1) starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number)
  return starts
}

interface SortedPlaces extends Places {
  readonly secondOf: Uint16Array
  /** Where the pairs with each first unit begin. */
  readonly starts: Uint32Array
}

/**
 * The places in the order of their pairs, those of one pair as in the texts: two passes of a radix sort, each reading in a row
 * and carrying everything along.
 */
function* sorted({ firsts, seconds, then, numbers }: UnsortedPlaces): Generator<undefined, SortedPlaces> {
  const total = firsts.length
  const [firstOf, thenHere, numbersHere] = [new Uint16Array(total), new Uint32Array(total), new Uint32Array(total)]
  yield
  const next = startsOf(seconds)
  yield
  for (let place = 0; place < total; place += 1) {
    const unit = seconds[place] as number
    const at = next[unit] as number
    next[unit] = at + 1
    firstOf[at] = firsts[place] as number
    thenHere[at] = then[place] as number
    numbersHere[at] = numbers[place] as number
    if (place % STEP === 0) yield
  }
  const secondOf = new Uint16Array(total)
  yield
  const starts = startsOf(firsts)
  yield
  const free = starts.slice()
  // After the pass `next` says where each second unit ends. What was unsorted is not needed any more, and takes what is sorted.
  let second = 0
  for (let from = 0; from < total; from += 1) {
    while ((next[second] as number) <= from) second += 1
    const unit = firstOf[from] as number
    const at = free[unit] as number
    free[unit] = at + 1
    secondOf[at] = second
    then[at] = thenHere[from] as number
    numbers[at] = numbersHere[from] as number
    if (from % STEP === 0) yield
  }
  return { secondOf, starts, then, numbers }
}

/** Writes the places of one document after the other, in the order of the text (see posting.ts). */
class PlaceWriter {
  readonly body = new ListWriter()
  /** Of each rank, up to which place of the next pair its stretches have led in this document; and in which that was. */
  private readonly reached = new Uint32Array(UNIT)
  private readonly reachedIn = new Uint32Array(UNIT)
  private document = 0
  private rank = 0
  private first = 0
  private count = 0
  /** A stretch of this document is written. */
  private isBegun = false

  place(rank: number, number: number): void {
    if (this.count > 0 && rank === this.rank && number === this.first + this.count) {
      this.count += 1
      return
    }
    if (this.count > 0) this.stretch(MORE)
    this.rank = rank
    this.first = number
    this.count = 1
  }
  /** The document's last place is written. */
  end(): void {
    if (this.isBegun || this.first > 0 || this.count > 1) this.stretch(0)
    else this.body.varint(this.rank * 2)
    this.count = 0
    this.isBegun = false
    this.document += 1
  }
  private stretch(more: number): void {
    const { rank, first, count, body } = this
    const expected = this.reachedIn[rank] === this.document ? (this.reached[rank] as number) : 0
    body.varint(this.isBegun ? rank : rank * 2 + 1)
    body.varint((count - 1) * 4 + (first > expected ? SKIPS : 0) + more)
    if (first > expected) body.varint(first - expected)
    this.reached[rank] = first + count
    this.reachedIn[rank] = this.document
    this.isBegun = true
  }
}

/**
 * Writes all lists of these texts in the order of their keys.
 * @param texts in rising order of their documents.
 * @param longPlaces takes the places that lie apart.
 * @returns the work, a little at each step.
 */
export function* writeLists(
  texts: readonly IndexedText[],
  { rankOf }: UnitOrder,
  into: BlockWriter,
  longPlaces: BlockWriter,
): Generator<undefined, void> {
  const { secondOf, starts, then, numbers } = yield* sorted(yield* placesOf(texts, rankOf))
  const writer = new PlaceWriter()
  const documents = (texts.at(-1)?.doc ?? -1) + 1
  const docs = new Uint32Array(documents)
  /** The last unit that each document was met with, and those that were met with this one. */
  const met = new Int32Array(documents).fill(-1)
  const holding = new Uint32Array(documents)
  let written = 0
  for (let unit = 0; unit < UNIT; unit += 1) {
    const unitEnd = starts[unit + 1] as number
    let held = 0
    for (let at = starts[unit] as number; at < unitEnd;) {
      const second = secondOf[at] as number
      let count = 0
      const begun = at
      writer.body.clear()
      while (at < unitEnd && secondOf[at] === second) {
        const doc = (then[at] as number) >>> 16
        do {
          writer.place((then[at] as number) & 0xffff, numbers[at] as number)
          at += 1
        } while (at < unitEnd && secondOf[at] === second && (then[at] as number) >>> 16 === doc)
        writer.end()
        docs[count++] = doc
        if (met[doc] !== unit) holding[held++] = doc
        met[doc] = unit
      }
      writeList(pairKey(unit, second), docs, count, writer.body, into, longPlaces)
      written += at - begun
      if (written < WRITTEN_STEP) continue
      written = 0
      yield
    }
    if (held === 0) continue
    writeSet(holding.subarray(0, held).sort(), held, {}, into.body)
    into.close(aloneKey(unit))
  }
}

/** Writes one list of a pair, its places with it, or apart. @param docs the first `count` of them */
export const writeList = (
  key: number,
  docs: Uint32Array,
  count: number,
  places: ListWriter,
  into: BlockWriter,
  longPlaces: BlockWriter,
): void => {
  const isApart = places.length > LONG_PLACES
  writeSet(docs, count, { isApart }, into.body)
  if (!isApart) into.body.append(places)
  into.close(key)
  if (!isApart) return
  longPlaces.body.append(places)
  longPlaces.close(placesKey(key))
}

/**
 * Writes the lists of words that are kept as their documents, in the order of their keys.
 * @param words documents rising, each once.
 */
export const writeWords = (words: ReadonlyMap<number, readonly number[]>, into: BlockWriter): void => {
  for (const [key, docs] of [...words].sort(([a], [b]) => a - b)) {
    writeSet(Uint32Array.from(docs), docs.length, {}, into.body)
    into.close(key)
  }
}
