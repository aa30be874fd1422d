import type { Migration } from '../migrate.ts'

/**
 * Cases that could not be taken into the index, and why: set aside, so that all others go in, and named to whoever searches. A case
 * that moves on is due again by the triggers of before.
 */
const sql = `
CREATE TABLE search_aside (
  case_id TEXT NOT NULL PRIMARY KEY,
  problem TEXT NOT NULL CHECK (problem IN ('chainBroken', 'unreadable', 'defect'))
) STRICT, WITHOUT ROWID;
`

export const searchAside: Migration = { version: 290, sql }
