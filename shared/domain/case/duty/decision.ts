import { beijingDateOf } from '../../deadline/date.ts'
import { err, ok, type Result } from '../../../lib/result.ts'
import type { DutyEventData } from './duty-events.ts'
import type { NewEvent } from '../events.ts'
import { mayPrepare } from './change.ts'
import type { DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { currentVersion, type CaseState } from '../state.ts'
import { isEvidenceItem } from '../../decision/items.ts'
import { isBlank } from '../../../lib/blank.ts'

/** The procedure of a 重大行政决策 or 规范性文件, and its evidence. */
export type DecisionCommand =
  | ({ readonly type: 'setDecisionKind' } & DutyEventData['DecisionKindSet'])
  | ({ readonly type: 'setDecisionStep' } & DutyEventData['DecisionStepSet'])
  | ({ readonly type: 'addEvidence' } & DutyEventData['EvidenceAdded'])
  | ({ readonly type: 'voidEvidence' } & DutyEventData['EvidenceVoided'])

type Decision = Result<readonly NewEvent[], CaseRefusal>

/**
 * Only the drafter of the case, at every stage: evidence comes in while the case is on its way, and after the release. A file that
 * was destroyed has no key any more under which anything could be kept.
 */
export const mayRecordEvidence = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (state.drafterId !== context.personId) return { code: 'case.notDrafter' }
  return state.custody.destroyedAt === null ? null : { code: 'archive.destroyed' }
}

/**
 * What kind of document it is, and which steps apply, is said by the drafter of a draft: the reviewers see it. A kind that
 * is taken back, and a step that does not apply, take a reason. Evidence names an item of the checklist and the text that
 * stood; what was recorded by mistake is voided with a reason and stays in the log.
 */
export const decideDecision = (state: CaseState, command: DecisionCommand, context: DecideContext): Decision => {
  switch (command.type) {
    case 'setDecisionKind': {
      const refusal = mayPrepare(state, context)
      if (refusal !== null) return err(refusal)
      const { kind, marketEntities } = command
      const reason = command.reason.trim()
      if (kind === null && (state.duty.kind?.kind ?? null) !== null && reason === '')
        return refuse('case.reasonRequired')
      return ok([{ type: 'DecisionKindSet', data: { kind, marketEntities, reason } }])
    }
    case 'setDecisionStep': {
      const refusal = mayPrepare(state, context)
      if (refusal !== null) return err(refusal)
      if ((state.duty.kind?.kind ?? null) === null) return refuse('decision.noKind')
      const { step, applicable } = command
      if (!applicable && isBlank(command.reason)) return refuse('case.reasonRequired')
      return ok([{ type: 'DecisionStepSet', data: { step, applicable, reason: command.reason.trim() } }])
    }
    case 'addEvidence': {
      const refusal = mayRecordEvidence(state, context)
      if (refusal !== null) return err(refusal)
      const { type: _, ...data } = command
      const kind = state.duty.kind?.kind ?? null
      if (kind === null) return refuse('decision.noKind')
      if (!isEvidenceItem(data.item)) return refuse('decision.unknownItem')
      // While it is a draft, the drafter means the text on their desk; after that, the one that was handed in.
      if (state.stage !== 'draft' && data.contentHash !== currentVersion(state).contentHash)
        return refuse('case.contentChanged')
      if (context.at !== undefined && data.on > beijingDateOf(context.at)) return refuse('deadline.inFuture')
      if (data.until !== null && data.until < data.on) return refuse('change.termReversed')
      if (state.duty.evidence.some((one) => one.evidenceId === data.evidenceId)) return refuse('decision.unknownItem')
      if (data.file === null && isBlank(data.number) && isBlank(data.note)) return refuse('decision.evidenceEmpty')
      return ok([{ type: 'EvidenceAdded', data: { ...data, number: data.number.trim(), note: data.note.trim() } }])
    }
    case 'voidEvidence': {
      const refusal = mayRecordEvidence(state, context)
      if (refusal !== null) return err(refusal)
      const { evidenceId } = command
      const found = state.duty.evidence.find((one) => one.evidenceId === evidenceId)
      if (found?.voided !== null) return refuse('decision.unknownItem')
      if (isBlank(command.reason)) return refuse('case.reasonRequired')
      return ok([{ type: 'EvidenceVoided', data: { evidenceId, reason: command.reason.trim() } }])
    }
  }
}
