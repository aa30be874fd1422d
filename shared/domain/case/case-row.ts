import { waitingRole, type Role, type Stage } from './roles.ts'
import { currentVersion, openHits, type CaseState } from './state.ts'

/** Rises whenever `caseRowOf` gives other rows for the same log; stored rows of another version are dropped and rebuilt. */
export const CASE_ROW_VERSION = 1

/** A case as lists show it: a projection, made from the log alone. */
export interface CaseRow {
  readonly caseId: string
  readonly title: string
  readonly stage: Stage
  readonly round: number
  readonly drafterId: string
  readonly drafterName: string
  /** Of the newest event. */
  readonly seq: number
  /** Time of the newest event, RFC 3339 UTC with milliseconds. */
  readonly updatedAt: string
  readonly openHits: number
  readonly waitingRole: Role | null
}

export const caseRowOf = (state: CaseState): CaseRow => ({
  caseId: state.caseId,
  title: currentVersion(state).title,
  stage: state.stage,
  round: state.round,
  drafterId: state.drafterId,
  drafterName: state.drafterName,
  seq: state.seq,
  updatedAt: state.lastAt,
  openHits: openHits(state).length,
  waitingRole: waitingRole(state.stage),
})
