import { ok, type Result } from '#shared/lib/result.ts'
import { isInForce, type Delegation } from '../../case/authority/delegation.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import { isAdministratorRole, type Role } from '../../case/roles.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewOfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'
import type { OfficeRightsData } from './rights-events.ts'
import { personOf, type OfficePerson, type OfficeState, type RecordedDelegation } from '../state.ts'

export type DelegationCommand =
  | ({ readonly type: 'recordDelegation' } & OfficeRightsData['DelegationRecorded'])
  | { readonly type: 'confirmDelegation'; readonly delegationId: string }
  | { readonly type: 'endDelegation'; readonly delegationId: string; readonly reason: string }

/** Longer is no 代行 any more but another appointment (design, no statute names a limit). */
const MAX_DELEGATION_DAYS = 366
const DAY_MS = 86_400_000
const days = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

const holds = (person: OfficePerson | null, role: Role): boolean =>
  person !== null && !person.disabled && person.roles.includes(role)

/** The one who delegates records it, or the security administrator by the letter, and then another confirms. */
const decideRecord = (
  state: OfficeState,
  command: Extract<DelegationCommand, { type: 'recordDelegation' }>,
  context: DecideContext,
): Decision => {
  const { type: _, ...data } = command
  const { forPersonId, delegateId, role, delegateRole, from, until, delegationId } = data
  const principal = personOf(state, forPersonId)
  const delegate = personOf(state, delegateId)
  if (principal === null || delegate === null) return refuse('office.unknownPerson')
  const me = personOf(state, context.personId)
  if (forPersonId !== context.personId && !holds(me, 'securityAdministrator')) return refuse('delegation.notYours')
  if (forPersonId === delegateId) return refuse('delegation.toOneself')
  if (!holds(principal, role)) return refuse('delegation.roleNotHeld', { name: principal.name, role })
  if (delegate.disabled) return refuse('office.personDisabled')
  // Who holds the role acts in their own right; an administrator never handles cases.
  if (delegate.roles.includes(role)) return refuse('delegation.holdsRole', { name: delegate.name, role })
  if (!delegate.roles.includes(delegateRole) || isAdministratorRole(delegateRole))
    return refuse('delegation.noOffice', { name: delegate.name })
  if (until < from || days(from, until) > MAX_DELEGATION_DAYS) return refuse('delegation.dates')
  if (context.at !== undefined && until < beijingDateOf(context.at)) return refuse('delegation.dates')
  const { delegations } = state.rights
  if (delegations.some((one) => one.delegationId === delegationId)) return refuse('delegation.overlaps')
  const overlaps = delegations.some(
    (one) =>
      one.ended === null &&
      one.forPersonId === forPersonId &&
      one.role === role &&
      one.from <= until &&
      from <= one.until,
  )
  if (overlaps) return refuse('delegation.overlaps')
  return ok([{ type: 'DelegationRecorded', data: { ...data, forName: principal.name, delegateName: delegate.name } }])
}

/** Records, confirms, ends. Whoever delegates and whoever acts may end it, and so may the administrators. */
export const decideDelegation = (state: OfficeState, command: DelegationCommand, context: DecideContext): Decision => {
  if (command.type === 'recordDelegation') return decideRecord(state, command, context)
  const { delegationId } = command
  const known = state.rights.delegations.find((one) => one.delegationId === delegationId)
  if (known === undefined || known.ended !== null) return refuse('delegation.unknown')
  if (command.type === 'confirmDelegation') {
    if (known.confirmed) return refuse('delegation.unknown')
    if (known.recordedBy === context.personId) return refuse('office.secondHand')
    return ok([{ type: 'DelegationConfirmed', data: { delegationId } }])
  }
  const me = personOf(state, context.personId)
  const concerned = [known.forPersonId, known.delegateId].includes(context.personId)
  const administers = holds(me, 'securityAdministrator') || holds(me, 'systemAdministrator')
  if (!concerned && !administers) return refuse('delegation.notYours')
  if (command.reason.trim() === '') return refuse('office.reasonRequired')
  return ok([{ type: 'DelegationEnded', data: { delegationId, reason: command.reason.trim() } }])
}

/** As an event of a case names it. */
const namedIn = (one: RecordedDelegation): Delegation => {
  const { delegationId, forPersonId, forName, role, delegateRole, from, until, letterSha256 } = one
  return { delegationId, forPersonId, forName, role, delegateRole, from, until, letterSha256 }
}

/** Does it give its delegate anything now? It ends with its days, and with the office of either of the two. */
export const delegationHolds = (state: OfficeState, one: RecordedDelegation, at: string): boolean =>
  one.confirmed &&
  one.ended === null &&
  isInForce(one, at) &&
  holds(personOf(state, one.forPersonId), one.role) &&
  holds(personOf(state, one.delegateId), one.delegateRole)

/** What this person may act under at this moment. */
export const delegationsTo = (state: OfficeState | null, personId: string, at: string): readonly Delegation[] =>
  state === null
    ? []
    : state.rights.delegations
        .filter((one) => one.delegateId === personId && delegationHolds(state, one, at))
        .map(namedIn)
