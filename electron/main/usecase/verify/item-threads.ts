import { Worker } from 'node:worker_threads'
import { ArchiveFault } from '../../archive/medium/fault.ts'
import { checkItem, type ItemFound, type ItemRequest } from './check-item.ts'

/** A defect crosses as where it was thrown. */
export type ItemReply =
  | { readonly ok: true; readonly found: ItemFound }
  | { readonly ok: false; readonly code: ArchiveFault['code'] | null; readonly stack: string }

/** Whoever checks packages of a batch, here or on other threads. */
export interface ItemCheckers {
  /** So many may be asked for at a time, so that nobody waits and what is held does not grow with the batch. */
  readonly atATime: number
  /** @throws ArchiveFault; the defect that ended its thread. */
  readonly check: (request: ItemRequest) => Promise<ItemFound>
  readonly stop: () => Promise<unknown>
}

/** Beside this file in the checkout, beside the bundle when it is built (electron.vite.config.ts names it by its file). */
const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? ['.', 'item-worker.ts'].join('/') : ['.', 'item-worker.js'].join('/'),
    import.meta.url,
  )

/** V8 takes several times as much where it may, and the check is no faster for it (see `PACK_LIMITS` of worker/task-runner.ts). */
const LIMITS = { maxYoungGenerationSizeMb: 24, maxOldGenerationSizeMb: 1024 }

class ItemDefect extends Error {
  constructor(stack: string) {
    super('the check of a package failed')
    if (stack !== '') this.stack = stack
  }
}

const checkerAside = () => {
  const worker = new Worker(workerFile(), {
    name: 'check',
    resourceLimits: LIMITS,
  })
  const waiting: { readonly resolve: (found: ItemFound) => void; readonly reject: (error: unknown) => void }[] = []
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (reply: ItemReply) => {
    const first = waiting.shift()
    if (reply.ok) first?.resolve(reply.found)
    else first?.reject(reply.code === null ? new ItemDefect(reply.stack) : new ArchiveFault(reply.code))
  })
  worker.on('error', failAll)
  worker.on('exit', () => {
    failAll(new ItemDefect(''))
  })
  return {
    under: () => waiting.length,
    check: (request: ItemRequest): Promise<ItemFound> =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject })
        worker.postMessage(request)
      }),
    stop: () => worker.terminate(),
  }
}

/** A thread takes a third of a second to start here, a package a tenth. */
const ALONE_BELOW_ITEMS = 8
/** Each holds some 80 MB, whatever the batch: more of them would be faster and hold more than an office PC has to spare. */
const THREADS = 2

/** For a batch of so many packages: on this thread for a small one, else on threads, which leave this one to the window. */
export const itemCheckers = (items: number): ItemCheckers => {
  if (items < ALONE_BELOW_ITEMS) return { atATime: 1, check: checkItem, stop: () => Promise.resolve() }
  const all = Array.from({ length: THREADS }, checkerAside)
  return {
    atATime: 2 * THREADS,
    check: (request) => all.reduce((least, other) => (other.under() < least.under() ? other : least)).check(request),
    stop: () => Promise.all(all.map(({ stop }) => stop())),
  }
}
