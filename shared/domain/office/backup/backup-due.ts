import { beijingDateOf } from '../../deadline/date.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** When backups are to be made: every so many days, at this time of Beijing, into a folder that the machine knows. */
export interface BackupSchedule {
  /** HH:MM */
  readonly time: string
  readonly everyDays: number
  /** How many files of ours stay in the folder; the oldest go. */
  readonly keep: number
}

export interface BackupDue {
  /** RFC 3339 UTC with milliseconds. */
  readonly dueAt: string
  readonly isDue: boolean
  /** Whole days since it was due: whoever comes to the desk is told from the first on. */
  readonly missedDays: number
}

/** The instant of this time of day in Beijing, on the day of `instant` there. */
const slotOfDay = (instant: number, time: string): number => {
  const dayStart = Date.parse(`${beijingDateOf(new Date(instant).toISOString())}T00:00:00+08:00`)
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return dayStart + (hours * 60 + minutes) * MINUTE_MS
}

/**
 * When the next backup is due: at the first slot after the last backup. Slots are fixed by the plan, from the day on which it
 * was set and so many days apart at its time; one that was made late is counted to its slot and moves none, or a machine that is
 * off at that time would be backed up every second day only. What is dated after now is of a clock that was set ahead and has been put
 * right: it stands for no backup, and fixes no slot, or none would be made before that day comes.
 */
export const backupDue = (
  { time, everyDays }: BackupSchedule,
  setAt: string,
  lastAt: string | null,
  now: string,
): BackupDue => {
  const last = lastAt === null || lastAt > now ? null : lastAt
  const first = slotOfDay(Date.parse(setAt > now ? (last ?? now) : setAt), time)
  const apart = everyDays * DAY_MS // Beijing keeps one time all year
  const passed = last === null ? 0 : Math.max(0, Math.floor((Date.parse(last) - first) / apart) + 1)
  const due = first + passed * apart
  const late = Date.parse(now) - due
  return {
    dueAt: new Date(due).toISOString(),
    isDue: late >= 0,
    missedDays: Math.max(0, Math.floor(late / DAY_MS)),
  }
}
