import type { AccessEventType, CopyKind, LogScope } from '#shared/domain/access/events.ts'

/** Words of 查阅留痕 in what the program writes. */
export const accessText = {
  kinds: {
    redline: '花脸稿',
    attribution: '责任到人表',
    approvalForm: '审批单',
    secrecyForm: '保密审查单',
    draft: '文稿',
    leakRecord: '泄密应急处置记录',
    delegationLetter: '授权书',
    lexicon: '词库',
    wholeLog: '全部留痕',
    auditList: '审计清单',
    archivePackage: '归档包',
    archiveBatch: '归档包批次',
    register: '台账',
    annualReport: '年度报告',
    searchList: '检索清单',
    backup: '备份',
  } satisfies Readonly<Record<CopyKind, string>>,
  events: {
    CaseRead: '查阅',
    PassageShown: '检索到片段',
    CopyMade: '导出、打印',
    LedgerRead: '查看审计',
    ClockCorrected: '校正留痕时间',
  } satisfies Readonly<Record<AccessEventType, string>>,
  scopes: { all: '全部', cases: '审批事项', office: '人员、设置和解锁', access: '查阅和导出' } satisfies Readonly<
    Record<LogScope, string>
  >,
  clock: '注明本机时间曾被调快：此前查阅留痕中晚于本条的时间不准',
  read: (caseSeq: number) => `查阅文稿（当时留痕共 ${String(caseSeq)} 条）`,
  found: (caseSeq: number) => `在检索结果中看到文稿片段（当时留痕共 ${String(caseSeq)} 条）`,
  copied: (kind: string, format: string, files: number) =>
    `导出${kind}（${format.toUpperCase()}${files > 1 ? `，${String(files)} 个文件` : ''}）`,
  ledger: (scope: string, person: string, from: string, until: string) =>
    `查看审计（${[scope, ...(person === '' ? [] : [`人员${person}`]), ...(from + until === '' ? [] : [`日期${from}至${until}`])].join('，')}）`,
} as const
