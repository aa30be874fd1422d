import { ok } from '#shared/lib/result.ts'
import { readCertificate } from '../../certificate/certificate.ts'
import { createEventSigner } from '../../crypto/event-signature.ts'
import { unwrapSigningKey } from '../../crypto/keyring-access.ts'
import { wipeSecret, type Secret } from '../../crypto/secret.ts'
import type { WriteStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

/** Somebody who signs without having signed in. `forget` wipes their key. */
export interface TypedHand extends Unlocked {
  forget(): void
}

/**
 * Why nothing can be signed under this certificate now; null for nothing. One that is not valid yet was issued by a clock set
 * ahead (identity.certificateEarly), unless acts of that time show that it is now that the clock is behind (identity.clockBack).
 */
export const outsideValidity = (
  { validFrom, validUntil }: Pick<Unlocked, 'validFrom' | 'validUntil'>,
  newestAct: string | null,
  now: string,
): Extract<Outcome<never>, { ok: false }> | null => {
  if (now > validUntil) return refuse('identity.certificateExpired', { clock: now })
  if (now >= validFrom) return null
  return newestAct !== null && now < newestAct
    ? refuse('identity.clockBack', { last: newestAct, clock: now })
    : refuse('identity.certificateEarly', { certificateFrom: validFrom })
}

/**
 * A person of this store, with the key that their password opened; `signingWrapKey` is used up. Refuses identity.unknownPerson,
 * office.personDisabled, identity.keyLost, and as `outsideValidity`. @throws ChainFault.
 */
export const typedHand = (
  store: WriteStore,
  storeKey: Secret<Uint8Array>,
  personId: string,
  signingWrapKey: Secret<Uint8Array>,
  { newestAct, now }: { readonly newestAct: string | null; readonly now: string },
): Outcome<TypedHand> => {
  const person = store.people().find((one) => one.personId === personId)
  if (person === undefined) return refuse('identity.unknownPerson')
  if (loadOffice(store)?.state.people[personId]?.disabled === true) return refuse('office.personDisabled')
  const key = store.personKey(personId)
  const privateKey = unwrapSigningKey(signingWrapKey, personId, key.wraps)
  const certificate = readCertificate(key.certificate)
  wipeSecret(signingWrapKey)
  if (certificate === null) throw new ChainFault(0)
  if (privateKey === null) return refuse('identity.keyLost')
  const forget = (): void => {
    wipeSecret(privateKey)
  }
  const { validFrom, validUntil } = certificate
  const outside = outsideValidity({ validFrom, validUntil }, newestAct, now)
  if (outside !== null) {
    forget()
    return outside
  }
  return ok({
    store,
    storeKey,
    person: { personId, name: person.name, roles: person.roles },
    signer: createEventSigner(privateKey),
    certificateSha256: key.certificateSha256,
    validFrom,
    validUntil,
    forget,
  })
}
