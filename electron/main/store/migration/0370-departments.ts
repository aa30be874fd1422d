import type { Migration } from '../migration.ts'

/**
 * 科室: who alone does the first review, and the handling department, beside each case of the lists (a projection, of the events; rows
 * are of an older version then, and rebuilt at once); one more column of facets in the search, which is emptied and made anew.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN reviewers TEXT NOT NULL DEFAULT '[]';
ALTER TABLE case_row ADD COLUMN department TEXT NOT NULL DEFAULT '';
DELETE FROM search_block;
DELETE FROM search_join;
DELETE FROM search_run;
DELETE FROM search_value;
INSERT INTO search_due (case_id) SELECT case_id FROM search_case WHERE true ON CONFLICT DO NOTHING;
DELETE FROM search_turn;
DELETE FROM search_case;
`

export const departments: Migration = { version: 370, sql }
