import type { ChainTools, SignerCertificate } from '#shared/domain/chain/verify.ts'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { sha256, sha256Hex } from './digest.ts'
import { verifyEventSignature } from './event-signature.ts'
import { verifyRecovery } from './recovery-proof.ts'

const signerOf = (facts: CertificateFacts, authority: CertificateFacts | null): SignerCertificate => ({
  personId: facts.personId,
  name: facts.commonName,
  roles: facts.roles,
  validFrom: facts.validFrom,
  validUntil: facts.validUntil,
  byOffice: authority !== null && facts.isIssuedBy(authority),
  keySha256: sha256Hex(facts.publicKey.export({ type: 'spki', format: 'der' })),
})

/**
 * The cryptography that `verifyChain` asks for, over these certificates (DER): a signer counts as the office's when
 * `authority` issued the certificate; a certificate of no person is no signer's. Each is read once, when first asked for.
 */
export const createChainTools = (certificates: Iterable<Uint8Array>, authority: Uint8Array): ChainTools => {
  const issuer = readCertificate(authority)
  const derByHash = new Map(Array.from(certificates, (der) => [sha256Hex(der), der] as const))
  const known = new Map<string, { readonly facts: CertificateFacts; readonly signer: SignerCertificate } | null>()
  const read = (hash: string) => {
    const der = derByHash.get(hash)
    const facts = der === undefined ? null : readCertificate(der)
    return facts === null || facts.personId === '' ? null : { facts, signer: signerOf(facts, issuer) }
  }
  const find = (hash: string) => {
    const seen = known.get(hash)
    if (seen !== undefined) return seen
    const found = read(hash)
    known.set(hash, found)
    return found
  }
  return {
    sha256,
    certificate: (hash) => find(hash)?.signer ?? null,
    verifySignature: (suite, hash, data, signature) => {
      const found = find(hash)
      return found !== null && verifyEventSignature(suite, found.facts.publicKey, data, signature)
    },
    verifyRecovery,
  }
}
