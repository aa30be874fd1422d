import { assert } from '#shared/lib/result.ts'
import { addBit, isEmptyBits, keepBits, noBits, wordsOf, type Bits } from './bits.ts'
import { bitsOfList, readDocs, readHead, skipDocs } from './doc-set.ts'
import { follow, followGroup, NearPhrase, Reached } from './follow.ts'
import { ListReader } from './list-bytes.ts'
import { aloneKey, isNowhere, pairKey, placesKey, type UnitOrder } from './posting.ts'
import { chunkOf, groupIn, type Group } from './posting-groups.ts'
import { Room } from './room.ts'

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
const room = new Room()

interface Pair {
  readonly key: number
  /** Ranks of its units: rare ones have high ones. */
  readonly rarity: number
  list: Uint8Array
}
/** One step of a phrase: the pair's documents with all of its places, or those places that the next unit follows. */
interface Step {
  readonly rank: number
  readonly all: { readonly docs: Uint32Array; readonly places: ListReader } | null
  readonly group: Group | null
}
/** @returns null where the unit follows nowhere */
const stepOf = (pair: Pair, rank: number, { size, list }: RunLists): Step | null => {
  const apartOf = (chunk: number): Uint8Array => {
    const apart = list(placesKey(pair.key, chunk))
    assert(apart !== null, 'a list has lost its places')
    return apart
  }
  const reader = new ListReader(pair.list)
  const head = readHead(reader)
  if (!head.isGrouped) {
    const docs = room.take(head.count)
    readDocs(reader, head, docs, 0, 0)
    return { rank, all: { docs, places: head.isApart ? new ListReader(apartOf(0)) : reader }, group: null }
  }
  skipDocs(reader, head)
  const chunk = chunkOf(reader, rank)
  const group = chunk < 0 ? null : groupIn(apartOf(chunk), rank, size, room)
  return group === null ? null : { rank, all: null, group }
}

/** The documents in which the term stands, by the lists of the texts. */
export const docsByLists = (term: string, lists: RunLists): Bits => {
  const { size, list, order } = lists
  if (isNowhere(term)) return noBits(size)
  const unit = (at: number): number => term.charCodeAt(at)
  const rank = (at: number): number => order.rankOf[unit(at)] as number
  if (term.length === 1) return bitsOfList(list(aloneKey(unit(0))) ?? NO_LIST, noBits(size))
  room.clear()
  const pairs = Array.from({ length: term.length - 1 }, (_, at): Pair => ({
    key: pairKey(unit(at), unit(at + 1)),
    rarity: rank(at) + rank(at + 1),
    list: NO_LIST,
  }))
  // All pairs must stand there: those of rare units are asked first, and mostly answer already.
  let some: Bits | null = null
  for (const pair of pairs.toSorted((one, other) => other.rarity - one.rarity)) {
    pair.list = list(pair.key) ?? NO_LIST
    if (some === null) some = bitsOfList(pair.list, noBits(size))
    else keepBits(some, bitsOfList(pair.list, room.take(wordsOf(size))))
    if (isEmptyBits(some)) return some
  }
  const asked = some ?? noBits(size)
  return term.length === 2 ? asked : followed(asked, pairs.slice(0, -1), (at) => rank(at + 2), lists)
}

/**
 * Those of the documents asked in which each pair is followed, at the place that the one before leads to, by the unit of its rank.
 * @param asked loses those that are not found
 */
const followed = (asked: Bits, pairs: readonly Pair[], rankAt: (at: number) => number, lists: RunLists): Bits => {
  const steps: Step[] = []
  // The three units of each group must stand there too, rare ones first again.
  const order = pairs.map((pair, at) => ({ pair, at, rarity: pair.rarity + rankAt(at) }))
  for (const { pair, at } of order.sort((one, other) => other.rarity - one.rarity)) {
    const step = stepOf(pair, rankAt(at), lists)
    if (step === null) return noBits(lists.size)
    if (step.group !== null) keepBits(asked, step.group.own.bits)
    if (isEmptyBits(asked)) return asked
    steps[at] = step
  }
  // The documents of a group are those of its three units.
  if (steps.length === 1 && steps[0]?.group !== null) return asked
  /** What must be followed place by place. */
  const far = room.take(wordsOf(lists.size))
  near.begin(asked)
  for (const { group } of steps) {
    if (group !== null) near.follow(group, far)
    // Its places are gone through once, and for all documents that the groups behind it leave.
    else near.forgetPlaces()
    if (near.length === 0 && isEmptyBits(far)) return noBits(lists.size)
  }
  const found = noBits(lists.size)
  const into = steps.every(({ group }) => group !== null) ? found : far
  for (let at = 0; at < near.length; at += 1) addBit(into, near.docs[at] as number)
  if (!isEmptyBits(far)) followFar(steps, far, found)
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
