import type { Result } from '#shared/lib/result.ts'
import type { TimestampProblem } from './timestamp-problem.ts'

/** Why no time could be attested. What to do is the person's choice: ask again, or release without (B-B). */
export interface TimestampRefusal {
  readonly code:
    | 'timestamp.unreachable' // no answer, or not one in time
    | 'timestamp.refused' // the authority says no
    | 'timestamp.wrong' // an answer that does not attest what was asked
  readonly detail: {
    /** For `wrong`: what is wrong with it. */
    readonly why?: TimestampProblem | 'nonce' | 'untrusted'
  }
}

/** Attests that a SHA-256 digest existed now, as a token of RFC 3161, DER; checked before it is handed out. */
export type TimestampSource = (digest: Uint8Array) => Promise<Result<Uint8Array, TimestampRefusal>>

/** Tokens enclose the authority's certificates: four to seven kilobytes with a chain of RSA keys. */
export const TOKEN_ROOM_BYTES = 12 * 1024

/** Carries a refusal out of the making of a message. */
export class TimestampFailure extends Error {
  readonly refusal: TimestampRefusal
  constructor(refusal: TimestampRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}
