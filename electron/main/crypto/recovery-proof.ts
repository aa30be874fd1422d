import { createPrivateKey, createPublicKey, hkdfSync, sign, verify } from 'node:crypto'
import { revealSecret, type Secret } from './secret.ts'

/** The headers of an Ed25519 key in PKCS#8 and in SubjectPublicKeyInfo (RFC 8410 7 and 4): the 32 bytes of the key follow. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const SEED_BYTES = 32

/** The hand of whoever holds the printed recovery code. The store knows its public key alone, so no store can sign for it. */
export interface RecoveryHand {
  /** 32 bytes in hex. */
  readonly recoveryKey: string
  /** Ed25519 (RFC 8032): 64 bytes in hex. */
  readonly sign: (data: Uint8Array) => string
}

/** `derived`: the half of what the code derives to that wraps nothing (a recovery code has no signing key of a person). */
export const recoveryHand = (derived: Secret<Uint8Array>): RecoveryHand => {
  const seed = Buffer.from(
    hkdfSync('sha256', revealSecret(derived), Buffer.alloc(0), 'mingjian recovery proof', SEED_BYTES),
  )
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  seed.fill(0)
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' })
  return {
    recoveryKey: spki.subarray(SPKI.length).toString('hex'),
    sign: (data) => sign(null, data, key).toString('hex'),
  }
}

/** Was this signed by that code's key? False, never a throw, for anything that is no key or no signature. */
export const verifyRecovery = (recoveryKey: string, data: Uint8Array, proof: string): boolean => {
  try {
    const key = createPublicKey({
      key: Buffer.concat([SPKI, Buffer.from(recoveryKey, 'hex')]),
      format: 'der',
      type: 'spki',
    })
    return verify(null, data, key, Buffer.from(proof, 'hex'))
  } catch {
    return false // a key or a signature of another length
  }
}
