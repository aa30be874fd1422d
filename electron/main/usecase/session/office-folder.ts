import { copyFileSync, existsSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readKeyring, type Keyring } from '../../crypto/keyring.ts'
import { renameOver, syncNames } from '../../disk/replace-file.ts'

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

/** Where copies are opened on trial: encrypted like the office's own folder, with its keyring, and taken away again. */
export const rehearsalPlace = (profileFolder: string): string => join(profileFolder, 'rehearsal')

/** Where a backup is opened to take the office's place; a profile of its own until then. */
export const restoringPlace = (profileFolder: string): string => join(profileFolder, 'restoring')
const ACCEPTED = 'accepted'
const CHECKPOINT = 'checkpoint.json'

/** Takes away a place that copies were opened in. What lay there is encrypted as in the office's own folder. */
export const clearPlace = (place: string): void => {
  // On Windows a scanner may hold a file of it for a moment, and a start would fail by that.
  rmSync(place, { recursive: true, force: true, maxRetries: 5 })
}

/** Is there a copy that waits, or a restore that was not brought to its end? What the folder shows then is not the office yet. */
export const isRestoring = (profileFolder: string): boolean => existsSync(restoringPlace(profileFolder))

/** Where the office of before goes, and its checkpoint: names that nothing has yet. */
export interface FormerPlaces {
  readonly folder: string
  readonly checkpoint: string
}

/**
 * The copy that people have accepted becomes the office; what was here keeps its files under another name. Ended anywhere, the
 * folders say how far it came, and `settleRestore` brings it to its end: either all is of before, or all is of the copy.
 * @throws what the disk says.
 */
export const replaceOffice = (profileFolder: string, former: FormerPlaces): void => {
  const place = restoringPlace(profileFolder)
  const [office, checkpoint] = [officeFolder(profileFolder), join(profileFolder, CHECKPOINT)]
  if (existsSync(checkpoint)) copyFileSync(checkpoint, former.checkpoint)
  // Said before the office of before gives way: from here on the copy becomes the office, whatever happens in between.
  writeFileSync(join(place, ACCEPTED), '', { flush: true })
  syncNames(place)
  if (existsSync(office)) renameOver(office, former.folder)
  settleRestore(profileFolder)
}

/**
 * Brings a restore to its end that a power cut or a fault of the disk came into: where the office of before has given way, the
 * copy takes its place with its checkpoint; where it has not, or nobody had accepted the copy, the copy goes. Does nothing when
 * there is none. @throws what the disk says; then nothing is lost, and the next call goes on from there.
 */
export const settleRestore = (profileFolder: string): void => {
  const place = restoringPlace(profileFolder)
  if (!existsSync(place)) return
  const [copy, office] = [officeFolder(place), officeFolder(profileFolder)]
  const isAccepted = existsSync(join(place, ACCEPTED))
  if (isAccepted && existsSync(copy) && !existsSync(office)) renameOver(copy, office)
  const hasMoved = isAccepted && !existsSync(copy)
  if (hasMoved && existsSync(join(place, CHECKPOINT)))
    renameOver(join(place, CHECKPOINT), join(profileFolder, CHECKPOINT))
  if (hasMoved) syncNames(profileFolder)
  else if (isAccepted) {
    // First what was accepted: a copy that is half cleared away would else look like one that has moved, and its checkpoint with it.
    rmSync(join(place, ACCEPTED))
    syncNames(place)
  }
  clearPlace(place)
}

/** The same, of a copy that people have accepted; one that still waits for them is let alone. */
export const settleAccepted = (profileFolder: string): void => {
  if (existsSync(join(restoringPlace(profileFolder), ACCEPTED))) settleRestore(profileFolder)
}
