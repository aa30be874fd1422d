import { closedWith, integer, type Guard } from '#shared/lib/guard.ts'

/**
 * 口令与会话规则. GB/T 22239-2019 8.1.4.1 a, b (V2) ask for complexity, for change at intervals, and for an end of a session
 * that nobody uses; every number is practice (M-H), so the office sets it, within bounds that keep the control alive.
 */
export interface SessionRules {
  /** Days until a password must be changed. */
  readonly maxAgeDays: number
  /** So many passwords back are not used again. */
  readonly history: number
  /** Minutes without work until the workstation locks itself. */
  readonly idleMinutes: number
  /** After so many days without a checkpoint written out, the auditor is told. */
  readonly checkpointDays: number
  /** The same, after so many further lines of the ledger. */
  readonly checkpointEvents: number
}

export const DEFAULT_SESSION_RULES: SessionRules = {
  ...{ maxAgeDays: 90, history: 5, idleMinutes: 10 },
  ...{ checkpointDays: 30, checkpointEvents: 5000 },
}

export const SESSION_RULE_BOUNDS = {
  maxAgeDays: { min: 30, max: 365 },
  history: { min: 1, max: 24 },
  idleMinutes: { min: 1, max: 10 },
  checkpointDays: { min: 1, max: 180 },
  checkpointEvents: { min: 100, max: 100_000 },
} as const satisfies Readonly<Record<keyof SessionRules, { readonly min: number; readonly max: number }>>

const { maxAgeDays, history, idleMinutes, checkpointDays, checkpointEvents } = SESSION_RULE_BOUNDS
/** As the log has them; what an older program did not ask keeps its default. */
export const isSessionRules: Guard<Omit<SessionRules, 'checkpointDays' | 'checkpointEvents'> & Partial<SessionRules>> =
  closedWith(
    {
      maxAgeDays: integer(maxAgeDays.min, maxAgeDays.max),
      history: integer(history.min, history.max),
      idleMinutes: integer(idleMinutes.min, idleMinutes.max),
    },
    {
      checkpointDays: integer(checkpointDays.min, checkpointDays.max),
      checkpointEvents: integer(checkpointEvents.min, checkpointEvents.max),
    },
  )

/** Days before the end of a password at which its person is told. */
const WARN_DAYS = 10
const DAY_MS = 86_400_000

/** initial: another person set it; expired: beyond its days. Both are changed before anything else is done. */
export type PasswordStanding = 'fine' | 'soon' | 'expired' | 'initial'

/** How a password stands at a moment; `until` is when it ends. Times are RFC 3339 UTC with milliseconds. */
export const passwordStanding = (
  { since, own }: { readonly since: string; readonly own: boolean },
  at: string,
  rules: SessionRules,
): { readonly standing: PasswordStanding; readonly until: string } => {
  const end = Date.parse(since) + rules.maxAgeDays * DAY_MS
  const left = end - Date.parse(at)
  const standing = !own ? 'initial' : left <= 0 ? 'expired' : left < WARN_DAYS * DAY_MS ? 'soon' : 'fine'
  return { standing, until: new Date(end).toISOString() }
}
