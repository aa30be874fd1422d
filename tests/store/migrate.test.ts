import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Database } from 'better-sqlite3'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import type { Migration } from '#electron/main/store/migration.ts'
import { temporaryFolder } from '../helper/test-store.ts'

const folderOf = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const STEPS = folderOf('../../electron/main/store/migration')
const TESTS = folderOf('./migration')

const emptyDatabase = (): Database => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  configure(db)
  onTestFinished(() => {
    db.close()
  })
  return db
}
const versionOf = (db: Database) => db.pragma('user_version', { simple: true })
const tablesOf = (db: Database) =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()

const steps: readonly Migration[] = [
  { version: 10, sql: 'CREATE TABLE one (id INTEGER) STRICT; INSERT INTO one (id) VALUES (1)' },
  { version: 20, sql: 'CREATE TABLE two (id INTEGER) STRICT; INSERT INTO two (id) SELECT id + 1 FROM one' },
]

describe('the steps of the tables', () => {
  it('are those of the folder, each named by its number, and each has a test of its own', () => {
    const files = readdirSync(STEPS).sort()
    expect(files.map((file) => Number(file.slice(0, 4)))).toEqual(MIGRATIONS.map(({ version }) => version))
    const untested = files.filter((file) => !existsSync(join(TESTS, file.replace('.ts', '.test.ts'))))
    expect(untested).toEqual([])
  })

  it('are done in order from an empty file, and the last is remembered', () => {
    const db = emptyDatabase()
    migrate(db, steps)
    expect(versionOf(db)).toBe(20)
    expect(db.prepare('SELECT id FROM two').pluck().all()).toEqual([2])
  })

  it('are done once: only the new ones follow', () => {
    const db = emptyDatabase()
    migrate(db, steps.slice(0, 1))
    db.exec('INSERT INTO one (id) VALUES (5)')
    migrate(db, steps)
    migrate(db, steps)
    expect(db.prepare('SELECT id FROM two ORDER BY id').pluck().all()).toEqual([2, 6])
  })

  it('are each done wholly or not at all', () => {
    const db = emptyDatabase()
    const broken = { version: 20, sql: 'CREATE TABLE two (id INTEGER) STRICT; INSERT INTO nowhere (id) VALUES (1)' }
    expect(() => {
      migrate(db, [...steps.slice(0, 1), broken])
    }).toThrow('nowhere')
    expect(versionOf(db)).toBe(10)
    expect(tablesOf(db)).toEqual(['one'])
  })

  it.each([15, 30, 2_000_000])('refuse a file that has seen the unknown step %i, and write nothing', (version) => {
    const db = emptyDatabase()
    migrate(db, steps.slice(0, 1))
    db.pragma(`user_version = ${String(version)}`)
    expect(() => {
      migrate(db, steps)
    }).toThrow(expect.objectContaining({ code: 'fault.storeNewer' }))
    expect(tablesOf(db)).toEqual(['one'])
    expect(versionOf(db)).toBe(version)
  })

  it('must rise', () => {
    expect(() => {
      migrate(emptyDatabase(), [...steps].reverse())
    }).toThrow('migrations must rise')
  })
})
