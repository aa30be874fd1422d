import { createHmac } from 'node:crypto'
import Database from 'better-sqlite3'
import { revealSecret, type Secret } from '../crypto/secret.ts'

/** SQLCipher keeps its salt in the clear as the first bytes of the file. */
export const SALT_BYTES = 16
/** How long to wait for another process to let go: a predecessor that is just closing needs no more. */
const BUSY_TIMEOUT_MS = 2_000

/**
 * The salt is derived from the key, so that a file can be asked whose it is before it is opened: without it, a wrong key
 * and a damaged first page look the same. SQLCipher needs a salt that differs between stores, which it does, as keys do.
 */
export const saltOf = (key: Secret<Uint8Array>): Uint8Array =>
  new Uint8Array(createHmac('sha256', revealSecret(key)).update('mingjian store salt').digest()).subarray(0, SALT_BYTES)

/** The encrypted build has one method more than the types of the plain one, by which the key is never part of an SQL text. */
interface KeyedDatabase extends Database.Database {
  key(key: Buffer): number
}

/** SQLite3MC's form of a raw key: no derivation, key and salt as they are. */
const rawKey = (key: Secret<Uint8Array>): Buffer => Buffer.concat([Buffer.from('raw:'), revealSecret(key), saltOf(key)])

/**
 * A connection with the key set; nothing is read yet. Format of SQLCipher 4 from the first page: AES-256-CBC with
 * HMAC-SHA-512 over each page and its number, so that a changed or moved page is refused and not decrypted to something
 * else; chosen over ChaCha20 because other programs read it too, which records of decades may need. The `legacy` mode is
 * that exact format; without it eight bytes of the first page stay outside the authentication.
 */
export const connect = (path: string, key: Secret<Uint8Array>, existing: boolean): Database.Database => {
  const db = new Database(path, { fileMustExist: existing, timeout: BUSY_TIMEOUT_MS }) as KeyedDatabase
  const raw = rawKey(key)
  try {
    db.pragma("cipher = 'sqlcipher'")
    db.pragma('legacy = 4')
    db.key(raw)
    // Before the first access: one process holds the file, the log's index stays in its memory (no -shm file).
    db.pragma('locking_mode = EXCLUSIVE')
    return db
  } catch (error) {
    db.close()
    throw error
  } finally {
    raw.fill(0)
  }
}

/**
 * Pages that stay decrypted in memory once they were read, at most, in KiB. A page costs its HMAC whenever it is read: with the
 * 2 MB that SQLite takes by itself counting finds took twice as long.
 */
const CACHE_KIB = 32_000
/** For work that reads each case once, whatever their number: what was read will not be wanted again. The way to it will. */
const ONCE_KIB = 4000

/** Gives back most of the pages that are held, and holds no more of them until it is told to. Harmless once the file is closed. */
export const readOnce = (db: Database.Database): (() => void) => {
  const hold = (kib: number): void => {
    if (db.open) db.pragma(`cache_size = -${String(kib)}`)
  }
  hold(ONCE_KIB)
  db.pragma('shrink_memory')
  return () => {
    hold(CACHE_KIB)
  }
}

/**
 * Pages after which a commit carries the log ahead back into the file: each is deciphered, checked and enciphered for it. Of the 1000
 * that SQLite takes by itself the window waits for 40 ms.
 */
export const CHECKPOINT_PAGES = 64

/** How every connection of ours works. */
export const configure = (db: Database.Database): void => {
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL') // a record that was acknowledged survives a power cut
  db.pragma('foreign_keys = ON')
  db.pragma('recursive_triggers = ON') // so that the delete inside INSERT OR REPLACE meets the delete trigger
  db.pragma('secure_delete = ON')
  db.pragma('temp_store = MEMORY')
  db.pragma(`cache_size = -${String(CACHE_KIB)}`)
  db.pragma(`wal_autocheckpoint = ${String(CHECKPOINT_PAGES)}`)
  db.pragma('trusted_schema = OFF')
}
