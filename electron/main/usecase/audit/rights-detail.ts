import type { OfficeDetail } from '#shared/domain/office/detail.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import type { OfficeRightsType } from '#shared/domain/office/rights/rights-events.ts'
import { personOf, type OfficeState } from '#shared/domain/office/state.ts'

/** The values of the sentence of an event about chains, delegations and keys. `state` gives the names. */
export const rightsDetail = (
  event: Extract<OfficeEvent, { readonly type: OfficeRightsType }>,
  state: OfficeState,
): OfficeDetail => {
  const nameOf = (personId: string): string => personOf(state, personId)?.name ?? personId
  const delegation = (delegationId: string) =>
    state.rights.delegations.find((one) => one.delegationId === delegationId) ?? null
  switch (event.type) {
    case 'ChainTemplateProposed': {
      const { template, uses, reason } = event.data
      const steps = template.steps.map(({ kind }) => kind).join(' ')
      return { name: template.name, version: template.version, steps, uses: uses.join(' '), reason }
    }
    case 'ChainTemplateConfirmed': {
      const { templateId, version } = event.data
      return { name: state.rights.chains[templateId]?.template.name ?? templateId, version }
    }
    case 'ChainTemplateWithdrawn':
    case 'KeyResetDeclined':
      return { reason: event.data.reason }
    case 'DelegationRecorded': {
      const { forName, delegateName, role, from, until } = event.data
      return { name: forName, to: delegateName, role, from, until }
    }
    case 'DelegationConfirmed':
    case 'DelegationEnded': {
      const known = delegation(event.data.delegationId)
      const reason = event.type === 'DelegationEnded' ? event.data.reason : ''
      return { name: known?.forName ?? '', to: known?.delegateName ?? '', role: known?.role ?? '', reason }
    }
    case 'KeyResetProposed':
      return { name: nameOf(event.data.personId), reason: event.data.reason }
    case 'KeyReset':
      return { name: nameOf(event.data.personId) }
    case 'KeyRecoveryConfirmed':
      return { name: nameOf(event.data.personId) }
    case 'KeyRecoveryAcknowledged':
    case 'KeyRenewed':
      return {}
    case 'PasswordChanged':
      return { key: event.data.certificateSha256 === undefined ? 0 : 1 }
  }
}
