import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf, type CaseRow } from '#shared/domain/case/projection/case-row.ts'
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
  const found = (limit = 10, today = '2026-04-01') => rows.rowsPosted(access, today, limit).map(({ caseId }) => caseId)
  expect(found()).toEqual([])
  const facts = { kind: 'penalty', partyKind: 'person', decidedOn: '2026-02-27', until: null } as const
  const put = (
    caseId: string,
    releasedOn: string,
    posted: CaseRow['posted'],
    stage: CaseRow['stage'] = 'archived',
    validity: CaseRow['validity'] = { effectiveOn: null, until: null, changes: [] },
  ) => {
    rows.putRow({ ...caseRowOf(at('released').state), caseId, releasedOn, stage, posted, validity })
  }
  put('later', '2026-03-20', facts)
  put('earlier', '2026-03-02', { ...facts, until: '2026-03-09' }, 'released')
  put('none', '2026-03-03', null)
  put('draft', '2026-03-04', facts, 'draft')
  expect(found()).toEqual(['earlier', 'later'])
  expect(found(1)).toEqual(['earlier'])
  expect(rows.rowsPosted(access, '2026-04-01', 1)[0]?.posted).toEqual({ ...facts, until: '2026-03-09' })
  expect(rows.rowsPosted({ personId: 'nobody', seesSubmitted: false }, '2026-04-01', 10)).toEqual([])
  // What was taken down takes up no place; what is taken down tomorrow or corrected still does.
  const change = (kind: 'withdraw' | 'correct', on: string): CaseRow['validity'] => ({
    ...{ effectiveOn: null, until: null },
    changes: [{ kind, scope: 'whole', on }],
  })
  put('gone', '2026-03-01', facts, 'released', change('withdraw', '2026-03-25'))
  put('corrected', '2026-03-01', facts, 'released', change('correct', '2026-03-25'))
  expect(found(2)).toEqual(['corrected', 'earlier'])
  expect(found(1, '2026-03-25')).toEqual(['corrected'])
  expect(found(2, '2026-03-24')).toEqual(['corrected', 'gone'])
  put('corrected', '2026-03-01', null, 'released')
  put('earlier', '2026-03-02', null, 'released')
  expect(found()).toEqual(['later'])
})
