import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { rename as renameSoon, unlink as unlinkSoon } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as passed } from 'node:timers/promises'
import { errorCode } from '#shared/lib/error-code.ts'

/** What Windows says while another program looks into a file; a virus scanner does so whenever one was just written. */
const HELD: readonly string[] = ['EPERM', 'EACCES', 'EBUSY']
/** Together under a second: it is asked for in the middle of an act, and what is held longer is held for good. */
const WAITS_MS: readonly number[] = [10, 20, 50, 100, 200, 400]

const pause = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)
}

/**
 * Gives a file or folder another name, in place of a file that has it. On Windows one that is held for a moment is asked for
 * again; elsewhere an open file stands in nobody's way, and what the system says the first time holds. @throws what it says.
 */
export const renameOver = (
  from: string,
  to: string,
  { platform, rename }: { readonly platform: NodeJS.Platform; readonly rename: typeof renameSync } = {
    platform: process.platform,
    rename: renameSync,
  },
): void => {
  for (const wait of platform === 'win32' ? WAITS_MS : []) {
    try {
      rename(from, to)
      return
    } catch (error) {
      if (!HELD.includes(errorCode(error))) throw error
      pause(wait)
    }
  }
  rename(from, to)
}

/** Does something to a name, on Windows again while the file is held for a moment, and without holding up the thread. */
const whenFree = async (platform: NodeJS.Platform, act: () => Promise<void>): Promise<void> => {
  for (const wait of platform === 'win32' ? WAITS_MS : []) {
    try {
      await act()
      return
    } catch (error) {
      if (!HELD.includes(errorCode(error))) throw error
      await passed(wait)
    }
  }
  await act()
}

/** The same without holding up the thread, for files and folders that a person gets: a whole package has just been written. */
export const renameWhenFree = (
  from: string,
  to: string,
  { platform, rename }: { readonly platform: NodeJS.Platform; readonly rename: typeof renameSoon } = {
    platform: process.platform,
    rename: renameSoon,
  },
): Promise<void> => whenFree(platform, () => rename(from, to))

/** Takes a file away so. @throws what the system says, also of a file that is not there. */
export const unlinkWhenFree = (
  path: string,
  { platform, unlink }: { readonly platform: NodeJS.Platform; readonly unlink: typeof unlinkSoon } = {
    platform: process.platform,
    unlink: unlinkSoon,
  },
): Promise<void> => whenFree(platform, () => unlink(path))

/** Makes the names in a folder durable. Windows has no handle on a folder to flush; NTFS journals the rename. */
export const syncNames = (folder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(folder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** What led here says more than that the half file cannot be taken away either; the next writing begins it anew. */
const discard = (path: string): void => {
  try {
    rmSync(path, { force: true })
  } catch {
    return
  }
}

/**
 * Replaces a file of this program's own as a whole or not at all, readable by its owner only: written beside, flushed, renamed,
 * the folder flushed. After a power cut there is the old file or the new one. @throws what the system says; the old file still
 * stands then.
 */
export const replaceFile = (path: string, content: string | Uint8Array): void => {
  const beside = `${path}.new`
  try {
    writeFileSync(beside, content, { mode: 0o600, flush: true })
    renameOver(beside, path)
    syncNames(dirname(path))
  } catch (error) {
    discard(beside)
    throw error
  }
}
