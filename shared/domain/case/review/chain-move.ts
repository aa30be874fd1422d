import { assert, err, ok, type Result } from '#shared/lib/result.ts'
import { placeOf, stepOf } from './chain-template.ts'
import type { NewEvent } from '../events.ts'
import { isAuthor, type DecideContext, delegationFor } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { isReviewStage, REVIEW_ROLE } from '../roles.ts'
import { currentVersion, type CaseState, type Pass } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** Moves along the chain that are no opinion: a step skipped, a pass taken back. */
export type MoveCommand =
  | { readonly type: 'skipStep'; readonly contentHash: string; readonly reason: string }
  | { readonly type: 'takeBack'; readonly contentHash: string; readonly reason: string }

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** May this person let the step be skipped at which the case stands? Only who the template names, never for their own text. */
export const maySkip = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  const { stage } = state
  if (!isReviewStage(stage)) return { code: 'case.notYourStage', detail: { stage } }
  const by = stepOf(state.chain, stage)?.skippedBy ?? null
  if (by === null) return { code: 'step.notOptional', detail: { stage } }
  if (!context.roles.includes(by)) return { code: 'identity.wrongRole', detail: { role: by } }
  if (isAuthor(state, context.personId)) return { code: 'case.ownDraft' }
  if (contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  return state.referral === null ? null : { code: 'case.referred' }
}

/**
 * The own pass that this person may still take back: of the step before, as long as nobody has acted at the step that
 * followed, or an own countersign while others are awaited. Null when there is none.
 */
export const passToTakeBack = (state: CaseState, { personId }: DecideContext): Pass | null => {
  const mine = state.passes.findLast((pass) => pass.personId === personId)
  if (mine === undefined || state.stage === 'released' || state.stage === 'archived') return null
  if (mine.stage === 'countersign' && state.stage === 'countersign') return mine
  const follows = placeOf(state.chain, state.stage) === placeOf(state.chain, mine.stage) + 1
  return follows && !state.stageTouched ? mine : null
}

/** May this person take a pass of theirs back? */
export const mayTakeBack = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  const { stage } = state
  if (stage === 'concluded') return { code: 'case.notYourStage', detail: { stage } }
  if (stage === 'released' || stage === 'archived') return { code: 'case.released' }
  const pass = passToTakeBack(state, context)
  if (pass === null) return { code: 'pass.nothingToTakeBack' }
  const role = REVIEW_ROLE[pass.stage]
  if (!context.roles.includes(role) && delegationFor(role, context) === null)
    return { code: 'identity.wrongRole', detail: { role } }
  return contentHash === currentVersion(state).contentHash ? null : { code: 'case.contentChanged' }
}

/** A step skipped, or a pass taken back, each with its reason. */
export const decideMove = (state: CaseState, command: MoveCommand, context: DecideContext): Decision => {
  const { contentHash } = command
  const may = command.type === 'skipStep' ? maySkip : mayTakeBack
  const refusal = may(state, contentHash, context)
  if (refusal !== null) return err(refusal)
  if (isBlank(command.reason)) return err({ code: 'case.reasonRequired' })
  const common = { round: state.round, contentHash, reason: command.reason.trim() }
  if (command.type === 'skipStep') {
    const { stage } = state
    assert(isReviewStage(stage), 'maySkip has asked')
    return ok([{ type: 'StepSkipped', data: { ...common, step: stage } }])
  }
  const pass = passToTakeBack(state, context)
  assert(pass !== null, 'mayTakeBack has asked')
  return ok([{ type: 'PassTakenBack', data: { ...common, step: pass.stage } }])
}
