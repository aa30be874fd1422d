import { assert, assertNever, err, ok, type Result } from '#shared/lib/result.ts'
import { retentionEnds } from '../../archive/archival-number.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { CustodyEventData } from './custody-events.ts'
import type { CaseEvent, NewEvent } from '../events.ts'
import { heldRefusal } from './hold.ts'
import type { DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { REPEAT_ROLES, stageIndex, type Role } from '../roles.ts'
import { currentVersion, type CaseState, type Custody } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

export const NO_CUSTODY: Custody = {
  filed: null,
  voided: [],
  packaged: false,
  proposal: null,
  keepUntil: null,
  destroyedAt: null,
}

type CustodyEvent = Extract<CaseEvent, { readonly type: keyof CustodyEventData }>

export type CustodyCommand =
  | ({ readonly type: 'fileItem' } & CustodyEventData['ArchiveItemFiled'])
  | {
      readonly type: 'proposeDisposal'
      /** The Beijing date of the act. */
      readonly today: string
      readonly reason: string
    }
  | ({
      readonly type: 'decideDisposal'
      readonly role: Role
      /** The Beijing date of the act. */
      readonly today: string
    } & Omit<CustodyEventData['DisposalDecided'], 'archivalNumber'>)
  | ({ readonly type: 'repeatDisposal'; readonly role: Role } & CustodyEventData['DisposalRepeated'])

/** Who decides on an appraisal beside the archivist who proposed it. */
export const APPRAISAL_ROLES: readonly Role[] = ['deputyLeader', 'principalLeader']

/** The role in which a person does this. */
export const custodyRole = (command: CustodyCommand): Role =>
  command.type === 'decideDisposal' || command.type === 'repeatDisposal' ? command.role : 'archivist'

export const custodyAfter = (custody: Custody, event: CustodyEvent): Custody => {
  const { at, actor } = event
  switch (event.type) {
    case 'ArchiveItemFiled': {
      const voided = custody.filed === null ? custody.voided : [...custody.voided, custody.filed.archivalNumber]
      const filed = { ...event.data, at, personName: actor.name }
      // A package bears the number before, and a proposal was made of a file with another time of keeping.
      return { ...custody, voided, filed, packaged: false, proposal: null }
    }
    case 'DisposalProposed':
      return {
        ...custody,
        proposal: { personId: actor.personId, personName: actor.name, reason: event.data.reason },
      }
    case 'DisposalDecided': {
      const { result, keepUntil } = event.data
      const kept = { ...custody, proposal: null }
      if (result === 'destroyed') return { ...kept, destroyedAt: at }
      return result === 'extended' ? { ...kept, keepUntil } : kept
    }
    case 'DisposalRepeated': {
      const { filed, filedAt, filedBy, destroyedAt } = event.data
      const before = custody.filed?.archivalNumber
      const voided = before === undefined || before === filed.archivalNumber ? [] : [before]
      return {
        ...custody,
        filed: { ...filed, at: filedAt, personName: filedBy },
        voided: [...custody.voided, ...voided],
        proposal: null,
        destroyedAt,
      }
    }
    default:
      return assertNever(event)
  }
}

/** What the person must have asked for; the day of a proposal or a decision is that of its record. */
export const custodyCommandOf = (event: CustodyEvent): CustodyCommand => {
  switch (event.type) {
    case 'ArchiveItemFiled':
      return { type: 'fileItem', ...event.data }
    case 'DisposalProposed':
      return { type: 'proposeDisposal', today: beijingDateOf(event.at), reason: event.data.reason }
    case 'DisposalDecided': {
      const { result, reason, keepUntil } = event.data
      const today = beijingDateOf(event.at)
      return { type: 'decideDisposal', role: event.actor.role, today, result, reason, keepUntil }
    }
    case 'DisposalRepeated':
      return { type: 'repeatDisposal', role: event.actor.role, ...event.data }
  }
}

/**
 * The day after which the file may be appraised: the end of its period, or of an extension if that is later; null for one that
 * is permanent or not filed. An extension never shortens a period that was given anew since.
 */
export const custodyEnds = ({ filed, keepUntil }: Custody): string | null => {
  const ends = filed === null ? null : retentionEnds(filed.year, filed.retention)
  return ends !== null && keepUntil !== null && keepUntil > ends ? keepUntil : ends
}

/** May this person give the case its archival number now? */
export const mayFile = (state: CaseState, contentHash: string, { roles }: DecideContext): CaseRefusal | null => {
  if (!roles.includes('archivist')) return { code: 'identity.wrongRole', detail: { role: 'archivist' } }
  if (stageIndex(state.stage) < stageIndex('concluded')) return { code: 'case.notReleased' }
  if (state.custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  return contentHash === currentVersion(state).contentHash ? null : { code: 'case.contentChanged' }
}

/** Why the file cannot be appraised today, whoever asks; null when it can. A case that was taken up again is no file. */
const notDisposable = ({ stage, custody }: CaseState, today: string): CaseRefusal | null => {
  if (custody.filed === null) return { code: 'archive.notFiled' }
  if (custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  if (stageIndex(stage) < stageIndex('concluded')) return { code: 'case.notReleased' }
  const ends = custodyEnds(custody)
  if (ends === null) return { code: 'archive.permanent' }
  return today <= ends ? { code: 'archive.notExpired', detail: { date: ends } } : null
}

const mayProposeDisposal = (state: CaseState, today: string, { roles }: DecideContext): CaseRefusal | null => {
  if (!roles.includes('archivist')) return { code: 'identity.wrongRole', detail: { role: 'archivist' } }
  const refusal = notDisposable(state, today) ?? heldRefusal(state)
  if (refusal !== null) return refusal
  return state.custody.proposal === null ? null : { code: 'archive.disposalProposed' }
}

/** Asks everything of the file again: what was proposed once may be permanent by now, or held. To keep it is always free. */
const mayDecideDisposal = (
  state: CaseState,
  { role, today, result }: Extract<CustodyCommand, { type: 'decideDisposal' }>,
  context: DecideContext,
): CaseRefusal | null => {
  if (!APPRAISAL_ROLES.includes(role) || !context.roles.includes(role))
    return { code: 'identity.wrongRole', detail: { role: APPRAISAL_ROLES[0] ?? '' } }
  const { proposal, destroyedAt } = state.custody
  if (destroyedAt !== null) return { code: 'archive.destroyed' }
  if (proposal === null) return { code: 'archive.noProposal' }
  const refusal = notDisposable(state, today) ?? (result === 'destroyed' ? heldRefusal(state) : null)
  if (refusal !== null) return refusal
  // Two people: whoever proposed does not decide.
  return proposal.personId === context.personId ? { code: 'archive.secondHand' } : null
}

/** Why nobody can have decided what is to be carried out again: two people, after the period, as `mayDecideDisposal` asked. */
const noAppraisal = (told: CustodyEventData['DisposalRepeated']): CaseRefusal | null => {
  const { filed, expiredOn, proposedAt, destroyedAt, proposedBy, decidedBy } = told
  const ends = retentionEnds(filed.year, filed.retention)
  if (ends === null) return { code: 'archive.permanent' }
  const date = expiredOn > ends ? expiredOn : ends
  // An office has no two people of one name.
  if (proposedBy === decidedBy) return { code: 'archive.secondHand' }
  const isOver = expiredOn >= ends && [proposedAt, destroyedAt].every((at) => beijingDateOf(at) > expiredOn)
  return isOver ? null : { code: 'archive.notExpired', detail: { date } }
}

type Decision = Result<readonly NewEvent[], CaseRefusal>

const decideFiling = (
  state: CaseState,
  { type: _, ...data }: Extract<CustodyCommand, { type: 'fileItem' }>,
  context: DecideContext,
): Decision => {
  const refusal = mayFile(state, data.contentHash, context)
  if (refusal !== null) return err(refusal)
  const { filed, voided } = state.custody
  if (voided.includes(data.archivalNumber) || filed?.archivalNumber === data.archivalNumber)
    return refuse('archive.numberTaken', { number: data.archivalNumber })
  if (data.serial <= data.lastSerial) return refuse('archive.numberTaken', { number: data.archivalNumber })
  const explains = filed !== null || data.serial > data.lastSerial + 1 || data.tableItem === ''
  if (explains && isBlank(data.reason)) return refuse('archive.reasonRequired')
  return ok([{ type: 'ArchiveItemFiled', data: { ...data, reason: data.reason.trim() } }])
}

/** Filing, and the appraisal at the end: 档案法 Art. 21 (V): nothing is destroyed without its record. Pure, as `decide`. */
export const decideCustody = (state: CaseState, command: CustodyCommand, context: DecideContext): Decision => {
  switch (command.type) {
    case 'fileItem':
      return decideFiling(state, command, context)
    case 'proposeDisposal': {
      const refusal = mayProposeDisposal(state, command.today, context)
      if (refusal !== null) return err(refusal)
      const { filed } = state.custody
      const expiredOn = custodyEnds(state.custody)
      assert(filed !== null && expiredOn !== null, 'what may be appraised is filed, and its time has an end')
      if (isBlank(command.reason)) return refuse('case.reasonRequired')
      const { archivalNumber } = filed
      return ok([{ type: 'DisposalProposed', data: { archivalNumber, expiredOn, reason: command.reason.trim() } }])
    }
    case 'decideDisposal': {
      const refusal = mayDecideDisposal(state, command, context)
      if (refusal !== null) return err(refusal)
      const { result, reason, keepUntil } = command
      if (isBlank(reason)) return refuse('case.reasonRequired')
      const longer = keepUntil !== null && keepUntil > (custodyEnds(state.custody) ?? '')
      if (result === 'extended' ? !longer : keepUntil !== null) return refuse('archive.keepUntil')
      const archivalNumber = state.custody.filed?.archivalNumber ?? ''
      return ok([{ type: 'DisposalDecided', data: { archivalNumber, result, reason: reason.trim(), keepUntil } }])
    }
    // The appraisal was two people's; whoever restores carries it out, at any stage the case came back in.
    case 'repeatDisposal': {
      const { type: _, role, ...data } = command
      if (!REPEAT_ROLES.includes(role) || !context.roles.includes(role)) return refuse('identity.wrongRole', { role })
      if (state.custody.destroyedAt !== null) return refuse('archive.destroyed')
      const refusal = noAppraisal(data)
      return refusal === null ? ok([{ type: 'DisposalRepeated', data }]) : err(refusal)
    }
    default:
      return assertNever(command)
  }
}
