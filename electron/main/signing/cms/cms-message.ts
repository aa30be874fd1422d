import { constants, createHash, verify, type KeyObject } from 'node:crypto'
import { RSASSAPSSParams } from 'pkijs'
import { remembered } from '#shared/lib/remembered.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { OID, signerIdentifier } from './cms.ts'
import {
  derContent,
  derDotted,
  DerMismatch,
  derOctets,
  derOnly,
  derParts,
  derValues,
  TAG,
  type DerValue,
} from '../der/der.ts'
import { isStrictDer } from '../der/strict-der.ts'

/** What is wrong with a message by itself, whoever made it. */
export type MessageProblem =
  | 'signature.malformed'
  | 'signature.digestMismatch'
  | 'signature.forged'
  | 'signature.algorithm'
  | 'signature.certificateNotBound'

/** A CMS signature by one hand (RFC 5652), read but not judged. */
export interface CmsMessage {
  /** Written in the one way that the standards have for what it holds, as far as DER leaves a choice (see `isStrictDer`). */
  readonly isPlain: boolean
  /** What is signed beside the content, the values of each by its type, and its bytes as they are signed. */
  readonly attributes: ReadonlyMap<string, readonly DerValue[]>
  readonly signedBytes: Uint8Array
  /** How the value was made: an object identifier, and DER or BER. */
  readonly algorithm: { readonly name: string; readonly parameters: Uint8Array | null }
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
/** Signatures carry a handful. */
const MAX_ATTRIBUTES = 100

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0

/** Attributes by their types; those of a type that occurs twice side by side, so that none of them is the one. @throws DerMismatch. */
const attributesIn = (set: DerValue | undefined): ReadonlyMap<string, readonly DerValue[]> => {
  const found = new Map<string, readonly DerValue[]>()
  const all = set === undefined ? [] : derParts(set, set.tag)
  if (all.length > MAX_ATTRIBUTES) throw new DerMismatch()
  for (const one of all) {
    const [type, set, ...more] = derParts(one, TAG.sequence)
    const values = derParts(set, TAG.set)
    if (values.length === 0 || more.length > 0) throw new DerMismatch()
    const key = derDotted(type)
    found.set(key, [...(found.get(key) ?? []), ...values])
  }
  return found
}

/** A signed attribute that occurs once with one value; undefined otherwise. */
const attribute = ({ attributes }: Pick<CmsMessage, 'attributes'>, type: string): DerValue | undefined => {
  const [value, ...more] = attributes.get(type) ?? []
  return more.length === 0 ? value : undefined
}

/** The key's identifier that a certificate states of itself (RFC 5280, 4.2.1.2); null for none. @throws DerMismatch. */
const keyIdentifier = remembered(
  MAX_CERTIFICATES,
  ({ sha256 }: CertificateFacts) => sha256,
  ({ der }): { readonly value: Uint8Array | null } => {
    const [tbs] = derParts(derValues(der)[0], TAG.sequence)
    const [extensions] = derParts(tbs, TAG.sequence).flatMap((one) =>
      one.tag === TAG.three ? derParts(one, TAG.three) : [],
    )
    for (const one of extensions === undefined ? [] : derParts(extensions, TAG.sequence)) {
      const parts = derParts(one, TAG.sequence)
      if (derDotted(parts[0]) === SUBJECT_KEY_IDENTIFIER)
        return { value: derContent(derValues(derContent(parts.at(-1), TAG.octets))[0], TAG.octets) }
    }
    return { value: null }
  },
)

/** Byte for byte: equality of names forgives letter case, and with it a changed byte. @throws DerMismatch. */
const isNamed = (certificate: CertificateFacts, sid: DerValue): boolean => {
  if (sid.tag === TAG.sequence) return sameBytes(signerIdentifier(certificate.der), sid.whole)
  const own = sid.tag === TAG.zeroPlain ? keyIdentifier(certificate).value : null
  return own !== null && sameBytes(own, sid.content)
}

/** The one attribute that nothing covers and that is understood: an RFC 3161 token over the value. @throws DerMismatch. */
const timestampIn = (unsigned: DerValue | undefined): Uint8Array | null => {
  const attributes = attributesIn(unsigned)
  const [token, ...more] = attributes.get(OID.signatureTimestamp) ?? []
  return token === undefined || more.length > 0 || attributes.size > 1 ? null : Uint8Array.from(token.whole)
}

/** The parts of `values` that may stand behind the others, each with its tag, in this order and no other. @throws DerMismatch. */
const optional = (values: readonly DerValue[], tags: readonly number[]): readonly (DerValue | undefined)[] => {
  let at = 0
  const found = tags.map((tag) => (values[at]?.tag === tag ? values[at++] : undefined))
  if (at !== values.length) throw new DerMismatch()
  return found
}

/** An AlgorithmIdentifier: its name, and what may stand behind it. @throws DerMismatch. */
const algorithmIn = (value: DerValue | undefined): CmsMessage['algorithm'] => {
  const [name, parameters, ...more] = derParts(value, TAG.sequence)
  if (more.length > 0) throw new DerMismatch()
  return { name: derDotted(name), parameters: parameters?.whole ?? null }
}

const versionIn = (value: DerValue | undefined): number => {
  const [version = 0, ...more] = derContent(value, TAG.integer)
  return more.length === 0 ? version : 0
}

/**
 * The parts of a message (RFC 5652, 5.1 and 5.3); null for what is no signature by one hand. Reads BER as well as DER, since others
 * write it; how strictly it is written is asked elsewhere. @throws DerMismatch on hostile bytes.
 */
export const readCms = (cms: Uint8Array): CmsMessage | null => {
  const [form, explicit, ...behind] = derParts(derValues(cms)[0], TAG.sequence)
  if (derDotted(form) !== OID.signedData || behind.length > 0) return null
  const [version, digests, encapsulated, ...rest] = derParts(derOnly(explicit, TAG.zero), TAG.sequence)
  const [enclosed, lists, signers] = optional(rest, [TAG.zero, TAG.one, TAG.set])
  const hands = derParts(signers, TAG.set)
  if (hands.length !== 1) return null
  const [itsVersion, sid, digest, ...parts] = derParts(hands[0], TAG.sequence)
  const [signed, algorithm, value, unsigned] = optional(parts, [TAG.zero, TAG.sequence, TAG.octets, TAG.one])
  const digestAlgorithms = derParts(digests, TAG.set)
  const [dataVersion, signerVersion] = [versionIn(version), versionIn(itsVersion)]
  if (![1, 3].includes(dataVersion) || ![1, 3].includes(signerVersion) || sid === undefined) return null
  if (digest === undefined || !digestAlgorithms.some((one) => sameBytes(one.whole, digest.whole))) return null
  const items = enclosed === undefined ? [] : derParts(enclosed, TAG.zero)
  if (items.length > MAX_CERTIFICATES) return null
  const certificates = items.map(({ whole }) => readCertificate(whole)).filter((facts) => facts !== null)
  const certificate = certificates.find((facts) => isNamed(facts, sid))
  const digestName = DIGESTS.get(algorithmIn(digest).name)
  if (certificate === undefined || digestName === undefined) return null
  const [contentType, ...inside] = derParts(encapsulated, TAG.sequence)
  const [content] = optional(inside, [TAG.zero])
  const timestamp = timestampIn(unsigned)
  const signedBytes = Uint8Array.from(signed?.whole ?? [])
  // Signed as the SET that they are, whatever tag they have here (5.4).
  if (signedBytes.length > 0) signedBytes[0] = TAG.set
  const [made, type] = [algorithmIn(algorithm), derDotted(contentType)]
  const ownVersion = sid.tag === TAG.sequence ? 1 : 3
  return {
    ...{ attributes: attributesIn(signed), signedBytes, algorithm: made, contentType: type },
    isPlain:
      signerVersion === ownVersion &&
      dataVersion === (type === OID.data ? ownVersion : 3) &&
      // RFC 5758, 3.2: without parameters.
      !(ECDSA.has(made.name) && made.parameters !== null),
    content: content === undefined ? null : Uint8Array.from(derOctets(derOnly(content, TAG.zero))),
    certificates,
    certificate,
    digestName,
    value: Uint8Array.from(derContent(value, TAG.octets)),
    timestamp,
    notUnderstood:
      (unsigned !== undefined && timestamp === null) ||
      (lists !== undefined && derParts(lists, TAG.one).length > 0) ||
      certificates.length < items.length ||
      digestAlgorithms.length > 1,
  }
}

/** The first certificate that the ESS attribute names is this one (RFC 5035). */
export const isBound = (message: CmsMessage, alsoOld = false): boolean => {
  const { attributes, certificate } = message
  const isOld = alsoOld && !attributes.has(OID.signingCertificate)
  const found = attribute(message, isOld ? SIGNING_CERTIFICATE_V1 : OID.signingCertificate)
  try {
    const [first] = derParts(derParts(found, TAG.sequence)[0], TAG.sequence)
    const parts = derParts(first, TAG.sequence)
    const [declared] = parts
    // Left out, the algorithm is SHA-256 (its DEFAULT).
    const isDeclared = declared?.tag === TAG.sequence
    const algorithm = isOld ? 'sha1' : isDeclared ? DIGESTS.get(algorithmIn(declared).name) : 'sha256'
    if (algorithm === undefined) return false
    const wanted = createHash(algorithm).update(certificate.der).digest()
    return sameBytes(wanted, derContent(parts[isDeclared ? 1 : 0], TAG.octets))
  } catch (error) {
    if (error instanceof DerMismatch) return false
    throw error
  }
}

/** The salt's length of RSASSA-PSS, when its digest is the message's; null otherwise. @throws on hostile parameters. */
const pssSalt = ({ algorithm: { parameters }, digestName }: CmsMessage): number | null => {
  const { hashAlgorithm, saltLength } = RSASSAPSSParams.fromBER(Uint8Array.from(parameters ?? []))
  return DIGESTS.get(hashAlgorithm.algorithmId) === digestName ? saltLength : null
}

const algorithmFits = (algorithm: string, digestName: string, key: KeyObject): boolean => {
  if (key.asymmetricKeyType === 'ec') return ECDSA.get(algorithm) === digestName
  if (key.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < RSA_LEAST_BITS) return false
  if (algorithm === RSA_PSS) return true
  return RSA.has(algorithm) && (RSA.get(algorithm) ?? digestName) === digestName
}

/** The message says that it signs content of this type with this digest. */
export const contentProblem = (
  message: CmsMessage,
  contentType: string,
  digest: (algorithm: string) => Uint8Array,
): MessageProblem | null => {
  const [type, said] = [attribute(message, OID.contentType), attribute(message, OID.messageDigest)]
  if (type?.tag !== TAG.oid || derDotted(type) !== contentType || said?.tag !== TAG.octets) return 'signature.malformed'
  return sameBytes(digest(message.digestName), said.content) ? null : 'signature.digestMismatch'
}

/** The value is of this certificate's key, over the signed attributes as they were received. */
export const valueProblem = (message: CmsMessage): MessageProblem | null => {
  const { signedBytes, digestName, certificate, value, algorithm } = message
  const { publicKey } = certificate
  if (!algorithmFits(algorithm.name, digestName, publicKey)) return 'signature.algorithm'
  if (algorithm.name === RSA_PSS) {
    const saltLength = pssSalt(message)
    if (saltLength === null) return 'signature.algorithm'
    const key = { key: publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength }
    return verify(digestName, signedBytes, key, value) ? null : 'signature.forged'
  }
  const strict = publicKey.asymmetricKeyType !== 'ec' || isStrictDer(value)
  return strict && verify(digestName, signedBytes, publicKey, value) ? null : 'signature.forged'
}
