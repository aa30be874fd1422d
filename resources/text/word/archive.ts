import type { Retention } from '#shared/domain/archive/archival-number.ts'
import type { CheckResult } from '#shared/domain/archive/check-item.ts'
import type { CheckStage } from '#shared/domain/archive/check-stage.ts'
import type { AppraisalResult } from '#shared/domain/case/custody/custody-events.ts'
import type { HoldKind } from '#shared/domain/case/custody/hold-events.ts'

export const RETENTION_WORDS: Readonly<Record<Retention, string>> = { Y: '永久', D30: '30年', D10: '10年' }

export const APPRAISAL_WORDS: Readonly<Record<AppraisalResult, string>> = {
  destroyed: '销毁',
  extended: '延长保管',
  declined: '不同意销毁',
}

/** What a case is kept for. */
export const HOLD_KIND_WORDS: Readonly<Record<HoldKind, string>> = {
  reconsideration: '行政复议',
  litigation: '行政诉讼',
  complaint: '投诉举报',
  inspection: '监督检查',
}

/** 环节 of DA/T 70-2018 (V2). */
export const STAGE_WORDS: Readonly<Record<CheckStage, string>> = {
  filing: '归档（GD）',
  handover: '移交与接收（YJ）',
  keeping: '长期保存（BC）',
}

/** What a test of 四性检测 found. */
export const CHECK_WORDS: Readonly<Record<CheckResult, string>> = {
  passed: '通过',
  failed: '不通过',
  manual: '需人工',
  notApplicable: '不适用',
}
