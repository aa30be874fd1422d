import type { Migration } from '../migration.ts'

/**
 * The lists of the index in another form (shared/domain/search/posting-groups.ts): grouped places as shapes. A projection: emptied and
 * made anew, in the order in which the cases changed.
 */
const sql = `
DELETE FROM search_block;
DELETE FROM search_join;
DELETE FROM search_run;
DELETE FROM search_value;
INSERT INTO search_due (case_id)
  SELECT case_id FROM search_case LEFT JOIN case_row USING (case_id) WHERE true ORDER BY updated_at, doc_id
  ON CONFLICT DO NOTHING;
DELETE FROM search_turn;
DELETE FROM search_case;
`

export const searchShapes: Migration = { version: 450, sql }
