import { createPrivateKey, sign } from 'node:crypto'
import { createAuthority, issuePersonCertificate, issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import type { IssuedKey } from '#electron/main/crypto/authority.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import type { Signer } from '#electron/main/signing/signer.ts'
import type { Person } from './case-play.ts'

export const OFFICE_NAME = '云溪县人民政府办公室'
/** When everything was set up; certificates are valid from then on. */
export const SET_UP_AT = new Date('2026-01-05T01:00:00.000Z')

export interface TestOffice {
  readonly authority: IssuedKey
  readonly release: IssuedKey
  readonly keyOf: (person: Person) => IssuedKey
  /** The office's release key, as `signPdf` and `signDetached` want it. */
  readonly releaseSigner: Signer
}

const privateKey = (issued: IssuedKey) =>
  createPrivateKey({ key: Buffer.from(revealSecret(issued.privateKey)), format: 'der', type: 'pkcs8' })

/** A signer of documents with any key: the office's, or one that should not. */
export const signerWith = (issued: IssuedKey, authority: IssuedKey): Signer => ({
  certificates: [issued.certificate, authority.certificate],
  sign: (data) => Promise.resolve(new Uint8Array(sign('sha256', data, privateKey(issued)))),
})

/** 64 bytes r ‖ s, as events are signed. */
export const signEventWith = (issued: IssuedKey, preimage: Uint8Array): Uint8Array =>
  new Uint8Array(sign('sha256', preimage, { key: privateKey(issued), dsaEncoding: 'ieee-p1363' }))

/** An office with its own authority and a release key; people get their keys when they are first asked for. */
export const createTestOffice = (): TestOffice => {
  const authority = createAuthority(OFFICE_NAME, SET_UP_AT)
  const release = issueReleaseCertificate(authority, SET_UP_AT)
  const keys = new Map<string, IssuedKey>()
  return {
    authority,
    release,
    keyOf: (person) => {
      const key = keys.get(person.personId) ?? issuePersonCertificate(authority, person, SET_UP_AT)
      keys.set(person.personId, key)
      return key
    },
    releaseSigner: signerWith(release, authority),
  }
}
