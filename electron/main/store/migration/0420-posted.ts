import type { Migration } from '../migration.ts'

/**
 * 公示期限: what of a release says how long it stays published, beside each case of the lists (a projection, of the events; rows are of an
 * older version then, and rebuilt at once). Few cases have it, and they are found by an index.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN posted TEXT;
CREATE INDEX case_row_posted ON case_row (released_on) WHERE posted IS NOT NULL;
`

export const posted: Migration = { version: 420, sql }
