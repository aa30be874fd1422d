import { REVISION_KIND_WORDS, REVISION_OF_WORDS } from './imported-revisions.ts'

export const IMPORTS = {
  heading: '导入情况',
  blank: '本文稿在本机新建，没有导入文件。',
  kind: '格式',
  facts: (format: string, size: string) => `${format}，${size}`,
  by: '导入',
  byWhom: (person: string, at: string) => `${person}，${at}`,
  hash: 'SHA-256',
  tracked: '修订',
  trackedWords: {
    accept: '接受全部修订',
    reject: '拒绝全部修订',
    keep: '修订前后各存一稿',
  },
  findings: (count: number) => (count === 0 ? '隐藏内容检查' : `隐藏内容检查：${String(count)} 项`),
  done: {
    dropped: '没有导入',
    kept: '已导入，请核对',
    neutralised: '已去除作用，只留文字',
    changed: '已转换',
  },
  place: (text: string) => `见“${text}”`,
  revisions: (count: number) => `原文件中的修订（${String(count)} 处）`,
  revisionKinds: REVISION_KIND_WORDS,
  revisionOf: REVISION_OF_WORDS,
  revision: (kind: string, of: string, author: string, text: string) =>
    `${author === '' ? '（未署名）' : author} ${kind}${of}${text === '' ? '' : `：${text}`}`,
  noFindings: '没有发现批注、修订、隐藏文字等正文以外的内容。',
} as const
