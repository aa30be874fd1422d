import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of holds keeps the rows as they are, and no key of a held case goes after it, whoever asks', () => {
  const db = tablesBefore(340)
  db.exec(`
    INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits)
    VALUES ('old', '旧事项', 'archived', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0);
    INSERT INTO case_key (case_id, key) VALUES ('old', zeroblob(32)), ('new', zeroblob(32));
    INSERT INTO destroyed_case (case_id, at) VALUES ('old', '2040-01-01T00:00:00.000Z'), ('new', '2040-01-01T00:00:00.000Z')`)
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const access = { personId: 'p', seesSubmitted: true }
  expect(rows.caseRowsById(access, ['old'])).toMatchObject([{ caseId: 'old', held: false }])
  const row = { ...caseRowOf(at('released').state), caseId: 'new' }
  rows.putRow({ ...row, held: true })
  expect(rows.caseRowsById(access, ['new'])).toMatchObject([{ held: true }])
  const forget = db.prepare('DELETE FROM case_key WHERE case_id = ?')
  expect(() => forget.run('new')).toThrow('held')
  expect(forget.run('old').changes).toBe(1)
  rows.putRow({ ...row, held: false })
  expect(forget.run('new').changes).toBe(1)
})
