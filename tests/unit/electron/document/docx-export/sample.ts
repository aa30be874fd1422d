import { createHash } from 'node:crypto'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument, type TextBlockKind } from '#shared/domain/document/model.ts'
import { pngOf } from '../picture-fixture.ts'

const png = pngOf(30, 20)
export const PICTURE_HASH = createHash('sha256').update(png).digest('hex')
export const PICTURES: ReadonlyMap<string, Uint8Array> = new Map([[PICTURE_HASH, png]])
export const OFFICE = '临岚市人民政府办公室'

export const text = (value: string, kind: TextBlockKind = 'paragraph'): Block => ({ kind, text: value })
export const picture = (alternative: string): Block => ({
  kind: 'image',
  sha256: PICTURE_HASH,
  format: 'png',
  widthPx: 30,
  heightPx: 20,
  widthMm: 120,
  alternative,
})
const cell = (lines: readonly string[], columnSpan = 1, rowSpan = 1) => ({ lines, columnSpan, rowSpan })
export const table = (landscape: boolean): Block => ({
  kind: 'table',
  widths: [1, 3, 2, 2],
  headRows: 2,
  landscape,
  rows: [
    [cell(['序号'], 1, 2), cell(['任务'], 1, 2), cell(['分工'], 2)],
    [cell(['牵头单位']), cell(['配合单位'])],
    [cell(['1']), cell(['巡查“重点河段” <水库> & 隐患点']), cell(['市水利局']), cell(['市应急管理局', '市气象局'])],
    [cell(['2']), cell(['转移安置']), cell(['各县（区）人民政府'], 2)],
  ],
})

/** Every part of an official document. */
export const WHOLE: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  kind: '通知',
  urgency: '特急',
  issuers: ['临岚市人民政府'],
  documentNumber: '临政发〔2026〕5号',
  title: '临岚市人民政府关于进一步做好2026年度防汛抗旱和地质灾害防治工作的通知',
  addressee: '各县（区）人民政府，市政府各部门、各直属机构：',
  body: [
    text('为做好2026年度防汛工作，根据《中华人民共和国防洪法》等规定，现就有关事项通知如下。'),
    text('一、总体要求', 'heading1'),
    text('坚持“党政同责、一岗双责”——层层压实责任，A&B<C>"D"的排查5月31日前完成。'),
    text('（一）压实责任', 'heading2'),
    text('1.落实行政首长负责制', 'heading3'),
    text('（1）落实到人', 'heading4'),
    picture('审核流程图'),
    text('二、任务分工', 'heading1'),
    table(false),
    table(true),
    text('各单位要认真落实。'),
  ],
  attachmentNames: ['任务分工表', '值班安排表'],
  signatories: ['临岚市人民政府'],
  date: '2026年4月8日',
  note: '（此件公开发布）',
  copyTo: '市委办公室，市人大常委会办公室。',
  printedBy: '临岚市人民政府办公室',
  printedOn: '2026年4月9日',
  attachments: [
    {
      id: 'a1',
      title: '任务分工表',
      content: { kind: 'text', body: [text('各单位分工如下。'), table(true), picture('')] },
    },
    { id: 'a2', title: '值班安排表', content: { kind: 'text', body: [text('值班电话另行通知。')] } },
  ],
}
