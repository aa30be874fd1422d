import type { Migration } from '../migration.ts'

/**
 * What the search index needs of files and of days: the text of each file that goes with a case, taken out once (`unread` when
 * nobody can read it); which values the free facets have, and of how many cases; and on which day the validity of a case
 * turns by itself, so that it is indexed anew then. All projections: the index is emptied and made anew. A text goes with the
 * bytes that it was taken from.
 */
const sql = `
CREATE TABLE attachment_text (
  case_id TEXT    NOT NULL,
  hash    BLOB    NOT NULL CHECK (length(hash) = 32),
  unread  INTEGER NOT NULL CHECK (unread IN (0, 1)),
  text    TEXT    NOT NULL,
  PRIMARY KEY (case_id, hash)
) STRICT;
CREATE TRIGGER attachment_text_gone AFTER DELETE ON blob
BEGIN DELETE FROM attachment_text WHERE case_id = OLD.case_id AND hash = OLD.hash; END;
CREATE TRIGGER attachment_text_sealed AFTER DELETE ON case_key
BEGIN DELETE FROM attachment_text WHERE case_id = OLD.case_id; END;
CREATE TABLE search_value (
  facet TEXT    NOT NULL,
  value TEXT    NOT NULL,
  cases INTEGER NOT NULL CHECK (cases >= 0),
  PRIMARY KEY (facet, value)
) STRICT, WITHOUT ROWID;
CREATE TABLE search_turn (
  case_id  TEXT NOT NULL PRIMARY KEY,
  turns_on TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX search_turn_day ON search_turn (turns_on);
INSERT INTO search_word (search_word) VALUES ('delete-all');
DELETE FROM search_case;
INSERT INTO search_due (case_id) SELECT case_id FROM case_row WHERE true ON CONFLICT DO NOTHING;
`

export const searchFiles: Migration = { version: 190, sql }
