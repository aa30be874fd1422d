import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf, type CaseRow } from '#shared/domain/case/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of what is posted keeps the rows as they are, and finds the releases that are by an index', () => {
  const db = tablesBefore(420)
  db.exec(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits)
     VALUES ('old', '旧文件', 'released', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0)`,
  )
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const access = { personId: 'nobody', seesSubmitted: true }
  const found = (limit = 10) => rows.rowsPosted(access, limit).map(({ caseId }) => caseId)
  expect(found()).toEqual([])
  const facts = { kind: 'penalty', partyKind: 'person', decidedOn: '2026-02-27', until: null } as const
  const put = (caseId: string, releasedOn: string, posted: CaseRow['posted'], stage: CaseRow['stage'] = 'archived') => {
    rows.putRow({ ...caseRowOf(at('released').state), caseId, releasedOn, stage, posted })
  }
  put('later', '2026-03-20', facts)
  put('earlier', '2026-03-02', { ...facts, until: '2026-03-09' }, 'released')
  put('none', '2026-03-03', null)
  put('draft', '2026-03-04', facts, 'draft')
  expect(found()).toEqual(['earlier', 'later'])
  expect(found(1)).toEqual(['earlier'])
  expect(rows.rowsPosted(access, 1)[0]?.posted).toEqual({ ...facts, until: '2026-03-09' })
  expect(rows.rowsPosted({ personId: 'nobody', seesSubmitted: false }, 10)).toEqual([])
  put('earlier', '2026-03-02', null, 'released')
  expect(found()).toEqual(['later'])
})
