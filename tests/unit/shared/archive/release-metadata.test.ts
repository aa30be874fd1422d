import { describe, expect, it } from 'vitest'
import { outwardWords } from '#shared/domain/archive/outward-words.ts'
import {
  isReleaseMetadata,
  NO_SITE,
  releaseMetadata,
  suggestedSummary,
} from '#shared/domain/archive/release-metadata.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { hasLoneSurrogate } from '#shared/lib/utf8.ts'
import { at } from '../../../helper/case-play.ts'

const withBody = (...texts: readonly string[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  body: texts.map((text) => ({ kind: 'paragraph' as const, text })),
})
const summaryOf = (...texts: readonly string[]): string => suggestedSummary(withBody(...texts))

describe('内容概述 to begin with (政府信息公开条例 Art. 12)', () => {
  it('is whole sentences as far as two hundred characters hold them', () => {
    const sentence = (length: number) => `${'县'.repeat(length - 1)}。`
    expect(summaryOf(`${sentence(80)}${sentence(120)}${sentence(10)}`)).toHaveLength(200)
    expect(summaryOf(`${sentence(80)}${sentence(121)}`)).toHaveLength(80)
    expect(summaryOf(`${'县'.repeat(79)}；${sentence(121)}`)).toHaveLength(80)
  })

  it('takes a paragraph more until half of them are there', () => {
    const half = `${'县'.repeat(99)}。`
    expect(summaryOf(half, '再一句。')).toBe(half)
    expect(summaryOf(half.slice(1), '  再一句。')).toBe(`${half.slice(1)}再一句。`)
  })

  it('is cut where one sentence is longer than they are, and never within a character', () => {
    expect(summaryOf('县'.repeat(300))).toBe('县'.repeat(200))
    const rare = summaryOf(`县${'𠮷'.repeat(150)}`)
    expect(hasLoneSurrogate(rare)).toBe(false)
    expect(rare).toBe(`县${'𠮷'.repeat(99)}`)
  })

  it('is of paragraphs alone', () => {
    const body = [{ kind: 'heading1' as const, text: '一、时段。' }, ...withBody('自四月起。').body]
    expect(suggestedSummary({ ...EMPTY_DOCUMENT, body })).toBe('自四月起。')
  })
})

const CATALOGUE = {
  indexNumber: 'X1',
  theme: '交通',
  department: '综合科',
  summary: '概述。',
  keywords: ['停车', '收费'],
}
const SITE = { name: '云溪县人民政府', domain: 'yunxi.example', code: '3500000001', column: '政策文件' }
const { state } = at('approved')
const FACTS = {
  ...{ documentNumber: '云溪办发〔2026〕3号', releasedOn: '2026-03-02', officeName: '云溪县人民政府办公室' },
  ...{
    document: { ...EMPTY_DOCUMENT, title: '关于停车的通知', date: '2026年3月1日' },
    catalogue: CATALOGUE,
    site: SITE,
  },
}
const TERM = { effectiveOn: '2026-03-02', until: '2027-03-01' }

describe('what is told of a release beside its text', () => {
  it('is of the catalogue, the text and the determination', () => {
    expect(releaseMetadata(state, FACTS)).toEqual({
      ...CATALOGUE,
      ...{ genre: '', issuers: ['云溪县人民政府办公室'], title: '关于停车的通知', site: SITE },
      ...{ documentNumber: FACTS.documentNumber, formedOn: '2026-03-01', releasedOn: '2026-03-02' },
      ...{ effectiveOn: null, until: null, validity: 'inForce', changes: null, mode: 'proactive' },
      ...{ legalBasis: '政府信息公开条例第二十条', scope: 'society', scopeNote: '', channels: ['platform', 'website'] },
    })
  })

  it('names the issuers and the kind of the text where it has them', () => {
    const document: OfficialDocument = { ...FACTS.document, issuers: ['甲局', '乙局'], kind: '通知' }
    expect(releaseMetadata(state, { ...FACTS, document })).toMatchObject({ issuers: ['甲局', '乙局'], genre: '通知' })
  })

  it.each([
    ['2026-03-01', 'pending'],
    ['2026-03-02', 'inForce'],
  ] as const)('released on %s, what is in force from the second of March is %s', (releasedOn, validity) => {
    const withTerm = { ...state, duty: { ...state.duty, term: { ...TERM, basis: '' } } } as typeof state
    expect(releaseMetadata(withTerm, { ...FACTS, releasedOn })).toMatchObject({ ...TERM, validity })
  })

  it('names the release that it changes, by its title and number', () => {
    const change = { kind: 'repeal', scope: 'part', targetCaseId: 'c-0', targetTitle: '旧通知', targetNumber: '旧号' }
    const changing = {
      ...state,
      duty: { ...state.duty, change: { ...change, effectiveOn: '2026-04-01' } },
    } as typeof state
    expect(releaseMetadata(changing, FACTS).changes).toEqual({
      ...{ kind: 'repeal', scope: 'part', caseId: 'c-0', title: '旧通知', documentNumber: '旧号', on: '2026-04-01' },
    })
    expect(isReleaseMetadata(releaseMetadata(changing, FACTS))).toBe(true)
  })

  it('lacks none of its fields, has none besides, and is bounded', () => {
    const made = releaseMetadata(state, FACTS)
    const isOurs = (change: object): boolean => isReleaseMetadata({ ...made, ...change })
    for (const key of Object.keys(made)) {
      const { [key as keyof typeof made]: _, ...rest } = made
      expect([key, isReleaseMetadata(rest)]).toEqual([key, false])
    }
    for (const key of Object.keys(SITE)) expect(isOurs({ site: { ...SITE, [key]: 1 } })).toBe(false)
    expect(isReleaseMetadata({ ...made, site: NO_SITE })).toBe(true)
    const words = (count: number) => Array.from({ length: count }, () => '词')
    const text = (length: number) => '词'.repeat(length)
    expect([20, 21].map((count) => isOurs({ keywords: words(count) }))).toEqual([true, false])
    expect([100, 101].map((count) => isOurs({ issuers: words(count) }))).toEqual([true, false])
    expect([2000, 2001].map((length) => isOurs({ title: text(length) }))).toEqual([true, false])
    expect([4000, 4001].map((length) => isOurs({ summary: text(length) }))).toEqual([true, false])
    expect([300, 301].map((length) => isOurs({ theme: text(length) }))).toEqual([true, false])
    expect(['pending', 'inForce', 'lapsed'].map((validity) => isOurs({ validity }))).toEqual([true, true, false])
    expect(isOurs({ more: '' })).toBe(false)
  })

  it('takes the basis of the determination before that of the drafter, and has none without both', () => {
    const { determination } = state.publicity
    if (determination === null) throw new Error('a determined case')
    const said = {
      ...state,
      publicity: { ...state.publicity, determination: { ...determination, basis: '认定的依据' } },
    }
    expect(releaseMetadata(said, FACTS).legalBasis).toBe('认定的依据')
    const drafted = { ...state, publicity: { ...state.publicity, determination: null } }
    const made = releaseMetadata(drafted, FACTS)
    expect(made).toMatchObject({
      legalBasis: '政府信息公开条例第二十条',
      scope: 'society',
      scopeNote: '',
      channels: [],
    })
    expect(releaseMetadata({ ...drafted, disclosure: null }, FACTS).legalBasis).toBe('')
  })
})

describe('the words that a release says beside its text', () => {
  it('are all that somebody typed, each with its field, empty ones left out', () => {
    const change = {
      kind: 'repeal',
      scope: 'whole',
      caseId: 'c1',
      title: '旧通知',
      documentNumber: '旧号',
      on: null,
    } as const
    const metadata = { ...releaseMetadata(state, FACTS), scopeNote: '范围', changes: change }
    expect(outwardWords(metadata).map(({ field, text }) => `${field} ${text}`)).toEqual([
      ...['indexNumber X1', 'documentNumber 云溪办发〔2026〕3号', 'theme 交通', 'department 综合科', 'summary 概述。'],
      ...['keywords 停车', 'keywords 收费', 'legalBasis 政府信息公开条例第二十条', 'scopeNote 范围'],
      ...[
        'changes 旧通知',
        'changes 旧号',
        'site 云溪县人民政府',
        'site yunxi.example',
        'site 3500000001',
        'site 政策文件',
      ],
    ])
    expect(outwardWords({ theme: ' ', changes: null, site: NO_SITE, title: '题名' })).toEqual([])
    expect(outwardWords({})).toEqual([])
  })
})
