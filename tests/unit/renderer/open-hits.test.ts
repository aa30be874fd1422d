import { describe, expect, it } from 'vitest'
import { openHitLines } from '#renderer/feature/review/open-hits.ts'
import type { CaseView } from '#renderer/feature/review/review-model.ts'
import { insertAt } from '#renderer/ui/field/phrases.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'

const document = documentFromText('关于汛期值班的通知', ['各乡镇：', '值班电话13900010002，请保持畅通。'])
const start = documentToText(document).indexOf('1390')
const hit = (id: string, level: 'high' | 'medium', hands: number): CaseView['hits'][number] => ({
  ...{ id, level, rule: 'mobile', list: 'builtin', term: '手机号', category: 'personal', basis: '', via: [] },
  ...{ start, end: start + 11, lowered: null, handsNeeded: level === 'high' ? 2 : 1, waitsForMe: false },
  hands: Array.from({ length: hands }, () => ({
    ...{ disposition: 'kept' as const, reason: '公开电话', personName: '郑怀瑾', carried: false },
  })),
})

describe('open hits beside the text', () => {
  it('are those that lack a hand, the gravest first, each with the words around it on its line', () => {
    const hits = [hit('a', 'medium', 0), hit('b', 'medium', 1), hit('c', 'high', 1)]
    const { lines, more } = openHitLines({ document, hits })
    expect(lines.map(({ id }) => id)).toEqual(['c', 'a'])
    expect(lines[0]?.words).toBe('值班电话13900010002，请保持畅通。')
    expect(more).toBe(0)
  })

  it('are the first six, and how many more', () => {
    const hits = Array.from({ length: 9 }, (_, index) => hit(String(index), 'medium', 0))
    expect(openHitLines({ document, hits })).toMatchObject({ lines: { length: 6 }, more: 3 })
  })
})

describe('a phrase', () => {
  it('goes in where the caret stands, in place of what is selected', () => {
    expect(insertAt('同意。', '经核对，', { start: 0, end: 0 }, 100)).toEqual({ text: '经核对，同意。', caret: 4 })
    expect(insertAt('甲乙丙', '丁', { start: 1, end: 2 }, 100)).toEqual({ text: '甲丁丙', caret: 2 })
  })

  it('ends where the box ends, and leaves no half of a character', () => {
    expect(insertAt('甲', '乙𠮷', { start: 1, end: 1 }, 3)).toEqual({ text: '甲乙', caret: 2 })
    expect(insertAt('甲乙', '丙', { start: 2, end: 2 }, 2)).toEqual({ text: '甲乙', caret: 2 })
  })
})
