import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { findChain } from './certificate-chain.ts'
import { readCms, type CmsMessage } from './cms-message.ts'
import { coverageOf } from './coverage.ts'
import type { CollectedData } from './extend-pdf.ts'
import { orderedChain } from './key-choice.ts'
import { openPdf } from './pdf-file.ts'
import { statusInAnswer, statusInList, type IssuedCertificate } from './revocation.ts'
import { signatureFields } from './signature-fields.ts'
import { readValidationData } from './validation-data.ts'

/** A certificate of a signature or timestamp, whose being good must be shown, with its issuer where that is known. */
export interface NeededProof {
  readonly certificate: CertificateFacts
  readonly issuer: CertificateFacts | null
  /** What the file says of it already. */
  readonly proven: boolean
}

const messagesIn = (bytes: Uint8Array): readonly CmsMessage[] => {
  const file = openPdf(bytes)
  return signatureFields(file).flatMap(({ dictionary }) => {
    const { signed, cms } = coverageOf(bytes, dictionary, file)
    const message = signed === null ? null : readCms(cms)
    if (message === null) return []
    const stamp = message.timestamp === null ? null : readCms(message.timestamp)
    return [message, ...(stamp === null ? [] : [stamp])]
  })
}

/** What a list or an answer says of it, in either form; null for nothing, and for bytes that are neither. */
export const statusIn = (der: Uint8Array, issued: IssuedCertificate) =>
  statusInAnswer(der, issued) ?? statusInList(der, issued)

/**
 * Every certificate of a signed file's signatures and timestamps but the authorities at the ends, each once. `known` helps
 * to find issuers. @throws PdfSyntaxError on a file that cannot be read.
 */
export const neededProofs = (bytes: Uint8Array, known: readonly CertificateFacts[]): readonly NeededProof[] => {
  const data = readValidationData(openPdf(bytes))
  const needed = new Map<string, NeededProof>()
  for (const { certificate, certificates } of messagesIn(bytes)) {
    const others = [...certificates, ...data.certificates, ...known]
    const path = findChain(certificate, others, null)?.path ?? orderedChain(certificate, others)
    for (const [index, one] of path.entries()) {
      if (one.isAuthority && one.isIssuedBy(one)) continue
      const issuer = path[index + 1] ?? null
      const said =
        issuer === null
          ? []
          : [...data.answers, ...data.lists].map((der) => statusIn(der, { certificate: one, issuer }))
      needed.set(one.sha256, { certificate: one, issuer, proven: said.some((status) => status?.kind === 'good') })
    }
  }
  return [...needed.values()]
}

/** Files that people bring along: certificates (DER or PEM), OCSP answers and revocation lists, told apart by what they say. */
export interface ProofFiles {
  readonly certificates: readonly CertificateFacts[]
  readonly others: readonly Uint8Array[]
}

const PEM = /-----BEGIN [A-Z0-9 ]+-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]+-----/u

const derOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] === 0x30) return bytes
  const [, base64] = PEM.exec(Buffer.from(bytes).toString('latin1')) ?? []
  return base64 === undefined ? bytes : Uint8Array.from(Buffer.from(base64, 'base64'))
}

export const sortProofFiles = (files: readonly Uint8Array[]): ProofFiles => {
  const certificates: CertificateFacts[] = []
  const others: Uint8Array[] = []
  for (const bytes of files) {
    const der = derOf(bytes)
    const certificate = readCertificate(der)
    if (certificate === null) others.push(der)
    else certificates.push(certificate)
  }
  return { certificates, others }
}

export interface GatheredProofs {
  readonly data: CollectedData
  /** Those that nothing was found for. */
  readonly missing: readonly NeededProof[]
  /** One that is withdrawn: then there is nothing to prove. */
  readonly revoked: CertificateFacts | null
}

/** Which of these bytes prove what is needed: each certificate good, by its issuer's own word. */
export const gatherProofs = (
  needed: readonly NeededProof[],
  others: readonly Uint8Array[],
  certificates: readonly CertificateFacts[],
): GatheredProofs => {
  const answers = new Set<Uint8Array>()
  const lists = new Set<Uint8Array>()
  const missing: NeededProof[] = []
  let revoked: CertificateFacts | null = null
  for (const one of needed) {
    const { certificate, issuer, proven } = one
    const issued = issuer === null ? null : { certificate, issuer }
    const found = issued === null ? [] : others.filter((der) => statusIn(der, issued) !== null)
    if (issued !== null && found.some((der) => statusIn(der, issued)?.kind === 'revoked')) revoked = certificate
    for (const der of found) {
      if (issued !== null && statusInAnswer(der, issued) !== null) answers.add(der)
      else lists.add(der)
    }
    if (found.length === 0 && !proven) missing.push(one)
  }
  const kept = new Map(
    [
      ...needed.flatMap(({ certificate, issuer }) => (issuer === null ? [certificate] : [certificate, issuer])),
      ...certificates,
    ].map((one) => [one.sha256, one.der]),
  )
  return { data: { certificates: [...kept.values()], answers: [...answers], lists: [...lists] }, missing, revoked }
}
