import { describe, expect, it } from 'vitest'
import {
  anchorOf,
  groupHits,
  hitLines,
  matchedTexts,
  nextOpenHit,
  type Hit,
} from '#renderer/feature/hits/hits-model.ts'
import { PLACE } from '#renderer/i18n/place.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'

const hit = (id: string, start: number, end: number, change: Partial<Hit> = {}): Hit => ({
  id,
  rule: 'mobile',
  list: 'builtin',
  term: '手机号',
  category: 'personal',
  level: 'medium',
  start,
  end,
  via: [],
  basis: '',
  lowered: null,
  hands: [],
  handsNeeded: 1,
  waitsForMe: true,
  ...change,
})
const HAND: Hit['hands'][number] = { disposition: 'kept', reason: '公开电话', personName: '郑怀瑾', carried: false }
const DISPOSED: Partial<Hit> = { hands: [HAND], waitsForMe: false }
// Offsets:        0-3        5-11 (line feed at 4)
const textOf = (hits: Hit[]) => ({
  document: documentFromText('关于公开', ['电话一二三四五', '二、其他']),
  hits,
})
const shape = (hits: Hit[]): [string, string[]][][] =>
  hitLines(textOf(hits)).map((line) => line.segments.map((segment) => [segment.text, segment.hits.map(({ id }) => id)]))

describe('hitLines', () => {
  it('counts offsets over the title, each paragraph and the line feeds between them', () => {
    expect(shape([hit('a', 7, 10)])).toEqual([
      [['关于公开', []]],
      [
        ['电话', []],
        ['一二三', ['a']],
        ['四五', []],
      ],
      [['二、其他', []]],
    ])
  })

  it('cuts overlapping hits into stretches, the gravest hit first', () => {
    expect(shape([hit('a', 5, 9), hit('b', 7, 12, { level: 'high' })])[1]).toEqual([
      ['电话', ['a']],
      ['一二', ['b', 'a']],
      ['三四五', ['b']],
    ])
  })

  it('shows a hit that runs over the end of a line on both lines', () => {
    const lines = shape([hit('a', 2, 7)])
    expect(lines[0]).toEqual([
      ['关于', []],
      ['公开', ['a']],
    ])
    expect(lines[1]?.[0]).toEqual(['电话', ['a']])
  })

  it('loses no character whatever the hits', () => {
    const hits = [hit('a', 0, 4), hit('b', 3, 30), hit('c', 5, 5), hit('d', 8, 9)]
    const joined = hitLines(textOf(hits)).map((line) => line.segments.map(({ text }) => text).join(''))
    expect(joined).toEqual(['关于公开', '电话一二三四五', '二、其他'])
  })

  it('names the anchor of each hit by its place in the scan', () => {
    const hits = [hit('a', 0, 2), hit('term with spaces', 5, 7)]
    expect(anchorOf(hits, 'term with spaces')).toBe('h1')
    expect(hitLines(textOf(hits))[1]?.segments[0]?.anchors).toBe('h1')
  })
})

describe('matchedTexts', () => {
  it('are the words that the offsets cover', () => {
    expect([...matchedTexts(textOf([hit('a', 5, 7), hit('b', 0, 2)]))]).toEqual([
      ['a', '电话'],
      ['b', '关于'],
    ])
  })
})

describe('groupHits', () => {
  it('orders by gravity, then by place, and counts what is open', () => {
    const groups = groupHits([
      hit('n', 1, 2, { level: 'notice' }),
      hit('m2', 9, 10, { rule: 'plate' }),
      hit('m1', 5, 6, DISPOSED),
      hit('b', 3, 4, { level: 'block' }),
    ])
    expect(groups.map(({ level, open, total }) => [level, open, total])).toEqual([
      ['block', 1, 1],
      ['medium', 1, 2],
      ['notice', 1, 1],
    ])
    expect(groups[1]?.rules.map(({ rule }) => rule)).toEqual(['mobile', 'plate'])
  })

  it('counts a hit that lacks its second hand as open', () => {
    const half = hit('h', 1, 2, { ...DISPOSED, level: 'high', handsNeeded: 2 })
    expect(groupHits([half])[0]).toMatchObject({ open: 1, total: 1 })
  })
})

describe('nextOpenHit', () => {
  const hits = [hit('a', 1, 2), hit('b', 3, 4, DISPOSED), hit('c', 5, 6)]
  it('skips what is disposed of and goes around at the end', () => {
    expect(nextOpenHit(hits, 'a')?.id).toBe('c')
    expect(nextOpenHit(hits, 'c')?.id).toBe('a')
    expect(nextOpenHit(hits, null)?.id).toBe('a')
  })
  it('is null when all are disposed of', () => {
    expect(nextOpenHit([hit('a', 1, 2, DISPOSED)], 'a')).toBeNull()
  })
})

describe('hits of files and pictures', () => {
  const elsewhere: NonNullable<Hit['elsewhere']> = {
    ...{ kind: 'attachment', item: 1, fileName: '名单.xlsx', sha256: '' },
    ...{ place: { part: 'cell', name: '名单', cell: 'B2' }, before: '', found: '13812345678', after: '', count: 3 },
  }
  const inFile = hit('f', 0, 4, { elsewhere })
  const inText = hit('t', 5, 7)

  it('mark nothing in the text, show the words of their file, and stand behind those of the text', () => {
    expect(shape([inFile])).toEqual([[['关于公开', []]], [['电话一二三四五', []]], [['二、其他', []]]])
    expect(matchedTexts(textOf([inFile, inText]))).toEqual(
      new Map([
        ['f', '13812345678'],
        ['t', '电话'],
      ]),
    )
    expect(groupHits([inFile, inText])[0]?.rules[0]?.hits.map(({ id }) => id)).toEqual(['t', 'f'])
    expect(anchorOf([inFile, inText], 't')).toBe('h1')
  })

  it('are named by item and place', () => {
    expect(PLACE.source(elsewhere)).toBe('附件1《名单.xlsx》，工作表“名单”B2')
    expect(PLACE.source({ ...elsewhere, kind: 'picture', item: 0 })).toBe('正文图片')
    expect(PLACE.source({ ...elsewhere, kind: 'original', place: { part: 'comment' } })).toBe(
      '原始文件《名单.xlsx》，批注',
    )
    expect(PLACE.source({ ...elsewhere, place: { part: 'picture', number: 2 } })).toBe('附件1《名单.xlsx》，第2页图片')
    expect(PLACE.source({ ...elsewhere, place: { part: 'slide', number: 3, hidden: true } })).toBe(
      '附件1《名单.xlsx》，第3张幻灯片（隐藏）',
    )
    expect(PLACE.count(3)).toBe('（同一列共 3 处）')
  })
})
