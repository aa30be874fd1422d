import { MODE_WORDS } from '#resources/text/word/case.ts'
import { REVIEW_RESULT_WORDS } from '#resources/text/word/disclosure.ts'
import type { DisclosureEventType } from '#shared/domain/case/disclosure/disclosure-events.ts'

type Detail = Readonly<Record<string, string | number>>

export const DISCLOSURE_EVENT_WORDS: Readonly<Record<DisclosureEventType, string>> = {
  DisclosureDetermined: '公开认定',
  CaseConcluded: '办结',
  NonDisclosureReviewed: '定期评估审查',
}

export { REVIEW_RESULT_WORDS }

const word = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

const text = (detail: Detail, name: string): string => String(detail[name] ?? '')
const tail = (label: string, value: string): string => (value === '' ? '' : `，${label}：${value}`)
const mode = (detail: Detail): string => word(MODE_WORDS, text(detail, 'mode'))

/** What the person did, after their role and name. */
export const DISCLOSURE_DEEDS: Readonly<Record<DisclosureEventType, (detail: Detail) => string>> = {
  DisclosureDetermined: (detail) =>
    `作出公开认定：${mode(detail)}${tail('依据', text(detail, 'basis'))}${tail('理由', text(detail, 'reason'))}`,
  CaseConcluded: (detail) => `办结：${mode(detail)}${tail('下次评估审查', text(detail, 'nextReviewOn'))}`,
  NonDisclosureReviewed: (detail) =>
    `定期评估审查：${word(REVIEW_RESULT_WORDS, text(detail, 'result'))}${tail('理由', text(detail, 'reason'))}${tail('下次评估审查', text(detail, 'nextReviewOn'))}`,
}
