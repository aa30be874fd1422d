import { describe, expect, it } from 'vitest'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import { entry, matcherOf } from './fixture.ts'

const matcher = matcherOf([
  entry('口交'),
  entry('大麻'),
  entry('SM'),
  entry('机密', { allowedIn: ['商业机密', '机密性'] }),
  entry('秘密', { level: 'block', allowedIn: ['国家秘密'] }),
  entry('部门'),
  entry('2号'),
  entry('一三'),
  entry('注意', { level: 'notice' }),
])

describe('context lowers a hit and says why, and never hides it', () => {
  it.each([
    ['路口交通已恢复', '口交', 'notice', 'context.wordBorder'],
    ['口交', '口交', 'high', null],
    ['遇到大麻烦了', '大麻', 'notice', 'context.wordBorder'],
    ['查获大麻若干', '大麻', 'high', null],
    ['手机密切关注', '机密', 'notice', 'context.wordBorder'],
    ['机密切勿外传', '机密', 'high', null],
    ['此机密文件', '机密', 'high', null],
    ['No Smoking', 'SM', 'notice', 'context.letterBorder'],
    ['SM 级', 'SM', 'high', null],
    ['（sm）', 'SM', 'high', null],
    ['保护商业机密', '机密', 'notice', 'context.allowedPhrase'],
    ['保护商業機密', '机密', 'notice', 'context.allowedPhrase'],
    ['商业的机密', '机密', 'high', null],
    ['保守国家秘密', '秘密', 'notice', 'context.allowedPhrase'],
    ['国家的秘密', '秘密', 'block', null],
    ['各部，门前', '部门', 'notice', 'context.sentenceMark'],
    ['各部， 门前', '部门', 'notice', 'context.sentenceMark'],
    ['部*门', '部门', 'high', null],
    ['部 门', '部门', 'high', null],
    ['第1.3条', '一三', 'notice', 'context.insideNumber'],
    ['代号一三', '一三', 'high', null],
    ['第12号', '2号', 'notice', 'context.insideNumber'],
    ['第十二号', '2号', 'notice', 'context.insideNumber'],
    ['第二号', '2号', 'high', null],
    ['第一二号', '2号', 'notice', 'context.insideNumber'],
    ['按照《某省机密文件管理办法》执行', '机密', 'notice', 'context.citation'],
    ['按照《某省机密管理办法（试行）》执行', '机密', 'notice', 'context.citation'],
    ['见《某省机密事项清单》', '机密', 'high', null],
    ['《某办法》规定的机密文件办法》', '机密', 'high', null],
    ['请机蜜处理', '机密', 'medium', 'context.guess'],
  ])('in %j %s stands at %s, %s', (text, term, level, reason) => {
    const hits = scanner(matcher)(text).filter((hit) => hit.term === term)
    expect(hits.map((hit) => [hit.level, hit.lowered?.reason ?? null])).toEqual([[level, reason]])
    const from = hits[0]?.lowered?.from ?? level
    expect(from).toBe(term === '秘密' ? 'block' : 'high')
  })

  it('leaves a notice alone: there is nothing below it', () => {
    const [hit] = scanner(matcher)('各注，意')
    expect([hit?.level, hit?.lowered]).toEqual(['notice', null])
  })

  it('lowers by thousands of phrases as surely as by one', () => {
    const allowedIn = Array.from({ length: 5000 }, (_, i) => `甲乙${String(i)}机密`)
    const many = matcherOf([entry('机密', { allowedIn })])
    const text = `甲乙4999机密，${'机密。'.repeat(2000)}`
    const hits = scanner(many)(text)
    expect(hits).toHaveLength(2001)
    expect(hits.filter(({ lowered }) => lowered?.reason === 'context.allowedPhrase')).toHaveLength(1)
  })

  it('does not let one entry’s phrase excuse another entry', () => {
    const two = matcherOf([entry('机密', { allowedIn: ['商业机密'] }), entry('业机密')])
    const hits = scanner(two)('商业机密')
    expect(hits.map(({ term, lowered }) => [term, lowered?.reason])).toContainEqual(['业机密', undefined])
  })

  it('gives a hit the same identity wherever its entry stands in the lexicon', () => {
    const one = scanner(matcherOf(['机密', '内部']))('此机密件')[0]?.id
    const other = scanner(matcherOf(['内部', '机密']))('此机密件')[0]?.id
    expect(one).toBe(other)
    expect(one).toBe('lexicon:test/机密:1-3')
  })
})
