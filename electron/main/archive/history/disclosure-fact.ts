import { disclosureText as words } from '#resources/text/disclosure.ts'
import { MODE_WORDS } from '#resources/text/word/case.ts'
import { REVIEW_RESULT_WORDS } from '#resources/text/word/disclosure.ts'
import type { DisclosureEventType } from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'

type DisclosureEvent = Extract<CaseEvent, { readonly type: DisclosureEventType }>

/** The values of the timeline's sentence. */
export const disclosureDetail = (event: DisclosureEvent): Readonly<Record<string, string | number>> => {
  switch (event.type) {
    case 'DisclosureDetermined': {
      const { mode, basis, reason, items, thirdParties, consultations } = event.data
      const counts = { items: items.length, thirdParties: thirdParties.length, consultations: consultations.length }
      return { mode, basis, reason, ...counts }
    }
    case 'CaseConcluded':
      return { mode: event.data.mode, nextReviewOn: event.data.nextReviewOn }
    case 'NonDisclosureReviewed': {
      const { result, reason, nextReviewOn } = event.data
      return { result, reason, nextReviewOn: nextReviewOn ?? '' }
    }
  }
}

/** The same as one line and a remark, for the history in an archive package. */
export const disclosureFact = (event: DisclosureEvent): { readonly what: string; readonly remark: string } => {
  const { facts } = words
  switch (event.type) {
    case 'DisclosureDetermined': {
      const { mode, basis, reason } = event.data
      return { what: facts.determined(MODE_WORDS[mode]), remark: [basis, reason].filter(Boolean).join('\n') }
    }
    case 'CaseConcluded': {
      const { mode, nextReviewOn } = event.data
      return { what: facts.concluded(MODE_WORDS[mode]), remark: words.nextReview(nextReviewOn) }
    }
    case 'NonDisclosureReviewed': {
      const { result, reason, nextReviewOn } = event.data
      const next = nextReviewOn === null ? [] : [words.nextReview(nextReviewOn)]
      return { what: facts.reviewed(REVIEW_RESULT_WORDS[result]), remark: [reason, ...next].join('\n') }
    }
  }
}
