import { execFileSync, spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkPdf } from '#electron/main/pdf/self-check.ts'
import { issueReleaseCertificate } from '#electron/main/crypto/authority.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { bundledFonts, poppler, render, sampleDocument, sampleInput, temporaryFile } from '../pdf/sample.ts'
import { authority, now, OFFICE, options, plainPdf, release, signed, signedAt, signerOf } from './office.ts'

let pdf: Uint8Array
let bytes: Uint8Array
let file: string

beforeAll(async () => {
  pdf = await render(sampleInput, await bundledFonts())
  bytes = await signed(pdf)
  file = temporaryFile('signed.pdf', bytes)
})

describe('a signed release', () => {
  it('begins with the very bytes that were rendered', () => {
    expect(Buffer.compare(bytes.subarray(0, pdf.length), pdf)).toBe(0)
  })

  it('still says what was approved', async () => {
    expect(await checkPdf(bytes, { document: sampleDocument, documentNumber: sampleInput.documentNumber })).toEqual([])
  })

  it('holds for the verifier, with everything it says about itself', () => {
    expect(verifyPdf(bytes, { roots: [authority.certificate], now })).toEqual({
      ok: true,
      integrity: 'intact',
      problems: [],
      signatures: [
        {
          kind: 'signature',
          field: 'Release',
          subFilter: 'ETSI.CAdES.detached',
          name: OFFICE,
          reason: '政务公开发布',
          signedAt: signedAt.toISOString(),
          coversWholeFile: true,
          coversBytes: bytes.length,
          integrity: 'intact',
          later: [],
          level: 'B-B',
          timestamp: null,
          chain: [OFFICE, `${OFFICE} CA`],
          trusted: true,
          certification: 1,
          certificate: {
            subject: OFFICE,
            validFrom: release.validFrom.toISOString(),
            validTo: release.validUntil.toISOString(),
            sha256: release.certificateSha256,
          },
        },
      ],
    })
  })

  it('holds for poppler, names and all', () => {
    const report = poppler('pdfsig', '-nocert', file)
    expect(report).toContain('Signature is Valid.')
    expect(report).toContain('Total document signed')
    expect(report).toContain(`Signer Certificate Common Name: ${OFFICE}`)
    expect(report).toContain('Signature Type: ETSI.CAdES.detached')
    expect(report).toContain('Signing Hash Algorithm: SHA-256')
  })

  it('is seen as changed by poppler when a byte of it is', () => {
    const changed = Uint8Array.from(bytes)
    changed[20_000] = (changed[20_000] ?? 0) ^ 1
    expect(poppler('pdfsig', '-nocert', temporaryFile('changed.pdf', changed))).toContain('Digest Mismatch')
  })

  const hasOpenssl = spawnSync('openssl', ['version']).status === 0
  it.runIf(hasOpenssl)('holds for openssl, which checks the binding of the certificate too', () => {
    const [, start = 0, end = 0] =
      /\/ByteRange \[ 0 (\d+) (\d+)/.exec(Buffer.from(bytes).toString('latin1'))?.map(Number) ?? []
    const hex = Buffer.from(bytes.subarray(start + 1, end - 1)).toString('latin1')
    const cms = temporaryFile('signature.der', Buffer.from(hex, 'hex'))
    const content = temporaryFile('content', Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]))
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(authority.certificate).toString('base64')}\n-----END CERTIFICATE-----\n`
    const root = temporaryFile('root.pem', Buffer.from(pem))
    const attime = String(Math.floor(signedAt.getTime() / 1000))
    const parameters = [
      '-inform',
      'DER',
      '-in',
      cms,
      '-content',
      content,
      '-binary',
      '-CAfile',
      root,
      '-purpose',
      'any',
    ]
    const run = spawnSync('openssl', [
      'cms',
      '-verify',
      '-cades',
      ...parameters,
      '-attime',
      attime,
      '-out',
      '/dev/null',
    ])
    expect(run.stderr.toString()).toContain('CAdES Verification successful')
    expect(run.status).toBe(0)
    expect(
      execFileSync('openssl', ['cms', '-cmsout', '-print', '-inform', 'DER', '-in', cms]).toString(),
    ).not.toContain('signingTime')
  })

  it('can follow on a file with object streams from another program', async () => {
    const other = await signed(await plainPdf(true))
    expect(verifyPdf(other, { roots: [authority.certificate], now })).toMatchObject({ ok: true })
    expect(poppler('pdfsig', '-nocert', temporaryFile('other.pdf', other))).toContain('Signature is Valid.')
  })
})

describe('signing', () => {
  it('refuses a certificate that is expired or not valid yet', async () => {
    for (const at of [new Date('2031-03-02T00:00:00Z'), new Date('2026-02-27T00:00:00Z')]) {
      expect(await signPdf(pdf, signerOf(release, authority), { ...options, signedAt: at })).toEqual({
        ok: false,
        error: {
          code: 'release.certificateExpired',
          detail: { validFrom: release.validFrom.toISOString(), validTo: release.validUntil.toISOString() },
        },
      })
    }
  })

  it('does not sign a signed file again', async () => {
    await expect(signed(bytes)).rejects.toThrow('signed already')
  })

  it('hands on the failure of a key', async () => {
    const broken = { ...signerOf(release, authority), sign: () => Promise.reject(new Error('token removed')) }
    await expect(signed(pdf, broken)).rejects.toThrow('token removed')
  })

  it('gives a file that does not verify when the key is not the certificate’s', async () => {
    const stranger = issueReleaseCertificate(authority, release.validFrom)
    const mixed = { ...signerOf(stranger, authority), certificates: signerOf(release, authority).certificates }
    const report = verifyPdf(await signed(pdf, mixed), { roots: [authority.certificate], now })
    expect(report.problems).toEqual([{ code: 'signature.forged', signature: 0 }])
  })
})
