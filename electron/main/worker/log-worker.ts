import { parentPort, workerData } from 'node:worker_threads'
import { createShare, type ShareTerms } from './log-share.ts'
import type { ShareReply, ShareRequest } from './log-threads.ts'

// Given by log-threads.ts when it starts this thread.
const share = createShare(workerData as ShareTerms)

parentPort?.on('message', (request: ShareRequest) => {
  const reply: ShareReply =
    request.kind === 'read'
      ? { kind: 'read', found: share.read(request.portion) }
      : { kind: 'end', ended: share.end(request.size), logs: share.logs() }
  parentPort?.postMessage(reply)
})
