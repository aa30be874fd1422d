import { describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type Block } from '#shared/domain/document/model.ts'
import { lintDocument } from '#shared/domain/lint/lint-document.ts'

const TITLE = '关于公开征求《云溪市养犬管理办法（草案）》意见的公告'
const FULL = [
  '现将《云溪市养犬管理办法（草案）》及其说明全文公布，征求社会公众意见，草案见附件。',
  '征求意见时间：2026年3月2日至2026年4月1日。',
  '意见可以通过电子邮箱：yj@yunxi.example 提出。',
]
const found = (lines: readonly string[], title = TITLE, attached = true): readonly string[] =>
  lintDocument(
    {
      ...EMPTY_DOCUMENT,
      title,
      body: lines.map((text): Block => ({ kind: 'paragraph', text })),
      attachmentNames: attached ? ['草案'] : [],
      attachments: attached ? [{ id: 'a', title: '草案', content: { kind: 'text', body: [] } }] : [],
    },
    { stage: 'draft' },
  ).flatMap(({ code, detail }) => (code.startsWith('notice') ? [`${code} ${detail}`.trim()] : []))

describe('a notice of public consultation (国务院令第713号 Art. 15)', () => {
  it('that holds everything is left alone, and so is any other document', () => {
    expect(found(FULL)).toEqual([])
    expect(found([], '关于调整停车收费的通知')).toEqual([])
  })

  it.each([
    ['no draft', FULL, false, ['noticeDraft']],
    ['no explanation', FULL.map((line) => line.replace('及其说明', '')), true, ['noticeExplanation']],
    ['no way to answer', FULL.slice(0, 2), true, ['noticeWay']],
    ['no dates', [FULL[0] ?? '', FULL[2] ?? ''], true, ['noticeDates']],
    ['29 days', FULL.map((line) => line.replace('4月1日', '3月31日')), true, ['noticeShort 29']],
    [
      '29 days with the reason',
      [...FULL.map((line) => line.replace('4月1日', '3月31日')), '因防汛形势紧急，缩短征求意见期限。'],
      true,
      [],
    ],
  ] as const)('that has %s is told so', (_name, lines, attached, codes) => {
    expect(found(lines, TITLE, attached)).toEqual(codes)
  })
})
