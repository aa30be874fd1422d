import type { Migration } from '../migration.ts'

/**
 * How often a file that goes with a case was begun to be read for the index, noted before: one that ends the thread, or the
 * program with it, is set aside after a few times and counted as not read. Goes with the bytes, as the text does. A text as
 * long as the longest that is kept was cut, and counts as not read whole.
 */
const sql = `
CREATE TABLE attachment_try (
  case_id TEXT    NOT NULL,
  hash    BLOB    NOT NULL CHECK (length(hash) = 32),
  tries   INTEGER NOT NULL CHECK (tries > 0),
  PRIMARY KEY (case_id, hash)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER attachment_try_gone AFTER DELETE ON blob
BEGIN DELETE FROM attachment_try WHERE case_id = OLD.case_id AND hash = OLD.hash; END;
CREATE TRIGGER attachment_try_sealed AFTER DELETE ON case_key
BEGIN DELETE FROM attachment_try WHERE case_id = OLD.case_id; END;
UPDATE attachment_text SET unread = 1 WHERE length(text) >= 400000;
`

export const fileTries: Migration = { version: 210, sql }
