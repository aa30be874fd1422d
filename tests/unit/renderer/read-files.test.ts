import { expect, it } from 'vitest'
import { readFiles } from '#renderer/api/read-files.ts'

const file = (...bytes: number[]) => ({ arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer) })

it('reads files in their order', async () => {
  const read = await readFiles([file(1), file(2, 3)])
  expect(read).toEqual({ ok: true, value: [new Uint8Array([1]), new Uint8Array([2, 3])] })
  expect(await readFiles([])).toEqual({ ok: true, value: [] })
})

it('answers for a file that has gone, or is a folder, as for any other fault', async () => {
  const gone = { arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) }
  expect(await readFiles([file(1), gone])).toEqual({ ok: false, error: { code: 'fault.fileUnreadable' } })
})
