import { assert } from '#shared/lib/result.ts'
import { addBit, isEmptyBits, joinBits, keepBits, noBits, RankedBits, type Bits } from './bits.ts'
import { bitsOfList, readDocs, readHead, skipDocs } from './doc-set.ts'
import { follow, followGroup, NearPhrase, Reached } from './follow.ts'
import { ListReader } from './list-bytes.ts'
import { aloneKey, isNowhere, pairKey, placesKey, type UnitOrder } from './posting.ts'
import { chunkOf, groupIn, type Group } from './posting-groups.ts'

/** The lists of a run. */
export interface RunLists {
  readonly size: number
  readonly list: (key: number) => Uint8Array | null
  readonly order: UnitOrder
}

/** A list of no documents. */
export const NO_LIST: Uint8Array = new Uint8Array(1)

/** Used for every phrase: room for each would cost more than to follow it. */
let [reached, next] = [new Reached(), new Reached()]
const near = new NearPhrase()
/** So many steps find room that is there already; a longer phrase is rare. */
const ROOMS = 12
const rooms: Uint32Array[] = []
const roomOf = (step: number, size: number): Uint32Array => {
  const there = rooms[step]
  if (there !== undefined && there.length >= size) return there.subarray(0, size)
  const made = new Uint32Array(Math.max(1024, size))
  if (step < ROOMS) rooms[step] = made
  return made.subarray(0, size)
}

interface Pair {
  readonly key: number
  readonly rarity: number
  list: Uint8Array
  docs: Bits
}
/** One step of a phrase: the pair's documents with all of its places, or those places that the next unit follows. */
interface Step {
  readonly rank: number
  readonly all: { readonly docs: Uint32Array; readonly places: ListReader } | null
  readonly group: Group | null
}
/** @returns null where the unit follows nowhere */
const stepOf = (at: number, pair: Pair, rank: number, list: RunLists['list']): Step | null => {
  const apartOf = (chunk: number): Uint8Array => {
    const apart = list(placesKey(pair.key, chunk))
    assert(apart !== null, 'a list has lost its places')
    return apart
  }
  const reader = new ListReader(pair.list)
  const head = readHead(reader)
  if (!head.isGrouped) {
    const docs = roomOf(at, head.count)
    readDocs(reader, head, docs, 0, 0)
    return { rank, all: { docs, places: head.isApart ? new ListReader(apartOf(0)) : reader }, group: null }
  }
  skipDocs(reader, head)
  const chunk = chunkOf(reader, rank)
  const group = chunk < 0 ? null : groupIn(apartOf(chunk), rank, new RankedBits(pair.docs), head.count)
  return group === null ? null : { rank, all: null, group }
}

/** The documents in which the term stands, by the lists of the texts. */
export const docsByLists = (term: string, { size, list, order }: RunLists): Bits => {
  if (isNowhere(term)) return noBits(size)
  const unit = (at: number): number => term.charCodeAt(at)
  const rank = (at: number): number => order.rankOf[unit(at)] as number
  if (term.length === 1) return bitsOfList(list(aloneKey(unit(0))) ?? NO_LIST, size)
  const pairs = Array.from({ length: term.length - 1 }, (_, at): Pair => ({
    key: pairKey(unit(at), unit(at + 1)),
    rarity: rank(at) + rank(at + 1),
    list: NO_LIST,
    docs: NO_DOCS,
  }))
  // All pairs must stand there: those of rare units are asked first, and mostly answer already.
  let some: Bits | null = null
  for (const pair of pairs.toSorted((one, other) => other.rarity - one.rarity)) {
    pair.list = list(pair.key) ?? NO_LIST
    pair.docs = bitsOfList(pair.list, size)
    if (some === null) some = pair.docs.slice()
    else keepBits(some, pair.docs)
    if (isEmptyBits(some)) return some
  }
  const asked = some ?? noBits(size)
  return term.length === 2 ? asked : followed(asked, pairs.slice(0, -1), (at) => rank(at + 2), list)
}
const NO_DOCS: Bits = noBits(0)

/** Those of the documents asked in which each pair is followed, at the place that the one before leads to, by the unit of its rank. */
const followed = (
  asked: Bits,
  pairs: readonly Pair[],
  rankAt: (at: number) => number,
  list: RunLists['list'],
): Bits => {
  const found = noBits(32 * asked.length)
  /** What must be followed place by place. */
  const far = noBits(32 * asked.length)
  const steps: Step[] = []
  near.begin(asked)
  for (const [at, pair] of pairs.entries()) {
    const step = stepOf(at, pair, rankAt(at), list)
    if (step === null) return found
    steps.push(step)
    if (step.group !== null) near.follow(step.group, far)
    // Its places are gone through once, and for all documents that the groups behind it leave.
    else near.forgetPlaces()
    if (near.length === 0 && isEmptyBits(far)) return found
  }
  const into = steps.every(({ group }) => group !== null) ? found : far
  for (let at = 0; at < near.length; at += 1) addBit(into, near.docs[at] as number)
  const [first] = steps
  // The documents of a group are those of its three units.
  if (steps.length === 1 && first?.group !== null) joinBits(found, far)
  else if (!isEmptyBits(far)) followFar(steps, far, found)
  return found
}
const followFar = (steps: readonly Step[], asked: Bits, found: Bits): void => {
  for (const [at, { rank, all, group }] of steps.entries()) {
    const from = at === 0 ? null : reached
    if (group !== null) followGroup(group, asked, from, next)
    else if (all !== null) follow(all.docs, all.places, rank, asked, from, next)
    ;[reached, next] = [next, reached]
    if (reached.length === 0) return
  }
  for (let index = 0; index < reached.length; index += 1) addBit(found, reached.docs[index] as number)
}
