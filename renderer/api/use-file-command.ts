import { useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import { call } from './client.ts'
import { readFiles } from './read-files.ts'

type FileChannel =
  'release.compare' | 'release.extend' | 'key.importFile' | 'sealing.approveSeal' | 'sealing.setTimestamp'

/** As `useCommand`, for input that holds files: too large to be compared with the last one, so each try is an act of its own. */
export const useFileCommand = <C extends FileChannel>(
  name: C,
): {
  readonly run: (
    files: readonly File[],
    input: (bytes: readonly Uint8Array[]) => Omit<Input<C>, 'commandId'>,
  ) => Promise<Reply<Output<C>>>
  readonly busy: boolean
  readonly error: WireError | null
  readonly dismiss: () => void
} => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  return {
    busy,
    error,
    dismiss: () => {
      setError(null)
    },
    run: async (files, input) => {
      setBusy(true)
      setError(null)
      const read = await readFiles(files)
      const reply = read.ok
        ? // The commandId is all that was left out of the input.
          await call(name, { ...input(read.value), commandId: crypto.randomUUID() } as unknown as Input<C>)
        : read
      setBusy(false)
      setError(reply.ok ? null : reply.error)
      return reply
    },
  }
}
