import type { Migration } from '../migration.ts'

/** Whose term of validity ends soon is asked at each change of a case: few releases have one, and they are found by an index. */
const sql = `
CREATE INDEX case_row_until ON case_row (json_extract(validity, '$.until'))
  WHERE json_extract(validity, '$.until') IS NOT NULL;
`

export const terms: Migration = { version: 390, sql }
