import { expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { first } from '#electron/main/store/migration/0010-first.ts'
import { noTables } from '../../helper/store-tables.ts'

it('the first step makes every table, index and trigger, and no row', () => {
  const db = noTables()
  migrate(db, [first])
  const named = (type: string) =>
    db
      .prepare<[string], string>(
        "SELECT name FROM sqlite_schema WHERE type = ? AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all(type)
  const tables = named('table')
  expect(tables).toEqual([
    'blob',
    'case_key',
    'case_row',
    'certificate',
    'event',
    'ledger',
    'office',
    'office_key',
    'person',
    'person_key_wrap',
    'projection',
    'working_copy',
  ])
  expect(named('index')).toEqual(['case_row_by_stage', 'case_row_by_time', 'certificate_in_use'])
  expect(named('trigger')).toEqual([
    'blob_no_update',
    'blob_once',
    'case_key_no_update',
    'case_key_once',
    'certificate_no_delete',
    'certificate_only_retired',
    'event_append',
    'event_no_delete',
    'event_no_update',
    'ledger_append',
    'ledger_no_delete',
    'ledger_no_update',
  ])
  for (const table of tables) expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()).toBe(0)
  expect(db.pragma('foreign_key_check')).toEqual([])
})
