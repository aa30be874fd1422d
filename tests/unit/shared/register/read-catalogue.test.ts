import { describe, expect, it } from 'vitest'
import { readCatalogue } from '#shared/domain/register/read-catalogue.ts'
import { publicityText } from '#resources/text/publicity.ts'

const numbered = (rows: readonly (readonly string[])[]) => rows.map((cells, at) => ({ cells, line: at + 1 }))
const read = (...rows: readonly (readonly string[])[]) => readCatalogue(numbered(rows), publicityText.catalogue)

const TITLE = ['县级水利领域基层政务公开标准目录']
const UPPER = [
  ...['序号', '公开事项', '', '公开内容（要素）', '公开依据', '公开时限', '公开主体', '公开渠道和载体'],
  ...['公开对象', '', '公开方式', '', '公开层级', ''],
]
const LOWER = [
  ...['', '一级事项', '二级事项', '', '', '', '', ''],
  ...['全社会', '特定群体', '主动', '依申请公开', '县级', '乡级'],
]
const first = [
  ...['1', '工程建设', '河道清淤', '范围、期限', '条例第二十一条', '形成之日起20个工作日内', '县水利局'],
  ...['■政府网站 □政府公报\n■公开查阅点', '√', '', '√', '', '√', '√'],
]
const second = ['2', '', '调度', '方案', '同上', '及时', '同上', '■网站', '', '相关单位', '', '√', '√', '']

describe('a catalogue as it is published', () => {
  const expected = [
    {
      ...{ item: '1', group: '工程建设', matter: '河道清淤', content: '范围、期限', basis: '条例第二十一条' },
      ...{ limit: '形成之日起20个工作日内', organ: '县水利局', channels: '政府网站、公开查阅点' },
      ...{ audience: '全社会', mode: 'proactive', level: '县级、乡级' },
    },
    {
      ...{ item: '2', group: '工程建设', matter: '调度', content: '方案', basis: '条例第二十一条' },
      ...{ limit: '及时', organ: '县水利局', channels: '网站', audience: '相关单位', mode: 'onRequest', level: '县级' },
    },
  ]

  it('is read with the two lines of its head, its marks, its ticked boxes and what it does not repeat', () => {
    expect(read(TITLE, UPPER, LOWER, first, second)).toEqual({ ok: true, value: expected })
  })

  it('is read as a workbook gives it, each merged name at all of its places', () => {
    const filled = UPPER.map((name, at) => (name === '' ? (UPPER[at - 1] ?? '') : name))
    const below = LOWER.map((name, at) => (name === '' ? (UPPER[at] ?? '') : name))
    const group = second.map((cell, at) => (at === 1 ? '工程建设' : cell))
    expect(read(TITLE.concat(Array<string>(13).fill(TITLE[0] ?? '')), filled, below, first, group)).toEqual({
      ok: true,
      value: expected,
    })
  })

  it('marks one way of disclosure in a line: neither and both are refused by the number of the line', () => {
    const both = first.map((cell, at) => (at === 11 ? '√' : cell))
    const neither = first.map((cell, at) => (at === 10 ? '' : cell))
    for (const wrong of [both, neither])
      expect(read(UPPER, LOWER, wrong)).toEqual({
        ok: false,
        error: { code: 'publicity.line', detail: { line: 3, column: '公开方式' } },
      })
    expect(read(UPPER, LOWER)).toMatchObject({ error: { code: 'publicity.noEntries' } })
  })

  it('takes a line of words below a head of one line for what it is', () => {
    const head = UPPER.filter((name) => name !== '')
    const line = ['1', '清淤', '范围', '条例', '及时', '县水利局', '网站', '全社会', '主动', '县级']
    expect(read(head, line)).toMatchObject({
      ok: true,
      value: [{ item: '1', group: '', matter: '清淤', audience: '全社会', mode: 'proactive', level: '县级' }],
    })
  })
})
