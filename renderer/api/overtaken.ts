import type { ErrorCode, WireError } from '#shared/contract/errors.ts'

/** Answers to an act that was made on what the log, or its text, is not any more; their sentences say that it is read again. */
const OVERTAKEN: readonly ErrorCode[] = ['case.stale', 'case.contentChanged', 'case.unknownHit']

/** What an act came to, whatever it answers. */
export type Ended = { readonly ok: true } | { readonly ok: false; readonly error: WireError }

/** Was the act refused because the case has gone on since the screen read it? */
export const isOvertaken = (reply: Ended): boolean => !reply.ok && OVERTAKEN.includes(reply.error.code)

/** Has the case read again when it has gone on. */
export const rereadIfOvertaken = (reply: Ended, onStale: () => void): void => {
  if (isOvertaken(reply)) onStale()
}
