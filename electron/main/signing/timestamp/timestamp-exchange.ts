import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs'
import { err, ok, type Result } from '#shared/lib/result.ts'
import type { CertificateFacts } from '../../certificate/certificate.ts'
import { OID } from '../cms/cms.ts'
import { isStrictDer } from '../der/strict-der.ts'
import { TOKEN_ROOM_BYTES, type TimestampRefusal } from './timestamp-source.ts'
import { verifyTimestamp } from './verify-timestamp.ts'

/** A request as it is sent or exported; the nonce is hex, '' for one that travels by hand. */
export interface TimestampRequest {
  readonly digest: Uint8Array
  readonly nonce: string
  readonly der: Uint8Array
}

/** What the asker knows of the world. */
export interface AnswerContext {
  /** When the question was asked, or, for a token that came by hand, when what it attests was made. */
  readonly earliest: Date
  /** When the answer is read. An authority that names a time before the one or after the other is not believed. */
  readonly latest: Date
  /** Authorities that the office trusts; without any, no token is taken. */
  readonly roots: readonly CertificateFacts[]
}

/** PKIStatus of RFC 3161, 2.4.2. */
const GRANTED = new Set([0, 1])
const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer

/** A request over a SHA-256 digest, with the authority's certificates wanted (RFC 3161, 2.4.1). */
export const timestampRequest = (digest: Uint8Array, nonce: Uint8Array | null): TimestampRequest => {
  // Positive and without leading zeros: DER knows one way to write it.
  const value =
    nonce === null ? null : Uint8Array.from(nonce, (byte, index) => (index === 0 ? (byte & 0x7f) | 0x40 : byte))
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: OID.sha256 }),
      hashedMessage: new OctetString({ valueHex: buffer(digest) }),
    }),
    certReq: true,
    ...(value === null ? {} : { nonce: new Integer({ valueHex: buffer(value) }) }),
  })
  return {
    digest,
    nonce: value === null ? '' : Buffer.from(value).toString('hex'),
    der: new Uint8Array(request.toSchema().toBER()),
  }
}

const wrong = (why: NonNullable<TimestampRefusal['detail']['why']>): Result<never, TimestampRefusal> =>
  err({ code: 'timestamp.wrong', detail: { why } })

/** The token in an answer, or null when the authority refused. @throws on hostile bytes. */
const tokenIn = (answer: Uint8Array): Uint8Array | null => {
  const response = TimeStampResp.fromBER(buffer(answer))
  if (!GRANTED.has(response.status.status) || response.timeStampToken === undefined) return null
  return new Uint8Array(response.timeStampToken.toSchema().toBER())
}

/**
 * Reads an authority's answer (a .tsr) and checks that it attests this request: imprint, nonce, the authority's signature,
 * its certificate up to a trusted root, and a time that is possible. Never throws on hostile bytes.
 */
export const readTimestampAnswer = (
  answer: Uint8Array,
  request: TimestampRequest,
  { earliest, latest, roots }: AnswerContext,
): Result<Uint8Array, TimestampRefusal> => {
  if (answer.length > TOKEN_ROOM_BYTES) return wrong('malformed')
  let token: Uint8Array | null
  try {
    token = tokenIn(answer)
  } catch {
    return wrong('malformed') // hostile bytes, the one expected failure of the parser
  }
  if (token === null) return err({ code: 'timestamp.refused', detail: {} })
  if (!isStrictDer(token)) return wrong('malformed')
  const imprint = (algorithm: string): Uint8Array => (algorithm === 'sha256' ? request.digest : new Uint8Array())
  const verified = verifyTimestamp({ token, imprint, roots, earliest, latest })
  if (typeof verified === 'string') return wrong(verified)
  if (request.nonce !== '' && verified.nonce !== request.nonce.replace(/^(?:00)+/, '')) return wrong('nonce')
  return verified.chain === null ? wrong('untrusted') : ok(token)
}
