import type { DisclosureChannel, SCOPES } from '#shared/domain/case/disclosure-events.ts'
import type { ChangeKind } from '#shared/domain/case/duty-events.ts'

/** Words of the page, the plain text and the metadata that go to the portal beside the PDF. */
export const releasePage = {
  catalogue: '信息属性',
  labels: {
    indexNumber: '索引号',
    theme: '主题分类',
    genre: '体裁分类',
    issuers: '发文机关',
    documentNumber: '发文字号',
    formedOn: '成文日期',
    releasedOn: '发布日期',
    effectiveOn: '施行日期',
    until: '有效期至',
    validity: '有效性',
    mode: '公开方式',
    legalBasis: '公开依据',
    scope: '公开范围',
    channels: '公开形式',
    department: '责任部门',
    summary: '内容概述',
    keywords: '关键词',
    changes: '立改废',
  },
  validity: { pending: '尚未施行', inForce: '有效' },
  mode: '主动公开',
  scopes: { society: '面向全社会', region: '面向特定区域', persons: '面向特定对象' } satisfies Record<
    (typeof SCOPES)[number],
    string
  >,
  channels: {
    platform: '政府信息公开平台',
    website: '政府网站',
    newMedia: '政务新媒体',
    gazette: '政府公报',
    pressConference: '新闻发布会',
    newspaper: '报刊',
    radio: '广播',
    television: '电视',
  } satisfies Record<DisclosureChannel, string>,
  changes: {
    correct: (document: string) => `更正${document}`,
    clarify: (document: string) => `澄清${document}`,
    withdraw: (document: string) => `撤下${document}`,
    repeal: (document: string) => `废止${document}`,
    supersede: (document: string) => `替代${document}`,
  } satisfies Record<ChangeKind, (document: string) => string>,
  partly: '（部分）',
  named: (title: string, documentNumber: string) =>
    `《${title}》${documentNumber === '' ? '' : `（${documentNumber}）`}`,
  date: (year: string, month: number, day: number) => `${year}年${String(month)}月${String(day)}日`,
  text: '正文',
  downloads: '下载',
  pdf: (pages: number) => `带电子签名的正式文件（PDF，${String(pages)} 页）`,
  attachments: '附件',
  attached: (label: string, title: string) => `${label}：${title}`,
  authentic: '以带电子签名的 PDF 为准。',
  noPicture: '（图）',
  table: (number: number) => `表 ${String(number)}`,
} as const
