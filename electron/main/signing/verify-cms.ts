import { createHash, verify, type KeyObject } from 'node:crypto'
import { ObjectIdentifier, OctetString, Sequence, type BaseBlock } from 'asn1js'
import {
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type AlgorithmIdentifier,
  type SignerInfo,
} from 'pkijs'
import type { PdfProblemCode } from '#shared/domain/signature/report.ts'
import { readCertificate, type CertificateFacts } from '../certificate/certificate.ts'
import { findChain } from './certificate-chain.ts'
import { OID } from './cms.ts'
import { isStrictDer } from './strict-der.ts'

export interface CmsVerdict {
  readonly certificate: CertificateFacts | null
  readonly problems: readonly PdfProblemCode[]
}

export interface CmsInput {
  readonly cms: Uint8Array
  /** Digest of the signed bytes under a Node name such as sha256. */
  readonly digest: (algorithm: string) => Uint8Array
  readonly roots: readonly CertificateFacts[]
  /** When the signature says it was made; validity is judged then. */
  readonly at: Date | null
}

const DIGESTS: ReadonlyMap<string, string> = new Map([
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
const RSA_LEAST_BITS = 2048

const der = (block: BaseBlock): Uint8Array => new Uint8Array(block.toBER())
const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

interface Parsed {
  readonly signerInfo: SignerInfo
  readonly certificates: readonly CertificateFacts[]
  readonly certificate: CertificateFacts
  readonly digestName: string
  readonly notUnderstood: boolean
}

const attribute = (signerInfo: SignerInfo, type: string): BaseBlock | null => {
  const found = signerInfo.signedAttrs?.attributes.filter((one) => one.type === type) ?? []
  const values: readonly unknown[] = found[0]?.values ?? []
  const [value] = values
  // pkijs types attribute values loosely; asn1js made them.
  return found.length === 1 && values.length === 1 ? (value as BaseBlock) : null
}

const sameAlgorithm = (a: AlgorithmIdentifier | undefined, b: AlgorithmIdentifier): boolean =>
  a !== undefined && sameBytes(der(a.toSchema()), der(b.toSchema()))

/** The parts of a detached CMS signature by one hand (RFC 5652); null for any other message. Throws on hostile DER. */
const parse = (cms: Uint8Array): Parsed | null => {
  const contentInfo = ContentInfo.fromBER(Uint8Array.from(cms).buffer)
  if (contentInfo.contentType !== OID.signedData) return null
  const signedData = new SignedData({ schema: contentInfo.content as unknown })
  const [signerInfo] = signedData.signerInfos
  const { encapContentInfo, digestAlgorithms } = signedData
  if (signerInfo === undefined || signedData.signerInfos.length !== 1) return null
  if (signedData.version !== 1 || signerInfo.version !== 1) return null
  if (encapContentInfo.eContentType !== OID.data || encapContentInfo.eContent !== undefined) return null
  if (digestAlgorithms.length !== 1 || !sameAlgorithm(digestAlgorithms[0], signerInfo.digestAlgorithm)) return null
  const sid: unknown = signerInfo.sid
  if (!(sid instanceof IssuerAndSerialNumber)) return null
  const certificates: CertificateFacts[] = []
  let certificate: CertificateFacts | null = null
  for (const item of signedData.certificates ?? []) {
    if (!(item instanceof Certificate)) return null
    const facts = readCertificate(der(item.toSchema()))
    if (facts === null) return null
    certificates.push(facts)
    // Byte for byte: equality of names forgives letter case, and with it a changed byte.
    const sameIssuer = sameBytes(der(item.issuer.toSchema()), der(sid.issuer.toSchema()))
    if (sameIssuer && item.serialNumber.isEqual(sid.serialNumber)) certificate ??= facts
  }
  const digestName = DIGESTS.get(signerInfo.digestAlgorithm.algorithmId)
  if (certificate === null || digestName === undefined) return null
  const notUnderstood = signerInfo.unsignedAttrs !== undefined || (signedData.crls?.length ?? 0) > 0
  return { signerInfo, certificates, certificate, digestName, notUnderstood }
}

/** The first ESSCertIDv2 names this certificate by its digest (RFC 5035). */
const isBound = (signerInfo: SignerInfo, certificate: CertificateFacts): boolean => {
  const outer = attribute(signerInfo, OID.signingCertificate)
  const certs = outer instanceof Sequence ? outer.valueBlock.value[0] : undefined
  const first = certs instanceof Sequence ? certs.valueBlock.value[0] : undefined
  const parts = first instanceof Sequence ? first.valueBlock.value : []
  const declared = parts[0] instanceof Sequence ? parts[0].valueBlock.value[0] : undefined
  // Left out, the algorithm is SHA-256 (its DEFAULT).
  const algorithm =
    parts[0] instanceof OctetString
      ? 'sha256'
      : declared instanceof ObjectIdentifier
        ? DIGESTS.get(declared.valueBlock.toString())
        : undefined
  const hash = parts.find((part) => part instanceof OctetString)
  if (algorithm === undefined || hash === undefined) return false
  const wanted = createHash(algorithm).update(certificate.der).digest()
  return sameBytes(wanted, new Uint8Array(hash.valueBlock.valueHexView))
}

const algorithmFits = ({ signatureAlgorithm }: SignerInfo, digestName: string, key: KeyObject): boolean => {
  const { algorithmId } = signatureAlgorithm
  if (key.asymmetricKeyType === 'ec') return ECDSA.get(algorithmId) === digestName
  if (key.asymmetricKeyType !== 'rsa' || !RSA.has(algorithmId)) return false
  const implied = RSA.get(algorithmId) ?? digestName
  return implied === digestName && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= RSA_LEAST_BITS
}

const contentProblem = ({ signerInfo, digestName }: Parsed, input: CmsInput): PdfProblemCode | null => {
  const type = attribute(signerInfo, OID.contentType)
  if (!(type instanceof ObjectIdentifier) || type.valueBlock.toString() !== OID.data) return 'signature.malformed'
  const digest = attribute(signerInfo, OID.messageDigest)
  if (!(digest instanceof OctetString)) return 'signature.malformed'
  const same = sameBytes(input.digest(digestName), new Uint8Array(digest.valueBlock.valueHexView))
  return same ? null : 'signature.digestMismatch'
}

const valueProblem = ({ signerInfo, digestName, certificate }: Parsed): PdfProblemCode | null => {
  if (!algorithmFits(signerInfo, digestName, certificate.publicKey)) return 'signature.algorithm'
  const signedAttributes = new Uint8Array(signerInfo.signedAttrs?.encodedValue ?? new ArrayBuffer(0))
  const value = new Uint8Array(signerInfo.signature.valueBlock.valueHexView)
  const strict = certificate.publicKey.asymmetricKeyType !== 'ec' || isStrictDer(value)
  return strict && verify(digestName, signedAttributes, certificate.publicKey, value) ? null : 'signature.forged'
}

const chainProblems = ({ certificate, certificates }: Parsed, input: CmsInput): readonly PdfProblemCode[] => {
  const problems: PdfProblemCode[] = certificate.signsDocuments ? [] : ['certificate.notForSigning']
  const chainOf = (facts: CertificateFacts) =>
    input.roots.map((root) => findChain(facts, certificates, root)).find((chain) => chain !== null)
  const chain = chainOf(certificate)
  // Every enclosed certificate must lead to the root: one that does not could be altered without anyone noticing.
  if (chain === undefined || !certificates.every(chainOf)) problems.push('certificate.untrusted')
  const at = input.at?.toISOString()
  const path = chain?.path ?? [certificate]
  if (at !== undefined && path.some(({ validFrom, validUntil }) => at < validFrom || at > validUntil)) {
    problems.push('certificate.notValidAtSigning')
  }
  return problems
}

/**
 * Judges a detached CMS signature: form, digest of the content, binding of the certificate, signature value, chain to a
 * trusted root, validity at the time of signing. Names everything that is wrong; never throws on hostile bytes.
 */
export const verifyCms = (input: CmsInput): CmsVerdict => {
  const malformed: CmsVerdict = { certificate: null, problems: ['signature.malformed'] }
  if (!isStrictDer(input.cms)) return malformed
  try {
    const parsed = parse(input.cms)
    if (parsed === null) return malformed
    const { signerInfo, certificate, notUnderstood } = parsed
    const problems: (PdfProblemCode | null)[] = [
      contentProblem(parsed, input),
      isBound(signerInfo, certificate) ? null : 'signature.certificateNotBound',
      valueProblem(parsed),
      notUnderstood ? 'signature.notUnderstood' : null,
      ...chainProblems(parsed, input),
    ]
    return { certificate, problems: problems.filter((problem) => problem !== null) }
  } catch {
    return malformed // hostile bytes, the one expected failure of the parsers
  }
}
