import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
import { IS_AT_WORK, IS_ENDING, type ListReply, type ListRequest } from './list-thread.ts'
import { answersTo, sizeOfWork, type ListAnswer, type ListWork } from './list-work.ts'

/** Work that was asked for. Its answers come in their order. */
export interface ListJob {
  /** @returns null while it is not there. @throws when the work failed. */
  readonly next: () => ListAnswer | null
  /** Nobody waits for the others. */
  readonly drop: () => void
}

/** Whoever does the heavy part of making and joining lists. */
export interface ListMaker {
  readonly ask: (work: ListWork) => ListJob
  /** Nothing is asked for a while. */
  readonly rest: () => void
  readonly end: () => void
}

/** On this thread, an answer at each call. */
export const listsHere: ListMaker = {
  ask: (work) => {
    const answers = answersTo(work)
    return { next: () => answers.next().value ?? null, drop: () => undefined }
  },
  rest: () => undefined,
  end: () => undefined,
}

/** Beside this file in the checkout, beside the bundle when it is built (electron.vite.config.ts names it by its file). */
const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? ['.', 'list-worker.ts'].join('/') : ['.', 'list-worker.js'].join('/'),
    import.meta.url,
  )

/** What is gone through in a few milliseconds is done at once: a thread takes 0.1 s to start. */
const SMALL_BYTES = 40_000
/**
 * So long is waited at most for a thread to lay down its work, which it does behind the answer it is at: some milliseconds. Ended in the
 * midst of it, between what Node does to begin to pack a block, it would take the whole program with it (a check in node_zlib.cc).
 */
const LAYS_DOWN_MS = 1000
/** The thread ends so long after the last work, with every text it has seen. */
const IDLE_END_MS = 20_000

/**
 * On a thread of its own, which gets texts and lists and never the key, and ends with the store. Answers are looked for when they
 * are asked for: whoever waits comes again.
 */
export const listsAside = (): ListMaker => {
  let thread: { readonly worker: Worker; readonly told: Int32Array } | null = null
  /** Threads that ended by themselves. */
  const dead = new WeakSet<Worker>()
  let ending: NodeJS.Timeout | undefined
  /** Of jobs that still wait: a port that nobody closes keeps what was sent to it. */
  const open = new Set<MessagePort>()
  const close = (port: MessagePort): void => {
    open.delete(port)
    port.close()
  }
  const end = (): void => {
    for (const port of open) close(port)
    clearTimeout(ending)
    ending = undefined
    if (thread === null) return
    const { worker, told } = thread
    thread = null
    Atomics.store(told, IS_ENDING, 1)
    if (!dead.has(worker)) Atomics.wait(told, IS_AT_WORK, 1, LAYS_DOWN_MS)
    void worker.terminate()
  }
  const start = (): NonNullable<typeof thread> => {
    const told = new Int32Array(new SharedArrayBuffer(8))
    const worker = new Worker(workerFile(), { name: 'lists', workerData: told })
    // Never what the thread threw: it may hold what there was in hand.
    const ended = (): void => void dead.add(worker)
    worker.on('error', ended)
    worker.on('exit', ended)
    worker.unref()
    return { worker, told }
  }
  return {
    ask: (work) => {
      if (sizeOfWork(work) < SMALL_BYTES) return listsHere.ask(work)
      clearTimeout(ending)
      ending = undefined
      if (thread !== null && dead.has(thread.worker)) end()
      const { worker: asked } = (thread ??= start())
      const { port1, port2 } = new MessageChannel()
      open.add(port1)
      asked.postMessage({ work, port: port2 } satisfies ListRequest, [port2, ...buffersOf(work)])
      return {
        next: () => {
          const reply = (receiveMessageOnPort(port1) as { readonly message: ListReply } | undefined)?.message
          if (reply?.kind === 'failed') {
            close(port1)
            const error = new Error('lists could not be made')
            error.stack = reply.stack
            throw error
          }
          if (reply === undefined && dead.has(asked)) throw new Error('the thread that makes lists ended')
          return reply ?? null
        },
        drop: () => {
          close(port1)
        },
      }
    },
    rest: () => {
      if (thread !== null) ending ??= setTimeout(end, IDLE_END_MS).unref()
    },
    end,
  }
}

/** What need not be copied: made for this one message. */
const buffersOf = (work: ListWork): readonly ArrayBuffer[] => buffersIn(work).map(({ buffer }) => buffer as ArrayBuffer)
const buffersIn = (work: ListWork): readonly Uint8Array[] => {
  if (work.kind === 'make') return [work.texts]
  return work.kind === 'join' ? work.parts.flatMap(({ lists, places }) => [lists.bytes, places.bytes]) : []
}
