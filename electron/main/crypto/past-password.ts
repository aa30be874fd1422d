import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/**
 * A password that is no longer in use opens nothing; it is kept only to be known again, inside the encrypted store. Cheaper
 * than `password-wrap.ts` (N = 2^14, 16 MiB, about 40 ms), because up to two dozen are tried at each change.
 */
const COST = 2 ** 14
const BLOCK_SIZE = 8
const HASH_BYTES = 32
const SALT_BYTES = 16

const hashOf = (password: string, salt: Uint8Array): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    // The same folding as `password-wrap.ts`: a password in full-width letters is the same password.
    const secret = Buffer.from(password.normalize('NFKC'), 'utf8')
    scrypt(secret, salt, HASH_BYTES, { N: COST, r: BLOCK_SIZE, p: 1 }, (error, key) => {
      secret.fill(0)
      if (error === null) resolve(key)
      else reject(error)
    })
  })

/** What is kept of a password that ends now: `salt` 16 bytes, `hash` 32. */
export const hashPastPassword = async (password: string): Promise<{ salt: Uint8Array; hash: Uint8Array }> => {
  const salt = new Uint8Array(randomBytes(SALT_BYTES))
  return { salt, hash: new Uint8Array(await hashOf(password, salt)) }
}

/** Was this one of them? */
export const matchesPastPassword = async (
  password: string,
  past: readonly { readonly salt: Uint8Array; readonly hash: Uint8Array }[],
): Promise<boolean> => {
  for (const { salt, hash } of past) if (timingSafeEqual(await hashOf(password, salt), hash)) return true
  return false
}
