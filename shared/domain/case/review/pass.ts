import { err, ok, type Result } from '#shared/lib/result.ts'
import { comesBefore, stepOf, type CountersignParty } from './chain-template.ts'
import type { EventData, NewEvent } from '../events.ts'
import { mayReview, type DecideContext, delegationFor } from '../authority/may-review.ts'
import { passSheetProblem, settledSheet, type OpinionSheet, type SheetAnswers } from './opinion-sheet.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { openSuggestions } from './remark.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { ReviewStage } from '../roles.ts'
import { isSecrecyPassed, openHits, signedParties, unseenHighHits, type CaseState } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** Steps that are passed with an opinion; the secrecy review and the collective discussion have forms of their own. */
export type PassStage = Exclude<ReviewStage, 'secrecyReview' | 'collectiveDiscussion'>

/** 通过 of one step, 签发 at the last. */
export interface PassCommand {
  readonly type: 'pass'
  readonly stage: PassStage
  readonly contentHash: string
  readonly opinion: string
  /** Of a countersign: for whom the person signs. */
  readonly partyId?: string
  /** 文号 of a written opinion of a legal or fair competition review; absent for none. */
  readonly documentNumber?: string
  /** 审批意见表; asked for once the case is bound to a chain, at the steps that have one. */
  readonly sheet?: SheetAnswers
}

/** 集体讨论: what a meeting decided, as its recorder writes it down (重大行政决策程序暂行条例 Arts 29, 30). */
export type DiscussionCommand = {
  readonly type: 'recordDiscussion'
  readonly contentHash: string
} & Omit<EventData['CollectiveDiscussionRecorded'], 'round' | 'contentHash'>

type Decision = Result<readonly NewEvent[], CaseRefusal>

/** What must hold of the text before any hand lets it go on from this step; null when it does. */
const textProblem = (state: CaseState, stage: ReviewStage, contentHash: string): CaseRefusal | null => {
  if (openSuggestions(state) > 0) return { code: 'case.openSuggestions', detail: { count: openSuggestions(state) } }
  const unseen = unseenHighHits(state).length
  if (stage === 'departmentReview' && unseen > 0) return { code: 'case.openHits', detail: { count: unseen } }
  if (!comesBefore(state.chain, 'secrecyReview', stage)) return null
  if (state.secrecy?.contentHash !== contentHash) return { code: 'case.secrecyMissing' }
  if (!isSecrecyPassed(state, state.secrecy.conclusion)) return { code: 'case.secrecyRestricted' }
  const open = openHits(state).length
  return open > 0 ? { code: 'case.openHits', detail: { count: open } } : null
}

/**
 * May this person sign for the party? Where the chain names one person: they, whoever acts under their delegation, and, when
 * they cannot, the one to whom a leader handed the step; else a case of somebody who has left could never go on.
 */
export const maySignFor = (
  { assignee }: Pick<CaseState, 'assignee'>,
  { personId }: Pick<CountersignParty, 'personId'>,
  context: DecideContext,
): boolean => {
  if (personId === null || personId === context.personId) return true
  if (delegationFor('countersigner', context)?.forPersonId === personId) return true
  return assignee?.byLeader === true && assignee.personId === context.personId
}

const partyRefusal = (state: CaseState, partyId: string | undefined, context: DecideContext): CaseRefusal | null => {
  const party = stepOf(state.chain, 'countersign')?.parties.find((one) => one.partyId === partyId)
  if (party === undefined) return { code: 'countersign.unknownParty' }
  if (!maySignFor(state, party, context)) return { code: 'countersign.otherPerson', detail: { party: party.name } }
  if (signedParties(state).has(party.partyId)) return { code: 'countersign.signed', detail: { party: party.name } }
  const signed = state.passes.some(({ stage, personId }) => stage === 'countersign' && personId === context.personId)
  return signed ? { code: 'case.samePersonTwice', detail: { stage: 'countersign' } } : null
}

/** The sheet as it is recorded, under the rules that the text was checked with. */
export const sheetFact = ({ scan }: CaseState, sheet: SheetAnswers | undefined): { readonly sheet?: OpinionSheet } =>
  sheet === undefined ? {} : { sheet: settledSheet(sheet, scan?.ruleSetVersion ?? '') }

/** Cases of logs from before there were sheets are bound to no chain; nobody asks them for one. */
const sheetRefusal = (state: CaseState, { stage, sheet }: PassCommand): CaseRefusal | null =>
  state.chainBound || sheet !== undefined ? passSheetProblem(stage, sheet) : null

const passFacts = (state: CaseState, command: PassCommand): readonly NewEvent[] => {
  const { stage, contentHash, documentNumber = '' } = command
  const sheet = sheetFact(state, command.sheet)
  const data = { round: state.round, contentHash, opinion: command.opinion.trim(), ...sheet }
  switch (stage) {
    case 'departmentReview':
      return [{ type: 'DepartmentReviewPassed', data }]
    case 'deputyReview':
      return [{ type: 'DeputyReviewPassed', data }]
    case 'finalApproval':
      return [{ type: 'FinalApprovalGiven', data }]
    case 'countersign': {
      const { round, opinion } = data
      return [{ type: 'CountersignGiven', data: { round, contentHash, opinion, partyId: command.partyId ?? '' } }]
    }
    case 'legalReview':
    case 'fairCompetitionReview':
    case 'disclosureOfficeReview':
      return [{ type: 'StepPassed', data: { ...data, step: stage, documentNumber: documentNumber.trim() } }]
  }
}

/** A step is passed by its hand, on the text that was seen, with an opinion; a countersign by each of its parties. */
export const decidePass = (state: CaseState, command: PassCommand, context: DecideContext): Decision => {
  const { stage, contentHash } = command
  const refusal =
    mayReview(state, stage, contentHash, context) ??
    (stage === 'countersign' ? partyRefusal(state, command.partyId, context) : null)
  if (refusal !== null) return err(refusal)
  if (isBlank(command.opinion)) return refuse('case.opinionRequired')
  const problem = textProblem(state, stage, contentHash) ?? sheetRefusal(state, command)
  return problem === null ? ok(passFacts(state, command)) : err(problem)
}

/** 不同意见 that an earlier record of the same meeting has and this one leaves out. */
const droppedDissent = (state: CaseState, { heldOn, dissent }: DiscussionCommand): number =>
  state.discussions
    .filter((record) => record.heldOn === heldOn)
    .flatMap((record) => record.dissent)
    .filter(({ name, opinion }) => !dissent.some((one) => one.name.trim() === name && one.opinion.trim() === opinion))
    .length

/**
 * 集体讨论 as it was held. Adopted, the case goes on; else the record stands and the case waits to be sent back or discussed
 * anew. A decision against the majority has its reason (Art. 30 para. 2), and 不同意见 once written stay written (Art. 30
 * para. 3: 如实载明): another record of the same meeting must hold them all.
 */
export const decideDiscussion = (state: CaseState, command: DiscussionCommand, context: DecideContext): Decision => {
  const { type: _type, contentHash, ...record } = command
  const refusal = mayReview(state, 'collectiveDiscussion', contentHash, context)
  if (refusal !== null) return err(refusal)
  const names = record.attendance.map((name) => name.trim())
  if (isBlank(record.meeting) || names.length === 0 || names.some(isBlank)) return refuse('discussion.incomplete')
  if (new Set(names).size !== names.length) return refuse('discussion.nameTwice')
  const dissent = record.dissent.map(({ name, opinion }) => ({ name: name.trim(), opinion: opinion.trim() }))
  if (dissent.some(({ name, opinion }) => isBlank(name) || isBlank(opinion))) return refuse('discussion.incomplete')
  if (dissent.some(({ name }) => !names.includes(name))) return refuse('discussion.notPresent')
  const dropped = droppedDissent(state, command)
  if (dropped > 0) return refuse('discussion.dissentDropped', { count: dropped })
  if (record.againstMajority && isBlank(record.reason)) return refuse('case.reasonRequired')
  if (context.at !== undefined && record.heldOn > beijingDateOf(context.at)) return refuse('discussion.inFuture')
  const problem = record.result === 'adopted' ? textProblem(state, 'collectiveDiscussion', contentHash) : null
  if (problem !== null) return err(problem)
  const { heldOn, result, headSpokeLast, againstMajority } = record
  const written = { meeting: record.meeting.trim(), heldOn, attendance: names, result, dissent }
  const rest = { headSpokeLast, againstMajority, reason: record.reason.trim() }
  return ok([{ type: 'CollectiveDiscussionRecorded', data: { round: state.round, contentHash, ...written, ...rest } }])
}
