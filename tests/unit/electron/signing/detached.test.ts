import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { signDetached, verifyDetached } from '#electron/main/signing/cms/detached.ts'
import { clerk } from '../../../helper/case-play.ts'
import { createTestOffice, OFFICE_NAME, signerWith } from '../../../helper/test-office.ts'

const office = createTestOffice()
const content = new TextEncoder().encode('{\n  "format": "明鉴"\n}\n')
const cms = await signDetached(content, office.releaseSigner)
const root = office.authority.certificate

const pem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`

describe('a detached signature', () => {
  it('holds over its content, names the office and leads to its authority', async () => {
    const verdict = await verifyDetached(content, cms, { root, at: new Date('2026-03-01T00:00:00Z') })
    expect(verdict).toMatchObject({
      ok: true,
      value: {
        signer: {
          commonName: OFFICE_NAME,
          sha256: office.release.certificateSha256,
          signsDocuments: true,
          organization: OFFICE_NAME,
        },
        authority: { organization: OFFICE_NAME, sha256: office.authority.certificateSha256, isAuthority: true },
      },
    })
  })

  it('is named as altered over any other content', async () => {
    for (const other of [
      content.subarray(1),
      Uint8Array.of(),
      Uint8Array.from(content, (byte, n) => (n === 3 ? byte ^ 1 : byte)),
    ]) {
      expect(await verifyDetached(other, cms, { root })).toEqual({ ok: false, error: 'signature.contentAltered' })
    }
  })

  it('does not hold when a bit of it is flipped anywhere, a byte dropped or added', async () => {
    const held: number[] = []
    for (let at = 0; at < cms.length; at += at < 64 || at > cms.length - 100 ? 1 : 7) {
      const flipped = Uint8Array.from(cms, (byte, index) => (index === at ? byte ^ (1 << (at % 8)) : byte))
      if ((await verifyDetached(content, flipped, at % 2 === 0 ? { root } : {})).ok) held.push(at)
    }
    expect(held).toEqual([])
    expect((await verifyDetached(content, cms.subarray(0, -1))).ok).toBe(false)
    expect((await verifyDetached(content, Uint8Array.of(...cms, 0))).ok).toBe(false)
  })

  it('is refused with the key of a person: the office alone signs releases', async () => {
    const byClerk = await signDetached(content, signerWith(office.keyOf(clerk), office.authority))
    expect(await verifyDetached(content, byClerk, { root })).toEqual({ ok: false, error: 'signature.notForRelease' })
  })

  it('is refused when another key made it in the name of the certificate', async () => {
    const { certificates } = office.releaseSigner
    const { sign } = signerWith(office.keyOf(clerk), office.authority)
    const forged = await signDetached(content, { certificates, sign })
    expect(await verifyDetached(content, forged, { root })).toEqual({ ok: false, error: 'signature.invalid' })
  })

  it('is refused under another authority of the same name', async () => {
    const impostor = createTestOffice()
    const forged = await signDetached(content, impostor.releaseSigner)
    expect(await verifyDetached(content, forged, { root })).toEqual({ ok: false, error: 'signature.notTrusted' })
    expect(await verifyDetached(content, forged)).toMatchObject({
      ok: true,
      value: { authority: { sha256: impostor.authority.certificateSha256 } },
    })
    const mixed = signerWith(impostor.release, office.authority)
    const claimed = await signDetached(content, mixed)
    expect(await verifyDetached(content, claimed)).toEqual({ ok: false, error: 'signature.notTrusted' })
  })

  it('is refused at a time when the certificate was not valid', async () => {
    for (const at of ['2026-01-05T00:59:59Z', '2031-01-05T01:00:01Z']) {
      expect(await verifyDetached(content, cms, { at: new Date(at) })).toEqual({
        ok: false,
        error: 'signature.expired',
      })
    }
  })

  it.each(['', '0', '30', '3080', '30820fff', 'ffffffff'])('is malformed when it is %s', async (hex) => {
    expect(await verifyDetached(content, Buffer.from(hex, 'hex'))).toEqual({ ok: false, error: 'signature.malformed' })
  })

  it('is accepted by openssl, which knows nothing of us', () => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-cms-'))
    try {
      const file = (name: string, data: Uint8Array | string): string => {
        writeFileSync(join(folder, name), data)
        return join(folder, name)
      }
      const args = ['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', file('c.p7s', cms)]
      const trust = ['-content', file('c.json', content), '-CAfile', file('ca.pem', pem(root)), '-purpose', 'any']
      const output = execFileSync('openssl', [...args, ...trust, '-out', join(folder, 'out')], { stdio: 'pipe' })
      expect(output.toString()).toBe('')
      file('c.json', content.subarray(1))
      expect(() =>
        execFileSync('openssl', [...args, ...trust, '-out', join(folder, 'out')], { stdio: 'pipe' }),
      ).toThrow()
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
