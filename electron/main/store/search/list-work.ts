import { joinTexts, splitTexts } from '#shared/domain/search/joined-texts.ts'
import { hasBit, type Bits } from '#shared/domain/search/bits.ts'
import { BlockReader } from '#shared/domain/search/block.ts'
import { isApart, isGrouped } from '#shared/domain/search/doc-set.ts'
import { FIRST_PLACES, isPlain, placesFrom, placesKey } from '#shared/domain/search/posting.ts'
import { NO_TEXT, writeRun, type BatchEntry } from '#shared/domain/search/posting-batch.ts'
import { isChunkFollowed } from '#shared/domain/search/posting-groups.ts'
import { joinLists, type JoinedPart, type Slice } from '#shared/domain/search/posting-join.ts'
import { assertNever } from '#shared/lib/result.ts'
import { pack, packText, unpack, unpackText } from './pack.ts'
import { blockPacker, eachPacked, unpackBlock, type PackedBlocks } from './packed-blocks.ts'
import { joinedRecords } from './records.ts'
import { UNIT_ORDER } from './unit-order.ts'

/** The lists of new documents. */
export interface MakeWork {
  readonly kind: 'make'
  /** Their texts in UTF-16, one behind the other: strings are copied unit by unit on their way to another thread. */
  readonly texts: Uint8Array
  /** Where each ends. */
  readonly ends: Uint32Array
  readonly sounds: readonly (readonly number[])[]
}
export const makeWorkOf = (entries: readonly BatchEntry[]): MakeWork => {
  const ends = new Uint32Array(entries.length)
  let end = 0
  for (const [index, { all }] of entries.entries()) ends[index] = end += 2 * all.length
  const texts = Buffer.from(new ArrayBuffer(end))
  for (const [index, { all }] of entries.entries())
    texts.write(all, (ends[index] as number) - 2 * all.length, 'utf16le')
  return { kind: 'make', texts, ends, sounds: entries.map(({ sounds }) => sounds) }
}
/** The lists of neighbouring runs under the keys from `from` to below `until`, as one run's. */
export interface JoinWork {
  readonly kind: 'join'
  readonly from: number
  readonly until: number
  /** The oldest first. */
  readonly parts: readonly {
    /** How far the run begins behind the joined one. */
    readonly shift: number
    /** Which of its documents are left; null for all. */
    readonly there: Bits | null
    /** In which those keys lie, and their places that lie apart. */
    readonly lists: PackedBlocks
    readonly places: PackedBlocks
  }[]
}
/** What lies beside the lists of neighbouring runs, as one run's. */
export interface BesideWork {
  readonly kind: 'beside'
  readonly first: number
  readonly last: number
  /** Which of the documents are left, from the first on. */
  readonly there: Bits
  /** The oldest first. Records are packed, and so are titles but those of fresh runs. */
  readonly parts: readonly {
    readonly first: number
    readonly last: number
    readonly records: Uint8Array
    readonly titles: Uint8Array | readonly string[]
  }[]
}
export type ListWork = MakeWork | JoinWork | BesideWork

export type ListAnswer =
  | { readonly kind: 'blocks'; readonly blocks: PackedBlocks; readonly isLast: boolean }
  | { readonly kind: 'beside'; readonly records: Uint8Array; readonly titles: Uint8Array }

/** So many blocks are written to the store with one step, or fewer that are so many bytes. */
const BLOCKS = 48
const BYTES = 200_000

function* made({ texts, ends, sounds }: MakeWork): Generator<ListAnswer, void> {
  const packer = blockPacker()
  const units = Buffer.from(texts.buffer, texts.byteOffset, texts.length)
  const entries = Array.from(ends, (end, at) => ({
    all: units.toString('utf16le', ends[at - 1] ?? 0, end),
    sounds: sounds[at] ?? [],
  }))
  for (const _ of writeRun(entries, UNIT_ORDER, packer.lists, packer.places))
    if (packer.count() >= BLOCKS || packer.bytes() >= BYTES)
      yield { kind: 'blocks', blocks: packer.take(), isLast: false }
  packer.finish()
  yield { kind: 'blocks', blocks: packer.take(), isLast: true }
}

/** Goes through the lists of some blocks, from a key on. @returns null behind the last. */
const listsFrom = (blocks: PackedBlocks, from: number): (() => BlockReader | null) => {
  const packed = eachPacked(blocks)
  let reader: BlockReader | null = null
  return () => {
    for (;;) {
      if (reader === null) {
        const next = packed.next()
        if (next.done === true) return null
        reader = new BlockReader(unpackBlock(next.value))
      }
      while (reader.next()) if (reader.key >= from) return reader
      reader = null
    }
  }
}

const sourceOf = ({ shift, there, lists, places }: JoinWork['parts'][number], from: number) => {
  const advancePlaces = listsFrom(places, placesFrom(from))
  const apartOf = (key: number, grouped: boolean): readonly Slice[] => {
    const slices: Slice[] = []
    for (let isLast = false; !isLast;) {
      const found = advancePlaces()
      if (found?.key !== placesKey(key, slices.length)) throw new Error('a list has lost its places')
      slices.push({ bytes: found.bytes, from: found.from, to: found.to })
      isLast = !grouped || !isChunkFollowed(found.bytes, found.from)
    }
    return slices
  }
  const isGone = there === null ? null : (doc: number): boolean => !hasBit(there, doc)
  return {
    advance: listsFrom(lists, from),
    partOf: ({ key, bytes, from: start, to }: BlockReader): JoinedPart => {
      const apart = !isPlain(key) && isApart(bytes, start) ? apartOf(key, isGrouped(bytes, start)) : []
      return { bytes, from: start, to, apart, shift, isGone }
    },
  }
}

function* joined({ from, until, parts }: JoinWork): Generator<ListAnswer, void> {
  const packer = blockPacker()
  const sources = parts.map((part) => sourceOf(part, from))
  const heads = sources.map(({ advance }) => advance())
  for (;;) {
    let key = Math.min(until, FIRST_PLACES)
    for (const head of heads) if (head !== null && head.key < key) key = head.key
    if (key >= until) break
    const lists: JoinedPart[] = []
    for (let index = 0; index < sources.length; index += 1) {
      const [head, source] = [heads[index], sources[index]]
      if (head?.key !== key || source === undefined) continue
      lists.push(source.partOf(head))
      heads[index] = source.advance()
    }
    joinLists(key, lists, packer.lists, packer.places)
    if (packer.count() >= BLOCKS || packer.bytes() >= BYTES)
      yield { kind: 'blocks', blocks: packer.take(), isLast: false }
  }
  packer.finish()
  yield { kind: 'blocks', blocks: packer.take(), isLast: true }
}

const titlesOf = ({ titles }: BesideWork['parts'][number]): readonly string[] =>
  titles instanceof Uint8Array ? splitTexts(unpackText(titles)) : titles

function* beside({ first, there, parts }: BesideWork): Generator<ListAnswer, void> {
  const has = (doc: number): boolean => hasBit(there, doc - first)
  const titles = parts.flatMap((part) =>
    titlesOf(part).map((title, at) => (has(part.first + at) ? title : NO_TEXT.title)),
  )
  const records = joinedRecords(parts, (part) => unpack(part.records), has)
  yield { kind: 'beside', records: pack(records), titles: packText(joinTexts(titles)) }
}

/** The heavy part of making and joining lists: knows of no store and no key, and may be done on another thread. */
export const answersTo = (work: ListWork): Generator<ListAnswer, void> => {
  switch (work.kind) {
    case 'make':
      return made(work)
    case 'join':
      return joined(work)
    case 'beside':
      return beside(work)
    default:
      return assertNever(work)
  }
}

/** About how many bytes are gone through. */
export const sizeOfWork = (work: ListWork): number => {
  switch (work.kind) {
    case 'make':
      return work.texts.length
    case 'join':
      return work.parts.reduce((sum, { lists, places }) => sum + lists.bytes.length + places.bytes.length, 0)
    case 'beside':
      return 40 * (work.last - work.first)
    default:
      return assertNever(work)
  }
}
