import { describe, expect, it } from 'vitest'
import { hanNumber, parseHanNumber } from '#shared/domain/document/han-number.ts'
import type { Block, TextBlockKind } from '#shared/domain/document/model.ts'
import { labelOf, labelText, numberedBlocks, renumber } from '#shared/domain/document/numbering.ts'

const paragraphs = (...texts: readonly string[]): readonly Block[] =>
  texts.map((text) => ({ kind: 'paragraph' as const, text }))
const texts = (body: readonly Block[]): readonly string[] => body.map((block) => ('text' in block ? block.text : ''))

describe('A Han number', () => {
  it('is read back from 1 to 999, in one spelling only', () => {
    for (let value = 1; value < 1000; value += 1) expect(parseHanNumber(hanNumber(value))).toBe(value)
    expect(['一', '十', '十一', '二十', '一百零一', '一百一十', '九百九十九'].map(parseHanNumber)).toEqual([
      1, 10, 11, 20, 101, 110, 999,
    ])
    for (const odd of ['', '一十', '十十', '零', '一零', '百', '一百十', '一二', '千']) {
      expect(parseHanNumber(odd)).toBeNull()
    }
  })
})

describe('A numbering label', () => {
  it.each([
    ['一、总体要求', 1, 1, 2],
    ['（十二）压实责任', 2, 12, 4],
    ['(二)压实责任', 2, 2, 3],
    ['（一）、压实责任', 2, 1, 4],
    ['3.加强值守', 3, 3, 2],
    ['3、加强值守', 3, 3, 2],
    ['（4）按期完成', 4, 4, 3],
  ] as const)('stands before %s', (text, level, number, length) => {
    expect(labelOf({ kind: 'paragraph', text })).toEqual({ level, number, length })
  })

  it.each([
    '总体要求',
    '2.5万元',
    '2026年',
    '1.2.3版',
    '一二、甲',
    '（2026）临01行初1号',
    '一、二季度',
    '一一、',
    '0.甲',
  ])('does not stand before %s', (text) => {
    expect(labelOf({ kind: 'paragraph', text })).toBeNull()
  })

  it('is none of a list item, and is written as the standard writes it', () => {
    expect(labelOf({ kind: 'listItem', text: '1.甲' })).toBeNull()
    expect(([1, 2, 3, 4] as const).map((level) => labelText(level, 11))).toEqual([
      '十一、',
      '（十一）',
      '11.',
      '（11）',
    ])
  })
})

describe('Numbering anew', () => {
  it('closes gaps on all levels and puts labels in their form', () => {
    const body = paragraphs('一、甲', '（一）、乙', '（三）丙', '1、丁', '1、戊', '三.己', '（一）庚', '（五）辛')
    expect(texts(renumber(body))).toEqual([
      '一、甲',
      '（一）乙',
      '（二）丙',
      '1.丁',
      '2.戊',
      '二、己',
      '（一）庚',
      '（二）辛',
    ])
  })

  it('keeps numbers running on over sections, with those before them put right', () => {
    const body = paragraphs('一、甲', '（一）乙', '（三）丙', '二、丁', '（四）戊', '（五）己')
    expect(texts(renumber(body))).toEqual(['一、甲', '（一）乙', '（二）丙', '二、丁', '（三）戊', '（四）己'])
  })

  it('gives back the very body when nothing is to be changed', () => {
    const body = paragraphs('一、甲', '1.乙', '说明：', '1.丙', '2.丁', '第一章 总则', '一、戊')
    expect(renumber(body)).toBe(body)
  })

  it('is done after once: numbers are then as expected', () => {
    const kinds: readonly TextBlockKind[] = ['heading1', 'paragraph']
    let seed = 5
    const next = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit
    for (let round = 0; round < 300; round += 1) {
      const body: readonly Block[] = Array.from({ length: 12 }, () => ({
        kind: kinds[next(2)] ?? 'paragraph',
        text:
          ['一、甲', '二、甲', '（一）乙', '（二）乙', '3.丙', '1.丙', '（1）丁', '说明', '第一条 戊'][next(9)] ?? '',
      }))
      const once = renumber(body)
      expect(numberedBlocks(once).filter(({ label, expected }) => label.number !== expected)).toEqual([])
      expect(renumber(once)).toBe(once)
    }
  })
})
