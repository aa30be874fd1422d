import { accessSync, closeSync, constants, existsSync, openSync, readSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Database } from 'better-sqlite3'
import { equalBytes } from '#shared/domain/chain/event-record.ts'
import type { Secret } from '../crypto/secret.ts'
import { setRowVersion } from './case-rows.ts'
import { configure, connect, SALT_BYTES, saltOf } from './connection.ts'
import { atStoreBoundary, StoreFault } from './fault.ts'
import { assertLedgerEnd } from './ledger.ts'
import { completeTree } from './merkle.ts'
import { assertKnownVersion, migrate } from './migrate.ts'
import { assertOwnTables } from './own-tables.ts'
import { storeOn } from './store.ts'
import type { WriteStore } from './types.ts'

/** Written into the file's header: "MJST". */
const APPLICATION_ID = 0x4d4a5354

const assertWritable = (path: string): void => {
  try {
    accessSync(path, constants.R_OK | constants.W_OK)
    accessSync(dirname(path), constants.W_OK) // the write-ahead log lies beside the file
  } catch (error) {
    throw new StoreFault('fault.readOnly', { cause: error })
  }
}

const firstBytes = (path: string): Uint8Array => {
  const handle = openSync(path, 'r')
  try {
    const bytes = new Uint8Array(SALT_BYTES)
    if (readSync(handle, bytes, 0, SALT_BYTES, 0) < SALT_BYTES) throw new StoreFault('fault.storeCorrupt')
    return bytes
  } finally {
    closeSync(handle)
  }
}

/** Closes the connection when anything goes wrong: a store that is not wholly open is not open. */
const prepared = (db: Database, prepare: () => void): WriteStore => {
  try {
    prepare()
    return storeOn(db)
  } catch (error) {
    db.close()
    throw error
  }
}

/**
 * Makes a new, empty store under a new key. Set-up makes it in a folder that is renamed into place when all is written:
 * a crash in between leaves a file that no key opens. @throws Error when there is a file already: never replaced.
 */
export const createStore = (path: string, key: Secret<Uint8Array>): WriteStore => {
  if (existsSync(path)) throw new Error('a store is never made over a file')
  return atStoreBoundary(() => {
    const db = connect(path, key, false)
    return prepared(db, () => {
      configure(db)
      db.pragma(`application_id = ${String(APPLICATION_ID)}`)
      migrate(db)
      setRowVersion(db)
    })
  })
}

/**
 * Opens a store that exists. Everything or nothing: no repair, no replacement, no empty store beside a damaged one.
 * Reads the first page, the tables' version and the end of the ledger; every other page proves itself when it is read.
 * `isBrought`: it comes from elsewhere, and its tables are compared with those that this program makes.
 * @throws StoreFault fault.storeMissing, fault.readOnly, fault.wrongKey (the file is another key's, or its first 16
 * bytes are damaged), fault.storeCorrupt, fault.storeNewer, fault.storeInUse.
 */
export const openStore = (
  path: string,
  key: Secret<Uint8Array>,
  { isBrought = false }: { readonly isBrought?: boolean } = {},
): WriteStore => {
  if (!existsSync(path) || !statSync(path).isFile()) throw new StoreFault('fault.storeMissing')
  assertWritable(path)
  if (!equalBytes(firstBytes(path), saltOf(key))) throw new StoreFault('fault.wrongKey')
  return atStoreBoundary(() => {
    const db = connect(path, key, true)
    return prepared(db, () => {
      if (db.pragma('application_id', { simple: true }) !== APPLICATION_ID) throw new StoreFault('fault.storeCorrupt')
      if (db.pragma('user_version', { simple: true }) === 0) throw new StoreFault('fault.storeCorrupt')
      assertKnownVersion(db)
      configure(db)
      migrate(db)
      if (isBrought) assertOwnTables(db)
      assertLedgerEnd(db)
      completeTree(db)
    })
  })
}
