import { createHash } from 'node:crypto'
import { fromBER, Null, ObjectIdentifier, OctetString, Sequence, Set as DerSet } from 'asn1js'
import {
  AlgorithmIdentifier,
  Attribute,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
} from 'pkijs'
import { SignedAndUnsignedAttributes, SignedData, SignerInfo } from 'pkijs'
import { remembered } from '#shared/lib/remembered.ts'
import type { Signer } from './signer.ts'
import { TimestampFailure, type TimestampSource } from './timestamp-source.ts'

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
/** A copy with a buffer of its own, as asn1js wants it. */
const buffer = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer

const compareBytes = (a: Attribute, b: Attribute): number =>
  Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER()))

/** ESS signing-certificate-v2 with the default SHA-256 (RFC 5035): binds the signature to this certificate. */
const signingCertificate = (certificate: Uint8Array): Attribute => {
  const certHash = new OctetString({ valueHex: buffer(sha256(certificate)) })
  const essCertId = new Sequence({ value: [certHash] })
  const certs = new Sequence({ value: [essCertId] })
  return new Attribute({ type: OID.signingCertificate, values: [new Sequence({ value: [certs] })] })
}

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1'

/** RFC 5754: ecdsa-with-SHA256 without parameters, rsaEncryption with NULL. */
const algorithmOf = ({ subjectPublicKeyInfo }: Certificate): AlgorithmIdentifier =>
  subjectPublicKeyInfo.algorithm.algorithmId === RSA_ENCRYPTION
    ? new AlgorithmIdentifier({ algorithmId: RSA_ENCRYPTION, algorithmParams: new Null() })
    : new AlgorithmIdentifier({ algorithmId: OID.ecdsaSha256 })

/** The token as the one attribute that no signature covers (RFC 3161, appendix A). */
const timestampAttribute = async (
  signature: Uint8Array,
  source: TimestampSource,
): Promise<SignedAndUnsignedAttributes> => {
  const token = await source(sha256(signature))
  if (!token.ok) throw new TimestampFailure(token.error)
  const attribute = new Attribute({ type: OID.signatureTimestamp, values: [fromBER(buffer(token.value)).result] })
  return new SignedAndUnsignedAttributes({ type: 1, attributes: [attribute] })
}

/** The certificates of a signer go into every signature: read once. */
const parsedCertificate = remembered(
  16,
  (der: Uint8Array) => Buffer.from(sha256(der)).toString('hex'),
  (der) => Certificate.fromBER(buffer(der)),
)

/**
 * A detached CAdES-BES signature (ETSI EN 319 122-1) over bytes with the given SHA-256, as DER: content type, message
 * digest and signing certificate are signed; no signing time, which PAdES keeps in the signature dictionary. With a source
 * of timestamps its token over the signature is enclosed.
 * Throws when `signer.sign` does, when it has no certificate, and `TimestampFailure` when no time is attested.
 */
export const signCms = async (digest: Uint8Array, signer: Signer, timestamp?: TimestampSource): Promise<Uint8Array> => {
  const certificates = signer.certificates.map(parsedCertificate)
  const [certificate] = certificates
  const [der] = signer.certificates
  if (certificate === undefined || der === undefined) throw new Error('a signer has a certificate')
  const attributes = [
    new Attribute({ type: OID.contentType, values: [new ObjectIdentifier({ value: OID.data })] }),
    new Attribute({ type: OID.messageDigest, values: [new OctetString({ valueHex: buffer(digest) })] }),
    signingCertificate(der),
    // DER sorts a SET OF; the digest is taken over the attributes as a SET (RFC 5652, 5.4).
  ].sort(compareBytes)
  const signedAttributes = new DerSet({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER()
  const signature = await signer.sign(new Uint8Array(signedAttributes))
  const digestAlgorithm = new AlgorithmIdentifier({ algorithmId: OID.sha256 })
  const signerInfo = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
    digestAlgorithm,
    signedAttrs: new SignedAndUnsignedAttributes({ type: 0, attributes }),
    signatureAlgorithm: algorithmOf(certificate),
    signature: new OctetString({ valueHex: buffer(signature) }),
    ...(timestamp === undefined ? {} : { unsignedAttrs: await timestampAttribute(signature, timestamp) }),
  })
  const signedData = new SignedData({
    version: 1,
    digestAlgorithms: [digestAlgorithm],
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: OID.data }),
    certificates,
    signerInfos: [signerInfo],
  })
  const contentInfo = new ContentInfo({ contentType: OID.signedData, content: signedData.toSchema(true) })
  return new Uint8Array(contentInfo.toSchema().toBER())
}
