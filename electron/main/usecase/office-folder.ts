import { closeSync, fsyncSync, openSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyring, type Keyring } from '../crypto/keyring.ts'

/**
 * Where an office lives: `office/keyring.json` (who may unlock, and the wrapped keys) and `office/store.db` (all else,
 * encrypted). The folder appears whole, by one rename, when the office is created: no half office after a crash.
 */
export const officeFolder = (profileFolder: string): string => join(profileFolder, 'office')
export const keyringFile = (profileFolder: string): string => join(officeFolder(profileFolder), 'keyring.json')
export const storeFile = (profileFolder: string): string => join(officeFolder(profileFolder), 'store.db')

/**
 * Null when there is no office yet. @throws KeyringFault (fault.keyringCorrupt) when there is one whose keyring is
 * missing or cannot be read: then nothing is opened and nothing is made in its place. @throws what the system says of a
 * profile that may not be looked into: that is no missing office.
 */
export const readOfficeKeyring = (profileFolder: string): Keyring | null =>
  statSync(officeFolder(profileFolder), { throwIfNoEntry: false }) === undefined
    ? null
    : readKeyring(keyringFile(profileFolder))

/** Makes a rename in the profile durable. Windows has no handle on a folder to flush; NTFS journals the rename. */
export const syncOfficeParent = (profileFolder: string): void => {
  if (process.platform === 'win32') return
  const handle = openSync(profileFolder, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
