import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  createKeyring,
  newStoreKey,
  unlockWithPassword,
  unlockWithRecoveryCode,
  unwrapSigningKey,
  withPerson,
  wrapSigningKey,
} from '#electron/main/crypto/keyring-access.ts'
import { formatKeyring, parseKeyring, type Keyring } from '#electron/main/crypto/keyring-format.ts'
import { readKeyring, writeKeyring } from '#electron/main/crypto/keyring.ts'
import { newRecoveryCode } from '#electron/main/crypto/recovery-code.ts'
import { revealSecret, Secret } from '#electron/main/crypto/secret.ts'

const clerk = { personId: 'p-clerk', name: '周小满', roles: ['drafter'] } as const
const head = { personId: 'p-head', name: '沈科长', roles: ['departmentHead'] } as const
const PASSWORD = '河滨路-Parking-2026'
const OTHER = '另一个-Password-77'

interface Sample {
  readonly storeKey: Secret<Uint8Array>
  readonly keyring: Keyring
  readonly recoveryCode: Secret<string>
  readonly signingWrapKey: Secret<Uint8Array>
}
const makeSample = async (): Promise<Sample> => {
  const storeKey = newStoreKey()
  const created = await createKeyring('云溪县人民政府办公室', storeKey)
  const one = await withPerson(created.keyring, clerk, PASSWORD, storeKey)
  const two = await withPerson(one.keyring, head, OTHER, storeKey)
  return { storeKey, keyring: two.keyring, recoveryCode: created.recoveryCode, signingWrapKey: one.signingWrapKey }
}
// A derivation costs what it must, so the sample is made once.
let made: Promise<Sample> | null = null
const sample = (): Promise<Sample> => (made ??= makeSample())

const temporaryFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-keyring-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

describe('a keyring', () => {
  it('opens with each person’s password, to the same store key', async () => {
    const { keyring, storeKey, signingWrapKey } = await sample()
    const opened = await unlockWithPassword(keyring, 'p-clerk', PASSWORD)
    expect(opened && revealSecret(opened.storeKey)).toEqual(revealSecret(storeKey))
    expect(opened && revealSecret(opened.signingWrapKey)).toEqual(revealSecret(signingWrapKey))
    const other = await unlockWithPassword(keyring, 'p-head', OTHER)
    expect(other && revealSecret(other.storeKey)).toEqual(revealSecret(storeKey))
    expect(other && revealSecret(other.signingWrapKey)).not.toEqual(revealSecret(signingWrapKey))
  })

  it.each([
    ['p-clerk', OTHER],
    ['p-clerk', `${PASSWORD} `],
    ['p-clerk', PASSWORD.toLowerCase()],
    ['p-clerk', ''],
    ['p-nobody', PASSWORD],
  ])('does not open for %s with the password %j', async (personId, password) => {
    const { keyring } = await sample()
    expect(await unlockWithPassword(keyring, personId, password)).toBeNull()
  })

  it('opens with a password typed in full-width characters', async () => {
    const { keyring } = await sample()
    const fullWidth = PASSWORD.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
    expect(fullWidth).not.toBe(PASSWORD)
    expect(await unlockWithPassword(keyring, 'p-clerk', fullWidth)).not.toBeNull()
  })

  it('opens with the printed code, and with no other', async () => {
    const { keyring, recoveryCode, storeKey } = await sample()
    const opened = await unlockWithRecoveryCode(keyring, recoveryCode)
    expect(opened && revealSecret(opened)).toEqual(revealSecret(storeKey))
    expect(await unlockWithRecoveryCode(keyring, newRecoveryCode())).toBeNull()
  })

  it('does not open a person’s entry under another person’s name', async () => {
    const { keyring } = await sample()
    const [first, second] = keyring.people
    if (first === undefined || second === undefined) throw new Error('two people')
    const swapped = {
      ...keyring,
      people: [
        { ...first, personId: 'p-head' },
        { ...second, personId: 'p-clerk' },
      ],
    }
    expect(await unlockWithPassword(swapped, 'p-head', PASSWORD)).toBeNull()
  })

  it('takes a new password in place of the old one', async () => {
    const { keyring, storeKey } = await sample()
    const changed = await withPerson(keyring, clerk, OTHER, storeKey)
    expect(changed.keyring.people.map(({ personId }) => personId)).toEqual(['p-clerk', 'p-head'])
    expect(await unlockWithPassword(changed.keyring, 'p-clerk', PASSWORD)).toBeNull()
    expect(await unlockWithPassword(changed.keyring, 'p-clerk', OTHER)).not.toBeNull()
  })

  it('wraps a signing key for one person and one password', async () => {
    const { signingWrapKey } = await sample()
    const privateKey = new Secret(Uint8Array.of(1, 2, 3))
    const wrap = wrapSigningKey(signingWrapKey, 'p-clerk', privateKey)
    const foreign = wrapSigningKey(newStoreKey(), 'p-clerk', privateKey)
    const opened = unwrapSigningKey(signingWrapKey, 'p-clerk', [foreign, wrap])
    expect(opened && revealSecret(opened)).toEqual(revealSecret(privateKey))
    expect(unwrapSigningKey(signingWrapKey, 'p-head', [wrap])).toBeNull()
    expect(unwrapSigningKey(signingWrapKey, 'p-clerk', [foreign])).toBeNull()
    expect(unwrapSigningKey(signingWrapKey, 'p-clerk', [])).toBeNull()
  })
})

type Json = Record<string, unknown>
const edited = (
  keyring: Keyring,
  edit: (value: Json, person: Json & { derivation: Json; storeKey: Json }) => void,
): string => {
  const value = JSON.parse(formatKeyring(keyring)) as Json & { people: [Json & { derivation: Json; storeKey: Json }] }
  edit(value, value.people[0])
  return JSON.stringify(value)
}

describe('the file keyring.json', () => {
  it('reads back as it was written, and only its owner may read it', async () => {
    const { keyring } = await sample()
    const path = join(temporaryFolder(), 'keyring.json')
    writeKeyring(path, keyring)
    expect(readKeyring(path)).toEqual(keyring)
    if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('is replaced whole, and nothing is left beside it', async () => {
    const { keyring } = await sample()
    const folder = temporaryFolder()
    const path = join(folder, 'keyring.json')
    writeFileSync(`${path}.new`, 'left by a crash')
    writeKeyring(path, keyring)
    writeKeyring(path, { ...keyring, officeName: '新名称' })
    expect(readKeyring(path).officeName).toBe('新名称')
    expect(readdirSync(folder)).toEqual(['keyring.json'])
  })

  it('stays as it was when it cannot be replaced', async () => {
    const { keyring } = await sample()
    const folder = temporaryFolder()
    const path = join(folder, 'keyring.json')
    writeKeyring(path, keyring)
    const before = readFileSync(path)
    mkdirSync(`${path}.new`) // whatever the account's rights, a folder cannot be opened for writing
    expect(() => {
      writeKeyring(path, { ...keyring, officeName: '新名称' })
    }).toThrow()
    expect(readFileSync(path)).toEqual(before)
  })

  it.skipIf(!existsSync('/dev/full'))('stays as it was when the disk is full', async () => {
    const { keyring } = await sample()
    const folder = temporaryFolder()
    const path = join(folder, 'keyring.json')
    writeKeyring(path, keyring)
    const before = readFileSync(path)
    symlinkSync('/dev/full', `${path}.new`)
    expect(() => {
      writeKeyring(path, { ...keyring, officeName: '新名称' })
    }).toThrow(expect.objectContaining({ code: 'fault.diskFull' }))
    expect(readFileSync(path)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['keyring.json'])
  })

  it('that could not be read back is not written', async () => {
    const { keyring } = await sample()
    const path = join(temporaryFolder(), 'keyring.json')
    expect(() => {
      writeKeyring(path, { ...keyring, officeName: '' })
    }).toThrow('could not be read back')
    expect(() => statSync(path)).toThrow('ENOENT')
  })

  const DAMAGES: readonly (readonly [string, (keyring: Keyring) => string])[] = [
    ['empty', () => ''],
    ['cut in the middle', (keyring) => formatKeyring(keyring).slice(0, 700)],
    ['of another format', (keyring) => edited(keyring, (value) => (value.format = 'keyring'))],
    ['of a newer version', (keyring) => edited(keyring, (value) => (value.version = 2))],
    ['with an unknown key', (keyring) => edited(keyring, (value) => (value.hint = 'x'))],
    ['with an unknown key inside', (keyring) => edited(keyring, (_, person) => (person.hint = 'x'))],
    ['without people', (keyring) => edited(keyring, (value) => delete value.people)],
    [
      'with one person twice',
      (keyring) => formatKeyring({ ...keyring, people: [...keyring.people, ...keyring.people] }),
    ],
    ['with an unknown role', (keyring) => edited(keyring, (_, person) => (person.roles = ['administrator']))],
    ['asking for 64 GiB', (keyring) => edited(keyring, (_, person) => (person.derivation.costExponent = 26))],
    [
      'asking for a cheap derivation',
      (keyring) => edited(keyring, (_, person) => (person.derivation.costExponent = 1)),
    ],
    ['asking for a huge block', (keyring) => edited(keyring, (_, person) => (person.derivation.blockSize = 1024))],
    ['asking for a fraction', (keyring) => edited(keyring, (_, person) => (person.derivation.costExponent = 16.5))],
    ['asking for many lanes', (keyring) => edited(keyring, (_, person) => (person.derivation.parallelism = 1000))],
    ['of another derivation', (keyring) => edited(keyring, (_, person) => (person.derivation.kind = 'pbkdf2'))],
    ['with a short salt', (keyring) => edited(keyring, (_, person) => (person.derivation.salt = 'AAAA'))],
    ['with a short wrap', (keyring) => edited(keyring, (_, person) => (person.storeKey.ciphertext = 'AAAA'))],
    [
      'with a wrap that is no base64',
      (keyring) => edited(keyring, (_, person) => (person.storeKey.ciphertext = '机密')),
    ],
    ['with a name a page long', (keyring) => edited(keyring, (_, person) => (person.name = '周'.repeat(201)))],
    ['a list', () => '[]'],
    ['null', () => 'null'],
    ['larger than any keyring', (keyring) => formatKeyring(keyring) + ' '.repeat(2_000_000)],
  ]
  it.each(DAMAGES)('%s is fault.keyringCorrupt and stays as it is', async (_what, damage) => {
    const { keyring } = await sample()
    const path = join(temporaryFolder(), 'keyring.json')
    const text = damage(keyring)
    writeFileSync(path, text)
    expect(() => readKeyring(path)).toThrow(expect.objectContaining({ code: 'fault.keyringCorrupt' }))
    expect(readFileSync(path, 'utf8')).toBe(text)
  })

  it('with any wrapped byte changed does not open', async () => {
    const { keyring } = await sample()
    const text = edited(keyring, (_, person) => {
      const bytes = Buffer.from(String(person.storeKey.ciphertext), 'base64')
      bytes[0] = (bytes[0] ?? 0) ^ 1
      person.storeKey.ciphertext = bytes.toString('base64')
    })
    const damaged = parseKeyring(text)
    expect(damaged && (await unlockWithPassword(damaged, 'p-clerk', PASSWORD))).toBeNull()
    expect(damaged).not.toBeNull()
  })

  it.runIf(process.platform === 'linux')('on a disk that does not answer is not said to be damaged', () => {
    // A file whose first byte the system answers with EIO, as a failing disk does.
    expect(() => readKeyring('/proc/self/mem')).toThrow(expect.objectContaining({ code: 'EIO' }))
  })

  it('that is missing is fault.keyringCorrupt: an office without it was damaged, not never made', () => {
    expect(() => readKeyring(join(temporaryFolder(), 'keyring.json'))).toThrow(
      expect.objectContaining({ code: 'fault.keyringCorrupt' }),
    )
  })
})
