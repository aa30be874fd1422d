import { ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { NewOfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { OfficeRightsData } from './rights-events.ts'
import { personOf, type OfficeState } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** Hashes are of certificates that the caller has issued, and stores when this is allowed. */
export type KeyCommand =
  | ({ readonly type: 'proposeReset' } & OfficeRightsData['KeyResetProposed'])
  | { readonly type: 'confirmReset'; readonly proposalId: string; readonly certificateSha256: string }
  | { readonly type: 'declineReset'; readonly proposalId: string; readonly reason: string }
  | { readonly type: 'renewOwnKey'; readonly certificateSha256: string }
  | { readonly type: 'changePassword'; readonly certificateSha256?: string }

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const decideOwn = (
  state: OfficeState,
  command: Extract<KeyCommand, { type: 'renewOwnKey' | 'changePassword' }>,
  { personId }: DecideContext,
): Decision => {
  const person = personOf(state, personId)
  if (person === null) return refuse('office.unknownPerson')
  if (person.disabled) return refuse('office.personDisabled')
  if (command.type === 'renewOwnKey')
    return ok([{ type: 'KeyRenewed', data: { personId, certificateSha256: command.certificateSha256 } }])
  const { certificateSha256 } = command
  return ok([
    { type: 'PasswordChanged', data: { personId, ...(certificateSha256 === undefined ? {} : { certificateSha256 }) } },
  ])
}

/** A person's own key and password; and those of one who forgot it, by two administrators, neither of them that person. */
export const decideKey = (state: OfficeState, command: KeyCommand, context: DecideContext): Decision => {
  if (command.type === 'renewOwnKey' || command.type === 'changePassword') return decideOwn(state, command, context)
  const { resets } = state.rights
  if (command.type === 'proposeReset') {
    const { proposalId, personId, reason } = command
    if (personOf(state, personId) === null) return refuse('office.unknownPerson')
    if (personId === context.personId) return refuse('office.ownRights')
    if (Object.hasOwn(resets, proposalId) || Object.values(resets).some((one) => one.personId === personId))
      return refuse('office.proposalOpen')
    if (isBlank(reason)) return refuse('office.reasonRequired')
    return ok([{ type: 'KeyResetProposed', data: { proposalId, personId, reason: reason.trim() } }])
  }
  const proposal = Object.hasOwn(resets, command.proposalId) ? resets[command.proposalId] : undefined
  if (proposal === undefined) return refuse('office.unknownProposal')
  const { proposalId, personId } = proposal
  if (command.type === 'declineReset')
    return isBlank(command.reason)
      ? refuse('office.reasonRequired')
      : ok([{ type: 'KeyResetDeclined', data: { proposalId, reason: command.reason.trim() } }])
  if (proposal.proposedBy === context.personId) return refuse('office.secondHand')
  if (personId === context.personId) return refuse('office.ownRights')
  const { certificateSha256 } = command
  return ok([{ type: 'KeyReset', data: { proposalId, personId, certificateSha256 } }])
}
