import { describe, expect, it } from 'vitest'
import { checkedDiff, marked } from './diff-laws.ts'

/** The runs of a paragraph that both texts hold alone. */
const edit = (old: string, new_: string): string => {
  const [paragraph, ...rest] = checkedDiff([old], [new_]).paragraphs
  expect(rest).toStrictEqual([])
  return marked(paragraph?.runs ?? [])
}

/** Kind, indices and marked text of each paragraph of the merged view. */
const view = (old: readonly string[], new_: readonly string[]): string[] =>
  checkedDiff(old, new_).paragraphs.map(
    ({ change, old: oldAt, new: newAt, runs }) => `${change} ${oldAt ?? '-'}>${newAt ?? '-'} ${marked(runs)}`,
  )

describe('inside a paragraph', () => {
  it.each([
    [
      'a changed number is the number, not the clause',
      '应当在三十日内完成。',
      '应当在二十五日内完成。',
      '应当在[-三十-]{+二十五+}日内完成。',
    ],
    [
      'digits change as one number',
      '到2024年底达到12.5%。',
      '到2025年底达到13%。',
      '到[-2024-]{+2025+}年底达到[-12.5-]{+13+}%。',
    ],
    [
      'a number before a measure word is the number, and a sentence after it is by itself',
      '自公布之日起施行，有效期五年。',
      '自公布之日起施行，有效期三年。原《公开办法》同时废止。',
      '自公布之日起施行，有效期[-五-]{+三+}年。{+原《公开办法》同时废止。+}',
    ],
    [
      'a word is replaced whole though a character stays',
      '进一步加强监督管理。',
      '进一步加大监督管理。',
      '进一步[-加强-]{+加大+}监督管理。',
    ],
    [
      'words that begin within a longer reading are not cut',
      '工作日内向区政府申请',
      '工作日内向县政府申请',
      '工作日内向[-区-]{+县+}政府申请',
    ],
    [
      'a replaced clause is one deletion and one insertion',
      '各单位要提高认识，按照职责分工抓好落实，确保取得实效。',
      '各单位要提高认识，于每季度末报送进展情况，确保取得实效。',
      '各单位要提高认识，[-按照职责分工抓好落实-]{+于每季度末报送进展情况+}，确保取得实效。',
    ],
    [
      'a function word kept by chance between two changes is no island',
      '由市民政局的工作人员负责受理。',
      '由县档案馆的值班干部负责受理。',
      '由[-市民政局的工作人员-]{+县档案馆的值班干部+}负责受理。',
    ],
    [
      'an inserted sentence ends with its own full stop',
      '要加强领导。要落实责任。',
      '要加强领导。要保障经费。要落实责任。',
      '要加强领导。{+要保障经费。+}要落实责任。',
    ],
    [
      'a dropped clause takes one comma with it',
      '公开内容，公开时限，公开方式。',
      '公开内容，公开方式。',
      '公开内容，[-公开时限，-]公开方式。',
    ],
    ['a rare character of two code units is replaced whole', '经办人𠮷某', '经办人𠮾某', '经办人[-𠮷-]{+𠮾+}某'],
    ['a mark on a letter does not stand alone', 'cafe门前道路', 'café门前道路', '[-cafe-]{+café+}门前道路'],
    ['a Latin word is a word', '接入GB/T9704标准', '接入GB/T9705标准', '接入GB/[-T9704-]{+T9705+}标准'],
    [
      'a label that appears is an insertion',
      '加强领导，压实责任。',
      '一、加强领导，压实责任。',
      '{+一、+}加强领导，压实责任。',
    ],
  ])('%s', (_, old, new_, expected) => {
    expect(edit(old, new_)).toBe(expected)
  })

  it('shows a text rewritten from end to end as removed and added', () => {
    expect(view(['本办法自公布之日起施行。'], ['请于下周三上午前来领取证件'])).toStrictEqual([
      'removed 0>- [-本办法自公布之日起施行。-]',
      'added ->0 {+请于下周三上午前来领取证件+}',
    ])
  })
})

describe('a table row, cells parted by tabs', () => {
  it('changes in the cell that changed', () => {
    expect(edit('事项审批\t市民政局\t20个工作日', '事项审批\t市民政局\t15个工作日')).toBe(
      '事项审批\t市民政局\t[-20-]{+15+}个工作日',
    )
  })
  it('never has a change across two cells', () => {
    expect(edit('甲类\t市民政局\t年底前', '甲类\t各县区\t六月前')).toBe(
      '甲类\t[-市民政局-]{+各县区+}\t[-年底-]{+六月+}前',
    )
  })
  it('that loses a cell loses that cell', () => {
    expect(edit('事项名称\t责任单位\t办理时限\t联系电话', '事项名称\t责任单位\t联系电话')).toBe(
      '事项名称\t责任单位\t[-办理时限\t-]联系电话',
    )
  })
})

describe('paragraphs', () => {
  const opening = '为进一步规范政务公开工作，制定本办法。'
  const scope = '本办法适用于全市各级行政机关的政务公开活动。'
  const duty = '市人民政府办公室负责推进、指导、协调、监督全市政务公开工作。'
  const review = '公开前应当依照保密法律法规对拟公开的信息进行审查。'

  it('that did not change are the same, and nothing is counted', () => {
    const { counts, fallback } = checkedDiff([opening, scope], [opening, scope])
    expect(counts).toStrictEqual({
      ...{ same: 2, edited: 0, added: 0, removed: 0, moved: 0, movedEdited: 0 },
      ...{ insertedCharacters: 0, deletedCharacters: 0, renumbered: 0, movedBlocks: 0, split: 0, joined: 0 },
    })
    expect(fallback).toBe(false)
  })

  it('that moved stand once, at their new place', () => {
    expect(view([opening, scope, duty, review], [opening, duty, review, scope])).toStrictEqual([
      `same 0>0 ${opening}`,
      `same 2>1 ${duty}`,
      `same 3>2 ${review}`,
      `moved 1>3 ${scope}`,
    ])
  })

  it('that moved and were edited show their edits', () => {
    const edited = scope.replace('行政机关', '国家机关')
    expect(view([opening, scope, duty, review], [opening, duty, review, edited]).at(-1)).toBe(
      'movedEdited 1>3 本办法适用于全市各级[-行政-]{+国家+}机关的政务公开活动。',
    )
  })

  it('that moved together are one block, their short heading with them', () => {
    const old = ['一、范围', scope, '二、职责', duty, '三、审查', review, opening]
    const new_ = ['一、职责', duty, '二、审查', review, '三、范围', scope, opening]
    const { paragraphs, counts } = checkedDiff(old, new_)
    expect(counts.movedBlocks).toBe(1)
    expect(paragraphs.filter(({ block }) => block === 0).map((one) => one.old)).toStrictEqual([0, 1])
  })

  it('in a document with moves alone are counted', () => {
    const { counts } = checkedDiff([opening, scope, duty], [scope, duty, opening])
    expect(counts).toMatchObject({ same: 2, moved: 1, movedBlocks: 1, insertedCharacters: 0 })
  })

  it('that were removed stand where they stood, ahead of what came instead', () => {
    const other = '联系地址：临岚市望澜路十二号。'
    expect(view([opening, scope, review], [opening, other, review]).map((line) => line.slice(0, 12))).toStrictEqual([
      'same 0>0 为进一',
      'removed 1>- ',
      'added ->1 {+',
      'same 2>2 公开前',
    ])
  })

  it('that were split show where the other part came from', () => {
    const { paragraphs, counts } = checkedDiff([opening, scope + duty + review], [opening, scope, duty + review])
    expect(paragraphs.map(({ change, splitFrom }) => [change, splitFrom])).toStrictEqual([
      ['same', undefined],
      ['added', 1],
      ['edited', undefined],
    ])
    expect(counts.split).toBe(1)
  })

  it('that were joined show where they went', () => {
    const { paragraphs, counts } = checkedDiff([opening, scope, duty + review], [opening, scope + duty + review])
    expect(paragraphs.map(({ change, joinedTo }) => [change, joinedTo])).toStrictEqual([
      ['same', undefined],
      ['removed', 1],
      ['edited', undefined],
    ])
    expect(counts.joined).toBe(1)
  })

  it('that stand several times are matched in order', () => {
    const line = '（盖章）'
    expect(checkedDiff([line, opening, line, scope, line], [line, opening, scope, line]).counts).toMatchObject({
      same: 4,
      removed: 1,
    })
  })
})

describe('numbering', () => {
  it('that moved on by an inserted heading is renumbering, apart from edits of the words', () => {
    const { paragraphs, counts } = checkedDiff(
      ['一、总体要求', '二、工作任务', '三、保障措施'],
      ['一、总体要求', '二、重点领域', '三、工作任务', '四、组织保障措施'],
    )
    expect(paragraphs.map(({ renumbered }) => renumbered)).toStrictEqual([
      undefined,
      undefined,
      { old: '二、', new: '三、', only: true },
      { old: '三、', new: '四、', only: false },
    ])
    expect(paragraphs.map(({ runs }) => marked(runs))).toStrictEqual([
      '一、总体要求',
      '{+二、重点领域+}',
      '[-二-]{+三+}、工作任务',
      '[-三-]{+四+}、{+组织+}保障措施',
    ])
    expect(counts.renumbered).toBe(2)
  })

  it.each([
    ['（一）', '（二）'],
    ['1.', '2.'],
    ['（1）', '（12）'],
    ['第九条 ', '第十一条 '],
  ])('%s to %s is recognised', (before, after) => {
    const [paragraph] = checkedDiff([`${before}严格责任追究`], [`${after}严格责任追究`]).paragraphs
    expect(paragraph?.renumbered).toStrictEqual({ old: before, new: after, only: true })
  })

  it('holds a rewritten heading in its place', () => {
    expect(view(['一、总则', '二、范围', '三、附则'], ['一、总则', '二、对象', '三、附则'])).toContain(
      'edited 1>1 二、[-范围-]{+对象+}',
    )
  })
})
