import { err, ok, type Result } from '../../../lib/result.ts'
import type { ChangeKind, DutyEventData } from './duty-events.ts'
import type { NewEvent } from '../events.ts'
import type { DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { stageIndex, type Role } from '../roles.ts'
import type { CaseState } from '../state.ts'
import { isBlank } from '../../../lib/blank.ts'

/** 立改废 of a release: declared on the case that changes it, applied to the one that is changed. */
export type ChangeCommand =
  | ({ readonly type: 'setValidityTerm' } & DutyEventData['ValidityTermSet'])
  | ({ readonly type: 'declareChange' } & DutyEventData['ChangeDeclared'])
  | ({ readonly type: 'applyChange' } & DutyEventData['ReleaseChanged'])

type Decision = Result<readonly NewEvent[], CaseRefusal>

/**
 * Whose act makes a change hold: 撤下 is done at once, with the last approval; everything else says so in public first, and
 * holds with the release of the case that changes.
 */
export const CHANGE_ROLE: Readonly<Record<ChangeKind, Role>> = {
  correct: 'publisher',
  clarify: 'publisher',
  withdraw: 'principalLeader',
  repeal: 'publisher',
  supersede: 'publisher',
}

/** Only its drafter, while the case is a draft. */
export const mayPrepare = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  if (state.drafterId !== context.personId) return { code: 'case.notDrafter' }
  return state.stage === 'draft' ? null : { code: 'case.alreadySubmitted', detail: { stage: state.stage } }
}

/**
 * `setValidityTerm`, `declareChange`: by the drafter of a draft; a change has a basis and a reason, a part of a document is
 * neither withdrawn nor superseded as a whole. `applyChange`: on a released case only (I10: what was released is never
 * edited), by whom `CHANGE_ROLE` names; nobody repeals twice.
 */
export const decideChange = (state: CaseState, command: ChangeCommand, context: DecideContext): Decision => {
  if (command.type === 'applyChange') {
    const { type: _, ...data } = command
    const role = CHANGE_ROLE[data.kind]
    if (!context.roles.includes(role)) return refuse('identity.wrongRole', { role })
    if (stageIndex(state.stage) < stageIndex('released')) return refuse('case.notReleased')
    return ended(state, data.kind) ? refuse('change.alreadyEnded') : ok([{ type: 'ReleaseChanged', data }])
  }
  const refusal = mayPrepare(state, context)
  if (refusal !== null) return err(refusal)
  if (command.type === 'setValidityTerm') {
    const { effectiveOn, until, basis } = command
    if (effectiveOn !== null && until !== null && until < effectiveOn) return refuse('change.termReversed')
    if (until !== null && isBlank(basis)) return refuse('disclosure.basisRequired')
    return ok([{ type: 'ValidityTermSet', data: { effectiveOn, until, basis: basis.trim() } }])
  }
  const { type: _, ...data } = command
  if (data.targetCaseId === state.caseId) return refuse('change.itself')
  if (isBlank(data.basis)) return refuse('disclosure.basisRequired')
  if (isBlank(data.reason)) return refuse('case.reasonRequired')
  return ok([{ type: 'ChangeDeclared', data: { ...data, basis: data.basis.trim(), reason: data.reason.trim() } }])
}

/** What ends a release as a whole cannot happen to it twice; a correction of what was repealed says nothing. */
const ended = (state: CaseState, kind: ChangeKind): boolean =>
  state.duty.changedBy.some(
    (one) =>
      (one.scope === 'whole' && (one.kind === 'repeal' || one.kind === 'supersede')) ||
      (one.kind === 'withdraw' && kind === 'withdraw'),
  )
