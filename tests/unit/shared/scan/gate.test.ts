import { describe, expect, it } from 'vitest'
import { classifiedMarkHits } from '#shared/domain/scan/classified-gate.ts'

describe('the import gate', () => {
  it.each([
    '机密★长期',
    '前文\n\n某局\n秘　密\n关于某事的通知',
    '正文很长很长。'.repeat(1000) + '绝密★30年',
    '机\u200b密\u00ad★１\u200b年',
    '絕密☆長期',
    '秘 . 密 ★ 5 年',
  ])('stops %j', (text) => expect(classifiedMarkHits(text).length).toBeGreaterThan(0))

  it.each([
    '依法保守国家秘密和商业秘密。',
    '机密级计算机的采购方案',
    '内部资料，注意保存',
    '（此件不予公开）',
    '评分★★★',
  ])('lets %j pass: other rules look at it', (text) => expect(classifiedMarkHits(text)).toEqual([]))

  it('tells the rule and the place and nothing of the text', () => {
    expect(classifiedMarkHits('甲乙\n机密★长期')).toEqual([{ rule: 'classMark', start: 3, end: 8 }])
  })
})
