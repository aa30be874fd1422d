import { describe, expect, it } from 'vitest'
import { queryDocs, termDocs, type RunLists } from '#shared/domain/search/answer.ts'
import { addBit, bitsDown, countBits, noBits } from '#shared/domain/search/bits.ts'
import { blockWriter, listIn, postingsIn, type Block } from '#shared/domain/search/block.ts'
import { foldText } from '#shared/domain/search/fold.ts'
import { postingsOf } from '#shared/domain/search/posting-batch.ts'
import { SPACE, unitOrder, type Posting } from '#shared/domain/search/posting.ts'
import { joinLists, listWithout } from '#shared/domain/search/posting-join.ts'
import { parseQuery } from '#shared/domain/search/query.ts'
import { createRandom, type Random } from '../../../helper/random.ts'

const ORDER = unitOrder('水库大坝，')
const ALPHABET = [...'水库大坝Ａａ1，。 ', '\n', '𠮷']
const wordOf = (random: Random, length: number): string => Array.from({ length }, () => random.pick(ALPHABET)).join('')

const listsOf = (texts: readonly (readonly [string, string])[]): Map<number, Uint8Array> =>
  new Map(
    Array.from(
      postingsOf(
        texts.map(([title, text]) => ({
          parts: [
            { kind: 'title', label: '', text: title },
            { kind: 'wording', label: '', text },
          ],
          sounds: new Set(),
        })),
        ORDER,
      ),
      ({ key, list }) => [key, list.slice()],
    ),
  )
const runOf = (lists: ReadonlyMap<number, Uint8Array>, size: number): RunLists => {
  const there = noBits(size)
  for (let doc = 0; doc < size; doc += 1) addBit(there, doc)
  return { size, there, list: (key) => lists.get(key) ?? null, order: ORDER }
}
const docsOf = (run: RunLists, term: string, space: 0 | 1 = SPACE.text): readonly number[] =>
  Array.from(bitsDown(termDocs(space, term, run), run.size)).reverse()

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
      const keys = [...new Set(halves.flatMap((half) => [...half.keys()]))]
      const joined = new Map(
        keys.map((key) => {
          const parts = halves.flatMap((half, index) => {
            const list = half.get(key)
            return list === undefined ? [] : [{ list, shift: index === 0 ? 0 : 11 }]
          })
          return [key, joinLists(parts)] as const
        }),
      )
      expect(joined).toEqual(new Map(keys.map((key) => [key, whole.get(key)])))
      const isGone = (doc: number): boolean => doc % 3 === round % 3
      const left = new Map(
        Array.from(whole, ([key, list]) => [key, listWithout(key, list, isGone)] as const).flatMap(([key, list]) =>
          list === null ? [] : [[key, list] as const],
        ),
      )
      const [run, rest] = [runOf(whole, texts.length), runOf(left, texts.length)]
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
        expect(docsOf(run, term, SPACE.title)).toEqual(holding(([one]) => [one]))
      }
    }
  })

  it('find nothing across two texts, nor by the characters that stand for something else', () => {
    const run = runOf(
      listsOf([
        ['水', '库'],
        ['水\0库', '\uffff'],
      ]),
      2,
    )
    expect(docsOf(run, '水库')).toEqual([])
    for (const term of ['\0', '水\0', '水\0库', '\uffff', '水\uffff', '']) expect(docsOf(run, term)).toEqual([])
    expect(docsOf(run, '水 库')).toEqual([1])
  })

  it('answer AND, OR and NOT over what stands in the index', () => {
    const run = runOf(
      listsOf([
        ['', '水库大坝'],
        ['', '水库'],
        ['', '大坝'],
        ['', '河道'],
      ]),
      4,
    )
    const asked = (input: string): readonly number[] => {
      const query = parseQuery(input)
      if (!query.ok) throw new Error(query.error.code)
      return Array.from(bitsDown(queryDocs(query.value, SPACE.text, run, new Map()), 4)).reverse()
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
    const postings: Posting[] = []
    for (let key = random.below(9); postings.length < 500; key += 1 + random.below(random.next() < 0.1 ? 2 ** 33 : 300))
      postings.push({
        key,
        list: Uint8Array.from({ length: random.next() < 0.02 ? 5000 : random.below(40) }, () => random.below(256)),
      })
    const blocks: Block[] = []
    const writer = blockWriter(1000, (block) => blocks.push(block))
    for (const posting of postings) writer.add(posting)
    writer.end()
    expect(blocks.length).toBeGreaterThan(10)
    expect(blocks.flatMap((block) => [...postingsIn(block)])).toEqual(postings)
    for (const { key, list } of postings) {
      const block = blocks.findLast((one) => one.key <= key)
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
  })
})
