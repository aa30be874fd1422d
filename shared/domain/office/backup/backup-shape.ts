import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  closed,
  closedWith,
  flag,
  identifier,
  integer,
  nullable,
  oneOf,
  sha256Hex,
  text,
  timestamp,
  type Guard,
} from '#shared/lib/guard.ts'
import { DESTRUCTION_SOURCES, type OfficeBackupData, type OfficeBackupType } from './backup-events.ts'
import { ERASURE_REASONS } from './former-store.ts'

const fileName = text(300)
const size = integer(0, 2 ** 40)

/** The closed shapes of `OfficeBackupData`, part of those of `event-shape.ts`. */
export const BACKUP_SHAPES: { readonly [T in OfficeBackupType]: Guard<OfficeBackupData[T]> } = {
  BackupMade: closed({
    sha256: sha256Hex,
    sizeBytes: integer(1, 2 ** 50),
    fileName,
    ledgerSize: size,
    root: sha256Hex,
    scheduled: flag,
  }),
  BackupRehearsed: closed({
    sha256: sha256Hex,
    fileName,
    ledgerSize: size,
    root: sha256Hex,
    withCode: flag,
    problem: text(100),
  }),
  StoreRestored: closedWith(
    {
      restoreId: identifier,
      backupSha256: sha256Hex,
      madeAt: timestamp,
      ledgerSize: size,
      root: sha256Hex,
      later: nullable(closed({ size, root: sha256Hex, at: timestamp })),
    },
    { unseen: flag, destroyedAgain: size, destructions: oneOf(DESTRUCTION_SOURCES), heldAgain: size },
  ),
  RestoreAccepted: closed({ restoreId: identifier }),
  RecoveryRenewed: closed({ shares: integer(1, 255) }),
  // 32 bytes in hex, as a digest is.
  RecoveryKeyNamed: closed({ recoveryKey: sha256Hex }),
  FormerStoreErased: closed({ replacedAt: timestamp, reason: oneOf(ERASURE_REASONS) }),
}

export const isBackupEvent = ofTypesIn(BACKUP_SHAPES)
