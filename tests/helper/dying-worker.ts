/** Stands in for the task thread: some files end it, some are very long, one has words at the borders of pieces, and all others hold one line. */
import { parentPort } from 'node:worker_threads'
import { borderText } from './border-text.ts'

interface Request {
  readonly id: number
  readonly input: { readonly fileName: string }
}

parentPort?.on('message', ({ id, input: { fileName } }: Request) => {
  if (fileName.startsWith('坏')) process.exit(1)
  const text = fileName.startsWith('界')
    ? borderText()
    : fileName.startsWith('长')
      ? `${'渠'.repeat(2_000_000)}尾`
      : '北干渠衬砌'
  parentPort?.postMessage({ id, ok: true, value: { ok: true, value: { pieces: [{ text }], pictures: [] } } })
})
