import { assert } from '#shared/lib/result.ts'
import type { BlockWriter } from './block.ts'
import { ListWriter } from './list-bytes.ts'
import { aloneKey, END, NUMBERED, pairKey, SEVERAL, UNIT, type SPACE, type UnitOrder } from './posting.ts'

/** A document's text in one space; `doc` counts from the run's first and is below 65,536. */
export interface IndexedText {
  readonly doc: number
  readonly text: string
}

/** So many places are gone through in a step. */
const STEP = 65_536
/** So many are written in a step. */
const WRITTEN_STEP = 4096

/** All places of the texts, one after another: the pair that begins there, and document and rank of the unit behind it in one number. */
interface Places {
  readonly firsts: Uint16Array
  readonly seconds: Uint16Array
  /** Document in the upper half, rank in the lower; the rank of `END` is 0 and no other's. */
  readonly then: Uint32Array
}

function* placesOf(texts: readonly IndexedText[], rankOf: Uint16Array): Generator<undefined, Places> {
  const total = texts.reduce((sum, { text }) => sum + text.length, 0)
  const [firsts, seconds, then] = [new Uint16Array(total), new Uint16Array(total), new Uint32Array(total)]
  let at = 0
  for (const { doc, text } of texts) {
    assert(doc < UNIT, 'a run of new documents is small')
    let [first, second] = [text.charCodeAt(0), text.length > 1 ? text.charCodeAt(1) : END]
    for (let next = 2; next < text.length + 2; next += 1) {
      const third = next < text.length ? text.charCodeAt(next) : END
      firsts[at] = first
      seconds[at] = second
      then[at] = doc * UNIT + (rankOf[third] as number)
      at += 1
      first = second
      second = third
    }
    yield
  }
  return { firsts, seconds, then }
}

/** Where each unit begins among those sorted. */
const startsOf = (units: Uint16Array): Uint32Array => {
  const starts = new Uint32Array(UNIT + 1)
  for (const unit of units) starts[unit + 1] = (starts[unit + 1] as number) + 1
  for (let unit = 0; unit < UNIT; unit += 1) starts[unit + 1] = (starts[unit + 1] as number) + (starts[unit] as number)
  return starts
}

interface Sorted {
  readonly places: Uint32Array
  readonly secondOf: Uint16Array
  readonly starts: Uint32Array
}
interface Numbered {
  readonly numbers: Uint32Array
  readonly thenOf: Uint32Array
}

/**
 * The places in the order of their pairs, those of one pair as in the texts: two passes of a radix sort, each reading in a row
 * and carrying along what the next one asks for.
 */
function* sorted({ firsts, seconds }: Places): Generator<undefined, Sorted> {
  const total = firsts.length
  const [bySecond, firstOf] = [new Uint32Array(total), new Uint16Array(total)]
  const next = startsOf(seconds)
  for (let place = 0; place < total; place += 1) {
    const unit = seconds[place] as number
    const at = next[unit] as number
    next[unit] = at + 1
    bySecond[at] = place
    firstOf[at] = firsts[place] as number
    if (place % STEP === 0) yield
  }
  const [places, secondOf] = [new Uint32Array(total), new Uint16Array(total)]
  const starts = startsOf(firsts)
  const free = starts.slice()
  // After the pass `next` says where each second unit ends.
  let second = 0
  for (let from = 0; from < total; from += 1) {
    while ((next[second] as number) <= from) second += 1
    const unit = firstOf[from] as number
    const at = free[unit] as number
    free[unit] = at + 1
    places[at] = bySecond[from] as number
    secondOf[at] = second
    if (from % STEP === 0) yield
  }
  return { places, secondOf, starts }
}

/** Which place of its pair in its document each place is; documents and ranks in the order of `places` on the way. */
function* numbered({ then }: Places, { places, secondOf, starts }: Sorted): Generator<undefined, Numbered> {
  const [numbers, thenOf] = [new Uint32Array(places.length + 1), new Uint32Array(places.length)]
  for (let unit = 0; unit < UNIT; unit += 1) {
    const end = starts[unit + 1] as number
    let [second, doc, number] = [-1, -1, 0]
    for (let at = starts[unit] as number; at < end; at += 1) {
      const place = places[at] as number
      const here = then[place] as number
      thenOf[at] = here
      number = secondOf[at] === second && here >>> 16 === doc ? number + 1 : 0
      if (number > 0) numbers[place] = number
      second = secondOf[at] as number
      doc = here >>> 16
    }
    if ((starts[unit] as number) % STEP > end % STEP) yield
  }
  return { numbers, thenOf }
}

const writePlain = (body: ListWriter, docs: Iterable<number>): void => {
  let last = -1
  for (const doc of docs) {
    body.varint(doc - last - 1)
    last = doc
  }
}

/**
 * Writes all lists of these texts in the order of their keys.
 * @param texts in rising order of their documents.
 * @returns the work, a little at each step.
 */
export function* writeLists(
  space: typeof SPACE.text | typeof SPACE.title,
  texts: readonly IndexedText[],
  { rankOf }: UnitOrder,
  into: BlockWriter,
): Generator<undefined, void> {
  const all = yield* placesOf(texts, rankOf)
  const order = yield* sorted(all)
  const { places, secondOf, starts } = order
  const { numbers, thenOf } = yield* numbered(all, order)
  const { body } = into
  const docs = new ListWriter()
  const documents = (texts.at(-1)?.doc ?? -1) + 1
  /** The last unit that each document was met with, and those that were met with this one. */
  const met = new Int32Array(documents).fill(-1)
  const holding = new Uint16Array(documents)
  let written = 0
  for (let unit = 0; unit < UNIT; unit += 1) {
    const unitEnd = starts[unit + 1] as number
    let held = 0
    for (let from = starts[unit] as number; from < unitEnd;) {
      const second = secondOf[from] as number
      let end = from
      let last = -1
      docs.clear()
      while (end < unitEnd && secondOf[end] === second) {
        const doc = (thenOf[end] as number) >>> 16
        const begin = end
        do end += 1
        while (end < unitEnd && secondOf[end] === second && (thenOf[end] as number) >>> 16 === doc)
        const count = end - begin
        docs.varint((doc - last - 1) * 2 + (count > 1 ? SEVERAL : 0))
        if (count > 1) docs.varint(count - 2)
        last = doc
        if (met[doc] !== unit) holding[held++] = doc
        met[doc] = unit
      }
      body.varint(docs.length)
      body.append(docs)
      body.reserve(2 * (end - from))
      for (let at = from; at < end; at += 1) {
        const rank = (thenOf[at] as number) & 0xffff
        const number = rank === 0 ? 0 : (numbers[(places[at] as number) + 1] as number)
        body.put(rank * 2 + (number > 0 ? NUMBERED : 0))
        if (number > 0) body.put(number)
      }
      into.close(pairKey(space, unit, second))
      from = end
    }
    if (held === 0) continue
    writePlain(body, holding.subarray(0, held).sort())
    into.close(aloneKey(space, unit))
    written += unitEnd - (starts[unit] as number)
    if (written < WRITTEN_STEP) continue
    written = 0
    yield
  }
}

/**
 * Writes the lists of words that are kept as their documents, in the order of their keys.
 * @param words documents rising, each once.
 */
export const writeWords = (words: ReadonlyMap<number, readonly number[]>, into: BlockWriter): void => {
  for (const [key, docs] of [...words].sort(([a], [b]) => a - b)) {
    writePlain(into.body, docs)
    into.close(key)
  }
}
