import { randomUUID } from 'node:crypto'
import { stat } from 'node:fs/promises'
import type { Input, Output } from '#shared/contract/channels.ts'
import { backupDue } from '#shared/domain/office/backup/backup-due.ts'
import { NO_BACKUP } from '#shared/domain/office/backup/backup.ts'
import { ok } from '#shared/lib/result.ts'
import { withNewRecovery } from '../../crypto/keyring-access.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { readKeyring, writeKeyring } from '../../crypto/keyring.ts'
import { revealSecret, wipeSecret } from '../../crypto/secret.ts'
import { kept, saveSchedule, scheduleOf } from './backup-schedule.ts'
import { holdsCheckpoint } from '../verify/checkpoint-trust.ts'
import { shownName } from '../choose-file.ts'
import { formerOffices } from './former-office.ts'
import type { JobContext, JobDone } from '../jobs.ts'
import { loadOffice } from '../load-office.ts'
import { makeBackup } from './make-backup.ts'
import { keyringFile } from '../session/office-folder.ts'
import { keyByCode, openCopy } from './open-copy.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { onTrial } from './trial.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/**
 * Do both lie on the one file system? A folder that is not there now does not say. Asked when the plan is set, not when it is
 * looked at: a share that does not answer would hold up everybody's desk.
 */
const onSameDisk = async (folder: string, profileFolder: string): Promise<boolean> => {
  try {
    return (await stat(folder)).dev === (await stat(profileFolder)).dev
  } catch {
    return false
  }
}

/** What there is of backups, and when the next is due: for everybody, as everybody may tell the administrator. */
export const viewBackup = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'backup.view'>> => {
  const backup = loadOffice(store)?.state.backup ?? NO_BACKUP
  const schedule = scheduleOf(store)
  const now = workstation.now().toISOString()
  const { last, rehearsed, recovery } = backup
  const held = store.heldCases().length > 0
  return ok({
    schedule:
      schedule === null
        ? null
        : {
            ...{ time: schedule.time, everyDays: schedule.everyDays, keep: schedule.keep },
            folderName: shownName(schedule.folder),
            ...backupDue(schedule, schedule.setAt, last?.at ?? null, now),
            sameDisk: schedule.sameDisk === true,
            failure: kept(store)?.code ?? null,
          },
    last: last === null ? null : { at: last.at, fileName: last.fileName, ledgerSize: last.ledgerSize },
    rehearsed:
      rehearsed === null
        ? null
        : {
            ...{ at: rehearsed.at, by: rehearsed.by, fileName: rehearsed.fileName },
            ...{ withCode: rehearsed.withCode, problem: rehearsed.problem },
          },
    ledgerSize: store.ledgerHead().position,
    shares: readKeyring(keyringFile(workstation.profileFolder)).recovery.shares?.of ?? 1,
    recoverySince: recovery?.at ?? null,
    former: formerOffices(workstation.profileFolder).map(({ replacedAt, keptUntil, bytes }) => ({
      held,
      replacedAt,
      keptUntil,
      bytes,
    })),
  })
}

/** 备份计划: an entry of the office's log, without the path. Refuses backup.noFolder and what `runOfficeCommand` refuses. */
export const setSchedule = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, folder, time, everyDays, keep }: Input<'backup.schedule'>,
): Promise<Outcome<Output<'backup.schedule'>>> => {
  const { store } = unlocked
  const chosen = folder === null ? scheduleOf(store)?.folder : workstation.files.pathOf('backupFolder', folder)
  if (chosen === null) return refuse('file.tokenUnknown')
  if (chosen === undefined) return refuse('backup.noFolder')
  const schedule = { time, everyDays, keep }
  const setAt = workstation.now().toISOString()
  const sameDisk = await onSameDisk(chosen, workstation.profileFolder)
  const also = (): void => {
    saveSchedule(store, { ...schedule, folder: chosen, setAt, sameDisk })
  }
  const value = JSON.stringify({ ...schedule, folderName: shownName(chosen) })
  const changed = await runOfficeCommand(
    workstation,
    unlocked,
    { commandId, also },
    { type: 'changeSetting', name: 'backup', value },
  )
  if (!changed.ok) return changed
  if (folder !== null) workstation.files.spend(folder)
  return ok({})
}

/** 立即备份, into the folder of the schedule or another. Refuses file.tokenUnknown, backup.noFolder. */
export const startBackup = (
  workstation: Workstation,
  unlocked: Unlocked,
  { folder }: Input<'backup.make'>,
): Outcome<Output<'backup.make'>> => {
  const schedule = scheduleOf(unlocked.store)
  const path = folder === null ? schedule?.folder : workstation.files.pathOf('backupFolder', folder)
  if (path === null) return refuse('file.tokenUnknown')
  if (path === undefined) return refuse('backup.noFolder')
  const keep = path === schedule?.folder ? schedule.keep : null
  const jobId = workstation.jobs.start(async (job) => {
    const made = await makeBackup(workstation, unlocked, { folder: path, scheduled: false, keep }, job)
    if (!made.ok) return made
    if (folder !== null) workstation.files.spend(folder)
    const { fileName, oldStay } = made.value
    return ok({ files: [fileName], notices: oldStay ? [{ code: 'backup.oldStay', detail: '' }] : [] })
  })
  return ok({ jobId })
}

const rehearse = (
  workstation: Workstation,
  unlocked: Unlocked,
  path: string,
  { code, secondCode }: Pick<Input<'backup.rehearse'>, 'code' | 'secondCode'>,
  job: JobContext,
): Promise<Outcome<JobDone>> =>
  onTrial(workstation.profileFolder, async (place) => {
    const { store, storeKey } = unlocked
    const withCode = code.trim() !== ''
    const office = sha256Hex(store.office().authorityCertificate)
    const keyFor: Parameters<typeof openCopy>[3] = (header) => {
      if (header.office !== office) return Promise.resolve(refuse('backup.otherOffice'))
      if (!withCode) return Promise.resolve(ok(storeKey))
      return keyByCode(header.recovery, { first: code, second: secondCode })
    }
    const opened = await openCopy(workstation, path, place, keyFor, job)
    if (!opened.ok) return opened
    try {
      const { sha256, ledgerSize, root } = opened.value
      if (!holdsCheckpoint(store, { size: ledgerSize, root })) return refuse('backup.notOurs')
      const fileName = shownName(path)
      const facts = { sha256, fileName, ledgerSize, root, withCode, problem: '' }
      const envelope = { commandId: randomUUID() }
      const recorded = await runOfficeCommand(workstation, unlocked, envelope, { type: 'noteRehearsal', ...facts })
      return recorded.ok ? ok({ files: [fileName], notices: [] }) : recorded
    } finally {
      opened.value.store.close()
      if (withCode) wipeSecret(opened.value.storeKey)
    }
  })

const NO_HASH = '0'.repeat(64)
/** What says that a backup of ours is no use. A file of another office, or a wrong code, says nothing about ours. */
const NO_USE: readonly string[] = [
  'backup.notBackup',
  'backup.newer',
  'backup.damaged',
  'backup.logBroken',
  'backup.notOurs',
]

/**
 * 恢复演练: opens a backup as on the day when it is needed, with the recovery code when one is given, and takes it away again.
 * Recorded whether it holds or not. Refuses file.tokenUnknown.
 */
export const startRehearsal = (
  workstation: Workstation,
  unlocked: Unlocked,
  { file, ...typed }: Input<'backup.rehearse'>,
): Outcome<Output<'backup.rehearse'>> => {
  const path = workstation.files.pathOf('backupFile', file)
  if (path === null) return refuse('file.tokenUnknown')
  const jobId = workstation.jobs.start(async (job) => {
    const outcome = await rehearse(workstation, unlocked, path, typed, job)
    if (outcome.ok || !NO_USE.includes(outcome.error.code)) return outcome
    const withCode = typed.code.trim() !== ''
    const facts = { sha256: NO_HASH, fileName: shownName(path), ledgerSize: 0, root: NO_HASH, withCode }
    const command = { type: 'noteRehearsal', ...facts, problem: outcome.error.code } as const
    const recorded = await runOfficeCommand(workstation, unlocked, { commandId: randomUUID() }, command)
    return recorded.ok ? outcome : recorded
  })
  return ok({ jobId })
}

/**
 * 换发恢复码: one code, or as many shares, of which any two open. Recorded first, so that the log never lacks what happened;
 * until the keyring is written the old code opens, and with the keyring the log names the new code's key: whichever of the two
 * codes opens, the log holds the key that proves it. Backups from before go on with the code of their time.
 */
export const renewRecovery = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, shares }: Input<'backup.renewRecovery'>,
): Promise<Outcome<Output<'backup.renewRecovery'>>> => {
  const path = keyringFile(workstation.profileFolder)
  const { keyring, printed, recoveryKey } = await withNewRecovery(readKeyring(path), unlocked.storeKey, shares)
  const act = { isNew: false }
  const noteNew = (): void => {
    act.isNew = true
  }
  const command = { type: 'renewRecovery', shares } as const
  const recorded = await runOfficeCommand(workstation, unlocked, { commandId, also: noteNew }, command)
  if (!recorded.ok) return recorded
  // Sent again: the codes of the first answer are the ones on paper, and are kept nowhere.
  if (!act.isNew) return refuse('contract.commandReused')
  const also = (): void => {
    // Deriving a key took a while, in which people may have come or gone.
    writeKeyring(path, { ...readKeyring(path), recovery: keyring.recovery })
  }
  const envelope = { commandId: randomUUID(), also }
  const named = await runOfficeCommand(workstation, unlocked, envelope, { type: 'nameRecoveryKey', recoveryKey })
  if (!named.ok) return named
  return ok({ codes: printed.map(revealSecret) })
}
