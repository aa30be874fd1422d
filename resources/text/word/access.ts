import type { AccessEventType, CopyKind, LogScope } from '#shared/domain/access/events.ts'

/** The kind of a line of 查阅留痕. */
const ACCESS_EVENT_WORDS: Readonly<Record<AccessEventType, string>> = {
  CaseRead: '查阅',
  PassageShown: '检索到片段',
  CopyMade: '导出、打印',
  LedgerRead: '查看审计',
  ClockCorrected: '校正留痕时间',
}

const COPY_WORDS: Readonly<Record<CopyKind, string>> = {
  redline: '花脸稿',
  attribution: '责任到人表',
  approvalForm: '审批单',
  secrecyForm: '保密审查单',
  draft: '文稿',
  leakRecord: '泄密应急处置记录',
  delegationLetter: '授权书',
  extensionLetter: '延长移交的批准文件',
  lexicon: '词库',
  wholeLog: '全部留痕',
  auditList: '审计清单',
  archivePackage: '归档包',
  archiveBatch: '归档包批次',
  register: '台账',
  annualReport: '年度报告',
  searchList: '检索清单',
  backup: '备份',
}

export const LOG_SCOPE_WORDS: Readonly<Record<LogScope, string>> = {
  all: '全部',
  cases: '审批事项',
  office: '人员、设置和解锁',
  access: '查阅和导出',
}

const copyWord = (code: string): string => (COPY_WORDS as Readonly<Record<string, string>>)[code] ?? code
const scopeWord = (code: string): string => (LOG_SCOPE_WORDS as Readonly<Record<string, string>>)[code] ?? code

/** Values of an event of 查阅留痕 as `accessDetail` gives them; a value that is not there counts as ''. */
export type AccessDetail = Readonly<Record<string, string | number>>

const text = (detail: AccessDetail, name: string): string => String(detail[name] ?? '')
const files = (detail: AccessDetail): string =>
  Number(detail['files'] ?? 1) > 1 ? `，${text(detail, 'files')} 个文件` : ''

const DEEDS: Readonly<Record<AccessEventType, (detail: AccessDetail) => string>> = {
  CaseRead: (detail) => `查阅文稿（当时留痕共 ${text(detail, 'caseSeq')} 条）`,
  PassageShown: (detail) => `在检索结果中看到文稿片段（当时留痕共 ${text(detail, 'caseSeq')} 条）`,
  CopyMade: (detail) =>
    `导出${copyWord(text(detail, 'kind'))}（${text(detail, 'format').toUpperCase()}${files(detail)}）`,
  LedgerRead: (detail) => {
    const days = [text(detail, 'from'), text(detail, 'until')]
    const span = days.every((day) => day === '') ? '' : `，日期${days.join('至')}`
    const person = text(detail, 'person') === '' ? '' : `，人员${text(detail, 'person')}`
    return `查看审计（${scopeWord(text(detail, 'scope'))}${person}${span}）`
  },
  ClockCorrected: () => '注明本机时间曾被调快：此前查阅留痕中晚于本条的时间不准',
}

const isAccessEventType = (type: string): type is AccessEventType => Object.hasOwn(ACCESS_EVENT_WORDS, type)

/** An event of a newer program shows as its type. */
export const accessEventWord = (type: string): string => (isAccessEventType(type) ? ACCESS_EVENT_WORDS[type] : type)

/** What the person did, after their role and name; an event of a newer program shows as its type. */
export const accessDeed = (type: string, detail: AccessDetail): string =>
  isAccessEventType(type) ? DEEDS[type](detail) : type
