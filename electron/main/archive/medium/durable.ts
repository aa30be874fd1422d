import { link, lstat, open, statfs, type FileHandle } from 'node:fs/promises'
import { errorCode } from '#shared/lib/error-code.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { renameWhenFree, unlinkWhenFree } from '../../disk/replace-file.ts'
import { ArchiveFault } from './fault.ts'

const CHUNK_BYTES = 1024 * 1024

export interface WriteOptions {
  readonly signal?: AbortSignal | undefined
  /** Called with the bytes written since the last call. */
  readonly onWritten?: ((bytes: number) => void) | undefined
  /** Each piece before it is written, in order: digests are reckoned on the way. */
  readonly onPiece?: ((piece: Uint8Array) => void) | undefined
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

/** Files that are written one after the other and made durable together: the medium is asked once for many. */
export interface DurableWriter {
  /** @throws as `writeDurably`. */
  write(path: string, bytes: Uint8Array, options?: WriteOptions): Promise<void>
  /** Returns when all that was written is on the medium. @throws what the system throws. */
  settle(): Promise<void>
  /** Lets go of what is open, after a failure; never throws. */
  abandon(): Promise<void>
}

/** So many files are open at a time, at most. */
const OPEN_FILES = 48

export const createDurableWriter = (): DurableWriter => {
  let held: FileHandle[] = []
  const settle = async (): Promise<void> => {
    const handles = held
    held = []
    const synced = await Promise.allSettled(handles.map((handle) => handle.sync()))
    await Promise.allSettled(handles.map((handle) => handle.close()))
    const failed = synced.find((one) => one.status === 'rejected')
    if (failed !== undefined) throw failed.reason
  }
  return {
    write: async (path, bytes, options = {}) => {
      if (held.length >= OPEN_FILES) await settle()
      const handle = await open(path, 'wx', 0o644)
      held.push(handle)
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
        options.signal?.throwIfAborted()
        const chunk = bytes.subarray(at, at + CHUNK_BYTES)
        options.onPiece?.(chunk)
        await handle.writeFile(chunk)
        options.onWritten?.(chunk.length)
      }
      options.signal?.throwIfAborted()
    },
    settle,
    abandon: async () => {
      const handles = held
      held = []
      await Promise.allSettled(handles.map((handle) => handle.close()))
    },
  }
}

/** Bytes that this program may still write where `folder` lies. @throws what the system throws. */
export const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** @throws ArchiveFault fault.diskFull when so many bytes do not go there, and what the system says of the folder. */
export const assertRoom = async (folder: string, needed: number): Promise<void> => {
  if ((await freeBytes(folder)) < needed) throw new ArchiveFault('fault.diskFull')
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
 * @throws what the system says; the file has its first name alone then, as far as the system lets go of the other.
 */
export const renameNew = async (from: string, to: string): Promise<Result<void, 'taken'>> => {
  try {
    await link(from, to)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return err('taken')
    if (!NO_LINKS.includes(errorCode(error))) throw error
    if (await exists(to)) return err('taken')
    await renameWhenFree(from, to)
    return ok(undefined)
  }
  try {
    await unlinkWhenFree(from)
  } catch (error) {
    // Both names or neither would be for the caller to guess; what led here says more than that this one stays as well.
    await unlinkWhenFree(to).catch(() => undefined)
    throw error
  }
  return ok(undefined)
}

/** Takes away files that were left or are not wanted. Never throws: what cannot be taken away is left. */
export const removeFiles = (paths: readonly string[]): Promise<unknown> =>
  Promise.allSettled(paths.map((path) => unlinkWhenFree(path)))
