import { createHash } from 'node:crypto'
import { remembered } from '#shared/lib/remembered.ts'
import { der, derOid, derValues, TAG } from '../der/der.ts'
import type { Signer } from '../signer.ts'
import { TimestampFailure, type TimestampSource } from '../timestamp/timestamp-source.ts'

/** Object identifiers of RFC 5652, RFC 5035, RFC 5758 and RFC 8017. */
export const OID = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificate: '1.2.840.113549.1.9.16.2.47',
  signatureTimestamp: '1.2.840.113549.1.9.16.2.14',
  timestampInfo: '1.2.840.113549.1.9.16.1.4',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
  ecdsaSha256: '1.2.840.10045.4.3.2',
} as const

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const oids = {
  data: derOid(OID.data),
  signedData: derOid(OID.signedData),
  rsa: derOid('1.2.840.113549.1.1.1'),
}
const NULL = Uint8Array.of(5, 0)
const VERSION_1 = Uint8Array.of(TAG.integer, 1, 1)
const SHA256_ALGORITHM = der(TAG.sequence, derOid(OID.sha256))
/** RFC 5754: ecdsa-with-SHA256 without parameters, rsaEncryption with NULL. */
const ALGORITHMS = { rsa: der(TAG.sequence, oids.rsa, NULL), ecdsa: der(TAG.sequence, derOid(OID.ecdsaSha256)) }

const attribute = (type: string, value: Uint8Array): Uint8Array => der(TAG.sequence, derOid(type), der(TAG.set, value))

/** What a signer's certificate gives to each of its signatures. */
interface SigningFacts {
  /** Issuer and serial number (RFC 5652, 10.2.4), byte for byte as the certificate has them. */
  readonly identifier: Uint8Array
  readonly algorithm: Uint8Array
  /** ESS signing-certificate-v2 with the default SHA-256 (RFC 5035): binds the signature to this certificate. */
  readonly attribute: Uint8Array
}

/** The certificate of a signer goes into every signature: read once. @throws on what is no certificate (RFC 5280, 4.1). */
const signingFacts = remembered(
  16,
  (certificate: Uint8Array) => Buffer.from(sha256(certificate)).toString('hex'),
  (certificate): SigningFacts => {
    const [tbs] = derValues(derValues(certificate)[0]?.content ?? certificate)
    const parts = derValues(tbs?.content ?? certificate)
    // The version stands before the others, and is left out in the first.
    const [serial, , issuer, , , key] = parts[0]?.tag === TAG.zero ? parts.slice(1) : parts
    const [algorithm] = derValues(key?.content ?? certificate)
    const [oid] = derValues(algorithm?.content ?? certificate)
    if (serial === undefined || issuer === undefined || oid === undefined) throw new Error('a signer has a certificate')
    const hash = der(TAG.sequence, der(TAG.octets, sha256(certificate)))
    return {
      identifier: der(TAG.sequence, issuer.whole, serial.whole),
      algorithm: Buffer.compare(oid.whole, oids.rsa) === 0 ? ALGORITHMS.rsa : ALGORITHMS.ecdsa,
      attribute: attribute(OID.signingCertificate, der(TAG.sequence, der(TAG.sequence, hash))),
    }
  },
)

/** Issuer and serial number of a certificate, as a signature names it. @throws on what is no certificate. */
export const signerIdentifier = (certificate: Uint8Array): Uint8Array => signingFacts(certificate).identifier

/** The token as the one attribute that no signature covers (RFC 3161, appendix A). */
const timestampAttribute = async (signature: Uint8Array, source: TimestampSource): Promise<Uint8Array> => {
  const token = await source(sha256(signature))
  if (!token.ok) throw new TimestampFailure(token.error)
  return der(TAG.one, attribute(OID.signatureTimestamp, token.value))
}

/**
 * A detached CAdES-BES signature (ETSI EN 319 122-1) over bytes with the given SHA-256, as DER: content type, message
 * digest and signing certificate are signed; no signing time, which PAdES keeps in the signature dictionary. With a source
 * of timestamps its token over the signature is enclosed. Written byte by byte: each package is signed four times, and each
 * signature is written again by whoever checks it.
 * Throws when `signer.sign` does, when it has no certificate, and `TimestampFailure` when no time is attested.
 */
export const signCms = async (digest: Uint8Array, signer: Signer, timestamp?: TimestampSource): Promise<Uint8Array> => {
  const [certificate] = signer.certificates
  if (certificate === undefined) throw new Error('a signer has a certificate')
  const facts = signingFacts(certificate)
  const attributes = [
    attribute(OID.contentType, oids.data),
    attribute(OID.messageDigest, der(TAG.octets, digest)),
    facts.attribute,
    // DER sorts a SET OF; the digest is taken over the attributes as a SET (RFC 5652, 5.4).
  ].sort((a, b) => Buffer.compare(a, b))
  const signature = await signer.sign(der(TAG.set, ...attributes))
  const signerInfo = der(
    TAG.sequence,
    ...[VERSION_1, facts.identifier, SHA256_ALGORITHM, der(TAG.zero, ...attributes), facts.algorithm],
    der(TAG.octets, signature),
    ...(timestamp === undefined ? [] : [await timestampAttribute(signature, timestamp)]),
  )
  const signedData = der(
    TAG.sequence,
    ...[VERSION_1, der(TAG.set, SHA256_ALGORITHM), der(TAG.sequence, oids.data)],
    ...[der(TAG.zero, ...signer.certificates), der(TAG.set, signerInfo)],
  )
  return der(TAG.sequence, oids.signedData, der(TAG.zero, signedData))
}
