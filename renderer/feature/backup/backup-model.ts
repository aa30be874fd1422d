import type { Output } from '#shared/contract/channels.ts'
import { BACKUP } from '../../i18n/backup.ts'

type View = Output<'backup.view'>

/** What stands on top of the window about backups, or nothing: overdue ones for everybody, a missing plan for who sets it. */
export const barText = ({ schedule }: Pick<View, 'schedule'>, setsPlan: boolean): string | null => {
  if (schedule === null) return setsPlan ? BACKUP.barNone : null
  const { missedDays, failure } = schedule
  const what = missedDays >= 1 ? BACKUP.barMissed(missedDays) : failure === null ? null : BACKUP.barFailed(failure)
  // Nobody is told to tell themselves.
  return what === null || setsPlan ? what : BACKUP.barTell(what)
}

/** The status as term and value. */
export const statusRows = (view: View): readonly (readonly [string, string])[] => {
  const { schedule, last, rehearsed, ledgerSize } = view
  return [
    [BACKUP.last, last === null ? BACKUP.never : BACKUP.lastLine(last.at, last.fileName)],
    [BACKUP.since, last === null ? '' : BACKUP.sinceCount(Math.max(0, ledgerSize - last.ledgerSize))],
    [
      BACKUP.rehearsed,
      rehearsed === null
        ? BACKUP.neverRehearsed
        : rehearsed.problem === ''
          ? BACKUP.rehearsedLine(rehearsed.at, rehearsed.by, rehearsed.fileName, rehearsed.withCode)
          : BACKUP.rehearsedBad(rehearsed.at, rehearsed.by, rehearsed.fileName, rehearsed.problem),
    ],
    [BACKUP.due, schedule === null ? BACKUP.noSchedule : BACKUP.dueLine(schedule.dueAt, schedule.folderName)],
  ]
}

/** Whole days and files, within what the program takes. */
export const isPlan = ({ everyDays, keep }: { readonly everyDays: number; readonly keep: number }): boolean =>
  Number.isInteger(everyDays) &&
  everyDays >= 1 &&
  everyDays <= 90 &&
  Number.isInteger(keep) &&
  keep >= 1 &&
  keep <= 1000
