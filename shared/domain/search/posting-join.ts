import type { BlockWriter } from './block.ts'
import { isGrouped, readDocs, readHead, writeSet } from './doc-set.ts'
import { ListReader, ListWriter } from './list-bytes.ts'
import { PlaceGroups } from './place-groups.ts'
import { isPlain, LONG_PLACES, skipDocument } from './posting.ts'
import { writeList } from './posting-lists.ts'

/** Where something lies in bytes. */
export interface Slice {
  readonly bytes: Uint8Array
  readonly from: number
  readonly to: number
}
/** A list of one run, to be joined to others. */
export interface JoinedPart extends Slice {
  /** The places, where they lie apart: in one list, or in chunks; nothing where they do not. */
  readonly apart: readonly Slice[]
  /** How far its run begins behind the joined one. */
  readonly shift: number
  /** What is gone; null for nothing. */
  readonly isGone: ((doc: number) => boolean) | null
}

/** Used again and again: room for each of a million lists would cost most. */
let docs: Uint32Array = new Uint32Array(1024)
const places = new ListWriter()
const groups = new PlaceGroups()
const reader = new ListReader(new Uint8Array())
const placesReader = new ListReader(new Uint8Array())

/** Reads head and documents of a part behind those that are there. @returns the head, and where the places are. */
const readPart = ({ bytes, from, to, apart, shift }: JoinedPart, count: number) => {
  reader.read(bytes, from)
  const head = readHead(reader)
  if (count + head.count > docs.length) {
    const larger = new Uint32Array(Math.max(2 * docs.length, count + head.count))
    larger.set(docs)
    docs = larger
  }
  readDocs(reader, head, docs, count, shift)
  return { head, held: apart[0] ?? { bytes, from: reader.at, to } }
}

/** Takes in the documents of a part, and their places. @param count how many are there already. @returns how many then. */
const takePart = (plain: boolean, part: JoinedPart, count: number): number => {
  const { head, held } = readPart(part, count)
  const { isGone, shift } = part
  if (isGone === null) {
    if (!plain) places.write(held.bytes, held.from, held.to)
    return count + head.count
  }
  placesReader.read(held.bytes, held.from)
  let left = count
  for (let index = count; index < count + head.count; index += 1) {
    const begin = placesReader.at
    if (!plain) skipDocument(placesReader)
    const doc = docs[index] as number
    if (isGone(doc - shift)) continue
    docs[left++] = doc
    if (!plain) places.write(held.bytes, begin, placesReader.at)
  }
  return left
}

/** The same where any part has its places grouped. */
const takeGrouped = (part: JoinedPart, count: number): number => {
  const { head, held } = readPart(part, count)
  const { isGone, shift } = part
  const joined = (doc: number): number => (isGone === null || !isGone(doc) ? doc + shift : -1)
  if (head.isGrouped) for (const { bytes, from, to } of part.apart) groups.takeChunk(bytes.subarray(from, to), joined)
  else
    groups.takePlain(new ListReader(held.bytes, held.from), head.count, (index) =>
      joined((docs[count + index] as number) - shift),
    )
  if (isGone === null) return count + head.count
  let left = count
  for (let at = count; at < count + head.count; at += 1) {
    const doc = docs[at] as number
    if (!isGone(doc - shift)) docs[left++] = doc
  }
  return left
}

/** Writes the list of a pair with the places that `groups` holds. */
const writeGrouped = (key: number, count: number, into: BlockWriter, longPlaces: BlockWriter): void => {
  writeSet(docs, count, { isApart: true, isGrouped: true }, into.body)
  groups.write(key, into.body, longPlaces)
  into.close(key)
}

/**
 * Writes the lists of one key in neighbouring runs as one, without what is gone; nothing when all is.
 * @param parts in the order of the runs.
 */
export const joinLists = (
  key: number,
  parts: readonly JoinedPart[],
  into: BlockWriter,
  longPlaces: BlockWriter,
): void => {
  const plain = isPlain(key)
  let count = 0
  if (!plain && parts.some(({ bytes, from }) => isGrouped(bytes, from))) {
    groups.clear()
    for (const part of parts) count = takeGrouped(part, count)
    if (count > 0) writeGrouped(key, count, into, longPlaces)
    return
  }
  places.clear()
  for (const part of parts) count = takePart(plain, part, count)
  if (count === 0) return
  if (plain) {
    writeSet(docs, count, {}, into.body)
    into.close(key)
    return
  }
  // Grouped here and not when lists are made: whoever asks gains by it in large runs, and each document is joined but once or twice.
  if (places.length > LONG_PLACES) {
    groups.clear()
    groups.takePlain(new ListReader(places.written()), count, (index) => docs[index] as number)
    if (groups.isWorthIt()) {
      writeGrouped(key, count, into, longPlaces)
      return
    }
  }
  writeList(key, docs, count, places, into, longPlaces)
}
