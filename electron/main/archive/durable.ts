import { link, lstat, open, rename, unlink } from 'node:fs/promises'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { errorCode } from './fault.ts'

const CHUNK_BYTES = 1024 * 1024

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the bytes written since the last call. */
  readonly onWritten?: ((bytes: number) => void) | undefined
}

/**
 * Writes a new file to the medium: it returns when the bytes are there, not in a cache. @throws when a file of that name
 * exists, what the system throws, and the signal's reason; the half-written file is the caller's to remove.
 */
export const writeDurably = async (path: string, bytes: Uint8Array, options: WriteOptions = {}): Promise<void> => {
  const handle = await open(path, 'wx', 0o644)
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
      options.signal?.throwIfAborted()
      const chunk = bytes.subarray(at, at + CHUNK_BYTES)
      await handle.writeFile(chunk)
      options.onWritten?.(chunk.length)
    }
    options.signal?.throwIfAborted()
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes the names in a folder durable. Windows has no such call and needs none: its names are journalled. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const exists = async (path: string): Promise<boolean> => {
  try {
    await lstat(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false
    throw error
  }
}

/** FAT and exFAT sticks, and some shares, have no links. */
const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EINVAL', 'EISDIR']

/**
 * Gives a file its final name and never replaces another: linking fails on a name that is taken, where renaming would
 * overwrite. Where there are no links the name is looked up first, which leaves a moment for others.
 */
export const renameNew = async (from: string, to: string): Promise<Result<void, 'taken'>> => {
  try {
    await link(from, to)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return err('taken')
    if (!NO_LINKS.includes(errorCode(error))) throw error
    if (await exists(to)) return err('taken')
    await rename(from, to)
    return ok(undefined)
  }
  await unlink(from)
  return ok(undefined)
}
