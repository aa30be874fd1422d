import type { ComparisonOutcome } from '#shared/domain/case/release/after-release-events.ts'
import type { DisclosureChannel, REVIEW_RESULTS, SCOPES } from '#shared/domain/case/disclosure/disclosure-events.ts'

/** What 定期评估审查 of what was not made public came to. */
export const REVIEW_RESULT_WORDS: Readonly<Record<(typeof REVIEW_RESULTS)[number], string>> = {
  kept: '维持',
  toProactive: '转为主动公开',
  toOnRequest: '转为依申请公开',
}

export const SCOPE_WORDS: Readonly<Record<(typeof SCOPES)[number], string>> = {
  society: '面向全社会',
  region: '面向特定区域',
  persons: '面向特定对象',
  none: '不公开',
}

/** 政府信息公开条例 Arts 23 to 25. */
export const CHANNEL_WORDS: Readonly<Record<DisclosureChannel, string>> = {
  platform: '政府信息公开平台',
  website: '政府网站',
  newMedia: '其他互联网政务媒体',
  gazette: '政府公报',
  pressConference: '新闻发布会',
  newspaper: '报刊',
  radio: '广播',
  television: '电视',
}

/** What the comparison of an uploaded copy with the release came to. */
export const COMPARISON_WORDS: Readonly<Record<ComparisonOutcome, string>> = {
  sameBytes: '与公开件完全相同',
  sameText: '文字与公开件一致',
  otherText: '文字与公开件不一致',
}
