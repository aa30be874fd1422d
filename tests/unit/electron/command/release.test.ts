import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import forge from 'node-forge'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'
import { releaseCommandText as text } from '#resources/text/release-command.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { newCertificate, USAGE } from '../../../helper/test-pki.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-release-'))
const out = join(folder, 'out')
const [document, key] = [join(folder, '文稿.json'), join(folder, '印章.p12')]
const root = newCertificate({
  name: '云岭电子认证根',
  isAuthority: true,
  rsaBits: 2048,
  from: new Date('2020-01-01T00:00:00Z'),
})
const office = newCertificate({
  name: '云山市人民政府办公室',
  issuer: root,
  usages: [USAGE.documents],
  rsaBits: 2048,
  from: new Date('2020-01-01T00:00:00Z'),
})

const run = async (...args: readonly string[]) => {
  const lines = { out: [] as string[], err: [] as string[] }
  const code = await dispatch(['release', ...args], {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

beforeAll(() => {
  mkdirSync(out)
  const text_ = documentFromText('关于调整停车收费的通知', ['各科室：', '现将有关事项通知如下。', '2026年3月5日'])
  writeFileSync(document, JSON.stringify({ document: text_ }))
  const pem = (der: Uint8Array) =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
  const privateKey = forge.pki.privateKeyFromPem(office.privateKey.export({ format: 'pem', type: 'pkcs1' }) as string)
  const certificates = [office.der, root.der].map((der) => forge.pki.certificateFromPem(pem(der)))
  const asn1 = forge.pkcs12.toPkcs12Asn1(privateKey, certificates, 'abc', { algorithm: '3des' })
  writeFileSync(key, Buffer.from(forge.asn1.toDer(asn1).getBytes(), 'latin1'))
})
afterAll(() => {
  delete process.env['MINGJIAN_P12_PASSWORD']
  rmSync(folder, { recursive: true, force: true })
})

describe('mingjian release', () => {
  it('writes a signed, checked PDF, and never over another', async () => {
    process.env['MINGJIAN_P12_PASSWORD'] = 'abc'
    const { code, out: said } = await run(document, '--out', out, '--p12', key)
    expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining('B-B') as string })
    expect(readdirSync(out)).toEqual(['关于调整停车收费的通知.pdf'])
    const bytes = readFileSync(join(out, '关于调整停车收费的通知.pdf'))
    expect(verifyPdf(bytes, { roots: [root.der], now: new Date() })).toMatchObject({ ok: true, integrity: 'intact' })
    expect(await run(document, '--out', out)).toMatchObject({ code: 1, err: text.refusals['file.nameTaken'] })
    expect(readFileSync(join(out, '关于调整停车收费的通知.pdf')).equals(bytes)).toBe(true)
  })

  it('refuses by name and leaves nothing', async () => {
    const empty = join(folder, 'empty')
    mkdirSync(empty)
    process.env['MINGJIAN_P12_PASSWORD'] = 'wrong'
    expect(await run(document, '--out', empty, '--p12', key)).toMatchObject({
      code: 1,
      err: text.refusals['key.wrongPassword'],
    })
    process.env['MINGJIAN_P12_PASSWORD'] = 'abc'
    const rootFile = join(folder, 'root.der')
    writeFileSync(rootFile, root.der)
    const authority = ['--p12', key, '--timestamp', 'http://127.0.0.1:1/']
    expect(await run(document, '--out', empty, ...authority)).toMatchObject({ code: 2 })
    expect(await run(document, '--out', empty, ...authority, '--timestamp-root', document)).toMatchObject({
      code: 1,
      err: text.refusals['timestamp.rootUnreadable'],
    })
    const unreachable = [...authority, '--timestamp-root', rootFile]
    expect(await run(document, '--out', empty, ...unreachable)).toMatchObject({
      code: 1,
      err: text.refusals['timestamp.unreachable'],
    })
    const other = join(folder, '另.json')
    for (const [words, code] of [
      ['{', 'document.notOurs'],
      ['{"document":{"title":"x"}}', 'document.notOurs'],
      [readFileSync(document, 'utf8').replace('现将', '机密★10年'), 'document.classified'],
    ] as const) {
      writeFileSync(other, words)
      expect(await run(other, '--out', empty)).toMatchObject({ code: 1, err: text.refusals[code] })
    }
    expect(readdirSync(empty)).toEqual([])
  })

  it('ends with 2 on wrong arguments and missing files', async () => {
    expect(await run(document)).toMatchObject({ code: 2, err: text.usage })
    expect(await run(document, '--out', out, '--password', 'x')).toMatchObject({ code: 2, err: text.usage })
    expect(await run(join(folder, 'none.json'), '--out', out)).toMatchObject({ code: 2 })
    expect(await run(document, '--out', join(folder, 'none'))).toMatchObject({ code: 2 })
  })
})
