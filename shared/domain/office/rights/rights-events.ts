import { DECISION_KINDS, type DecisionKind } from '../../case/duty/duty-events.ts'
import type { ChainTemplate } from '../../case/review/chain-template.ts'
import type { Delegation } from '../../case/authority/delegation.ts'
import { DOCUMENT_KINDS, type DocumentKind } from '../../document/model.ts'

/** Which cases a chain is for: a procedure (重大行政决策 …), a 文种, or `other`, whatever no chain names. */
export const CHAIN_USES = [...DECISION_KINDS, ...DOCUMENT_KINDS, 'other'] as const
export type ChainUse = DecisionKind | DocumentKind | 'other'

/** Who may do what, and in what order: facts of the office that change the hands of its cases. Part of `OfficeEventData`. */
export interface OfficeRightsData {
  /** A version of a chain as one administrator drew it up; without any use, it is to be put out of use. */
  ChainTemplateProposed: {
    readonly proposalId: string
    readonly template: ChainTemplate
    readonly uses: readonly ChainUse[]
    readonly reason: string
  }
  /** The second hand: cases that are handed in for the first time from now on are bound to it. */
  ChainTemplateConfirmed: { readonly proposalId: string; readonly templateId: string; readonly version: number }
  /** 不予确认, or taken back by whoever proposed it. */
  ChainTemplateWithdrawn: { readonly proposalId: string; readonly reason: string }
  /** 授权代行 under a letter, which lies with the office's log under its hash. */
  DelegationRecorded: Delegation & {
    readonly delegateId: string
    readonly delegateName: string
    readonly letterName: string
  }
  /** The second hand of a delegation that an administrator recorded. */
  DelegationConfirmed: { readonly delegationId: string }
  DelegationEnded: { readonly delegationId: string; readonly reason: string }
  /** 重设口令: the first of two hands. */
  KeyResetProposed: { readonly proposalId: string; readonly personId: string; readonly reason: string }
  /** The second: the old key lay under the forgotten password, so there is a new one with its certificate. */
  KeyReset: { readonly proposalId: string; readonly personId: string; readonly certificateSha256: string }
  KeyResetDeclined: { readonly proposalId: string; readonly reason: string }
  /** Somebody who answers for the office saw the person who came back with the recovery code; two of them, each for themselves. */
  KeyRecoveryConfirmed: { readonly personId: string; readonly certificateSha256: string }
  /** And the person says that it was them, after the two. */
  KeyRecoveryAcknowledged: { readonly certificateSha256: string }
  /** 换发: the person drew a new key, with a certificate of the roles that they hold. */
  KeyRenewed: { readonly personId: string; readonly certificateSha256: string }
  /** `certificateSha256`: with a new key, because another person knew the password under which the old one lay. */
  PasswordChanged: { readonly personId: string; readonly certificateSha256?: string }
}
export type OfficeRightsType = keyof OfficeRightsData
