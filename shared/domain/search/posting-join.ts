import { ListReader, ListWriter, skipPlaces } from './list-bytes.ts'
import { isPlain } from './posting.ts'

/** Used again and again by the functions that make one list and return: room for each of a million lists would cost most. */
const body = new ListWriter()
const whole = new ListWriter()

/** What `body` holds, behind the number of its last document. */
const listOf = (last: number): Uint8Array => {
  whole.clear()
  whole.varint(last)
  whole.write(body.written())
  return whole.copy()
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
    const reader = new ListReader(list)
    const end = reader.varint() + shift
    body.varint(reader.varint() + shift - last - 1)
    body.write(list.subarray(reader.at))
    last = end
  }
  return listOf(last)
}

/** The list without the documents that are gone; null when none is left. */
export const listWithout = (key: number, list: Uint8Array, isGone: (doc: number) => boolean): Uint8Array | null => {
  const plain = isPlain(key)
  const reader = new ListReader(list)
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
