import type { Migration } from '../migration.ts'

/** The office's own settings; the report of each import, kept beside the file it tells of; refusals at the door, append-only. */
const sql = `
CREATE TABLE setting (
  name  TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
  value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE import_report (
  case_id  TEXT    NOT NULL,
  position INTEGER NOT NULL CHECK (position >= 1),
  hash     BLOB    NOT NULL,
  PRIMARY KEY (case_id, position),
  FOREIGN KEY (case_id, hash) REFERENCES blob (case_id, hash)
) STRICT;
CREATE TRIGGER import_report_append BEFORE INSERT ON import_report
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM import_report WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'import_report: not the next of its case'); END;
CREATE TRIGGER import_report_no_update BEFORE UPDATE ON import_report
BEGIN SELECT RAISE(ABORT, 'import_report: never changed'); END;

CREATE TABLE door_refusal (
  position    INTEGER PRIMARY KEY CHECK (position >= 1),
  at          TEXT NOT NULL,
  person_id   TEXT NOT NULL,
  rule        TEXT NOT NULL,
  file_sha256 TEXT CHECK (length(file_sha256) = 64)
) STRICT;
CREATE TRIGGER door_refusal_append BEFORE INSERT ON door_refusal
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM door_refusal)
BEGIN SELECT RAISE(ABORT, 'door_refusal: not the next'); END;
CREATE TRIGGER door_refusal_no_update BEFORE UPDATE ON door_refusal
BEGIN SELECT RAISE(ABORT, 'door_refusal: never changed'); END;
CREATE TRIGGER door_refusal_no_delete BEFORE DELETE ON door_refusal
BEGIN SELECT RAISE(ABORT, 'door_refusal: never deleted'); END;
`

export const drafting: Migration = { version: 20, sql }
