import type { BlockWriter } from './block.ts'
import { ListReader, ListWriter } from './list-bytes.ts'
import { isPlain, NUMBERED, SEVERAL } from './posting.ts'

/** A list of one run, to be joined to others: `shift` is how far its run begins behind the joined one. */
export interface JoinedPart {
  readonly bytes: Uint8Array
  /** Where the list lies in `bytes`. */
  readonly from: number
  readonly to: number
  readonly shift: number
}

/** Used again and again: room for each of a million lists would cost most. */
const docs = new ListWriter()
const places = new ListWriter()
const whole = new ListWriter()
const reader = new ListReader(new Uint8Array())

/** Copies the documents from where `reader` is to `end` behind those of `docs`, whose last is `last`. @returns the new last. */
const copyDocs = (plain: boolean, end: number, shift: number, last: number): number => {
  const bits = plain ? 0 : 1
  const several = (value: number): boolean => !plain && (value & SEVERAL) !== 0
  const first = reader.varint()
  let newest = (first >>> bits) + shift
  docs.varint(((newest - last - 1) << bits) | (several(first) ? SEVERAL : 0))
  docs.write(reader.bytes, reader.at, end)
  if (several(first)) reader.varint()
  while (reader.at < end) {
    const value = reader.varint()
    newest += (value >>> bits) + 1
    if (several(value)) reader.varint()
  }
  return newest
}

/** Writes the lists of one key in neighbouring runs as one, `parts` in the order of the runs. */
export const joinLists = (key: number, parts: readonly JoinedPart[], into: BlockWriter): void => {
  const plain = isPlain(key)
  docs.clear()
  let last = -1
  for (const { bytes, from, to, shift } of parts) {
    reader.read(bytes, from)
    const end = plain ? to : reader.varint() + reader.at
    last = copyDocs(plain, end, shift, last)
  }
  if (!plain) into.body.varint(docs.length)
  into.body.append(docs)
  if (!plain)
    for (const { bytes, from, to } of parts) {
      reader.read(bytes, from)
      const length = reader.varint()
      into.body.write(bytes, reader.at + length, to)
    }
  into.close(key)
}

/** The list without the documents that are gone; null when none is left. */
export const listWithout = (key: number, list: Uint8Array, isGone: (doc: number) => boolean): Uint8Array | null => {
  const plain = isPlain(key)
  const bits = plain ? 0 : 1
  const from = new ListReader(list)
  const end = plain ? list.length : from.varint() + from.at
  const placesFrom = new ListReader(list, end)
  docs.clear()
  places.clear()
  let [doc, last] = [-1, -1]
  while (from.at < end) {
    const value = from.varint()
    doc += (value >>> bits) + 1
    const several = !plain && (value & SEVERAL) !== 0
    const count = several ? from.varint() + 2 : 1
    const begin = placesFrom.at
    for (let place = 0; !plain && place < count; place += 1)
      if ((placesFrom.varint() & NUMBERED) !== 0) placesFrom.varint()
    if (isGone(doc)) continue
    docs.varint(((doc - last - 1) << bits) | (several ? SEVERAL : 0))
    if (several) docs.varint(count - 2)
    places.write(list, begin, placesFrom.at)
    last = doc
  }
  if (last < 0) return null
  whole.clear()
  if (!plain) whole.varint(docs.length)
  whole.append(docs)
  whole.append(places)
  return whole.written().slice()
}
