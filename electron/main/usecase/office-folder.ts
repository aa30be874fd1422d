import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
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

/** Where a backup is opened to take the office's place; a profile of its own until then. */
export const restoringPlace = (profileFolder: string): string => join(profileFolder, 'restoring')
const ACCEPTED = 'accepted'
const CHECKPOINT = 'checkpoint.json'

/** Said before the office of before gives way: from here on the copy becomes the office, whatever happens in between. */
export const markAccepted = (profileFolder: string): void => {
  writeFileSync(join(restoringPlace(profileFolder), ACCEPTED), '', { flush: true })
}

/**
 * Brings a restore to its end that a power cut came into: where the office of before has given way, the copy takes its place
 * with its checkpoint; where it has not, or nobody had accepted the copy, the copy goes. Does nothing when there is none.
 */
export const settleRestore = (profileFolder: string): void => {
  const place = restoringPlace(profileFolder)
  if (!existsSync(place)) return
  const [copy, office] = [officeFolder(place), officeFolder(profileFolder)]
  const isAccepted = existsSync(join(place, ACCEPTED))
  if (isAccepted && existsSync(copy) && !existsSync(office)) renameSync(copy, office)
  const hasMoved = isAccepted && !existsSync(copy)
  if (hasMoved && existsSync(join(place, CHECKPOINT)))
    renameSync(join(place, CHECKPOINT), join(profileFolder, CHECKPOINT))
  if (hasMoved) syncOfficeParent(profileFolder)
  rmSync(place, { recursive: true, force: true })
}
