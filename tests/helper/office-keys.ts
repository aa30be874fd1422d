import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { openPdf } from '#electron/main/signing/pdf/pdf-file.ts'
import { statusInList, type RevocationStatus } from '#electron/main/signing/validation/revocation.ts'
import { readValidationData } from '#electron/main/signing/validation/validation-data.ts'
import { answerTimestamp, newCertificate, type TestKey } from './test-pki.ts'

/** An office's keys by another authority, as files and on a token. */
export const KEY_NAME = '云岭县水利局'
export const KEY_PASSWORD = '水利局2026'
export const TOKEN_PIN = '1234'

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`

/** A .p12 with an RSA key, written by openssl under `KEY_PASSWORD`. */
export const writeKeyFile = (folder: string, root: TestKey, until: Date): Uint8Array => {
  const key = newCertificate({ name: KEY_NAME, issuer: root, rsaBits: 2048, until })
  const at = (name: string): string => join(folder, name)
  writeFileSync(at('k.pem'), key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(at('c.pem'), pem(key.der) + pem(root.der))
  const parts = ['-inkey', at('k.pem'), '-in', at('c.pem'), '-out', at('k.p12'), '-passout', `pass:${KEY_PASSWORD}`]
  execFileSync('openssl', ['pkcs12', '-export', ...parts])
  return readFileSync(at('k.p12'))
}

/**
 * A token of SoftHSM with a P-256 key under `TOKEN_PIN`; the environment names its configuration until the caller takes that
 * away. Gives the file of its certificate.
 */
export const writeToken = (folder: string, root: TestKey, driver: string): string => {
  const at = (name: string): string => join(folder, name)
  mkdirSync(at('tokens'))
  writeFileSync(at('softhsm2.conf'), `directories.tokendir = ${at('tokens')}\nlog.level = ERROR\n`)
  process.env['SOFTHSM2_CONF'] = at('softhsm2.conf')
  const key = newCertificate({ name: KEY_NAME, issuer: root })
  writeFileSync(at('t.pem'), key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
  writeFileSync(at('t.der'), key.der)
  const pin = ['--pin', TOKEN_PIN]
  const run = (command: string, ...args: string[]): unknown => execFileSync(command, args, { stdio: 'ignore' })
  run('softhsm2-util', '--init-token', '--free', '--label', 'office', ...pin, '--so-pin', '5678')
  run('softhsm2-util', '--import', at('t.pem'), '--token', 'office', '--label', 'a', '--id', 'a0', ...pin)
  run('pkcs11-tool', '--module', driver, '--login', ...pin, '-w', at('t.der'), '-y', 'cert', '--id', 'a0')
  return at('t.der')
}

/** An authority of timestamps on this machine that answers rightly, at the time of the question. */
export const startStampServer = async (
  stamp: TestKey,
  root: TestKey,
): Promise<{ readonly url: string; readonly close: () => void }> => {
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
      response.end(answerTimestamp(Buffer.concat(parts), stamp, [root], { at: new Date() }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${String(port)}/`, close: () => void server.close() }
}

/** What the revocation lists in a signed file say of a certificate of this authority (both DER). */
export const saidInFile = (pdf: Uint8Array, certificate: Uint8Array, authority: Uint8Array): RevocationStatus[] => {
  const [facts, issuer] = [certificate, authority].map(readCertificate)
  if (!facts || !issuer) throw new Error('two certificates')
  const { lists } = readValidationData(openPdf(pdf))
  return lists.flatMap((list) => statusInList(list, { certificate: facts, issuer }) ?? [])
}
