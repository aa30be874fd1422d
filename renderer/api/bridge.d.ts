import type { PushPayload } from '#shared/contract/channels.ts'
import type { ChannelName, PushName } from '#shared/contract/names.ts'
import type { Reply } from '#shared/contract/errors.ts'

declare global {
  interface Window {
    /** What the preload exposes, and all that it exposes. */
    readonly mingjian: {
      call(name: ChannelName, input: unknown): Promise<Reply<unknown>>
      on<P extends PushName>(push: P, listener: (payload: PushPayload[P]) => void): () => void
    }
  }
}
