import type { Migration } from '../migration.ts'

/** Bytes added beside a draft that no version names yet: kept when a version comes to name them, destroyed otherwise. */
const sql = `
CREATE TABLE loose_blob (
  case_id TEXT NOT NULL,
  hash    BLOB NOT NULL,
  PRIMARY KEY (case_id, hash),
  FOREIGN KEY (case_id, hash) REFERENCES blob (case_id, hash)
) STRICT, WITHOUT ROWID;
`

export const looseBlob: Migration = { version: 30, sql }
