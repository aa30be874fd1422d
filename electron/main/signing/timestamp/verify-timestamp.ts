import { createHash } from 'node:crypto'
import { TSTInfo } from 'pkijs'
import { isValidAt, type CertificateFacts } from '../../certificate/certificate.ts'
import { chainToRoots, type CertificateChain } from '../validation/certificate-chain.ts'
import { contentProblem, DIGESTS, isBound, readCms, valueProblem } from '../cms/cms-message.ts'
import { OID } from '../cms/cms.ts'
import type { TimestampProblem } from './timestamp-problem.ts'

/** A token that its authority really made over these bytes (RFC 3161); whether the authority is trusted is another matter. */
export interface VerifiedTimestamp {
  readonly at: Date
  readonly authority: CertificateFacts
  readonly certificates: readonly CertificateFacts[]
  /** To a trusted root; null when there is none. */
  readonly chain: CertificateChain | null
  /** As the token gives it, hex; '' without one. */
  readonly nonce: string
}

export interface TimestampInput {
  readonly token: Uint8Array
  /** Digest of what the token should be over, under a Node name. */
  readonly imprint: (algorithm: string) => Uint8Array
  readonly roots: readonly CertificateFacts[]
  readonly others?: readonly CertificateFacts[]
  /** What it is over did not exist before this. */
  readonly earliest?: Date
  /** Now, by the reader's clock. Both with `CLOCK_TOLERANCE_MS` to spare. */
  readonly latest?: Date
}

/** Clocks of two machines may differ by this much. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8'
const MAX_TOKEN_BYTES = 64 * 1024
const hex = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .replace(/^(?:00)+/, '')

/** When a token says that it was made, unjudged; null for what is no token. Never throws on hostile bytes. */
export const timeIn = (token: Uint8Array): Date | null => {
  try {
    const message = readCms(token)
    if (message?.contentType !== OID.timestampInfo || message.content === null) return null
    return TSTInfo.fromBER(Uint8Array.from(message.content).buffer).genTime
  } catch {
    return null // hostile bytes, the one expected failure of the parsers
  }
}

const isImpossible = (at: Date, { earliest, latest }: TimestampInput): boolean =>
  (earliest !== undefined && at.getTime() < earliest.getTime() - CLOCK_TOLERANCE_MS) ||
  (latest !== undefined && at.getTime() > latest.getTime() + CLOCK_TOLERANCE_MS)

const judge = (input: TimestampInput): VerifiedTimestamp | TimestampProblem => {
  const { token, imprint, roots, others = [] } = input
  const message = readCms(token)
  if (message?.contentType !== OID.timestampInfo || message.content === null) return 'malformed'
  const { content, certificate, certificates } = message
  const info = TSTInfo.fromBER(Uint8Array.from(content).buffer)
  const algorithm = DIGESTS.get(info.messageImprint.hashAlgorithm.algorithmId)
  if (info.version !== 1 || algorithm === undefined) return 'malformed'
  const said = new Uint8Array(info.messageImprint.hashedMessage.valueBlock.valueHexView)
  if (Buffer.compare(said, imprint(algorithm)) !== 0) return 'imprint'
  const digest = (name: string): Uint8Array => new Uint8Array(createHash(name).update(content).digest())
  if (contentProblem(message, OID.timestampInfo, digest) !== null || valueProblem(message) !== null) return 'forged'
  if (!isBound(message, true)) return 'forged'
  // RFC 3161, 2.3: for timestamps and nothing else.
  if (certificate.extendedUsages.length !== 1 || certificate.extendedUsages[0] !== TIME_STAMPING)
    return 'notAnAuthority'
  const chain = chainToRoots(certificate, [...certificates, ...others], roots)
  const path = chain?.path ?? [certificate]
  if (!path.every((one) => isValidAt(one, info.genTime))) return 'notValid'
  if (isImpossible(info.genTime, input)) return 'time'
  const nonce = info.nonce === undefined ? '' : hex(info.nonce.valueBlock.valueHexView)
  return { at: info.genTime, authority: certificate, certificates, chain, nonce }
}

/** Judges a timestamp token; the problem's name when it is not what it should be. Never throws on hostile bytes. */
export const verifyTimestamp = (input: TimestampInput): VerifiedTimestamp | TimestampProblem => {
  if (input.token.length > MAX_TOKEN_BYTES) return 'malformed'
  try {
    return judge(input)
  } catch {
    return 'malformed' // hostile bytes, the one expected failure of the parsers
  }
}
