import { describe, expect, it } from 'vitest'
import { issuePersonCertificate } from '#electron/main/crypto/authority.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { createStore, openStore } from '#electron/main/store/open.ts'
import { clerk, EVERY_ROLE, otherClerk } from '../helper/case-play.ts'
import { OFFICE_NAME, SET_UP_AT } from '../helper/test-office.ts'
import { newPersonKey, newTestStore, someWrap, temporaryFolder } from '../helper/test-store.ts'
import { newStoreKey } from '#electron/main/crypto/keyring-access.ts'
import { join } from 'node:path'

const createdAt = SET_UP_AT.toISOString()

describe('the office', () => {
  it('is there after reopening, with its certificates, and its keys only for who asks for secrets', () => {
    const { store, office, path, key } = newTestStore()
    store.close()
    const again = openStore(path, key)
    expect(again.office()).toEqual({
      name: OFFICE_NAME,
      createdAt,
      authorityCertificate: office.authority.certificate,
      releaseCertificate: office.release.certificate,
    })
    const secrets = again.officeSecrets()
    expect(revealSecret(secrets.authorityKey)).toEqual(revealSecret(office.authority.privateKey))
    expect(revealSecret(secrets.releaseKey)).toEqual(revealSecret(office.release.privateKey))
    expect(JSON.stringify(secrets)).toBe('{"authorityKey":"[secret]","releaseKey":"[secret]"}')
    again.close()
  })

  it('is created once', () => {
    const { store, office } = newTestStore()
    const { authority, release } = office
    expect(() => {
      store.createOffice({ name: '另一单位', createdAt, authority, release })
    }).toThrow()
    expect(store.office().name).toBe(OFFICE_NAME)
  })

  it('is missing in a new store, which is a defect to ask for', () => {
    const store = createStore(join(temporaryFolder(), 'store.db'), newStoreKey())
    expect(() => store.office()).toThrow()
    expect(store.people()).toEqual([])
    store.close()
  })
})

describe('a person', () => {
  it('is listed with name and roles, and has one key in use', () => {
    const { store, office } = newTestStore()
    const everyone = [...EVERY_ROLE, otherClerk].map((person) => ({ ...person, createdAt }))
    expect(store.people()).toEqual(everyone.sort((a, b) => (a.personId < b.personId ? -1 : 1)))
    expect(store.personKey(clerk.personId)).toMatchObject({
      certificate: office.keyOf(clerk).certificate,
      certificateSha256: office.keyOf(clerk).certificateSha256,
    })
    expect(store.personKey(clerk.personId).wraps).toHaveLength(1)
  })

  it('who is unknown has no key: a defect to ask for', () => {
    expect(() => newTestStore().store.personKey('p-nobody')).toThrow()
  })

  it('cannot be added twice, and the second time changes nothing', () => {
    const { store, office } = newTestStore()
    const key = issuePersonCertificate(office.authority, clerk, SET_UP_AT)
    expect(() => {
      store.addPerson({ ...clerk, name: '别人', createdAt }, newPersonKey(key))
    }).toThrow()
    expect(store.people().find(({ personId }) => personId === clerk.personId)?.name).toBe(clerk.name)
    expect(store.certificates().some(({ sha256 }) => sha256 === key.certificateSha256)).toBe(false)
  })

  it('gets a new key with new roles; the old certificate stays, retired, and its private half is destroyed', () => {
    const { store, office } = newTestStore()
    const later = new Date('2026-06-01T00:00:00.000Z')
    const promoted = { ...clerk, roles: ['departmentHead'] as const }
    const key = issuePersonCertificate(office.authority, promoted, later)
    const old = store.personKey(clerk.personId)
    store.replacePersonKey(promoted, newPersonKey(key))
    expect(store.personKey(clerk.personId).certificateSha256).toBe(key.certificateSha256)
    expect(store.people().find(({ personId }) => personId === clerk.personId)?.roles).toEqual(['departmentHead'])
    const certificates = store.certificates().filter(({ personId }) => personId === clerk.personId)
    expect(certificates.map(({ sha256, retiredAt }) => [sha256, retiredAt])).toEqual([
      [old.certificateSha256, later.toISOString()],
      [key.certificateSha256, null],
    ])
  })

  it('changing the password has the key under both until the last step', () => {
    const { store } = newTestStore()
    const { certificateSha256, wraps } = store.personKey(clerk.personId)
    const wrap = someWrap()
    store.addKeyWrap(certificateSha256, wrap)
    expect(store.personKey(clerk.personId).wraps).toEqual(expect.arrayContaining([...wraps, wrap]))
    store.keepOnlyKeyWrap(certificateSha256, wrap)
    expect(store.personKey(clerk.personId).wraps).toEqual([wrap])
  })

  it('is listed among all certificates ever issued, with the office’s own', () => {
    const kinds = newTestStore()
      .store.certificates()
      .map(({ kind }) => kind)
    expect(kinds.filter((kind) => kind === 'person')).toHaveLength(EVERY_ROLE.length + 1)
    expect(kinds.filter((kind) => kind !== 'person').sort()).toEqual(['authority', 'release'])
  })
})
