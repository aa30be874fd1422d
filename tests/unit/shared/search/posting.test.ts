import { describe, expect, it } from 'vitest'
import { queryDocs, type AskedRun } from '#shared/domain/search/answer.ts'
import {
  addBit,
  bitsBetween,
  bitsDown,
  countBits,
  dropBit,
  eachBit,
  hasBit,
  noBits,
} from '#shared/domain/search/bits.ts'
import { BlockReader, BlockWriter, listIn, type Block } from '#shared/domain/search/block.ts'
import { isGrouped } from '#shared/domain/search/doc-set.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { docsByLists } from '#shared/domain/search/phrase.ts'
import { docsByTexts, hashedText } from '#shared/domain/search/hashed-text.ts'
import { docsByJoinedTexts, joinedTexts, joinTexts } from '#shared/domain/search/joined-texts.ts'
import { textsOf, writeRun } from '#shared/domain/search/posting-batch.ts'
import { CHUNKS, FIRST_PLACES, isPlain, pairKey, placesKey, unitOrder } from '#shared/domain/search/posting.ts'
import { groupIn, NARROW } from '#shared/domain/search/posting-groups.ts'
import { joinLists, type JoinedPart } from '#shared/domain/search/posting-join.ts'
import { Room } from '#shared/domain/search/room.ts'
import { MOST_SHAPES, ShapeCounts } from '#shared/domain/search/shape-counts.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { createRandom, type Random } from '../../../helper/random.ts'

const ORDER = unitOrder('水库大坝，')
const ALPHABET = [...'水库大坝Ａａ1，。 ', '\n', '𠮷']
const wordOf = (random: Random, length: number): string => Array.from({ length }, () => random.pick(ALPHABET)).join('')

const listsIn = (blocks: readonly Block[]): Map<number, Uint8Array> => {
  const lists = new Map<number, Uint8Array>()
  for (const block of blocks)
    for (const reader = new BlockReader(block); reader.next();)
      lists.set(reader.key, reader.bytes.slice(reader.from, reader.to))
  return lists
}
const written = (write: (into: BlockWriter, longPlaces: BlockWriter) => void, size = 500): readonly Block[] => {
  const blocks: Block[] = []
  const [writer, longPlaces] = [0, 1].map(() => new BlockWriter(size, (block) => blocks.push(block))) as [
    BlockWriter,
    BlockWriter,
  ]
  write(writer, longPlaces)
  writer.finish()
  longPlaces.finish()
  return blocks
}
const entryOf = ([title, text]: readonly [string, string]) => {
  const parts = [{ kind: 'title', label: '', text: title } as const, { kind: 'wording', label: '', text } as const]
  return { ...textsOf(parts), sounds: [] }
}
const listsOf = (texts: readonly (readonly [string, string])[]): Map<number, Uint8Array> =>
  listsIn(
    written((into, longPlaces) => {
      for (const _ of writeRun(texts.map(entryOf), ORDER, into, longPlaces));
    }),
  )
const runOf = (lists: ReadonlyMap<number, Uint8Array>, texts: readonly (readonly [string, string])[]): AskedRun => {
  const size = texts.length
  const there = noBits(size)
  for (let doc = 0; doc < size; doc += 1) addBit(there, doc)
  const list = (key: number): Uint8Array | null => lists.get(key) ?? null
  const titles = joinedTexts(joinTexts(texts.map((one) => entryOf(one).title)), size)
  const holding: AskedRun['holding'] = (where, term) =>
    where === 'title' ? docsByJoinedTexts(term, titles) : docsByLists(term, { size, list, order: ORDER })
  return { size, there, holding, sounding: () => there }
}
const docsOf = (run: AskedRun, term: string, where: 'text' | 'title' = 'text'): readonly number[] =>
  Array.from(bitsDown(run.holding(where, term), run.size)).reverse()
const apartIn = (lists: ReadonlyMap<number, Uint8Array>, key: number): JoinedPart['apart'] =>
  Array.from({ length: CHUNKS }, (_, chunk) => lists.get(placesKey(key, chunk)) ?? []).flatMap((bytes) =>
    bytes instanceof Uint8Array ? [{ bytes, from: 0, to: bytes.length }] : [],
  )
/** Lists of neighbouring runs as one. */
const joinedOf = (
  parts: readonly (Pick<JoinedPart, 'shift' | 'isGone'> & { readonly lists: ReadonlyMap<number, Uint8Array> })[],
): Map<number, Uint8Array> => {
  const keys = [...new Set(parts.flatMap(({ lists }) => [...lists.keys()]))].sort((a, b) => a - b)
  return listsIn(
    written((into, longPlaces) => {
      for (const key of keys.filter((one) => one < placesKey(0)))
        joinLists(
          key,
          parts.flatMap(({ lists, shift, isGone }): readonly JoinedPart[] => {
            const bytes = lists.get(key)
            const apart = isPlain(key) ? [] : apartIn(lists, key)
            return bytes === undefined ? [] : [{ bytes, from: 0, to: bytes.length, apart, shift, isGone }]
          }),
          into,
          longPlaces,
        )
    }),
  )
}

describe('lists of pairs with their places', () => {
  it('find every term in every text that holds it and in no other, joined or not, with documents taken out', () => {
    const random = createRandom(20270)
    for (let round = 0; round < 12; round += 1) {
      const texts = Array.from(
        { length: 30 },
        () => [wordOf(random, random.below(6)), wordOf(random, random.below(60))] as const,
      )
      const whole = listsOf(texts)
      const halves = [texts.slice(0, 11), texts.slice(11)].map(listsOf)
      const parts = halves.map((lists, index) => ({ lists, shift: index * 11, isGone: null }))
      expect(joinedOf(parts)).toEqual(whole)
      const isGone = (doc: number): boolean => doc % 3 === round % 3
      const left = joinedOf([{ lists: whole, shift: 0, isGone }])
      const [run, rest] = [runOf(whole, texts), runOf(left, texts)]
      for (let count = 0; count < 60; count += 1) {
        const [title, text] = random.pick(texts)
        const source = foldText(count % 4 === 0 ? title : text)
        const from = random.below(source.length + 1)
        const term =
          count % 2 === 0
            ? source.slice(from, from + 1 + random.below(9))
            : foldText(wordOf(random, 1 + random.below(4)))
        const holding = (which: (texts: readonly [string, string]) => readonly string[]) =>
          texts.flatMap((one, doc) =>
            term !== '' && which(one).some((part) => foldText(part).includes(term)) ? [doc] : [],
          )
        const expected = holding((one) => one)
        expect(docsOf(run, term), JSON.stringify(term)).toEqual(expected)
        expect(docsOf(rest, term), JSON.stringify(term)).toEqual(expected.filter((doc) => !isGone(doc)))
        expect(docsOf(run, term, 'title')).toEqual(holding(([one]) => [one]))
        const looked = docsByTexts(
          term,
          texts.map((one) => hashedText(entryOf(one).all)),
        )
        expect(Array.from(bitsDown(looked, texts.length)).reverse()).toEqual(expected)
      }
    }
  })

  it('find the same where formulas make them long and grouped, whatever their parts were', () => {
    const random = createRandom(360)
    const formulas = ['水库大坝', '水库，', '大坝，水', '库水库', 'a1', '坝库大', '𠮷水']
    const texts = Array.from({ length: 260 }, (_, doc) => {
      const few = formulas.slice(0, doc < 150 ? 4 : 7)
      return ['', Array.from({ length: 1 + random.below(60) }, () => foldText(random.pick(few))).join('')] as const
    })
    const whole = listsOf(texts)
    const cuts = [0, 3, 150, 230, 260]
    const parts = cuts.slice(1).map((end, at) => {
      const lists = listsOf(texts.slice(cuts[at], end))
      // Every second one was joined before: joining is what groups.
      return { from: cuts[at] ?? 0, lists: at % 2 === 0 ? lists : joinedOf([{ lists, shift: 0, isGone: null }]) }
    })
    const isGroupedIn = (lists: ReadonlyMap<number, Uint8Array>): number =>
      [...lists].filter(([key, list]) => !isPlain(key) && isGrouped(list, 0)).length
    expect(isGroupedIn(whole)).toBe(0)
    expect(new Set(parts.map(({ lists }) => isGroupedIn(lists))).size).toBeGreaterThan(2)
    const isGone = (doc: number): boolean => doc % 5 === 2
    const joined = joinedOf(parts.map(({ from, lists }) => ({ lists, shift: from, isGone: null })))
    const left = joinedOf(
      parts.map(({ from, lists }) => ({ lists, shift: from, isGone: (doc: number) => isGone(from + doc) })),
    )
    const again = joinedOf([{ lists: joined, shift: 0, isGone }])
    expect([joined, left, again].every((lists) => isGroupedIn(lists) > 5)).toBe(true)
    const runs = [whole, joined, left, again].map((lists) => runOf(lists, texts))
    for (let count = 0; count < 150; count += 1) {
      const [, text] = random.pick(texts)
      const from = random.below(text.length)
      const term = text.slice(from, from + 1 + random.below(12))
      const expected = texts.flatMap(([, one], doc) => (one.includes(term) ? [doc] : []))
      const remaining = expected.filter((doc) => !isGone(doc))
      expect(
        runs.map((run) => docsOf(run, term)),
        term,
      ).toEqual([expected, expected, remaining, remaining])
    }
  })

  it('find the same where a pair stands hundreds of times in a document, and its groups lie in many chunks', () => {
    const random = createRandom(410)
    const others = Array.from({ length: 24 }, (_, at) => String.fromCharCode(0x4e00 + at))
    const texts = Array.from({ length: 40 }, (_, doc) => {
      // Some hold few, some stretches of hundreds, some the same scattered.
      const few = doc % 4 === 0 ? others.slice(0, 2) : others
      const many = doc % 3 === 0 ? 8 : 500
      return ['', Array.from({ length: many }, () => `水库${random.pick(few)}${random.pick(few)}`).join('')] as const
    })
    const parts = [texts.slice(0, 25), texts.slice(25)].map((some, at) => ({ lists: listsOf(some), shift: at * 25 }))
    const joined = joinedOf(parts.map((part) => ({ ...part, isGone: null })))
    const isGone = (doc: number): boolean => doc % 7 === 3
    const left = joinedOf([{ lists: joined, shift: 0, isGone }])
    const chunks = (lists: ReadonlyMap<number, Uint8Array>): number =>
      [...lists.keys()].filter((key) => key >= FIRST_PLACES && key % CHUNKS > 0).length
    expect([joined, left].every((lists) => chunks(lists) > 2)).toBe(true)
    const runs = [joined, left].map((lists) => runOf(lists, texts))
    for (let count = 0; count < 300; count += 1) {
      const [, text] = random.pick(texts)
      const from = random.below(text.length)
      const term = text.slice(from, from + 3 + random.below(10))
      const expected = texts.flatMap(([, one], doc) => (one.includes(term) ? [doc] : []))
      expect(
        runs.map((run) => docsOf(run, term)),
        term,
      ).toEqual([expected, expected.filter((doc) => !isGone(doc))])
    }
  })

  it('find the same where the places of a group lie in more ways than a byte tells apart', () => {
    const random = createRandom(450)
    const texts = Array.from(
      { length: 700 },
      () =>
        ['', Array.from({ length: 40 + random.below(30) }, () => random.pick(['水', '库', '坝'])).join('')] as const,
    )
    const parts = [texts.slice(0, 300), texts.slice(300)].map((some, at) => ({ lists: listsOf(some), shift: at * 300 }))
    const joined = joinedOf(parts.map((part) => ({ ...part, isGone: null })))
    const again = joinedOf([{ lists: joined, shift: 0, isGone: null }])
    const rank = ORDER.rankOf['坝'.charCodeAt(0)] as number
    const chunk = joined.get(placesKey(pairKey('水'.charCodeAt(0), '库'.charCodeAt(0)))) ?? new Uint8Array()
    const group = groupIn(chunk, rank, texts.length, new Room())
    expect(group?.shapes.places.length).toBeGreaterThan(NARROW + 1)
    expect(again).toEqual(joined)
    const run = runOf(joined, texts)
    for (let count = 0; count < 200; count += 1) {
      const [, text] = random.pick(texts)
      const from = random.below(text.length)
      const term = text.slice(from, from + 3 + random.below(10))
      expect(docsOf(run, term), term).toEqual(texts.flatMap(([, one], doc) => (one.includes(term) ? [doc] : [])))
    }
  })

  it('number as many shapes as two bytes tell apart, and no more', () => {
    const counts = new ShapeCounts()
    for (let places = 1; places <= MOST_SHAPES; places += 1) expect(counts.count(places, 1)).toBe(places - 1)
    expect(counts.count(MOST_SHAPES + 1, 1)).toBe(-1)
    expect(counts.count(1, 2)).toBe(-1)
    expect(counts.count(7, 1)).toBe(6)
    expect(counts.byFrequency().slice(0, 2)).toEqual([6, 0])
    counts.clear()
    expect(counts.count(7, 1)).toBe(0)
    expect(counts.length).toBe(1)
  })

  it('find nothing across two texts, nor by the characters that stand for something else', () => {
    const texts = [
      ['水', '库'],
      ['水\0库', '\uffff'],
    ] as const
    const run = runOf(listsOf(texts), texts)
    expect(docsOf(run, '水库')).toEqual([])
    for (const term of ['\0', '水\0', '水\0库', '\uffff', '水\uffff', '']) expect(docsOf(run, term)).toEqual([])
    expect(docsOf(run, '水 库')).toEqual([1])
  })

  it('answer AND, OR and NOT over what stands in the index', () => {
    const texts = [
      ['', '水库大坝'],
      ['', '水库'],
      ['', '大坝'],
      ['', '河道'],
    ] as const
    const run = runOf(listsOf(texts), texts)
    const asked = (input: string): readonly number[] => {
      const query = parseQuery(input)
      if (!query.ok) throw new Error(query.error.code)
      return Array.from(bitsDown(queryDocs(query.value, 'text', run, new Map()), 4)).reverse()
    }
    expect(asked('水库 大坝')).toEqual([0])
    expect(asked('水库 或 大坝')).toEqual([0, 1, 2])
    expect(asked('水库 -水库大坝')).toEqual([1])
    expect(asked('NOT NOT 水库大坝')).toEqual([0])
    expect(asked('-(水库 或 大坝)')).toEqual([3])
  })
})

describe('blocks of lists', () => {
  it('give back every list under its key, and nothing under another', () => {
    const random = createRandom(5)
    const postings: { readonly key: number; readonly list: Uint8Array }[] = []
    for (let key = random.below(9); postings.length < 500; key += 1 + random.below(random.next() < 0.1 ? 2 ** 33 : 300))
      postings.push({
        key,
        list: Uint8Array.from({ length: random.next() < 0.02 ? 5000 : random.below(40) }, () => random.below(256)),
      })
    const blocks = written((into) => {
      for (const { key, list } of postings) {
        into.body.write(list)
        into.close(key)
      }
    }, 1000)
    expect(blocks.length).toBeGreaterThan(10)
    expect([...listsIn(blocks)]).toEqual(postings.map(({ key, list }) => [key, list]))
    for (const { key, list } of postings) {
      const block = blocks.find((one) => one.key >= key)
      if (block === undefined) throw new Error('no block')
      expect(listIn(block, key)).toEqual(list)
      if (!postings.some((one) => one.key === key + 1)) expect(listIn(block, key + 1)).toBeNull()
    }
  })
})

describe('a set of numbers', () => {
  it('counts, and gives them from above', () => {
    const bits = noBits(100)
    for (const at of [0, 31, 32, 63, 64, 99]) addBit(bits, at)
    expect(countBits(bits)).toBe(6)
    expect([...bitsDown(bits, 64)]).toEqual([63, 32, 31, 0])
    expect([...bitsDown(bits, 100)]).toEqual([99, 64, 63, 32, 31, 0])
    expect([...bitsDown(bits, 0)]).toEqual([])
    const seen: number[] = []
    eachBit(bits, (at) => {
      seen.push(at)
      dropBit(bits, at)
    })
    expect(seen).toEqual([0, 31, 32, 63, 64, 99])
    expect(countBits(bits)).toBe(0)
  })
  it('is cut out anywhere', () => {
    const random = createRandom(7)
    const bits = noBits(200)
    for (let count = 0; count < 90; count += 1) addBit(bits, random.below(200))
    for (let round = 0; round < 100; round += 1) {
      const first = random.below(230)
      const last = first + random.below(100)
      const all = Array.from({ length: last - first + 1 }, (_, at) => at)
      const part = bitsBetween(bits, first, last)
      expect(Array.from(bitsDown(part, 32 * part.length)).reverse()).toEqual(
        all.filter((at) => first + at < 200 && hasBit(bits, first + at)),
      )
    }
  })
})
