import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { createShare, type Share, type ShareFound, type SharePortion, type ShareTerms } from './log-share.ts'

export type ShareRequest =
  { readonly kind: 'read'; readonly portion: SharePortion } | { readonly kind: 'end'; readonly size: number }
export type ShareReply =
  | { readonly kind: 'read'; readonly found: ShareFound }
  | { readonly kind: 'end'; readonly ended: ReturnType<Share['end']>; readonly logs: number }

/** Whoever reads a share of the logs, on this thread or on another. Portions are answered in the order they are asked. */
export interface ShareReader {
  read(portion: SharePortion): Promise<ShareFound>
  end(size: number): Promise<{ readonly ended: ReturnType<Share['end']>; readonly logs: number }>
  stop(): Promise<unknown>
}

const readerHere = (terms: ShareTerms): ShareReader => {
  const share = createShare(terms)
  return {
    read: async (portion) => {
      // Others get their turn between portions.
      await new Promise(setImmediate)
      return share.read(portion)
    },
    end: (size) => Promise.resolve({ ended: share.end(size), logs: share.logs() }),
    stop: () => Promise.resolve(),
  }
}

/** Beside this file in the checkout, beside the bundle when it is built (electron.vite.config.ts names it by its file). */
const workerFile = (): URL =>
  new URL(
    import.meta.url.endsWith('.ts') ? ['.', 'log-worker.ts'].join('/') : ['.', 'log-worker.js'].join('/'),
    import.meta.url,
  )

const readerAside = (terms: ShareTerms): ShareReader => {
  const worker = new Worker(workerFile(), { workerData: terms, name: 'log' })
  const waiting: { readonly resolve: (reply: ShareReply) => void; readonly reject: (error: unknown) => void }[] = []
  const failAll = (error: unknown): void => {
    for (const { reject } of waiting.splice(0)) reject(error)
  }
  worker.on('message', (reply: ShareReply) => waiting.shift()?.resolve(reply))
  worker.on('error', failAll)
  worker.on('exit', () => {
    failAll(new Error('the thread that reads the log ended'))
  })
  const ask = (request: ShareRequest, transfer: readonly ArrayBuffer[]): Promise<ShareReply> =>
    new Promise((resolve, reject) => {
      waiting.push({ resolve, reject })
      worker.postMessage(request, [...transfer])
    })
  return {
    read: async (portion) => {
      const transfer = [portion.lines.buffer, portion.positions.buffer] as ArrayBuffer[] // made for this one message
      const reply = await ask({ kind: 'read', portion }, transfer)
      if (reply.kind !== 'read') throw new Error('a portion is answered by what was found in it')
      return reply.found
    },
    end: async (size) => {
      const reply = await ask({ kind: 'end', size }, [])
      if (reply.kind !== 'end') throw new Error('an end is answered by an end')
      return reply
    },
    stop: () => worker.terminate(),
  }
}

/** A thread costs about 0.1 s to start: a small log is read here before it stands. */
const ALONE_BELOW_EVENTS = 2_000
/** Beyond that the one thread that keeps the ledger in order is what the others wait for. */
const MOST_THREADS = 8

/** As many readers as the machine has processors, each with a share of the logs; one on this thread for a small log. */
export const shareReaders = (terms: ShareTerms, events: number): readonly ShareReader[] => {
  if (events < ALONE_BELOW_EVENTS) return [readerHere(terms)]
  const threads = Math.min(MOST_THREADS, availableParallelism())
  return Array.from({ length: threads }, () => readerAside(terms))
}
