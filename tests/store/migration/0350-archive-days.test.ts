import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { conditions, custodyOn, type ArchiveFilter } from '#electron/main/store/custody.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { temporaryFolder } from '../../helper/test-store.ts'

it('the step of the days of the archive lets what is due be found without looking into every row', () => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 350),
  )
  db.exec(
    `WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 300)
     INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, archive)
     SELECT 'case-' || n, '事项', 'archived', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0,
       json_object('archivalNumber', 'Z1-' || n, 'fonds', 'Z1', 'year', 1900 + n, 'retention', 'D30', 'series', 'Z1-',
         'serial', n, 'ends', (1930 + n) || '-12-31', 'destroyedAt', NULL)
     FROM one`,
  )
  migrate(db)
  const asked = { today: '2026-11-29', upToYear: 1904, gone: ['case-4'], offset: 0, limit: 10 } as const
  const archive = custodyOn(db, searchOn(db))
  const plan = (scope: ArchiveFilter['scope']): string => {
    const sql = `EXPLAIN QUERY PLAN SELECT count(*) FROM case_row WHERE ${conditions({ ...asked, scope })}`
    const rows = db.prepare<[object], { readonly detail: string }>(sql).all({ ...asked, gone: '[]', extended: '[]' })
    return rows.map(({ detail }) => detail).join()
  }
  expect(archive.archiveRows({ ...asked, scope: 'due' }).total).toBe(95)
  expect(plan('due')).toContain('case_row_ends')
  expect(archive.archiveRows({ ...asked, scope: 'transfer' }).rows.map(({ caseId }) => caseId)).toEqual([
    'case-1',
    'case-2',
    'case-3',
  ])
  expect(plan('transfer')).toContain('case_row_year')
})
