import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { stagePackage, type PackageContent } from '#electron/main/archive/bag/package-writer.ts'
import { stageRelease, type OutputFile } from '#electron/main/archive/release/release-folder.ts'
import { releaseZip } from '#electron/main/archive/release/release-zip.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import type { VerificationReport } from '#shared/domain/archive/verification-report.ts'
import { clerk } from '../../../helper/case-play.ts'
import { createRandom } from '../../../helper/random.ts'
import { createSampleRelease, VERIFIED_AT, type SampleRelease } from '../../../helper/sample-release.ts'
import { createTestOffice, OFFICE_NAME, signerWith } from '../../../helper/test-office.ts'

const office = createTestOffice()
const root = office.authority.certificate
const temporary = mkdtempSync(join(tmpdir(), 'mingjian-verify-'))
let sample: SampleRelease
let releaseFolder = ''
let packageFolder = ''
let work = ''

const writeRelease = async (folder: string, files: readonly OutputFile[]): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  const staged = await stageRelease(folder, files)
  if (!staged.ok) throw new Error(staged.error.code)
  const published = await staged.value.publish()
  if (!published.ok) throw new Error(published.error.code)
}
const writePackage = async (
  folder: string,
  content: PackageContent,
  signer = office.releaseSigner,
): Promise<string> => {
  mkdirSync(folder, { recursive: true })
  const staged = await stagePackage(folder, content, (bytes) => signDetached(bytes, signer))
  if (!staged.ok) throw new Error(staged.error.code)
  const published = await staged.value.publish()
  if (!published.ok) throw new Error(published.error.code)
  return join(folder, staged.value.folderName)
}

beforeAll(async () => {
  sample = await createSampleRelease(office)
  releaseFolder = join(temporary, 'release')
  await writeRelease(releaseFolder, [...sample.files, ZIP_FILE()].reverse())
  packageFolder = await writePackage(join(temporary, 'packages'), sample.content)
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})
afterEach(() => {
  if (work !== '') rmSync(work, { recursive: true, force: true })
  work = ''
})

/** A copy to do harm to. */
const copyOf = (folder: string): string => {
  work = mkdtempSync(join(temporary, 'work-'))
  cpSync(folder, join(work, 'copy'), { recursive: true })
  return join(work, 'copy')
}
const filesBelow = (folder: string, prefix = ''): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
const verify = async (path: string, trusted: Uint8Array | null = root): Promise<VerificationReport> => {
  const verdict = await verifyPath(path, { root: trusted, now: VERIFIED_AT })
  if (!verdict.ok) throw new Error(verdict.error)
  return verdict.value
}
const problem = async (path: string, trusted: Uint8Array | null = root) => {
  const { ok, firstProblem } = await verify(path, trusted)
  expect(ok).toBe(firstProblem === null)
  return firstProblem === null ? null : { check: firstProblem.check, ...firstProblem.detail }
}
const flip = (file: string, at: number): void => {
  const bytes = readFileSync(file)
  bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
  writeFileSync(file, bytes)
}
const ZIP = '关于调整河滨路停车收费的通知.zip'
const ZIP_FILE = (): OutputFile => ({ fileName: ZIP, bytes: releaseZip(sample.files) })
const PDF = '关于调整河滨路停车收费的通知.pdf'
const MANIFEST = '关于调整河滨路停车收费的通知.manifest.json'

describe('a release as it was written', () => {
  it('holds: the folder, the PDF, the manifest', async () => {
    for (const path of [releaseFolder, ...[PDF, MANIFEST, ZIP].map((name) => join(releaseFolder, name))]) {
      const report = await verify(path)
      expect(report).toMatchObject({ kind: 'release', ok: true, firstProblem: null })
      expect(report.parts).toHaveLength(1)
      expect(report.parts[0]).toMatchObject({
        name: PDF,
        subject: {
          caseId: 'case-1',
          documentNumber: '云溪办发〔2026〕3号',
          releasedOn: '2026-03-01',
          officeName: OFFICE_NAME,
        },
        trust: { name: `${OFFICE_NAME} CA`, sha256: office.authority.certificateSha256, pinned: true },
      })
      expect(report.parts[0]?.checks.map(({ id, ok }) => [id, ok])).toEqual([
        ['manifestPresent', true],
        ['manifestForm', true],
        ['manifestSignature', true],
        ['hands', true],
        ['inclusion', true],
        ['pdfPresent', true],
        ['pdfHash', true],
        ['pdfSignature', true],
        ['pdfSigner', true],
        ['pdfText', 'notApplicable'],
        ['releaseFiles', true],
        ['releaseContent', 'notApplicable'],
        // A zip does not hold itself.
        ['releaseZip', path.endsWith(ZIP) ? 'notApplicable' : true],
      ])
    }
  })

  it('holds without a pinned root too, and says that the root is still to be compared', async () => {
    const report = await verify(releaseFolder, null)
    expect(report.ok).toBe(true)
    expect(report.parts[0]?.trust).toEqual({
      name: `${OFFICE_NAME} CA`,
      sha256: office.authority.certificateSha256,
      pinned: false,
    })
  })

  it('does not hold under the root of another office', async () => {
    const other = createTestOffice().authority.certificate
    expect(await problem(releaseFolder, other)).toMatchObject({
      check: 'manifestSignature',
      problem: 'signature.notTrusted',
    })
  })

  it('holds no opinion and no reason in its manifest', () => {
    const manifest = readFileSync(join(releaseFolder, MANIFEST), 'utf8')
    for (const secret of ['重新测算', '单位公开电话', '不涉密', '拟同意']) expect(manifest).not.toContain(secret)
  })
})

describe('a release that was touched', () => {
  it('is named whichever byte of which file is flipped', async () => {
    const random = createRandom(11)
    for (const file of filesBelow(releaseFolder)) {
      const { size } = statSync(join(releaseFolder, file))
      const places = [0, size - 1, ...Array.from({ length: 25 }, () => random.below(size))]
      for (const at of places) {
        const folder = copyOf(releaseFolder)
        flip(join(folder, file), at)
        const found = await problem(folder)
        expect(found, `${file} at ${String(at)}`).not.toBeNull()
        expect(file.startsWith(MANIFEST) ? MANIFEST : file, JSON.stringify(found)).toBe(
          found?.file?.startsWith(MANIFEST) === true ? MANIFEST : found?.file,
        )
        rmSync(work, { recursive: true })
      }
    }
  })

  it.each<readonly [string, { readonly check: string; readonly problem: string; readonly file: string }]>([
    [PDF, { check: 'pdfPresent', problem: 'file.missing', file: PDF }],
    [MANIFEST, { check: 'manifestPresent', problem: 'file.missing', file: MANIFEST }],
    [`${MANIFEST}.p7s`, { check: 'manifestSignature', problem: 'file.missing', file: `${MANIFEST}.p7s` }],
    ...['.html', '.txt', '.metadata.json'].map((ending) => {
      const file = PDF.replace('.pdf', ending)
      return [file, { check: 'releaseFiles', problem: 'file.missing', file }] as const
    }),
  ])('is named when %s is missing or has another name', async (file, expected) => {
    const removed = copyOf(releaseFolder)
    rmSync(join(removed, file))
    expect(await problem(removed)).toEqual(expected)
    const renamed = copyOf(releaseFolder)
    renameSync(join(renamed, file), join(renamed, `x-${file}`))
    expect((await verify(renamed)).ok).toBe(false)
  })

  it('is named when a PDF lies beside it that nobody released', async () => {
    const folder = copyOf(releaseFolder)
    writeFileSync(join(folder, '另一份.pdf'), readFileSync(join(folder, PDF)))
    expect(await problem(folder)).toEqual({
      check: 'manifestPresent',
      problem: 'file.missing',
      file: '另一份.manifest.json',
    })
    expect(await problem(join(folder, '另一份.pdf'))).toMatchObject({ check: 'manifestPresent' })
    expect(await problem(join(folder, PDF))).toBeNull()
  })

  it('is named when the PDF is another signed PDF of the same office', async () => {
    const other = await createSampleRelease(office)
    const folder = copyOf(releaseFolder)
    writeFileSync(join(folder, PDF), other.files[0].bytes)
    expect(await problem(folder)).toEqual({ check: 'pdfHash', problem: 'file.altered', file: PDF })
  })

  it('is named when its manifest was signed by a person of the office instead of the office', async () => {
    const folder = copyOf(releaseFolder)
    const forged = readFileSync(join(folder, MANIFEST), 'utf8').replace('3号', '4号')
    writeFileSync(join(folder, MANIFEST), forged)
    const byClerk = await signDetached(Buffer.from(forged), signerWith(office.keyOf(clerk), office.authority))
    writeFileSync(join(folder, `${MANIFEST}.p7s`), byClerk)
    expect(await problem(folder)).toMatchObject({ check: 'manifestSignature', problem: 'signature.notForRelease' })
  })

  it.each([
    ['a hand left out', (text: string) => text.replace(/ {4}\{\n {6}"stage": "deputyReview"[^}]+\},\n/, ''), 'hands'],
    [
      'a key that is unknown',
      (text: string) => text.replace('"version": 2,', '"version": 2,\n  "more": 1,'),
      'manifestForm',
    ],
    ['a key twice', (text: string) => text.replace('"version": 2,', '"version": 2,\n  "version": 2,'), 'manifestForm'],
    ['a level that was not reached', (text: string) => text.replace('"level": "B-B"', '"level": "B-LTA"'), 'pdfSigner'],
    ['another place in the ledger', (text: string) => text.replace(/"index": (\d+)/, '"index": 0'), 'inclusion'],
    ['another white space', (text: string) => text.replace('\n', '\r\n'), 'manifestForm'],
    ['a PDF elsewhere', (text: string) => text.replace('"fileName": "', '"fileName": "../'), 'manifestForm'],
    ['another signer', (text: string) => text.replace(/"signedBy": "./, '"signedBy": "'), 'manifestForm'],
    ['another office', (text: string) => text.replace('云溪县', '云河县'), 'manifestSignature'],
  ])('is named when its manifest, signed anew by the office, has %s', async (_, change, check) => {
    const folder = copyOf(releaseFolder)
    const before = readFileSync(join(folder, MANIFEST), 'utf8')
    const after = change(before)
    expect(after).not.toBe(before)
    writeFileSync(join(folder, MANIFEST), after)
    writeFileSync(join(folder, `${MANIFEST}.p7s`), await signDetached(Buffer.from(after), office.releaseSigner))
    expect(await problem(folder)).toMatchObject({ check })
  })
})

describe('a package as it was written', () => {
  it('holds, every check of it, and says what it is', async () => {
    const report = await verify(packageFolder)
    expect(report.firstProblem).toBeNull()
    expect(report).toMatchObject({ kind: 'package', ok: true })
    expect(report.parts[0]?.checks.filter(({ ok }) => ok !== true).map(({ id }) => id)).toEqual([
      'description',
      // A package without an archival number holds nothing of the office's log.
      'officeLog',
      'releaseZip',
    ])
    expect(report.parts[0]?.checks).toHaveLength(32)
    expect(report.parts[0]?.checks.find(({ id }) => id === 'officeLog')?.ok).toBe('byHand')
    expect(report.parts[0]).toMatchObject({ name: 'case-1', subject: { caseId: 'case-1' }, trust: { pinned: true } })
  })

  it('holds as a copy elsewhere, by its log, and by the release in it', async () => {
    const folder = copyOf(packageFolder)
    expect(await problem(folder)).toBeNull()
    expect((await verify(join(folder, 'data/log/events.jsonl'))).kind).toBe('package')
    expect(await problem(join(folder, 'data/release', PDF))).toBeNull()
  })
})

describe('a package that was touched', () => {
  it('is named, with the file, whichever byte of which file is flipped', async () => {
    const random = createRandom(12)
    const folder = copyOf(packageFolder)
    const files = filesBelow(folder)
    expect(files.length).toBeGreaterThan(20)
    for (const file of files) {
      const { size } = statSync(join(folder, file))
      for (const at of [0, size - 1, ...Array.from({ length: 4 }, () => random.below(size))]) {
        flip(join(folder, file), at)
        const found = await problem(folder)
        const signed = file.startsWith('tagmanifest-sha256.txt')
        expect(found?.file, `${file} at ${String(at)}`).toBe(signed ? 'tagmanifest-sha256.txt.p7s' : file)
        flip(join(folder, file), at)
      }
    }
    expect(await problem(folder)).toBeNull()
  })

  it('is named, with the file, when any file is deleted, renamed or added', async () => {
    const folder = copyOf(packageFolder)
    for (const file of filesBelow(folder)) {
      const path = join(folder, file)
      renameSync(path, `${path}.x`)
      expect(await problem(folder), `renamed ${file}`).toMatchObject({ problem: 'file.missing', file })
      renameSync(`${path}.x`, path)
      const bytes = readFileSync(path)
      rmSync(path)
      expect(await problem(folder), `deleted ${file}`).toMatchObject({ problem: 'file.missing', file })
      writeFileSync(path, bytes)
    }
    for (const added of ['x.txt', 'data/x.txt', 'data/log/.hidden', 'data/release/第二份.pdf', 'other/x']) {
      mkdirSync(dirname(join(folder, added)), { recursive: true })
      writeFileSync(join(folder, added), '')
      expect(await problem(folder), `added ${added}`).toMatchObject({ problem: 'file.unexpected', file: added })
      rmSync(join(folder, added))
    }
    expect(await problem(folder)).toBeNull()
  })

  it('is refused when a file of it is a link, even to the same bytes', async () => {
    const folder = copyOf(packageFolder)
    const log = join(folder, 'data/log/events.jsonl')
    renameSync(log, join(work, 'events.jsonl'))
    symlinkSync(join(work, 'events.jsonl'), log)
    expect(await problem(folder)).toEqual({
      check: 'packageForm',
      problem: 'tree.symbolicLink',
      file: 'data/log/events.jsonl',
    })
  })

  it('is refused when a folder of it is a link to outside', async () => {
    const folder = copyOf(packageFolder)
    symlinkSync('/', join(folder, 'data/outside'))
    expect(await problem(folder)).toEqual({ check: 'packageForm', problem: 'tree.symbolicLink', file: 'data/outside' })
  })

  it('is refused when it is deeper than any package', async () => {
    const folder = copyOf(packageFolder)
    mkdirSync(join(folder, 'data/a/b/c/d/e/f/g/h/i'), { recursive: true })
    expect(await problem(folder)).toMatchObject({ check: 'packageForm', problem: 'tree.tooDeep' })
  })
})

describe('nothing that we write', () => {
  it.each([
    ['an empty folder', (folder: string) => folder],
    [
      'a text file',
      (folder: string) => {
        writeFileSync(join(folder, 'a.txt'), '')
        return join(folder, 'a.txt')
      },
    ],
    [
      'a log without its package',
      (folder: string) => {
        mkdirSync(join(folder, 'a/b'), { recursive: true })
        writeFileSync(join(folder, 'a/b/events.jsonl'), '')
        return join(folder, 'a/b/events.jsonl')
      },
    ],
  ])('%s is not known', async (_, make) => {
    work = mkdtempSync(join(temporary, 'work-'))
    expect(await verifyPath(make(work), { root, now: VERIFIED_AT })).toEqual({ ok: false, error: 'path.unknown' })
  })

  it('a path that is not there is said to be missing', async () => {
    expect(await verifyPath(join(temporary, 'nowhere'), { root, now: VERIFIED_AT })).toEqual({
      ok: false,
      error: 'path.missing',
    })
  })
})
