import type { Migration } from '../migration.ts'

/**
 * The lists of the index in another form (shared/domain/search/posting.ts): documents by themselves, long places apart, places in
 * stretches; the titles of a run beside its lists, to be looked through; one more column of facets. A projection: emptied and made anew.
 */
const sql = `
DELETE FROM search_block;
DELETE FROM search_join;
DROP TABLE search_run;
CREATE TABLE search_run (
  run       INTEGER PRIMARY KEY AUTOINCREMENT,
  first_doc INTEGER NOT NULL,
  last_doc  INTEGER NOT NULL CHECK (last_doc >= first_doc),
  docs      INTEGER NOT NULL,
  state     TEXT    NOT NULL CHECK (state IN ('fresh', 'whole', 'growing', 'leaving')),
  records   BLOB    NOT NULL,
  sounds    BLOB    CHECK ((sounds IS NOT NULL) = (state = 'fresh') OR state = 'leaving'),
  titles    BLOB    CHECK ((titles IS NOT NULL) = (state = 'whole') OR state = 'leaving')
) STRICT;
DELETE FROM search_value;
INSERT INTO search_due (case_id) SELECT case_id FROM search_case WHERE true ON CONFLICT DO NOTHING;
DELETE FROM search_turn;
DELETE FROM search_case;
`

export const searchPlaces: Migration = { version: 360, sql }
