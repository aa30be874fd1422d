import { join } from 'node:path'
import type { Database } from 'better-sqlite3'
import { onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { temporaryFolder } from './test-store.ts'

/** An encrypted store without a table; closed when the test ends. */
export const noTables = (): Database => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  return db
}

/** The tables as they stood before the step `version`. */
export const tablesBefore = (version: number): Database => {
  const db = noTables()
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version < version),
  )
  return db
}

/** Takes the step `version`, and those before it that are still to be taken. */
export const takeStep = (db: Database, version: number): void => {
  migrate(
    db,
    MIGRATIONS.filter((step) => step.version <= version),
  )
}
