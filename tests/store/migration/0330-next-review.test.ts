import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of the next review keeps the rows as they are, with no review, until they are rebuilt', () => {
  const db = tablesBefore(330)
  db.prepare(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits)
     VALUES ('old', '旧事项', 'concluded', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0)`,
  ).run()
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const access = { personId: 'p', seesSubmitted: true }
  expect(rows.reviewCounts(access, '2099-12-31')).toEqual({ due: 0, total: 0 })
  rows.putRow({ ...caseRowOf(at('concluded').state), caseId: 'new' })
  expect(rows.reviewRows(access, 10)).toMatchObject([{ caseId: 'new', review: { mode: 'withheld', on: '2027-03-01' } }])
  expect(rows.reviewCounts(access, '2027-02-28')).toEqual({ due: 0, total: 1 })
  expect(rows.reviewCounts(access, '2027-03-01')).toEqual({ due: 1, total: 1 })
})
