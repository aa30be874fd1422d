import type { Output } from '#shared/contract/channels.ts'
import { DUE_REVIEW } from '../../i18n/due-review.ts'
import { MODE_WORDS } from '../../i18n/words.ts'

type View = Output<'disclosure.due'>

export interface DueReviewRow {
  readonly caseId: string
  readonly title: string
  readonly mode: string
  readonly day: string
  readonly state: string
}

const DAY_MS = 86_400_000
/** Whole days between two dates of the calendar; negative when the second lies before the first. */
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)

/** What is due to be looked at again, and what comes later, each with the earliest first. */
export const dueReviews = ({
  rows,
  today,
}: Pick<View, 'rows' | 'today'>): {
  readonly due: readonly DueReviewRow[]
  readonly later: readonly DueReviewRow[]
} => {
  const shown = rows.map(({ caseId, title, mode, nextReviewOn, due }) => {
    const days = daysBetween(today, nextReviewOn)
    const row = {
      caseId,
      title: title.trim() === '' ? DUE_REVIEW.untitled : title,
      mode: MODE_WORDS[mode],
      day: DUE_REVIEW.day(nextReviewOn),
      state: due ? DUE_REVIEW.overdue(-days) : DUE_REVIEW.left(days),
    }
    return { due, row }
  })
  const of = (isDue: boolean) => shown.filter(({ due }) => due === isDue).map(({ row }) => row)
  return { due: of(true), later: of(false) }
}
