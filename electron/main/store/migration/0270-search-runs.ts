import type { Migration } from '../migration.ts'

/**
 * The index over what is readable, by pairs of units with their places (shared/domain/search/posting.ts), so that a phrase is
 * found and counted without opening a text. Runs of neighbouring documents, their lists in packed blocks; one join of runs may be
 * under way. Values by which finds are narrowed have numbers, which are never given twice. A projection: emptied and made anew.
 */
const sql = `
DROP TABLE search_word;
CREATE TABLE search_run (
  run       INTEGER PRIMARY KEY AUTOINCREMENT,
  first_doc INTEGER NOT NULL,
  last_doc  INTEGER NOT NULL CHECK (last_doc >= first_doc),
  docs      INTEGER NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('whole', 'growing', 'leaving')),
  records   BLOB    NOT NULL
) STRICT;
CREATE TABLE search_block (
  run  INTEGER NOT NULL,
  key  INTEGER NOT NULL,
  data BLOB    NOT NULL
) STRICT;
CREATE UNIQUE INDEX search_block_key ON search_block (run, key);
CREATE TABLE search_join (
  one      INTEGER NOT NULL PRIMARY KEY CHECK (one = 1),
  into_run INTEGER NOT NULL,
  parts    TEXT    NOT NULL,
  next_key INTEGER NOT NULL
) STRICT;
DROP TABLE search_value;
CREATE TABLE search_value (
  id    INTEGER PRIMARY KEY AUTOINCREMENT,
  facet TEXT    NOT NULL,
  value TEXT    NOT NULL,
  cases INTEGER NOT NULL CHECK (cases >= 0),
  UNIQUE (facet, value)
) STRICT;
INSERT INTO search_due (case_id) SELECT case_id FROM search_case WHERE true ON CONFLICT DO NOTHING;
DELETE FROM search_turn;
DELETE FROM search_case;
`

export const searchRuns: Migration = { version: 270, sql }
