import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { lintLexicon } from '#shared/domain/scan/lexicon-lint.ts'
import { officialProse } from '../../../bench/scan-corpus.ts'
import { data, entry, tables } from './fixture.ts'

const lint = (terms: readonly string[], sample?: string) =>
  lintLexicon(
    { id: 'unit', version: '1', entries: terms.map((term) => entry(term)) },
    tables,
    sample === undefined ? {} : { sample },
  )

describe('the lint of a lexicon', () => {
  it('warns of words that prose is full of, by dictionary and by sample', () => {
    expect(lint(['工作', '机密文件'])).toEqual([{ code: 'lint.ordinaryWord', term: '工作' }])
    const sample = `${'按期完成任务。'.repeat(100)}机密文件`
    expect(lint(['按期完成', '机密文件'], sample)).toEqual([
      { code: 'lint.frequentInSample', term: '按期完成', hitsPerTenThousand: (100 / sample.length) * 10_000 },
      { code: 'lint.frequentInSample', term: '机密文件', hitsPerTenThousand: (1 / sample.length) * 10_000 },
    ])
  })

  it('warns of entries that match the same text after folding', () => {
    expect(lint(['3号', '㈢号', '叁号', '4号'])).toEqual([
      { code: 'lint.sameSymbols', term: '㈢号', other: '3号' },
      { code: 'lint.folded', term: '㈢号', symbols: '3号' },
      { code: 'lint.sameSymbols', term: '叁号', other: '3号' },
      { code: 'lint.folded', term: '叁号', symbols: '3号' },
    ])
    const entries = [entry('三号井', { level: 'high' }), entry('叁号井', { level: 'notice' })]
    expect(lintLexicon({ id: 'unit', version: '1', entries }, tables)).toContainEqual({
      code: 'lint.conflict',
      term: '叁号井',
      other: '三号井',
    })
  })

  it('warns of entries that another lexicon in use has already', () => {
    const others = [{ id: 'other', version: '1', entries: [entry('机密 文件')] }]
    expect(
      lintLexicon({ id: 'unit', version: '1', entries: [entry('机密文件'), entry('密件底稿')] }, tables, { others }),
    ).toEqual([{ code: 'lint.alreadyListed', term: '机密文件', other: 'other' }])
  })

  it('tries the examples of each entry, and names those that fail', () => {
    const entries = [
      entry('内部掌握', { mustMatch: ['请内部掌握。', '内 部 掌 握'], mustNotMatch: ['内部。掌握', '不涉及'] }),
      entry('机密件', { layers: [], mustMatch: ['机 密 件'], mustNotMatch: ['机密件一份'] }),
      entry('内部稿', { allowedIn: ['内部稿纸'], mustMatch: ['内部稿'], mustNotMatch: ['内部稿纸一本'] }),
    ]
    expect(lintLexicon({ id: 'unit', version: '1', entries }, tables)).toEqual([
      { code: 'lint.exampleMissed', term: '机密件', example: '机 密 件' },
      { code: 'lint.exampleHit', term: '机密件', example: '机密件一份' },
    ])
  })

  it('finds the starter lexicon fit for ordinary prose', () => {
    const starter = lexiconFromCsv(readFileSync('resources/lexicon/starter.csv', 'utf8'), 'starter', '1', tables)
    if (!starter.ok) throw new Error(starter.error.code)
    const prose = officialProse(300_000, data, 21)
    const warnings = lintLexicon(starter.value, tables, { sample: prose }).map(({ code, term }) => `${code} ${term}`)
    // 秘密 stands in 国家秘密 and 商业秘密, where allowedIn lowers it; 一 is a digit too.
    expect(new Set(warnings)).toEqual(
      new Set(['lint.ordinaryWord 秘密', 'lint.frequentInSample 秘密', 'lint.folded 一如继往']),
    )
  })
})
