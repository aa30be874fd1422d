import type { ChangeKind } from '#shared/domain/case/duty/duty-events.ts'

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
  downloads: '下载',
  pdf: (pages: number) => `带电子签名的正式文件（PDF，${String(pages)} 页）`,
  attached: (label: string, title: string) => `${label}：${title}`,
  authentic: '以带电子签名的 PDF 为准。',
  noPicture: '（图）',
  table: (number: number) => `表 ${String(number)}`,
} as const
