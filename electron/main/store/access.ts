import type { Database } from 'better-sqlite3'
import { ACCESS_LOG } from '#shared/domain/office/log-name.ts'
import { recordOf, type EventColumns } from './event-log.ts'
import type { ReadStore } from './types.ts'

/** In the very words of the index (migration 0160), or it is not used. */
const ABOUT = `case_id = '${ACCESS_LOG}' AND json_extract(CAST(body AS TEXT), '$.data.caseId') = ?`

/** The lines of 查阅留痕 about one case. */
export const accessOn = (db: Database): Pick<ReadStore, 'accessOf'> => {
  const newest = db.prepare<[string, number], EventColumns>(
    `SELECT case_id, seq, suite, type, body, prev, hash, signature, signer FROM event
     WHERE ${ABOUT} ORDER BY seq DESC LIMIT ?`,
  )
  const count = db.prepare<[string], { readonly total: number }>(`SELECT count(*) AS total FROM event WHERE ${ABOUT}`)
  return {
    accessOf: (caseId, limit) => ({
      records: newest.all(caseId, limit).map(recordOf),
      total: count.get(caseId)?.total ?? 0,
    }),
  }
}
