import { constants, createHash, verify, type KeyObject } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js'
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  RSASSAPSSParams,
  SignedData,
  type AlgorithmIdentifier,
  type SignerInfo,
} from 'pkijs'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { OID } from './cms.ts'
import { isStrictDer } from './strict-der.ts'

/** What is wrong with a message by itself, whoever made it. */
export type MessageProblem =
  | 'signature.malformed'
  | 'signature.digestMismatch'
  | 'signature.forged'
  | 'signature.algorithm'
  | 'signature.certificateNotBound'

/** A CMS signature by one hand (RFC 5652), read but not judged. */
export interface CmsMessage {
  readonly signerInfo: SignerInfo
  readonly contentType: string
  /** Null when the content lies elsewhere. */
  readonly content: Uint8Array | null
  /** As enclosed, those that can be read. */
  readonly certificates: readonly CertificateFacts[]
  readonly certificate: CertificateFacts
  readonly digestName: string
  readonly value: Uint8Array
  /** An RFC 3161 token over `value`, DER. */
  readonly timestamp: Uint8Array | null
  /** Parts that no signature covers and nothing here judges. */
  readonly notUnderstood: boolean
}

/** Node's names of the digests that are still good. */
export const DIGESTS: ReadonlyMap<string, string> = new Map([
  [OID.sha256, 'sha256'],
  [OID.sha384, 'sha384'],
  [OID.sha512, 'sha512'],
])
/** Digest that each signature algorithm implies; null where it implies none (rsaEncryption). */
const ECDSA: ReadonlyMap<string, string> = new Map([
  ['1.2.840.10045.4.3.2', 'sha256'],
  ['1.2.840.10045.4.3.3', 'sha384'],
  ['1.2.840.10045.4.3.4', 'sha512'],
])
const RSA: ReadonlyMap<string, string | null> = new Map([
  ['1.2.840.113549.1.1.1', null],
  ['1.2.840.113549.1.1.11', 'sha256'],
  ['1.2.840.113549.1.1.12', 'sha384'],
  ['1.2.840.113549.1.1.13', 'sha512'],
])
const RSA_PSS = '1.2.840.113549.1.1.10'
const RSA_LEAST_BITS = 2048
const SUBJECT_KEY_IDENTIFIER = '2.5.29.14'
/** The older ESS attribute, whose digest is SHA-1; timestamp authorities still write it. */
const SIGNING_CERTIFICATE_V1 = '1.2.840.113549.1.9.16.2.12'
const MAX_CERTIFICATES = 32

const der = (block: BaseBlock): Uint8Array => new Uint8Array(block.toBER())
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** A signed attribute that occurs once with one value; null otherwise. */
const attribute = (signerInfo: SignerInfo, type: string): BaseBlock | null => {
  const found = signerInfo.signedAttrs?.attributes.filter((one) => one.type === type) ?? []
  const values: readonly unknown[] = found[0]?.values ?? []
  const [value] = values
  // pkijs types attribute values loosely; asn1js made them.
  return found.length === 1 && values.length === 1 ? (value as BaseBlock) : null
}

const sameAlgorithm = (a: AlgorithmIdentifier | undefined, b: AlgorithmIdentifier): boolean =>
  a !== undefined && sameBytes(der(a.toSchema()), der(b.toSchema()))

/** Byte for byte: equality of names forgives letter case, and with it a changed byte. */
const isNamed = (item: Certificate, sid: unknown): boolean => {
  if (sid instanceof IssuerAndSerialNumber) {
    return (
      sameBytes(der(item.issuer.toSchema()), der(sid.issuer.toSchema())) && item.serialNumber.isEqual(sid.serialNumber)
    )
  }
  const extension = item.extensions?.find(({ extnID }) => extnID === SUBJECT_KEY_IDENTIFIER)
  if (extension === undefined) return false
  // The extension's value is an OCTET STRING of at most 127 bytes: two bytes of framing before the identifier.
  const identifier = Buffer.from(extension.extnValue.valueBlock.valueHexView).subarray(2)
  const named = sid as { readonly valueBlock?: { readonly valueHexView?: Uint8Array } }
  return named.valueBlock?.valueHexView !== undefined && sameBytes(identifier, named.valueBlock.valueHexView)
}

const timestampIn = (signerInfo: SignerInfo): Uint8Array | null => {
  const [only, ...more] = signerInfo.unsignedAttrs?.attributes ?? []
  const values: readonly unknown[] = only?.values ?? []
  if (only?.type !== OID.signatureTimestamp || more.length > 0 || values.length !== 1) return null
  return new Uint8Array((values[0] as BaseBlock).valueBeforeDecodeView)
}

/** The parts of a message; null for what is no signature by one hand. @throws on hostile BER. */
export const readCms = (cms: Uint8Array): CmsMessage | null => {
  const contentInfo = ContentInfo.fromBER(Uint8Array.from(cms).buffer)
  if (contentInfo.contentType !== OID.signedData) return null
  const signedData = new SignedData({ schema: contentInfo.content as unknown })
  const [signerInfo] = signedData.signerInfos
  const { encapContentInfo, digestAlgorithms } = signedData
  if (signerInfo === undefined || signedData.signerInfos.length !== 1) return null
  if (![1, 3].includes(signedData.version) || ![1, 3].includes(signerInfo.version)) return null
  if (!digestAlgorithms.some((one) => sameAlgorithm(one, signerInfo.digestAlgorithm))) return null
  const items = signedData.certificates ?? []
  if (items.length > MAX_CERTIFICATES) return null
  const certificates: CertificateFacts[] = []
  let certificate: CertificateFacts | null = null
  for (const item of items) {
    const facts = item instanceof Certificate ? readCertificate(der(item.toSchema())) : null
    if (facts === null) continue
    certificates.push(facts)
    if (item instanceof Certificate && isNamed(item, signerInfo.sid)) certificate ??= facts
  }
  const digestName = DIGESTS.get(signerInfo.digestAlgorithm.algorithmId)
  if (certificate === null || digestName === undefined) return null
  const { eContent } = encapContentInfo
  const timestamp = timestampIn(signerInfo)
  return {
    signerInfo,
    contentType: encapContentInfo.eContentType,
    content: eContent === undefined ? null : new Uint8Array(eContent.getValue()),
    certificates,
    certificate,
    digestName,
    value: new Uint8Array(signerInfo.signature.valueBlock.valueHexView),
    timestamp,
    notUnderstood:
      (signerInfo.unsignedAttrs !== undefined && timestamp === null) ||
      (signedData.crls?.length ?? 0) > 0 ||
      certificates.length < items.length ||
      digestAlgorithms.length > 1,
  }
}

/** The first certificate that the ESS attribute names is this one (RFC 5035). */
export const isBound = ({ signerInfo, certificate }: CmsMessage, alsoOld = false): boolean => {
  const outer = attribute(signerInfo, OID.signingCertificate)
  const old = outer === null && alsoOld ? attribute(signerInfo, SIGNING_CERTIFICATE_V1) : null
  const found = outer ?? old
  const certs = found instanceof Sequence ? found.valueBlock.value[0] : undefined
  const first = certs instanceof Sequence ? certs.valueBlock.value[0] : undefined
  const parts = first instanceof Sequence ? first.valueBlock.value : []
  const declared = parts[0] instanceof Sequence ? parts[0].valueBlock.value[0] : undefined
  // Left out, the algorithm is SHA-256 (its DEFAULT).
  const algorithm =
    old !== null
      ? 'sha1'
      : parts[0] instanceof OctetString
        ? 'sha256'
        : declared instanceof ObjectIdentifier
          ? DIGESTS.get(declared.valueBlock.toString())
          : undefined
  const hash = parts.find((part) => part instanceof OctetString)
  if (algorithm === undefined || hash === undefined) return false
  const wanted = createHash(algorithm).update(certificate.der).digest()
  return sameBytes(wanted, new Uint8Array(hash.valueBlock.valueHexView))
}

/** The salt's length of RSASSA-PSS, when its digest is the message's; null otherwise. @throws on hostile parameters. */
const pssSalt = ({ signatureAlgorithm }: SignerInfo, digestName: string): number | null => {
  const parameters = new RSASSAPSSParams({ schema: signatureAlgorithm.algorithmParams as unknown })
  return DIGESTS.get(parameters.hashAlgorithm.algorithmId) === digestName ? parameters.saltLength : null
}

const algorithmFits = ({ signatureAlgorithm }: SignerInfo, digestName: string, key: KeyObject): boolean => {
  const { algorithmId } = signatureAlgorithm
  if (key.asymmetricKeyType === 'ec') return ECDSA.get(algorithmId) === digestName
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_LEAST_BITS) return false
  if (algorithmId === RSA_PSS) return true
  return RSA.has(algorithmId) && (RSA.get(algorithmId) ?? digestName) === digestName
}

/** The message says that it signs content of this type with this digest. */
export const contentProblem = (
  { signerInfo, digestName }: CmsMessage,
  contentType: string,
  digest: (algorithm: string) => Uint8Array,
): MessageProblem | null => {
  const type = attribute(signerInfo, OID.contentType)
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== contentType) return 'signature.malformed'
  const said = attribute(signerInfo, OID.messageDigest)
  if (!(said instanceof OctetString)) return 'signature.malformed'
  return sameBytes(digest(digestName), new Uint8Array(said.valueBlock.valueHexView)) ? null : 'signature.digestMismatch'
}

/** The value is of this certificate's key, over the signed attributes as they were received. */
export const valueProblem = ({ signerInfo, digestName, certificate, value }: CmsMessage): MessageProblem | null => {
  const { publicKey } = certificate
  if (!algorithmFits(signerInfo, digestName, publicKey)) return 'signature.algorithm'
  const signed = new Uint8Array(signerInfo.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  if (signerInfo.signatureAlgorithm.algorithmId === RSA_PSS) {
    const saltLength = pssSalt(signerInfo, digestName)
    if (saltLength === null) return 'signature.algorithm'
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
    return verify(digestName, signed, key, value) ? null : 'signature.forged'
  }
  const strict = publicKey.asymmetricKeyType !== 'ec' || isStrictDer(value)
  return strict && verify(digestName, signed, publicKey, value) ? null : 'signature.forged'
}
