import { randomBytes } from 'node:crypto'
import type { Role } from '#shared/domain/case/roles.ts'
import type { Result } from '#shared/lib/result.ts'
import { KEYRING_VERSION, type Keyring, type KeyringPerson, type RecoveryWrap } from './keyring-format.ts'
import { deriveKeys, newDerivation } from './password-wrap.ts'
import { newRecoveryCode, parseRecoveryCode } from './recovery-code.ts'
import { recoveryHand, type RecoveryHand } from './recovery-proof.ts'
import { codeOfShares, newShares, type ShareProblem } from './recovery-share.ts'
import { KEY_BYTES, seal, unseal, type SealContext, type Sealed } from './sealed.ts'
import { revealSecret, Secret } from './secret.ts'

const storeKeyContext = (holder: string): SealContext => ['mingjian store key', '1', holder]
const signingKeyContext = (personId: string): SealContext => ['mingjian signing key', '1', personId]
/** No person number can be this: they hold letters, digits and hyphens. */
const RECOVERY = '(recovery)'

/** What a right password gives. */
export interface OpenedKeyring {
  readonly storeKey: Secret<Uint8Array>
  /** Wraps and unwraps this person's signing key. */
  readonly signingWrapKey: Secret<Uint8Array>
}

/** A new random key for a store: 32 bytes. */
export const newStoreKey = (): Secret<Uint8Array> => new Secret(new Uint8Array(randomBytes(KEY_BYTES)))

const wrapUnder = async (password: string, storeKey: Secret<Uint8Array>, holder: string) => {
  const derivation = { kind: 'scrypt', ...newDerivation() } as const
  const keys = await deriveKeys(password, derivation)
  return {
    derivation,
    storeKey: seal(keys.storeWrapKey, revealSecret(storeKey), storeKeyContext(holder)),
    signingWrapKey: keys.signingWrapKey,
  }
}

/**
 * A keyring without people, and the recovery code that opens it; the code is printed once and kept nowhere. `recoveryKey` is what
 * proves later that it was there.
 */
export const createKeyring = async (
  officeName: string,
  storeKey: Secret<Uint8Array>,
): Promise<{ readonly keyring: Keyring; readonly recoveryCode: Secret<string>; readonly recoveryKey: string }> => {
  const recoveryCode = newRecoveryCode()
  const recovery = await wrapUnder(revealSecret(recoveryCode), storeKey, RECOVERY)
  return {
    keyring: {
      format: 'mingjian-keyring',
      version: KEYRING_VERSION,
      officeName,
      people: [],
      recovery: { derivation: recovery.derivation, storeKey: recovery.storeKey },
    },
    recoveryCode,
    recoveryKey: recoveryHand(recovery.signingWrapKey).recoveryKey,
  }
}

/**
 * The keyring with this person in it under this password, in place of what it held for them before. Does not write, and
 * does not judge the password. The wrap key returned is the one under which the person's signing key must now lie.
 */
export const withPerson = async (
  keyring: Keyring,
  person: { readonly personId: string; readonly name: string; readonly roles: readonly Role[] },
  password: string,
  storeKey: Secret<Uint8Array>,
): Promise<{ readonly keyring: Keyring; readonly signingWrapKey: Secret<Uint8Array> }> => {
  const { personId, name, roles } = person
  const { signingWrapKey, ...wrap } = await wrapUnder(password, storeKey, personId)
  const entry: KeyringPerson = { personId, name, roles, ...wrap }
  const known = keyring.people.some((other) => other.personId === personId)
  const people = known
    ? keyring.people.map((other) => (other.personId === personId ? entry : other))
    : [...keyring.people, entry]
  return { keyring: { ...keyring, people }, signingWrapKey }
}

const asStoreKey = (opened: Uint8Array | null): Secret<Uint8Array> | null =>
  opened === null ? null : new Secret(opened)

/** Opens the keyring with a person's password; null for a wrong one and for a person whom it does not hold. */
export const unlockWithPassword = async (
  keyring: Keyring,
  personId: string,
  password: string,
): Promise<OpenedKeyring | null> => {
  const entry = keyring.people.find((person) => person.personId === personId)
  if (entry === undefined) return null
  const keys = await deriveKeys(password, entry.derivation)
  const storeKey = asStoreKey(unseal(keys.storeWrapKey, entry.storeKey, storeKeyContext(personId)))
  return storeKey === null ? null : { storeKey, signingWrapKey: keys.signingWrapKey }
}

/** What people typed: the one code, or a share each. */
export interface TypedCode {
  readonly first: string
  readonly second: string
}

/** The code of what was typed, as this wrap wants it: alone, or from two shares. Does not say whether it opens anything. */
export const codeTyped = (
  { shares }: Pick<RecoveryWrap, 'shares'>,
  { first, second }: TypedCode,
): Result<Secret<string>, ShareProblem> =>
  shares === undefined ? parseRecoveryCode(first) : codeOfShares(first, second)

/** Opens the store key with the code (as `codeTyped` gives it), and signs with it; null when it is not this office's code. */
export const recoverWithCode = async (
  { recovery }: { readonly recovery: RecoveryWrap },
  code: Secret<string>,
): Promise<{ readonly storeKey: Secret<Uint8Array>; readonly hand: RecoveryHand } | null> => {
  const { storeWrapKey, signingWrapKey } = await deriveKeys(revealSecret(code), recovery.derivation)
  const storeKey = asStoreKey(unseal(storeWrapKey, recovery.storeKey, storeKeyContext(RECOVERY)))
  return storeKey === null ? null : { storeKey, hand: recoveryHand(signingWrapKey) }
}

/** The store key alone. */
export const unlockWithRecoveryCode = async (
  keyring: { readonly recovery: RecoveryWrap },
  code: Secret<string>,
): Promise<Secret<Uint8Array> | null> => (await recoverWithCode(keyring, code))?.storeKey ?? null

/**
 * A new way back in, in place of the old, which opens this keyring no more (and backups from before still): one code, or as
 * many shares, of which any two open. Does not write.
 */
export const withNewRecovery = async (
  keyring: Keyring,
  storeKey: Secret<Uint8Array>,
  count: number,
): Promise<{
  readonly keyring: Keyring
  readonly printed: readonly Secret<string>[]
  readonly recoveryKey: string
}> => {
  const alone = count === 1 ? newRecoveryCode() : null
  const { code, shares: printed } = alone === null ? newShares(count) : { code: alone, shares: [alone] }
  const { derivation, storeKey: wrapped, signingWrapKey } = await wrapUnder(revealSecret(code), storeKey, RECOVERY)
  const recovery = { derivation, storeKey: wrapped, ...(alone === null ? { shares: { of: count } } : {}) }
  return { keyring: { ...keyring, recovery }, printed, recoveryKey: recoveryHand(signingWrapKey).recoveryKey }
}

/** Wraps a person's private key (PKCS#8) for the store. */
export const wrapSigningKey = (
  signingWrapKey: Secret<Uint8Array>,
  personId: string,
  privateKey: Secret<Uint8Array>,
): Sealed => seal(signingWrapKey, revealSecret(privateKey), signingKeyContext(personId))

/** The person's private key; the first of `wraps` that this key opens (two only while a password is being changed), or null. */
export const unwrapSigningKey = (
  signingWrapKey: Secret<Uint8Array>,
  personId: string,
  wraps: readonly Sealed[],
): Secret<Uint8Array> | null => {
  for (const wrap of wraps) {
    const opened = unseal(signingWrapKey, wrap, signingKeyContext(personId))
    if (opened !== null) return new Secret(opened)
  }
  return null
}
