/** Why a backup is not made, not opened, or not restored. */
export type BackupRefusalCode =
  | 'recovery.shareMissing' // two people must come together
  | 'recovery.sameShare'
  | 'recovery.otherShares' // of another code than each other
  | 'backup.notBackup'
  | 'backup.newer'
  | 'backup.damaged' // cut off, altered, or not what was written
  | 'backup.otherOffice'
  | 'backup.logBroken' // the log in it does not hold
  | 'backup.notOurs' // of this office, and yet not what its log says
  | 'backup.noFolder'
  | 'backup.busy' // one at a time
  | 'backup.noRoom' // this machine's own disk has no room to open a copy on
  | 'restore.notLocked' // somebody works here
  | 'restore.nothingOpen'
  | 'restore.twoNeeded'
  | 'restore.wrongPassword'

/** What a backup that is opened may turn out to be. */
export const BACKUP_FILE: readonly BackupRefusalCode[] = [
  'backup.notBackup',
  'backup.newer',
  'backup.damaged',
  'backup.otherOffice',
]
