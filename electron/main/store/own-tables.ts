import Database from 'better-sqlite3'
import { StoreFault } from './fault.ts'
import { migrate } from './migrate.ts'

/** All that the tables are made of, triggers and views with them; what SQLite adds by itself has no text. */
const textOf = (db: Database.Database): string =>
  JSON.stringify(
    db
      .prepare(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type, name",
      )
      .raw()
      .all(),
  )

/**
 * Asks whether a store that was brought here is made of what this program makes, and of nothing else: a trigger that is
 * missing would let the log be changed, and one too many would act whenever something is recorded. Every migration is to be
 * done. @throws StoreFault fault.storeCorrupt.
 */
export const assertOwnTables = (db: Database.Database): void => {
  const own = new Database(':memory:')
  try {
    migrate(own)
    if (textOf(db) !== textOf(own)) throw new StoreFault('fault.storeCorrupt')
  } finally {
    own.close()
  }
}
