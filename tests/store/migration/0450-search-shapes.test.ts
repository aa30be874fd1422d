import { expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { casesDue, casesHolding } from '../../helper/search-index.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of the shapes empties the index of before, and its cases are due again in the order in which they changed', () => {
  const db = tablesBefore(450)
  const addRow = db.prepare(
    `INSERT INTO case_row (case_id, title, stage, round, drafter_id, drafter_name, seq, updated_at, open_hits, waiting_role)
     VALUES (?, '事项', 'draft', 0, 'p', '周小满', 1, ?, 0, 'drafter')`,
  )
  addRow.run('a-last', '2026-03-03T01:00:00.000Z')
  addRow.run('b-first', '2026-03-01T01:00:00.000Z')
  db.exec(
    `DELETE FROM search_due;
     INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (1, 'a-last', 1, '{}', x'00'), (2, 'b-first', 1, '{}', x'00');
     INSERT INTO search_run (first_doc, last_doc, docs, state, records, titles) VALUES (1, 2, 2, 'whole', x'00', x'00');
     INSERT INTO search_block (id, data) VALUES (1 << 38 | 5, x'00');
     INSERT INTO search_join (one, into_run, parts, next_key) VALUES (1, 1, '[1]', 0);
     INSERT INTO search_turn (case_id, turns_on) VALUES ('a-last', '2026-04-01');
     INSERT INTO search_value (facet, value, cases) VALUES ('issuer', '云溪县水利局', 1)`,
  )
  migrate(db)
  const index = searchOn(db)
  expect(casesHolding(index, '')).toEqual([])
  expect(index.facetValues('issuer', 10)).toEqual([])
  expect(casesDue(index)).toEqual(['b-first', 'a-last'])
  for (const table of ['search_block', 'search_run', 'search_join', 'search_turn'])
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0)
  expect(index.tidySearch(0, true)).toBe(true)
})
