import { backupDue } from '#shared/domain/office/backup/backup-due.ts'
import { NO_BACKUP } from '#shared/domain/office/backup/backup.ts'
import type { ErrorCode } from '#shared/contract/errors.ts'
import { ok } from '#shared/lib/result.ts'
import { forgetFailure, keepFailure, kept, scheduleOf } from './backup-schedule.ts'
import { sweepHalfFiles } from './half-files.ts'
import { loadOffice } from '../load-office.ts'
import { onTrial } from './trial.ts'
import type { SessionHolder } from '../session/session.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

const EVERY_MS = 60_000
/** After one that failed: a disk that was pulled out comes back when somebody sees to it. */
const AGAIN_MS = 30 * 60_000

const isDue = (unlocked: Unlocked, now: Date): boolean => {
  const schedule = scheduleOf(unlocked.store)
  if (schedule === null) return false
  const { last } = loadOffice(unlocked.store)?.state.backup ?? NO_BACKUP
  const failed = kept(unlocked.store)
  const agoMs = failed === null ? AGAIN_MS : now.getTime() - Date.parse(failed.at)
  // One that failed after now failed by a clock that was set ahead.
  if (agoMs >= 0 && agoMs < AGAIN_MS) return false
  return backupDue(schedule, schedule.setAt, last?.at ?? null, now.toISOString()).isDue
}

/**
 * Makes the backup that is due now, if one is; what keeps it from coming about is kept, to be shown at the desk.
 * @param isHere false once this person has left, with the store closed: whoever comes next makes it.
 */
export const backUpWhenDue = async (
  workstation: Workstation,
  unlocked: Unlocked,
  isHere: () => boolean,
  toCode: (error: unknown) => ErrorCode,
): Promise<void> => {
  const schedule = scheduleOf(unlocked.store)
  if (schedule === null || !isDue(unlocked, workstation.now())) return
  const { makeBackup } = await import('./make-backup.ts')
  const controller = new AbortController()
  const report = (): void => {
    if (!isHere()) controller.abort()
  }
  let code: ErrorCode | null = null
  try {
    const { folder, keep } = schedule
    const job = { signal: controller.signal, report }
    const made = await makeBackup(workstation, unlocked, { folder, keep, scheduled: true }, job)
    if (!made.ok && made.error.code === 'backup.busy') return // made in a minute
    code = made.ok ? null : made.error.code
  } catch (error) {
    if (!isHere()) return
    code = toCode(error)
  }
  if (!isHere()) return
  if (code === null) forgetFailure(unlocked.store)
  else keepFailure(unlocked.store, code, workstation.now().toISOString())
}

/** What a kill left of a backup goes once somebody has unlocked: only the store knows where it lies. */
const sweepAtStart = async ({ profileFolder }: Workstation, { store }: Unlocked): Promise<void> => {
  await onTrial(profileFolder, async () => {
    await sweepHalfFiles(store)
    return ok(null)
  })
}

/**
 * Looks every minute, while somebody has unlocked, whether a backup is due by the schedule.
 * @returns ends it.
 */
export const keepBackedUp = (
  workstation: Workstation,
  session: Pick<SessionHolder, 'current'>,
  toCode: (error: unknown) => ErrorCode,
): (() => void) => {
  let busy = false
  let sweptFor: Unlocked | null = null
  const look = async (): Promise<void> => {
    const unlocked = session.current()
    if (busy || unlocked === null) return
    busy = true
    try {
      if (sweptFor !== unlocked) {
        sweptFor = unlocked
        await sweepAtStart(workstation, unlocked)
      }
      await backUpWhenDue(workstation, unlocked, () => session.current() === unlocked, toCode)
    } catch (error) {
      if (session.current() === unlocked) toCode(error)
    } finally {
      busy = false
    }
  }
  const timer = setInterval(() => void look(), EVERY_MS)
  return () => {
    clearInterval(timer)
  }
}
