import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { caseRowOf, type CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of changes keeps the rows as they are, and finds from a release what is to change it', () => {
  const db = tablesBefore(380)
  db.exec(`
    INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, changes)
    VALUES ('old', '旧事项', 'draft', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0, '{"kind":"withdraw","caseId":"t"}')`)
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const everything = { personId: 'nobody', seesSubmitted: true }
  const found = (access = everything) => rows.rowsChanging(access, ['t', 'other']).map(({ caseId }) => caseId)
  expect(found()).toEqual(['old'])
  const put = (caseId: string, kind: string, stage: CaseRow['stage'], change: Partial<CaseRow> = {}) => {
    rows.putRow({ ...caseRowOf(at('secrecyReview').state), caseId, stage, changes: { kind, caseId: 't' }, ...change })
  }
  // 撤下 is done with the approval, a repeal with the release; what was concluded comes to nothing.
  put('approved-withdrawal', 'withdraw', 'approved')
  put('approved-repeal', 'repeal', 'approved')
  put('released-repeal', 'repeal', 'released')
  put('concluded', 'repeal', 'concluded')
  put('elsewhere', 'repeal', 'draft', { changes: { kind: 'repeal', caseId: 'u' } })
  put('own-draft', 'withdraw', 'draft', { round: 0, drafterId: 'clerk' })
  expect(found().toSorted()).toEqual(['approved-repeal', 'old'])
  expect(found({ personId: 'clerk', seesSubmitted: false })).toEqual(['own-draft'])
})
