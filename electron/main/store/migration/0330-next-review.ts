import type { Migration } from '../migration.ts'

/**
 * When a case that ended without being published is looked at again, and how it ended: so that the list of what is due is read in
 * its order and whole. Rows are of an older version of the projection then, and rebuilt at once.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN next_review_on TEXT;
ALTER TABLE case_row ADD COLUMN ended_as TEXT;
CREATE INDEX case_row_review ON case_row (next_review_on, case_id) WHERE next_review_on IS NOT NULL;
`

export const nextReview: Migration = { version: 330, sql }
