import { assert, assertNever, err, ok, type Result } from '#shared/lib/result.ts'
import type { DocumentKind } from '../document/model.ts'
import { isLeftoverRule } from '../scan/left-behind.ts'
import type { DisclosureMode, EventData, NewEvent, SourceFile } from './events.ts'
import { decideCaseClock, type CaseClockCommand } from './clock.ts'
import { decideCustody, type CustodyCommand } from './custody.ts'
import { decideDisclosure, type DisclosureCommand } from './disclosure.ts'
import { decideGate, mayRelease, type GateCommand } from './gate.ts'
import { decideMove, type MoveCommand } from './chain-move.ts'
import { decideHandling, type HandlingCommand } from './handling.ts'
import { decideHold, type HoldCommand } from './hold.ts'
import { returnSheetProblem, type SheetAnswers } from './opinion-sheet.ts'
import { decideDiscussion, decidePass, sheetFact, type DiscussionCommand, type PassCommand } from './pass.ts'
import { mayReview, type DecideContext } from './may-review.ts'
import type { CaseRefusal, CaseRefusalCode } from './refusals.ts'
import { decideDisposition, decideReferral, decideSecrecy, type SecrecyCommand } from './secrecy.ts'
import { decideAfterRelease, type AfterReleaseCommand } from './after-release.ts'
import { decideDuty, type DutyCommand } from './decide-duty.ts'
import { fixedVersions, redactionProblem, type Redaction } from './redaction.ts'
import { decideRemark, openSuggestions, type RemarkCommand } from './remark.ts'
import { chainTemplateProblem, comesBefore, stageAfter, stepOf, type ChainTemplate } from './chain-template.ts'
import { isReturnStage, stageIndex, waitingRole, type Stage } from './roles.ts'
import { currentVersion, type CaseState } from './state.ts'

/** A fixed wording as the caller hashed it; `empty` when it has no title or no body. */
export interface Wording {
  readonly title: string
  readonly contentHash: string
  readonly empty: boolean
  /** What its 附注 says of its disclosure; null or left out when it says nothing. */
  readonly noteMode?: DisclosureMode | null
  /** 成文日期 that it bears; null or left out when it bears none that limits can be counted from. */
  readonly datedOn?: string | null
}

/** What people ask of a case. Hashes name the text that the person saw. */
export type CaseCommand =
  | {
      readonly type: 'register'
      /** The wording that the case begins with. */
      readonly wording: Wording
      /** With tracked changes kept as a first round: the wording that they make of it. */
      readonly revised: Wording | null
      readonly source: SourceFile | null
    }
  | { readonly type: 'setDisclosure'; readonly mode: DisclosureMode; readonly basis: string; readonly reason: string }
  | {
      readonly type: 'submit'
      readonly wording: Wording
      readonly scan: EventData['ScanCompleted']
      /** 区分处理: what the public is given of this wording; the scan is then of that. */
      readonly redaction?: Redaction
      /** The chain to bind the case to, at its first submission; later ones keep it, unless 文种 or procedure are others now. */
      readonly chain?: ChainTemplate
      /** 文种 of the text that is handed in. */
      readonly kind?: DocumentKind | null
    }
  | { readonly type: 'withdraw'; readonly reason: string }
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
export { mayRelease } from './gate.ts'
export { mayReview, type DecideContext } from './may-review.ts'
export type CaseCommandType = CaseCommand['type']

type Decision = Result<readonly NewEvent[], CaseRefusal>
const refuse = (code: CaseRefusalCode, detail?: CaseRefusal['detail']): Decision =>
  err(detail === undefined ? { code } : { code, detail })
const blank = (text: string): boolean => text.trim() === ''

/** May this person send the case back? As `mayReview`, where it stands; an approval is taken back as it was given. */
export const mayReturn = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  const { stage } = state
  if (stage === 'approved') return mayReturn({ ...state, stage: 'finalApproval' }, contentHash, context)
  if (isReturnStage(stage)) return mayReview(state, stage, contentHash, context)
  const role = waitingRole(stage)
  return { code: 'case.notYourStage', detail: { stage, ...(role === null ? {} : { role }) } }
}

/** Only the drafter of the case, only while it is a draft. */
const mayDraft = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  if (state.drafterId !== context.personId) return { code: 'case.notDrafter' }
  return null
}

/** A case that comes back as another kind of document, or under another procedure, goes by the chain of that from then on. */
const bindsAnew = ({ round, chainFor, duty }: CaseState, kind: DocumentKind | null | undefined): boolean => {
  if (round === 0) return true
  return (
    chainFor !== null &&
    kind !== undefined &&
    (chainFor.kind !== kind || chainFor.decision !== (duty.kind?.kind ?? null))
  )
}

const decideSubmit = (
  state: CaseState,
  command: Extract<CaseCommand, { type: 'submit' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayDraft(state, context)
  if (refusal !== null) return err(refusal)
  if (state.stage !== 'draft') return refuse('case.alreadySubmitted', { stage: state.stage })
  if (command.wording.empty) return refuse('case.emptyDocument')
  if (state.disclosure === null) return refuse('case.disclosureMissing')
  const { noteMode = null, datedOn = null, contentHash: seen } = command.wording
  const dated = datedOn === null ? {} : { datedOn }
  if (noteMode !== null && noteMode !== state.disclosure.mode) return refuse('disclosure.noteDiffers')
  const { determination } = state.publicity
  if (determination === null) return refuse('disclosure.notDetermined')
  if (determination.contentHash !== seen) return refuse('disclosure.textChanged')
  if (openSuggestions(state) > 0) return refuse('case.openSuggestions', { count: openSuggestions(state) })
  const { redaction } = command
  const problem =
    redaction === undefined ? null : redactionProblem(state, command.wording, redaction, context.derivedHash)
  if (problem !== null) return err(problem)
  if (redaction === undefined && state.publicity.partOnly.includes(seen)) return refuse('redaction.required')
  const { version, contentHash, facts } = fixedVersions(state, command.wording, redaction)
  if (command.scan.contentHash !== contentHash) return refuse('case.contentChanged')
  const blocking = command.scan.hits.filter((hit) => hit.level === 'block')
  const left = blocking.filter(({ rule }) => isLeftoverRule(rule))
  if (blocking.length > left.length) return refuse('case.blockingHits', { count: blocking.length - left.length })
  if (left.length > 0) return refuse('case.leftBehind', { count: left.length, rule: left[0]?.rule ?? '' })
  const { chain, kind } = command
  const bound: readonly NewEvent[] =
    chain === undefined || !bindsAnew(state, kind)
      ? []
      : [{ type: 'ChainBound', data: { template: chain, ...(kind === undefined ? {} : { kind }) } }]
  const unfit = chain === undefined || bound.length === 0 ? null : chainTemplateProblem(chain)
  if (unfit !== null) return err(unfit)
  return ok([
    ...bound,
    ...facts,
    { type: 'CaseSubmitted', data: { round: state.round + 1, version, contentHash, ...dated } },
    { type: 'ScanCompleted', data: command.scan },
  ])
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
  if (blank(command.reason)) return refuse('case.reasonRequired')
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
  if (command.type === 'register') {
    if (state !== null) return refuse('case.notYourStage', { stage: state.stage })
    if (!context.roles.includes('drafter')) return refuse('identity.wrongRole', { role: 'drafter' })
    const { wording, revised, source } = command
    const { title, contentHash } = wording
    const first = { type: 'DraftRegistered', data: { title, version: 1, contentHash, source } } as const
    if (revised === null || revised.contentHash === contentHash) return ok([first])
    const second = { title: revised.title, version: 2, contentHash: revised.contentHash }
    return ok([first, { type: 'DraftRevised', data: second }])
  }
  if (state === null) return refuse('case.notYourStage')
  switch (command.type) {
    case 'setDisclosure': {
      const refusal = mayDraft(state, context)
      if (refusal !== null) return err(refusal)
      if (state.stage !== 'draft') return refuse('case.alreadySubmitted', { stage: state.stage })
      if (blank(command.basis)) return refuse('disclosure.basisRequired')
      if (command.mode !== 'proactive' && blank(command.reason)) return refuse('disclosure.reasonRequired')
      const { mode } = command
      return ok([
        { type: 'DisclosureModeSet', data: { mode, basis: command.basis.trim(), reason: command.reason.trim() } },
      ])
    }
    case 'submit':
      return decideSubmit(state, command, context)
    case 'withdraw': {
      const refusal = mayDraft(state, context)
      if (refusal !== null) return err(refusal)
      if (state.stage === 'draft') return refuse('case.notYourStage', { stage: state.stage })
      if (state.stage !== stageAfter(state.chain, 'draft') || state.hands.length > 0)
        return refuse('case.alreadyPassed')
      if (blank(command.reason)) return refuse('case.reasonRequired')
      return ok([{ type: 'CaseWithdrawn', data: { round: state.round, reason: command.reason.trim() } }])
    }
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
