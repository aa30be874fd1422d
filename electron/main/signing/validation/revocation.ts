import { createHash, verify, type KeyObject } from 'node:crypto'
import { GeneralizedTime, type BaseBlock } from 'asn1js'
import {
  BasicOCSPResponse,
  Certificate,
  CertificateRevocationList,
  CRLDistributionPoints,
  IssuingDistributionPoint,
  OCSPResponse,
  type GeneralName,
  type SingleResponse,
} from 'pkijs'
import { isValidAt, readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { CLOCK_TOLERANCE_MS } from '../timestamp/verify-timestamp.ts'

/** What a list or an answer says of one certificate: null when it says nothing, or is not its issuer's word. */
export type RevocationStatus =
  | { readonly kind: 'good'; readonly asOf: Date; /** When the next word is due. */ readonly until: Date | null }
  | { readonly kind: 'revoked'; readonly since: Date }

/**
 * Does it show that the certificate was good when it was used? A word from before that says nothing about it: who signed may
 * have been withdrawn in between. For an authority between signer and root, whose lists come twice a year, the word that was in
 * force then will do (ETSI EN 319 102-1, 5.2.5). A withdrawal from later on shows it as well. `at`: as a trusted authority of
 * timestamps attests; null when nobody does.
 */
export const provesGood = (status: RevocationStatus, at: Date | null, isAuthority: boolean): boolean => {
  if (status.kind === 'revoked') return at !== null && status.since > at
  if (at === null || status.asOf.getTime() >= at.getTime() - CLOCK_TOLERANCE_MS) return true
  return isAuthority && status.until !== null && status.until >= at
}

/** Was it withdrawn when it was used? Where nobody attests the time, any withdrawal counts. */
export const provesRevoked = (status: RevocationStatus, at: Date | null): boolean =>
  status.kind === 'revoked' && (at === null || status.since <= at)

/** A certificate and who issued it. */
export interface IssuedCertificate {
  readonly certificate: CertificateFacts
  readonly issuer: CertificateFacts
}

const BASIC_RESPONSE = '1.3.6.1.5.5.7.48.1.1'
const OCSP_SIGNING = '1.3.6.1.5.5.7.3.9'
/** Digest of each signature algorithm that lists and answers are signed with. */
const SIGNED_WITH: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
])
/** The names of keys and issuers in OCSP; SHA-1 is usual there and protects nothing. */
const NAMED_WITH: ReadonlyMap<string, string> = new Map([
  ['1.3.14.3.2.26', 'sha1'],
  ['2.16.840.1.101.3.4.2.1', 'sha256'],
])

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0
const isSignedBy = (key: KeyObject, algorithm: string, data: Uint8Array, value: Uint8Array): boolean => {
  const digest = SIGNED_WITH.get(algorithm)
  return digest !== undefined && verify(digest, data, key, value)
}
const parsed = (facts: CertificateFacts): Certificate => Certificate.fromBER(Uint8Array.from(facts.der).buffer)
const subjectOf = (certificate: Certificate): Uint8Array => new Uint8Array(certificate.subject.toSchema().toBER())

const ISSUING_POINT = '2.5.29.28'
const DISTRIBUTION_POINTS = '2.5.29.31'
const namesIn = (point: unknown): readonly string[] =>
  Array.isArray(point) ? (point as readonly GeneralName[]).map(({ value }) => String(value)) : []

/**
 * Would this list name the certificate, had it been withdrawn? Lists may hold some certificates only, some reasons, or what
 * changed since another list (RFC 5280, 5.2): of what it does not speak of, silence says nothing.
 */
const isWhole = ({ crlExtensions }: CertificateRevocationList, certificate: CertificateFacts): boolean =>
  (crlExtensions?.extensions ?? []).every(({ critical, extnID, parsedValue }) => {
    if (!critical) return true
    const point: unknown = parsedValue
    if (extnID !== ISSUING_POINT || !(point instanceof IssuingDistributionPoint)) return false
    if (point.indirectCRL || point.onlyContainsAttributeCerts || point.onlySomeReasons !== undefined) return false
    if (certificate.isAuthority ? point.onlyContainsUserCerts : point.onlyContainsCACerts) return false
    const at = namesIn(point.distributionPoint)
    if (point.distributionPoint === undefined) return true
    const own: unknown = parsed(certificate).extensions?.find((one) => one.extnID === DISTRIBUTION_POINTS)?.parsedValue
    return (
      own instanceof CRLDistributionPoints &&
      own.distributionPoints.some(({ distributionPoint }) => namesIn(distributionPoint).some((one) => at.includes(one)))
    )
  })

const inList = (der: Uint8Array, { certificate, issuer }: IssuedCertificate): RevocationStatus | null => {
  const list = CertificateRevocationList.fromBER(Uint8Array.from(der).buffer)
  if (!sameBytes(new Uint8Array(list.issuer.toSchema().toBER()), subjectOf(parsed(issuer)))) return null
  const value = new Uint8Array(list.signatureValue.valueBlock.valueHexView)
  if (!isSignedBy(issuer.publicKey, list.signatureAlgorithm.algorithmId, list.tbsView, value)) return null
  const { serialNumber } = parsed(certificate)
  const entry = list.revokedCertificates?.find(({ userCertificate }) => userCertificate.isEqual(serialNumber))
  if (entry !== undefined) return { kind: 'revoked', since: entry.revocationDate.value }
  return isWhole(list, certificate)
    ? { kind: 'good', asOf: list.thisUpdate.value, until: list.nextUpdate?.value ?? null }
    : null
}

/** Who signed an answer: the issuer, or one that the issuer certified for answering (RFC 6960, 4.2.2.2). */
const responderKeys = (response: BasicOCSPResponse, issuer: CertificateFacts): readonly KeyObject[] => [
  issuer.publicKey,
  ...(response.certs ?? [])
    .map((item) => readCertificate(new Uint8Array(item.toSchema().toBER())))
    .filter((facts) => facts !== null)
    .filter((facts) => facts.extendedUsages.includes(OCSP_SIGNING) && facts.isIssuedBy(issuer))
    // One whose days are over answers for nobody: its key may lie anywhere.
    .filter((facts) => isValidAt(facts, response.tbsResponseData.producedAt))
    .map(({ publicKey }) => publicKey),
]

const isAbout = ({ certID }: SingleResponse, { certificate, issuer }: IssuedCertificate): boolean => {
  const digest = NAMED_WITH.get(certID.hashAlgorithm.algorithmId)
  if (digest === undefined) return false
  const authority = parsed(issuer)
  const key = authority.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const hash = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash(digest).update(bytes).digest())
  return (
    sameBytes(hash(subjectOf(authority)), new Uint8Array(certID.issuerNameHash.valueBlock.valueHexView)) &&
    sameBytes(hash(key), new Uint8Array(certID.issuerKeyHash.valueBlock.valueHexView)) &&
    certID.serialNumber.isEqual(parsed(certificate).serialNumber)
  )
}

/** CertStatus of RFC 6960, 4.2.1: [0] good, [1] revoked with its time, [2] unknown. */
const statusOf = (single: SingleResponse): RevocationStatus | null => {
  const status = single.certStatus as BaseBlock & { readonly valueBlock: { readonly value?: readonly unknown[] } }
  if (status.idBlock.tagNumber === 0) return { kind: 'good', asOf: single.thisUpdate, until: single.nextUpdate ?? null }
  if (status.idBlock.tagNumber !== 1) return null
  const since: unknown = status.valueBlock.value?.[0]
  // Without a readable time it counts as revoked from the beginning.
  return { kind: 'revoked', since: since instanceof GeneralizedTime ? since.toDate() : new Date(0) }
}

const inAnswer = (der: Uint8Array, issued: IssuedCertificate): RevocationStatus | null => {
  const answer = OCSPResponse.fromBER(Uint8Array.from(der).buffer)
  if (answer.responseBytes?.responseType !== BASIC_RESPONSE) return null
  const response = BasicOCSPResponse.fromBER(
    Uint8Array.from(answer.responseBytes.response.valueBlock.valueHexView).buffer,
  )
  const { tbsResponseData, signatureAlgorithm, signature } = response
  const value = new Uint8Array(signature.valueBlock.valueHexView)
  const isSigned = responderKeys(response, issued.issuer).some((key) =>
    isSignedBy(key, signatureAlgorithm.algorithmId, tbsResponseData.tbsView, value),
  )
  if (!isSigned) return null
  const single = tbsResponseData.responses.find((one) => isAbout(one, issued))
  return single === undefined ? null : statusOf(single)
}

const safely = (read: () => RevocationStatus | null): RevocationStatus | null => {
  try {
    return read()
  } catch {
    return null // hostile bytes, the one expected failure of the parsers
  }
}

/** What a revocation list (RFC 5280) says of a certificate. Never throws on hostile bytes. */
export const statusInList = (der: Uint8Array, issued: IssuedCertificate): RevocationStatus | null =>
  safely(() => inList(der, issued))

/** What an OCSP answer (RFC 6960) says of a certificate. Never throws on hostile bytes. */
export const statusInAnswer = (der: Uint8Array, issued: IssuedCertificate): RevocationStatus | null =>
  safely(() => inAnswer(der, issued))
