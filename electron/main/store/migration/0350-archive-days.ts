import type { Migration } from '../migration.ts'

/**
 * Whose time of keeping has ended, and what is due to the archive, is asked at each change of a case, for the line among what waits:
 * both are found by an index instead of looking into every row.
 */
const sql = `
CREATE INDEX case_row_ends ON case_row (json_extract(archive, '$.ends')) WHERE archive IS NOT NULL;
CREATE INDEX case_row_year ON case_row (json_extract(archive, '$.year')) WHERE archive IS NOT NULL;
`

export const archiveDays: Migration = { version: 350, sql }
