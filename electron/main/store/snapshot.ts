import { closeSync, fstatSync, openSync, read } from 'node:fs'
import type { Database } from 'better-sqlite3'
import { CHECKPOINT_PAGES } from './connection.ts'

/** SQLite locks bytes here and keeps nothing in the page that begins with them (sqlite.org/fileformat2.html 1.2.1). */
const LOCK_PAGE = 0x4000_0000

/**
 * The file of the store as it stood at one moment, encrypted page by page, while people go on working. Nothing is decrypted
 * for it.
 */
export interface StoreSnapshot {
  readonly sizeBytes: number
  /** Bytes from `offset` on, at most `length`. @throws what the disk says; Error once the snapshot or the store was let go. */
  read(offset: number, length: number): Promise<Uint8Array>
  /** Lets the file move on. Calling it twice is harmless. */
  release(): void
}

/**
 * How a store stands still: the log ahead is written back into the file, and from then on no more of it until `release`.
 * Every commit goes to the log ahead alone meanwhile, so that the file does not change under whoever reads it. One
 * descriptor serves all snapshots and is closed after the database: on Linux, closing any descriptor of a file drops the
 * locks that the process holds on it.
 */
export const snapshotsOn = (
  db: Database,
): {
  /** @throws Error while another snapshot is held: the caller's defect. */
  readonly holdSnapshot: () => StoreSnapshot
  readonly closeSnapshots: () => void
  /** Does the store stand still just now? Then nobody else writes the log ahead back. */
  readonly isHeld: () => boolean
} => {
  let handle: number | null = null
  let reading = 0
  let held: symbol | null = null
  let closed = false
  const closeHandle = (): void => {
    if (!closed || reading > 0 || handle === null) return
    closeSync(handle)
    handle = null
  }
  const readAt = (offset: number, length: number): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      if (handle === null) {
        reject(new Error('the store was let go'))
        return
      }
      reading += 1
      read(handle, new Uint8Array(length), 0, length, offset, (error, bytesRead, buffer) => {
        reading -= 1
        closeHandle()
        if (error === null) resolve(buffer.subarray(0, bytesRead))
        else reject(error)
      })
    })
  return {
    holdSnapshot: () => {
      if (held !== null) throw new Error('one snapshot at a time')
      const mine = Symbol('snapshot')
      handle ??= openSync(db.name, 'r')
      const pageBytes = db.pragma('page_size', { simple: true }) as number
      db.pragma('wal_autocheckpoint = 0')
      held = mine
      const release = (): void => {
        if (held !== mine) return
        held = null
        if (!closed) db.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`)
      }
      try {
        const [state] = db.pragma('wal_checkpoint(TRUNCATE)') as { readonly busy: number }[]
        if (state?.busy !== 0) throw new Error('nobody else can hold the log of this store')
      } catch (error) {
        release()
        throw error
      }
      return {
        sizeBytes: fstatSync(handle).size,
        read: async (offset, length) => {
          if (held !== mine) throw new Error('the snapshot was let go')
          // Windows does not let the locked bytes be read; they are nothing to anybody.
          if (offset < LOCK_PAGE && offset + length > LOCK_PAGE) return readUpTo(offset, LOCK_PAGE - offset)
          if (offset >= LOCK_PAGE && offset < LOCK_PAGE + pageBytes)
            return new Uint8Array(Math.min(length, LOCK_PAGE + pageBytes - offset))
          return readUpTo(offset, length)
        },
        release,
      }
      async function readUpTo(offset: number, length: number): Promise<Uint8Array> {
        const bytes = await readAt(offset, length)
        if (held !== mine) throw new Error('the snapshot was let go')
        return bytes
      }
    },
    isHeld: () => held !== null,
    closeSnapshots: () => {
      held = null
      closed = true
      closeHandle()
    },
  }
}
