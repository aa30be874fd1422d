import { randomBytes } from 'node:crypto'
import { err } from '#shared/lib/result.ts'
import type { CertificateFacts } from '../../certificate/certificate.ts'
import { readWithin } from '../read-within.ts'
import { readTimestampAnswer, timestampRequest } from './timestamp-exchange.ts'
import { TOKEN_ROOM_BYTES, type TimestampSource } from './timestamp-source.ts'

export interface TimestampAuthority {
  /** http or https, as the office configured it. */
  readonly url: string
  /** Its root, which the office pinned: of anybody else nothing is taken. */
  readonly roots: readonly CertificateFacts[]
  readonly now: () => Date
  readonly signal?: AbortSignal
}

const TIMEOUT_MS = 15_000
const NONCE_BYTES = 8

/**
 * Asks an authority over HTTP (RFC 3161, 3.4). Only a digest leaves the machine. No redirect is followed and no answer
 * taken that does not attest the very request.
 */
export const askAuthority =
  ({ url, roots, now, signal }: TimestampAuthority): TimestampSource =>
  async (digest) => {
    const request = timestampRequest(digest, randomBytes(NONCE_BYTES))
    const earliest = now()
    const limits = [AbortSignal.timeout(TIMEOUT_MS), ...(signal === undefined ? [] : [signal])]
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
        body: Buffer.from(request.der),
        redirect: 'error',
        signal: AbortSignal.any(limits),
      })
      const answer = response.ok ? await readWithin(response, TOKEN_ROOM_BYTES) : null
      if (!response.ok) return err({ code: 'timestamp.refused', detail: {} })
      if (answer === null) return err({ code: 'timestamp.wrong', detail: { why: 'malformed' } })
      return readTimestampAnswer(answer, request, { earliest, latest: now(), roots })
    } catch {
      if (signal?.aborted) throw signal.reason
      return err({ code: 'timestamp.unreachable', detail: {} })
    }
  }
