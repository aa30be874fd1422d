import { BACKUP_FILE } from '../backup-refusals.ts'
import type { Channel } from '../channel.ts'
import * as backup from '../dto/backup.ts'
import * as common from '../dto/common.ts'
import * as jobs from '../dto/job.ts'
import type { ChannelName } from '../names.ts'
import { OFFICE_REFUSALS } from '../refusals.ts'

/** 备份和恢复. Backups are the system administrator's; restoring asks for the recovery code, as nobody has unlocked then. */
export const backupChannels = {
  'backup.view': { input: common.none, output: backup.backupView, roles: 'any', refusals: [] },
  'backup.schedule': {
    input: backup.scheduleInput,
    output: common.none,
    roles: ['systemAdministrator'],
    refusals: [...OFFICE_REFUSALS, 'file.tokenUnknown', 'backup.noFolder'],
    confirm: true,
  },
  'backup.make': {
    input: backup.makeInput,
    output: jobs.jobStarted,
    roles: ['systemAdministrator'],
    refusals: ['file.tokenUnknown', 'backup.noFolder'],
  },
  'backup.rehearse': {
    input: backup.rehearseInput,
    output: jobs.jobStarted,
    roles: ['systemAdministrator', 'auditor'],
    refusals: ['file.tokenUnknown'],
  },
  'backup.renewRecovery': {
    input: backup.renewInput,
    output: backup.renewed,
    roles: ['systemAdministrator'],
    refusals: OFFICE_REFUSALS,
    confirm: true,
  },
  'restore.choose': {
    input: common.none,
    output: backup.restoreChosen,
    roles: null,
    refusals: [...BACKUP_FILE, 'restore.notLocked'],
  },
  'restore.begin': {
    input: backup.restoreInput,
    output: jobs.jobStarted,
    roles: null,
    refusals: ['restore.notLocked', 'file.tokenUnknown'],
  },
  'restore.view': { input: common.none, output: backup.restoreView, roles: null, refusals: [] },
  'restore.accept': {
    input: backup.acceptInput,
    output: common.none,
    roles: null,
    refusals: [
      ...OFFICE_REFUSALS,
      'restore.notLocked',
      'restore.nothingOpen',
      'restore.twoNeeded',
      'restore.wrongPassword',
      'hand.firstPassword',
      'restore.nothingToAccept',
      'identity.unknownPerson',
      'identity.keyLost',
      'identity.certificateEarly',
      'office.secondHand',
    ],
  },
  'restore.abandon': { input: common.none, output: common.none, roles: null, refusals: [] },
} as const satisfies Partial<Record<ChannelName, Channel>>
