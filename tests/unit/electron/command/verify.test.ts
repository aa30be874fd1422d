import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dispatch } from '#electron/command/dispatch.ts'
import { openBatch } from '#electron/main/archive/batch/batch-folder.ts'
import { closeBatch } from '#electron/main/archive/batch/batch-writer.ts'
import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { stageRelease } from '#electron/main/archive/release/release-folder.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { verifyText } from '#resources/text/verify.ts'
import { createSampleRelease } from '../../../helper/sample-release.ts'
import { createTestOffice, OFFICE_NAME } from '../../../helper/test-office.ts'

const office = createTestOffice()
const temporary = mkdtempSync(join(tmpdir(), 'mingjian-command-'))
const release = join(temporary, '通知')
let bag = ''
let rootFile = ''

beforeAll(async () => {
  const sample = await createSampleRelease(office)
  rootFile = join(temporary, 'root.cer')
  writeFileSync(rootFile, office.authority.certificate)
  mkdirSync(release)
  const staged = await stageRelease(release, [...sample.files].reverse())
  if (staged.ok) await staged.value.publish()
  const packed = await stagePackage(temporary, sample.content, (bytes) => signDetached(bytes, office.releaseSigner))
  if (packed.ok) await packed.value.publish()
  bag = join(temporary, 'case-1')
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})

const mingjian = async (...args: readonly string[]) => {
  const lines = { out: [] as string[], err: [] as string[] }
  const code = await dispatch(['verify', ...args], {
    out: (line) => lines.out.push(line),
    err: (line) => lines.err.push(line),
  })
  return { code, out: lines.out.join('\n'), err: lines.err.join('\n') }
}

describe('mingjian verify', () => {
  it('says that a release holds, under which root, and ends with 0', async () => {
    const { code, out, err } = await mingjian(release, '--root', rootFile)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const told of [
      OFFICE_NAME,
      '关于调整河滨路停车收费的通知',
      '云溪办发〔2026〕3号',
      '与指定的一致',
      verifyText.holds,
    ]) {
      expect(out).toContain(told)
    }
    expect(out).not.toContain(verifyText.marks.fails)
  })

  it('shows the fingerprint to compare when no root is named', async () => {
    const { code, out } = await mingjian(bag)
    // Without a number there is nothing of the office’s log in it: no machine can say that all of it holds.
    expect(code).toBe(3)
    expect(out).toContain('[需人工]')
    expect(out).not.toContain('全部成立')
    const fingerprint = office.authority.certificateSha256.toUpperCase().match(/../g)?.join(':') ?? ''
    expect(out).toContain(fingerprint)
    expect(out).toContain('未指定 --root')
    expect((await mingjian(release)).out).toContain(verifyText.holdsUnpinned)
  })

  it('takes the root as PEM too, and refuses a file that is none', async () => {
    const pem = join(temporary, 'root.pem')
    const body = Buffer.from(office.authority.certificate).toString('base64')
    writeFileSync(pem, `-----BEGIN CERTIFICATE-----\n${body}\n-----END CERTIFICATE-----\n`)
    expect((await mingjian(bag, '--root', pem)).code).toBe(3)
    writeFileSync(pem, 'nothing')
    expect(await mingjian(bag, '--root', pem)).toEqual({ code: 2, out: '', err: verifyText.faults.rootUnreadable })
  })

  it('names the first thing that does not hold, and ends with 1', async () => {
    const log = join(bag, 'data/log/events.jsonl')
    const before = readFileSync(log)
    writeFileSync(log, before.toString('utf8').replace('"seq":3', '"seq":4'))
    const { code, out } = await mingjian(bag)
    writeFileSync(log, before)
    expect(code).toBe(1)
    expect(out).toContain('首先不成立的是“包内文件逐一核对”：文件被改动，data/log/events.jsonl')
    expect(out).toContain(verifyText.marks.notReached)
    const other = join(temporary, 'other.cer')
    writeFileSync(other, createTestOffice().authority.certificate)
    expect((await mingjian(release, '--root', other)).code).toBe(1)
  })

  it('does not let a checkpoint that was kept elsewhere pass for compared where it cannot be', async () => {
    const said = await mingjian(release, '--code', '1024-7K3M-9Q2P-X4TB')
    expect(said).toEqual({ code: 2, out: '', err: verifyText.faults.checkpointUnused })
  })

  it('names the packages of a batch in which something is left to a person', async () => {
    const folder = join(temporary, 'batches')
    mkdirSync(folder)
    const batch = await openBatch(folder, 'B', '{"format":"mingjian-batch"}\n')
    if (!batch.ok) throw new Error(batch.error)
    cpSync(bag, join(batch.value.items, 'case-1'), { recursive: true })
    const closed = await closeBatch(batch.value, folder, {
      ...{ office: OFFICE_NAME, on: '2026-03-05', folders: ['case-1'], guideFile: '说明.txt', left: [] },
      papers: [{ path: 'data/目录.xml', bytes: Buffer.from('<归档文件目录/>') }],
      sign: (bytes) => signDetached(bytes, office.releaseSigner),
      isOurs: () => Promise.resolve(false),
      signal: new AbortController().signal,
      onItem: () => undefined,
      mayName: () => Promise.resolve(true),
    })
    expect(closed.ok).toBe(true)
    const { out } = await mingjian(join(folder, 'B'))
    expect(out).toContain('归档包：case-1')
    expect(out).toContain(`[需人工] ${verifyText.checks.officeLog}`)
  })

  it('prints the report as JSON', async () => {
    const { code, out } = await mingjian('--json', release)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ kind: 'release', ok: true, firstProblem: null })
  })

  it('ends with 2 when there is nothing to check', async () => {
    expect(await mingjian(join(temporary, 'nowhere'))).toMatchObject({
      code: 2,
      err: verifyText.faults['path.missing'],
    })
    expect(await mingjian(rootFile)).toMatchObject({ code: 2, err: verifyText.faults['path.unknown'] })
    expect(await mingjian()).toMatchObject({ code: 2, err: verifyText.usage })
    expect(await mingjian(release, bag)).toMatchObject({ code: 2, err: verifyText.usage })
    expect(await mingjian(release, '--unknown')).toMatchObject({ code: 2, err: verifyText.usage })
  })
})
