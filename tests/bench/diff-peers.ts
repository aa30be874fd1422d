import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { diffArrays } from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import fastDiff from 'fast-diff'

/** The JavaScript libraries that are measured beside ours, each in the way that suits Chinese best. */
export const PEERS = ['diff-match-patch', 'jsdiff', 'fast-diff'] as const
export type Peer = (typeof PEERS)[number]

export interface PeerResult {
  readonly ms: number
  readonly operations: readonly (readonly [kind: number, text: string])[]
}

const compare: Readonly<Record<Peer, (old: string, new_: string) => PeerResult['operations']>> = {
  // With its default limit of one second and the cleanup that its documentation gives for people who read the result.
  'diff-match-patch': (old, new_) => {
    const library = new DiffMatchPatch()
    const operations = library.diff_main(old, new_)
    library.diff_cleanupSemantic(operations)
    return operations
  },
  // Words by Intl.Segmenter, since its own words are those of English.
  jsdiff: (old, new_) => {
    const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
    const words = (text: string): string[] =>
      text.split(/(\n)/u).flatMap((line) => Array.from(segmenter.segment(line), ({ segment }) => segment))
    return diffArrays(words(old), words(new_)).map(({ added, removed, value }) => [
      added ? 1 : removed ? -1 : 0,
      value.join(''),
    ])
  },
  'fast-diff': (old, new_) => fastDiff(old, new_),
}

interface Job {
  readonly peer: Peer
  readonly old: string
  readonly new: string
}

/** Runs a peer in a thread of its own; null when it has not ended within the limit. */
export const runPeer = (peer: Peer, old: string, new_: string, limitMs: number): Promise<PeerResult | null> =>
  new Promise((resolve, reject) => {
    const workerData: Job = { peer, old, new: new_ }
    const worker = new Worker(new URL(import.meta.url), { workerData })
    const timer = setTimeout(() => {
      resolve(null)
      void worker.terminate()
    }, limitMs)
    worker.once('error', reject)
    worker.once('message', (result: PeerResult) => {
      clearTimeout(timer)
      resolve(result)
    })
  })

if (!isMainThread && parentPort !== null) {
  const { peer, old, new: new_ } = workerData as Job
  const begun = performance.now()
  const operations = compare[peer](old, new_)
  parentPort.postMessage({ ms: performance.now() - begun, operations } satisfies PeerResult)
}
