import { randomBytes, scrypt } from 'node:crypto'
import { KEY_BYTES } from './sealed.ts'
import { Secret } from './secret.ts'

/** How a password becomes keys: scrypt (RFC 7914) parameters, kept beside what they protect. */
export interface Derivation {
  readonly salt: Uint8Array
  /** N as a power of two. */
  readonly costExponent: number
  readonly blockSize: number
  readonly parallelism: number
}

/** The two keys of one password: one opens the store, the other the person's signing key. */
export interface DerivedKeys {
  readonly storeWrapKey: Secret<Uint8Array>
  readonly signingWrapKey: Secret<Uint8Array>
}

export const SALT_BYTES = 16
/** OWASP's first choice for scrypt (N=2^17, r=8, p=1): 128 MiB and about 0.3-0.7 s here, once per unlock. */
const COST_EXPONENT = 17
const BLOCK_SIZE = 8
const PARALLELISM = 1
/** What a keyring may ask for. A file is the attacker's to write: no less than half of ours, no more than 256 MiB. */
export const DERIVATION_LIMITS = { costExponent: { min: 16, max: 18 }, blockSize: BLOCK_SIZE, parallelism: PARALLELISM }

/** Today's parameters with a new salt. */
export const newDerivation = (): Derivation => ({
  salt: new Uint8Array(randomBytes(SALT_BYTES)),
  costExponent: COST_EXPONENT,
  blockSize: BLOCK_SIZE,
  parallelism: PARALLELISM,
})

/**
 * NFKC, so that a password typed in an input method's full-width mode, or composed differently by another keyboard, is
 * the same password (cf. RFC 8265, which stops at NFC).
 */
const passwordBytes = (password: string): Buffer => Buffer.from(password.normalize('NFKC'), 'utf8')

/**
 * Derives 64 bytes: the first half wraps the store key, the second half the signing key. Runs on the thread pool.
 * Does not bound the parameters: whoever read them from a file has (`keyring-format.ts`).
 * @throws when the machine cannot give scrypt its memory.
 */
export const deriveKeys = async (password: string, derivation: Derivation): Promise<DerivedKeys> => {
  const { salt, costExponent, blockSize, parallelism } = derivation
  const cost = 2 ** costExponent
  const secret = passwordBytes(password)
  // RFC 7914 needs 128·N·r bytes and a little more; node's default limit is 32 MiB.
  const maxmem = 128 * cost * blockSize + 2 ** 20 * (1 + parallelism)
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, 2 * KEY_BYTES, { N: cost, r: blockSize, p: parallelism, maxmem }, (error, key) => {
      if (error === null) resolve(key)
      else reject(error)
    })
  })
  secret.fill(0)
  const keys = {
    storeWrapKey: new Secret(Uint8Array.from(derived.subarray(0, KEY_BYTES))),
    signingWrapKey: new Secret(Uint8Array.from(derived.subarray(KEY_BYTES))),
  }
  derived.fill(0)
  return keys
}
