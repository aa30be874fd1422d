import type { Migration } from '../migration.ts'

/** Each package of a batch asks which other files have its title (四性检测 1-8): without an index every row is read for it. */
const sql = `
CREATE INDEX case_row_namesake ON case_row (title) WHERE archive IS NOT NULL;
`

export const namesakes: Migration = { version: 440, sql }
