import type { Migration } from '../migration.ts'

/**
 * The index over everything that is readable in a case: a projection, which can be dropped and made anew. The texts lie
 * beside it in the same encrypted file; when a case's key is destroyed its row goes with it (secure_delete is on).
 * `detail=none` keeps which case has which word and nothing else, about a third of the text's size; places are found in
 * the text itself. The words are made by shared/domain/search: no tokenizer of SQLite knows Chinese, and none is asked to.
 * A case whose row or unfinished draft has moved on from what is indexed is due: triggers note it in the transaction that moved it.
 */
const sql = `
CREATE TABLE search_case (
  doc_id  INTEGER PRIMARY KEY,
  case_id TEXT    NOT NULL UNIQUE,
  seq     INTEGER NOT NULL,
  header  TEXT    NOT NULL CHECK (json_type(header) = 'object'),
  text    BLOB    NOT NULL
) STRICT;
CREATE VIRTUAL TABLE search_word USING fts5 (word, content = '', contentless_delete = 1, detail = none, prefix = '1', tokenize = 'ascii');
CREATE TABLE search_due (case_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER search_due_new AFTER INSERT ON case_row
WHEN NEW.seq IS NOT (SELECT seq FROM search_case WHERE case_id = NEW.case_id)
BEGIN INSERT INTO search_due (case_id) VALUES (NEW.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_due_moved AFTER UPDATE ON case_row
WHEN NEW.seq IS NOT (SELECT seq FROM search_case WHERE case_id = NEW.case_id)
BEGIN INSERT INTO search_due (case_id) VALUES (NEW.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_due_begun AFTER INSERT ON working_copy
BEGIN INSERT INTO search_due (case_id) VALUES (NEW.case_id) ON CONFLICT DO NOTHING; END;
CREATE TRIGGER search_due_draft AFTER UPDATE ON working_copy
WHEN NEW.body IS NOT OLD.body
BEGIN INSERT INTO search_due (case_id) VALUES (NEW.case_id) ON CONFLICT DO NOTHING; END;
INSERT INTO search_due (case_id) SELECT case_id FROM case_row;
`

export const search: Migration = { version: 130, sql }
