import { describe, expect, it } from 'vitest'
import { clusterEnd, countCharacters } from '#shared/domain/text/grapheme.ts'
import { tokenise } from '#shared/domain/text/inline/token.ts'
import { randomFrom } from '../../../bench/revision-generator.ts'
import { checkedDiff } from './diff-laws.ts'

/** Pieces that break careless code: marks, joiners, halves of pairs, flags, jamo, conjuncts, line ends, labels. */
const PIECES = [
  ...'政务公开审查部门负责组织实施的和在了一二三四十',
  ...'，。；！？、（）《》“”…—',
  ...'abcXYZ0129 .,-/\t',
  '一、',
  '（二）',
  '3.',
  '第五条 ',
  '2024年',
  '二十五',
  '国务院办公厅',
  '申请行政复议',
  'e\u0301',
  '\u0301',
  '\u200d',
  '\ufe0f',
  '葛\u{e0100}',
  '👨‍👩‍👧',
  '👍🏽',
  '🇨🇳',
  '🇨',
  '1\ufe0f\u20e3',
  '\ud83d',
  '\ude00',
  '𠮷',
  'ᄒ',
  'ᅡ',
  'ᆫ',
  '하',
  'क्ष',
  '\u094d',
  'ก\u0e33',
  '\u0600',
  '\r',
  '\n',
  '\u200b',
  'ｶ\uff9e',
  'བོད་',
  'ئۇيغۇر',
  '\u0000',
  '©\ufe0f',
]

const writer = (random: () => number) => {
  const below = (limit: number): number => Math.floor(random() * limit)
  const piece = (): string => PIECES[below(PIECES.length)] ?? ''
  const text = (most: number): string => Array.from({ length: below(most + 1) }, piece).join('')
  const edit = (old: string): string => {
    // At any code unit, so that pairs and clusters are torn too.
    const start = below(old.length + 1)
    const end = Math.min(old.length, start + below(4))
    return old.slice(0, start) + (random() < 0.6 ? text(3) : '') + old.slice(end)
  }
  const document = (): string[] => Array.from({ length: below(7) }, () => text(14))
  const revise = (old: readonly string[]): string[] => {
    const revised = [...old]
    for (let edits = below(6); edits > 0; edits -= 1) {
      const at = below(revised.length + 1)
      const here = revised[at] ?? ''
      const choice = below(7)
      if (choice < 3 && at < revised.length) revised[at] = edit(here)
      else if (choice === 3) revised.splice(at, 0, text(14))
      else if (choice === 4) revised.splice(at, 1)
      else if (choice === 5) revised.splice(below(revised.length + 1), 0, ...revised.splice(at, 1 + below(2)))
      else revised.splice(at, 1, here.slice(0, here.length >> 1), here.slice(here.length >> 1))
    }
    return revised
  }
  return { text, document, revise }
}

describe('a comparison of random texts', () => {
  it('keeps every law on 20,000 revisions', () => {
    const { document, revise } = writer(randomFrom(20240501))
    let changed = 0
    for (let round = 0; round < 20_000; round += 1) {
      const old = document()
      const diff = checkedDiff(old, revise(old))
      if (diff.counts.same !== diff.paragraphs.length) changed += 1
    }
    expect(changed).toBeGreaterThan(10_000)
  })

  it('keeps every law on 2,000 unrelated pairs', () => {
    const { document } = writer(randomFrom(7))
    for (let round = 0; round < 2000; round += 1) checkedDiff(document(), document())
  })

  it('keeps every law when the work allowed runs out', () => {
    const { document, revise } = writer(randomFrom(11))
    let fallbacks = 0
    for (let round = 0; round < 2000; round += 1) {
      const old = document()
      if (checkedDiff(old, revise(old), { maxSteps: round % 60 }).fallback) fallbacks += 1
    }
    expect(fallbacks).toBeGreaterThan(100)
  })
})

describe('the cuts of a text', () => {
  const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })

  it('are never within a character, and characters are counted as a reader counts them', () => {
    const { text } = writer(randomFrom(3))
    for (let round = 0; round < 10_000; round += 1) {
      const sample = text(8)
      const starts = Array.from(graphemes.segment(sample), ({ index }) => index)
      const own: number[] = []
      for (let at = 0; at < sample.length; at = clusterEnd(sample, at)) own.push(at)
      const tokens = tokenise(sample)
      const torn = Array.from(tokens.starts.subarray(0, tokens.count)).filter((start) => !starts.includes(start))
      expect([own, torn, countCharacters(sample)], JSON.stringify(sample)).toStrictEqual([starts, [], starts.length])
    }
  })
})
