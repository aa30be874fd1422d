import type { Migration } from '../migration.ts'

/**
 * Finds the lines of 查阅留痕 that are about one case. An index over the events themselves: nothing beside them that could
 * tell something else, and nothing to be made anew.
 */
const sql = `
CREATE INDEX access_by_case ON event (json_extract(CAST(body AS TEXT), '$.data.caseId'), seq) WHERE case_id = 'access';
`

export const access: Migration = { version: 160, sql }
