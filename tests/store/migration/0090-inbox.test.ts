import { describe, expect, it } from 'vitest'
import { caseRowsOn, setRowVersion } from '#electron/main/store/case-rows.ts'
import { migrate, MIGRATIONS } from '#electron/main/store/migrate.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { at } from '../../helper/case-play.ts'
import { noTables, tablesBefore } from '../../helper/store-tables.ts'

const log = { allCaseIds: () => [], eventsOf: () => [] }

describe('the step of the inbox', () => {
  it('keeps the rows that the step before it held, readable until they are rebuilt', () => {
    const db = tablesBefore(90)
    db.exec(`INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
      VALUES ('old', '旧事项', 'draft', 0, 'p-clerk', '周小满', 1, '2026-03-01T00:00:00.000Z', 0, 'drafter')`)
    migrate(db, MIGRATIONS)
    const rows = caseRowsOn(db, log)
    const access = { personId: 'p-clerk', seesSubmitted: false }
    expect(rows.caseRowsById(access, ['old'])[0]).toMatchObject({
      ...{ caseId: 'old', title: '旧事项', waitingSince: '', limitRule: 'disclosure', limitFrom: null, paused: false },
      ...{ keptOut: [], lastActs: {}, validity: { effectiveOn: null, until: null, changes: [] }, changes: null },
    })
    expect(rows.rowsAreStale()).toBe(true)
  })

  it('gives a row back as it was put', () => {
    const db = noTables()
    migrate(db, MIGRATIONS)
    const rows = caseRowsOn(db, log)
    setRowVersion(db)
    const row = caseRowOf(at('deputyReview').state)
    rows.putRow(row)
    rows.putRow(row)
    expect(rows.caseRowsById({ personId: 'p-deputy', seesSubmitted: true }, [row.caseId])).toEqual([row])
  })
})
