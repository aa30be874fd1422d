import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import { call } from './client.ts'

type FileChannel = 'release.compare' | 'release.extend' | 'key.importFile'

/** As `useCommand`, for input that holds files: too large to be compared with the last one, so each try is an act of its own. */
export const useFileCommand = <C extends FileChannel>(
  name: C,
): {
  readonly run: (input: Omit<Input<C>, 'commandId'>) => Promise<Reply<Output<C>>>
  readonly busy: boolean
  readonly error: WireError | null
} => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  return {
    busy,
    error,
    run: async (input) => {
      setBusy(true)
      setError(null)
      // The commandId is all that was left out of the input.
      const reply = await call(name, { ...input, commandId: crypto.randomUUID() } as unknown as Input<C>)
      setBusy(false)
      setError(reply.ok ? null : reply.error)
      return reply
    },
  }
}
