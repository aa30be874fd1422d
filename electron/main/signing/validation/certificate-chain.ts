import type { CertificateFacts } from '../../certificate/certificate.ts'

/** An office's own authority signs directly; a licensed one has one or two below it. */
const MAX_PATH = 4

export interface CertificateChain {
  /** From the certificate asked about to the authority, both included. */
  readonly path: readonly CertificateFacts[]
  /** Self-signed, at the end of the path. */
  readonly authority: CertificateFacts
}

/**
 * The way from a certificate up to an authority, each link's signature verified; null when there is none. With `root`
 * the way must end there; without, at whichever self-signed authority is among `others`. No revocation: the workstation
 * is offline and the office's authority issues no lists.
 */
export const findChain = (
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  root: CertificateFacts | null,
): CertificateChain | null => {
  const authorities = root === null ? others : [root, ...others.filter((other) => other.sha256 !== root.sha256)]
  const path = [certificate]
  for (let current = certificate; path.length <= MAX_PATH;) {
    const ends = root === null ? current.isAuthority && current.isIssuedBy(current) : current.sha256 === root.sha256
    if (ends) return { path, authority: current }
    const issuer = authorities.find((candidate) => candidate.isAuthority && current.isIssuedBy(candidate))
    if (issuer === undefined || path.includes(issuer)) return null
    path.push(issuer)
    current = issuer
  }
  return null
}

/** The way to the first of several roots that there is a way to; null when none can be reached. */
export const chainToRoots = (
  certificate: CertificateFacts,
  others: readonly CertificateFacts[],
  roots: readonly CertificateFacts[],
): CertificateChain | null => {
  for (const root of roots) {
    const chain = findChain(certificate, others, root)
    if (chain !== null) return chain
  }
  return null
}
