import type { Migration } from '../migration.ts'

/**
 * Lexicons of the office, each version as the signed file that was taken in, and which version was put to use when and by
 * whom (null: out of use). Both are append-only: what a scan was made with stays to be read.
 */
const sql = `
CREATE TABLE lexicon (
  lexicon_id  TEXT    NOT NULL CHECK (lexicon_id <> ''),
  version     TEXT    NOT NULL CHECK (version <> ''),
  name        TEXT    NOT NULL CHECK (name <> ''),
  issued_on   TEXT    NOT NULL,
  entry_count INTEGER NOT NULL CHECK (entry_count >= 1),
  sha256      TEXT    NOT NULL CHECK (length(sha256) = 64),
  file        BLOB    NOT NULL,
  added_at    TEXT    NOT NULL,
  person_id   TEXT    NOT NULL,
  PRIMARY KEY (lexicon_id, version)
) STRICT;
CREATE TRIGGER lexicon_once BEFORE INSERT ON lexicon
WHEN EXISTS (SELECT 1 FROM lexicon WHERE lexicon_id = NEW.lexicon_id AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'lexicon: never replaced'); END;
CREATE TRIGGER lexicon_no_update BEFORE UPDATE ON lexicon BEGIN SELECT RAISE(ABORT, 'lexicon: never changed'); END;
CREATE TRIGGER lexicon_no_delete BEFORE DELETE ON lexicon BEGIN SELECT RAISE(ABORT, 'lexicon: never deleted'); END;

CREATE TABLE lexicon_activation (
  position   INTEGER PRIMARY KEY CHECK (position >= 1),
  lexicon_id TEXT NOT NULL,
  version    TEXT,
  at         TEXT NOT NULL,
  person_id  TEXT NOT NULL,
  FOREIGN KEY (lexicon_id, version) REFERENCES lexicon (lexicon_id, version)
) STRICT;
CREATE TRIGGER lexicon_activation_append BEFORE INSERT ON lexicon_activation
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM lexicon_activation)
BEGIN SELECT RAISE(ABORT, 'lexicon_activation: not the next'); END;
CREATE TRIGGER lexicon_activation_no_update BEFORE UPDATE ON lexicon_activation
BEGIN SELECT RAISE(ABORT, 'lexicon_activation: never changed'); END;
CREATE TRIGGER lexicon_activation_no_delete BEFORE DELETE ON lexicon_activation
BEGIN SELECT RAISE(ABORT, 'lexicon_activation: never deleted'); END;
`

export const lexicon: Migration = { version: 40, sql }
