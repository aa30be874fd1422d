import { err, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import { ADMINISTRATOR_ROLES, mixesDuties, type Role } from '../../case/roles.ts'
import type { NewOfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import { holdersOf, personOf, proposalOf, type OfficePerson, type OfficeState } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'

/** What administrators ask. Hashes are of certificates that the caller has issued, and stores when this is allowed. */
export type PeopleCommand =
  | {
      readonly type: 'addPerson'
      readonly personId: string
      readonly name: string
      readonly certificateSha256: string
      readonly departmentId?: string
    }
  | {
      readonly type: 'proposeRoles'
      readonly proposalId: string
      readonly personId: string
      readonly roles: readonly Role[]
      readonly reason: string
    }
  | { readonly type: 'confirmRoles'; readonly proposalId: string; readonly certificateSha256: string }
  | { readonly type: 'declineRoles'; readonly proposalId: string; readonly reason: string }
  | { readonly type: 'disablePerson'; readonly personId: string; readonly reason: string }
  | { readonly type: 'renewCertificate'; readonly personId: string; readonly certificateSha256: string }
  | { readonly type: 'renewRelease'; readonly certificateSha256: string }
  | { readonly type: 'recoverKey'; readonly certificateSha256: string; readonly proof?: string }

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

/** Would the office be left without one of its three administrators? */
const leavesNone = (state: OfficeState, person: OfficePerson, roles: readonly Role[]): boolean =>
  ADMINISTRATOR_ROLES.some((role) => {
    const others = holdersOf(state, role).filter(({ personId }) => personId !== person.personId)
    return person.roles.includes(role) && !person.disabled && !roles.includes(role) && others.length === 0
  })

const rolesRefusal = (
  state: OfficeState,
  personId: string,
  roles: readonly Role[],
  context: DecideContext,
): OfficeRefusal | null => {
  const person = personOf(state, personId)
  if (person === null) return { code: 'office.unknownPerson' }
  if (personId === context.personId) return { code: 'office.ownRights' }
  if (roles.length === 0) return { code: 'office.noRoles' }
  if (mixesDuties(roles)) return { code: 'office.mixedDuties' }
  return leavesNone(state, person, roles) ? { code: 'office.lastAdministrator' } : null
}

const decideProposal = (
  state: OfficeState,
  command: Extract<PeopleCommand, { type: 'proposeRoles' }>,
  context: DecideContext,
): Decision => {
  const roles = [...new Set(command.roles)]
  const refusal = rolesRefusal(state, command.personId, roles, context)
  if (refusal !== null) return err(refusal)
  // A name stands for one proposal: what a second hand confirms is what it was shown.
  const isOpen = Object.values(state.proposals).some(
    ({ personId, proposalId }) => personId === command.personId || proposalId === command.proposalId,
  )
  if (isOpen) return refuse('office.proposalOpen')
  if (isBlank(command.reason)) return refuse('office.reasonRequired')
  const { proposalId, personId } = command
  return ok([{ type: 'PersonRolesProposed', data: { proposalId, personId, roles, reason: command.reason.trim() } }])
}

const decideConfirmation = (
  state: OfficeState,
  command: Extract<PeopleCommand, { type: 'confirmRoles' }>,
  context: DecideContext,
): Decision => {
  const proposal = proposalOf(state, command.proposalId)
  if (proposal === null) return refuse('office.unknownProposal')
  if (proposal.proposedBy === context.personId) return refuse('office.secondHand')
  const refusal = rolesRefusal(state, proposal.personId, proposal.roles, context)
  if (refusal !== null) return err(refusal)
  const { proposalId, personId, roles } = proposal
  const { certificateSha256 } = command
  return ok([{ type: 'PersonRolesChanged', data: { proposalId, personId, roles, certificateSha256 } }])
}

const decideDisabling = (
  state: OfficeState,
  command: Extract<PeopleCommand, { type: 'disablePerson' }>,
  context: DecideContext,
): Decision => {
  const person = personOf(state, command.personId)
  if (person === null) return refuse('office.unknownPerson')
  if (person.personId === context.personId) return refuse('office.ownRights')
  if (person.disabled) return refuse('office.personDisabled')
  if (leavesNone(state, person, [])) return refuse('office.lastAdministrator')
  if (isBlank(command.reason)) return refuse('office.reasonRequired')
  return ok([{ type: 'PersonDisabled', data: { personId: person.personId, reason: command.reason.trim() } }])
}

/** Accounts, grants by two hands, certificates; of a person who holds the role for it. */
export const decidePeople = (state: OfficeState, command: PeopleCommand, context: DecideContext): Decision => {
  switch (command.type) {
    case 'addPerson': {
      const name = command.name.trim()
      if (Object.values(state.people).some((person) => person.name === name || person.personId === command.personId))
        return refuse('office.nameTaken')
      const { personId, certificateSha256, departmentId } = command
      if (departmentId !== undefined && !state.departments.list.some((one) => one.departmentId === departmentId))
        return refuse('department.unknown')
      const placed = departmentId === undefined ? {} : { departmentId }
      return ok([{ type: 'PersonAdded', data: { personId, name, certificateSha256, ...placed } }])
    }
    case 'proposeRoles':
      return decideProposal(state, command, context)
    case 'confirmRoles':
      return decideConfirmation(state, command, context)
    case 'declineRoles': {
      if (proposalOf(state, command.proposalId) === null) return refuse('office.unknownProposal')
      if (isBlank(command.reason)) return refuse('office.reasonRequired')
      const { proposalId } = command
      return ok([{ type: 'PersonRolesDeclined', data: { proposalId, reason: command.reason.trim() } }])
    }
    case 'disablePerson':
      return decideDisabling(state, command, context)
    case 'renewCertificate': {
      const person = personOf(state, command.personId)
      if (person === null) return refuse('office.unknownPerson')
      if (person.disabled) return refuse('office.personDisabled')
      const { personId, certificateSha256 } = command
      return ok([{ type: 'CertificateRenewed', data: { personId, certificateSha256 } }])
    }
    case 'renewRelease':
      return ok([{ type: 'ReleaseCertificateRenewed', data: { certificateSha256: command.certificateSha256 } }])
    case 'recoverKey': {
      const { personId } = context
      const person = personOf(state, personId)
      if (person === null) return refuse('office.unknownPerson')
      if (person.disabled) return refuse('office.personDisabled')
      const { certificateSha256, proof } = command
      const proven = proof === undefined ? {} : { proof }
      return ok([{ type: 'KeyRecovered', data: { personId, certificateSha256, ...proven } }])
    }
  }
}
