import type { Migration } from '../migration.ts'

/**
 * 填到一半的表单: what a person has typed into a form and not sent. One row a form, in the encrypted store and under its person, who
 * alone is given it; no event, and no part of any log. Those about a case go with its key.
 */
const sql = `
CREATE TABLE half_form (
  person_id TEXT    NOT NULL,
  name      TEXT    NOT NULL,
  case_id   TEXT,
  form      INTEGER NOT NULL,
  body      TEXT    NOT NULL,
  saved_at  TEXT    NOT NULL,
  PRIMARY KEY (person_id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX half_form_case ON half_form (case_id) WHERE case_id IS NOT NULL;
`

export const halfForms: Migration = { version: 375, sql }
