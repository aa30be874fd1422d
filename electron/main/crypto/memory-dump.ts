import koffi from 'koffi'

const PR_SET_DUMPABLE = 4

/**
 * From here on a crash leaves no core file of this process, and no other program of the same person reads its memory: keys and
 * text stand there as they are. prctl(2), PR_SET_DUMPABLE: it holds for a core file and for systemd-coredump alike, which
 * RLIMIT_CORE does not. Linux alone; Windows keeps full dumps only where its administrator asks for them (LocalDumps). The page's
 * process is not dumped either: Chromium's sandbox sees to that.
 *
 * @throws where the system cannot be asked, or says no.
 */
export const forbidMemoryDump = (platform: NodeJS.Platform = process.platform): void => {
  if (platform !== 'linux') return
  const prctl = koffi.load('libc.so.6').func('int prctl(int, ulong, ulong, ulong, ulong)') as (
    ...input: readonly number[]
  ) => number
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) !== 0) throw new Error('PR_SET_DUMPABLE was refused')
}
