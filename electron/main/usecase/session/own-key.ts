import { randomUUID } from 'node:crypto'
import type { Input } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { issuePersonCertificate } from '../../crypto/authority.ts'
import { createEventSigner } from '../../crypto/event-signature.ts'
import {
  unlockWithPassword,
  unwrapSigningKey,
  withPerson,
  wrapSigningKey,
  type OpenedKeyring,
} from '../../crypto/keyring-access.ts'
import { writeKeyring, type Keyring } from '../../crypto/keyring.ts'
import { wipeSecret } from '../../crypto/secret.ts'
import { ChainFault } from '../faults.ts'
import { keyringWith } from './keyring-change.ts'
import { keyringFile } from './office-folder.ts'
import { knownPerson, type OpenedOffice } from './open-office.ts'
import { isPastPassword, pastPasswordOf, sessionRulesIn, standingOf } from './password-policy.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'

type Reopened = OpenedKeyring & { readonly keyring: Keyring }

/** The person's password once more, with the keys that it opens; they are gone when `work` ends, however it does. Refuses identity.wrongPassword. */
const withKeys = async (
  { profileFolder }: Workstation,
  { person }: OpenedOffice,
  password: string,
  work: (keys: Reopened) => Promise<Outcome<OpenedOffice>>,
): Promise<Outcome<OpenedOffice>> => {
  const known = knownPerson(profileFolder, person.personId)
  const keys = known === null ? null : await unlockWithPassword(known.keyring, person.personId, password)
  if (known === null || keys === null) return refuse('identity.wrongPassword')
  try {
    return await work({ ...keys, keyring: known.keyring })
  } finally {
    for (const secret of [keys.storeKey, keys.signingWrapKey]) wipeSecret(secret)
  }
}

/** A new key and its certificate of the roles that the person holds. */
const drawKey = (workstation: Workstation, { store, person }: OpenedOffice) => {
  const authority = {
    certificate: store.office().authorityCertificate,
    privateKey: store.officeSecrets().authorityKey,
  }
  return issuePersonCertificate(authority, person, workstation.now())
}

/** The session as it goes on with another key; the old private half is destroyed at its end. */
const withKey = (opened: OpenedOffice, issued: ReturnType<typeof drawKey>): OpenedOffice => ({
  ...opened,
  person: opened.person,
  signer: createEventSigner(issued.privateKey),
  certificateSha256: issued.certificateSha256,
  validFrom: issued.validFrom.toISOString(),
  validUntil: issued.validUntil.toISOString(),
  close: () => {
    try {
      opened.close()
    } finally {
      wipeSecret(issued.privateKey)
    }
  },
})

/**
 * 修改口令: the key lies under both passwords until the keyring is written, so that a crash locks nobody out; the log then
 * says that it was changed, and the old one is known again. Whoever set a first password could have kept the key that lay
 * under it, so the person's first own password comes with a key that was never under another's (电子签名法 Art. 13(一), V:
 * 专有), and the session goes on with that. Refuses identity.wrongPassword, identity.passwordUsed, and what
 * `runOfficeCommand` refuses.
 */
export const changeOfficePassword = (
  workstation: Workstation,
  opened: OpenedOffice,
  input: Input<'session.changePassword'>,
): Promise<Outcome<OpenedOffice>> =>
  withKeys(workstation, opened, input.password, (keys) => changeWith(workstation, opened, input, keys))

const changeWith = async (
  workstation: Workstation,
  opened: OpenedOffice,
  input: Input<'session.changePassword'>,
  keys: Reopened,
): Promise<Outcome<OpenedOffice>> => {
  const { store, person } = opened
  const { personId } = person
  const { history } = sessionRulesIn(store)
  const isUsed = input.newPassword === input.password || (await isPastPassword(store, personId, input.newPassword))
  if (isUsed) return refuse('identity.passwordUsed', { count: history })
  const now = workstation.now()
  const drawn = standingOf(store, personId, now).standing === 'initial' ? drawKey(workstation, opened) : null
  const privateKey =
    drawn?.privateKey ?? unwrapSigningKey(keys.signingWrapKey, personId, store.personKey(personId).wraps)
  if (privateKey === null) throw new ChainFault(0)
  const { keyring, signingWrapKey } = await withPerson(keys.keyring, person, input.newPassword, keys.storeKey)
  const past = await pastPasswordOf(input.password)
  const wrap = wrapSigningKey(signingWrapKey, personId, privateKey)
  if (drawn === null) store.addKeyWrap(opened.certificateSha256, wrap)
  const also = (): void => {
    if (drawn === null) store.keepOnlyKeyWrap(opened.certificateSha256, wrap)
    else {
      const { certificate, certificateSha256 } = drawn
      store.replacePersonKey(person, { certificate, certificateSha256, wrap, issuedAt: now.toISOString() })
    }
    store.addPastPassword(personId, past, now.toISOString(), history)
    const { profileFolder } = workstation
    writeKeyring(keyringFile(profileFolder), keyringWith(profileFolder, keyring, personId))
  }
  const envelope = { commandId: randomUUID(), also }
  const certified = drawn === null ? {} : { certificateSha256: drawn.certificateSha256 }
  const changed = await runOfficeCommand(workstation, opened, envelope, { type: 'changePassword', ...certified })
  wipeSecret(signingWrapKey)
  if (drawn === null || !changed.ok) wipeSecret(privateKey)
  if (!changed.ok) return changed
  return ok(drawn === null ? opened : withKey(opened, drawn))
}

/**
 * 换发证书: a new key with a certificate of the roles that the person holds, before the old one expires. What the old key
 * signed stays valid by its time, and each event names the certificate that signed it. The session goes on with the new
 * key; the old private half is destroyed. Refuses identity.wrongPassword, and what `runOfficeCommand` refuses.
 */
export const renewOwnKey = (
  workstation: Workstation,
  opened: OpenedOffice,
  password: string,
): Promise<Outcome<OpenedOffice>> =>
  withKeys(workstation, opened, password, (keys) => renewWith(workstation, opened, keys))

const renewWith = async (
  workstation: Workstation,
  opened: OpenedOffice,
  { signingWrapKey }: Reopened,
): Promise<Outcome<OpenedOffice>> => {
  const { store, person } = opened
  const issued = drawKey(workstation, opened)
  const { certificate, certificateSha256, privateKey } = issued
  const wrap = wrapSigningKey(signingWrapKey, person.personId, privateKey)
  const issuedAt = workstation.now().toISOString()
  const also = (): void => {
    store.replacePersonKey(person, { certificate, certificateSha256, wrap, issuedAt })
  }
  const envelope = { commandId: randomUUID(), also }
  // The old key signs that the new one takes its place.
  const renewed = await runOfficeCommand(workstation, opened, envelope, { type: 'renewOwnKey', certificateSha256 })
  if (renewed.ok) return ok(withKey(opened, issued))
  wipeSecret(privateKey)
  return renewed
}
