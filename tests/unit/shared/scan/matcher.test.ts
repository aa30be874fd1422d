import { describe, expect, it } from 'vitest'
import { EXACT_LAYERS, FOLDING_LAYERS, LAYERS, type Layer } from '#shared/domain/scan/layer.ts'
import { seeded } from '../../../bench/scan-corpus.ts'
import { entry, found, matcherOf, slices } from './fixture.ts'

/** The definition of an exact match, slow and beyond doubt. */
const naive = (terms: readonly string[], text: string): string[] =>
  terms
    .flatMap((term) => {
      const places: string[] = []
      for (let at = text.indexOf(term); at !== -1; at = text.indexOf(term, at + 1)) places.push(`${String(at)} ${term}`)
      return places
    })
    .sort()

const exactMatches = (matcher: ReturnType<typeof matcherOf>, text: string): string[] =>
  found(matcher, text)
    .filter(({ via }) => via.length === 0)
    .map(({ start, term }) => `${String(start)} ${term}`)
    .sort()

describe('the matcher', () => {
  it.each([['exact', EXACT_LAYERS] as const, ['folding', FOLDING_LAYERS] as const, ['all', LAYERS] as const])(
    'finds with %s layers every exact match that a naive search finds, on 1,500 random texts',
    (_, layers) => {
      const random = seeded(7)
      const word = (alphabet: string, length: number): string =>
        Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('')
      for (let round = 0; round < 250; round++) {
        for (const alphabet of ['甲乙丙', '机密文件内部资料', 'abA1一壹，密蜜\n']) {
          // A symbol that the layers drop cannot stand inside a term of them.
          const letters = layers === EXACT_LAYERS ? alphabet.replace('\n', '') : alphabet.replace(/[，\n]/gu, '')
          const terms = [...new Set(Array.from({ length: 12 }, () => word(letters, 2 + Math.floor(random() * 4))))]
          // Two texts for each set of terms: compiling one takes longer than searching many.
          const matcher = matcherOf(terms, layers)
          for (const text of [word(alphabet, 60), word(alphabet, 60)])
            expect(exactMatches(matcher, text)).toEqual(naive(terms, text))
        }
      }
    },
  )

  it('finds every match across many chunks of a long text, at the right place', () => {
    const random = seeded(11)
    const terms = ['保密审查', '审查', '密审', '查一查', '公开']
    const parts: string[] = []
    for (let i = 0; i < 60_000; i++)
      parts.push(['保密', '审查', '一', '查', '公开', '，', '。', '\n'][Math.floor(random() * 8)] ?? '')
    const text = parts.join('')
    expect(exactMatches(matcherOf(terms, LAYERS), text)).toEqual(naive(terms, text))
  })

  it('reports overlapping and nested terms alike, and the longer beside its prefix', () => {
    expect(slices(matcherOf(['ab', 'abc', 'bc', 'bcd'], EXACT_LAYERS), 'abcd')).toEqual([
      'ab=ab',
      'abc=abc',
      'bc=bc',
      'bcd=bcd',
    ])
    expect(slices(matcherOf(['手机', '手机魔卡']), '手机魔卡')).toEqual(['手机=手机', '手机魔卡=手机魔卡'])
    expect(slices(matcherOf(['手机魔卡']), '手机')).toEqual([])
  })

  it('treats characters of regular expressions as themselves', () => {
    expect(slices(matcherOf(['a.c', '(x)+'], EXACT_LAYERS), 'abc a.c (x)+')).toEqual(['a.c=a.c', '(x)+=(x)+'])
  })

  it('gives offsets that slice the original text, with surrogate pairs before and inside', () => {
    const matcher = matcherOf(['机密', '𠮷人'])
    for (const [text, slice] of [
      ['𠮷𠮷机密', '机密'],
      ['😀機😀密', '機😀密'],
      ['这个𠮷\u200b人', '𠮷\u200b人'],
    ] as const) {
      const [hit] = found(matcher, text)
      expect(text.slice(hit?.start, hit?.end)).toBe(slice)
    }
  })

  it('does not split a character: half of a surrogate pair is no match', () => {
    expect(slices(matcherOf(['𠮷人'], EXACT_LAYERS), '𠮾人')).toEqual([])
  })
})

/** The probes on which JavaScript word filters were measured: they catch two or three of them. */
const PROBES: readonly (readonly [term: string, text: string, via: readonly Layer[]])[] = [
  ['机密', '机密', []],
  ['机密', '機密', ['traditional']],
  ['机密', '机 密', ['separator']],
  ['机密', '机*密', ['separator']],
  ['机密', '机·密', ['separator']],
  ['机密', '机￥密', ['separator']],
  ['机密', '机\u200b密', ['invisible']],
  ['机密文', '机机密密文文', ['repeat']],
  ['机密', '机蜜', ['shape']],
  ['机密文件', '几密文件', ['homophone']],
  ['abc', 'ABC', ['case']],
  ['abc', 'ａｂｃ', ['width']],
  ['abc', 'ⓐⓑⓒ', ['width']],
  ['abc', 'a.b.c', ['separator']],
  ['1号', '１号', ['width']],
  ['1号', '①号', ['width']],
  ['1号', '一号', ['digit']],
  ['1号', '壹号', ['digit']],
]

const BEYOND: typeof PROBES = [
  ['机密', '机\ufe0f密', ['invisible']],
  ['机密', '机\u0301密', ['invisible']],
  ['文件', '⽂件', ['width']],
  ['长城', '⻓城', ['lookalike']],
  ['机密', '木几密', ['split']],
  ['机密', '木几宓山', ['split']],
  ['江河', '氵工河', ['split']],
  ['秘书', '㊙书', ['width']],
  ['abc', 'аbс', ['lookalike']],
  ['abc', '🅰🅱🅲', ['width']],
  ['abc', '𝐚𝑏𝒸', ['width']],
  ['1号', '❶号', ['digit']],
  ['1号', '٢号', []],
  ['2号', '٢号', ['digit']],
  ['10号', '⑩号', ['width']],
  ['二○二六', '二0二六', ['digit']],
  ['二〇二六', '二○二六', ['digit']],
  ['机密', '机○密', ['separator']],
  ['100m2', '100㎡', ['width']],
  ['国务院发布', '國務院發佈', ['traditional']],
  ['内部资料', '内﹒部·资-料', ['separator']],
  ['机密文件', '機*蜜⽂件', ['width', 'traditional', 'separator', 'shape']],
  ['机密', '机密'.split('').join(' '.repeat(8)), ['separator']],
  ['机密', '机密'.split('').join(' '.repeat(9)), []],
  ['机密', '机。密', []],
  ['机密', '机\n密', []],
]

describe('a disguised term', () => {
  it.each([...PROBES, ...BEYOND])('%s in %j is told by %j', (term, text, via) => {
    const isHit = via.length > 0 || text === term
    const hits = found(matcherOf([term]), text).filter(({ start, end }) => start === 0 && end === text.length)
    expect(hits.map((hit) => hit.via)).toEqual(isHit && !text.includes('密密') ? [via] : hits.map((hit) => hit.via))
    if (!isHit) expect(hits).toEqual([])
    else expect(found(matcherOf([term]), text).length).toBeGreaterThan(0)
  })

  it('keeps words that repeat: 嘻嘻哈哈 and 嘻哈 are both found where they stand', () => {
    const matcher = matcherOf(['嘻嘻哈哈', '嘻哈', '天天向上'])
    expect(slices(matcher, '嘻嘻哈哈')).toEqual(['嘻嘻哈哈=嘻嘻哈哈', '嘻哈=嘻哈'])
    expect(slices(matcher, '嘻嘻嘻哈哈哈')).toEqual(['嘻嘻哈哈=嘻嘻哈哈', '嘻哈=嘻哈'])
    expect(slices(matcher, '天天天向上')).toEqual(['天天向上=天天向上'])
    expect(slices(matcher, '天向上')).toEqual([])
  })

  it.each(LAYERS.map((layer) => [layer] as const))('is not found when the layer %s is off', (layer) => {
    const rows = [...PROBES, ...BEYOND].filter(([, , via]) => via.includes(layer))
    expect(rows.length).toBeGreaterThan(0)
    for (const [term, text] of rows) {
      const others = LAYERS.filter((other) => other !== layer && other !== 'homophone' && other !== 'split')
      const hits = found(matcherOf([term], others), text)
      expect(hits.filter(({ start, end, via }) => start === 0 && end === text.length && via.includes(layer))).toEqual(
        [],
      )
    }
  })

  it('is found only under the layers that its entry allows', () => {
    const strict = matcherOf([entry('机密', { layers: ['separator'] }), entry('内部', { layers: [] })])
    expect(slices(strict, '机密 机-密 機密 内部 內部')).toEqual(['机密=机密', '机密=机-密', '内部=内部'])
  })
})

describe('a likeness of ordinary words', () => {
  it.each([
    ['入口', '全市人口普查'],
    ['机密', '以及密切联系群众'],
    ['机密', '不失时机，密切配合'],
    ['权力', '维护群众权利'],
    ['公事', '有限公司'],
    ['实施意见', '是事宜简化'],
    ['未来', '市场末位淘汰'],
  ])('%s is not seen in %s', (term, text) => {
    expect(
      found(matcherOf([term]), text).filter(({ via }) =>
        via.some((layer) => ['shape', 'homophone', 'split'].includes(layer)),
      ),
    ).toEqual([])
  })
})
