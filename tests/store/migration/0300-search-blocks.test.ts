import { describe, expect, it } from 'vitest'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { casesDue, casesHolding } from '../../helper/search-index.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

describe('the step of the blocks under one number', () => {
  it('empties the index of before, and every case that was in it is due again', () => {
    const db = tablesBefore(300)
    db.exec(
      `INSERT INTO search_case (doc_id, case_id, seq, header, text) VALUES (1, 'case-1', 1, '{}', x'00');
       INSERT INTO search_run (first_doc, last_doc, docs, state, records) VALUES (1, 1, 1, 'whole', x'00');
       INSERT INTO search_block (run, key, data) VALUES (1, 1, x'00');
       INSERT INTO search_value (facet, value, cases) VALUES ('issuer', '云溪县水利局', 1)`,
    )
    migrate(db)
    const index = searchOn(db)
    expect(casesHolding(index, '')).toEqual([])
    expect(index.facetValues('issuer', 10)).toEqual([])
    expect(casesDue(index)).toEqual(['case-1'])
    expect(index.tidySearch(0, true)).toBe(true)
  })
})
