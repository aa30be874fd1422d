import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { lintLexicon } from '#shared/domain/scan/lexicon-lint.ts'
import { officialProse } from '../../../bench/scan-corpus.ts'
import { data, entry, tables } from './fixture.ts'

const lint = (terms: readonly string[], sample?: string) =>
  lintLexicon({ id: 'unit', version: '1', entries: terms.map((term) => entry(term)) }, tables, sample)

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
      { code: 'lint.sameSymbols', term: '叁号', other: '3号' },
    ])
  })

  it('finds the starter lexicon fit for ordinary prose', () => {
    const starter = lexiconFromCsv(readFileSync('resources/lexicon/starter.csv', 'utf8'), 'starter', '1', tables)
    if (!starter.ok) throw new Error(starter.error.code)
    const prose = officialProse(300_000, data, 21)
    // 秘密 stands in 国家秘密 and 商业秘密, where allowedIn lowers it.
    expect(new Set(lintLexicon(starter.value, tables, prose).map(({ term }) => term))).toEqual(new Set(['秘密']))
  })
})
