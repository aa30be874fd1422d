import { parentPort, workerData } from 'node:worker_threads'
import { IS_AT_WORK, IS_ENDING, type ListReply, type ListRequest } from './list-thread.ts'
import { answersTo, type ListAnswer } from './list-work.ts'

/** Where it was thrown, without its message, which may hold what there was in hand. */
const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? '').replace(error.message, '') : 'lists could not be made'

/** What need not be copied: made for this one answer. */
const buffersOf = (answer: ListAnswer): readonly ArrayBuffer[] =>
  answer.kind === 'blocks' ? [answer.blocks.bytes.buffer as ArrayBuffer] : []

const told = workerData as Int32Array // given by `list-maker.ts`
const isEnding = (): boolean => Atomics.load(told, IS_ENDING) === 1

parentPort?.on('message', ({ work, port }: ListRequest) => {
  const say = (reply: ListReply, transfer: readonly ArrayBuffer[] = []): void => {
    port.postMessage(reply, [...transfer])
  }
  Atomics.store(told, IS_AT_WORK, 1)
  try {
    for (const answers = answersTo(work); !isEnding();) {
      const answer = answers.next().value
      if (answer === undefined) break
      say(answer, buffersOf(answer))
    }
  } catch (error) {
    say({ kind: 'failed', stack: stackOf(error) })
  } finally {
    Atomics.store(told, IS_AT_WORK, 0)
    Atomics.notify(told, IS_AT_WORK)
  }
})
