import type { Migration } from '../migration.ts'

/**
 * 区分处理 while it is prepared: what the drafter removes of the unfinished draft, as JSON, and the hash of the text that it
 * was said of. Beside the working copy and like it no event; handing in makes one of it.
 */
const sql = `
CREATE TABLE draft_redaction (
  case_id      TEXT NOT NULL PRIMARY KEY,
  content_hash TEXT NOT NULL,
  removals     TEXT NOT NULL CHECK (json_valid(removals))
) STRICT;
`

export const redaction: Migration = { version: 140, sql }
