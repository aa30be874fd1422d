import Database from 'better-sqlite3'
import type { FaultCode } from '#shared/contract/errors.ts'

export type StoreFaultCode = Extract<
  FaultCode,
  | 'fault.wrongKey' // the key is not this store's
  | 'fault.storeCorrupt' // a page, a blob or the log's end is not what was written
  | 'fault.storeNewer' // written by a newer program
  | 'fault.storeMissing'
  | 'fault.storeInUse' // another process holds it
  | 'fault.diskFull'
  | 'fault.readOnly' // no right to write the file or its folder
  | 'fault.storeUnreachable' // the disk does not answer: pulled out, failing, over quota
>

/** The store cannot be read or written. Nothing acknowledged is lost and nothing half done stays. Holds no path and no content. */
export class StoreFault extends Error {
  readonly code: StoreFaultCode

  constructor(code: StoreFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'StoreFault'
    this.code = code
  }
}

/** SQLite's result codes (https://www.sqlite.org/rescode.html), by their beginning; the longer one comes first. */
const FAULT_BY_RESULT: readonly (readonly [prefix: string, code: StoreFaultCode])[] = [
  ['SQLITE_FULL', 'fault.diskFull'],
  ['SQLITE_READONLY', 'fault.readOnly'],
  ['SQLITE_CORRUPT', 'fault.storeCorrupt'],
  ['SQLITE_NOTADB', 'fault.storeCorrupt'], // a foreign key is told apart before, see `openStore`
  ['SQLITE_IOERR_SHORT_READ', 'fault.storeCorrupt'],
  ['SQLITE_IOERR_CORRUPTFS', 'fault.storeCorrupt'],
  ['SQLITE_IOERR', 'fault.storeUnreachable'],
  ['SQLITE_CANTOPEN', 'fault.storeUnreachable'],
  ['SQLITE_BUSY', 'fault.storeInUse'],
  ['SQLITE_LOCKED', 'fault.storeInUse'],
]

/**
 * The one boundary at which SQLite's errors become faults. Others, a broken constraint above all, are our defects and
 * go on as they are.
 */
export const atStoreBoundary = <T>(work: () => T): T => {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error
    const found = FAULT_BY_RESULT.find(([prefix]) => error.code.startsWith(prefix))
    throw found === undefined ? error : new StoreFault(found[1], { cause: error })
  }
}
