import { describe, expect, it } from 'vitest'
import { documentToText } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { detectInTables, detectInText } from '#shared/domain/scan/detector/all.ts'
import { tableHits } from '#shared/domain/scan/table-hits.ts'
import type { ScanContext } from '#shared/domain/scan/hit.ts'

const cell = (text: string) => ({ lines: text.split('/'), columnSpan: 1, rowSpan: 1 })
const documentOf = (rows: readonly string[]): OfficialDocument => ({
  ...EMPTY_DOCUMENT,
  title: '公示',
  body: [
    { kind: 'paragraph', text: '名单如下。' },
    {
      kind: 'table',
      widths: (rows[0] ?? '').split(',').map(() => 1),
      headRows: 1,
      landscape: false,
      rows: rows.map((row) => row.split(',').map(cell)),
    },
    { kind: 'paragraph', text: '特此公示。' },
  ],
})
const found = (rows: readonly string[], context: ScanContext = {}): readonly string[] => {
  const document = documentOf(rows)
  const text = documentToText(document)
  return tableHits(document, context).map(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)
}
const rules = (text: string): readonly string[] =>
  detectInText(text, {}).flatMap(({ rule, start, end }) => `${rule} ${text.slice(start, end)}`)

describe('a table of the document', () => {
  it('is looked at as a table, though its text has a line for each cell', () => {
    expect(found(['姓名,身份证号,金额', '甲,1,2'])).toEqual(['tableColumn 身份证号'])
    expect(found(['村名,户数', '某村,2', '另村,12'])).toEqual(['smallCell 2'])
    expect(found(['村名,户数', '某村,4', '另村,12'], { smallCellLeast: 5 })).toEqual(['smallCell 4'])
    expect(found(['首行/续行,联系电话', '甲/乙,1'])).toEqual(['tableColumn 联系电话'])
  })

  it('whose total is not the sum of its rows is told, whatever the decimals', () => {
    expect(found(['乡镇,金额', '甲,1.5', '乙,2.5', '合计,4.5'])).toEqual(['sumMismatch 4.5'])
    expect(found(['乡镇,金额', '甲,"1', '乙,2', '合计,9'])).toEqual([])
    for (const rows of [
      ['乡镇,金额', '甲,1.5', '乙,2.5', '合计,4.0'],
      ['乡镇,金额', '甲,1.5', '乙,2.5', '合计,4.1'],
      ['乡镇,金额', '甲,33.33', '乙,33.33', '丙,33.33', '合计,100.00'],
      ['乡镇,金额,占比', '甲,1,50%', '乙,1,50%', '合计,3,100%'],
      ['乡镇,金额', '甲,1', '小计,1', '乙,2', '合计,3'],
      ['序号,乡镇', '1,甲', '2,乙', '合计,2'],
      ['乡镇,金额', '合计,9', '甲,1', '乙,2'],
      ['乡镇,金额', '甲,1,', '合计,3'],
    ])
      expect(
        found(rows).filter((hit) => hit.startsWith('sum')),
        rows.join(' '),
      ).toEqual([])
  })

  it('of a sensitive theme is told, and once the office has released many of them, that too', () => {
    const rows = ['残疾类别,金额', '甲,100', '乙,200']
    expect(found(rows)).toEqual(['theme.health 残疾'])
    expect(found(rows, { releasedThemes: ['theme.health'] })).toEqual(['theme.health 残疾', 'aggregation 残疾'])
    expect(found(rows, { releasedThemes: ['theme.relief'] })).toEqual(['theme.health 残疾'])
    expect(found(['项目,金额', '甲,100', '乙,200'])).toEqual([])
  })

  it('of tabs in a plain text is looked at the same way', () => {
    expect(detectInTables('项目\t金额\n甲\t1\n乙\t2\n合计\t5', {}).map(({ rule }) => rule)).toEqual(['sumMismatch'])
  })
})

describe('arithmetic in the text', () => {
  it('of periods and of percentages is checked', () => {
    expect(rules('公示期为2026年5月10日至5月1日。')).toEqual(['rangeReversed 2026年5月10日至5月1日'])
    expect(rules('补助由100万元增加到120万元，增长25%。')).toEqual(['percentWrong 由100万元增加到120万元，增长25%'])
    expect(rules('户数从200户减少到150户，下降30%。')).toEqual(['percentWrong 从200户减少到150户，下降30%'])
  })
  it.each([
    '公示期为2026年5月10日至5月16日。',
    '自2026年12月28日至2027年1月3日。',
    '补助由100万元增加到120万元，增长20%。',
    '财政收入由1.2亿元增长到13200万元，增长10%。',
    '户数从200户减少到150户，下降25%。',
    '由3.1万人增长到3.4万人，增长9.7%。',
    '从2020年起提高到120元，每年增长5%。',
    '由县财政局提高到10%，增长明显。',
  ])('and is right here: %s', (text) => {
    expect(rules(text).filter((hit) => /^(?:range|percent)/u.test(hit))).toEqual([])
  })
})
