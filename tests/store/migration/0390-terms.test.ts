import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf, type CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of terms keeps the rows as they are, and finds the releases whose term ends by an index', () => {
  const db = tablesBefore(390)
  const validity = JSON.stringify({ effectiveOn: null, until: '2026-04-01', changes: [] })
  db.prepare(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, validity)
     VALUES ('old', '旧文件', 'released', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0, ?)`,
  ).run(validity)
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const access = { personId: 'nobody', seesSubmitted: true }
  const found = (from: string, until: string, limit = 10) =>
    rows.rowsEnding(access, from, until, limit).map(({ caseId }) => caseId)
  expect(found('2026-04-01', '2026-04-01')).toEqual(['old'])
  const put = (caseId: string, until: string | null, stage: CaseRow['stage'] = 'archived') => {
    const row = caseRowOf(at('released').state)
    rows.putRow({ ...row, caseId, stage, validity: { ...row.validity, until } })
  }
  put('earlier', '2026-03-20')
  put('later', '2026-06-01')
  put('none', null)
  put('draft', '2026-03-25', 'draft')
  expect(found('2026-03-20', '2026-04-01')).toEqual(['earlier', 'old'])
  expect(found('2026-03-21', '2026-05-31')).toEqual(['old'])
  expect(found('2026-03-20', '2026-06-01', 2)).toEqual(['earlier', 'old'])
  expect(rows.rowsEnding({ personId: 'nobody', seesSubmitted: false }, '2026-01-01', '2026-12-31', 10)).toEqual([])
})
