import type { Database } from 'better-sqlite3'
import { bytesOf } from './columns.ts'
import type { ReadStore, WriteStore } from './types.ts'

export const workingCopiesOn = (
  db: Database,
): Pick<ReadStore, 'workingCopy'> &
  Pick<WriteStore, 'saveWorkingCopy'> & { readonly dropWorkingCopy: (caseId: string) => void } => {
  const find = db.prepare<
    [string],
    { readonly body: Uint8Array; readonly saved_at: string; readonly base_version: number }
  >('SELECT body, saved_at, base_version FROM working_copy WHERE case_id = ?')
  const save = db.prepare<[string, Uint8Array, string, number]>(
    `INSERT INTO working_copy (case_id, body, saved_at, base_version) VALUES (?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE
     SET body = excluded.body, saved_at = excluded.saved_at, base_version = excluded.base_version`,
  )
  const drop = db.prepare<[string]>('DELETE FROM working_copy WHERE case_id = ?')
  return {
    workingCopy: (caseId) => {
      const row = find.get(caseId)
      return row === undefined
        ? null
        : { body: bytesOf(row.body), savedAt: row.saved_at, baseVersion: row.base_version }
    },
    saveWorkingCopy: (caseId, { body, savedAt, baseVersion }) => {
      save.run(caseId, body, savedAt, baseVersion)
    },
    dropWorkingCopy: (caseId) => {
      drop.run(caseId)
    },
  }
}
