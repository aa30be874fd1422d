import { createHash } from 'node:crypto'
import { deflateSync, crc32 } from 'node:zlib'
import {
  EMPTY_DOCUMENT,
  type Block,
  type Image,
  type OfficialDocument,
  type Table,
} from '#shared/domain/document/model.ts'
import type { RenderInput } from '#electron/main/pdf/render.ts'

/** Invented documents with every part that GB/T 9704-2012 names. */
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

const notice =
  '为贯彻落实关于推进城市地下管网建设改造的决策部署，进一步提升城市安全韧性水平，补齐市政基础设施短板，经市人民政府同意，结合我市实际，现就有关事项通知如下：'

export const cell = (text: string, columnSpan = 1, rowSpan = 1): Table['rows'][number][number] => ({
  lines: text.split('\n'),
  columnSpan,
  rowSpan,
})

/** Two head rows with merged cells, and groups of rows below merged cells: more than a page of them. */
export const table = (landscape: boolean, groups: number): Table => ({
  kind: 'table',
  widths: [1, 2, 2, 2],
  headRows: 2,
  landscape,
  rows: [
    [cell('序号', 1, 2), cell('县（市、区）', 1, 2), cell('管网里程（公里）', 2)],
    [cell('供水'), cell('排水')],
    ...Array.from({ length: groups }, (_, group) => [
      [cell(`${String(group + 1)}-1`), cell('云溪县', 1, 3), cell('120'), cell('80')],
      [cell(`${String(group + 1)}-2`), cell('130'), cell('其中雨水管网\n90')],
      [cell(`${String(group + 1)}-3`), cell('140'), cell('')],
    ]).flat(),
  ],
})

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const check = Buffer.alloc(4)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A PNG of one colour, half of it half transparent. */
export const pngOf = (width: number, height: number): Buffer => {
  const raw = Buffer.alloc(height * (1 + 4 * width))
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) raw.set([0, 90, 180, x < width / 2 ? 255 : 128], y * (1 + 4 * width) + 1 + 4 * x)
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const picture = pngOf(300, 200)
export const image: Image = {
  kind: 'image',
  sha256: createHash('sha256').update(picture).digest('hex'),
  format: 'png',
  widthPx: 300,
  heightPx: 200,
  widthMm: 120,
  alternative: '云山市管网示意图',
}

export const official: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  kind: '通知',
  urgency: '特急',
  issuers: ['云山市人民政府办公室'],
  documentNumber: '云政办发〔2026〕3号',
  title: '云山市人民政府办公室关于印发云山市城市地下管网建设改造实施方案的通知',
  addressee: '各县（市、区）人民政府，市政府各部门、各直属机构：',
  body: [
    paragraph(notice),
    { kind: 'heading1', text: '一、总体要求' },
    paragraph(notice),
    { kind: 'heading2', text: '（一）开展管网普查' },
    { kind: 'heading3', text: '1.供水管网' },
    { kind: 'heading4', text: '（1）检测' },
    paragraph(notice.repeat(2)),
    { kind: 'listItem', text: '——供水管网' },
    { kind: 'listItem', text: '——排水管网' },
    table(false, 12),
    paragraph('管网走向如图所示。'),
    image,
  ],
  attachmentNames: ['云山市城市地下管网建设改造年度计划和任务分解以及责任单位联系方式一览表', '云山市管网统计表'],
  signatories: ['云山市人民政府办公室'],
  date: '2026年3月5日',
  note: '（联系人：李明，联系电话：0599-0000000）',
  copyTo: '市委各部门，市人大常委会办公室，市政协办公室，市监委，市法院，市检察院，云山军分区，各人民团体。',
  printedBy: '云山市人民政府办公室',
  printedOn: '2026年3月6日',
  attachments: [
    {
      id: 'plan',
      title: '云山市城市地下管网建设改造年度计划',
      content: {
        kind: 'text',
        body: [{ kind: 'heading1', text: '一、年度目标' }, ...Array.from({ length: 9 }, () => paragraph(notice))],
      },
    },
    { id: 'statistics', title: '云山市管网统计表', content: { kind: 'text', body: [table(true, 8)] } },
    {
      id: 'data',
      title: '管网数据',
      content: { kind: 'file', fileName: '管网数据.xlsx', format: 'xlsx', sizeBytes: 10, sha256: 'ef'.repeat(32) },
    },
  ],
}

export const officialInput: RenderInput = {
  document: official,
  issuer: '云山市人民政府办公室',
  releasedOn: '2026-03-06',
  contentHash: 'ab'.repeat(32),
  pictures: new Map([[image.sha256, picture]]),
}
