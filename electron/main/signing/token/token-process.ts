import { answerer } from './answer.ts'
import type { TokenRequest } from './messages.ts'
import { openDriver } from './pkcs11.ts'

/**
 * The process that a driver runs in: a child of the program (Electron's utility process) or of a command. Whatever the
 * driver does to it, the program goes on.
 */
const answer = answerer(openDriver)

interface ParentPort {
  on(event: 'message', listen: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}
// Electron gives a utility process its port here; Node's types do not know it.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
if (parentPort !== undefined) {
  parentPort.on('message', ({ data }) => {
    parentPort.postMessage(answer(data as TokenRequest)) // only our own program speaks to this process
  })
} else {
  process.on('message', (data) => {
    process.send?.(answer(data as TokenRequest))
  })
}
