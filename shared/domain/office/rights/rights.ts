import { ofTypes } from '#shared/lib/typed.ts'
import type { Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { chainsAfter, decideChain, type ChainCommand } from './chains.ts'
import { notAfter } from '../clock/clock.ts'
import { decideDelegation, type DelegationCommand } from './delegations.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { decideKey, type KeyCommand } from './keys.ts'
import { decideRecovery, RECOVERY_KEEPERS, recoveriesAfter, type RecoveryCommand } from './recovery.ts'
import type { OfficeRefusal } from '../refusals.ts'
import type { OfficeRightsType } from './rights-events.ts'
import type { OfficeState, RecordedDelegation, OfficeRights } from '../state.ts'

export const NO_RIGHTS: OfficeRights = {
  chains: {},
  chainProposals: {},
  delegations: [],
  resets: {},
  recoveries: {},
  recoveryKey: null,
  signIns: [],
  openSession: null,
  lastSignIn: {},
  passwords: {},
}

/** How many sign-ins the list shows; the log holds them all. */
const SHOWN_SIGN_INS = 200

export type RightsCommand = ChainCommand | DelegationCommand | KeyCommand | RecoveryCommand

const RIGHTS_COMMANDS = [
  'proposeChain',
  'confirmChain',
  'withdrawChain',
  'recordDelegation',
  'confirmDelegation',
  'endDelegation',
  'proposeReset',
  'confirmReset',
  'declineReset',
  'confirmRecovery',
  'acknowledgeRecovery',
  'renewOwnKey',
  'changePassword',
] as const satisfies readonly RightsCommand['type'][]

export const isRightsCommand = ofTypes(RIGHTS_COMMANDS)

const TWO: readonly Role[] = ['securityAdministrator', 'systemAdministrator']

/** Chains and grants are the security administrator's; each of the two is the other's second hand. */
export const rightsRoles = (command: RightsCommand): readonly Role[] | null => {
  switch (command.type) {
    case 'proposeChain':
      return ['securityAdministrator']
    case 'recordDelegation':
      return [command.role, 'securityAdministrator']
    case 'confirmChain':
    case 'withdrawChain':
    case 'confirmDelegation':
    case 'proposeReset':
    case 'confirmReset':
    case 'declineReset':
      return TWO
    case 'confirmRecovery':
      return RECOVERY_KEEPERS
    case 'acknowledgeRecovery':
    case 'endDelegation':
    case 'renewOwnKey':
    case 'changePassword':
      return null
  }
}

export const decideRights = (
  state: OfficeState,
  command: RightsCommand,
  context: DecideContext,
): Result<readonly NewOfficeEvent[], OfficeRefusal> => {
  switch (command.type) {
    case 'proposeChain':
    case 'confirmChain':
    case 'withdrawChain':
      return decideChain(state, command, context)
    case 'recordDelegation':
    case 'confirmDelegation':
    case 'endDelegation':
      return decideDelegation(state, command, context)
    case 'proposeReset':
    case 'confirmReset':
    case 'declineReset':
    case 'renewOwnKey':
    case 'changePassword':
      return decideKey(state, command, context)
    case 'confirmRecovery':
    case 'acknowledgeRecovery':
      return decideRecovery(state, command, context)
  }
}

type RightsEvent = Extract<OfficeEvent, { readonly type: OfficeRightsType }>

/** What the person must have asked for. */
export const rightsCommandOf = (event: RightsEvent): RightsCommand => {
  switch (event.type) {
    case 'ChainTemplateProposed':
      return { type: 'proposeChain', ...event.data }
    case 'ChainTemplateConfirmed':
      return { type: 'confirmChain', proposalId: event.data.proposalId }
    case 'ChainTemplateWithdrawn':
      return { type: 'withdrawChain', ...event.data }
    case 'DelegationRecorded':
      return { type: 'recordDelegation', ...event.data }
    case 'DelegationConfirmed':
      return { type: 'confirmDelegation', ...event.data }
    case 'DelegationEnded':
      return { type: 'endDelegation', ...event.data }
    case 'KeyResetProposed':
      return { type: 'proposeReset', ...event.data }
    case 'KeyReset':
      return { type: 'confirmReset', ...event.data }
    case 'KeyResetDeclined':
      return { type: 'declineReset', ...event.data }
    case 'KeyRecoveryConfirmed':
      return { type: 'confirmRecovery', ...event.data }
    case 'KeyRecoveryAcknowledged':
      return { type: 'acknowledgeRecovery', ...event.data }
    case 'KeyRenewed':
      return { type: 'renewOwnKey', certificateSha256: event.data.certificateSha256 }
    case 'PasswordChanged': {
      const { certificateSha256 } = event.data
      return { type: 'changePassword', ...(certificateSha256 === undefined ? {} : { certificateSha256 }) }
    }
  }
}

const without = <T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> =>
  Object.fromEntries(Object.entries(record).filter(([id]) => id !== key))

const withDelegation = (
  rights: OfficeRights,
  delegationId: string,
  change: Partial<RecordedDelegation>,
): Partial<OfficeRights> => ({
  delegations: rights.delegations.map((one) => (one.delegationId === delegationId ? { ...one, ...change } : one)),
})

const confirmed = (
  rights: OfficeRights,
  { data, at, actor }: Extract<OfficeEvent, { type: 'ChainTemplateConfirmed' }>,
): Partial<OfficeRights> => {
  const proposal = rights.chainProposals[data.proposalId]
  if (proposal === undefined) return {}
  const { template, uses, proposedByName } = proposal
  const taken = { template, uses, confirmedAt: at, proposedByName, confirmedByName: actor.name }
  return {
    chains: chainsAfter(rights.chains, taken),
    chainProposals: without(rights.chainProposals, data.proposalId),
  }
}

const password = (rights: OfficeRights, personId: string, since: string, own: boolean): Partial<OfficeRights> => ({
  passwords: { ...rights.passwords, [personId]: { since, own } },
})

const passwordsUnder = (passwords: OfficeRights['passwords'], clock: { readonly at: string }) =>
  Object.fromEntries(Object.entries(passwords).map(([id, one]) => [id, { ...one, since: notAfter(one.since, clock) }]))

const change = (rights: OfficeRights, event: OfficeEvent): Partial<OfficeRights> => {
  const { at, actor } = event
  const proposed = { proposedBy: actor.personId, proposedByName: actor.name, at }
  switch (event.type) {
    case 'OfficeFounded': {
      const own = event.data.passwords !== 'initial'
      return {
        passwords: Object.fromEntries(event.data.people.map(({ personId }) => [personId, { since: at, own }])),
        recoveryKey: event.data.recoveryKey ?? null,
      }
    }
    case 'RecoveryKeyNamed':
      return { recoveryKey: event.data.recoveryKey }
    case 'PersonAdded':
      return password(rights, event.data.personId, at, false)
    case 'KeyRecovered':
    case 'PasswordChanged':
      return password(rights, event.data.personId, at, true)
    case 'SessionOpened': {
      const { personId, name } = actor
      const { failures, lastFailureAt } = event.data
      const signIn = { personId, name, at, failures, lastFailureAt }
      return {
        signIns: [...rights.signIns, signIn].slice(-SHOWN_SIGN_INS),
        lastSignIn: { ...rights.lastSignIn, [personId]: at },
        openSession: { personId, at },
      }
    }
    case 'SessionEnded':
      return { openSession: null }
    // A password that was set in between ages from now on, not from the day that the clock showed.
    case 'ClockCorrected':
      return { passwords: passwordsUnder(rights.passwords, event) }
    case 'ChainTemplateProposed': {
      const proposal = { ...event.data, ...proposed }
      return { chainProposals: { ...rights.chainProposals, [event.data.proposalId]: proposal } }
    }
    case 'ChainTemplateConfirmed':
      return confirmed(rights, event)
    case 'ChainTemplateWithdrawn':
      return { chainProposals: without(rights.chainProposals, event.data.proposalId) }
    case 'DelegationRecorded': {
      const by = { recordedBy: actor.personId, recordedByName: actor.name, recordedAt: at }
      const isOwn = event.data.forPersonId === actor.personId
      return { delegations: [...rights.delegations, { ...event.data, ...by, confirmed: isOwn, ended: null }] }
    }
    case 'DelegationConfirmed':
      return withDelegation(rights, event.data.delegationId, { confirmed: true })
    case 'DelegationEnded': {
      const { delegationId, reason } = event.data
      return withDelegation(rights, delegationId, { ended: { at, byName: actor.name, reason } })
    }
    case 'KeyResetProposed':
      return { resets: { ...rights.resets, [event.data.proposalId]: { ...event.data, ...proposed } } }
    case 'KeyReset':
      return {
        ...password(rights, event.data.personId, at, false),
        resets: without(rights.resets, event.data.proposalId),
      }
    case 'KeyResetDeclined':
      return { resets: without(rights.resets, event.data.proposalId) }
    default:
      return {}
  }
}

/** Total and without checks, as `evolveOffice`; gives the same value for what changes nothing here. */
export const rightsAfter = (rights: OfficeRights, event: OfficeEvent): OfficeRights => {
  const reset = event.type === 'KeyReset' ? rights.resets[event.data.proposalId] : undefined
  const recoveries = recoveriesAfter(rights.recoveries, event, reset?.proposedBy ?? null)
  const changed = { ...change(rights, event), ...(recoveries === rights.recoveries ? {} : { recoveries }) }
  return Object.keys(changed).length === 0 ? rights : { ...rights, ...changed }
}
