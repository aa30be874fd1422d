import { describe, expect, it } from 'vitest'
import { positiveOf } from '#shared/domain/search/answer.ts'
import { excludes, parseQuery, shownTerms, termsOf, type Query } from '#shared/domain/search/query.ts'

const parsed = (input: string): Query => {
  const query = parseQuery(input)
  if (!query.ok) throw new Error(`${input}: ${query.error.code}`)
  return query.value
}
/** The query with all its brackets, to be read by a person. */
const shown = (query: Query): string => {
  if (query.kind === 'term') return query.text
  if (query.kind === 'not') return `!${shown(query.part)}`
  return `(${query.parts.map(shown).join(query.kind === 'and' ? ' & ' : ' | ')})`
}

describe('a question as it is typed', () => {
  it.each([
    ['政务公开', '政务公开'],
    ['政务公开 水库', '(政务公开 & 水库)'],
    ['政务公开 且 水库', '(政务公开 & 水库)'],
    ['公告 或 通告', '(公告 | 通告)'],
    ['公告 OR 通告 2026年', '(公告 | (通告 & 2026年))'],
    ['（公告 | 通告） 2026年', '((公告 | 通告) & 2026年)'],
    ['(公告 或 通告) 非 征求意见', '((公告 | 通告) & !征求意见)'],
    ['公告 -征求意见', '(公告 & !征求意见)'],
    ['-(公告 通告)', '!(公告 & 通告)'],
    ['公告 -"征求 意见"', '(公告 & !征求 意见)'],
    ['(－“征求 意见” 公告)', '(!征求 意见 & 公告)'],
    ['文号-"甲" - "乙"', '(文号- & 甲 & - & 乙)'],
    ['NOT NOT 公告', '!!公告'],
    ['“安全 生产”', '安全 生产'],
    ['"或"', '或'],
    ['办法（试行）', '办法(试行)'],
    ['（办法（试行） 或 细则）', '(办法(试行) | 细则)'],
    ['ＧＢ/Ｔ　9704', '(gb/t & 9704)'],
    ['A-1', 'a-1'],
  ])('%s is read as %s', (input, expected) => {
    expect(shown(parsed(input))).toBe(expected)
  })

  it.each([
    ['或', '或'],
    ['非', '非'],
    ['是非', '是非'],
    ['-', '-'],
    ['公告 - 通告', '(公告 & - & 通告)'],
    ['公告 "-"', '(公告 & -)'],
    ['公告 "或"', '(公告 & 或)'],
  ])('%s is looked for as words, since there is nothing to join: %s', (input, expected) => {
    expect(shown(parsed(input))).toBe(expected)
  })

  it.each([
    ['', 'search.empty', 0],
    ['  　', 'search.empty', 0],
    ['(公告', 'search.bracket', 0],
    ['公告）', 'search.bracket', 2],
    ['()', 'search.bracket', 1],
    ['公告 ()', 'search.bracket', 4],
    ['公告 或', 'search.operator', 3],
    ['公告 或 ', 'search.operator', 3],
    ['或 公告', 'search.operator', 0],
    ['公告 且', 'search.operator', 3],
    ['公告 |', 'search.operator', 3],
    ['公告 非', 'search.operator', 3],
    ['公告 NOT', 'search.operator', 3],
    ['公告 -', 'search.operator', 3],
    ['- 公告', 'search.operator', 0],
    ['（公告 －）', 'search.operator', 4],
    ['水库 （或 公告）', 'search.operator', 4],
    ['（公告 或） 水库', 'search.operator', 4],
    ['公告 且 或 通告', 'search.operator', 5],
    ['公告 非 或 通告', 'search.operator', 5],
    ['且 或', 'search.operator', 0],
    ['“公告', 'search.quote', 0],
    ['公告”', 'search.quote', 2],
    ['公 '.repeat(33), 'search.tooMany', 64],
    ['('.repeat(40) + '公' + ')'.repeat(40), 'search.tooMany', 17],
  ])('%s is refused: %s at %i', (input, code, at) => {
    expect(parseQuery(input)).toEqual({ ok: false, error: { code, at } })
  })

  it('shows what is asked for and not what is excluded', () => {
    expect(shownTerms(parsed('(公告 或 通告) 非 征求意见'))).toEqual(['公告', '通告'])
    expect(termsOf(parsed('(公告 或 通告) 非 征求意见'))).toEqual(['公告', '通告', '征求意见'])
    expect(shown(positiveOf(parsed('公告 非 (通告 征求意见)'))!)).toBe('(公告)')
    expect(positiveOf(parsed('-公告'))).toBeNull()
  })

  it.each([
    ['水库', false],
    ['水库 （公告 或 通告）', false],
    ['水库 -公告', true],
    ['水库 或 （公告 非 通告）', true],
    ['-"水库"', true],
  ])('knows whether %s excludes anything', (input, expected) => {
    expect(excludes(parsed(input))).toBe(expected)
  })
})
