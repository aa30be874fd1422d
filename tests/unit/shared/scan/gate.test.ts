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
    '机密●5年',
    '关于排查的通知\n机\n密\n★\n5年',
    '某局\r\n绝密\r\n★长期',
    '附件：清单 机密\n★ 3 年',
  ])('stops %j', (text) => expect(classifiedMarkHits(text).length).toBeGreaterThan(0))

  it.each([
    '依法保守国家秘密和商业秘密。',
    '机密级计算机的采购方案',
    '内部资料，注意保存',
    '（此件不予公开）',
    '评分★★★',
    '商业秘密：3年内不得披露',
    '（三）不得泄露国家秘密\n★责任单位：县水利局',
    '手\n机\n密\n封',
  ])('lets %j pass: other rules look at it', (text) => expect(classifiedMarkHits(text)).toEqual([]))

  it('tells the rule and the place and nothing of the text', () => {
    expect(classifiedMarkHits('甲乙\n机密★长期')).toEqual([{ rule: 'classMark', start: 3, end: 8 }])
  })
})
