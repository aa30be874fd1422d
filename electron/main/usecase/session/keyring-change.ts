import { readOfficeKeyring, keyringFile } from './office-folder.ts'
import type { Keyring } from '../../crypto/keyring.ts'
import { writeKeyring } from '../../crypto/keyring.ts'
import { KeyringFault } from '../../crypto/keyring-fault.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'

/** The keyring of an office that is open. @throws KeyringFault fault.keyringCorrupt when it has gone meanwhile. */
export const presentKeyring = (profileFolder: string): Keyring => {
  const keyring = readOfficeKeyring(profileFolder)
  if (keyring === null) throw new KeyringFault('fault.keyringCorrupt')
  return keyring
}

/**
 * What stands in the file now, with this person's entry as `made` has it: making an entry takes most of a second, in which another act
 * may have written of somebody else. To be asked for in the transaction that writes it. @throws as `presentKeyring`.
 */
export const keyringWith = (profileFolder: string, made: Keyring, personId: string): Keyring => {
  const present = presentKeyring(profileFolder)
  const entry = made.people.find((one) => one.personId === personId)
  if (entry === undefined) return present
  const isKnown = present.people.some((one) => one.personId === personId)
  const people = isKnown
    ? present.people.map((one) => (one.personId === personId ? entry : one))
    : [...present.people, entry]
  return { ...present, people }
}

/**
 * The keyring as the store and the log say it should be: whoever is not of the office any more, or was put out, opens
 * nothing with an old password, and the unlock screen names people by the roles that they have now.
 */
const settled = (keyring: Keyring, store: ReadStore): Keyring => {
  const known = new Map(store.people().map((person) => [person.personId, person]))
  const office = loadOffice(store)?.state.people ?? {}
  const people = keyring.people.flatMap((entry) => {
    const person = known.get(entry.personId)
    if (person === undefined || office[entry.personId]?.disabled === true) return []
    const same = entry.name === person.name && entry.roles.join() === person.roles.join()
    return [same ? entry : { ...entry, name: person.name, roles: person.roles }]
  })
  const unchanged = people.length === keyring.people.length && people.every((one, at) => one === keyring.people[at])
  return unchanged ? keyring : { ...keyring, people }
}

/** Brings the keyring in line, if a power cut came between it and the store. Writes nothing when it is. */
export const settleKeyring = (profileFolder: string, store: ReadStore): void => {
  const keyring = presentKeyring(profileFolder)
  const next = settled(keyring, store)
  if (next !== keyring) writeKeyring(keyringFile(profileFolder), next)
}
