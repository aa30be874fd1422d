import { BlockReader, BlockWriter, listIn, type Block } from './block.ts'
import type { Bits } from './bits.ts'
import { readDocs, readHead, writeSet } from './doc-set.ts'
import { ListReader, ListWriter } from './list-bytes.ts'
import { MORE, SKIPS, UNIT, type Reached } from './posting.ts'

/**
 * Long places by the unit that follows (see posting.ts), where the same ones follow again and again: who asks for one of them reads
 * no place of another. The lowest rank, then a block with a list under each rank: its documents as a set of their numbers within the
 * pair's list, and of each its stretches: how far it begins behind the end of the one before, times eight, with 4 where it has
 * several places (whose number less two follows), `SKIPS` (by how much follows) and `MORE`.
 */
const SEVERAL = 4

/** So many stretches to each unit that follows, on average, or grouping them takes more room than it saves time. */
const WORTH = 12

/** Stretches of places, gathered by the unit that follows. Used again and again. */
export class StretchGroups {
  private size = 4096
  private next = new Int32Array(this.size)
  private indexes = new Uint32Array(this.size)
  private owns = new Uint32Array(this.size)
  private counts = new Uint32Array(this.size)
  private skips = new Uint32Array(this.size)
  private length = 0
  private readonly firstOf = new Int32Array(UNIT).fill(-1)
  private readonly lastOf = new Int32Array(UNIT)
  private readonly ranks: number[] = []
  private docs: Uint32Array = new Uint32Array(1024)
  private readonly body = new ListWriter()
  private readonly writer = new BlockWriter(Number.POSITIVE_INFINITY, ({ key, bytes }) => {
    this.body.clear()
    this.body.varint(key)
    this.body.write(bytes)
  })

  clear(): void {
    for (const rank of this.ranks) this.firstOf[rank] = -1
    this.ranks.length = 0
    this.length = 0
  }
  isWorthIt(): boolean {
    return this.length >= WORTH * this.ranks.length
  }
  private add(rank: number, index: number, own: number, count: number, skip: number): void {
    const at = this.length
    if (at === this.size) this.grow()
    this.next[at] = -1
    this.indexes[at] = index
    this.owns[at] = own
    this.counts[at] = count
    this.skips[at] = skip
    if (this.firstOf[rank] === -1) {
      this.firstOf[rank] = at
      this.ranks.push(rank)
    } else this.next[this.lastOf[rank] as number] = at
    this.lastOf[rank] = at
    this.length = at + 1
  }
  private grow(): void {
    this.size *= 2
    const larger = <T extends Int32Array | Uint32Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.next = larger(this.next, new Int32Array(this.size))
    this.indexes = larger(this.indexes, new Uint32Array(this.size))
    this.owns = larger(this.owns, new Uint32Array(this.size))
    this.counts = larger(this.counts, new Uint32Array(this.size))
    this.skips = larger(this.skips, new Uint32Array(this.size))
  }

  /** Takes in places one document after the other. @param indexOf of the document in the list; below 0 for none. */
  takePlain(reader: ListReader, documents: number, indexOf: (document: number) => number): void {
    for (let document = 0; document < documents; document += 1) {
      const index = indexOf(document)
      const code = reader.varint()
      if ((code & 1) === 0) {
        if (index >= 0) this.add(code >>> 1, index, 0, 1, 0)
        continue
      }
      let [rank, own] = [code >>> 1, 0]
      for (;;) {
        const shape = reader.varint()
        const skip = (shape & SKIPS) === 0 ? 0 : reader.varint()
        const count = (shape >>> 2) + 1
        if (index >= 0) this.add(rank, index, own, count, skip)
        own += count
        if ((shape & MORE) === 0) break
        rank = reader.varint()
      }
    }
  }
  /** Takes in places that are grouped already. Documents must come in their order over all that is taken in. */
  takeGroups(places: Uint8Array, indexOf: (document: number) => number): void {
    for (const groups = new BlockReader(blockOf(places)); groups.next();) {
      const reader = new ListReader(groups.bytes, groups.from)
      const head = readHead(reader)
      if (head.count > this.docs.length) this.docs = new Uint32Array(2 * head.count)
      readDocs(reader, head, this.docs, 0, 0)
      for (let at = 0; at < head.count; at += 1) {
        const index = indexOf(this.docs[at] as number)
        for (let own = 0; ;) {
          const code = reader.varint()
          const count = (code & SEVERAL) === 0 ? 1 : reader.varint() + 2
          const skip = (code & SKIPS) === 0 ? 0 : reader.varint()
          own += code >>> 3
          if (index >= 0) this.add(groups.key, index, own, count, skip)
          own += count
          if ((code & MORE) === 0) break
        }
      }
    }
  }

  /** Writes all that was taken in; at least one. */
  write(into: ListWriter): void {
    const { writer } = this
    for (const rank of this.ranks.sort((one, other) => one - other)) {
      let count = 0
      let last = -1
      for (let at = this.firstOf[rank] as number; at >= 0; at = this.next[at] as number) {
        const index = this.indexes[at] as number
        if (index === last) continue
        if (count === this.docs.length) this.docs = grownTo(this.docs, 2 * count)
        this.docs[count++] = index
        last = index
      }
      writeSet(this.docs, count, {}, writer.body)
      let [end, before] = [0, -1]
      for (let at = this.firstOf[rank] as number; at >= 0;) {
        const [index, own, places, skip] = [this.indexes[at], this.owns[at], this.counts[at], this.skips[at]] as [
          number,
          number,
          number,
          number,
        ]
        at = this.next[at] as number
        const more = at >= 0 && this.indexes[at] === index ? MORE : 0
        const from = index === before ? end : 0
        writer.body.varint((own - from) * 8 + (places > 1 ? SEVERAL : 0) + (skip > 0 ? SKIPS : 0) + more)
        if (places > 1) writer.body.varint(places - 2)
        if (skip > 0) writer.body.varint(skip)
        end = own + places
        before = index
      }
      writer.close(rank)
    }
    writer.finish()
    into.append(this.body)
  }
}
const grownTo = (numbers: Uint32Array, size: number): Uint32Array => {
  const larger = new Uint32Array(size)
  larger.set(numbers)
  return larger
}

const blockOf = (places: Uint8Array): Block => {
  const reader = new ListReader(places)
  const key = reader.varint()
  return { key, bytes: places.subarray(reader.at) }
}

/** Places of a pair that are followed by one unit: the documents, and where their stretches begin. */
export interface Group {
  readonly docs: Uint32Array
  readonly bytes: Uint8Array
  readonly at: number
}
/**
 * The places followed by the unit of this rank; null for none.
 * @param docsOfPair the documents of the pair's list
 * @param room so much of it as the group's documents take
 */
export const groupIn = (
  places: Uint8Array,
  rank: number,
  docsOfPair: Uint32Array,
  room: (size: number) => Uint32Array,
): Group | null => {
  const list = listIn(blockOf(places), rank)
  if (list === null) return null
  const reader = new ListReader(list)
  const head = readHead(reader)
  const docs = room(head.count)
  readDocs(reader, head, docs, 0, 0)
  for (let at = 0; at < head.count; at += 1) docs[at] = docsOfPair[docs[at] as number] as number
  return { docs, bytes: list, at: reader.at }
}

/** Is any of these in its code, a stretch has more than one byte, or is not the only one of its document. */
const OF_MORE = 128 | SEVERAL | SKIPS | MORE

/** Reads over the stretches of so many documents. @returns where the next begin. */
const skipStretches = (bytes: Uint8Array, from: number, documents: number): number => {
  let at = from
  for (let left = documents; left > 0;) {
    const code = bytes[at++] as number
    if ((code & OF_MORE) === 0) {
      left -= 1
      continue
    }
    if (code > 127) while ((bytes[at++] as number) > 127);
    if ((code & SEVERAL) !== 0) while ((bytes[at++] as number) > 127);
    if ((code & SKIPS) !== 0) while ((bytes[at++] as number) > 127);
    if ((code & MORE) === 0) left -= 1
  }
  return at
}

/** Is the place of the document among those reached, which begin at `cursor`? */
const isAmong = (own: number, doc: number, { docs, firsts, counts, length }: Reached, cursor: number): boolean => {
  for (let at = cursor; at < length && docs[at] === doc; at += 1) {
    const beyond = own - (firsts[at] as number)
    if (beyond < 0) return false
    if (beyond < (counts[at] as number)) return true
  }
  return false
}

/** `follow` by a group. */
export const followGroup = (group: Group, asked: Bits, from: Reached | null, into: Reached): void => {
  into.length = 0
  const { docs, bytes } = group
  let { at } = group
  const { docs: fromDocs, firsts, counts, length } = from ?? into
  let cursor = 0
  /** Up to which document the stretches are read: most phrases are followed in a few. */
  let read = 0
  for (let index = 0; index < docs.length; index += 1) {
    const doc = docs[index] as number
    if (((asked[doc >>> 5] as number) & (1 << (doc & 31))) === 0) continue
    if (from !== null) {
      while (cursor < length && (fromDocs[cursor] as number) < doc) cursor += 1
      if (cursor === length) return
      if (fromDocs[cursor] !== doc) continue
    }
    if (read < index) at = skipStretches(bytes, at, index - read)
    read = index + 1
    const only = bytes[at] as number
    if ((only & OF_MORE) === 0) {
      // One place, as in most documents: it leads to the first of the next pair.
      at += 1
      if (from === null || isAmong(only >>> 3, doc, from, cursor)) into.push(doc, 0, 1)
      continue
    }
    let [own, expected] = [0, 0]
    for (;;) {
      let byte = bytes[at++] as number
      let code = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        code |= (byte & 127) << shift
      }
      let places = 1
      if ((code & SEVERAL) !== 0) {
        places = 2
        for (let shift = 0; ; shift += 7) {
          byte = bytes[at++] as number
          places += (byte & 127) << shift
          if (byte < 128) break
        }
      }
      if ((code & SKIPS) !== 0)
        for (let shift = 0; ; shift += 7) {
          byte = bytes[at++] as number
          expected += (byte & 127) << shift
          if (byte < 128) break
        }
      own += code >>> 3
      const end = own + places
      const shiftBy = expected - own
      if (from === null) into.push(doc, expected, places)
      else
        for (; cursor < length && fromDocs[cursor] === doc; cursor += 1) {
          const first = firsts[cursor] as number
          const last = first + (counts[cursor] as number)
          if (first >= end) break
          const begin = first > own ? first : own
          const until = last < end ? last : end
          if (begin < until) into.push(doc, shiftBy + begin, until - begin)
          if (last > end) break
        }
      expected += places
      own = end
      if ((code & MORE) === 0) break
    }
  }
}
