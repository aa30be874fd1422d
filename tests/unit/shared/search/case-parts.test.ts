import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { casePartsOf, type LinesOf } from '#shared/domain/search/case-parts.ts'
import type { Part } from '#shared/domain/search/part.ts'
import {
  at,
  clerk,
  deputy,
  head,
  play,
  register,
  remark,
  sendBack,
  submit,
  TEXT_A,
  TEXT_B,
} from '../../../helper/case-play.ts'

const TITLE = '关于调整河滨路停车收费的通知'
const lines: LinesOf = (hash) => (hash === TEXT_A ? [TITLE, '第一条', '', '第二条'] : [TITLE, '第一条', '改后的第二条'])
const partsOf = (
  events: readonly CaseEvent[],
  {
    draft = null,
    numbers = [],
    attachments = [],
  }: {
    readonly draft?: readonly string[] | null
    readonly numbers?: readonly string[]
    readonly attachments?: readonly { readonly fileName: string; readonly text: string }[]
  } = {},
): readonly Part[] => casePartsOf(events, lines, draft, numbers, attachments)
const shown = (parts: readonly Part[], ...kinds: readonly Part['kind'][]): readonly string[] =>
  parts
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, label, text }) => `${kind} ${label}: ${text}`)

describe('what of a case can be found', () => {
  it('is its title, its numbers, everybody who had a hand in it once, its text and its files', () => {
    const played = play([
      [
        clerk,
        {
          ...register(),
          source: { fileName: '原稿.docx', format: 'docx', sizeBytes: 1, sha256: TEXT_A },
        },
      ],
    ])
    const parts = partsOf(played.events, {
      numbers: ['云溪办发〔2026〕3号', ''],
      attachments: [{ fileName: '表.xlsx', text: '甲乡' }],
    })
    expect(shown(parts)).toEqual([
      ...[`title : ${TITLE}`, 'number : 云溪办发〔2026〕3号', `person : ${clerk.name}`, 'wording 1: 第一条\n第二条'],
      ...['attachment 原稿.docx: 原稿.docx', 'attachment 表.xlsx: 表.xlsx\n甲乡'],
    ])
    expect(shown(partsOf(at('approved').events), 'person')).toEqual([
      ...['周小满', '沈科长', '陆审查', '方副职', '顾正职'].map((name) => `person : ${name}`),
    ])
  })

  it('is of an earlier wording only what no later one has, so that a line is found once', () => {
    const played = play(
      [
        [head, sendBack('draft')],
        [clerk, submit(TEXT_B)],
      ],
      at('departmentReview'),
    )
    expect(shown(partsOf(played.events), 'wording')).toEqual(['wording 2: 第一条\n改后的第二条', 'wording 1: 第二条'])
  })

  it('is of a draft that was not handed in its lines and its title, empty ones left out', () => {
    const parts = partsOf(play([[clerk, register()]]).events, { draft: ['改后的题名', '草稿', '', '又一行'] })
    expect(shown(parts, 'title')).toEqual(['title : 改后的题名'])
    expect(shown(parts, 'wording')).toEqual([`wording 1: ${TITLE}\n第一条\n第二条`, 'wording : 草稿\n又一行'])
    expect(shown(partsOf([], {}))).toEqual([])
  })

  it('is what people wrote into an act, by what the act is; what an act says twice is there once', () => {
    const parts = partsOf(play([[deputy, remark()]], at('deputyReview')).events)
    expect(shown(parts, 'opinion', 'remark', 'disclosure')).toEqual([
      'disclosure DisclosureModeSet: 政府信息公开条例第二十条',
      'disclosure DisclosureDetermined: 政府信息公开条例第二十条',
      'opinion DepartmentReviewPassed: 同意',
      'opinion HitDisposed: 已核对，可以公开',
      'opinion SecrecyReviewConcluded: 不涉密',
      'remark RemarkMade: 请核对数字',
    ])
  })

  /** An event of this type with such facts, as far as the parts ask. */
  const act = (type: string, data: object): CaseEvent => ({ type, data, actor: { name: '' } }) as unknown as CaseEvent

  it.each([
    ...['opinion', 'reason', 'note', 'text', 'sources', 'basis', 'authority', 'documentNumber', 'number', 'meeting'],
    ...['attendance', 'name', 'matter', 'decidedBy', 'organ', 'organs', 'means', 'scopeNote', 'fileName', 'toName'],
    ...['byTitle', 'byNumber', 'targetTitle', 'targetNumber', 'url', 'theme', 'department', 'keywords'],
  ])('is the field %s of an act, at any depth and in lists', (field) => {
    for (const data of [{ [field]: '词' }, { deep: [{ [field]: '词' }] }, { [field]: ['词', '词', ''] }])
      expect(shown(partsOf([act('CaseReturned', data)]))).toEqual(['opinion CaseReturned: 词'])
  })

  it('is no field that the program filled in, and no word of an act that is the text itself, the chain or a scan', () => {
    for (const field of ['summary', 'contentHash', 'personId', 'conclusion', 'stage'])
      expect(partsOf([act('CaseReturned', { [field]: '词', nothing: null, count: 1 })])).toEqual([])
    for (const type of ['ChainBound', 'CaseSubmitted', 'ScanCompleted'])
      expect(partsOf([act(type, { opinion: '词' })])).toEqual([])
  })

  it.each([
    ['RemarkMade', 'remark'],
    ['RemarkAnswered', 'remark'],
    ['DisclosureModeSet', 'disclosure'],
    ['DisclosureDetermined', 'disclosure'],
    ['CaseReturned', 'opinion'],
  ])('of %s is shown as %s', (type, kind) => {
    expect(shown(partsOf([act(type, { text: '甲', note: '乙' })]))).toEqual([`${kind} ${type}: 甲\n乙`])
  })
})
