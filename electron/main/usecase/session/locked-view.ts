import type { Output } from '#shared/contract/channels.ts'
import { isRestoring, readOfficeKeyring } from './office-folder.ts'

/**
 * What the unlock screen shows, read from the keyring alone: no store, no key. @throws KeyringFault, and what the system says
 * of a profile that may not be looked into.
 */
export const lockedView = (profileFolder: string): Output<'session.status'> => {
  const keyring = readOfficeKeyring(profileFolder)
  if (keyring === null) return { state: 'noOffice' }
  // Whoever has no role yet can do nothing here, and is let in when two administrators have given them one.
  const people = keyring.people.flatMap(({ personId, name, roles }) =>
    roles.length === 0 ? [] : [{ personId, name, roles: [...roles] }],
  )
  const shared = keyring.recovery.shares === undefined ? {} : ({ sharedRecovery: true } as const)
  return { state: 'locked', officeName: keyring.officeName, people, ...shared }
}

/**
 * The same at the start, before the program is loaded; null while a restore has not been brought to its end, which is the
 * program's to do: a folder whose office has just given way looks like one that never had any.
 */
export const viewAtStart = (profileFolder: string): Output<'session.status'> | null =>
  isRestoring(profileFolder) ? null : lockedView(profileFolder)
