import { describe, expect, it } from 'vitest'
import { acceptAll, diffParagraphs, rejectAll, type TextDiff } from '#shared/domain/text/paragraph/diff.ts'
import { randomFrom } from '../../../bench/revision-generator.ts'
import { checkedDiff } from './diff-laws.ts'

const random = randomFrom(99)
const han = (length: number, variety = 3000): string =>
  Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * variety))).join('')

/** The two laws that are cheap to check on a long text. */
const longDiff = (old: readonly string[], new_: readonly string[]): TextDiff => {
  const diff = diffParagraphs(old, new_)
  const isAccepted = acceptAll(diff).join('\0') === new_.join('\0')
  const isRejected = rejectAll(diff).join('\0') === old.join('\0')
  expect([isAccepted, isRejected]).toStrictEqual([true, true])
  return diff
}

describe('a comparison of hard texts ends, and is right', () => {
  it.each([
    ['both empty', [], []],
    ['from nothing', [], ['全文新增。', '']],
    ['to nothing', ['', '全文删除。'], []],
    ['empty paragraphs', ['', '', ''], ['', '']],
    ['lone surrogates', ['甲\ud83d乙', '\ude00'], ['甲\ud83d\ude00乙', '\ud83d']],
    ['a mark at the head', ['\u0301正文'], ['\u0301\u0301正文']],
    ['a mark after a label', ['一、\u0301总则'], ['二、\u0301总则']],
    ['nothing but labels', ['一、', '（二）', '3.'], ['二、', '（三）', '4.']],
    ['line ends inside', ['一、\r\n甲\r\n'], ['一、\n甲\r']],
  ])('%s', (_, old, new_) => {
    checkedDiff(old, new_)
  })

  const paragraphs = Array.from({ length: 10_000 }, (_, at) => `${at}号事项：${han(12)}。`)
  const same = Array.from({ length: 10_000 }, () => '同一段落，一字不差。')

  it('10,000 paragraphs in reversed order: all but one moved', () => {
    const { counts } = longDiff(paragraphs, [...paragraphs].reverse())
    expect(counts).toMatchObject({ same: 1, moved: 9999, insertedCharacters: 0 })
  })
  it('two halves swapped: one block moved', () => {
    const { counts } = longDiff(paragraphs, [...paragraphs.slice(5000), ...paragraphs.slice(0, 5000)])
    expect(counts).toMatchObject({ same: 5000, moved: 5000, movedBlocks: 1 })
  })
  it('10,000 identical paragraphs, some taken away: only those are removed', () => {
    const { counts, fallback } = longDiff(['甲头', ...same, '尾甲'], ['首乙', ...same.slice(7), '乙终'])
    expect(counts).toMatchObject({ same: 9993, edited: 0, removed: 9, added: 2 })
    expect(fallback).toBe(false)
  })
  it('10,000 paragraphs each edited: none lost', () => {
    const { counts } = longDiff(
      paragraphs,
      paragraphs.map((text) => `${text}已办结`),
    )
    expect(counts).toMatchObject({ edited: 10_000, insertedCharacters: 30_000, deletedCharacters: 0 })
  })

  it('a million characters on one line, ten changed: those ten', () => {
    const old = han(1_000_000)
    const units = old.split('')
    for (let k = 1; k <= 10; k += 1) units[k * 90_000] = '〇'
    const { counts, fallback } = longDiff([old], [units.join('')])
    // A character that is part of a word is replaced with its word.
    expect(counts.edited).toBe(1)
    expect(counts.insertedCharacters).toBeGreaterThanOrEqual(10)
    expect(counts.insertedCharacters).toBeLessThan(40)
    expect(fallback).toBe(false)
  })
  it('a million equal characters and one more: that one', () => {
    for (const character of ['a', '一', ' ']) {
      const { counts } = longDiff([character.repeat(1_000_000)], [character.repeat(1_000_001)])
      expect(counts.edited).toBe(1)
      expect(counts.insertedCharacters).toBeLessThan(100)
    }
  })
  it('a million characters, nothing in common: removed and added', () => {
    const { counts } = longDiff(
      [han(1_000_000, 1500)],
      [Array.from(han(1_000_000, 1500), (sign) => String.fromCharCode(sign.charCodeAt(0) + 1500)).join('')],
    )
    expect(counts).toMatchObject({ removed: 1, added: 1 })
  })
  it('one long line of the same few words in another order: coarse, and says so', () => {
    const words = Array.from({ length: 300 }, () => han(2))
    const line = (): string => Array.from({ length: 100_000 }, () => words[Math.floor(random() * 300)]).join('')
    const { fallback, counts } = longDiff([line()], [line()])
    expect(fallback).toBe(true)
    expect(counts.edited).toBe(1)
  })
  it('a table row of 20,000 cells that loses its first', () => {
    const cells = Array.from({ length: 20_000 }, (_, at) => `第${at}格`)
    const { counts } = longDiff([cells.join('\t')], [cells.slice(1).join('\t')])
    expect(counts.deletedCharacters).toBeLessThan(40)
  })
  it('long runs of joiners and flags', () => {
    const { counts } = longDiff(['👨\u200d'.repeat(50_000)], [`${'👨\u200d'.repeat(50_000)}👨`])
    expect(counts).toMatchObject({ edited: 1 })
    longDiff(['🇨'.repeat(50_001)], ['🇨'.repeat(50_000)])
  })
})

describe('the work that a comparison may do', () => {
  it('is bounded, and the coarser answer says so', () => {
    const old = Array.from({ length: 50 }, () => han(200, 40))
    const new_ = old.map((text) => text.slice(3, 90) + han(20, 40) + text.slice(110))
    expect(checkedDiff(old, new_).fallback).toBe(false)
    const coarse = checkedDiff(old, new_, { maxSteps: 2000 })
    expect(coarse.fallback).toBe(true)
    expect(coarse.counts.insertedCharacters).toBeGreaterThan(checkedDiff(old, new_).counts.insertedCharacters)
  })
})
