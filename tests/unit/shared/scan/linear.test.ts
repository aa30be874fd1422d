import { describe, expect, it } from 'vitest'
import { detected, entry, found, matcherOf } from './fixture.ts'
import { compileLexicons, MATCHES_MAX } from '#shared/domain/scan/matcher.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import { tables } from './fixture.ts'

const MILLION = 1_000_000
/** Far above what linear work takes, far below what quadratic work would. */
const LIMIT_MS = 12_000

/** Of the processor, in ms: what else the machine does meanwhile says nothing of the work. */
const timed = (work: () => void): number => {
  const begun = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(begun)
  return (user + system) / 1000
}

describe('a text made to be slow', () => {
  const matcher = matcherOf([
    '机密',
    '机密文件',
    'ab',
    'abab',
    '女子好',
    'aaaa',
    `${'机'.repeat(30)}密`,
    '1234567',
    '时机',
  ])
  const scan = scanner(matcher)
  it.each([
    ['one character', '机'],
    ['one letter', 'a'],
    ['a pair', '机密'],
    ['separators', '机*'],
    ['spaces', ' '],
    ['zero-width characters', '\u200b'],
    ['split parts', '木几'],
    ['homophones', '几米'],
    ['expansions', '㎡'],
    ['emoji', '😀'],
    ['circles', '○'],
    ['hard stops', '。'],
    ['lines', '\n'],
    ['digits', '1'],
    ['digit groups', '1234 '],
    ['an address', '某区某路1号'],
    ['signs of an address', '市区县1'],
    ['a mail address', 'a@a.'],
    ['dots', '.a'],
    ['links', 'http://'],
    ['brackets', '（20'],
    ['document numbers', '〔25〕0'],
    ['marks', '机★'],
    ['levels', '绝 密 '],
    ['map captions', '地图'],
    ['form feeds', '\f'],
    ['tabs', '姓名\t'],
    ['degrees', '1 度 '],
    ['amounts', '1,111'],
    ['units', '第一'],
  ])('is scanned in linear time: 10^6 characters of %s', (_, piece) => {
    const short = piece.repeat(Math.ceil(MILLION / 8 / piece.length))
    const long = piece.repeat(Math.ceil(MILLION / piece.length))
    const once = timed(() => void scan(short))
    const eight = timed(() => void scan(long))
    expect(eight).toBeLessThan(LIMIT_MS)
    expect(eight).toBeLessThan(Math.max(once, 60) * 8 * 4)
  })

  it('stops at a million matches and says so', () => {
    const terms = Array.from({ length: 30 }, (_, i) => 'a'.repeat(i + 2))
    const result = matcherOf(terms).find('a'.repeat(200_000))
    expect(result.truncated).toBe(true)
    expect(result.count).toBeGreaterThanOrEqual(MATCHES_MAX)
    expect(matcherOf(terms).find('aaa').truncated).toBe(false)
  })

  it('is searched for 300,000 terms with one beginning without harm', () => {
    const entries = Array.from({ length: 300_000 }, (_, i) => entry(`机密${String(i)}`))
    const matcherOfMany = compileLexicons([{ id: 'many', version: '1', entries }], tables)
    const text = '机密299999，机密7。'.repeat(20_000)
    const ms = timed(() => void matcherOfMany.find(text))
    expect(ms).toBeLessThan(LIMIT_MS)
    expect(found(matcherOfMany, '机密299999').map(({ term }) => term)).toContain('机密299999')
  })

  it('has no detector that a long line makes slow', () => {
    const line = `${'一'.repeat(MILLION)}号`
    expect(timed(() => void detected(line))).toBeLessThan(LIMIT_MS)
  })
})
