import type { Migration } from '../migration.ts'

/**
 * Append-only by three things (measured: one alone does not stop INSERT OR REPLACE): triggers against UPDATE and DELETE,
 * insert triggers that ask for the next number and the right link, and `recursive_triggers` (connection.ts).
 */
const sql = `
CREATE TABLE event (
  case_id   TEXT    NOT NULL CHECK (length(case_id) BETWEEN 1 AND 64),
  seq       INTEGER NOT NULL CHECK (seq >= 1),
  suite     TEXT    NOT NULL,
  type      TEXT    NOT NULL,
  body      BLOB    NOT NULL,
  prev      BLOB    NOT NULL CHECK (length(prev) = 32),
  hash      BLOB    NOT NULL CHECK (length(hash) = 32),
  signature BLOB    NOT NULL,
  signer    TEXT    NOT NULL REFERENCES certificate (sha256),
  PRIMARY KEY (case_id, seq)
) STRICT;

CREATE TRIGGER event_append BEFORE INSERT ON event
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM event WHERE case_id = NEW.case_id)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM event WHERE case_id = NEW.case_id AND seq = NEW.seq - 1), zeroblob(32))
BEGIN SELECT RAISE(ABORT, 'event: not the next of its case'); END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'event: never changed'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'event: never deleted'); END;

CREATE TABLE ledger (
  position   INTEGER PRIMARY KEY CHECK (position >= 1),
  case_id    TEXT    NOT NULL,
  seq        INTEGER NOT NULL,
  event_hash BLOB    NOT NULL CHECK (length(event_hash) = 32),
  prev       BLOB    NOT NULL CHECK (length(prev) = 32),
  hash       BLOB    NOT NULL CHECK (length(hash) = 32),
  UNIQUE (case_id, seq),
  FOREIGN KEY (case_id, seq) REFERENCES event (case_id, seq)
) STRICT;

CREATE TRIGGER ledger_append BEFORE INSERT ON ledger
WHEN NEW.position IS NOT (SELECT coalesce(max(position), 0) + 1 FROM ledger)
  OR NEW.prev IS NOT coalesce((SELECT hash FROM ledger WHERE position = NEW.position - 1), zeroblob(32))
  OR NEW.event_hash IS NOT (SELECT hash FROM event WHERE case_id = NEW.case_id AND seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'ledger: not the next'); END;
CREATE TRIGGER ledger_no_update BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger: never changed'); END;
CREATE TRIGGER ledger_no_delete BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger: never deleted'); END;

CREATE TABLE case_key (
  case_id TEXT NOT NULL PRIMARY KEY,
  key     BLOB NOT NULL CHECK (length(key) = 32)
) STRICT;
CREATE TRIGGER case_key_once BEFORE INSERT ON case_key
WHEN EXISTS (SELECT 1 FROM case_key WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'case_key: never replaced'); END;
CREATE TRIGGER case_key_no_update BEFORE UPDATE ON case_key BEGIN SELECT RAISE(ABORT, 'case_key: never changed'); END;

CREATE TABLE blob (
  case_id    TEXT NOT NULL REFERENCES case_key (case_id),
  hash       BLOB NOT NULL CHECK (length(hash) = 32),
  nonce      BLOB NOT NULL CHECK (length(nonce) = 12),
  ciphertext BLOB NOT NULL,
  PRIMARY KEY (case_id, hash)
) STRICT;
CREATE TRIGGER blob_once BEFORE INSERT ON blob
WHEN EXISTS (SELECT 1 FROM blob WHERE case_id = NEW.case_id AND hash = NEW.hash)
BEGIN SELECT RAISE(ABORT, 'blob: never replaced'); END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blob: never changed'); END;

CREATE TABLE office (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  name       TEXT NOT NULL CHECK (name <> ''),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE person (
  person_id  TEXT NOT NULL PRIMARY KEY CHECK (person_id <> ''),
  name       TEXT NOT NULL CHECK (name <> ''),
  roles      TEXT NOT NULL CHECK (json_type(roles) = 'array'),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE certificate (
  sha256      TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  kind        TEXT NOT NULL CHECK (kind IN ('authority', 'release', 'person')),
  person_id   TEXT REFERENCES person (person_id) CHECK ((kind = 'person') = (person_id IS NOT NULL)),
  certificate BLOB NOT NULL,
  issued_at   TEXT NOT NULL,
  retired_at  TEXT
) STRICT;
CREATE UNIQUE INDEX certificate_in_use ON certificate (kind, coalesce(person_id, '')) WHERE retired_at IS NULL;
CREATE TRIGGER certificate_no_delete BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'certificate: never deleted'); END;
CREATE TRIGGER certificate_only_retired BEFORE UPDATE ON certificate
WHEN OLD.retired_at IS NOT NULL OR NEW.retired_at IS NULL OR NEW.sha256 IS NOT OLD.sha256 OR NEW.kind IS NOT OLD.kind
  OR NEW.person_id IS NOT OLD.person_id OR NEW.certificate IS NOT OLD.certificate OR NEW.issued_at IS NOT OLD.issued_at
BEGIN SELECT RAISE(ABORT, 'certificate: only ever retired'); END;

CREATE TABLE office_key (
  certificate_sha256 TEXT NOT NULL PRIMARY KEY REFERENCES certificate (sha256),
  private_key        BLOB NOT NULL
) STRICT;

CREATE TABLE person_key_wrap (
  certificate_sha256 TEXT NOT NULL REFERENCES certificate (sha256),
  nonce              BLOB NOT NULL CHECK (length(nonce) = 12),
  ciphertext         BLOB NOT NULL,
  PRIMARY KEY (certificate_sha256, nonce)
) STRICT;

CREATE TABLE working_copy (
  case_id      TEXT    NOT NULL PRIMARY KEY,
  title        TEXT    NOT NULL,
  body         BLOB    NOT NULL,
  history      TEXT,
  saved_at     TEXT    NOT NULL,
  base_version INTEGER NOT NULL
) STRICT;

CREATE TABLE case_row (
  case_id      TEXT    NOT NULL PRIMARY KEY,
  title        TEXT    NOT NULL,
  stage        TEXT    NOT NULL,
  round        INTEGER NOT NULL,
  drafter_id   TEXT    NOT NULL,
  drafter_name TEXT    NOT NULL,
  seq          INTEGER NOT NULL,
  updated_at   TEXT    NOT NULL,
  open_hits    INTEGER NOT NULL,
  waiting_role TEXT
) STRICT;
CREATE INDEX case_row_by_time ON case_row (updated_at DESC, case_id);
CREATE INDEX case_row_by_stage ON case_row (stage, updated_at DESC, case_id);

CREATE TABLE projection (
  name    TEXT    NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;
`

export const first: Migration = { version: 10, sql }
