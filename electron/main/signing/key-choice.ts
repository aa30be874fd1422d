import type { CertificateFacts } from '../certificate/certificate.ts'
import { findChain } from './validation/certificate-chain.ts'

const RSA_LEAST_BITS = 2048

/** Keys that signatures of released files are made with: P-256, or RSA of at least 2048 bits. */
export const isUsableKey = ({ publicKey }: CertificateFacts): boolean => {
  const { asymmetricKeyType, asymmetricKeyDetails } = publicKey
  if (asymmetricKeyType === 'ec') return asymmetricKeyDetails?.namedCurve === 'prime256v1'
  return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_LEAST_BITS
}

/** The signer's certificate and, as far as they came along, its issuers up to the authority. */
export const orderedChain = (
  certificate: CertificateFacts,
  known: readonly CertificateFacts[],
): readonly CertificateFacts[] => {
  const whole = findChain(certificate, known, null)
  if (whole !== null) return whole.path
  // No root enclosed: as far up as the links go.
  const path = [certificate]
  for (
    let next = issuerIn(certificate, known);
    next !== undefined && !path.includes(next);
    next = issuerIn(next, known)
  ) {
    path.push(next)
  }
  return path
}

const issuerIn = (certificate: CertificateFacts, known: readonly CertificateFacts[]): CertificateFacts | undefined =>
  known.find((candidate) => candidate !== certificate && candidate.isAuthority && certificate.isIssuedBy(candidate))
