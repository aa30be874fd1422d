import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { Secret } from '#electron/main/crypto/secret.ts'
import { openDiagnosticLog } from '#electron/main/log/diagnostic-log.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { answerer } from '#electron/main/signing/token/answer.ts'
import { CKR, NoDriverError, NoKeyError, Pkcs11Error } from '#electron/main/signing/token/pkcs11.ts'
import { openToken, type Token, type TokenChannel } from '#electron/main/signing/token/token.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { createWireError } from '#electron/main/usecase/wire-error.ts'
import { childChannel } from '../../../helper/child-channel.ts'
import { newCertificate, USAGE, type TestKey } from '../../../helper/test-pki.ts'
import { now, options, plainPdf } from './office.ts'

const PROCESS = fileURLToPath(new URL('../../../../electron/main/signing/token/token-process.ts', import.meta.url))
const DRIVERS = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib64/pkcs11/libsofthsm2.so',
  '/opt/homebrew/lib/softhsm/libsofthsm2.so',
]
const driver = DRIVERS.find((file) => existsSync(file)) ?? ''
const hasToken = driver !== '' && spawnSync('pkcs11-tool', ['--version']).error === undefined

const folder = mkdtempSync(join(tmpdir(), 'mingjian-token-'))
const PIN = '1234'
const root = newCertificate({ name: '云岭电子认证根', isAuthority: true })
const names = { ec: '云山市人民政府办公室', rsa: '云山市司法局' } as const
const keys: Readonly<Record<'ec' | 'rsa', TestKey>> = {
  ec: newCertificate({ name: names.ec, issuer: root, usages: [USAGE.documents] }),
  rsa: newCertificate({ name: names.rsa, issuer: root, usages: [USAGE.documents], rsaBits: 3072 }),
}
let token: Token | null = null
const open = (file = driver): Token => (token = openToken(file, childChannel(PROCESS)))

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

beforeAll(() => {
  if (!hasToken) return
  mkdirSync(join(folder, 'tokens'))
  const conf = join(folder, 'softhsm2.conf')
  writeFileSync(conf, `directories.tokendir = ${join(folder, 'tokens')}\nlog.level = ERROR\n`)
  process.env['SOFTHSM2_CONF'] = conf
  run('softhsm2-util', '--init-token', '--free', '--label', 'office', '--pin', PIN, '--so-pin', '5678')
  for (const [index, key] of [keys.ec, keys.rsa].entries()) {
    const id = `a${String(index)}`
    const [pem, der] = [join(folder, `${id}.pem`), join(folder, `${id}.der`)]
    writeFileSync(pem, key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(der, key.der)
    run('softhsm2-util', '--import', pem, '--token', 'office', '--label', id, '--id', id, '--pin', PIN)
    run('pkcs11-tool', '--module', driver, '--login', '--pin', PIN, '-w', der, '-y', 'cert', '--id', id)
  }
  cpSync(join(folder, 'tokens'), join(folder, 'intact'), { recursive: true })
})
afterEach(() => {
  token?.end()
})
afterAll(() => {
  delete process.env['SOFTHSM2_CONF']
  rmSync(folder, { recursive: true, force: true })
})

const keyOf = async (name: string, from = open()) => {
  const listed = await from.keys()
  const key = listed.ok ? listed.value.find(({ certificate }) => certificate.commonName === name) : undefined
  if (key === undefined) throw new Error('the token holds the key')
  return key
}

describe.runIf(hasToken)('a key on a token', () => {
  it.each(['ec', 'rsa'] as const)('signs a release: %s', async (kind) => {
    const key = await keyOf(names[kind])
    const signer = key.signerWith(new Secret(PIN))
    const withRoot = { ...signer, certificates: [...signer.certificates, root.der] }
    const signed = await signPdf(await plainPdf(false), withRoot, options)
    const report = verifyPdf(signed.ok ? signed.value : new Uint8Array(), { roots: [root.der], now })
    expect(report).toMatchObject({ ok: true, signatures: [{ level: 'B-B', chain: [names[kind], '云岭电子认证根'] }] })
  })

  it('refuses a wrong PIN by name, and the next right one is taken', async () => {
    const key = await keyOf(names.ec)
    const data = new Uint8Array(32)
    await expect(key.signerWith(new Secret('0000')).sign(data)).rejects.toMatchObject({
      refusal: { code: 'key.wrongPin' },
    })
    expect((await key.signerWith(new Secret(PIN)).sign(data)).length).toBeGreaterThan(60)
  })

  it('survives the end of the driver’s process: a fault, and the program goes on', async () => {
    const opened = open()
    const key = await keyOf(names.rsa, opened)
    const signing = key.signerWith(new Secret(PIN)).sign(new Uint8Array(9))
    opened.end()
    await expect(signing).rejects.toMatchObject({ code: 'fault.tokenDriver' })
    // This token is files, which a killed writer can leave half written; what a person plugs in keeps its own memory.
    rmSync(join(folder, 'tokens'), { recursive: true })
    cpSync(join(folder, 'intact'), join(folder, 'tokens'), { recursive: true })
    expect((await keyOf(names.rsa)).certificate.commonName).toBe(names.rsa)
  })

  it('is refused by name when no token is plugged in', async () => {
    const empty = join(folder, 'empty.conf')
    mkdirSync(join(folder, 'none'))
    writeFileSync(empty, `directories.tokendir = ${join(folder, 'none')}\n`)
    const before = process.env['SOFTHSM2_CONF']
    process.env['SOFTHSM2_CONF'] = empty
    const opened = open()
    process.env['SOFTHSM2_CONF'] = before
    expect(await opened.keys()).toEqual({ ok: false, error: { code: 'key.tokenAbsent' } })
  })
})

it('a driver that is no library is refused by name', async () => {
  const text = join(folder, 'driver.so')
  writeFileSync(text, 'no library')
  expect(await open(text).keys()).toEqual({ ok: false, error: { code: 'key.driverMissing' } })
})

describe('the process of a driver', () => {
  /** A process that is there and says nothing. */
  const silent = () => {
    let end = (): void => undefined
    const channel: TokenChannel = {
      send: () => undefined,
      onMessage: () => undefined,
      onEnd: (listen) => {
        end = listen
      },
      end: () => undefined,
    }
    return { channel, die: () => end() }
  }

  it('that died between two questions answers neither: nobody waits for it', async () => {
    const { channel, die } = silent()
    const opened = openToken('driver', channel)
    die()
    await expect(opened.keys()).rejects.toMatchObject({ code: 'fault.tokenDriver' })
  })

  it('is not waited for longer than a minute, also when it cannot be ended', async () => {
    vi.useFakeTimers()
    try {
      const asked = openToken('driver', silent().channel).keys()
      const seen = expect(asked).rejects.toMatchObject({ code: 'fault.tokenDriver' })
      await vi.advanceTimersByTimeAsync(60_000)
      await seen
    } finally {
      vi.useRealTimers()
    }
  })

  it('is let go of in the middle of a question by whoever cancels', async () => {
    const opened = openToken('driver', silent().channel)
    const asked = opened.keys()
    opened.end()
    await expect(asked).rejects.toMatchObject({ code: 'fault.tokenDriver' })
  })
})

describe('what goes wrong in the process of a driver', () => {
  const asked = { id: 1, ask: 'sign', driver: 'driver', slot: 0, key: new Uint8Array(1), kind: 'ec' } as const
  const request = { ...asked, data: new Uint8Array(32), pin: '86420' }
  const answerTo = (error: unknown, opens = true) =>
    answerer(() => {
      const fails = (): never => {
        throw error
      }
      return opens ? { certificates: fails, sign: fails } : fails()
    })(request)

  it.each<readonly [string, Error, string]>([
    ['a key that is not there', new NoKeyError('none'), 'key.notFound'],
    ['a wrong PIN', new Pkcs11Error('C_Login', CKR.pinIncorrect), 'key.wrongPin'],
    ['a PIN that is locked', new Pkcs11Error('C_Login', CKR.pinLocked), 'key.pinLocked'],
    ['a driver that fails', new Pkcs11Error('C_Sign', 5), 'fault.tokenDriver'],
    ['our own binding', new TypeError('not a pointer: 86420'), 'defect'],
  ])('is told apart: %s', (_, error, code) => {
    expect(answerTo(error)).toMatchObject({ ok: false, code })
  })

  it('is told apart when the driver is opened', () => {
    expect(answerTo(new NoDriverError('none'), false)).toMatchObject({ code: 'key.driverMissing' })
    expect(answerTo(new TypeError('not a type'), false)).toMatchObject({ code: 'defect' })
  })

  it('of ours is recorded as a defect, by its place and without its words', async () => {
    const reply = answerTo(new TypeError('not a pointer: 86420'))
    expect(JSON.stringify(reply)).not.toContain('86420')
    let tell = (_: unknown): void => undefined
    const channel: TokenChannel = {
      send: (message) => {
        tell({ ...reply, id: (message as { readonly id: number }).id })
      },
      onMessage: (listen) => {
        tell = listen
      },
      onEnd: () => undefined,
      end: () => undefined,
    }
    const error: unknown = await openToken('driver', channel)
      .keys()
      .catch((thrown: unknown) => thrown)
    const profile = join(folder, 'profile')
    expect(createWireError(openDiagnosticLog(profile, () => now))(error, 'key.listToken')).toMatchObject({
      code: 'defect',
    })
    const line = readFileSync(join(profile, 'log', 'diagnostic.jsonl'), 'utf8')
    expect(line).toContain('token.test.ts')
    expect(line).not.toContain('86420')
  })
})
