import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { findChain } from './certificate-chain.ts'
import { readCms, type CmsMessage } from '../cms/cms-message.ts'
import { coverageOf } from '../pades/coverage.ts'
import type { CollectedData } from '../pades/extend-pdf.ts'
import { orderedChain } from '../key-choice.ts'
import { openPdf } from '../pdf/pdf-file.ts'
import { provesGood, provesRevoked, statusInAnswer, statusInList, type IssuedCertificate } from './revocation.ts'
import { signatureFields } from '../pades/signature-fields.ts'
import { readValidationData } from './validation-data.ts'
import { timeIn } from '../timestamp/verify-timestamp.ts'

/** A certificate of a signature or timestamp, whose being good must be shown, with its issuer where that is known. */
export interface NeededProof {
  readonly certificate: CertificateFacts
  readonly issuer: CertificateFacts | null
  /** When it was used, as a timestamp of the file says; null where none does. */
  readonly at: Date | null
  /** Stands between signer and root: see `provesGood`. */
  readonly isBetween: boolean
  /** What the file says of it already. */
  readonly proven: boolean
}

interface UsedMessage {
  readonly message: CmsMessage
  readonly at: Date | null
}

/** Each signature and timestamp of a file, and the earliest time that says of it that it was there. */
const messagesIn = (bytes: Uint8Array): readonly UsedMessage[] => {
  const file = openPdf(bytes)
  const found = signatureFields(file).flatMap(({ dictionary }) => {
    const { signed, cms, end } = coverageOf(bytes, dictionary, file)
    const message = signed === null ? null : readCms(cms)
    return message === null ? [] : [{ message, end, stamp: message.timestamp, own: timeIn(cms) }]
  })
  return found.flatMap(({ message, end, stamp, own }): readonly UsedMessage[] => {
    if (own !== null) return [{ message, at: own }]
    const times = found
      .filter((other) => other.message === message || other.end > end)
      .map((other) => other.own ?? (other.stamp === null ? null : timeIn(other.stamp)))
      .filter((time) => time !== null)
      .toSorted((a, b) => a.getTime() - b.getTime())
    const attested = stamp === null ? null : readCms(stamp)
    return [
      { message, at: times[0] ?? null },
      ...(attested === null || stamp === null ? [] : [{ message: attested, at: timeIn(stamp) }]),
    ]
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
  for (const { message, at } of messagesIn(bytes)) {
    const { certificate, certificates } = message
    const others = [...certificates, ...data.certificates, ...known]
    const path = findChain(certificate, others, null)?.path ?? orderedChain(certificate, others)
    for (const [index, one] of path.entries()) {
      if (one.isAuthority && one.isIssuedBy(one)) continue
      const issuer = path[index + 1] ?? null
      const said =
        issuer === null
          ? []
          : [...data.answers, ...data.lists].map((der) => statusIn(der, { certificate: one, issuer }))
      // Used more than once, it must have been good each time: the last is what asks most.
      const before = needed.get(one.sha256)
      const last = before === undefined || (at !== null && (before.at === null || at > before.at)) ? at : before.at
      const isBetween = index > 0
      const proven = said.some((status) => status !== null && provesGood(status, last, isBetween))
      needed.set(one.sha256, { certificate: one, issuer, at: last, isBetween, proven })
    }
  }
  return [...needed.values()]
}

/** Files that people bring along: certificates (DER or PEM), OCSP answers and revocation lists, told apart by what they say. */
export interface ProofFiles {
  readonly certificates: readonly CertificateFacts[]
  readonly others: readonly Uint8Array[]
}

const PEM = /-----BEGIN [A-Z0-9 ]{1,80}-----([A-Za-z0-9+/=\s]+)-----END [A-Z0-9 ]{1,80}-----/u
const MAX_PEM_BYTES = 4_000_000

const derOf = (bytes: Uint8Array): Uint8Array => {
  if (bytes[0] === 0x30) return bytes
  // A list of revoked certificates has some megabytes; a pattern fails on more.
  const [, base64] = bytes.length > MAX_PEM_BYTES ? [] : (PEM.exec(Buffer.from(bytes).toString('latin1')) ?? [])
  return base64 === undefined ? bytes : Uint8Array.from(Buffer.from(base64, 'base64'))
}

/** Each a certificate, or else an answer or a list as far as anybody knows; PEM is unwrapped. Refuses nothing. */
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
  /** Those of which only something was found that is older than their use. */
  readonly outdated: readonly NeededProof[]
  /** One that is withdrawn: then there is nothing to prove. */
  readonly revoked: CertificateFacts | null
}

/** Which of these bytes prove what is needed: each certificate good when it was used, by its issuer's own word. */
export const gatherProofs = (
  needed: readonly NeededProof[],
  others: readonly Uint8Array[],
  certificates: readonly CertificateFacts[],
): GatheredProofs => {
  const answers = new Set<Uint8Array>()
  const lists = new Set<Uint8Array>()
  const missing: NeededProof[] = []
  const outdated: NeededProof[] = []
  let revoked: CertificateFacts | null = null
  for (const one of needed) {
    const { certificate, issuer, at, isBetween, proven } = one
    if (issuer === null) {
      if (!proven) missing.push(one)
      continue
    }
    const issued = { certificate, issuer }
    const found = others.flatMap((der) => {
      const status = statusIn(der, issued)
      return status === null ? [] : [{ der, status }]
    })
    if (found.some(({ status }) => provesRevoked(status, at))) revoked = certificate
    const good = found.filter(({ status }) => provesGood(status, at, isBetween))
    for (const { der } of good) {
      if (statusInAnswer(der, issued) !== null) answers.add(der)
      else lists.add(der)
    }
    if (good.length > 0 || proven) continue
    if (found.length > 0) outdated.push(one)
    else missing.push(one)
  }
  const kept = new Map(
    [
      ...needed.flatMap(({ certificate, issuer }) => (issuer === null ? [certificate] : [certificate, issuer])),
      ...certificates,
    ].map((one) => [one.sha256, one.der]),
  )
  const data = { certificates: [...kept.values()], answers: [...answers], lists: [...lists] }
  return { data, missing, outdated, revoked }
}
