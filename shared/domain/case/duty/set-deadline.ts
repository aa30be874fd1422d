import { err, ok, type Result } from '../../../lib/result.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import { isCaseLimit } from '../../deadline/limits.ts'
import type { EventData, NewEvent } from '../events.ts'
import { mayReview, type DecideContext } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { isReviewStage, stageIndex } from '../roles.ts'
import { currentVersion, type CaseState } from '../state.ts'

/** 公开期限: which limit holds, and the day of formation or change that it is counted from (政府信息公开条例 Art. 26, V). */
export type DeadlineCommand = { readonly type: 'setDeadline' } & EventData['DeadlineSet']

/** May this person say how the time limit is counted? The drafter of a draft, then whoever decides at the stage. */
export const maySetDeadline = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  if (isReviewStage(state.stage)) return mayReview(state, state.stage, currentVersion(state).contentHash, context)
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (state.stage !== 'draft') return { code: 'case.notYourStage', detail: { stage: state.stage } }
  return state.drafterId === context.personId ? null : { code: 'case.notDrafter' }
}

/**
 * A limit of the table. Counted from the approval, no date is given; from the date that the document bears, or from
 * another day, the day is given, and another day takes a reason (D). Refuses deadline.unknownLimit,
 * deadline.dateRequired, deadline.inFuture, case.reasonRequired, and whom `maySetDeadline` refuses.
 */
export const decideDeadline = (
  state: CaseState,
  { rule, start, formedOn, reason }: DeadlineCommand,
  context: DecideContext,
): Result<readonly NewEvent[], CaseRefusal> => {
  const refusal = maySetDeadline(state, context)
  if (refusal !== null) return err(refusal)
  if (!isCaseLimit(rule)) return err({ code: 'deadline.unknownLimit' })
  if ((start === 'approval') !== (formedOn === null)) return err({ code: 'deadline.dateRequired' })
  if (formedOn !== null && context.at !== undefined && formedOn > beijingDateOf(context.at))
    return err({ code: 'deadline.inFuture' })
  if (start === 'other' && reason.trim() === '') return err({ code: 'case.reasonRequired' })
  return ok([{ type: 'DeadlineSet', data: { rule, start, formedOn, reason: reason.trim() } }])
}
