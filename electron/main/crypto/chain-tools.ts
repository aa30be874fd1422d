import type { ChainTools, SignerCertificate } from '#shared/domain/chain/verify.ts'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { sha256Hex } from './digest.ts'
import { verifyRecovery } from './recovery-proof.ts'
import { signerToolsOver, type KnownSigner } from './signers.ts'

const spkiOf = ({ publicKey }: CertificateFacts): Uint8Array => publicKey.export({ type: 'spki', format: 'der' })

const signerOf = (facts: CertificateFacts, authority: CertificateFacts | null): SignerCertificate => ({
  personId: facts.personId,
  name: facts.commonName,
  roles: facts.roles,
  validFrom: facts.validFrom,
  validUntil: facts.validUntil,
  byOffice: authority !== null && facts.isIssuedBy(authority),
  keySha256: sha256Hex(spkiOf(facts)),
})

/** A certificate of no person is no signer's. */
const personal = (der: Uint8Array | undefined): CertificateFacts | null => {
  const facts = der === undefined ? null : readCertificate(der)
  return facts === null || facts.personId === '' ? null : facts
}

/**
 * The cryptography that `verifyChain` asks for, over these certificates (DER): a signer counts as the office's when
 * `authority` issued the certificate. Each is read once, when first asked for.
 */
export const createChainTools = (certificates: Iterable<Uint8Array>, authority: Uint8Array): ChainTools => {
  const issuer = readCertificate(authority)
  const derByHash = new Map(Array.from(certificates, (der) => [sha256Hex(der), der] as const))
  const tools = signerToolsOver((hash) => {
    const facts = personal(derByHash.get(hash))
    return facts === null ? null : { says: signerOf(facts, issuer), publicKey: facts.publicKey }
  })
  return { ...tools, verifyRecovery }
}

/** All that `createChainTools` would find of signers, read at once and for other threads (`createSignerTools`). */
export const knownSigners = (certificates: Iterable<Uint8Array>, authority: Uint8Array): readonly KnownSigner[] => {
  const issuer = readCertificate(authority)
  return Array.from(certificates, personal).flatMap((facts) =>
    facts === null ? [] : [{ sha256: facts.sha256, says: signerOf(facts, issuer), publicKey: spkiOf(facts) }],
  )
}
