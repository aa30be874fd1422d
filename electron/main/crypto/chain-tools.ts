import type { KeyObject } from 'node:crypto'
import type { ChainTools, SignerCertificate } from '#shared/domain/chain/verify.ts'
import { readSignerCertificate } from './certificate.ts'
import { sha256, sha256Hex } from './digest.ts'
import { certificatePublicKey, verifyEventSignature } from './event-signature.ts'

interface KnownSigner {
  readonly certificate: SignerCertificate
  readonly publicKey: KeyObject
}

/**
 * The cryptography that `verifyChain` asks for, over these certificates (DER): a signer counts as the office's when
 * `authority` issued the certificate. Each certificate is read once, when it is first asked for.
 */
export const createChainTools = (certificates: Iterable<Uint8Array>, authority: Uint8Array): ChainTools => {
  const derByHash = new Map(Array.from(certificates, (der) => [sha256Hex(der), der] as const))
  const known = new Map<string, KnownSigner | null>()
  const read = (hash: string): KnownSigner | null => {
    const der = derByHash.get(hash)
    const certificate = der === undefined ? null : readSignerCertificate(der, authority)
    const publicKey = der === undefined ? null : certificatePublicKey(der)
    return certificate === null || publicKey === null ? null : { certificate, publicKey }
  }
  const find = (hash: string): KnownSigner | null => {
    const seen = known.get(hash)
    if (seen !== undefined) return seen
    const signer = read(hash)
    known.set(hash, signer)
    return signer
  }
  return {
    sha256,
    certificate: (hash) => find(hash)?.certificate ?? null,
    verifySignature: (suite, hash, data, signature) => {
      const signer = find(hash)
      return signer !== null && verifyEventSignature(suite, signer.publicKey, data, signature)
    },
  }
}
