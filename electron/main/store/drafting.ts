import type { Database } from 'better-sqlite3'
import { bytesToHex, hexToBytes } from '#shared/domain/chain/event-record.ts'
import { bytesOf } from './columns.ts'
import type { ReadStore, WriteStore } from './types.ts'
import type { DoorRefusal } from './records.ts'

interface RefusalColumns {
  readonly at: string
  readonly person_id: string
  readonly rule: string
  readonly file_sha256: string | null
}

/** Settings of the office, each one JSON value under its name. */
export const settingsOn = (db: Database): Pick<WriteStore, 'setting' | 'saveSetting'> => {
  const find = db.prepare<[string], { readonly value: string }>('SELECT value FROM setting WHERE name = ?')
  const save = db.prepare<[string, string]>(
    'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  )
  return {
    setting: (name) => {
      const row = find.get(name)
      return row === undefined ? null : (JSON.parse(row.value) as unknown)
    },
    saveSetting: (name, value) => {
      save.run(name, JSON.stringify(value))
    },
  }
}

/** Which blobs of a case are reports of its imports, in the order of the imports. */
export const importReportsOn = (
  db: Database,
): Pick<ReadStore, 'importReports'> & {
  /** Inside a transaction, after the blob. */
  readonly addImportReport: (caseId: string, hash: string) => void
} => {
  const find = db.prepare<[string], { readonly hash: Uint8Array }>(
    'SELECT hash FROM import_report WHERE case_id = ? ORDER BY position',
  )
  const insert = db.prepare<[string, Uint8Array, string]>(
    `INSERT INTO import_report (case_id, hash, position)
     VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM import_report WHERE case_id = ?))`,
  )
  return {
    importReports: (caseId) => find.all(caseId).map(({ hash }) => bytesToHex(bytesOf(hash))),
    addImportReport: (caseId, hash) => {
      insert.run(caseId, hexToBytes(hash), caseId)
    },
  }
}

/** What was refused at the door as classified: when, whose hand, by which rule, and the hash of the file; nothing of its text. */
export const doorRefusalsOn = (db: Database): Pick<WriteStore, 'doorRefusals' | 'recordDoorRefusal'> => {
  const all = db.prepare<[], RefusalColumns>(
    'SELECT at, person_id, rule, file_sha256 FROM door_refusal ORDER BY position',
  )
  const insert = db.prepare<[string, string, string, string | null]>(
    `INSERT INTO door_refusal (position, at, person_id, rule, file_sha256)
     VALUES ((SELECT coalesce(max(position), 0) + 1 FROM door_refusal), ?, ?, ?, ?)`,
  )
  return {
    doorRefusals: () =>
      all.all().map(({ at, person_id, rule, file_sha256 }): DoorRefusal => ({
        at,
        personId: person_id,
        rule,
        fileSha256: file_sha256,
      })),
    recordDoorRefusal: ({ at, personId, rule, fileSha256 }) => {
      insert.run(at, personId, rule, fileSha256)
    },
  }
}
