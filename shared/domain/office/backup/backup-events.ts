import type { ErasureReason } from './former-store.ts'

/**
 * Who told a restore what was destroyed since its backup: the store that it replaced, a register beside that store or the backup, or
 * nobody.
 */
export const DESTRUCTION_SOURCES = ['store', 'register', 'none'] as const
export type DestructionSource = (typeof DESTRUCTION_SOURCES)[number]

/** The facts of the office about its backups. Part of `OfficeEventData`. */
export interface OfficeBackupData {
  /** 备份: an encrypted file with the whole store, opened again before it counts. Hash, size and name are of the file. */
  BackupMade: {
    readonly sha256: string
    readonly sizeBytes: number
    readonly fileName: string
    /** Where the ledger stood: its lines, and the head of the tree over them. */
    readonly ledgerSize: number
    readonly root: string
    /** By the schedule, not by a person's wish. */
    readonly scheduled: boolean
  }
  /** 演练: a backup was opened in a place of its own and looked through; `problem` says why it is no use, '' for none. */
  BackupRehearsed: {
    readonly sha256: string
    readonly fileName: string
    readonly ledgerSize: number
    readonly root: string
    /** With the recovery code, as on the day when nothing else is left. */
    readonly withCode: boolean
    readonly problem: string
  }
  /**
   * 恢复: the store of a backup took the place of what was, or began on another machine. `later`: what this machine knows to
   * have been recorded since and is lost; then a second person accepts it.
   */
  StoreRestored: {
    readonly restoreId: string
    readonly backupSha256: string
    readonly madeAt: string
    readonly ledgerSize: number
    readonly root: string
    readonly later: { readonly size: number; readonly root: string; readonly at: string } | null
    /** What lay here could not be read, and nothing said how far it had come; then two people accept it as well. */
    readonly unseen?: boolean
    /** How many files that had been destroyed since were destroyed again, and who told of them. */
    readonly destroyedAgain?: number
    readonly destructions?: DestructionSource
    /** How many 保全 that had been placed since were placed again. */
    readonly heldAgain?: number
  }
  RestoreAccepted: { readonly restoreId: string }
  /** A new recovery code: one that opens alone, or shares of which any two open. */
  RecoveryRenewed: { readonly shares: number }
  /** The new code is in force: its public key, see `OfficeFounded`. With the keyring, so that no other code opens than this one. */
  RecoveryKeyNamed: { readonly recoveryKey: string }
  /** 清除旧数据: the store that a restore replaced at that moment is erased, its keys first. */
  FormerStoreErased: { readonly replacedAt: string; readonly reason: ErasureReason }
}
export type OfficeBackupType = keyof OfficeBackupData
