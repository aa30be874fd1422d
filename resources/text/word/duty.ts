import type { ChangeKind, DecisionKind, DutyEventType } from '#shared/domain/case/duty/duty-events.ts'
import type { Validity } from '#shared/domain/case/duty/validity.ts'
import { DOCUMENT_KINDS } from '#shared/domain/document/model.ts'
import type { ChainUse } from '#shared/domain/office/rights/rights-events.ts'

export const DUTY_EVENT_WORDS: Readonly<Record<DutyEventType, string>> = {
  DeadlineSet: '设定公开期限',
  DecisionKindSet: '标明程序',
  DecisionStepSet: '说明环节是否适用',
  EvidenceAdded: '登记过程材料',
  EvidenceVoided: '过程材料作废',
  ValidityTermSet: '登记施行和有效期',
  ChangeDeclared: '拟变更已发布文件',
  ReleaseChanged: '效力变更',
}

export const DECISION_KIND_WORDS: Readonly<Record<DecisionKind, string>> = {
  majorDecision: '重大行政决策',
  governmentRule: '政府规章',
  normativeDocument: '行政规范性文件',
}

/** 文种 are their own words. */
export const CHAIN_USE_WORDS: Readonly<Record<ChainUse, string>> = {
  ...DECISION_KIND_WORDS,
  other: '其他全部事项',
  ...(Object.fromEntries(DOCUMENT_KINDS.map((kind) => [kind, kind])) as Record<
    (typeof DOCUMENT_KINDS)[number],
    string
  >), // the keys are DOCUMENT_KINDS
}

export const CHANGE_KIND_WORDS: Readonly<Record<ChangeKind, string>> = {
  correct: '更正',
  clarify: '澄清',
  withdraw: '撤下',
  repeal: '废止',
  supersede: '替代',
}

export const VALIDITY_WORDS: Readonly<Record<Validity, string>> = {
  pending: '尚未施行',
  inForce: '有效',
  lapsed: '失效',
  repealed: '废止',
  partlyRepealed: '部分失效',
}
