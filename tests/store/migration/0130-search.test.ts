import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { temporaryFolder } from '../../helper/test-store.ts'

const before = MIGRATIONS.filter(({ version }) => version < 130)
const upTo = MIGRATIONS.filter(({ version }) => version <= 130)

interface Column {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
}

const open = () => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  return db
}
describe('the step of the search index', () => {
  it('begins with every case that is there due', () => {
    const db = open()
    migrate(db, before)
    const columns = (db.pragma('table_info(case_row)') as Column[])
      .filter(({ notnull, dflt_value }) => notnull === 1 && dflt_value === null)
      .map(({ name, type }) => [name, type === 'TEXT' ? "'x'" : '1'] as const)
    const names = columns.map(([name]) => name).join()
    const values = columns.map(([, value]) => value).join()
    db.exec(`INSERT INTO case_row (${names}) VALUES (${values})`)
    migrate(db, upTo)
    expect(db.prepare('SELECT case_id FROM search_due').pluck().all()).toEqual(['x'])
  })
})
