import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { revealSecret, type Secret } from './secret.ts'

/** AES-256-GCM output (NIST SP 800-38D): a fresh random 96-bit nonce, and the ciphertext with its 16-byte tag behind it. */
export interface Sealed {
  readonly nonce: Uint8Array
  readonly ciphertext: Uint8Array
}

export const KEY_BYTES = 32
export const NONCE_BYTES = 12
export const TAG_BYTES = 16
const CIPHER = 'aes-256-gcm'

/** What the sealed bytes are for and whose they are; authenticated with them, so that one cannot stand for another. */
export type SealContext = readonly [purpose: string, ...names: readonly string[]]

/**
 * Encrypts and authenticates. With random nonces one key may seal 2^32 messages (SP 800-38D 8.3); ours seal a few
 * thousand at most. @throws when the key is not 32 bytes: a defect.
 */
export const seal = (key: Secret<Uint8Array>, plain: Uint8Array, context: SealContext): Sealed => {
  const nonce = new Uint8Array(randomBytes(NONCE_BYTES))
  const cipher = createCipheriv(CIPHER, revealSecret(key), nonce, { authTagLength: TAG_BYTES })
  cipher.setAAD(canonicalBytes(context))
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()])
  return { nonce, ciphertext: new Uint8Array(ciphertext) }
}

/**
 * Decrypts what `seal` made with the same key and context; null for anything else: wrong key, other context, a changed
 * or shortened byte. Never returns unauthenticated bytes.
 */
export const unseal = (key: Secret<Uint8Array>, sealed: Sealed, context: SealContext): Uint8Array | null => {
  const { nonce, ciphertext } = sealed
  if (nonce.length !== NONCE_BYTES || ciphertext.length < TAG_BYTES) return null
  const bodyLength = ciphertext.length - TAG_BYTES
  const decipher = createDecipheriv(CIPHER, revealSecret(key), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(canonicalBytes(context))
  decipher.setAuthTag(ciphertext.subarray(bodyLength))
  const body = decipher.update(ciphertext.subarray(0, bodyLength))
  try {
    decipher.final()
  } catch {
    // node:crypto reports a failed tag by throwing; it is the one expected failure here.
    body.fill(0)
    return null
  }
  return new Uint8Array(body)
}
