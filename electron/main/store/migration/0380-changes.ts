import type { Migration } from '../migration.ts'

/** Which cases are to change a release, found from the release: few rows of the list have such a thing, and only they are in here. */
const sql = `
CREATE INDEX case_row_changes ON case_row (json_extract(changes, '$.caseId')) WHERE changes IS NOT NULL;
`

export const changes: Migration = { version: 380, sql }
