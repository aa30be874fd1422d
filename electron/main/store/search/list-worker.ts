import { parentPort } from 'node:worker_threads'
import type { ListReply, ListRequest } from './list-maker.ts'
import { answersTo, type ListAnswer } from './list-work.ts'

/** Where it was thrown, without its message, which may hold what there was in hand. */
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').replace(error.message, '') : 'lists could not be made'

/** What need not be copied: made for this one answer. */
const buffersOf = (answer: ListAnswer): readonly ArrayBuffer[] =>
  answer.kind === 'blocks' ? [answer.blocks.bytes.buffer as ArrayBuffer] : []

parentPort?.on('message', ({ work, port }: ListRequest) => {
  const say = (reply: ListReply, transfer: readonly ArrayBuffer[] = []): void => {
    port.postMessage(reply, [...transfer])
  }
  try {
    for (const answer of answersTo(work)) say(answer, buffersOf(answer))
  } catch (error) {
    say({ kind: 'failed', stack: stackOf(error) })
  }
})
