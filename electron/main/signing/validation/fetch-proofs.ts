import { Integer, OctetString } from 'asn1js'
import {
  CertID,
  Certificate,
  CRLDistributionPoints,
  GeneralName,
  InfoAccess,
  OCSPRequest,
  Request,
  TBSRequest,
  AlgorithmIdentifier,
} from 'pkijs'
import { createHash } from 'node:crypto'
import { statusIn, type NeededProof } from './needed-proofs.ts'
import { provesGood, provesRevoked } from './revocation.ts'
import { readWithin } from '../read-within.ts'

const ACCESS = '1.3.6.1.5.5.7.1.1'
const OCSP = '1.3.6.1.5.5.7.48.1'
const DISTRIBUTION_POINTS = '2.5.29.31'
const SHA1 = '1.3.14.3.2.26'
const URI = 6
const TIMEOUT_MS = 15_000
/** Lists of large authorities. */
const MAX_BYTES = 20 * 1024 * 1024
/** Certificates are other people's: they must not send the machine round the world, or fill it. */
const MAX_ADDRESS_LENGTH = 1000
const MAX_ADDRESSES_EACH = 4
const MAX_QUESTIONS = 40
const MAX_BYTES_IN_ALL = 60 * 1024 * 1024

/** http and https, without a name and password in it. */
const isWeb = (text: string): boolean => {
  if (text.length > MAX_ADDRESS_LENGTH || !URL.canParse(text)) return false
  const { protocol, username, password, hostname } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hostname !== ''
}

const uriOf = (name: GeneralName | undefined): readonly string[] =>
  name?.type === URI && typeof name.value === 'string' && isWeb(name.value) ? [name.value] : []

const parse = (der: Uint8Array): Certificate => Certificate.fromBER(Uint8Array.from(der).buffer)

/** Where a certificate says that its being good can be asked for: http and https only, the first few. */
export const proofAddresses = (
  der: Uint8Array,
): { readonly answers: readonly string[]; readonly lists: readonly string[] } => {
  const values = (id: string): unknown => parse(der).extensions?.find(({ extnID }) => extnID === id)?.parsedValue
  const access = values(ACCESS)
  const points = values(DISTRIBUTION_POINTS)
  const answers =
    access instanceof InfoAccess
      ? access.accessDescriptions
          .filter(({ accessMethod }) => accessMethod === OCSP)
          .flatMap(({ accessLocation }) => uriOf(accessLocation))
      : []
  const lists =
    points instanceof CRLDistributionPoints
      ? points.distributionPoints.flatMap(({ distributionPoint }) =>
          Array.isArray(distributionPoint) ? distributionPoint.flatMap(uriOf) : [],
        )
      : []
  return { answers: answers.slice(0, MAX_ADDRESSES_EACH), lists: lists.slice(0, MAX_ADDRESSES_EACH) }
}

/** Every address that `fetchProofs` may ask for these certificates, each once: what a person is shown before it asks. */
export const addressesOf = (needed: readonly NeededProof[]): readonly string[] => {
  const open = needed.filter(({ proven }) => !proven)
  const all = open.map(({ certificate }) => proofAddresses(certificate.der))
  return [...new Set(all.flatMap(({ answers, lists }) => [...answers, ...lists]))].slice(0, MAX_QUESTIONS)
}

const sha1 = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(createHash('sha1').update(bytes).digest()).buffer

/** The question about one certificate (RFC 6960, 4.1), DER. SHA-1 names the issuer here and protects nothing. */
const ocspQuestion = (certificate: Uint8Array, issuer: Uint8Array): Uint8Array => {
  const authority = parse(issuer)
  const key = authority.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView
  const request = new OCSPRequest({
    tbsRequest: new TBSRequest({
      requestList: [
        new Request({
          reqCert: new CertID({
            hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA1 }),
            issuerNameHash: new OctetString({ valueHex: sha1(new Uint8Array(authority.subject.toSchema().toBER())) }),
            issuerKeyHash: new OctetString({ valueHex: sha1(key) }),
            serialNumber: new Integer({
              valueHex: parse(certificate).serialNumber.valueBlock.valueHexView.slice().buffer,
            }),
          }),
        }),
      ],
    }),
  })
  return new Uint8Array(request.toSchema(true).toBER())
}

const get = async (url: string, body: Uint8Array | null, signal: AbortSignal): Promise<Uint8Array | null> => {
  try {
    const response = await fetch(url, {
      ...(body === null
        ? { method: 'GET' }
        : { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body: Buffer.from(body) }),
      redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    })
    return response.ok ? await readWithin(response, MAX_BYTES) : null
  } catch {
    if (signal.aborted) throw signal.reason
    return null // not to be had here: what is missing is named by who asks
  }
}

/**
 * Asks the authorities of these certificates, at the addresses that the certificates name, whether they were good. Only
 * serial numbers leave the machine; no redirect is followed. Whoever answers something else, or something older than the use
 * of the certificate, has not answered: the next address is asked. `told`: the addresses that the person was shown; no other
 * is asked, whatever a certificate names that somebody brought along. @throws the signal's reason.
 */
export const fetchProofs = async (
  needed: readonly NeededProof[],
  told: readonly string[],
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> => {
  const found: Uint8Array[] = []
  const allowed = new Set(told)
  let bytes = 0
  let questions = 0
  const ask = async (url: string, body: Uint8Array | null): Promise<Uint8Array | null> => {
    if (!allowed.has(url) || questions >= MAX_QUESTIONS || bytes >= MAX_BYTES_IN_ALL) return null
    questions += 1
    const got = await get(url, body, signal)
    bytes += got?.length ?? 0
    return got
  }
  for (const { certificate, issuer, at, isBetween, proven } of needed) {
    if (proven || issuer === null) continue
    const issued = { certificate, issuer }
    const { answers, lists } = proofAddresses(certificate.der)
    const question = ocspQuestion(certificate.der, issuer.der)
    const asked = [...answers.map((url) => [url, question] as const), ...lists.map((url) => [url, null] as const)]
    for (const [url, body] of asked) {
      const got = await ask(url, body)
      const status = got === null ? null : statusIn(got, issued)
      if (got === null || status === null) continue
      found.push(got)
      if (provesGood(status, at, isBetween) || provesRevoked(status, at)) break
    }
  }
  return found
}
