/** Stands in for the task thread: one after another, is busy for as many milliseconds as the text says, and answers with its id; or ends. */
import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, threadId } from 'node:worker_threads'

interface Request {
  readonly id: number
  readonly input: { readonly text: string }
}

const answer = async ({ id, input }: Request): Promise<void> => {
  parentPort?.postMessage({ id, begun: true })
  if (input.text === 'end') process.exit(1)
  await delay(Number(input.text))
  parentPort?.postMessage({ id, ok: true, value: [String(threadId)] })
}

let last = Promise.resolve()
parentPort?.on('message', (request: Request) => {
  last = last.then(() => answer(request))
})
