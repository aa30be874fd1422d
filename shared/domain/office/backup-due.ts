const BEIJING_MS = 8 * 3_600_000
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

/** The instant of this time of day in Beijing, `days` after the day of `instant` there. */
const dayAt = (instant: number, time: string, days: number): number => {
  const dayStart = Math.floor((instant + BEIJING_MS) / DAY_MS) * DAY_MS - BEIJING_MS
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return dayStart + days * DAY_MS + (hours * 60 + minutes) * MINUTE_MS
}

/**
 * When the next backup is due. After one was made the next is due so many days later, at the set time; with none yet, on the
 * day on which the schedule was set.
 */
export const backupDue = (
  { time, everyDays }: BackupSchedule,
  setAt: string,
  lastAt: string | null,
  now: string,
): BackupDue => {
  const due = lastAt === null ? dayAt(Date.parse(setAt), time, 0) : dayAt(Date.parse(lastAt), time, everyDays)
  const late = Date.parse(now) - due
  return {
    dueAt: new Date(due).toISOString(),
    isDue: late >= 0,
    missedDays: Math.max(0, Math.floor(late / DAY_MS)),
  }
}
