import { describe, expect, it } from 'vitest'
import {
  hitCount,
  hitHighlightsOf,
  scannedOf,
  shownHits,
  type DraftHit,
} from '#renderer/feature/drafting/scan-model.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

const document: OfficialDocument = {
  ...documentFromText('关于公开', ['电话一二三四五', '（此件', '不公开）']),
  documentNumber: '云发〔26〕12号',
  attachments: [{ id: 'a', title: '名单', content: { kind: 'text', body: [{ kind: 'paragraph', text: '甲的电话' }] } }],
}
const text = documentToText(document)

const hitOf = (words: string, more: Partial<DraftHit> = {}, from = 0): DraftHit => {
  const start = text.indexOf(words, from)
  return {
    ...{ rule: 'mobile', list: 'built-in', term: '', category: 'personal', level: 'high' },
    ...{ start, end: start + words.length, via: [], basis: '', lowered: null },
    ...more,
  }
}
const scanned = (hits: readonly DraftHit[], total?: number) => {
  const counts = { block: 0, high: 0, medium: 0, notice: 0 }
  for (const { level } of hits) counts[level] += 1
  return scannedOf(document, { hits: [...hits], counts: { ...counts, notice: total ?? counts.notice }, lexicons: [] })
}

describe('hits of a scan, told by line', () => {
  it('count in the line that they stand in', () => {
    const [placed] = scanned([hitOf('一二三')]).hits
    expect(placed).toMatchObject({ text: '一二三', pieces: [{ line: 1, from: 2, to: 5 }] })
  })

  it('have a piece in every line that they run over, and lose no character but the line feed', () => {
    const [placed] = scanned([hitOf('（此件\n不公开）')]).hits
    expect(placed).toMatchObject({ text: '（此件不公开）' })
    expect(placed?.pieces.map(({ from, to }) => [from, to])).toEqual([
      [0, 3],
      [0, 4],
    ])
  })

  it('stand at the beginning when they are of the text as a whole', () => {
    expect(scanned([hitOf('', { start: 0, end: 0 })]).hits[0]).toMatchObject({
      text: '',
      pieces: [{ line: 0, from: 0, to: 0 }],
    })
  })
})

describe('the marks of hits', () => {
  const marks = (item: number) =>
    hitHighlightsOf(
      scanned([
        hitOf('一二三'),
        hitOf('（此件\n不公开）', { level: 'block' }),
        hitOf('电话', { level: 'medium', term: '电话' }, text.indexOf('甲')),
        hitOf('〔26〕12号', { level: 'medium' }),
        hitOf('', { start: 0, end: 0 }),
      ]),
      item,
    ).map(({ line, from, to, className }) => [line, from, to, className])

  it('are drawn in the editor of their own item, a piece a line', () => {
    expect(marks(0)).toEqual([
      [1, 2, 5, 'mark-hit mark-hit-high'],
      [2, 0, 3, 'mark-hit mark-hit-block'],
      [3, 0, 4, 'mark-hit mark-hit-block'],
    ])
    expect(marks(1)).toEqual([[0, 2, 4, 'mark-hit mark-hit-medium']])
  })
})

describe('the list of hits', () => {
  const hits = [
    hitOf('不公开', { level: 'block', rule: 'attr' }),
    hitOf('一', { rule: 'mobile' }),
    hitOf('二', { rule: 'bank' }),
    hitOf('三', { rule: 'mobile' }),
    hitOf('四', { level: 'notice', rule: 'lexicon' }),
  ]
  const shape = (shown: Parameters<typeof shownHits>[1]) =>
    shownHits(scanned(hits), shown).groups.map(({ level, rules }) => [
      level,
      rules.map(({ rule, hits }) => `${rule} ${hits.map((hit) => hit.text).join('')}`),
    ])

  it('goes by level, the gravest first, then by rule', () => {
    expect(shape('all')).toEqual([
      ['block', ['attr 不公开']],
      ['high', ['mobile 一三', 'bank 二']],
      ['notice', ['lexicon 四']],
    ])
  })

  it('can be one level alone', () => {
    expect(shape('high')).toEqual([['high', ['mobile 一三', 'bank 二']]])
  })

  it('tells how many it leaves out, also of those that the scan did not send', () => {
    const many = Array.from({ length: 250 }, () => hitOf('五', { level: 'notice' }))
    const told = scanned(many, 1200)
    expect(hitCount(told)).toBe(1200)
    expect(shownHits(told, 'all').more).toBe(1000)
    expect(shownHits(told, 'notice').more).toBe(1000)
  })
})
