import { createPublicKey, type KeyObject } from 'node:crypto'
import type { ChainTools, SignerCertificate } from '#shared/domain/chain/verify.ts'
import { sha256 } from './digest.ts'
import { verifyEventSignature } from './event-signature.ts'

// Apart from the reading of certificates, which loads a large library: a thread that is told who may sign does without.

/** Whoever may have signed, as plain values that another thread can be handed. */
export interface KnownSigner {
  /** SHA-256 of the certificate, lower-case hex. */
  readonly sha256: string
  readonly says: SignerCertificate
  /** SubjectPublicKeyInfo in DER. */
  readonly publicKey: Uint8Array
}

export type SignerTools = Pick<ChainTools, 'sha256' | 'certificate' | 'verifySignature'>

/** The tools over signers that are found by the SHA-256 of their certificate; each is looked for once. */
export const signerToolsOver = (
  find: (sha256: string) => { readonly says: SignerCertificate; readonly publicKey: KeyObject } | null,
): SignerTools => {
  const known = new Map<string, ReturnType<typeof find>>()
  const signerOf = (hash: string) => {
    const seen = known.get(hash)
    if (seen !== undefined) return seen
    const found = find(hash)
    known.set(hash, found)
    return found
  }
  return {
    sha256,
    certificate: (hash) => signerOf(hash)?.says ?? null,
    verifySignature: (suite, hash, data, signature) => {
      const found = signerOf(hash)
      return found !== null && verifyEventSignature(suite, found.publicKey, data, signature)
    },
  }
}

/** The tools over these signers (`knownSigners`). */
export const createSignerTools = (signers: readonly KnownSigner[]): SignerTools => {
  const byHash = new Map(signers.map((signer) => [signer.sha256, signer] as const))
  return signerToolsOver((hash) => {
    const signer = byHash.get(hash)
    if (signer === undefined) return null
    const key = Buffer.from(signer.publicKey)
    return { says: signer.says, publicKey: createPublicKey({ key, format: 'der', type: 'spki' }) }
  })
}
