import { describe, expect, it } from 'vitest'
import type { EnforcementDecision } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { decisionRemarks } from '#shared/domain/lint/decision-text.ts'

const SAID: EnforcementDecision = {
  ...{ phase: 'decision', kind: 'penalty', partyKind: 'organization', remark: '' },
  ...{
    number: '云市监罚〔2026〕12号',
    name: '销售超过保质期食品案',
    category: '罚款',
    content: '销售超过保质期的食品',
  },
  ...{ basis: '《中华人民共和国食品安全法》第一百二十四条', party: '云溪便民商店', creditCode: '91350100M000100Y43' },
  ...{ result: '没收违法所得，罚款5000元', decidedOn: '2026-02-27', organ: '云溪县市场监督管理局' },
}
const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const
const TEXT = [
  '云溪便民商店（统一社会信用代码：91350100M000100Y43）销售超过保质期的食品一案，即销售超过保质期食品案。',
  '依据《中华人民共和国食品安全法》第一百二十四条，没收违法所得，罚款5000元。',
]
const DOCUMENT: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  ...{ title: '行政处罚决定书', documentNumber: '云市监罚〔2026〕12号', date: '2026年2月27日' },
  ...{ issuers: ['云溪县市场监督管理局'], body: TEXT.map(paragraph) },
}
const remarks = (said: Partial<EnforcementDecision>, document: Partial<OfficialDocument> = {}) =>
  decisionRemarks({ ...SAID, ...said }, { ...DOCUMENT, ...document })

describe('the fields of a decision beside the text that they are of', () => {
  it('are said nothing of where the text has them', () => {
    expect(remarks({})).toEqual([])
  })

  it.each<[string, Partial<EnforcementDecision>, Partial<OfficialDocument>]>([
    [
      'brackets and widths of another hand',
      { number: '云市监罚[２０２６]12号', creditCode: ' 91350100M000100Y43' },
      {},
    ],
    [
      'the number cited by an announcement of its own',
      {},
      { ...cited('云市监罚〔2026〕12号'), documentNumber: '云市监公〔2026〕3号' },
    ],
    ['the day in the text, as a table writes it', {}, { ...cited('2026-02-27'), date: '2026年3月2日' }],
    ['the day in Han numerals', {}, { ...cited('二○二六年二月二十七日'), date: '' }],
    ['the organ at the end alone', {}, { issuers: [], signatories: ['云溪县市场监督管理局'] }],
    ['two that are named together', { party: '云溪便民商店、云溪县市场监督管理局' }, {}],
    ['a field that is left empty', { number: '', category: '', creditCode: '' }, { documentNumber: '' }],
    [
      'an attachment that is set with it',
      {},
      { body: [], attachments: [{ id: 'a', title: '决定书', content: { kind: 'text', body: TEXT.map(paragraph) } }] },
    ],
  ])('%s', (_, said, document) => {
    expect(remarks(said, document)).toEqual([])
  })

  it('differ from the number, the day and the organ that the document bears', () => {
    expect(remarks({ number: '云市监罚〔2026〕1号', decidedOn: '2026-02-26', organ: '云溪县卫生健康局' })).toEqual([
      { field: 'number', said: ['云市监罚〔2026〕1号'], own: '云市监罚〔2026〕12号' },
      { field: 'decidedOn', said: ['2026-02-26'], own: '2026年2月27日' },
      { field: 'organ', said: ['云溪县卫生健康局'], own: '云溪县市场监督管理局' },
    ])
    // A day is not met in a longer one.
    expect(remarks({ decidedOn: '2026-02-02' }).map(({ field }) => field)).toEqual(['decidedOn'])
    expect(remarks({ decidedOn: '2026-02-02' }, cited('2026.2.27')).map(({ field }) => field)).toEqual(['decidedOn'])
  })

  it('are not found where the document bears none of its own, or leaves it open', () => {
    for (const documentNumber of ['', '云市监罚〔2026〕×号'])
      expect(remarks({}, { documentNumber })).toEqual([{ field: 'number', said: ['云市监罚〔2026〕12号'], own: '' }])
    expect(remarks({}, { date: '' })).toEqual([{ field: 'decidedOn', said: ['2026-02-27'], own: '' }])
  })

  it('are compared part by part where they are sentences, and a number is whole', () => {
    expect(
      remarks({ result: '没收违法所得，罚款50元；吊销许可证', name: '某案', creditCode: '91350100M000100Y44' }),
    ).toEqual([
      { field: 'name', said: ['某案'], own: '' },
      { field: 'creditCode', said: ['91350100M000100Y44'], own: '' },
      { field: 'result', said: ['罚款50元', '吊销许可证'], own: '' },
    ])
    expect(remarks({ result: '000元' })).toEqual([{ field: 'result', said: ['000元'], own: '' }])
    expect(remarks({ basis: '《行政处罚法》第一百二十四条' })).toEqual([
      { field: 'basis', said: ['行政处罚法'], own: '' },
    ])
  })

  it('a text where nothing is met is told of every field that was filled in', () => {
    const found = decisionRemarks(SAID, EMPTY_DOCUMENT).map(({ field }) => field)
    expect(found).toEqual([
      ...['number', 'name', 'category', 'content', 'basis', 'party', 'creditCode', 'result', 'decidedOn', 'organ'],
    ])
  })
})

function cited(text: string): Partial<OfficialDocument> {
  return { body: [...TEXT, text].map(paragraph) }
}
