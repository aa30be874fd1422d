import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { custodyOn, NAMESAKES } from '#electron/main/store/custody.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { temporaryFolder } from '../../helper/test-store.ts'

it('the step of namesakes finds files of one title by an index, and no other rows', () => {
  const db = connect(join(temporaryFolder(), 'store.db'), newStoreKey(), false)
  onTestFinished(() => {
    db.close()
  })
  configure(db)
  migrate(
    db,
    MIGRATIONS.filter(({ version }) => version < 440),
  )
  const put = (count: number, archive: string): void => {
    db.exec(
      `WITH RECURSIVE one(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < ${String(count)})
       INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, archive)
       SELECT 'case-' || (SELECT count(*) FROM case_row) || '-' || n, '月度公开情况' || (n % 3), 'archived', 1, 'p', '周小满', 9,
         '2026-03-01T01:00:00.000Z', 0, ${archive} FROM one`,
    )
  }
  const filed = (prefix: string, destroyed: string): string =>
    `json_object('archivalNumber', '${prefix}' || n, 'fonds', 'Z1', 'destroyedAt', ${destroyed})`
  put(9, filed('Z1-', 'NULL'))
  put(3, filed('Z2-', "'2026-03-02T01:00:00.000Z'"))
  put(3, 'NULL')
  migrate(db)
  const archive = custodyOn(db, searchOn(db))
  expect(archive.filedWithTitle('月度公开情况1').map(({ archivalNumber }) => archivalNumber)).toEqual([
    'Z1-1',
    'Z1-4',
    'Z1-7',
  ])
  expect(archive.filedWithTitle('月度公开情况')).toEqual([])
  const rows = db.prepare<[string], { readonly detail: string }>(`EXPLAIN QUERY PLAN ${NAMESAKES}`).all('月度公开情况1')
  expect(rows.map(({ detail }) => detail).join()).toContain('case_row_namesake')
})
