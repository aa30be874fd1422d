import type { Database } from 'better-sqlite3'
import type { ReadStore, WriteStore } from './types.ts'

/** The hash of what was not confirmed for any text yet: no text has it. */
const NO_TEXT = ''

/** What is removed of drafts, one row a case; see migration 0140. */
export const draftRedactionsOn = (db: Database): Pick<WriteStore, 'draftRedaction' | 'saveDraftRedaction'> => {
  const find = db.prepare<[string], { readonly content_hash: string; readonly removals: string }>(
    'SELECT content_hash, removals FROM draft_redaction WHERE case_id = ?',
  )
  const save = db.prepare<[string, string, string]>(
    `INSERT INTO draft_redaction (case_id, content_hash, removals) VALUES (?, ?, ?)
     ON CONFLICT (case_id) DO UPDATE SET content_hash = excluded.content_hash, removals = excluded.removals`,
  )
  const drop = db.prepare<[string]>('DELETE FROM draft_redaction WHERE case_id = ?')
  const draftRedaction: ReadStore['draftRedaction'] = (caseId) => {
    const row = find.get(caseId)
    if (row === undefined) return null
    const { content_hash: contentHash, removals } = row
    return { contentHash: contentHash === NO_TEXT ? null : contentHash, anchored: JSON.parse(removals) as unknown }
  }
  return {
    draftRedaction,
    saveDraftRedaction: (caseId, redaction) => {
      if (redaction === null) drop.run(caseId)
      else save.run(caseId, redaction.contentHash ?? NO_TEXT, JSON.stringify(redaction.anchored))
    },
  }
}
