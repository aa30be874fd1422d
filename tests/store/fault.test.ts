import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { atStoreBoundary } from '#electron/main/store/fault.ts'

const thrown = (error: unknown): unknown => {
  try {
    return atStoreBoundary(() => {
      throw error
    })
  } catch (caught) {
    return caught
  }
}

describe('at the store’s boundary', () => {
  it.each([
    ['SQLITE_FULL', 'fault.diskFull'],
    ['SQLITE_READONLY', 'fault.readOnly'],
    ['SQLITE_READONLY_DBMOVED', 'fault.readOnly'],
    ['SQLITE_CORRUPT', 'fault.storeCorrupt'],
    ['SQLITE_CORRUPT_INDEX', 'fault.storeCorrupt'],
    ['SQLITE_NOTADB', 'fault.storeCorrupt'],
    ['SQLITE_IOERR_SHORT_READ', 'fault.storeCorrupt'],
    ['SQLITE_IOERR_WRITE', 'fault.storeUnreachable'],
    ['SQLITE_IOERR_FSYNC', 'fault.storeUnreachable'],
    ['SQLITE_CANTOPEN', 'fault.storeUnreachable'],
    ['SQLITE_BUSY', 'fault.storeInUse'],
    ['SQLITE_BUSY_RECOVERY', 'fault.storeInUse'],
  ])('%s becomes %s, with the cause kept for the log and no word of it in the message', (result, code) => {
    const cause = new Database.SqliteError('something about /home/zhou/store.db', result)
    expect(thrown(cause)).toMatchObject({ name: 'StoreFault', code, message: code, cause })
  })

  it.each([
    'SQLITE_CONSTRAINT_TRIGGER',
    'SQLITE_CONSTRAINT_FOREIGNKEY',
    'SQLITE_ERROR',
    'SQLITE_MISUSE',
    'SQLITE_TOOBIG',
  ])('%s stays what it is: a defect of ours', (result) => {
    const error = new Database.SqliteError('ours', result)
    expect(thrown(error)).toBe(error)
  })

  it('errors that are not SQLite’s go on as they are, and values come through', () => {
    const error = new TypeError('ours')
    expect(thrown(error)).toBe(error)
    expect(atStoreBoundary(() => 7)).toBe(7)
  })
})
