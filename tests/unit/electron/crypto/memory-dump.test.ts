import { expect, it } from 'vitest'
import { forbidMemoryDump } from '#electron/main/crypto/memory-dump.ts'
import { runScript } from '../../../helper/child-node.ts'

it.runIf(process.platform === 'linux')('leaves no memory of a process that forbids it to a core file', () => {
  expect(runScript('unit/electron/crypto/memory-dump-process.ts', null)).toBe('1 0')
})

it('asks nothing of a system that has no such call', () => {
  expect(() => {
    forbidMemoryDump('win32')
  }).not.toThrow()
})
