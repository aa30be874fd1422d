/** Stands in for the task thread: is busy for as many milliseconds as the text says, and answers with the thread's id; or ends. */
import { setTimeout as delay } from 'node:timers/promises'
import { parentPort, threadId } from 'node:worker_threads'

interface Request {
  readonly id: number
  readonly input: { readonly text: string }
}

parentPort?.on('message', ({ id, input }: Request) => {
  if (input.text === 'end') process.exit(1)
  void delay(Number(input.text)).then(() => parentPort?.postMessage({ id, ok: true, value: [String(threadId)] }))
})
