import type { Migration } from '../migration.ts'

/**
 * What remains of a text that is given up. Cases whose words may still lie in the pages of the search index or of the log
 * ahead after their key was destroyed: noted with the destruction, taken out once both were written anew (traces.ts), so that
 * a process which ends between the two goes on with it at the next opening. And what is taken out of a draft (区分处理) is
 * words of the draft, so it goes with it.
 */
const sql = `
CREATE TABLE traces_due (case_id TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER draft_redaction_gone AFTER DELETE ON working_copy
BEGIN DELETE FROM draft_redaction WHERE case_id = OLD.case_id; END;
`

export const traces: Migration = { version: 200, sql }
