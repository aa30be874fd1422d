import { createHash, verify } from 'node:crypto'
import { remembered } from '#shared/lib/remembered.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { isValidAt, readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { findChain } from '../validation/certificate-chain.ts'
import { OID, signCms } from './cms.ts'
import { derOid, derValues, type DerValue } from '../der/der.ts'
import type { Signer } from '../signer.ts'

/** Two certificates and a signature are below 4 KB; licensed authorities bring longer chains. */
const MAX_SIGNATURE_FILE_BYTES = 64 * 1024
const MAX_CERTIFICATES = 8

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/**
 * A detached CMS signature over the bytes (RFC 5652), DER, in the one form that `signCms` writes. Anyone may check it:
 * `openssl cms -verify -binary -content FILE -inform DER -in FILE.p7s -CAfile ca.pem -purpose any`.
 */
export const signDetached = (bytes: Uint8Array, signer: Signer): Promise<Uint8Array> => signCms(sha256(bytes), signer)

export type SignatureProblem =
  | 'signature.malformed' // not the one form that we write, or not what these certificates and this digest give
  | 'signature.contentAltered' // made over other bytes
  | 'signature.invalid' // not made by the key of the certificate
  | 'signature.notForRelease' // a certificate that may not sign documents, such as a person's
  | 'signature.notTrusted' // no chain to the authority
  | 'signature.expired'

export interface SignatureFacts {
  readonly signer: CertificateFacts
  /** The authority at the end of the chain; trusted as far as it is the one that the office published. */
  readonly authority: CertificateFacts
}

export interface VerifyOptions {
  /** The authority to trust, DER. Without it the enclosed one is taken, and the caller must show which it is. */
  readonly root?: Uint8Array | undefined
  /** When the signature was made, as far as the caller knows; certificates must have been valid then. */
  readonly at?: Date | undefined
}

interface Received {
  /** As they lie in the message, the signer's first. */
  readonly certificates: readonly Uint8Array[]
  readonly contentDigest: Uint8Array
  readonly signature: Uint8Array
}

const MESSAGE_DIGEST = derOid(OID.messageDigest)
const insideOf = (value: DerValue | undefined): readonly DerValue[] =>
  value === undefined ? [] : derValues(value.content)

/**
 * Picks out what `signCms` makes a message from, at the places where it puts it; null when something is not there. Whether they
 * are what they should be shows when the message is written once more.
 */
const pickOut = (cms: Uint8Array): Received | null => {
  const [contentInfo] = derValues(cms)
  const [signedData] = insideOf(insideOf(contentInfo)[1])
  const [, , , certificates, signerInfos] = insideOf(signedData)
  const [, , , attributes, , signature] = insideOf(insideOf(signerInfos)[0])
  const digests = insideOf(attributes)
    .map(insideOf)
    .filter(([type]) => type !== undefined && Buffer.compare(type.whole, MESSAGE_DIGEST) === 0)
  const [digest] = insideOf(digests[0]?.[1])
  const enclosed = insideOf(certificates)
  if (digest === undefined || signature === undefined || enclosed.length > MAX_CERTIFICATES) return null
  return {
    certificates: enclosed.map(({ whole }) => Uint8Array.from(whole)),
    contentDigest: Uint8Array.from(digest.content),
    signature: Uint8Array.from(signature.content),
  }
}

/** What was received, with the bytes that were signed; null unless writing it again gives the same message, byte for byte. */
const readForm = async (cms: Uint8Array): Promise<(Received & { readonly signedBytes: Uint8Array }) | null> => {
  if (cms.length > MAX_SIGNATURE_FILE_BYTES) return null
  try {
    const received = pickOut(cms)
    if (received === null) return null
    let signedBytes = new Uint8Array()
    const again = await signCms(received.contentDigest, {
      certificates: received.certificates,
      sign: (data) => {
        signedBytes = Uint8Array.from(data)
        return Promise.resolve(received.signature)
      },
    })
    return Buffer.compare(again, cms) === 0 ? { ...received, signedBytes } : null
  } catch {
    return null // hostile bytes, the one expected failure of the parser
  }
}

/** A package is verified before its report is written and after: the signatures in it are the same. */
const readOurForm = remembered(16, (cms: Uint8Array) => hexOf(sha256(cms)), readForm)

/**
 * Is this our office's signature over exactly these bytes? Every byte of the signature counts: whatever is not the one
 * form that we write is malformed. The signer's certificate must be made for signing documents and lead to the authority
 * (`root`, or else the one enclosed). Never throws on hostile bytes.
 */
export const verifyDetached = async (
  bytes: Uint8Array,
  cms: Uint8Array,
  { root, at }: VerifyOptions = {},
): Promise<Result<SignatureFacts, SignatureProblem>> => {
  const received = await readOurForm(cms)
  const [signer, ...others] = received?.certificates.map(readCertificate) ?? []
  if (received === null || signer === undefined || signer === null) return err('signature.malformed')
  if (Buffer.compare(sha256(bytes), received.contentDigest) !== 0) return err('signature.contentAltered')
  if (!verify('sha256', received.signedBytes, signer.publicKey, received.signature)) return err('signature.invalid')
  if (!signer.signsDocuments) return err('signature.notForRelease')
  const trusted = root === undefined ? null : readCertificate(root)
  if (root !== undefined && trusted === null) return err('signature.notTrusted')
  const known = others.filter((other) => other !== null)
  const chain = findChain(signer, known, trusted)
  if (chain === null) return err('signature.notTrusted')
  // What is enclosed is the chain and nothing beside it: else a byte of a certificate that is not needed could change.
  const needed = new Set(chain.path.map(({ sha256: hash }) => hash))
  if (
    needed.size !== received.certificates.length ||
    !received.certificates.every((der) => needed.has(hexOf(sha256(der))))
  ) {
    return err('signature.malformed')
  }
  if (at !== undefined && !chain.path.every((one) => isValidAt(one, at))) return err('signature.expired')
  return ok({ signer, authority: chain.authority })
}
