import type { Migration } from '../migration.ts'

/**
 * 保全 beside each case of the lists (a projection, of the events): while one stands no key is destroyed, whoever asks. Rows are of
 * an older version of the projection then, and rebuilt at once.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
CREATE TRIGGER case_key_not_held BEFORE DELETE ON case_key
WHEN EXISTS (SELECT 1 FROM case_row WHERE case_id = OLD.case_id AND held = 1)
BEGIN SELECT RAISE(ABORT, 'case_key: held'); END;
`

export const hold: Migration = { version: 340, sql }
