import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  encodeBagInfo,
  encodeManifest,
  isInnerPath,
  parseBagInfo,
  parseManifest,
} from '#electron/main/archive/bag/bag.ts'
import {
  encodeEventLines,
  eventLine,
  parseEventLine,
  parseEventLines,
} from '#electron/main/archive/event-log/event-lines.ts'
import { renderHistory } from '#electron/main/archive/history/history.ts'
import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { encodeReleaseManifest, parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { PROGRAM_VERSION } from '#resources/text/program-version.ts'
import { createSampleRelease } from '../../../helper/sample-release.ts'
import { createTestOffice } from '../../../helper/test-office.ts'

const office = createTestOffice()
const sample = await createSampleRelease(office)
const temporary = mkdtempSync(join(tmpdir(), 'mingjian-forms-'))
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})
const HASH = 'a'.repeat(64)

describe('a log as lines', () => {
  const bytes = Buffer.from(encodeEventLines(sample.records))
  const text = bytes.toString('utf8')

  it('is read back as it was written', () => {
    expect(parseEventLines(bytes)).toEqual({ ok: true, value: sample.records })
  })

  it.each([
    ['white space', text.replace('{', '{ '), 1],
    ['a key too many', text.replace('"seq":2', '"seq":2,"x":1'), 2],
    ['a key twice', text.replace('"seq":2', '"seq":2,"seq":2'), 2],
    ['an unknown suite', text.replace(/("seq":3,"suite":)"[^"]+"/, '$1"none"'), 3],
    ['base64 with free bits', text.replace(/"body":"([^"]+)[^"=](={1,2})"/, '"body":"$1_$2"'), undefined],
    ['no last line feed', text.slice(0, -1), sample.records.length],
    ['an empty line', `${text}\n`, sample.records.length + 1],
    ['a carriage return', text.replace('\n', '\r\n'), 1],
    ['a byte order mark', `\ufeff${text}`, 1],
  ])('is refused with %s, naming the line', (_, changed, line) => {
    expect(changed).not.toBe(text)
    const parsed = parseEventLines(Buffer.from(changed))
    expect(parsed.ok).toBe(false)
    if (line !== undefined) expect(parsed).toEqual({ ok: false, error: line })
  })

  it('is taken only as it would be written again, whatever a base64 reader would forgive', () => {
    const forgiven = ['=', '==', '-', '_', ' ', '\t', '.', 'A', 'B', '/', '+', 'é', '%', '', 'AA', '=A', 'A=', 'AB==']
    let taken = 0
    for (const line of text.trimEnd().split('\n').slice(0, 3)) {
      const begin = line.indexOf('"body":"') + '"body":"'.length
      const end = line.indexOf('"', begin)
      for (const at of [begin, begin + 1, begin + 2, begin + 3, end - 4, end - 3, end - 2, end - 1, end])
        for (const cut of [0, 1, 2, 4])
          for (const put of forgiven) {
            const other = Buffer.from(line.slice(0, at) + put + line.slice(Math.min(at + cut, end)), 'latin1')
            const record = parseEventLine(other)
            if (record === null) continue
            taken += 1
            expect(eventLine(record)).toBe(other.toString('latin1'))
          }
    }
    expect(taken).toBeGreaterThan(0)
  })

  it('is refused when it is not UTF-8', () => {
    expect(parseEventLines(Uint8Array.of(0xff, 0x0a))).toEqual({ ok: false, error: 1 })
  })
})

describe('the files of a bag', () => {
  it('are listed sorted, with the percent sign encoded, and read back', () => {
    const entries = [
      { path: 'data/说明 100%.txt', sha256: HASH },
      { path: 'data/a.txt', sha256: HASH },
    ]
    const bytes = encodeManifest(entries)
    expect(Buffer.from(bytes).toString('utf8')).toBe(`${HASH}  data/a.txt\n${HASH}  data/说明 100%25.txt\n`)
    expect(parseManifest(bytes)).toEqual([entries[1], entries[0]])
  })

  it.each([
    `${HASH}  ../x\n`,
    `${HASH}  /x\n`,
    `${HASH}  a/../x\n`,
    `${HASH}  a//x\n`,
    `${HASH}  a\\x\n`,
    `${HASH}  C:x\n`,
    `${HASH}  a\u0000x\n`,
    `${HASH}  a%0Ax\n`,
    `${HASH} *x\n`,
    `${HASH}  x`,
    `${HASH.toUpperCase()}  x\n`,
    `${HASH}  b\n${HASH}  a\n`,
    `${HASH}  a\n${HASH}  a\n`,
    `${HASH}  a\r\n`,
  ])('are refused as %j', (text) => {
    expect(parseManifest(Buffer.from(text))).toBeNull()
  })

  it.each(['a', 'data/a b/说明.txt', '.hidden', '...'])('%s stays inside', (path) => {
    expect(isInnerPath(path)).toBe(true)
  })

  it('are described by an info that is read back, and by nothing else', () => {
    const info = {
      sourceOrganization: '云溪县人民政府办公室',
      externalIdentifier: 'case-1',
      baggingDate: '2026-03-05',
      payloadBytes: 12,
      payloadFiles: 3,
      program: '1.2.3-rc.4',
    }
    const bytes = Buffer.from(encodeBagInfo(info))
    expect(parseBagInfo(bytes)).toEqual(info)
    // Bags that were made before they said by which version.
    const old = { ...info, program: '' }
    expect(Buffer.from(encodeBagInfo(old)).toString()).toContain('Bag-Software-Agent: Mingjian\n')
    expect(parseBagInfo(encodeBagInfo(old))).toEqual(old)
    expect(parseBagInfo(Buffer.concat([bytes, Buffer.from('X: y\n')]))).toBeNull()
    expect(parseBagInfo(Buffer.from(bytes.toString().replace('12.3', '012.3')))).toBeNull()
    const injected = encodeBagInfo({ ...info, sourceOrganization: '甲\nPayload-Oxum: 0.0' })
    expect(Buffer.from(injected).toString().split('\n')).toHaveLength(6)
    const blank = { ...info, sourceOrganization: ' '.repeat(100_000) }
    expect(
      parseBagInfo(
        Buffer.from(Buffer.from(bytes).toString().replace(info.sourceOrganization, blank.sourceOrganization)),
      ),
    ).toBeNull()
  })

  it('say which version of the program made them: the one of package.json', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string }
    expect(PROGRAM_VERSION).toBe(version)
  })
})

describe('a release manifest', () => {
  const bytes = sample.files[1].bytes
  it('is read back as it was written', () => {
    const manifest = parseReleaseManifest(bytes)
    expect(manifest).not.toBeNull()
    if (manifest !== null) expect(Buffer.from(encodeReleaseManifest(manifest))).toEqual(Buffer.from(bytes))
    expect(manifest?.hands.map(({ stage, act, round }) => `${String(round)} ${stage} ${act}`)).toEqual([
      '1 draft submitted',
      '1 departmentReview returned',
      '2 draft submitted',
      '2 departmentReview passed',
      '2 secrecyReview concluded',
      '2 deputyReview passed',
      '2 finalApproval approved',
    ])
  })

  it('is not written when it could not be read back', () => {
    const manifest = parseReleaseManifest(bytes)
    if (manifest === null) throw new Error('unreadable')
    expect(() => encodeReleaseManifest({ ...manifest, releasedOn: '2026-02-30' })).toThrow('invariant')
  })
})

describe('the readable history', () => {
  const page = renderHistory(sample.played.events)

  it('tells who did what with which words, in order', () => {
    const told = [
      '周小满',
      '沈科长',
      '退回至拟稿',
      '第 2 轮送审',
      '陆审查',
      '可以公开',
      '方副职',
      '顾正职',
      '签发',
      '唐发布',
      '发布',
    ]
    let from = page.indexOf('<h2>留痕</h2>')
    for (const word of told) {
      const found = page.indexOf(word, from)
      expect(found, word).toBeGreaterThan(from)
      from = found
    }
    expect(page).toContain('2026-03-01 09:00:00')
  })

  it('lets nothing that people wrote become markup', () => {
    expect(page).toContain('收费标准偏高，&#60;请&#62;重新测算 &#38; 说明')
    expect(page).not.toContain('<请>')
    expect(page).toContain('河滨路停车&#60;送审&#62;：第1稿?.txt')
  })

  it('fetches nothing and runs nothing', () => {
    expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|https?:|\son\w+=/i)
    expect(page).toContain(`default-src 'none'`)
    expect([...page.matchAll(/href="([^"]+)"/g)].map(([, target]) => target)).toEqual([
      'versions/1.txt',
      'versions/2.txt',
    ])
  })
})

describe('a package in other hands', () => {
  it('is checked by openssl and sha256sum as its guide says', async () => {
    const staged = await stagePackage(temporary, sample.content, (bytes) => signDetached(bytes, office.releaseSigner))
    if (!staged.ok) throw new Error(staged.error.code)
    await staged.value.publish()
    const bag = join(temporary, 'case-1')
    const guide = readFileSync(join(bag, '说明.txt'), 'utf8')
    const commands = guide.split('\n').flatMap((line) => /^ {9}((?:openssl|sha256sum) .+)$/.exec(line)?.[1] ?? [])
    expect(commands).toHaveLength(4)
    const ca = join(temporary, 'ca.pem')
    const runGuide = (): string[] =>
      commands.map((command) =>
        execFileSync(
          'sh',
          [
            '-c',
            `${command.replace('根证书的SHA-256', office.authority.certificateSha256).replaceAll('/tmp/ca.pem', ca)} 2>&1`,
          ],
          { cwd: bag, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
        ),
      )
    const [, signature, tags, payload] = runGuide()
    expect(signature).toContain('successful')
    expect(
      tags
        ?.trim()
        .split('\n')
        .every((line) => line.endsWith(': OK')),
    ).toBe(true)
    expect(payload?.trim().split('\n')).toHaveLength(
      readdirSync(bag, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length - 7,
    )
    writeFileSync(join(bag, 'data/history.html'), '')
    expect(runGuide).toThrow()
  })
})
