import type { Migration } from '../migration.ts'

/**
 * 档号 beside each case of the lists (a projection, of the events): no number twice, and the last serial of a series is
 * found at once. Cases whose key was destroyed after an appraisal: no key goes otherwise, and none comes back.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN archive TEXT CHECK (archive IS NULL OR json_type(archive) = 'object');
CREATE UNIQUE INDEX case_row_number ON case_row (json_extract(archive, '$.archivalNumber')) WHERE archive IS NOT NULL;
CREATE INDEX case_row_series ON case_row (json_extract(archive, '$.series'), json_extract(archive, '$.serial'))
  WHERE archive IS NOT NULL;

CREATE TABLE destroyed_case (
  case_id TEXT NOT NULL PRIMARY KEY,
  at      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER destroyed_case_no_update BEFORE UPDATE ON destroyed_case
BEGIN SELECT RAISE(ABORT, 'destroyed_case: never changed'); END;
CREATE TRIGGER destroyed_case_no_delete BEFORE DELETE ON destroyed_case
BEGIN SELECT RAISE(ABORT, 'destroyed_case: never deleted'); END;
CREATE TRIGGER case_key_by_appraisal BEFORE DELETE ON case_key
WHEN NOT EXISTS (SELECT 1 FROM destroyed_case WHERE case_id = OLD.case_id)
BEGIN SELECT RAISE(ABORT, 'case_key: only after an appraisal'); END;
CREATE TRIGGER case_key_not_again BEFORE INSERT ON case_key
WHEN EXISTS (SELECT 1 FROM destroyed_case WHERE case_id = NEW.case_id)
BEGIN SELECT RAISE(ABORT, 'case_key: destroyed'); END;
`

export const custody: Migration = { version: 180, sql }
