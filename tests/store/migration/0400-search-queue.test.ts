import { expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { casesDue } from '../../helper/search-index.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of the queue keeps what is due, in the order of change from now on, and a case that changes again goes to the end', () => {
  const db = tablesBefore(400)
  const addRow = db.prepare(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
     VALUES (?, '事项', 'draft', 0, 'p', '周小满', 1, ?, 0, 'drafter')`,
  )
  addRow.run('a-last', '2026-03-03T01:00:00.000Z')
  addRow.run('c-first', '2026-03-01T01:00:00.000Z')
  addRow.run('b-second', '2026-03-02T01:00:00.000Z')
  db.exec("INSERT INTO search_due (case_id) VALUES ('gone')")
  migrate(db)
  const index = searchOn(db)
  expect(casesDue(index)).toEqual(['gone', 'c-first', 'b-second', 'a-last'])
  addRow.run('0-new', '2026-03-04T01:00:00.000Z')
  db.exec("UPDATE case_row SET seq = 2 WHERE case_id = 'c-first'")
  expect(casesDue(index)).toEqual(['gone', 'b-second', 'a-last', '0-new', 'c-first'])
  db.exec(`INSERT INTO working_copy (case_id, title, body, saved_at, base_version)
     VALUES ('b-second', '事项', x'00', '2026-03-04T02:00:00.000Z', 0)`)
  expect(casesDue(index).at(-1)).toBe('b-second')
  db.exec("UPDATE case_row SET seq = 3 WHERE case_id = 'a-last'; UPDATE working_copy SET body = x'01'")
  expect(casesDue(index)).toEqual(['gone', '0-new', 'c-first', 'a-last', 'b-second'])
  const [, second] = index.searchDue(0, 2)
  expect(index.searchDue(second?.turn ?? 0, 2).map(({ caseId }) => caseId)).toEqual(['c-first', 'a-last'])
})
