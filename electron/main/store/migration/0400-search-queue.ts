import type { Migration } from '../migration.ts'

/**
 * What is due for the index stands in a queue, in the order in which the cases changed: finds are told by number, the case that
 * changed last first, and numbers are given as cases are taken in. By the names of the cases, as before, everything that had become
 * due at once (a new version of the program, many cases brought in) stood among the finds in no order. A case that changes again
 * goes to the end.
 */
const sql = `
DROP TRIGGER search_due_new;
DROP TRIGGER search_due_moved;
DROP TRIGGER search_due_begun;
DROP TRIGGER search_due_draft;
ALTER TABLE search_due RENAME TO search_due_unordered;
CREATE TABLE search_due (
  turn    INTEGER PRIMARY KEY AUTOINCREMENT,
  case_id TEXT    NOT NULL UNIQUE
) STRICT;
INSERT INTO search_due (case_id)
  SELECT case_id FROM search_due_unordered LEFT JOIN case_row USING (case_id) ORDER BY updated_at, case_id;
DROP TABLE search_due_unordered;
CREATE TRIGGER search_due_new AFTER INSERT ON case_row
WHEN NEW.seq IS NOT (SELECT seq FROM search_case WHERE case_id = NEW.case_id)
BEGIN
  DELETE FROM search_due WHERE case_id = NEW.case_id;
  INSERT INTO search_due (case_id) VALUES (NEW.case_id);
END;
CREATE TRIGGER search_due_moved AFTER UPDATE ON case_row
WHEN NEW.seq IS NOT (SELECT seq FROM search_case WHERE case_id = NEW.case_id)
BEGIN
  DELETE FROM search_due WHERE case_id = NEW.case_id;
  INSERT INTO search_due (case_id) VALUES (NEW.case_id);
END;
CREATE TRIGGER search_due_begun AFTER INSERT ON working_copy
BEGIN
  DELETE FROM search_due WHERE case_id = NEW.case_id;
  INSERT INTO search_due (case_id) VALUES (NEW.case_id);
END;
CREATE TRIGGER search_due_draft AFTER UPDATE ON working_copy
WHEN NEW.body IS NOT OLD.body
BEGIN
  DELETE FROM search_due WHERE case_id = NEW.case_id;
  INSERT INTO search_due (case_id) VALUES (NEW.case_id);
END;
`

export const searchQueue: Migration = { version: 400, sql }
