import { useState } from 'react'
import type { WireError } from '#shared/contract/errors.ts'

/** What `useActs` needs of a command. */
interface Act {
  readonly busy: boolean
  readonly error: WireError | null
  readonly dismiss: () => void
}

export interface Acts {
  readonly busy: boolean
  /** Why the last attempt failed. */
  readonly error: WireError | null
  /** What was done last, until the next act begins. */
  readonly message: string | null
  /** Before an act, or a question about one: what earlier ones said is gone. */
  readonly fresh: () => void
  /** For the end of an act: shows what was done, after `onDone`; a failure is shown by `error`. True when it was done. */
  readonly settle: (done: string, onDone?: () => void) => (reply: { readonly ok: boolean }) => boolean
}

/** The acts of one screen together: whether one is under way, why one failed, what was done. */
export const useActs = (...acts: readonly Act[]): Acts => {
  const [message, setMessage] = useState<string | null>(null)
  return {
    busy: acts.some(({ busy }) => busy),
    error: acts.find(({ error }) => error !== null)?.error ?? null,
    message,
    fresh: () => {
      for (const act of acts) act.dismiss()
      setMessage(null)
    },
    settle: (done, onDone) => (reply) => {
      if (reply.ok) {
        onDone?.()
        setMessage(done)
      }
      return reply.ok
    },
  }
}
