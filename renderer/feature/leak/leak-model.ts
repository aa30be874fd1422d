import { beijingTimeOf } from '#shared/domain/deadline/date.ts'
import type { LeakData } from './useLeak.ts'

const MINUTE_MS = 60_000

/** Minutes until this moment; negative after it. */
export const minutesLeft = (until: string, now: number): number => Math.floor((Date.parse(until) - now) / MINUTE_MS)

/** A measure and every report that is owed come before the end (leak.reportMissing refuses it otherwise). */
export const mayClose = ({ measures, unreported }: Pick<LeakData, 'measures' | 'unreported'>): boolean =>
  measures.length > 0 && unreported.length === 0

export interface BarState {
  /** `owed`: only reports are missing that have no last moment. */
  readonly kind: 'none' | 'running' | 'over' | 'owed' | 'reported'
  readonly count: number
  /** Of the incident whose time ends first. */
  readonly minutes: number
}

/** What stands on top of the window: the most pressing incident that has not been reported to all, else what is not closed. */
export const barState = (leaks: readonly LeakData[], now: number): BarState => {
  const open = leaks.filter(({ closed }) => closed === null)
  const unreported = open.filter((leak) => leak.unreported.length > 0)
  if (open.length === 0) return { kind: 'none', count: 0, minutes: 0 }
  if (unreported.length === 0) return { kind: 'reported', count: open.length, minutes: 0 }
  const ends = unreported.flatMap(({ runsUntil }) => (runsUntil === null ? [] : [minutesLeft(runsUntil, now)]))
  if (ends.length === 0) return { kind: 'owed', count: unreported.length, minutes: 0 }
  const least = Math.min(...ends)
  return { kind: least < 0 ? 'over' : 'running', count: unreported.length, minutes: Math.abs(least) }
}

/** What an input of date and time holds, read as Beijing time; null while it is incomplete. */
export const beijingInstant = (value: string): string | null => {
  const ms = Date.parse(`${value}:00.000+08:00`)
  return Number.isNaN(ms) ? null : new Date(ms).toISOString()
}

/** The same the other way round. */
export const inputOfInstant = (ms: number): string => beijingTimeOf(new Date(ms).toISOString()).slice(0, 16)
