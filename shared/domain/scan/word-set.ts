/* eslint-disable @typescript-eslint/no-non-null-assertion -- indices stay inside the typed arrays built here */
import type { ScanData } from './scan-data.ts'

/** How ordinary a word is: 0 not a word, then rare, common, frequent. */
export type WordRank = 0 | 1 | 2 | 3

/** The ordinary words of one and two characters; of two, one sorted array of tails per head. */
export interface WordSet {
  /** 1 for each UTF-16 unit that is a word alone. */
  readonly single: Uint8Array
  /** Rank of the word made of two UTF-16 units. */
  readonly rank: (head: number, tail: number) => WordRank
}

export const wordSet = (words: ScanData['words']): WordSet => {
  const tailsByHead = new Map<number, { tail: number; rank: WordRank }[]>()
  const add = (list: string, rank: WordRank): void => {
    for (const run of list.split(' ')) {
      const head = run.charCodeAt(0)
      const tails = tailsByHead.get(head) ?? []
      for (let i = 1; i < run.length; i++) tails.push({ tail: run.charCodeAt(i), rank })
      tailsByHead.set(head, tails)
    }
  }
  add(words.rare, 1)
  add(words.common, 2)
  add(words.frequent, 3)
  const size = [...tailsByHead.values()].reduce((sum, tails) => sum + tails.length, 0)
  const firstOf = new Uint16Array(65536)
  const countOf = new Uint16Array(65536)
  const tails = new Uint16Array(size)
  const ranks = new Uint8Array(size)
  let next = 0
  for (const [head, list] of tailsByHead) {
    firstOf[head] = next
    countOf[head] = list.length
    for (const { tail, rank } of list.sort((a, b) => a.tail - b.tail)) {
      tails[next] = tail
      ranks[next++] = rank
    }
  }
  const rank = (head: number, tail: number): WordRank => {
    let low = firstOf[head]!
    let high = low + countOf[head]!
    while (low < high) {
      const middle = (low + high) >>> 1
      const found = tails[middle]!
      // The ranks array holds nothing but WordRank values.
      if (found === tail) return ranks[middle] as WordRank
      if (found < tail) low = middle + 1
      else high = middle
    }
    return 0
  }
  const single = new Uint8Array(65536)
  for (let i = 0; i < words.single.length; i++) single[words.single.charCodeAt(i)] = 1
  return { single, rank }
}
