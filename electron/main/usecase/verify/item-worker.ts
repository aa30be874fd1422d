import { parentPort } from 'node:worker_threads'
import { ArchiveFault } from '../../archive/medium/fault.ts'
import { checkItem, type ItemRequest } from './check-item.ts'
import type { ItemReply } from './item-threads.ts'

const answer = (request: ItemRequest): Promise<ItemReply> =>
  checkItem(request).then(
    (found): ItemReply => ({ ok: true, found }),
    (error: unknown): ItemReply => ({
      ok: false,
      code: error instanceof ArchiveFault ? error.code : null,
      // Where it was thrown, without its message, which may hold what was read.
      stack: error instanceof Error ? (error.stack ?? '').replace(error.message, '') : '',
    }),
  )

// One after another, so that answers come in the order of the questions.
let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (request: ItemRequest) => {
  turn = turn.then(async () => parentPort?.postMessage(await answer(request)))
})
