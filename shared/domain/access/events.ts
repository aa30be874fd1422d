import type { EventHead } from '../case/events.ts'

/** What of the office's can leave the program as a file, or on paper by way of one. */
export const COPY_KINDS = [
  'redline', // 花脸稿
  'attribution', // 责任到人
  'approvalForm', // 审批单
  'secrecyForm', // 保密审查单
  'draft', // 文稿
  'leakRecord', // 泄密应急处置记录
  'delegationLetter', // 授权书
  'extensionLetter', // 延长移交的批准文件
  'lexicon', // 词库
  'wholeLog', // 全部留痕
  'auditList', // 审计清单
  'archivePackage', // 归档包
  'archiveBatch', // 批量移交
  'register', // 台账
  'annualReport', // 年度报告
  'searchList', // 检索清单
  'backup', // 备份
] as const
export type CopyKind = (typeof COPY_KINDS)[number]

export const LOG_SCOPES = ['all', 'cases', 'office', 'access'] as const
export type LogScope = (typeof LOG_SCOPES)[number]

/**
 * 查阅留痕: who had what before them, and what left the program, past tense, by type. A log of its own in the same ledger:
 * reading a case neither moves the case nor makes anybody's act stale. As everywhere: stored events never change.
 */
export interface AccessEventData {
  /** The text of a case was on the screen; once a session and case. `caseSeq`: where the log of the case stood. */
  CaseRead: { readonly caseId: string; readonly caseSeq: number }
  /**
   * Passages of its text were among the finds of a search; once a session and case, and not where the case was read in that
   * session. What was searched for is not written down: it can be text of the case itself.
   */
  PassageShown: { readonly caseId: string; readonly caseSeq: number }
  /** A file left the program. Written before the file gets its name: a copy without this line there is none. */
  CopyMade: {
    /** Null for what is of no one case. */
    readonly caseId: string | null
    readonly kind: CopyKind
    /** Ending of the file, without the dot. */
    readonly format: string
    readonly files: number
    /** Of the file; null for several. */
    readonly sha256: string | null
  }
  /** 查看审计: an auditor had the ledger before them; once a session and filter. Days are of the Beijing calendar. */
  LedgerRead: {
    readonly personId: string | null
    readonly caseId: string | null
    readonly scope: LogScope
    readonly from: string | null
    readonly until: string | null
  }
  /** 校正留痕时间: from here on the times of this log are true again, by the correction of the office of that name. */
  ClockCorrected: { readonly correctionId: string }
}
export type AccessEventType = keyof AccessEventData

/** A fact, not yet signed. */
export type NewAccessEvent = {
  readonly [T in AccessEventType]: { readonly type: T; readonly data: AccessEventData[T] }
}[AccessEventType]

/** A recorded fact. Its `caseId` is `ACCESS_LOG`; the case that it is about is in its data. */
export type AccessEvent = NewAccessEvent & EventHead
