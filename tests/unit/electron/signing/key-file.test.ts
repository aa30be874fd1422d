import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { afterAll, describe, expect, it } from 'vitest'
import { Secret } from '#electron/main/crypto/secret.ts'
import { openKeyFile } from '#electron/main/signing/pkcs12/key-file.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { newCertificate, USAGE, type TestKey } from '../../../helper/test-pki.ts'
import { now, options, plainPdf } from './office.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-key-'))
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})
const root = newCertificate({ name: '云岭电子认证根', isAuthority: true, rsaBits: 2048 })
const rsa = newCertificate({ name: '云山市人民政府办公室', issuer: root, usages: [USAGE.documents], rsaBits: 3072 })
const elliptic = newCertificate({ name: '云山市人民政府办公室', issuer: root, usages: [USAGE.documents] })
const PASSWORD = '云山印章2026'

const pem = (label: string, der: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`

const holds = async (bytes: Uint8Array, password: string): Promise<void> => {
  const opened = await openKeyFile(bytes, new Secret(password))
  if (!opened.ok) throw new Error(opened.error.code)
  expect(opened.value.certificate.commonName).toBe('云山市人民政府办公室')
  expect(opened.value.signer.certificates).toHaveLength(2)
  const signed = await signPdf(await plainPdf(false), opened.value.signer, options)
  const report = verifyPdf(signed.ok ? signed.value : new Uint8Array(), { roots: [root.der], now })
  expect(report).toMatchObject({ ok: true, signatures: [{ level: 'B-B', trusted: true }] })
}

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const exported = (key: TestKey, password: string, ...more: readonly string[]): Uint8Array => {
  const [keyFile, certFile, out] = ['key.pem', 'cert.pem', 'out.p12'].map((file) => join(folder, file))
  if (keyFile === undefined || certFile === undefined || out === undefined) throw new Error('three names')
  writeFileSync(keyFile, key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(certFile, pem('CERTIFICATE', key.der) + pem('CERTIFICATE', root.der))
  execFileSync('openssl', [
    'pkcs12',
    '-export',
    '-inkey',
    keyFile,
    '-in',
    certFile,
    '-out',
    out,
    '-passout',
    `pass:${password}`,
    ...more,
  ])
  return readFileSync(out)
}

/** As old authorities wrote them: 3DES, by a library that writes what Windows wrote. */
const old = (key: TestKey, password: string): Uint8Array => {
  const privateKey = forge.pki.privateKeyFromPem(key.privateKey.export({ format: 'pem', type: 'pkcs1' }) as string)
  const certificates = [key.der, root.der].map((der) => forge.pki.certificateFromPem(pem('CERTIFICATE', der)))
  const asn1 = forge.pkcs12.toPkcs12Asn1(privateKey, certificates, password, { algorithm: '3des' })
  return Uint8Array.from(Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'))
}

describe('a key file', () => {
  it.runIf(hasOpenssl)('of today: RSA and P-256, with a Chinese password', async () => {
    await holds(exported(rsa, PASSWORD), PASSWORD)
    await holds(exported(elliptic, PASSWORD), PASSWORD)
    await holds(exported(elliptic, 'abc', '-certpbe', 'NONE'), 'abc')
  })

  it.runIf(hasOpenssl)('of an unlike one: no password, another, none of its key', async () => {
    const file = exported(elliptic, PASSWORD)
    for (const wrong of ['', PASSWORD + '1', '云山']) {
      expect(await openKeyFile(file, new Secret(wrong))).toEqual({ ok: false, error: { code: 'key.wrongPassword' } })
    }
    expect(await openKeyFile(exported(elliptic, 'a', '-nokeys'), new Secret('a'))).toMatchObject({
      error: { code: 'key.notFound' },
    })
  })

  it.runIf(hasOpenssl)('of old, as openssl writes it when told to', async () => {
    const legacy = ['-legacy', '-provider', 'legacy', '-provider', 'default']
    let file: Uint8Array
    try {
      file = exported(elliptic, PASSWORD, ...legacy)
    } catch {
      return // this openssl has no old ciphers
    }
    await holds(file, PASSWORD)
    await holds(exported(rsa, PASSWORD, ...legacy), PASSWORD)
  })

  it('of old: 3DES, with a password of letters', async () => {
    await holds(old(rsa, 'yunshan'), 'yunshan')
    expect(await openKeyFile(old(rsa, 'yunshan'), new Secret('other'))).toMatchObject({
      error: { code: 'key.wrongPassword' },
    })
  })

  it.runIf(hasOpenssl)('that asks for millions of rounds is refused before they are begun', async () => {
    const began = performance.now()
    const changed = (rounds: number): Uint8Array => {
      const file = exported(elliptic, 'a', '-iter', '66051') // 0x010203: three bytes that stand nowhere else
      const at = (from: number): number => Buffer.from(file).indexOf(Buffer.from([2, 3, 1, 2, 3]), from)
      const bytes = Uint8Array.from(file)
      // Each place by itself is enough: the MAC, the safe of certificates, the key.
      for (let found = at(0), turn = 0; found >= 0; found = at(found + 1), turn++) {
        if (turn === rounds) bytes.set([2, 3, 0x7f, 0xff, 0xff], found)
      }
      return bytes
    }
    for (const place of [0, 1, 2]) {
      expect(await openKeyFile(changed(place), new Secret('a'))).toEqual({
        ok: false,
        error: { code: 'key.tooCostly' },
      })
    }
    expect(performance.now() - began).toBeLessThan(5000)
    expect((await openKeyFile(changed(9), new Secret('a'))).ok).toBe(true)
  })

  it('that is none', async () => {
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), rsa.der, new Uint8Array(300_000)]) {
      expect(await openKeyFile(bytes, new Secret('x'))).toMatchObject({ ok: false, error: { code: 'key.unreadable' } })
    }
  })

  it('with a key that is too weak', async () => {
    const weak = newCertificate({ name: '云山市人民政府办公室', issuer: root, rsaBits: 1024 })
    expect(await openKeyFile(old(weak, 'x'), new Secret('x'))).toMatchObject({ error: { code: 'key.unsupported' } })
  })
})
