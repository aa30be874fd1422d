import type { PushPayload } from '#shared/contract/channels.ts'

type JobStep = PushPayload['jobProgress']['step']

export const JOB_STEP_WORDS: Readonly<Record<JobStep, string>> = {
  check: '核对条件',
  scan: '检查文字、附件和图片',
  typeset: '排版',
  sign: '签章',
  selfCheck: '自检',
  manifest: '生成清单',
  write: '写入文件',
  verify: '验证',
  record: '记入留痕',
}

export const JOB = {
  progress: '进度',
  cancel: '取消任务',
  cancelling: '正在取消…',
  percent: (fraction: number) => `${String(Math.round(fraction * 100))}%`,
  counts: ({ done, total, bytesPerSecond }: { done: number; total: number; bytesPerSecond: number }) =>
    `已完成 ${String(done)} / ${String(total)} 件${bytesPerSecond === 0 ? '' : `，每秒 ${(bytesPerSecond / 1_000_000).toFixed(1)} MB`}`,
  done: '已完成',
  starting: '正在准备…',
  folder: '存放文件夹',
  chooseFolder: '选择文件夹',
  noFolder: '尚未选择',
  files: '已生成的文件',
  notices: '说明',
} as const

export const RELEASE = {
  withoutTimestamp: '这一次不加时间戳（级别为 B-B）',
  again: '再次写出公开件',
  againIntro: '把已记入留痕的全部文件原样再写一份到所选文件夹，不重新签章。',
  heading: '发布',
  intro:
    '生成经签章的 PDF 公开件，以及供网站使用的网页、文本、元数据、附件、清单和一个压缩包。文字与已签发的内容逐字核对，核对不符则不生成。',
  documentNumber: '发文字号',
  documentNumberExample: '如：青政发〔2026〕12号',
  documentNumberApproved: '已随文稿签发，不能更改',
  documentNumberHint: '没有发文字号的可以不填',
  documentNumberOdd: '与“机关代字〔年份〕序号”的常用格式不同，请核对',
  build: '生成公开件',
  buildHeading: '确认生成公开件',
  buildText: (title: string, number: string) =>
    `将《${title}》${number === '' ? '（无发文字号）' : `（${number}）`}生成正式公开件。发布后不能修改。`,
  needFolder: '请先选择存放文件夹',
  released: '公开件',
  releasedOn: '发布日期',
  pdfHash: 'PDF 的 SHA-256',
  manifestHash: '清单的 SHA-256',
  noNumber: '无',
  howToVerify: '如何验证',
  verifyText:
    'PDF 的签名在解锁界面的“不解锁，只验证一份 PDF 的签名”中核对，任何人都可以办理。整套公开件在装有明鉴的电脑上用下面的命令核对，不需要本机的数据：',
  verifyCommand: 'npx mingjian verify 文件夹',
  waiting: '本事项已签发，等待发布员生成公开件。',
} as const

/** Arts 16 and 18 of 政府信息公开条例. */
export const ENDING = {
  heading: '办结',
  intro: (mode: string) =>
    `本事项已签发为“${mode}”，不生成公开件。办结后可以归档；不予公开、依申请公开的信息须定期评估审查（《政府信息公开条例》第十八条）。`,
  conclude: '办结',
  ended: '已办结',
  mode: '公开方式',
  nextReview: '下次评估审查日期',
  due: '已到评估审查日期，请分管领导或者主要领导评估：因情势变化可以公开的，应当公开。',
  review: '定期评估审查',
  reason: '理由',
  saveReview: '保存评估结果',
} as const

export const ARCHIVE = {
  heading: '归档',
  intro: '把全部稿次、意见、留痕、公开件和证书组成归档包，可脱离本机验证。',
  build: '生成归档包',
  buildHeading: '确认归档',
  buildText: (title: string) => `将《${title}》的全部材料生成归档包。`,
  again: '再次导出',
  waiting: '文件已发布，等待档案员归档。',
  archived: '本事项已归档。',
} as const

/** Words for what a job reports beside its files; an unknown code is shown as it is. */
const NOTICES: Readonly<Record<string, string>> = {
  'font.substituted': '本机没有安装的字体，公开件中已用其他字体代替',
  'signature.level': '签名级别',
  'archive.inspected': '检测完成',
  'certificate.endsSoon': '签章证书即将到期，请尽快换发',
}

/** Those whose detail is a number of things. */
const COUNTED: Readonly<Record<string, (count: string) => string>> = {
  'archive.packed': (count) => `批次文件夹里共有归档包 ${count} 件`,
  'archive.leftOut': (count) => `另有 ${count} 件没有做成，未归入本批次`,
}

export const noticeText = (code: string, detail: string): string => {
  const counted = COUNTED[code]
  if (counted !== undefined) return counted(detail)
  const word = NOTICES[code] ?? code
  return detail === '' ? word : `${word}：${detail}`
}
