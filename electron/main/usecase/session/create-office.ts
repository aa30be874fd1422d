import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Input, Output } from '#shared/contract/channels.ts'
import { officeGap } from '#shared/domain/identity/office-rule.ts'
import { isStrongPassword } from '#shared/domain/identity/password-rule.ts'
import { ok } from '#shared/lib/result.ts'
import { createAuthority, issuePersonCertificate, issueReleaseCertificate } from '../../crypto/authority.ts'
import { createEventSigner } from '../../crypto/event-signature.ts'
import { createKeyring, newStoreKey, withPerson, wrapSigningKey } from '../../crypto/keyring-access.ts'
import { writeKeyring } from '../../crypto/keyring.ts'
import { revealSecret, wipeSecret } from '../../crypto/secret.ts'
import { renameOver, syncNames } from '../../disk/replace-file.ts'
import { createStore } from '../../store/open.ts'
import { clearPlace, officeFolder, readOfficeKeyring, settleAccepted } from './office-folder.ts'
import { foundOffice } from '../run-office-command.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'

type Answer = Outcome<Output<'office.create'>>

const refusalOf = (input: Input<'office.create'>): Extract<Answer, { ok: false }> | null => {
  const names = input.people.map((person) => person.name.trim())
  if (input.officeName.trim() === '' || names.includes('')) return refuse('office.incomplete', { gap: 'name' })
  if (new Set(names).size < names.length) return refuse('office.incomplete', { gap: 'nameTwice' })
  const gap = officeGap(input.people)
  if (gap !== null) return refuse('office.incomplete', { gap })
  const weak = input.people.find((person) => !isStrongPassword(person.password))
  return weak === undefined ? null : refuse('identity.weakPassword', { name: weak.name.trim() })
}

/**
 * 首次设立: the office, its certificate authority, its release key, and everybody's key under their own password. Built in
 * a folder beside and renamed at the end, so that a power cut leaves no office or a whole one. Unless each person typed their
 * own password, all of them are first passwords, which their people change, and with them the keys, before anything else.
 * Refuses office.exists, office.incomplete (a role nobody holds, `sharedHands` when one round cannot have five different
 * hands, names missing or twice) and identity.weakPassword.
 */
export const createOffice = async (workstation: Workstation, input: Input<'office.create'>): Promise<Answer> => {
  const { profileFolder } = workstation
  // A copy that people have accepted becomes the office first: one founded in its place would take it away for good.
  settleAccepted(profileFolder)
  if (readOfficeKeyring(profileFolder) !== null) return refuse('office.exists')
  const refusal = refusalOf(input)
  if (refusal !== null) return refusal
  const officeName = input.officeName.trim()
  const now = workstation.now()
  const createdAt = now.toISOString()

  const folder = join(profileFolder, 'office.partial')
  clearPlace(folder)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const storeKey = newStoreKey()
  const authority = createAuthority(officeName, now)
  const store = createStore(join(folder, 'store.db'), storeKey)
  try {
    store.createOffice({ name: officeName, createdAt, authority, release: issueReleaseCertificate(authority, now) })
    const created = await createKeyring(officeName, storeKey)
    let { keyring } = created
    let founder: Parameters<typeof foundOffice>[1] | null = null
    for (const { name, roles, password } of input.people) {
      const person = { personId: randomUUID(), name: name.trim(), roles: [...new Set(roles)] }
      const issued = issuePersonCertificate(authority, person, now)
      const added = await withPerson(keyring, person, password, storeKey)
      keyring = added.keyring
      store.addPerson(
        { ...person, createdAt },
        {
          certificate: issued.certificate,
          certificateSha256: issued.certificateSha256,
          wrap: wrapSigningKey(added.signingWrapKey, person.personId, issued.privateKey),
          issuedAt: createdAt,
        },
      )
      if (founder === null || roles.includes('systemAdministrator')) {
        const { certificateSha256, privateKey } = issued
        founder = { person, certificateSha256, signer: createEventSigner(privateKey) }
      }
    }
    const { recoveryKey } = created
    const more = input.ownPasswords ? { recoveryKey } : ({ recoveryKey, passwords: 'initial' } as const)
    if (founder !== null) await foundOffice(store, founder, now, more)
    store.close()
    writeKeyring(join(folder, 'keyring.json'), keyring)
    renameOver(folder, officeFolder(profileFolder))
    syncNames(profileFolder)
    return ok({ recoveryCode: revealSecret(created.recoveryCode) })
  } finally {
    store.close()
    wipeSecret(storeKey)
    clearPlace(folder)
  }
}
