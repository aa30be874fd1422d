import { randomUUID } from 'node:crypto'
import type { Input } from '#shared/contract/channels.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { parseEvent } from '#shared/domain/case/parse-event.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { delegationsTo } from '#shared/domain/office/rights/delegations.ts'
import { recoveryPreimage } from '#shared/domain/office/rights/recovery.ts'
import { ok } from '#shared/lib/result.ts'
import { issuePersonCertificate } from '../../crypto/authority.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { createEventSigner } from '../../crypto/event-signature.ts'
import {
  codeTyped,
  recoverWithCode,
  unlockWithPassword,
  unwrapSigningKey,
  withPerson,
  wrapSigningKey,
} from '../../crypto/keyring-access.ts'
import { writeKeyring } from '../../crypto/keyring.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { decodeUtf8 } from '../../crypto/utf8.ts'
import { wipeSecret, type Secret } from '../../crypto/secret.ts'
import { openStore } from '../../store/open.ts'
import type { WriteStore } from '../../store/types.ts'
import type { PersonRecord } from '../../store/records.ts'
import { newestActAt } from '../checkpoint.ts'
import { assertNotRolledBack, keptCheckpoint } from '../verify/checkpoint-trust.ts'
import { ChainFault } from '../faults.ts'
import { presentKeyring, settleKeyring } from './keyring-change.ts'
import { loadOffice } from '../load-office.ts'
import { keyringFile, readOfficeKeyring, storeFile } from './office-folder.ts'
import { isPastPassword, sessionRulesIn } from './password-policy.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { outsideValidity } from './typed-hand.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** An unlocked office. `close` ends it: the store is let go of and the keys are gone. */
export interface OpenedOffice extends Unlocked {
  readonly officeName: string
  /** There was no checkpoint of this office beside the store, so that an older copy could not have been told. */
  readonly checkpointMissing: boolean
  close(): void
}

/** Rows of the lists are made anew when their shape has changed; the log is what counts. */
const projectRow = (records: readonly EventRecord[]) => {
  const events = records.map((record) => {
    const parsed = parseEvent(record, decodeUtf8)
    if (!parsed.ok) throw new ChainFault(record.seq)
    return parsed.value
  })
  const state = fold(events)
  if (state === null) throw new ChainFault(0)
  return caseRowOf(state)
}

/** The keyring, and whom it opens the store for under this name; null for nobody. */
export const knownPerson = (profileFolder: string, personId: string) => {
  const keyring = readOfficeKeyring(profileFolder)
  const person = keyring?.people.find((one) => one.personId === personId)
  return keyring === null || person === undefined ? null : { keyring, person }
}

/** The key with which this person signs from now on, and when its certificate is valid. */
interface SigningKey {
  readonly privateKey: Secret<Uint8Array>
  readonly certificateSha256: string
  readonly validFrom: string
  readonly validUntil: string
}

/**
 * What keeps this person out of the store as it stands now; null for nothing. Afterwards the rows and the keyring are as the
 * log says. @throws LogFault fault.logRolledBack.
 */
const entryRefusal = (
  workstation: Workstation,
  store: WriteStore,
  personId: string,
  { validFrom, validUntil }: Pick<SigningKey, 'validFrom' | 'validUntil'>,
): Extract<Outcome<never>, { ok: false }> | null => {
  if (loadOffice(store)?.state.people[personId]?.disabled === true) return refuse('office.personDisabled')
  const now = workstation.now().toISOString()
  const last = newestActAt(store)
  const outside = outsideValidity({ validFrom, validUntil }, last, now)
  if (outside !== null) return outside
  assertNotRolledBack(workstation.profileFolder, store)
  if (last !== null && now < last) return refuse('identity.clockBack', { last, clock: now })
  if (store.rowsAreStale()) store.rebuildRows(projectRow)
  settleKeyring(workstation.profileFolder, store)
  return null
}

const openedAs = (
  workstation: Workstation,
  store: WriteStore,
  { personId, name, roles }: Pick<PersonRecord, 'personId' | 'name' | 'roles'>,
  storeKey: Secret<Uint8Array>,
  { privateKey, ...certificate }: SigningKey,
): OpenedOffice => ({
  store,
  officeName: store.office().name,
  // A store that holds nothing but its founding has not come to write one.
  checkpointMissing: store.ledgerHead().position > 1 && keptCheckpoint(workstation.profileFolder, store) === null,
  person: {
    personId,
    name,
    roles,
    get at() {
      return workstation.now().toISOString()
    },
    get delegations() {
      return delegationsTo(loadOffice(store)?.state ?? null, personId, workstation.now().toISOString())
    },
  },
  storeKey,
  signer: createEventSigner(privateKey),
  ...certificate,
  close: () => {
    try {
      store.close()
    } finally {
      for (const secret of [storeKey, privateKey]) wipeSecret(secret)
    }
  },
})

const enter = (
  workstation: Workstation,
  store: WriteStore,
  personId: string,
  signingWrapKey: Secret<Uint8Array>,
  storeKey: Secret<Uint8Array>,
): Outcome<OpenedOffice> => {
  const person = store.people().find((one) => one.personId === personId)
  if (person === undefined) return refuse('identity.unknownPerson')
  const key = store.personKey(personId)
  const certificate = readCertificate(key.certificate)
  if (certificate === null) throw new ChainFault(0)
  if (loadOffice(store)?.state.people[personId]?.disabled === true) return refuse('office.personDisabled')
  const privateKey = unwrapSigningKey(signingWrapKey, personId, key.wraps)
  // The store key fitted and the signing key does not: the two files are not of one moment (see `recoverOffice`).
  if (privateKey === null) return refuse('identity.keyLost')
  const refusal = entryRefusal(workstation, store, personId, certificate)
  if (refusal !== null) {
    wipeSecret(privateKey)
    return refusal
  }
  // A change of password that was cut short left the wrap of a password that is not in use.
  if (key.wraps.length > 1) {
    store.keepOnlyKeyWrap(key.certificateSha256, wrapSigningKey(signingWrapKey, personId, privateKey))
  }
  const { certificateSha256 } = key
  const { validFrom, validUntil } = certificate
  return ok(openedAs(workstation, store, person, storeKey, { privateKey, certificateSha256, validFrom, validUntil }))
}

/** Opens the store for `work`, and lets go of it and of the key again when what follows refuses or throws. */
const withStore = async (
  profileFolder: string,
  storeKey: Secret<Uint8Array>,
  work: (store: WriteStore) => Outcome<OpenedOffice> | Promise<Outcome<OpenedOffice>>,
): Promise<Outcome<OpenedOffice>> => {
  let store: WriteStore | null = null
  let entered = false
  try {
    store = openStore(storeFile(profileFolder), storeKey)
    const outcome = await work(store)
    entered = outcome.ok
    return outcome
  } finally {
    if (!entered) {
      store?.close()
      wipeSecret(storeKey)
    }
  }
}

/**
 * 解锁. Refuses identity.unknownPerson, identity.wrongPassword, identity.keyLost (the password opens the store, but not
 * the signing key: see `recoverOffice`), identity.certificateExpired, identity.certificateEarly (issued by a clock set ahead),
 * identity.clockBack (before the newest act of all: see `correctClock`). @throws LogFault fault.logRolledBack.
 */
export const openOffice = async (
  workstation: Workstation,
  personId: string,
  password: string,
): Promise<Outcome<OpenedOffice>> => {
  const known = knownPerson(workstation.profileFolder, personId)
  if (known === null) return refuse('identity.unknownPerson')
  const { keyring } = known
  const keys = await unlockWithPassword(keyring, personId, password)
  if (keys === null) return refuse('identity.wrongPassword')
  try {
    return await withStore(workstation.profileFolder, keys.storeKey, (store) =>
      enter(workstation, store, personId, keys.signingWrapKey, keys.storeKey),
    )
  } finally {
    wipeSecret(keys.signingWrapKey)
  }
}

/**
 * A forgotten password: the printed code opens the store; the person gets a new key and certificate, because the old key
 * lay under the old password alone. All of it with the line of the log that says so, or nothing. A power cut between store
 * and keyring leaves a person whom neither password lets in (identity.keyLost); the code still does, so it is done once
 * more. Refuses identity.wrongRecoveryCode, identity.unknownPerson, office.personDisabled, identity.passwordUsed, and
 * identity.clockBack before the newest act of all. @throws LogFault fault.logRolledBack.
 */
export const recoverOffice = async (
  workstation: Workstation,
  input: Input<'session.recover'>,
): Promise<Outcome<OpenedOffice>> => {
  const { profileFolder } = workstation
  const { personId, newPassword } = input
  const known = knownPerson(profileFolder, personId)
  if (known === null) return refuse('identity.unknownPerson')
  const code = codeTyped(known.keyring.recovery, { first: input.recoveryCode, second: input.secondCode ?? '' })
  if (!code.ok) return refuse(code.error.code, 'detail' in code.error ? code.error.detail : undefined)
  const recovered = await recoverWithCode(known.keyring, code.value)
  if (recovered === null) return refuse('identity.wrongRecoveryCode', { group: 0 })
  const { storeKey, hand } = recovered
  return withStore(profileFolder, storeKey, async (store) => {
    const now = workstation.now()
    const person = store.people().find((one) => one.personId === personId)
    if (person === undefined) return refuse('identity.unknownPerson')
    const { authorityCertificate, createdAt } = store.office()
    if (now.toISOString() < createdAt) return refuse('identity.clockBack', { last: createdAt })
    const authority = { certificate: authorityCertificate, privateKey: store.officeSecrets().authorityKey }
    const { privateKey, ...issued } = issuePersonCertificate(authority, person, now)
    const { certificate, certificateSha256 } = issued
    const facts = readCertificate(certificate)
    if (facts === null) throw new ChainFault(0)
    const { validFrom, validUntil } = facts
    const refusal = entryRefusal(workstation, store, personId, { validFrom, validUntil })
    if (refusal !== null) return refusal
    if (await isPastPassword(store, personId, newPassword))
      return refuse('identity.passwordUsed', { count: sessionRulesIn(store).history })
    const { keyring, signingWrapKey } = await withPerson(presentKeyring(profileFolder), person, newPassword, storeKey)
    const wrap = wrapSigningKey(signingWrapKey, personId, privateKey)
    wipeSecret(signingWrapKey)
    const opened = openedAs(workstation, store, person, storeKey, {
      privateKey,
      certificateSha256,
      validFrom,
      validUntil,
    })
    const before = (): void => {
      store.replacePersonKey(person, { certificate, certificateSha256, wrap, issuedAt: now.toISOString() })
    }
    const also = (): void => {
      writeKeyring(keyringFile(profileFolder), keyring)
    }
    const envelope = { commandId: randomUUID(), before, also }
    // The key that signs is the one that comes in: that the code was there, the code itself says.
    const proof = hand.sign(recoveryPreimage(sha256Hex(authorityCertificate), personId, certificateSha256))
    const command = { type: 'recoverKey', certificateSha256, proof } as const
    const recorded = await runOfficeCommand(workstation, opened, envelope, command)
    if (recorded.ok) return ok(opened)
    wipeSecret(privateKey)
    return recorded
  })
}
