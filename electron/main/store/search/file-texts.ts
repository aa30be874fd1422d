import type { Database } from 'better-sqlite3'
import { hexToBytes } from '#shared/domain/chain/event-record.ts'

/** The text of a file; '' for one that nobody can read. `unread`: not all of it is in the text. */
export interface FileText {
  readonly text: string
  readonly unread: boolean
}

export interface ReadFileTexts {
  /** The text that was taken out of a file of the case; null while nobody has. */
  fileText(caseId: string, sha256: string): FileText | null
  /** Files that could not be read, or not whole, of all cases. */
  unreadFileCount(): number
}

export interface WriteFileTexts {
  /** Said before a file is read, which may end the program: how often that was, with this time. */
  noteFileTry(caseId: string, sha256: string): number
  /** The reading was cut short by us. */
  forgetFileTry(caseId: string, sha256: string): void
  /** Nothing is kept of a file that has gone meanwhile: reading one takes a while, and its case may be destroyed in it. */
  keepFileText(caseId: string, sha256: string, text: FileText): void
}

/** `dropFileTexts`: the case is gone. Inside a transaction. */
export const fileTextsOn = (
  db: Database,
): ReadFileTexts & WriteFileTexts & { readonly dropFileTexts: (caseId: string) => void } => {
  const readFile = db.prepare<[string, Uint8Array], { readonly text: string; readonly unread: number }>(
    'SELECT text, unread FROM attachment_text WHERE case_id = ? AND hash = ?',
  )
  const insertFile = db.prepare<[number, string, string, Uint8Array]>(
    `INSERT INTO attachment_text (case_id, hash, unread, text)
     SELECT case_id, hash, ?, ? FROM blob WHERE case_id = ? AND hash = ?
     ON CONFLICT (case_id, hash) DO UPDATE SET unread = excluded.unread, text = excluded.text`,
  )
  const oneTry = db
    .prepare<[string, Uint8Array]>(
      `INSERT INTO attachment_try (case_id, hash, tries) VALUES (?, ?, 1)
       ON CONFLICT (case_id, hash) DO UPDATE SET tries = tries + 1 RETURNING tries`,
    )
    .pluck()
  const undoTry = db.prepare<[string, Uint8Array]>(
    'UPDATE attachment_try SET tries = tries - 1 WHERE case_id = ? AND hash = ? AND tries > 1',
  )
  const dropTry = db.prepare<[string, Uint8Array]>('DELETE FROM attachment_try WHERE case_id = ? AND hash = ?')
  const unreadFiles = db.prepare('SELECT count(*) FROM attachment_text WHERE unread = 1').pluck()
  const dropAll = db.prepare<[string]>('DELETE FROM attachment_text WHERE case_id = ?')
  const keepText = db.transaction((caseId: string, hash: Uint8Array, { text, unread }: FileText) => {
    insertFile.run(unread ? 1 : 0, text, caseId, hash)
    dropTry.run(caseId, hash)
  })
  return {
    fileText: (caseId, sha256) => {
      const row = readFile.get(caseId, hexToBytes(sha256))
      return row === undefined ? null : { text: row.text, unread: row.unread === 1 }
    },
    unreadFileCount: () => unreadFiles.get() as number,
    noteFileTry: (caseId, sha256) => oneTry.get(caseId, hexToBytes(sha256)) as number,
    forgetFileTry: (caseId, sha256) => {
      if (undoTry.run(caseId, hexToBytes(sha256)).changes === 0) dropTry.run(caseId, hexToBytes(sha256))
    },
    keepFileText: (caseId, sha256, text) => {
      keepText.immediate(caseId, hexToBytes(sha256), text)
    },
    dropFileTexts: (caseId) => {
      dropAll.run(caseId)
    },
  }
}
