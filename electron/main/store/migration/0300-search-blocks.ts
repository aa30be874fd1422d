import type { Migration } from '../migration.ts'

/**
 * The lists of the index in another form, each block under run and key in one number (run << 34 | key), so that one look finds
 * it; texts lie packed. A run of a few documents is fresh: it has no lists yet, only what is found by sound, and its texts are looked
 * through. A projection: emptied and made anew.
 */
const sql = `
DROP TABLE search_block;
CREATE TABLE search_block (
  id   INTEGER PRIMARY KEY,
  data BLOB    NOT NULL
) STRICT;
DROP TABLE search_run;
CREATE TABLE search_run (
  run       INTEGER PRIMARY KEY AUTOINCREMENT,
  first_doc INTEGER NOT NULL,
  last_doc  INTEGER NOT NULL CHECK (last_doc >= first_doc),
  docs      INTEGER NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('fresh', 'whole', 'growing', 'leaving')),
  records   BLOB    NOT NULL,
  sounds    BLOB    CHECK ((sounds IS NOT NULL) = (state = 'fresh') OR state = 'leaving')
) STRICT;
DELETE FROM search_join;
DELETE FROM search_value;
INSERT INTO search_due (case_id) SELECT case_id FROM search_case WHERE true ON CONFLICT DO NOTHING;
DELETE FROM search_turn;
DELETE FROM search_case;
`

export const searchBlocks: Migration = { version: 300, sql }
