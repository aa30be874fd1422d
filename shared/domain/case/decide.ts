import { assert, assertNever, err, ok, type Result } from '#shared/lib/result.ts'
import type { EventData, NewEvent } from './events.ts'
import { decideCaseClock, type CaseClockCommand } from './clock/clock.ts'
import { decideCustody, type CustodyCommand } from './custody/custody.ts'
import { decideDisclosure, type DisclosureCommand } from './disclosure/disclosure.ts'
import { decideGate, mayRelease, type GateCommand } from './gate/gate.ts'
import { decideMove, type MoveCommand } from './review/chain-move.ts'
import { decideHandling, type HandlingCommand } from './handling/handling.ts'
import { decideHold, type HoldCommand } from './custody/hold.ts'
import { returnSheetProblem, type SheetAnswers } from './review/opinion-sheet.ts'
import { decideDiscussion, decidePass, sheetFact, type DiscussionCommand, type PassCommand } from './review/pass.ts'
import { mayReview, type DecideContext } from './authority/may-review.ts'
import { refuse, type CaseRefusal } from './refusals.ts'
import { decideDisposition, decideReferral, decideSecrecy, type SecrecyCommand } from './secrecy/secrecy.ts'
import { decideAfterRelease, type AfterReleaseCommand } from './release/after-release.ts'
import { decideDraft, decideRegister, type DraftCommand } from './draft/decide-draft.ts'
import { decideDuty, type DutyCommand } from './duty/decide-duty.ts'
import { decideRemark, type RemarkCommand } from './review/remark.ts'
import { comesBefore, stepOf } from './review/chain-template.ts'
import { isReturnStage, stageIndex, waitingRole, type Stage } from './roles.ts'
import { currentVersion, type CaseState } from './state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** What people ask of a case. Hashes name the text that the person saw. */
export type CaseCommand =
  | DraftCommand
  | PassCommand
  | DiscussionCommand
  | MoveCommand
  | HandlingCommand
  | {
      readonly type: 'return'
      readonly contentHash: string
      readonly toStage: Stage
      readonly reason: string
      /** 审批意见表 as far as the person had come; with what must be revised. */
      readonly sheet?: SheetAnswers
    }
  | SecrecyCommand
  | ({ readonly type: 'release' } & EventData['CaseReleased'])
  | RemarkCommand
  | DutyCommand
  | AfterReleaseCommand
  | DisclosureCommand
  | CustodyCommand
  | HoldCommand
  | CaseClockCommand
  | GateCommand
  | { readonly type: 'archive'; readonly contentHash: string; readonly packageSha256: string; readonly files: number }
export { mayRelease } from './gate/gate.ts'
export { mayReview } from './authority/may-review.ts'
export type CaseCommandType = CaseCommand['type']

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** May this person send the case back? As `mayReview`, where it stands; an approval is taken back as it was given. */
export const mayReturn = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  const { stage } = state
  if (stage === 'approved') return mayReturn({ ...state, stage: 'finalApproval' }, contentHash, context)
  if (isReturnStage(stage)) return mayReview(state, stage, contentHash, context)
  const role = waitingRole(stage)
  return { code: 'case.notYourStage', detail: { stage, ...(role === null ? {} : { role }) } }
}

/** The draft, or a step of the chain of the case, before where it stands. */
const isEarlierStep = ({ chain, stage }: CaseState, target: Stage): boolean =>
  (target === 'draft' || stepOf(chain, target) !== null) && comesBefore(chain, target, stage)

const decideReturn = (
  state: CaseState,
  command: Extract<CaseCommand, { type: 'return' }>,
  context: DecideContext,
): Decision => {
  const { stage: fromStage, round } = state
  const refusal = mayReturn(state, command.contentHash, context)
  if (refusal !== null) return err(refusal)
  assert(isReturnStage(fromStage), 'mayReturn has asked')
  if (isBlank(command.reason)) return refuse('case.reasonRequired')
  if (!isEarlierStep(state, command.toStage)) return refuse('case.notEarlierStage')
  const { contentHash, toStage } = command
  const problem = command.sheet === undefined ? null : returnSheetProblem(command.sheet)
  if (problem !== null) return err(problem)
  const sheet = sheetFact(state, command.sheet)
  const data = { round, contentHash, fromStage, toStage, reason: command.reason.trim(), ...sheet }
  return ok([{ type: 'CaseReturned', data }])
}

const decideRelease = (
  state: CaseState,
  command: Extract<CaseCommand, { type: 'release' }>,
  context: DecideContext,
): Decision => {
  const facts = { contentHash: command.contentHash, today: command.releasedOn }
  const refusal = mayRelease(state, facts, context)
  if (refusal !== null) return err(refusal)
  const { type: _type, ...data } = command
  return ok([{ type: 'CaseReleased', data }])
}

/** May this person archive the case now? Asked before the package is built and again before it is recorded. */
export const mayArchive = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('archivist')) return { code: 'identity.wrongRole', detail: { role: 'archivist' } }
  if (stageIndex(state.stage) < stageIndex('concluded')) return { code: 'case.notReleased' }
  if (state.custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  return contentHash === currentVersion(state).contentHash ? null : { code: 'case.contentChanged' }
}

/**
 * The rules of the case: a command of a person against the facts so far gives new facts or a coded refusal.
 * Pure; hashing, signing and storing are the caller's. `state` is null only for `register`.
 */
export const decide = (state: CaseState | null, command: CaseCommand, context: DecideContext): Decision => {
  if (command.type === 'register') return decideRegister(state, command, context)
  if (state === null) return refuse('case.notYourStage')
  switch (command.type) {
    case 'setDisclosure':
    case 'submit':
    case 'withdraw':
      return decideDraft(state, command, context)
    case 'pass':
      return decidePass(state, command, context)
    case 'recordDiscussion':
      return decideDiscussion(state, command, context)
    case 'reassign':
    case 'urge':
    case 'escalate':
      return decideHandling(state, command, context)
    case 'skipStep':
    case 'takeBack':
      return decideMove(state, command, context)
    case 'return':
      return decideReturn(state, command, context)
    case 'disposeHit':
      return decideDisposition(state, command, context)
    case 'concludeSecrecy':
      return decideSecrecy(state, command, context)
    case 'remark':
    case 'answerRemark':
    case 'settleRemark':
    case 'suggest':
    case 'decideSuggestions':
      return decideRemark(state, command, context)
    case 'reportReferral':
    case 'answerReferral':
      return decideReferral(state, command, context)
    case 'setDeadline':
    case 'setDecisionKind':
    case 'setDecisionStep':
    case 'addEvidence':
    case 'voidEvidence':
    case 'setValidityTerm':
    case 'declareChange':
    case 'applyChange':
      return decideDuty(state, command, context)
    case 'determineDisclosure':
    case 'concludeCase':
    case 'reviewNonDisclosure':
      return decideDisclosure(state, command, context)
    case 'fileItem':
    case 'proposeDisposal':
    case 'decideDisposal':
    case 'repeatDisposal':
      return decideCustody(state, command, context)
    case 'placeHold':
    case 'repeatHold':
    case 'liftHold':
      return decideHold(state, command, context)
    case 'correctClock':
      return decideCaseClock(state, command, context)
    case 'answerGate':
      return decideGate(state, command, context)
    case 'comparePublished':
    case 'extendRelease':
      return decideAfterRelease(state, command, context)
    case 'release':
      return decideRelease(state, command, context)
    case 'archive': {
      const refusal = mayArchive(state, command.contentHash, context)
      if (refusal !== null) return err(refusal)
      const { contentHash, packageSha256, files } = command
      return ok([{ type: 'ArchivePackageBuilt', data: { contentHash, packageSha256, files } }])
    }
    default:
      return assertNever(command)
  }
}
