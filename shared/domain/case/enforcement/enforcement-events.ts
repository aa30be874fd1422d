/**
 * 行政执法公示 (国办发〔2018〕118号, V2): what a document says by that rule, as its drafter states it in 公开认定. Before the act
 * 事前公开, during it 事中公示, and after it 事后公开.
 */

/**
 * What such a document is to say. `general` and `guide` are 事前公开 (V2); `window` and `papers` are as much of 事中公示 as is
 * published, the sign of a counter and the forms that are handed out (V2; the single items M-H).
 */
export const STATEMENTS = {
  general: ['subject', 'staff', 'duties', 'powers', 'basis', 'procedure', 'remedies', 'inspections'],
  guide: ['matter', 'acceptedBy', 'decidedBy', 'conditions', 'time'],
  window: ['posts', 'samples', 'progress', 'advice', 'complaints'],
  papers: ['identity', 'cause', 'basis', 'rights'],
} as const
export type StatementList = keyof typeof STATEMENTS
export type StatementItem = (typeof STATEMENTS)[StatementList][number]
/** stated 本件写明, elsewhere 另行公布 with where, notApplicable 不适用 with why. */
export const STATEMENT_ANSWERS = ['stated', 'elsewhere', 'notApplicable'] as const

export interface EnforcementStatements {
  readonly phase: 'statements'
  readonly list: StatementList
  /** One for each item of the list, in its order. */
  readonly items: readonly {
    readonly item: StatementItem
    readonly answer: (typeof STATEMENT_ANSWERS)[number]
    readonly note: string
  }[]
}

/** 行政许可, 行政处罚, and other decisions of enforcement. */
export const ENFORCEMENT_KINDS = ['permit', 'penalty', 'other'] as const
export type EnforcementKind = (typeof ENFORCEMENT_KINDS)[number]
export const PARTY_KINDS = ['organization', 'person'] as const

/** 双公示 of a decision: its fields as local lists have them (V2; the exact national list M-M, so one may be left out with its reason). */
export const DECISION_FIELDS = ['number', 'name', 'category', 'content', 'basis', 'party', 'result', 'organ'] as const
export type DecisionField = (typeof DECISION_FIELDS)[number]

export interface EnforcementDecision extends Readonly<Record<DecisionField, string>> {
  readonly phase: 'decision'
  readonly kind: EnforcementKind
  readonly partyKind: (typeof PARTY_KINDS)[number]
  /** 统一社会信用代码 (GB 32100-2015); '' of a person. */
  readonly creditCode: string
  /** YYYY-MM-DD. */
  readonly decidedOn: string
  /** Why a field stays empty; '' where none does. */
  readonly remark: string
}
export type Enforcement = EnforcementStatements | EnforcementDecision

/**
 * An applicant whose 商业秘密、未披露信息 or 保密商务信息 a law has made public may object within a reasonable time 合理期限 (行政许可法 Art. 5
 * para. 2, V). The law gives no number of days, so whoever asks sets the last one.
 */
export interface Objection {
  readonly toldOn: string
  readonly means: string
  /** The last day on which the applicant may object. */
  readonly until: string
  /** awaited 等待, none 期满没有提出, raised 已提出. */
  readonly outcome: 'awaited' | 'none' | 'raised'
  /** What became of an objection; '' where there was none. */
  readonly handling: string
}
export const OBJECTION_OUTCOMES = ['awaited', 'none', 'raised'] as const
