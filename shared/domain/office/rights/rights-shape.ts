import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  calendarDate,
  closed,
  closedWith,
  identifier,
  integer,
  list,
  oneOf,
  sha256Hex,
  text,
  type Guard,
} from '#shared/lib/guard.ts'
import { isChainTemplate } from '../../case/review/chain-template.ts'
import { DELEGABLE_ROLES } from '../../case/authority/delegation.ts'
import { BUSINESS_ROLES } from '../../case/roles.ts'
import { CHAIN_USES, type OfficeRightsData, type OfficeRightsType } from './rights-events.ts'

const name = text(300)
const reason = text(4000)

/** The closed shapes of `OfficeRightsData`, part of those of `event-shape.ts`. */
export const RIGHTS_SHAPES: { readonly [T in OfficeRightsType]: Guard<OfficeRightsData[T]> } = {
  ChainTemplateProposed: closed({
    proposalId: identifier,
    template: isChainTemplate,
    uses: list(oneOf(CHAIN_USES), CHAIN_USES.length),
    reason,
  }),
  ChainTemplateConfirmed: closed({
    proposalId: identifier,
    templateId: identifier,
    version: integer(1, 1_000_000),
  }),
  ChainTemplateWithdrawn: closed({ proposalId: identifier, reason }),
  DelegationRecorded: closed({
    delegationId: identifier,
    forPersonId: identifier,
    forName: name,
    role: oneOf(DELEGABLE_ROLES),
    delegateRole: oneOf(BUSINESS_ROLES),
    from: calendarDate,
    until: calendarDate,
    letterSha256: sha256Hex,
    delegateId: identifier,
    delegateName: name,
    letterName: name,
  }),
  DelegationConfirmed: closed({ delegationId: identifier }),
  DelegationEnded: closed({ delegationId: identifier, reason }),
  KeyResetProposed: closed({ proposalId: identifier, personId: identifier, reason }),
  KeyReset: closed({ proposalId: identifier, personId: identifier, certificateSha256: sha256Hex }),
  KeyResetDeclined: closed({ proposalId: identifier, reason }),
  KeyRecoveryConfirmed: closed({ personId: identifier, certificateSha256: sha256Hex }),
  KeyRecoveryAcknowledged: closed({ certificateSha256: sha256Hex }),
  KeyRenewed: closed({ personId: identifier, certificateSha256: sha256Hex }),
  PasswordChanged: closedWith({ personId: identifier }, { certificateSha256: sha256Hex }),
}

export const isRightsEvent = ofTypesIn(RIGHTS_SHAPES)
