import { join } from 'node:path'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { caseRowOf, type CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { orderInbox } from '#shared/domain/case/projection/inbox.ts'
import { duesOn } from '#shared/domain/deadline/due-on.ts'
import { addDays } from '#shared/domain/deadline/date.ts'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { caseRowsOn, setRowVersion } from '#electron/main/store/case-rows.ts'
import { configure, connect } from '#electron/main/store/connection.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { at } from '../helper/case-play.ts'
import { statutoryCalendar } from '../helper/calendar.ts'

const PERSON = 'p-deputy'
const ROUNDS = 21

export interface InboxFigures {
  readonly cases: number
  /** A page of twenty with the counts of all groups, from the encrypted store: median and worst of 21, in milliseconds. */
  readonly medianMs: number
  readonly worstMs: number
  /** The first of them computes each due date once. */
  readonly firstMs: number
}

/** The inbox over so many open cases that wait for one person, half of them with a date. */
export const measureInbox = (cases = 5000): InboxFigures => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-inbox-'))
  const db = connect(join(folder, 'store.db'), newStoreKey(), false)
  try {
    configure(db)
    migrate(db)
    const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
    setRowVersion(db)
    const model = caseRowOf(at('deputyReview').state)
    db.transaction(() => {
      for (let number = 0; number < cases; number++) {
        const row: CaseRow = {
          ...model,
          caseId: `case-${String(number).padStart(6, '0')}`,
          limitFrom: number % 2 === 0 ? addDays('2026-08-01', number % 110) : null,
        }
        rows.putRow(row)
      }
    })()
    const calendar = statutoryCalendar()
    const access = { personId: PERSON, seesSubmitted: true }
    const dues = duesOn(calendar, '2026-11-24')
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now()
      const ordered = orderInbox(rows.waitingRows(access, ['deputyLeader']), dues, 'all')
      const page = rows.caseRowsById(access, ordered.caseIds.slice(0, 20))
      if (page.length !== Math.min(20, cases)) throw new Error('a page of the inbox')
      return performance.now() - start
    })
    const sorted = times.toSorted((a, b) => a - b)
    return {
      cases,
      medianMs: sorted[Math.floor(ROUNDS / 2)] ?? 0,
      worstMs: sorted.at(-1) ?? 0,
      firstMs: times[0] ?? 0,
    }
  } finally {
    db.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
