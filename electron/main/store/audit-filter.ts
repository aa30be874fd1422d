import type { LogScope } from '#shared/domain/access/events.ts'

/** Which lines of the ledger an auditor asks for. Null: any. Times are RFC 3339 UTC with milliseconds, `until` exclusive. */
export interface AuditFilter {
  readonly personId: string | null
  readonly caseId: string | null
  readonly scope: LogScope
  readonly from: string | null
  readonly until: string | null
}

/** A page of them: `offset` and `limit` from the newest on, or from the line before `before` on. */
export interface AuditPlace {
  readonly offset: number
  readonly limit: number
  readonly before?: number
}
