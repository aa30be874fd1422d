import type { SourceFile } from '../draft/source-file.ts'

/** Counted from the approval, from the date that the document bears 成文日期, or from another day with a reason. */
export const DEADLINE_STARTS = ['approval', 'document', 'other'] as const
export type DeadlineStartKind = (typeof DEADLINE_STARTS)[number]

/** 重大行政决策 (国务院令第713号), 政府规章, 行政规范性文件: what has a procedure of its own before it may be made public. */
export const DECISION_KINDS = ['majorDecision', 'governmentRule', 'normativeDocument'] as const
export type DecisionKind = (typeof DECISION_KINDS)[number]

/** Steps that may not apply; then with a reason. */
export const OPTIONAL_STEPS = ['participation', 'hearing', 'expert', 'risk', 'fairCompetition', 'party'] as const
export type OptionalStep = (typeof OPTIONAL_STEPS)[number]

/** 更正, 澄清 (政府信息公开条例 Art. 6), 撤下, 废止, 替代 of a release. */
export const CHANGE_KINDS = ['correct', 'clarify', 'withdraw', 'repeal', 'supersede'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]
export const CHANGE_SCOPES = ['whole', 'part'] as const
export type ChangeScope = (typeof CHANGE_SCOPES)[number]

/**
 * The facts of a case that are about what the law asks beside the chain: time limits, the evidence of a procedure, and what
 * becomes of a release. Part of `EventData`.
 */
export interface DutyEventData {
  /** 公开期限: the limit of the table and the day that it is counted from (null: the day of approval). */
  DeadlineSet: {
    readonly rule: string
    readonly start: DeadlineStartKind
    readonly formedOn: string | null
    readonly reason: string
  }
  /** What procedure the document needs; null for none. `marketEntities`: 涉及市场主体经济活动. */
  DecisionKindSet: {
    readonly kind: DecisionKind | null
    readonly marketEntities: boolean
    readonly reason: string
  }
  DecisionStepSet: { readonly step: OptionalStep; readonly applicable: boolean; readonly reason: string }
  /** One piece of evidence 过程材料: its bytes are a blob of the case. `contentHash` is the text that stood then. */
  EvidenceAdded: {
    readonly evidenceId: string
    readonly item: string
    readonly on: string
    /** The last day of what lasts: a consultation, a review. */
    readonly until: string | null
    readonly contentHash: string
    readonly file: SourceFile | null
    readonly number: string
    readonly note: string
  }
  /** 作废: recorded by mistake. It stays in the log. */
  EvidenceVoided: { readonly evidenceId: string; readonly reason: string }
  /** 施行日期 and the last day of validity, where the document has them. */
  ValidityTermSet: { readonly effectiveOn: string | null; readonly until: string | null; readonly basis: string }
  /** On the case that changes a release: which, how, from when. */
  ChangeDeclared: {
    readonly kind: ChangeKind
    readonly scope: ChangeScope
    readonly targetCaseId: string
    /** Hash of the target's newest event as the drafter saw it. */
    readonly targetHead: string
    readonly targetTitle: string
    readonly targetNumber: string
    readonly effectiveOn: string | null
    readonly basis: string
    readonly reason: string
  }
  /** On the case whose release was changed, in one transaction with the act that changed it. */
  ReleaseChanged: {
    readonly kind: ChangeKind
    readonly scope: ChangeScope
    readonly byCaseId: string
    readonly byTitle: string
    readonly byNumber: string
    readonly on: string
    readonly basis: string
    readonly reason: string
  }
}
export type DutyEventType = keyof DutyEventData
