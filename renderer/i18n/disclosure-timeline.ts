import type { DisclosureEventType } from '#shared/domain/case/disclosure-events.ts'

type Detail = Readonly<Record<string, string | number>>

export const DISCLOSURE_EVENT_WORDS: Readonly<Record<DisclosureEventType, string>> = {
  DisclosureDetermined: '公开认定',
  CaseConcluded: '办结',
  NonDisclosureReviewed: '定期评估审查',
}

const MODES: Readonly<Record<string, string>> = {
  proactive: '主动公开',
  onRequest: '依申请公开',
  withheld: '不予公开',
}
export const RESULT_WORDS = { kept: '维持', toProactive: '转为主动公开', toOnRequest: '转为依申请公开' } as const
const results: Readonly<Record<string, string>> = RESULT_WORDS

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)
const mode = (detail: Detail): string => MODES[text(detail, 'mode')] ?? text(detail, 'mode')

/** What the person did, after their role and name. */
export const DISCLOSURE_DEEDS: Readonly<Record<DisclosureEventType, (detail: Detail) => string>> = {
  DisclosureDetermined: (detail) =>
    `作出公开认定：${mode(detail)}${tail('依据', text(detail, 'basis'))}${tail('理由', text(detail, 'reason'))}`,
  CaseConcluded: (detail) => `办结：${mode(detail)}${tail('下次评估审查', text(detail, 'nextReviewOn'))}`,
  NonDisclosureReviewed: (detail) =>
    `定期评估审查：${results[text(detail, 'result')] ?? text(detail, 'result')}${tail('理由', text(detail, 'reason'))}${tail('下次评估审查', text(detail, 'nextReviewOn'))}`,
}
