import type { Actor } from '../events.ts'
import type { CaseCommand } from '../decide.ts'
import { custodyRole } from '../custody/custody.ts'
import { CHANGE_ROLE } from '../duty/change.ts'
import { reassigningRole } from '../handling/handling.ts'
import { passToTakeBack } from '../review/chain-move.ts'
import { stepOf } from '../review/chain-template.ts'
import { isAdministratorRole, isReturnStage, isReviewStage, RETURN_ROLE, REVIEW_ROLE, type Role } from '../roles.ts'
import { type DecideContext, delegationFor } from './may-review.ts'
import type { CaseState } from '../state.ts'

/** In which of their roles a person does this: the one that the event names and that the rules ask for. */
export const actingRole = (state: CaseState | null, command: CaseCommand, person: DecideContext): Role => {
  switch (command.type) {
    case 'register':
    case 'setDisclosure':
    case 'submit':
    case 'withdraw':
    case 'setDecisionKind':
    case 'setDecisionStep':
    case 'addEvidence':
    case 'voidEvidence':
    case 'setValidityTerm':
    case 'declareChange':
      return 'drafter'
    case 'applyChange':
      return CHANGE_ROLE[command.kind]
    case 'pass':
      return REVIEW_ROLE[command.stage]
    case 'reassign':
      return state === null ? 'principalLeader' : reassigningRole(state, command.what, person)
    case 'urge':
    case 'escalate':
      return 'drafter'
    case 'recordDiscussion':
      return 'meetingRecorder'
    case 'skipStep':
      return (state === null ? null : stepOf(state.chain, state.stage)?.skippedBy) ?? 'principalLeader'
    case 'takeBack': {
      const pass = state === null ? null : passToTakeBack(state, person)
      return pass === null ? 'departmentHead' : REVIEW_ROLE[pass.stage]
    }
    case 'return':
      return state !== null && isReturnStage(state.stage) ? RETURN_ROLE[state.stage] : 'departmentHead'
    case 'remark':
    case 'answerRemark':
    case 'settleRemark':
    case 'setDeadline':
    case 'suggest':
    case 'decideSuggestions':
      return state !== null && isReviewStage(state.stage) ? REVIEW_ROLE[state.stage] : 'drafter'
    case 'disposeHit':
      return state?.stage === 'departmentReview' ? 'departmentHead' : 'secrecyOfficer'
    case 'concludeSecrecy':
    case 'reportReferral':
    case 'answerReferral':
      return 'secrecyOfficer'
    case 'answerGate':
      return command.role
    case 'determineDisclosure':
      return 'drafter'
    case 'concludeCase':
      return 'publisher'
    case 'reviewNonDisclosure':
      return command.role
    case 'release':
    case 'comparePublished':
    case 'extendRelease':
      return 'publisher'
    case 'correctClock':
      return person.roles.find(isAdministratorRole) ?? 'securityAdministrator'
    case 'archive':
      return 'archivist'
    case 'fileItem':
    case 'proposeDisposal':
    case 'decideDisposal':
    case 'repeatDisposal':
      return custodyRole(command)
    case 'placeHold':
    case 'repeatHold':
    case 'liftHold':
      return command.role
  }
}

/** The role that the event names, and with it the delegation under which a role is exercised that the person does not hold. */
export const actingAs = (
  state: CaseState | null,
  command: CaseCommand,
  person: DecideContext,
): Pick<Actor, 'role' | 'delegation'> => {
  const role = actingRole(state, command, person)
  const delegation = delegationFor(role, person)
  return delegation === null ? { role } : { role: delegation.delegateRole, delegation }
}
