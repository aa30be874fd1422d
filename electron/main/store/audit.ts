import type { Database } from 'better-sqlite3'
import { ACCESS_LOG, OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import type { AuditFilter, AuditPlace } from './audit-filter.ts'
import { recordOf, type EventColumns } from './event-log.ts'
import type { ReadStore } from './types.ts'

/** A body is canonical JSON, so SQLite reads actor and time out of it: no column that could tell something else. */
const BODY = 'CAST(e.body AS TEXT)'
const WHERE = `(:personId IS NULL OR json_extract(${BODY}, '$.actor.personId') = :personId)
  AND (:caseId IS NULL OR e.case_id = :caseId
    OR (e.case_id = '${ACCESS_LOG}' AND json_extract(${BODY}, '$.data.caseId') = :caseId))
  AND (:scope = 'all' OR :scope = CASE e.case_id WHEN '${OFFICE_LOG}' THEN 'office' WHEN '${ACCESS_LOG}' THEN 'access' ELSE 'cases' END)
  AND l.position < :before
  AND (:from IS NULL OR json_extract(${BODY}, '$.at') >= :from)
  AND (:until IS NULL OR json_extract(${BODY}, '$.at') < :until)`
const FROM = 'ledger AS l JOIN event AS e ON e.case_id = l.case_id AND e.seq = l.seq'

/** The ledger as an auditor reads it: all logs together, newest first. */
export const auditOn = (db: Database): Pick<ReadStore, 'auditRows'> => {
  const page = db.prepare<[AuditFilter & Required<AuditPlace>], EventColumns & { readonly position: number }>(
    `SELECT l.position AS position, e.case_id AS case_id, e.seq AS seq, e.suite AS suite, e.type AS type, e.body AS body,
       e.prev AS prev, e.hash AS hash, e.signature AS signature, e.signer AS signer
     FROM ${FROM} WHERE ${WHERE} ORDER BY l.position DESC LIMIT :limit OFFSET :offset`,
  )
  const count = db.prepare<[AuditFilter & { readonly before: number }], { readonly total: number }>(
    `SELECT count(*) AS total FROM ${FROM} WHERE ${WHERE}`,
  )
  return {
    auditRows: (filter, { offset, limit, before = Number.MAX_SAFE_INTEGER }) => ({
      rows: page
        .all({ ...filter, offset, limit, before })
        .map((row) => ({ position: row.position, record: recordOf(row) })),
      total: count.get({ ...filter, before })?.total ?? 0,
    }),
  }
}
