import { describe, expect, it } from 'vitest'
import { splitNumber } from '#shared/domain/document/outline.ts'
import { proposedRow, retentionTable } from '#shared/domain/archive/retention-table.ts'
import { archiveText } from '#resources/text/archive.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'

const { columns, periods } = archiveText.table
const read = (...rows: readonly (readonly string[])[]) =>
  retentionTable(
    rows.map((cells, at) => ({ cells, line: at + 1 })),
    { columns, periods, separators: /[、，]+/u },
  )
const itemsOf = (...rows: readonly (readonly string[])[]) => {
  const table = read(...rows)
  return table.ok ? table.value.map(({ item, matter, retention }) => [item, matter, retention]) : table.error
}

describe('a retention table as offices write it', () => {
  it('refuses a number of a few hundred thousand dots, and takes no longer for it', () => {
    const before = threadTimeMs()
    const number = `${'.'.repeat(300_000)}x`
    expect(itemsOf(['序号', '归档范围', '保管期限'], [number, '会议文件', '永久'])).toMatchObject({
      code: 'retention.columns',
    })
    expect(threadTimeMs() - before).toBeLessThan(10_000)
  })

  it('is read below its title, with headings whose words and numbers the lines take on', () => {
    expect(
      itemsOf(
        ['云岭县水利局文书档案保管期限表'],
        ['归档范围', '保管期限'],
        ['一、本机关召开会议的文件材料', ''],
        ['1、重要的', '永久'],
        ['2、一般的', '10年'],
        ['二、业务文件', ''],
        ['1.请示、批复', ''],
        ['(1)重要业务问题的', '永久'],
        ['（2）一般业务问题的', '定期30年'],
        ['2.来函和复函', '10年'],
      ),
    ).toEqual([
      ['一.1', '本机关召开会议的文件材料：重要的', 'Y'],
      ['一.2', '本机关召开会议的文件材料：一般的', 'D10'],
      ['二.1.（1）', '业务文件：请示、批复：重要业务问题的', 'Y'],
      ['二.1.（2）', '业务文件：请示、批复：一般业务问题的', 'D30'],
      ['二.2', '业务文件：来函和复函', 'D10'],
    ])
  })

  it('is read with a column of numbers, names of parts that are merged over it, and lines that have none', () => {
    expect(
      itemsOf(
        ['序号', '归档范围', '保管期限'],
        ['党群工作类', '党群工作类', '党群工作类'],
        ['1', '会议文件', ''],
        ['', '纪要、决议', '永久'],
        ['', '简报', '10年'],
        ['1.1', '名册', '30年'],
        ['2', '年度总结', '永久'],
      ),
    ).toEqual([
      ['1.（1）', '党群工作类：会议文件：纪要、决议', 'Y'],
      ['1.（2）', '党群工作类：会议文件：简报', 'D10'],
      ['1.1', '党群工作类：会议文件：名册', 'D30'],
      ['2', '党群工作类：年度总结', 'Y'],
    ])
  })

  it('refuses a line that lacks its period, its number or its matter, and a number twice', () => {
    const head = ['条款号', '归档范围', '保管期限', '适用文种或标题用语']
    expect(itemsOf(head, ['1', '水价', ''], ['2', '检修', '10年'])).toEqual({ code: 'retention.period', line: 2 })
    expect(itemsOf(head, ['1', '水价', '永久'], ['2', '检修', ''])).toEqual({ code: 'retention.period', line: 3 })
    expect(itemsOf(head, ['', '水价', '永久'])).toEqual({ code: 'retention.columns', line: 2 })
    expect(itemsOf(head, ['1', '', '永久'])).toEqual({ code: 'retention.columns', line: 2 })
    expect(itemsOf(head, ['一', '甲', ''], ['1', '乙', '永久'], ['1', '丙', '永久'])).toEqual({
      code: 'retention.itemTwice',
      line: 4,
    })
    expect(itemsOf(head)).toEqual({ code: 'retention.empty', line: 1 })
    expect(itemsOf(['条款', '范围'], ['1', '2'])).toEqual({ code: 'retention.columns', line: 1 })
    expect(itemsOf()).toEqual({ code: 'retention.empty', line: 1 })
  })

  it('tells a number from a text that begins like one', () => {
    expect(splitNumber('一般文件')).toEqual(['', '一般文件'])
    expect(splitNumber('10年期规划')).toEqual(['', '10年期规划'])
    expect(splitNumber('1.1 会议')).toEqual(['1.1', '会议'])
    expect(splitNumber('1．会议')).toEqual(['1', '会议'])
    expect(splitNumber('（一）会议')).toEqual(['（一）', '会议'])
    expect(splitNumber('①会议')).toEqual(['①', '会议'])
  })
})

describe('a retention table at its bounds', () => {
  const head = ['条款号', '归档范围', '保管期限', '适用文种或标题用语']
  const word = (length: number): string => '文'.repeat(length)

  it.each([
    ['a number of forty', [word(40), '会议', '永久', ''], 'accepted'],
    ['a longer number', [word(41), '会议', '永久', ''], 'retention.columns'],
    ['a matter of five hundred', ['甲', word(500), '永久', ''], 'accepted'],
    ['a longer matter', ['甲', word(501), '永久', ''], 'retention.columns'],
    ['a word of forty', ['甲', '会议', '永久', word(40)], 'accepted'],
    ['a longer word', ['甲', '会议', '永久', word(41)], 'retention.columns'],
    ['fifty words', ['甲', '会议', '永久', Array.from({ length: 50 }, () => '通知').join('、')], 'accepted'],
    ['one more', ['甲', '会议', '永久', Array.from({ length: 51 }, () => '通知').join('、')], 'retention.columns'],
  ] as const)('takes or refuses %s', (_, row, code) => {
    const table = read(head, row)
    expect(table.ok ? 'accepted' : table.error.code).toBe(code)
  })

  it('takes two thousand lines and no more', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, index) => [`a${String(index)}`, '会议', '永久', ''])
    expect(read(head, ...rows(2000)).ok).toBe(true)
    expect(itemsOf(head, ...rows(2001))).toEqual({ code: 'retention.tooLong', line: 2001 })
  })

  it('finds its head in the first five lines, in any order of its columns, with any white space in them', () => {
    const lines = (count: number) => Array.from({ length: count }, () => ['题名'])
    const body = ['永久', '会议', 'a1']
    expect(itemsOf(...lines(4), ['保管 期限', '归档\n范围', '条款号'], body)).toEqual([['a1', '会议', 'Y']])
    expect(itemsOf(...lines(5), ['保管期限', '归档范围', '条款号'], body)).toEqual({
      code: 'retention.columns',
      line: 1,
    })
  })

  it('has the words of the last column for which a line is proposed: its 文种 first, else the longest that the title has', () => {
    const table = read(
      head,
      ['a', '会议文件', '永久', '纪要、会议'],
      ['b', '一般会议', '10年', '、会议纪要，、会议通知、'],
      ['c', '通知', '30年', '通知'],
      ['d', '无', '30年', ''],
    )
    if (!table.ok) throw new Error(table.error.code)
    expect(table.value.map(({ words }) => words)).toEqual([['纪要', '会议'], ['会议纪要', '会议通知'], ['通知'], []])
    const proposed = (title: string, kind: string | null) => proposedRow(table.value, { title, kind })?.item ?? null
    expect(proposed('办公会议纪要', null)).toBe('b')
    expect(proposed('办公会议纪要', '纪要')).toBe('a')
    expect(proposed('关于停水的通知', '通知')).toBe('c')
    expect(proposed('关于会议的函', '函')).toBe('a')
    expect(proposed('关于停水的函', '函')).toBeNull()
    expect(proposedRow([], { title: '会议', kind: null })).toBeNull()
  })
})
