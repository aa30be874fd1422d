import { describe, expect, it } from 'vitest'
import { splitNumber } from '#shared/domain/document/outline.ts'
import { retentionTable } from '#shared/domain/archive/retention-table.ts'
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
