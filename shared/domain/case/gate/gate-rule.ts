import type { GateId, GateLevel } from './gate-id.ts'
import type { CaseRefusalCode } from '../refusals.ts'
import type { CaseState } from '../state.ts'

/**
 * What the gates are asked about. Beyond the content, only what the log cannot know; such a fact is optional, and a rule
 * that lacks its fact says nothing (null), so that the log can be lived again without the workstation.
 */
export interface ReleaseFacts {
  readonly contentHash: string
  /** The Beijing calendar day of the release. */
  readonly today?: string
  /** The last lawful day of the time limit, and the working days since. */
  readonly lawfulUntil?: string
  readonly daysOver?: number
  /** The law and the article that the time limit rests on. */
  readonly limitBasis?: string
  /** The first day of a time limit that was over before the calendar begins, so that no last day is known. */
  readonly overSince?: string
  /** Working days after the first date up to and with the second. */
  readonly workingDays?: (from: string, to: string) => number
  /** How many things the self-check found wrong with the signed file; known only once it is made. */
  readonly selfCheckProblems?: number
}

/** What a rule finds. `refusal`: the code to refuse with where one tells more than `release.gateOpen`. */
export interface GateFinding {
  readonly level: GateLevel
  readonly holds: boolean
  readonly detail?: Readonly<Record<string, string | number>>
  readonly refusal?: CaseRefusalCode
  /** Nobody can have known before this day of the Beijing calendar: an answer from earlier does not count. */
  readonly answeredFrom?: string
}

/** One row: a gate and how to ask it; null when it has no question to this case, or not the fact to ask it by. */
export interface GateRule {
  readonly id: GateId
  readonly check: (state: CaseState, facts: ReleaseFacts) => GateFinding | null
}
