import type { DiscussionResult } from '#shared/domain/case/events.ts'
import { DISCUSSION } from '../../i18n/discussion.ts'
import type { Discussion } from './useHandling.ts'

/** A record while it is written; nothing is chosen beforehand. */
export interface DiscussionDraft {
  readonly meeting: string
  readonly heldOn: string
  /** One name a line. */
  readonly attendance: string
  readonly result: DiscussionResult | null
  readonly headSpokeLast: boolean | null
  readonly againstMajority: boolean | null
  readonly reason: string
  /** One a line: name, colon, opinion. */
  readonly dissent: string
}

export const EMPTY_DISCUSSION: DiscussionDraft = {
  ...{ meeting: '', heldOn: '', attendance: '', result: null },
  ...{ headSpokeLast: null, againstMajority: null, reason: '', dissent: '' },
}

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** 姓名：意见; a line without a colon is an opinion of nobody, which the rules refuse by name. */
const dissentOf = (line: string): { name: string; opinion: string } => {
  const [name = '', ...opinion] = line.replace(':', DISCUSSION.separator).split(DISCUSSION.separator)
  return { name: name.trim(), opinion: opinion.join(DISCUSSION.separator).trim() }
}

/** The record as it is sent; null while something is not filled in. */
export const discussionOf = (draft: DiscussionDraft): Discussion | null => {
  const { meeting, heldOn, result, headSpokeLast, againstMajority, reason } = draft
  const attendance = lines(draft.attendance)
  if (meeting.trim() === '' || heldOn === '' || attendance.length === 0) return null
  if (result === null || headSpokeLast === null || againstMajority === null) return null
  const dissent = lines(draft.dissent).map(dissentOf)
  const said = againstMajority ? reason.trim() : ''
  return { meeting: meeting.trim(), heldOn, attendance, result, headSpokeLast, againstMajority, reason: said, dissent }
}
