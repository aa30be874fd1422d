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
import type { NeededProof } from './needed-proofs.ts'
import { readWithin } from './read-within.ts'

const ACCESS = '1.3.6.1.5.5.7.1.1'
const OCSP = '1.3.6.1.5.5.7.48.1'
const DISTRIBUTION_POINTS = '2.5.29.31'
const SHA1 = '1.3.14.3.2.26'
const URI = 6
const TIMEOUT_MS = 15_000
/** Lists of large authorities. */
const MAX_BYTES = 20 * 1024 * 1024
const isWeb = (url: string): boolean => /^https?:\/\//u.test(url)

const uriOf = (name: GeneralName | undefined): readonly string[] =>
  name?.type === URI && typeof name.value === 'string' && isWeb(name.value) ? [name.value] : []

const parse = (der: Uint8Array): Certificate => Certificate.fromBER(Uint8Array.from(der).buffer)

/** Where a certificate says that its being good can be asked for, http and https only. */
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
  return { answers, lists }
}

const sha1 = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(createHash('sha1').update(bytes).digest()).buffer

/** The question about one certificate (RFC 6960, 4.1), DER. SHA-1 names the issuer here and protects nothing. */
export const ocspQuestion = (certificate: Uint8Array, issuer: Uint8Array): Uint8Array => {
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
 * Asks the authorities of these certificates, at the addresses that the certificates name, whether they are good. Only
 * serial numbers leave the machine. What does not answer is left out. @throws the signal's reason.
 */
export const fetchProofs = async (
  needed: readonly NeededProof[],
  signal: AbortSignal,
): Promise<readonly Uint8Array[]> => {
  const found: Uint8Array[] = []
  for (const { certificate, issuer, proven } of needed) {
    if (proven || issuer === null) continue
    const { answers, lists } = proofAddresses(certificate.der)
    const question = ocspQuestion(certificate.der, issuer.der)
    let got: Uint8Array | null = null
    for (const url of answers) got ??= await get(url, question, signal)
    for (const url of lists) got ??= await get(url, null, signal)
    if (got !== null) found.push(got)
  }
  return found
}
