import { describe, expect, it } from 'vitest'
import { csvOfEntries, lexiconFromCsv } from '#shared/domain/scan/lexicon-csv.ts'
import { ENTRIES_MAX, symbolReader } from '#shared/domain/scan/lexicon-entry.ts'
import { compileLexicons } from '#shared/domain/scan/matcher.ts'
import { slices, tables } from './fixture.ts'

const read = (csv: string) => lexiconFromCsv(csv, 'unit', '1', tables)
const refusal = (csv: string): string => {
  const lexicon = read(csv)
  return lexicon.ok ? 'taken' : `${lexicon.error.code} ${String(lexicon.error.line)}`
}
const rows = (...lines: string[]): string => ['term,category,level', ...lines].join('\n')

describe('a lexicon file', () => {
  it('is read with its columns in any order, quotes, blank lines, CRLF and a byte order mark', () => {
    const csv =
      '\ufefflevel,term,category,layers,allowedIn,replacement\r\n\r\nhigh,"机,密",classified,width|case,,\r\n medium , 内部 ,internal,exact,内部控制|内部审计,"甲""乙"\r\n,,,,,\r\n'
    expect(read(csv)).toEqual({
      ok: true,
      value: {
        id: 'unit',
        version: '1',
        entries: [
          { term: '机,密', category: 'classified', level: 'high', layers: ['width', 'case'] },
          {
            term: '内部',
            category: 'internal',
            level: 'medium',
            layers: [],
            allowedIn: ['内部控制', '内部审计'],
            replacement: '甲"乙',
          },
        ],
      },
    })
  })

  it.each([
    ['', 'lexicon.empty 1'],
    ['\n\n', 'lexicon.empty 1'],
    ['term,category,level\n', 'lexicon.empty 1'],
    ['机密,classified,high', 'lexicon.header 1'],
    ['term,category', 'lexicon.header 1'],
    ['term,category,level,weight\n机密,classified,high,1', 'lexicon.header 1'],
    ['term,category,level,term\n机密,classified,high,机密', 'lexicon.header 1'],
    [rows('密,classified,high'), 'lexicon.termTooShort 2'],
    [rows('机密,classified,high', '㈢,classified,high'), 'lexicon.termTooShort 3'],
    [rows('a*,classified,high'), 'lexicon.termTooShort 2'],
    [rows('★★,classified,high'), 'lexicon.termTooShort 2'],
    [rows('机。密,classified,high'), 'lexicon.termTooShort 2'],
    [rows(',classified,high'), 'lexicon.termEmpty 2'],
    [rows(`${'密'.repeat(65)},classified,high`), 'lexicon.termTooLong 2'],
    [rows('机密,secret,high'), 'lexicon.category 2'],
    [rows('机密,classified,urgent'), 'lexicon.level 2'],
    [rows('机密,classified'), 'lexicon.columns 2'],
    [rows('机密,classified,high,more'), 'lexicon.columns 2'],
    [rows('机密,classified,high', '内部,internal,high', '机密,classified,block'), 'lexicon.duplicate 4'],
    [rows('"机密,classified,high'), 'lexicon.quote 2'],
    [rows('"机"密,classified,high'), 'lexicon.quote 2'],
    [rows('机"密,classified,high'), 'lexicon.quote 2'],
    ['term,category,level,layers\n机密,classified,high,everything', 'lexicon.layer 2'],
    ['term,category,level,allowedIn\n机密,classified,high,机密', 'lexicon.phrase 2'],
    ['term,category,level,allowedIn\n机密,classified,high,内部', 'lexicon.phrase 2'],
    [`term,category,level,basis\n机密,classified,high,${'据'.repeat(501)}`, 'lexicon.textTooLong 2'],
    [`term,category,level,mustMatch\n机密,classified,high,${'机密|'.repeat(50)}机密`, 'lexicon.textTooLong 2'],
    ['term,category,level,mustMatch\n机密,classified,high,机密|', 'lexicon.phrase 2'],
    ['term,category,level\n\ufffd\ufffd,classified,high', 'lexicon.encoding 1'],
    ['term,category,level\n机\0密,classified,high', 'lexicon.encoding 1'],
  ])('%j is refused: %s', (csv, code) => expect(refusal(csv)).toBe(code))

  it('of a million entries is refused, before they are looked at', () => {
    const line = '机密,classified,high\n'
    expect(refusal(`term,category,level\n${line.repeat(1_000_000)}`)).toBe('lexicon.tooManyEntries 1')
    expect(ENTRIES_MAX).toBeLessThan(1_000_000)
  })

  it('is written so that reading it gives the same entries', () => {
    const csv = [
      'term,category,level,layers,basis,replacement,allowedIn,mustMatch,mustNotMatch',
      '"机,密",classified,high,exact,"依""据",,"机,密件|旧机,密",,',
      '内部资料,internal,medium,width|case,,公开资料,,exact|内部 资料,内部 · 资料室',
      '=1+1,misuse,notice,,,,,,',
    ].join('\n')
    const first = read(csv)
    if (!first.ok) throw new Error(first.error.code)
    expect(first.value.entries[1]?.mustMatch).toEqual(['exact', '内部 资料'])
    expect(read(csvOfEntries(first.value.entries))).toEqual(first)
  })

  it('takes characters of regular expressions as themselves', () => {
    const lexicon = read(rows('C++开发,sensitive,high', '.*密码,sensitive,high'))
    expect(lexicon.ok).toBe(true)
    if (lexicon.ok) expect(slices(compileLexicons([lexicon.value], tables), 'C++开发')).toEqual(['C++开发=C++开发'])
  })

  it('can be asked what a term will match after folding', () => {
    const symbolsOf = symbolReader(tables)
    expect(symbolsOf('ＩＤ：內部㈢')).toBe('id内部3')
    expect(symbolsOf('壹号 ㎡')).toBe('1号m2')
  })
})
