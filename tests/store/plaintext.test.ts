import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createKeyring, withPerson, wrapSigningKey } from '#electron/main/crypto/keyring-access.ts'
import { writeKeyring } from '#electron/main/crypto/keyring.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { revealSecret } from '#electron/main/crypto/secret.ts'
import { at, clerk } from '../helper/case-play.ts'
import { batchesOf, newTestStore, storyRecords, temporaryFolder } from '../helper/test-store.ts'
import { OFFICE_NAME } from '../helper/test-office.ts'

const TITLE = '关于调整河滨路停车收费的通知'
const TEXT = '这一段正文只应当以密文出现在磁盘上'
const PASSWORD = '河滨路-Parking-2026'

/** A text as it could lie in a file, in every encoding that something of ours or SQLite might choose. */
const formsOf = (text: string): readonly Buffer[] => [
  Buffer.from(text, 'utf8'),
  Buffer.from(text, 'utf16le'),
  Buffer.from(text, 'utf16le').swap16(),
  Buffer.from(Buffer.from(text, 'utf8').toString('base64')),
  Buffer.from(Buffer.from(text, 'utf8').toString('hex')),
]
const keyForms = (key: Uint8Array): readonly Buffer[] => [
  Buffer.from(key),
  Buffer.from(Buffer.from(key).toString('hex')),
  Buffer.from(Buffer.from(key).toString('base64')),
]

describe('the profile on disk', () => {
  it('holds no text, title, name, password, recovery code or key in the clear, in no file, open or closed', async () => {
    const folder = temporaryFolder()
    const { store, office, key } = newTestStore(folder)
    const { keyring, recoveryCode } = await createKeyring(OFFICE_NAME, key)
    const opened = await withPerson(keyring, clerk, PASSWORD, key)
    writeKeyring(join(folder, 'keyring.json'), opened.keyring)
    const { certificateSha256, privateKey } = office.keyOf(clerk)
    store.keepOnlyKeyWrap(certificateSha256, wrapSigningKey(opened.signingWrapKey, clerk.personId, privateKey))
    const bytes = new TextEncoder().encode(TEXT.repeat(400))
    for (const batch of batchesOf(storyRecords(office, at('archived').events, 'case-1'))) {
      const workingCopy = { title: '', history: null, body: bytes, savedAt: '2026-03-01T01:00:00.000Z', baseVersion: 1 }
      store.append({ ...batch, blobs: [{ hash: sha256Hex(bytes), bytes }], workingCopy })
    }
    expect(
      store.caseRows({ access: { personId: clerk.personId, seesSubmitted: false }, offset: 0, limit: 1 }).rows[0]
        ?.title,
    ).toBe(TITLE)

    const planted: Readonly<Record<string, readonly Buffer[]>> = {
      text: formsOf(TEXT),
      title: formsOf(TITLE),
      opinion: formsOf('已核对，可以公开'),
      password: formsOf(PASSWORD),
      'recovery code': [
        ...formsOf(revealSecret(recoveryCode)),
        ...formsOf(revealSecret(recoveryCode).replaceAll('-', '')),
      ],
      'store key': keyForms(revealSecret(key)),
      'signing key': keyForms(revealSecret(privateKey)),
      'authority key': keyForms(revealSecret(office.authority.privateKey)),
      'release key': keyForms(revealSecret(office.release.privateKey)),
      schema: formsOf('CREATE TABLE'),
      header: formsOf('SQLite format 3'),
    }
    const search = () =>
      readdirSync(folder).flatMap((file) => {
        const content = readFileSync(join(folder, file))
        return Object.entries(planted)
          .filter(([, forms]) => forms.some((form) => content.includes(form)))
          .map(([what]) => `${what} in ${file}`)
      })
    expect(readdirSync(folder).sort()).toEqual(['keyring.json', 'store.db', 'store.db-wal'])
    expect(search()).toEqual([])
    store.close()
    expect(readdirSync(folder).sort()).toEqual(['keyring.json', 'store.db'])
    expect(search()).toEqual([])
    // The search finds what is there: the unlock screen needs the office's and the person's name in the clear.
    expect(readFileSync(join(folder, 'keyring.json')).includes(formsOf(clerk.name)[0] ?? '')).toBe(true)
  }, 60_000)
})
