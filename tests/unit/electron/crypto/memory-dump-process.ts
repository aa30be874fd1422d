// Prints whether its memory may be dumped (PR_GET_DUMPABLE) before it forbids that, and after.
import koffi from 'koffi'
import { forbidMemoryDump } from '#electron/main/crypto/memory-dump.ts'

const PR_GET_DUMPABLE = 3
const prctl = koffi.load('libc.so.6').func('int prctl(int, ulong, ulong, ulong, ulong)') as (
  ...input: number[]
) => number
const before = prctl(PR_GET_DUMPABLE, 0, 0, 0, 0)
forbidMemoryDump()
process.stdout.write(`${String(before)} ${String(prctl(PR_GET_DUMPABLE, 0, 0, 0, 0))}`)
