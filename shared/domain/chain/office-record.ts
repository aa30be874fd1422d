import { sameValue } from '#shared/lib/same-value.ts'
import { DEFAULT_CHAIN } from '../case/review/chain-template.ts'
import { DOCUMENT_KINDS } from '../document/model.ts'
import { chainForCase } from '../office/rights/chains.ts'
import { delegationsTo } from '../office/rights/delegations.ts'
import { departmentOf, headsOf } from '../office/people/departments.ts'
import { recoveryPreimage } from '../office/rights/recovery.ts'
import { evolveOffice } from '../office/evolve.ts'
import type { OfficeEvent } from '../office/events.ts'
import { personOf, type OfficeState } from '../office/state.ts'
import type { OfficeClaim } from './office-claims.ts'
import type { ChainTools } from './verify.ts'

export type OfficeRecordProblemCode =
  | 'officeLog.otherAuthority' // the office was founded under another authority
  | 'officeLog.signer' // signed under a certificate that the office's log does not name for this person then
  | 'officeLog.certificate' // a certificate that attests other roles, another name or another key than the log says
  | 'officeLog.chain' // a case bound to a chain that the office had not confirmed for such cases, or without a word of its 文种
  | 'officeLog.delegation' // 授权代行 that the office's log does not hold, or not any more
  | 'officeLog.clock' // a log that goes back in time on a correction that the office does not know
  | 'officeLog.reassigned' // handed on to somebody who did not hold the role
  | 'officeLog.department' // 承办科室, or its heads, not as the office's log had them then
  | 'officeLog.recovery' // a key in a person's name that the office's recovery code did not sign for

/** What holds, and yet rests on nobody's word: for a person to judge. */
export type OfficeDoubtCode =
  | 'officeLog.recoveryOpen' // under a key that came with the recovery code, before two persons and its owner had said that it is theirs
  | 'officeLog.recoveryUnproven' // the same, and the log does not even show that the code was there

/** May a case of this procedure and 文种 have been bound to this chain? Older events do not say of which 文种 the text was. */
const mayBind = (state: OfficeState, claim: Extract<OfficeClaim, { readonly told: 'chain' }>): boolean => {
  const { template, decision, kind } = claim
  if (kind !== undefined) return sameValue(chainForCase(state, { decision, kind }), template)
  const { rights } = state
  const inUse = Object.values(rights.chains)
  const forDecision = decision === null ? undefined : inUse.find(({ uses }) => uses.includes(decision))
  if (forDecision !== undefined) return sameValue(forDecision.template, template)
  const ofAllOthers = inUse.find(({ uses }) => uses.includes('other'))?.template ?? DEFAULT_CHAIN
  const ofKinds = inUse.filter(({ uses }) => uses.some((use) => (DOCUMENT_KINDS as readonly string[]).includes(use)))
  return [ofAllOthers, ...ofKinds.map((one) => one.template)].some((one) => sameValue(one, template))
}

interface Introduced {
  readonly personId: string
  readonly sha256: string
  /** The key is the one that the person had. */
  readonly sameKey: boolean
}

const introducedBy = (event: OfficeEvent): readonly Introduced[] => {
  switch (event.type) {
    case 'OfficeFounded':
      return event.data.people.map(({ personId, certificateSha256: sha256 }) => ({ personId, sha256, sameKey: false }))
    case 'PersonAdded':
    case 'KeyRecovered':
    case 'KeyReset':
    case 'KeyRenewed':
      return [{ personId: event.data.personId, sha256: event.data.certificateSha256, sameKey: false }]
    case 'PersonRolesChanged':
    case 'CertificateRenewed':
      return [{ personId: event.data.personId, sha256: event.data.certificateSha256, sameKey: true }]
    case 'PasswordChanged': {
      const { personId, certificateSha256: sha256 } = event.data
      return sha256 === undefined ? [] : [{ personId, sha256, sameKey: false }]
    }
    default:
      return []
  }
}

export interface OfficeRecord {
  /** The next line of the ledger, signed under this certificate (SHA-256, lower-case hex). */
  readonly add: (signer: string, claims: readonly OfficeClaim[]) => OfficeRecordProblemCode | null
  /** What a person must judge of the line that was added last; null for nothing. */
  readonly doubt: () => OfficeDoubtCode | null
}

/** What a person does with their own key alone: nobody else rests on it. */
const OWN: ReadonlySet<OfficeEvent['type']> = new Set<OfficeEvent['type']>([
  'KeyRecovered',
  'KeyRecoveryAcknowledged',
  'KeyRenewed',
  'PasswordChanged',
  'SessionOpened',
])

/**
 * Asks of every line, in the order of the ledger, whether the office's log bears it out: the certificate is the one that the
 * person had then, the roles that it attests are those that two hands gave, the chain is one that was confirmed, the
 * delegation one that was recorded and had not ended. The authority's key lies in the store that every password opens, so
 * that it issued a certificate proves less than that the office's log names it. Lines before the founding (there are none
 * in a log of this program) are not asked.
 */
export const createOfficeRecord = (
  { certificate, verifyRecovery }: Pick<ChainTools, 'certificate' | 'verifyRecovery'>,
  authoritySha256: string,
): OfficeRecord => {
  let office: OfficeState | null = null
  const ownerOf = new Map<string, string>()
  /** Changed by its person while at work: what was under way may still be signed with it, until somebody comes in. */
  let outgoing: string | null = null
  /** Of the persons who are not vouched for yet, those whose recovery the code itself signed for. */
  const proven = new Set<string>()
  let doubt: OfficeDoubtCode | null = null
  /** Once a case was bound with its 文种, the program binds every one so: without it, a text could go by the chain of others. */
  let isKindSaid = false

  const isInUse = (signer: string): boolean => {
    const personId = ownerOf.get(signer)
    const person = office === null || personId === undefined ? null : personOf(office, personId)
    return person !== null && !person.disabled && (person.certificateSha256 === signer || outgoing === signer)
  }
  const attests = (one: Introduced, former: string | null, next: OfficeState): boolean => {
    if (ownerOf.has(one.sha256)) return false
    const facts = certificate(one.sha256)
    const person = personOf(next, one.personId)
    // One that nobody handed in signs nothing: `chain.signerUnknown` would say so.
    if (facts === null) return true
    if (person === null || facts.personId !== one.personId || facts.name !== person.name) return false
    if (!sameValue([...facts.roles].sort(), [...person.roles].sort())) return false
    const before = former === null || !one.sameKey ? null : certificate(former)
    return before === null || before.keySha256 === facts.keySha256
  }
  /** By the code that the log names; of an office whose log names none, nothing says that there was any. */
  const isRecovery = ({ data }: Extract<OfficeEvent, { type: 'KeyRecovered' }>, { rights }: OfficeState): boolean => {
    const { personId, certificateSha256, proof } = data
    const { recoveryKey } = rights
    if (recoveryKey === null) return true
    proven.add(personId)
    const preimage = recoveryPreimage(authoritySha256, personId, certificateSha256)
    return proof !== undefined && verifyRecovery(recoveryKey, preimage, proof)
  }
  const doubtOf = (signer: string, event: OfficeEvent | null): OfficeDoubtCode | null => {
    const personId = ownerOf.get(signer)
    if (personId === undefined || office === null || !Object.hasOwn(office.rights.recoveries, personId)) return null
    if (event !== null && OWN.has(event.type)) return null
    return proven.has(personId) ? 'officeLog.recoveryOpen' : 'officeLog.recoveryUnproven'
  }
  const takeIn = (event: OfficeEvent): OfficeRecordProblemCode | null => {
    if (office === null && event.type !== 'OfficeFounded') return null
    if (event.type === 'OfficeFounded' && event.data.authoritySha256 !== authoritySha256)
      return 'officeLog.otherAuthority'
    const before: OfficeState | null = office
    if (event.type === 'KeyRecovered' && before !== null && !isRecovery(event, before)) return 'officeLog.recovery'
    const next = evolveOffice(before, event)
    for (const one of introducedBy(event)) {
      const former = before === null ? null : (personOf(before, one.personId)?.certificateSha256 ?? null)
      if (!attests(one, former, next)) return 'officeLog.certificate'
      ownerOf.set(one.sha256, one.personId)
      if (event.type === 'KeyRenewed' || event.type === 'PasswordChanged') outgoing = former
    }
    if (event.type === 'SessionOpened') outgoing = null
    office = next
    return null
  }
  const bearsOut = (claim: OfficeClaim, state: OfficeState): OfficeRecordProblemCode | null => {
    switch (claim.told) {
      case 'office':
        return null
      case 'chain':
        if (claim.kind !== undefined) isKindSaid = true
        return mayBind(state, claim) && (claim.kind !== undefined || !isKindSaid) ? null : 'officeLog.chain'
      case 'delegated': {
        const held = delegationsTo(state, claim.personId, claim.at)
        return held.some((one) => sameValue(one, claim.delegation)) ? null : 'officeLog.delegation'
      }
      case 'clock': {
        const { correctionId, at } = claim
        const known = state.clock.corrections.some((one) => one.correctionId === correctionId && one.at === at)
        return known ? null : 'officeLog.clock'
      }
      case 'department':
        return sameValue(departmentOf(state, claim.personId), claim.department) ? null : 'officeLog.department'
      case 'heads': {
        const held = headsOf(state, claim.departmentId).filter((personId) => !claim.authors.includes(personId))
        return sameValue([...held].sort(), [...claim.heads].sort()) ? null : 'officeLog.department'
      }
      case 'reassigned': {
        const person = personOf(state, claim.personId)
        const holds = claim.role === null || person?.roles.includes(claim.role) === true
        return person?.disabled === false && person.name === claim.name && holds ? null : 'officeLog.reassigned'
      }
    }
  }
  return {
    add: (signer, claims) => {
      const [first] = claims
      const event = first?.told === 'office' ? first.event : null
      // The office's first line brings in its own signer, and so does a person who came back with the recovery code.
      const bringsSigner = event?.type === 'OfficeFounded' || event?.type === 'KeyRecovered'
      if (!bringsSigner && office !== null && !isInUse(signer)) return 'officeLog.signer'
      doubt = doubtOf(signer, event)
      const taken = event === null ? null : takeIn(event)
      if (taken !== null || office === null) return taken
      if (bringsSigner && !isInUse(signer)) return 'officeLog.signer'
      for (const claim of claims) {
        const problem = bearsOut(claim, office)
        if (problem !== null) return problem
      }
      return null
    },
    doubt: () => doubt,
  }
}
