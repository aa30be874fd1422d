import type { Migration } from '../migration.ts'

/**
 * Cases that could not be taken into the index, and why: set aside, so that all others go in, and named to whoever searches. A case
 * that moves on is due again by the triggers of before. Texts of files that were cut at 400,000 characters are taken out anew, whole.
 */
const sql = `
CREATE TABLE search_aside (
  case_id TEXT NOT NULL PRIMARY KEY,
  problem TEXT NOT NULL CHECK (problem IN ('chainBroken', 'unreadable', 'defect'))
) STRICT, WITHOUT ROWID;
INSERT INTO search_due (case_id) SELECT case_id FROM attachment_text WHERE length(text) >= 400000 ON CONFLICT DO NOTHING;
DELETE FROM attachment_text WHERE length(text) >= 400000;
`

export const searchAside: Migration = { version: 290, sql }
