import type { Input } from '#shared/contract/channels.ts'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { certifyPersonKey, issuePersonCertificate } from '../../crypto/authority.ts'
import { withPerson, wrapSigningKey } from '../../crypto/keyring-access.ts'
import { writeKeyring, type Keyring } from '../../crypto/keyring.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { ChainFault } from '../faults.ts'
import { keyringWith, presentKeyring } from '../session/keyring-change.ts'
import { loadOffice } from '../load-office.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import { keyringFile } from '../session/office-folder.ts'
import { isPastPassword, sessionRulesIn } from '../session/password-policy.ts'
import { refuseClassified } from '../refuse-classified.ts'
import type { Receipt } from '../run-command.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const authorityOf = ({ store }: Unlocked) => ({
  certificate: store.office().authorityCertificate,
  privateKey: store.officeSecrets().authorityKey,
})

/**
 * 新增人员: an account with a first password, and no rights; those come by two hands. The password is typed by the person
 * themselves where possible, and must be changed at the first sign-in. Refuses identity.weakPassword, office.nameTaken.
 */
export const addPerson = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'people.add'>,
): Promise<Outcome<Receipt>> => {
  const { profileFolder } = workstation
  const { commandId, password } = input
  const name = input.name.trim()
  if (!isStrongPassword(password)) return refuse('identity.weakPassword', { name })
  const found = await workstation.tasks.run('gate', { text: name })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  if (refusal !== null) return refusal
  const now = workstation.now()
  // Sent again, it is the same person.
  const personId = sha256Hex(utf8Bytes(`${unlocked.person.personId}\n${commandId}`)).slice(0, 32)
  const person = { personId, name, roles: [] as readonly Role[] }
  const { privateKey, ...issued } = issuePersonCertificate(authorityOf(unlocked), person, now)
  const { certificate, certificateSha256 } = issued
  const added = await withPerson(presentKeyring(profileFolder), person, password, unlocked.storeKey)
  const wrap = wrapSigningKey(added.signingWrapKey, personId, privateKey)
  const createdAt = now.toISOString()
  const also = (): void => {
    unlocked.store.addPerson({ ...person, createdAt }, { certificate, certificateSha256, wrap, issuedAt: createdAt })
    writeKeyring(keyringFile(profileFolder), keyringWith(profileFolder, added.keyring, personId))
  }
  const placed = input.departmentId == null ? {} : { departmentId: input.departmentId }
  const command = { type: 'addPerson', personId, name, certificateSha256, ...placed } as const
  return runOfficeCommand(workstation, unlocked, { commandId, also }, command)
}

/** 提出岗位变更: the first of two hands. */
export const proposeRoles = (workstation: Workstation, unlocked: Unlocked, input: Input<'people.proposeRoles'>) => {
  const { commandId, personId, roles, reason } = input
  const command = { type: 'proposeRoles', proposalId: nameOfAct(unlocked, commandId), personId, roles, reason } as const
  return officeAct(workstation, unlocked, commandId, command, [reason])
}

/** The keyring with other roles on the unlock screen. */
const withRoles = (keyring: Keyring, personId: string, roles: readonly Role[]): Keyring => ({
  ...keyring,
  people: keyring.people.map((entry) => (entry.personId === personId ? { ...entry, roles } : entry)),
})

/** The key that the person has, under a new certificate with these roles. */
const recertified = (workstation: Workstation, unlocked: Unlocked, personId: string, roles: readonly Role[]) => {
  const { store } = unlocked
  const person = store.people().find((one) => one.personId === personId)
  if (person === undefined) return null
  const current = readCertificate(store.personKey(personId).certificate)
  if (current === null) throw new ChainFault(0)
  const now = workstation.now()
  const known = { personId, name: person.name, roles }
  const { certificate, certificateSha256 } = certifyPersonKey(authorityOf(unlocked), known, current.publicKey, now)
  return { known, facts: { certificate, certificateSha256, issuedAt: now.toISOString() } }
}

/**
 * 确认: the second hand, another administrator's. Roles come into force with a new certificate of the key that the person
 * has. Refuses office.secondHand, office.unknownProposal, and what the rules ask again at this moment.
 */
export const confirmProposal = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, what, proposalId }: Input<'people.confirm'>,
): Promise<Outcome<Receipt>> => {
  if (what === 'chain')
    return runOfficeCommand(workstation, unlocked, { commandId }, { type: 'confirmChain', proposalId })
  if (what === 'departments')
    return runOfficeCommand(workstation, unlocked, { commandId }, { type: 'confirmDepartments', proposalId })
  if (what === 'delegation') {
    const command = { type: 'confirmDelegation', delegationId: proposalId } as const
    return runOfficeCommand(workstation, unlocked, { commandId }, command)
  }
  const proposal = loadOffice(unlocked.store)?.state.proposals[proposalId]
  if (proposal === undefined) {
    // Sent again after it was done, it is answered with the first receipt; else the rules say that there is none.
    const command = { type: 'confirmRoles', proposalId, certificateSha256: '0'.repeat(64) } as const
    return runOfficeCommand(workstation, unlocked, { commandId }, command)
  }
  const { personId, roles } = proposal
  const next = recertified(workstation, unlocked, personId, roles)
  if (next === null) return refuse('office.unknownPerson')
  const { profileFolder } = workstation
  const also = (): void => {
    unlocked.store.recertifyPerson(next.known, next.facts)
    // What they had begun in a role that they may hold no more.
    unlocked.store.dropHalfForms(personId)
    writeKeyring(keyringFile(profileFolder), withRoles(presentKeyring(profileFolder), personId, roles))
  }
  const { certificateSha256 } = next.facts
  const command = { type: 'confirmRoles', proposalId, certificateSha256 } as const
  return runOfficeCommand(workstation, unlocked, { commandId, also }, command)
}

/** 不予确认, or taken back by whoever proposed it; with the reason. */
export const declineProposal = (workstation: Workstation, unlocked: Unlocked, input: Input<'people.decline'>) => {
  const { commandId, what, proposalId, reason } = input
  const type = (
    {
      roles: 'declineRoles',
      chain: 'withdrawChain',
      reset: 'declineReset',
      departments: 'declineDepartments',
    } as const
  )[what]
  return officeAct(workstation, unlocked, commandId, { type, proposalId, reason }, [reason])
}

/** 停用: the person's password opens nothing any more; their waiting work is listed where leaders hand it on. */
export const disablePerson = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, personId, reason }: Input<'people.disable'>,
): Promise<Outcome<Receipt>> => {
  const found = await workstation.tasks.run('gate', { text: reason })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  if (refusal !== null) return refusal
  const { profileFolder } = workstation
  const also = (): void => {
    const keyring = presentKeyring(profileFolder)
    unlocked.store.dropHalfForms(personId)
    const people = keyring.people.filter((entry) => entry.personId !== personId)
    writeKeyring(keyringFile(profileFolder), { ...keyring, people })
  }
  const command = { type: 'disablePerson', personId, reason } as const
  return runOfficeCommand(workstation, unlocked, { commandId, also }, command)
}

/** 换发证书 for a person whose own has run out, so that they cannot do it themselves: the same key, more time. */
export const renewCertificate = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, personId }: Input<'people.renewCertificate'>,
): Promise<Outcome<Receipt>> => {
  const person = unlocked.store.people().find((one) => one.personId === personId)
  const next = person === undefined ? null : recertified(workstation, unlocked, personId, person.roles)
  if (next === null) return refuse('office.unknownPerson')
  const also = (): void => {
    unlocked.store.recertifyPerson(next.known, next.facts)
  }
  const command = { type: 'renewCertificate', personId, certificateSha256: next.facts.certificateSha256 } as const
  return runOfficeCommand(workstation, unlocked, { commandId, also }, command)
}

/** 提出重设口令 of a person who forgot it: the first of two hands. */
export const proposeReset = (workstation: Workstation, unlocked: Unlocked, input: Input<'people.proposeReset'>) => {
  const { commandId, personId, reason } = input
  const command = { type: 'proposeReset', proposalId: nameOfAct(unlocked, commandId), personId, reason } as const
  return officeAct(workstation, unlocked, commandId, command, [reason])
}

/**
 * 重设口令: the second hand. The old key lay under the old password and is lost, so the person gets a new key and
 * certificate; what the old one signed stays valid by its time. They change the password at the first sign-in.
 */
export const confirmReset = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, proposalId, newPassword }: Input<'people.confirmReset'>,
): Promise<Outcome<Receipt>> => {
  const { store, storeKey } = unlocked
  const { profileFolder } = workstation
  if (!isStrongPassword(newPassword)) return refuse('identity.weakPassword')
  const proposal = loadOffice(store)?.state.rights.resets[proposalId]
  const person = store.people().find((one) => one.personId === proposal?.personId)
  if (person === undefined) {
    const command = { type: 'confirmReset', proposalId, certificateSha256: '0'.repeat(64) } as const
    return runOfficeCommand(workstation, unlocked, { commandId }, command)
  }
  if (await isPastPassword(store, person.personId, newPassword))
    return refuse('identity.passwordUsed', { count: sessionRulesIn(store).history })
  const now = workstation.now()
  const { privateKey, certificate, certificateSha256 } = issuePersonCertificate(authorityOf(unlocked), person, now)
  const { keyring, signingWrapKey } = await withPerson(presentKeyring(profileFolder), person, newPassword, storeKey)
  const wrap = wrapSigningKey(signingWrapKey, person.personId, privateKey)
  const also = (): void => {
    store.replacePersonKey(person, { certificate, certificateSha256, wrap, issuedAt: now.toISOString() })
    writeKeyring(keyringFile(profileFolder), keyringWith(profileFolder, keyring, person.personId))
  }
  const command = { type: 'confirmReset', proposalId, certificateSha256 } as const
  return runOfficeCommand(workstation, unlocked, { commandId, also }, command)
}

/** 口令与会话规则. */
export const setSessionRules = (workstation: Workstation, unlocked: Unlocked, input: Input<'people.setRules'>) => {
  const command = { type: 'changeSetting', name: 'sessionRules', value: JSON.stringify(input.rules) } as const
  return runOfficeCommand(workstation, unlocked, { commandId: input.commandId }, command)
}
