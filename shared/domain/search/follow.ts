import { addBit, eachBit, type Bits } from './bits.ts'
import { ListReader } from './list-bytes.ts'
import { MORE, SKIPS } from './posting.ts'
import { FAR, FOLLOWED, OTHER, shapeOf, WINDOW, type Group } from './posting-groups.ts'

/**
 * Places that a phrase has come to, as windows on the places of the next pair: bit `n` of the mask is the place `base + n`. Documents
 * rise, and the windows of each; no two have a place in common.
 */
export class Reached {
  length = 0
  docs: Uint32Array = new Uint32Array(1024)
  bases: Int32Array = new Int32Array(1024)
  masks: Int32Array = new Int32Array(1024)

  push(doc: number, base: number, mask: number): void {
    const at = this.length
    if (at === this.docs.length) this.grow()
    this.docs[at] = doc
    this.bases[at] = base
    this.masks[at] = mask
    this.length = at + 1
  }
  private grow(): void {
    const larger = <T extends Int32Array | Uint32Array>(old: T, made: T): T => {
      made.set(old)
      return made
    }
    this.docs = larger(this.docs, new Uint32Array(2 * this.length))
    this.bases = larger(this.bases, new Int32Array(2 * this.length))
    this.masks = larger(this.masks, new Int32Array(2 * this.length))
  }
}
/** So many places a window has. */
const MASK = 32

/** The lowest `count` bits; all for more than there are. */
const lowBits = (count: number): number => (count >= MASK ? -1 : (1 << count) - 1)

/**
 * One step: those places of the pair that are among `from` (all of the documents `asked` for null) and are followed by the unit of
 * this rank.
 * @param docs of the list
 * @param places of the list
 * @param into emptied first
 */
export const follow = (
  docs: Uint32Array,
  places: ListReader,
  rank: number,
  asked: Bits,
  from: Reached | null,
  into: Reached,
): void => {
  into.length = 0
  const { bytes } = places
  let { at } = places
  const { docs: fromDocs, bases, masks, length } = from ?? into
  let cursor = 0
  // Unrolled by hand: a list can have a million places.
  for (let index = 0; index < docs.length; index += 1) {
    const doc = docs[index] as number
    let byte = bytes[at++] as number
    let code = byte & 127
    for (let shift = 7; byte > 127; shift += 7) {
      byte = bytes[at++] as number
      code |= (byte & 127) << shift
    }
    let isAsked = from === null && ((asked[doc >>> 5] as number) & (1 << (doc & 31))) !== 0
    if (from !== null) {
      while (cursor < length && (fromDocs[cursor] as number) < doc) cursor += 1
      if (cursor === length) return
      isAsked = fromDocs[cursor] === doc
    }
    if ((code & 1) === 0) {
      // The one place of its pair.
      if (isAsked && code >>> 1 === rank) into.push(doc, 0, 1)
      continue
    }
    let unit = code >>> 1
    let [own, expected] = [0, 0]
    for (;;) {
      byte = bytes[at++] as number
      let shape = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        shape |= (byte & 127) << shift
      }
      let skipped = 0
      if ((shape & SKIPS) !== 0)
        for (let shift = 0; ; shift += 7) {
          byte = bytes[at++] as number
          skipped |= (byte & 127) << shift
          if (byte < 128) break
        }
      const end = own + (shape >>> 2) + 1
      if (isAsked && unit === rank) {
        const shiftBy = expected + skipped - own
        expected = shiftBy + end
        if (from === null)
          for (let first = own; first < end; first += MASK) into.push(doc, shiftBy + first, lowBits(end - first))
        else {
          while (cursor < length && fromDocs[cursor] === doc && (bases[cursor] as number) + MASK <= own) cursor += 1
          for (let window = cursor; window < length && fromDocs[window] === doc; window += 1) {
            const base = bases[window] as number
            if (base >= end) break
            const first = base > own ? base : own
            const hit = ((masks[window] as number) >>> (first - base)) & lowBits(end - first)
            if (hit === 0) continue
            // The base of a window is a place of it: so they rise.
            const lowest = 31 - Math.clz32(hit & -hit)
            into.push(doc, shiftBy + first + lowest, hit >>> lowest)
          }
        }
      }
      own = end
      if ((shape & MORE) === 0) break
      byte = bytes[at++] as number
      unit = byte & 127
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[at++] as number
        unit |= (byte & 127) << shift
      }
    }
  }
}

/** Reads over the windows of one document. @returns where the next begin. */
const skipWindows = (bytes: Uint8Array, from: number): number => {
  for (let at = from; ;) {
    const code = bytes[at++] as number
    if (code > 127) while ((bytes[at++] as number) > 127);
    if ((code & OTHER) !== 0) while ((bytes[at++] as number) > 127);
    if ((code & FAR) !== 0) {
      while ((bytes[at++] as number) > 127);
      while ((bytes[at++] as number) > 127);
    }
    if ((code & FOLLOWED) === 0) return at
  }
}

/** Where some of the places lead, of which `targets` has one for each of `places`. */
const targetsOf = (some: number, places: number, targets: number): number => {
  let found = 0
  for (let [left, own, target] = [some, places, targets]; left !== 0; own &= own - 1, target &= target - 1) {
    const place = own & -own
    if ((left & place) === 0) continue
    found |= target & -target
    left ^= place
  }
  return found
}

/** The documents of windows, each once; of none all that are asked. */
const docsToFollow = (asked: Bits, from: Reached | null): readonly number[] => {
  const docs: number[] = []
  if (from === null)
    eachBit(asked, (doc) => {
      docs.push(doc)
    })
  else for (let at = 0; at < from.length; at += 1) if (from.docs[at] !== docs.at(-1)) docs.push(from.docs[at] as number)
  return docs
}

/** `follow` by a group. */
export const followGroup = (group: Group, asked: Bits, from: Reached | null, into: Reached): void => {
  into.length = 0
  const { own, shapes } = group
  const { bytes } = shapes
  const far = new ListReader(bytes, group.windowsAt)
  let cursor = 0
  const step = (doc: number, base: number, lead: number, places: number, targets: number): void => {
    if (from === null) {
      into.push(doc, lead, targets)
      return
    }
    let hit = 0
    for (let window = cursor; window < from.length && from.docs[window] === doc; window += 1) {
      const beyond = (from.bases[window] as number) - base
      if (beyond >= WINDOW) break
      if (beyond >= 0) hit |= (from.masks[window] as number) << beyond
      else if (beyond > -MASK) hit |= (from.masks[window] as number) >>> -beyond
      else if (window === cursor) cursor += 1
    }
    hit &= places
    if (hit !== 0) into.push(doc, lead, hit === places ? targets : targetsOf(hit, places, targets))
  }
  /** Up to which document the windows are read. */
  let read = 0
  for (const doc of docsToFollow(asked, from)) {
    if (from !== null) while ((from.docs[cursor] as number) < doc) cursor += 1
    const index = own.rankOf(doc)
    const shape = shapeOf(shapes, index)
    if (shape !== 0) {
      step(doc, 0, 0, shapes.places[shape] as number, shapes.targets[shape] as number)
      continue
    }
    for (; read < index; read += 1) if (shapeOf(shapes, read) === 0) far.at = skipWindows(bytes, far.at)
    read = index + 1
    let [base, lead, code] = [0, 0, 0]
    do {
      code = far.varint()
      const some = code >>> 3
      const targets = (code & OTHER) === 0 ? some : far.varint()
      if ((code & FAR) !== 0) {
        base += far.varint()
        lead += far.varint()
      }
      step(doc, base, lead, some, targets)
    } while ((code & FOLLOWED) !== 0)
  }
}

const ANY_PLACE = -1

/** Follows a phrase in the first places of documents alone, by groups: most documents have no other, and this is all of it. */
export class NearPhrase {
  length = 0
  docs: Uint32Array = new Uint32Array(1024)
  private masks: Int32Array = new Int32Array(1024)

  begin(asked: Bits): void {
    if (this.docs.length < 32 * asked.length) {
      this.docs = new Uint32Array(32 * asked.length)
      this.masks = new Int32Array(32 * asked.length)
    }
    this.length = 0
    eachBit(asked, (doc) => {
      this.docs[this.length++] = doc
    })
    this.forgetPlaces()
  }
  /** Any place of those documents may be the next. */
  forgetPlaces(): void {
    this.masks.fill(ANY_PLACE, 0, this.length)
  }
  /** One step. What cannot be followed goes over to `far`. */
  follow({ own, shapes }: Group, far: Bits): void {
    const { docs, masks, length } = this
    const { places: placesOf, targets: targetsBy } = shapes
    let left = 0
    for (let one = 0; one < length; one += 1) {
      const doc = docs[one] as number
      const shape = shapeOf(shapes, own.rankOf(doc))
      const places = placesOf[shape] as number
      const hit = (masks[one] as number) & places
      if (hit !== 0) {
        const targets = targetsBy[shape] as number
        docs[left] = doc
        masks[left++] = hit === places ? targets : targetsOf(hit, places, targets)
      } else if (shape === 0) addBit(far, doc)
    }
    this.length = left
  }
}
