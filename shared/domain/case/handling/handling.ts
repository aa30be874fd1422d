import { err, ok, type Result } from '#shared/lib/result.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewEvent } from '../events.ts'
import type { HandlingEventData } from './handling-events.ts'
import { firstReviewers } from '../authority/department.ts'
import { isAuthor, type DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { isReviewStage, REVIEW_ROLE, stageIndex, type ReviewStage, type Role } from '../roles.ts'
import type { CaseState } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** Who is to handle a case, and that somebody waits. `toPersonId` must hold the role: the caller, who knows people, asks. */
export type HandlingCommand =
  | ({ readonly type: 'reassign' } & Pick<
      HandlingEventData['CaseReassigned'],
      'what' | 'toPersonId' | 'toName' | 'reason'
    >)
  | { readonly type: 'urge'; readonly dueOn: string | null; readonly text: string }
  | { readonly type: 'escalate'; readonly dueOn: string; readonly text: string }

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** Who hears of an overdue step; null at the last, above which there is nobody in the office. */
export const SUPERIOR: Readonly<Record<ReviewStage, Role | null>> = {
  departmentReview: 'deputyLeader',
  countersign: 'deputyLeader',
  legalReview: 'deputyLeader',
  fairCompetitionReview: 'deputyLeader',
  disclosureOfficeReview: 'deputyLeader',
  secrecyReview: 'deputyLeader',
  deputyReview: 'principalLeader',
  collectiveDiscussion: 'principalLeader',
  finalApproval: null,
}

/** The role that a reassigned person must hold. */
export const reassignedRole = (state: CaseState, what: 'drafter' | 'step'): Role | null => {
  if (what === 'drafter') return 'drafter'
  return isReviewStage(state.stage) ? REVIEW_ROLE[state.stage] : null
}

/** Who may hand a case on: the department's head and the principal leader; a step also its own role, and who it was reported to. */
export const mayReassign = (state: CaseState, what: 'drafter' | 'step', context: DecideContext): CaseRefusal | null => {
  const { stage } = state
  if (stageIndex(stage) >= stageIndex('released')) return { code: 'case.released' }
  // Ended without a release: nobody drafts it any more, until a review of its reasons opens it again.
  if (stage === 'concluded' || (what === 'step' && !isReviewStage(stage)))
    return { code: 'case.notYourStage', detail: { stage } }
  return context.roles.includes(reassigningRole(state, what, context))
    ? null
    : { code: 'identity.wrongRole', detail: { role: 'principalLeader' } }
}

/** In which role this person hands the case on; principalLeader when in none. */
export const reassigningRole = (state: CaseState, what: 'drafter' | 'step', context: DecideContext): Role => {
  const { stage, escalatedTo } = state
  // What waits for the heads of one department, no head of another hands on to themselves.
  const heads = firstReviewers(state)
  const isTheirs = heads.length === 0 || heads.includes(context.personId)
  const forStep = [
    ...(isReviewStage(stage) && isTheirs ? [REVIEW_ROLE[stage]] : []),
    ...(escalatedTo === null ? [] : [escalatedTo]),
  ]
  const roles: readonly Role[] = ['principalLeader', ...(what === 'drafter' ? ['departmentHead' as const] : forStep)]
  return roles.find((role) => context.roles.includes(role)) ?? 'principalLeader'
}

const decideReassign = (
  state: CaseState,
  command: Extract<HandlingCommand, { type: 'reassign' }>,
  context: DecideContext,
): Decision => {
  const { what, toPersonId } = command
  const refusal = mayReassign(state, what, context)
  if (refusal !== null) return err(refusal)
  const current = what === 'drafter' ? state.drafterId : state.assignee?.personId
  if (toPersonId === current) return refuse('reassign.samePerson')
  const hand = state.hands.find(
    ({ personId, forPersonId, stage }) =>
      (personId === toPersonId || forPersonId === toPersonId) && (what === 'drafter' || stage !== state.stage),
  )
  if (hand !== undefined) return refuse('case.samePersonTwice', { stage: hand.stage })
  if (what === 'step' && isAuthor(state, toPersonId)) return refuse('case.ownDraft')
  if (isBlank(command.reason)) return refuse('case.reasonRequired')
  const { round, stage } = state
  const to = { toPersonId, toName: command.toName, reason: command.reason.trim() }
  return ok([{ type: 'CaseReassigned', data: { round, what, stage, ...to } }])
}

/** May this person press for the step? Its drafter may. */
export const mayUrge = (state: CaseState, { personId, roles }: DecideContext): CaseRefusal | null => {
  if (!roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (state.drafterId !== personId) return { code: 'case.notDrafter' }
  return isReviewStage(state.stage) ? null : { code: 'case.notYourStage', detail: { stage: state.stage } }
}

/** Hands on, presses for, reports upwards; each recorded with its reason. Only what is overdue is reported. */
export const decideHandling = (state: CaseState, command: HandlingCommand, context: DecideContext): Decision => {
  if (command.type === 'reassign') return decideReassign(state, command, context)
  const refusal = mayUrge(state, context)
  if (refusal !== null) return err(refusal)
  const { round, stage } = state
  const text = command.text.trim()
  if (command.type === 'urge') return ok([{ type: 'StepUrged', data: { round, stage, dueOn: command.dueOn, text } }])
  const toRole = isReviewStage(stage) ? SUPERIOR[stage] : null
  if (toRole === null) return refuse('escalation.nobodyAbove')
  const { dueOn } = command
  if (context.at === undefined || dueOn >= beijingDateOf(context.at)) return refuse('escalation.notOverdue', { dueOn })
  if (state.escalatedTo !== null) return refuse('escalation.doneAlready')
  if (text === '') return refuse('case.reasonRequired')
  return ok([{ type: 'StepEscalated', data: { round, stage, dueOn, toRole, text } }])
}
