import { assert } from '#shared/lib/result.ts'
import { ListWriter, MORE, NUMBERED } from './list-bytes.ts'
import { aloneKey, END, pairKey, UNIT, type Posting, type SPACE, type UnitOrder } from './posting.ts'

/** A document's text in one space; `doc` counts from the run's first and is below 65,536. */
export interface IndexedText {
  readonly doc: number
  readonly text: string
}

/** All places of the texts, one after another: the pair that begins there, and document and rank of the unit behind it in one number. */
interface Places {
  readonly firsts: Uint16Array
  readonly seconds: Uint16Array
  /** Document in the upper half, rank in the lower; the rank of `END` is 0 and no other's. */
  readonly then: Uint32Array
}

const placesOf = (texts: readonly IndexedText[], rankOf: Uint16Array): Places => {
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
      ;[first, second] = [second, third]
    }
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

/**
 * The places in the order of their pairs, those of one pair as in the texts: two passes of a radix sort, each reading in a row
 * and carrying along what the next one asks for.
 */
const sorted = ({ firsts, seconds }: Places) => {
  const total = firsts.length
  const [bySecond, firstOf] = [new Uint32Array(total), new Uint16Array(total)]
  const next = startsOf(seconds)
  for (let place = 0; place < total; place += 1) {
    const unit = seconds[place] as number
    const at = next[unit] as number
    next[unit] = at + 1
    bySecond[at] = place
    firstOf[at] = firsts[place] as number
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
  }
  return { places, secondOf, starts }
}

/** Which place of its pair in its document each place is; documents and ranks in the order of `places` on the way. */
const numbered = ({ then }: Places, { places, secondOf, starts }: ReturnType<typeof sorted>) => {
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
  }
  return { numbers, thenOf }
}

const plainList = (writer: ListWriter, docs: readonly number[] | Uint16Array): Uint8Array => {
  writer.clear()
  writer.varint(docs[docs.length - 1] ?? 0)
  let last = -1
  for (const doc of docs) {
    writer.varint(doc - last - 1)
    last = doc
  }
  return writer.written()
}

/**
 * All lists of these texts in the order of their keys. A list is a view, good until the next is asked for.
 * @param texts in rising order of their documents.
 */
export function* listsOf(
  space: typeof SPACE.text | typeof SPACE.title,
  texts: readonly IndexedText[],
  { rankOf }: UnitOrder,
): Generator<Posting, void> {
  const all = placesOf(texts, rankOf)
  const order = sorted(all)
  const { places, secondOf, starts } = order
  const { numbers, thenOf } = numbered(all, order)
  const writer = new ListWriter()
  const documents = (texts.at(-1)?.doc ?? -1) + 1
  /** The last unit that each document was met with, and those that were met with this one. */
  const met = new Int32Array(documents).fill(-1)
  const holding = new Uint16Array(documents)
  for (let unit = 0; unit < UNIT; unit += 1) {
    const unitEnd = starts[unit + 1] as number
    let held = 0
    for (let at = starts[unit] as number; at < unitEnd;) {
      const second = secondOf[at] as number
      let end = at + 1
      while (end < unitEnd && secondOf[end] === second) end += 1
      writer.clear()
      writer.reserve(1 + 3 * (end - at))
      writer.put((thenOf[end - 1] as number) >>> 16)
      let last = -1
      for (; at < end; at += 1) {
        const here = thenOf[at] as number
        const doc = here >>> 16
        if (doc !== last) {
          writer.put(doc - last - 1)
          last = doc
          if (met[doc] !== unit) holding[held++] = doc
          met[doc] = unit
        }
        const rank = here & 0xffff
        const number = rank === 0 ? 0 : (numbers[(places[at] as number) + 1] as number)
        const more = at + 1 < end && (thenOf[at + 1] as number) >>> 16 === doc
        writer.put(rank * 4 + (number > 0 ? NUMBERED : 0) + (more ? MORE : 0))
        if (number > 0) writer.put(number)
      }
      yield { key: pairKey(space, unit, second), list: writer.written() }
    }
    if (held > 0) yield { key: aloneKey(space, unit), list: plainList(writer, holding.subarray(0, held).sort()) }
  }
}

/**
 * The lists of words that are kept as their documents, in the order of their keys; each a view, good until the next is asked for.
 * @param words documents rising, each once.
 */
export function* wordListsOf(words: ReadonlyMap<number, readonly number[]>): Generator<Posting, void> {
  const writer = new ListWriter()
  for (const [key, docs] of [...words].sort(([a], [b]) => a - b)) yield { key, list: plainList(writer, docs) }
}
