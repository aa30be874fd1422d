import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own, held in memory, so small that a test can fill it. */
export interface SmallDisk {
  readonly folder: string
  /** Fills it so that only so many bytes are free; null for all that there are. */
  readonly leave: (bytes: number | null) => void
  readonly remove: () => void
}

/** Null where the system lets nobody mount one: without the rights of root, and off Linux. */
export const smallDisk = (megabytes: number): SmallDisk | null => {
  if (process.platform !== 'linux') return null
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-disk-'))
  const asRoot = (...command: readonly string[]): boolean =>
    [command, ['sudo', '-n', ...command]].some(([program = '', ...args]) => {
      try {
        execFileSync(program, args, { stdio: 'ignore' })
        return true
      } catch {
        return false // not allowed, or no such program
      }
    })
  const owner = `uid=${String(process.getuid?.() ?? 0)},gid=${String(process.getgid?.() ?? 0)}`
  if (!asRoot('mount', '-t', 'tmpfs', '-o', `size=${String(megabytes)}m,${owner}`, 'tmpfs', folder)) {
    rmSync(folder, { recursive: true, force: true })
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    leave: (bytes) => {
      rmSync(filler, { force: true })
      if (bytes === null) return
      const { bavail, bsize } = statfsSync(folder)
      const room = bavail * bsize - bytes
      if (room > 0) writeFileSync(filler, Buffer.alloc(room - (room % bsize)))
    },
    remove: () => {
      asRoot('umount', folder)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
