import type { Database } from 'better-sqlite3'
import { bytesOf } from './columns.ts'
import type { ReadStore, WriteStore } from './types.ts'

export const workingCopiesOn = (
  db: Database,
): Pick<ReadStore, 'workingCopy'> &
  Pick<WriteStore, 'saveWorkingCopy'> & { readonly dropWorkingCopy: (caseId: string) => void } => {
  const find = db.prepare<
    [string],
    {
      readonly title: string
      readonly body: Uint8Array
      readonly history: string | null
      readonly saved_at: string
      readonly base_version: number
    }
  >('SELECT title, body, history, saved_at, base_version FROM working_copy WHERE case_id = ?')
  const save = db.prepare<[string, string, Uint8Array, string | null, string, number]>(
    `INSERT INTO working_copy (case_id, title, body, history, saved_at, base_version) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE
     SET title = excluded.title, body = excluded.body, history = excluded.history, saved_at = excluded.saved_at, base_version = excluded.base_version`,
  )
  const drop = db.prepare<[string]>('DELETE FROM working_copy WHERE case_id = ?')
  return {
    workingCopy: (caseId) => {
      const row = find.get(caseId)
      return row === undefined
        ? null
        : {
            title: row.title,
            body: bytesOf(row.body),
            history: row.history,
            savedAt: row.saved_at,
            baseVersion: row.base_version,
          }
    },
    saveWorkingCopy: (caseId, { title, body, history, savedAt, baseVersion }) => {
      save.run(caseId, title, body, history, savedAt, baseVersion)
    },
    dropWorkingCopy: (caseId) => {
      drop.run(caseId)
    },
  }
}
