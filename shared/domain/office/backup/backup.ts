import { askedBy, type AskedBy } from '../../case/asked-by.ts'
import { ofTypes } from '#shared/lib/typed.ts'
import { assertNever, ok, type Result } from '#shared/lib/result.ts'
import type { DecideContext } from '../../case/authority/may-review.ts'
import type { Role } from '../../case/roles.ts'
import { notAfter } from '../clock/clock.ts'
import type { OfficeBackupData, OfficeBackupType } from './backup-events.ts'
import type { NewOfficeEvent, OfficeEvent } from '../events.ts'
import { refuse, type OfficeRefusal } from '../refusals.ts'

type Later = NonNullable<OfficeBackupData['StoreRestored']['later']>

/** What the log says about backups. Built by `evolveOffice` alone. */
export interface OfficeBackup {
  readonly last: (OfficeBackupData['BackupMade'] & { readonly at: string }) | null
  readonly rehearsed: (OfficeBackupData['BackupRehearsed'] & { readonly at: string; readonly by: string }) | null
  /** Roll-backs that two people took upon themselves: what they gave up. */
  readonly accepted: readonly Later[]
  /** One that waits for the second person. */
  readonly restoring: { readonly restoreId: string; readonly by: string; readonly later: Later | null } | null
  /** How many shares the recovery code lies in, and since when; null for the code of the founding. */
  readonly recovery: { readonly shares: number; readonly at: string } | null
  /** Stores that restores replaced and that were erased, by the moment at which they gave way. */
  readonly erased: readonly string[]
}
export const NO_BACKUP: OfficeBackup = {
  last: null,
  rehearsed: null,
  accepted: [],
  restoring: null,
  recovery: null,
  erased: [],
}

/** Which command asks for each fact. */
const BACKUP_ACTS = {
  BackupMade: 'noteBackup',
  BackupRehearsed: 'noteRehearsal',
  StoreRestored: 'restoreStore',
  RestoreAccepted: 'acceptRestore',
  RecoveryRenewed: 'renewRecovery',
  RecoveryKeyNamed: 'nameRecoveryKey',
  FormerStoreErased: 'eraseFormerStore',
} as const satisfies Readonly<Record<OfficeBackupType, string>>
export type BackupCommand = AskedBy<OfficeBackupData, typeof BACKUP_ACTS>

export const isBackupCommand = ofTypes(Object.values(BACKUP_ACTS))

type BackupEvent = Extract<OfficeEvent, { readonly type: OfficeBackupType }>

/** What the person must have asked for. */
export const backupCommandOf = (event: BackupEvent): BackupCommand =>
  askedBy<OfficeBackupData, typeof BACKUP_ACTS>(BACKUP_ACTS, event)

/** Who may take a roll-back upon themselves: people who answer for the whole of the office's records. */
export const RESTORE_KEEPERS: readonly Role[] = [
  'systemAdministrator',
  'securityAdministrator',
  'auditor',
  'principalLeader',
]

/**
 * Acts are given up, or nobody can say that none are; or files are destroyed, which always takes two (档案法 Art. 21, V), by an
 * appraisal that this log does not hold.
 */
export const needsSecondHand = ({
  later,
  unseen,
  destroyedAgain,
}: Pick<OfficeBackupData['StoreRestored'], 'later' | 'unseen' | 'destroyedAgain'>): boolean =>
  later !== null || unseen === true || (destroyedAgain ?? 0) > 0

/**
 * A backup by the schedule is made under whoever works at the time, so it asks for no role; that a person makes one when they
 * like is asked by the channel; a former store is erased under whoever works when it is due. A plain restore needs any person of the office, who has opened it with the recovery code.
 */
export const backupRoles = (command: BackupCommand): readonly Role[] | null => {
  switch (command.type) {
    case 'noteBackup':
      return command.scheduled ? null : ['systemAdministrator']
    case 'noteRehearsal':
      return ['systemAdministrator', 'auditor']
    case 'restoreStore':
      return needsSecondHand(command) ? RESTORE_KEEPERS : null
    case 'acceptRestore':
      return RESTORE_KEEPERS
    case 'renewRecovery':
    case 'nameRecoveryKey':
      return ['systemAdministrator']
    case 'eraseFormerStore':
      return null
  }
}

export const backupAfter = (backup: OfficeBackup, event: BackupEvent): OfficeBackup => {
  const { at, actor } = event
  switch (event.type) {
    case 'BackupMade':
      return { ...backup, last: { ...event.data, at } }
    case 'BackupRehearsed':
      return { ...backup, rehearsed: { ...event.data, at, by: actor.name } }
    case 'StoreRestored': {
      const { later, restoreId } = event.data
      return { ...backup, restoring: needsSecondHand(event.data) ? { restoreId, by: actor.personId, later } : null }
    }
    case 'RestoreAccepted': {
      const given = backup.restoring?.later ?? null
      return { ...backup, restoring: null, accepted: given === null ? backup.accepted : [...backup.accepted, given] }
    }
    case 'RecoveryRenewed':
      return { ...backup, recovery: { shares: event.data.shares, at } }
    case 'RecoveryKeyNamed':
      return backup
    case 'FormerStoreErased':
      return { ...backup, erased: [...backup.erased, event.data.replacedAt] }
    default:
      return assertNever(event)
  }
}

/** The clock was put right: what was backed up in between is no reason to wait until that time comes. */
export const backupUnder = (backup: OfficeBackup, clock: { readonly at: string }): OfficeBackup => {
  const { last } = backup
  return last === null || last.at <= clock.at ? backup : { ...backup, last: { ...last, at: notAfter(last.at, clock) } }
}

type Decision = Result<readonly NewOfficeEvent[], OfficeRefusal>

/** Facts about backups. A roll-back is accepted by another person than the one who restored. */
export const decideBackup = (
  { restoring }: OfficeBackup,
  command: BackupCommand,
  { personId }: Pick<DecideContext, 'personId'>,
): Decision => {
  switch (command.type) {
    case 'noteBackup': {
      const { type: _, ...data } = command
      return ok([{ type: 'BackupMade', data }])
    }
    case 'noteRehearsal': {
      const { type: _, ...data } = command
      return ok([{ type: 'BackupRehearsed', data }])
    }
    case 'restoreStore': {
      const { type: _, ...data } = command
      return ok([{ type: 'StoreRestored', data }])
    }
    case 'acceptRestore': {
      if (restoring?.restoreId !== command.restoreId) return refuse('restore.nothingToAccept')
      if (restoring.by === personId) return refuse('office.secondHand')
      return ok([{ type: 'RestoreAccepted', data: { restoreId: command.restoreId } }])
    }
    case 'renewRecovery':
      return ok([{ type: 'RecoveryRenewed', data: { shares: command.shares } }])
    case 'nameRecoveryKey':
      return ok([{ type: 'RecoveryKeyNamed', data: { recoveryKey: command.recoveryKey } }])
    case 'eraseFormerStore': {
      const { type: _, ...data } = command
      return ok([{ type: 'FormerStoreErased', data }])
    }
    default:
      return assertNever(command)
  }
}
