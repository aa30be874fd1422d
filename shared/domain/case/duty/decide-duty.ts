import { askedBy } from '../asked-by.ts'
import { assertNever, type Result } from '../../../lib/result.ts'
import { decideChange, type ChangeCommand } from './change.ts'
import { decideDecision, type DecisionCommand } from './decision.ts'
import type { DutyEventData, DutyEventType } from './duty-events.ts'
import type { CaseEvent, NewEvent } from '../events.ts'
import type { DecideContext } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { decideDeadline, type DeadlineCommand } from './set-deadline.ts'
import type { CaseState } from '../state.ts'

/** What people ask of a case about what the law wants beside the chain. One command, one fact. */
export type DutyCommand = DeadlineCommand | DecisionCommand | ChangeCommand

export const decideDuty = (
  state: CaseState,
  command: DutyCommand,
  context: DecideContext,
): Result<readonly NewEvent[], CaseRefusal> => {
  switch (command.type) {
    case 'setDeadline':
      return decideDeadline(state, command, context)
    case 'setDecisionKind':
    case 'setDecisionStep':
    case 'addEvidence':
    case 'voidEvidence':
      return decideDecision(state, command, context)
    case 'setValidityTerm':
    case 'declareChange':
    case 'applyChange':
      return decideChange(state, command, context)
    default:
      return assertNever(command)
  }
}

/** Which act records which of these facts. */
const DUTY_ACTS = {
  DeadlineSet: 'setDeadline',
  DecisionKindSet: 'setDecisionKind',
  DecisionStepSet: 'setDecisionStep',
  EvidenceAdded: 'addEvidence',
  EvidenceVoided: 'voidEvidence',
  ValidityTermSet: 'setValidityTerm',
  ChangeDeclared: 'declareChange',
  ReleaseChanged: 'applyChange',
} as const satisfies { readonly [T in DutyEventType]: DutyCommand['type'] }

/** What the person must have asked for: these facts are recorded as they were asked. */
export const dutyCommandOf = (event: Extract<CaseEvent, { readonly type: DutyEventType }>): DutyCommand =>
  askedBy<DutyEventData, typeof DUTY_ACTS>(DUTY_ACTS, event)
