import { z } from 'zod'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import { DERIVATION_LIMITS, SALT_BYTES, type Derivation } from './password-wrap.ts'
import { SHARES } from './recovery-share.ts'
import { KEY_BYTES, NONCE_BYTES, TAG_BYTES, type Sealed } from './sealed.ts'

/** Shape of keyring.json. Another shape is another version; this program reads no other. */
export const KEYRING_VERSION = 1

const bytes = (length: number) =>
  z
    .base64()
    .transform((text): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64')))
    .refine((value) => value.length === length)

const derivation = z.strictObject({
  kind: z.literal('scrypt'),
  salt: bytes(SALT_BYTES),
  costExponent: z.int().min(DERIVATION_LIMITS.costExponent.min).max(DERIVATION_LIMITS.costExponent.max),
  blockSize: z.literal(DERIVATION_LIMITS.blockSize),
  parallelism: z.literal(DERIVATION_LIMITS.parallelism),
})
const wrap = {
  derivation,
  storeKey: z.strictObject({ nonce: bytes(NONCE_BYTES), ciphertext: bytes(KEY_BYTES + TAG_BYTES) }),
}

/** How many shares were printed when two people must come together; absent while one code opens alone. */
const shares = z.strictObject({ of: z.int().min(SHARES.min).max(SHARES.max) })
/** The part of a keyring by which the printed code, or two shares of it, open the store. */
export const recoveryWrap = z.strictObject({ ...wrap, shares: shares.optional() })

const person = z.strictObject({
  personId: z.string().min(1).max(64),
  name: z.string().min(1).max(200),
  roles: z.array(z.enum(ROLES)).max(ROLES.length),
  ...wrap,
})

const schema = z.strictObject({
  format: z.literal('mingjian-keyring'),
  version: z.literal(KEYRING_VERSION),
  officeName: z.string().min(1).max(200),
  people: z.array(person).max(1000),
  recovery: recoveryWrap,
})

/** The store key under a password or the recovery code. */
export interface StoreKeyWrap {
  readonly derivation: Derivation & { readonly kind: 'scrypt' }
  readonly storeKey: Sealed
}

/** The same under the printed code, or under what two of its shares make. */
export interface RecoveryWrap extends StoreKeyWrap {
  readonly shares?: { readonly of: number } | undefined
}

/** Whose password opens the store, and how. Names and roles are for the unlock screen; the certificate attests them. */
export interface KeyringPerson extends StoreKeyWrap {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}

/** keyring.json: no secret in the clear, but a guesser's target, so kept readable by its owner only. */
export interface Keyring {
  readonly format: 'mingjian-keyring'
  readonly version: typeof KEYRING_VERSION
  readonly officeName: string
  readonly people: readonly KeyringPerson[]
  readonly recovery: RecoveryWrap
}

/** Reads strictly: unknown keys, other versions, doubled people, unbounded costs: all null. */
export const parseKeyring = (text: string): Keyring | null => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) return null
  const names = new Set(parsed.data.people.map(({ personId }) => personId))
  return names.size === parsed.data.people.length ? parsed.data : null
}

/** The text that `parseKeyring` reads back. */
export const formatKeyring = (keyring: Keyring): string =>
  `${JSON.stringify(keyring, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value), 2)}\n`
