import { expect, it } from 'vitest'
import { caseRowsOn } from '#electron/main/store/case-rows.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { caseRowOf } from '#shared/domain/case/projection/case-row.ts'
import { at, head } from '../../helper/case-play.ts'
import { casesDue, casesHolding } from '../../helper/search-index.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of the departments keeps the rows as they are, waiting for any head, and empties the search to be made anew', () => {
  const db = tablesBefore(370)
  db.exec(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
     VALUES ('old', '旧事项', 'departmentReview', 1, 'p', '周小满', 9, '2026-03-01T01:00:00.000Z', 0, 'departmentHead');
     INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (1, 'old', 1, '{}', x'00');
     INSERT INTO search_run (first_doc, last_doc, docs, state, records) VALUES (1, 1, 1, 'growing', x'00');
     INSERT INTO search_value (facet, value, cases) VALUES ('issuer', '云溪县水利局', 1)`,
  )
  migrate(db)
  const rows = caseRowsOn(db, { allCaseIds: () => [], eventsOf: () => [] })
  const waitingFor = (personId: string, forPersonId = personId) =>
    rows.waitingRows({ personId, seesSubmitted: true }, ['departmentHead'], forPersonId).map(({ caseId }) => caseId)
  expect(waitingFor('h2')).toEqual(['old'])
  const row = { ...caseRowOf(at('departmentReview').state), reviewers: [head.personId], department: '综合科' }
  rows.putRow({ ...row, caseId: 'new' })
  expect(waitingFor('h2')).toEqual(['old'])
  expect(waitingFor(head.personId)).toEqual(['new', 'old'])
  expect(waitingFor('deputy', head.personId)).toEqual(['new', 'old'])
  expect(rows.caseRowsById({ personId: 'p', seesSubmitted: true }, ['new'])).toMatchObject([
    { department: '综合科', reviewers: [head.personId] },
  ])
  const index = searchOn(db)
  expect(casesHolding(index, '')).toEqual([])
  expect(index.facetValues('issuer', 10)).toEqual([])
  expect(casesDue(index)).toEqual(['old', 'new'])
})
