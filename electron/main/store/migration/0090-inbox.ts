import type { Migration } from '../migration.ts'

/**
 * What lists need beside the stage: since when a case waits and how it came there, its time limit, who may not act on it,
 * and the validity of its release. Old rows are of an older version of the projection and are rebuilt at once.
 */
const sql = `
ALTER TABLE case_row ADD COLUMN waiting_since TEXT NOT NULL DEFAULT '';
ALTER TABLE case_row ADD COLUMN came_by TEXT NOT NULL DEFAULT 'registered';
ALTER TABLE case_row ADD COLUMN version INTEGER NOT NULL DEFAULT 1;
ALTER TABLE case_row ADD COLUMN limit_rule TEXT NOT NULL DEFAULT 'disclosure';
ALTER TABLE case_row ADD COLUMN limit_from TEXT;
ALTER TABLE case_row ADD COLUMN released_on TEXT;
ALTER TABLE case_row ADD COLUMN paused INTEGER NOT NULL DEFAULT 0;
ALTER TABLE case_row ADD COLUMN kept_out TEXT NOT NULL DEFAULT '[]' CHECK (json_type(kept_out) = 'array');
ALTER TABLE case_row ADD COLUMN last_acts TEXT NOT NULL DEFAULT '{}' CHECK (json_type(last_acts) = 'object');
ALTER TABLE case_row ADD COLUMN validity TEXT NOT NULL DEFAULT '{"effectiveOn":null,"until":null,"changes":[]}';
ALTER TABLE case_row ADD COLUMN changes TEXT;
CREATE INDEX case_row_waiting ON case_row
  (waiting_role, case_id, waiting_since, limit_rule, limit_from, came_by, stage, drafter_id, round, kept_out)
  WHERE waiting_role IS NOT NULL;
`

export const inbox: Migration = { version: 90, sql }
