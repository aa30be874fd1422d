import { MessageChannel, receiveMessageOnPort, Worker, type MessagePort } from 'node:worker_threads'
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

export interface ListRequest {
  readonly work: ListWork
  /** Takes the answers. */
  readonly port: MessagePort
}
export type ListReply = ListAnswer | { readonly kind: 'failed'; readonly stack: string }

/** Beside this file in the checkout, beside the bundle when it is built (electron.vite.config.ts names it by its file). */
const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? ['.', 'list-worker.ts'].join('/') : ['.', 'list-worker.js'].join('/'),
    import.meta.url,
  )

/** What is gone through in a few milliseconds is done at once: a thread takes 0.1 s to start. */
const SMALL_BYTES = 40_000
/** The thread ends so long after the last work, with every text it has seen. */
const IDLE_END_MS = 20_000

/**
 * On a thread of its own, which gets texts and lists and never the key, and ends with the store. Answers are looked for when they
 * are asked for: whoever waits comes again.
 */
export const listsAside = (): ListMaker => {
  let thread: Worker | null = null
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
    void thread?.terminate()
    thread = null
  }
  const start = (): Worker => {
    const started = new Worker(workerFile(), { name: 'lists' })
    const ended = (): void => {
      // Never what the thread threw: it may hold what there was in hand.
      if (thread === started) dead.add(started)
    }
    started.on('error', ended)
    started.on('exit', ended)
    started.unref()
    return started
  }
  return {
    ask: (work) => {
      if (sizeOfWork(work) < SMALL_BYTES) return listsHere.ask(work)
      clearTimeout(ending)
      ending = undefined
      if (thread !== null && dead.has(thread)) end()
      const asked = (thread ??= start())
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
