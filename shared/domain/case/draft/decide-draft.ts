import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DocumentKind } from '../../document/model.ts'
import { isLeftoverRule } from '../../scan/left-behind.ts'
import { chainTemplateProblem, stageAfter, type ChainTemplate } from '../review/chain-template.ts'
import type { Department } from '../authority/department.ts'
import type { EventData, NewEvent } from '../events.ts'
import type { DisclosureMode } from '../disclosure/disclosure-events.ts'
import type { SourceFile } from './source-file.ts'
import { isAuthor, type DecideContext } from '../authority/may-review.ts'
import { fixedVersions, redactionProblem, type Redaction } from './redaction.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { openSuggestions } from '../review/remark.ts'
import { stageIndex } from '../roles.ts'
import type { CaseState } from '../state.ts'
import type { Wording } from './wording.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** What only the drafter asks of a case. */
export type DraftCommand =
  | {
      readonly type: 'register'
      /** The wording that the case begins with. */
      readonly wording: Wording
      /** With tracked changes kept as a first round: the wording that they make of it. */
      readonly revised: Wording | null
      readonly source: SourceFile | null
      /** 科室 of the drafter now. */
      readonly department?: Department
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
      /** Heads of the handling department now, as the office's log names them. */
      readonly heads?: readonly string[]
    }
  | { readonly type: 'withdraw'; readonly reason: string }

type Decision = Result<readonly NewEvent[], CaseRefusal>

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

/** Whoever wrote the text reviews it nowhere; a department whose only head that is leaves the first review to the others. */
const headsFact = (
  state: CaseState,
  { heads = [] }: Extract<DraftCommand, { type: 'submit' }>,
): Pick<EventData['CaseSubmitted'], 'heads'> => {
  const fit = state.department === null ? [] : [...new Set(heads)].filter((personId) => !isAuthor(state, personId))
  return fit.length === 0 ? {} : { heads: fit }
}

const decideSubmit = (
  state: CaseState,
  command: Extract<DraftCommand, { type: 'submit' }>,
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
    {
      type: 'CaseSubmitted',
      data: { round: state.round + 1, version, contentHash, ...dated, ...headsFact(state, command) },
    },
    { type: 'ScanCompleted', data: command.scan },
  ])
}

const decideMode = (
  state: CaseState,
  command: Extract<DraftCommand, { type: 'setDisclosure' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayDraft(state, context)
  if (refusal !== null) return err(refusal)
  if (state.stage !== 'draft') return refuse('case.alreadySubmitted', { stage: state.stage })
  if (isBlank(command.basis)) return refuse('disclosure.basisRequired')
  if (command.mode !== 'proactive' && isBlank(command.reason)) return refuse('disclosure.reasonRequired')
  const { mode } = command
  return ok([{ type: 'DisclosureModeSet', data: { mode, basis: command.basis.trim(), reason: command.reason.trim() } }])
}

const decideWithdraw = (
  state: CaseState,
  command: Extract<DraftCommand, { type: 'withdraw' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayDraft(state, context)
  if (refusal !== null) return err(refusal)
  if (state.stage === 'draft') return refuse('case.notYourStage', { stage: state.stage })
  if (state.stage !== stageAfter(state.chain, 'draft') || state.hands.length > 0) return refuse('case.alreadyPassed')
  if (isBlank(command.reason)) return refuse('case.reasonRequired')
  return ok([{ type: 'CaseWithdrawn', data: { round: state.round, reason: command.reason.trim() } }])
}

/** 登记: opens a case that is not there yet. */
export const decideRegister = (
  state: CaseState | null,
  command: Extract<DraftCommand, { type: 'register' }>,
  context: DecideContext,
): Decision => {
  if (state !== null) return refuse('case.notYourStage', { stage: state.stage })
  if (!context.roles.includes('drafter')) return refuse('identity.wrongRole', { role: 'drafter' })
  const { wording, revised, source, department } = command
  const { title, contentHash } = wording
  const placed = department === undefined ? {} : { department }
  const first = { type: 'DraftRegistered', data: { title, version: 1, contentHash, source, ...placed } } as const
  if (revised === null || revised.contentHash === contentHash) return ok([first])
  const second = { title: revised.title, version: 2, contentHash: revised.contentHash }
  return ok([first, { type: 'DraftRevised', data: second }])
}

/** What the drafter does with a case that is there: how it is to be disclosed, 送审, 撤回. */
export const decideDraft = (
  state: CaseState,
  command: Exclude<DraftCommand, { type: 'register' }>,
  context: DecideContext,
): Decision => {
  switch (command.type) {
    case 'setDisclosure':
      return decideMode(state, command, context)
    case 'submit':
      return decideSubmit(state, command, context)
    case 'withdraw':
      return decideWithdraw(state, command, context)
  }
}
