import { assertNever, err, ok, type Result } from '#shared/lib/result.ts'
import { retentionEnds } from '../archive/archival-number.ts'
import type { CustodyEventData, CustodyEventType } from './custody-events.ts'
import type { CaseEvent, NewEvent } from './events.ts'
import type { DecideContext } from './may-review.ts'
import type { CaseRefusal, CaseRefusalCode } from './refusals.ts'
import { stageIndex, type Role } from './roles.ts'
import { currentVersion, type CaseState } from './state.ts'

/** What the log says of a case's place in the archive. */
export interface Custody {
  readonly filed: (CustodyEventData['ArchiveItemFiled'] & { readonly at: string; readonly personName: string }) | null
  /** Numbers that were given before the one that stands; never given again. */
  readonly voided: readonly string[]
  readonly proposal: { readonly personId: string; readonly personName: string; readonly reason: string } | null
  /** Longer than the period: by an appraisal. */
  readonly keepUntil: string | null
  /** When the key of the texts was destroyed. */
  readonly destroyedAt: string | null
}

export const NO_CUSTODY: Custody = { filed: null, voided: [], proposal: null, keepUntil: null, destroyedAt: null }

type CustodyEvent = Extract<CaseEvent, { readonly type: CustodyEventType }>

export type CustodyCommand =
  | ({ readonly type: 'fileItem' } & CustodyEventData['ArchiveItemFiled'])
  | {
      readonly type: 'proposeDisposal'
      /** The Beijing date of the act. */
      readonly today: string
      readonly reason: string
    }
  | ({ readonly type: 'decideDisposal'; readonly role: Role } & Omit<
      CustodyEventData['DisposalDecided'],
      'archivalNumber'
    >)

/** Who decides on an appraisal beside the archivist who proposed it. */
export const APPRAISAL_ROLES: readonly Role[] = ['deputyLeader', 'principalLeader']

/** The role in which a person does this. */
export const custodyRole = (command: CustodyCommand): Role =>
  command.type === 'decideDisposal' ? command.role : 'archivist'

export const custodyAfter = (custody: Custody, event: CustodyEvent): Custody => {
  const { at, actor } = event
  switch (event.type) {
    case 'ArchiveItemFiled': {
      const voided = custody.filed === null ? custody.voided : [...custody.voided, custody.filed.archivalNumber]
      return { ...custody, voided, filed: { ...event.data, at, personName: actor.name } }
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
    default:
      return assertNever(event)
  }
}

const BEIJING_MS = 8 * 60 * 60 * 1000
/** The Beijing date of a time. */
const dayOf = (at: string): string => new Date(Date.parse(at) + BEIJING_MS).toISOString().slice(0, 10)

/** What the person must have asked for; the day of a proposal is that of its record. */
export const custodyCommandOf = (event: CustodyEvent): CustodyCommand => {
  switch (event.type) {
    case 'ArchiveItemFiled':
      return { type: 'fileItem', ...event.data }
    case 'DisposalProposed':
      return { type: 'proposeDisposal', today: dayOf(event.at), reason: event.data.reason }
    case 'DisposalDecided': {
      const { result, reason, keepUntil } = event.data
      return { type: 'decideDisposal', role: event.actor.role, result, reason, keepUntil }
    }
  }
}

export const CUSTODY_ACTS = {
  ArchiveItemFiled: 'fileItem',
  DisposalProposed: 'proposeDisposal',
  DisposalDecided: 'decideDisposal',
} as const satisfies { readonly [T in CustodyEventType]: CustodyCommand['type'] }

/** The day after which the file may be appraised; null for one that is permanent or not filed. */
export const custodyEnds = ({ filed, keepUntil }: Custody): string | null =>
  filed === null ? null : (keepUntil ?? retentionEnds(filed.year, filed.retention))

/** May this person give the case its archival number now? */
export const mayFile = (state: CaseState, contentHash: string, { roles }: DecideContext): CaseRefusal | null => {
  if (!roles.includes('archivist')) return { code: 'identity.wrongRole', detail: { role: 'archivist' } }
  if (stageIndex(state.stage) < stageIndex('concluded')) return { code: 'case.notReleased' }
  if (state.custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  return contentHash === currentVersion(state).contentHash ? null : { code: 'case.contentChanged' }
}

export const mayProposeDisposal = (state: CaseState, today: string, { roles }: DecideContext): CaseRefusal | null => {
  const { custody } = state
  if (!roles.includes('archivist')) return { code: 'identity.wrongRole', detail: { role: 'archivist' } }
  if (custody.filed === null) return { code: 'archive.notFiled' }
  if (custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  const ends = custodyEnds(custody)
  if (ends === null) return { code: 'archive.permanent' }
  if (today <= ends) return { code: 'archive.notExpired', detail: { date: ends } }
  return custody.proposal === null ? null : { code: 'archive.disposalProposed' }
}

export const mayDecideDisposal = (state: CaseState, role: Role, context: DecideContext): CaseRefusal | null => {
  const { custody } = state
  if (!APPRAISAL_ROLES.includes(role) || !context.roles.includes(role))
    return { code: 'identity.wrongRole', detail: { role: APPRAISAL_ROLES[0] ?? '' } }
  if (custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  if (custody.proposal === null) return { code: 'archive.noProposal' }
  // Two people: whoever proposed does not decide.
  return custody.proposal.personId === context.personId ? { code: 'archive.secondHand' } : null
}

type Decision = Result<readonly NewEvent[], CaseRefusal>
const refuse = (code: CaseRefusalCode, detail?: CaseRefusal['detail']): Decision =>
  err(detail === undefined ? { code } : { code, detail })
const blank = (words: string): boolean => words.trim() === ''

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
  if (explains && blank(data.reason)) return refuse('archive.reasonRequired')
  return ok([{ type: 'ArchiveItemFiled', data: { ...data, reason: data.reason.trim() } }])
}

/** Filing, and the appraisal at the end: 档案法 Art. 21 (V[S1]): nothing is destroyed without its record. Pure, as `decide`. */
export const decideCustody = (state: CaseState, command: CustodyCommand, context: DecideContext): Decision => {
  switch (command.type) {
    case 'fileItem':
      return decideFiling(state, command, context)
    case 'proposeDisposal': {
      const refusal = mayProposeDisposal(state, command.today, context)
      if (refusal !== null) return err(refusal)
      const { filed } = state.custody
      const expiredOn = custodyEnds(state.custody)
      if (filed === null || expiredOn === null) return refuse('archive.permanent')
      if (blank(command.reason)) return refuse('case.reasonRequired')
      const { archivalNumber } = filed
      return ok([{ type: 'DisposalProposed', data: { archivalNumber, expiredOn, reason: command.reason.trim() } }])
    }
    case 'decideDisposal': {
      const refusal = mayDecideDisposal(state, command.role, context)
      if (refusal !== null) return err(refusal)
      const { result, reason, keepUntil } = command
      if (blank(reason)) return refuse('case.reasonRequired')
      const longer = keepUntil !== null && keepUntil > (custodyEnds(state.custody) ?? '')
      if (result === 'extended' ? !longer : keepUntil !== null) return refuse('archive.keepUntil')
      const archivalNumber = state.custody.filed?.archivalNumber ?? ''
      return ok([{ type: 'DisposalDecided', data: { archivalNumber, result, reason: reason.trim(), keepUntil } }])
    }
    default:
      return assertNever(command)
  }
}
