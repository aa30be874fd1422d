import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openBatch, type OpenBatch } from '#electron/main/archive/batch/batch-folder.ts'
import { closeBatch, type BatchFacts } from '#electron/main/archive/batch/batch-writer.ts'
import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { createTestOffice, OFFICE_NAME } from '../../../helper/test-office.ts'
import { WRITER_CONTENT } from '../../../helper/writer-sample.ts'

const office = createTestOffice()
const sign = (bytes: Uint8Array): Promise<Uint8Array> => signDetached(bytes, office.releaseSigner)
const small = { ...WRITER_CONTENT, source: null, release: [] }
const MARK = '{"format":"mingjian-batch"}\n'
let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingjian-batch-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

const begin = async (): Promise<OpenBatch> => {
  const batch = await openBatch(folder, 'B', MARK)
  if (!batch.ok) throw new Error(batch.error)
  return batch.value
}
const pack = async (batch: OpenBatch, caseId: string): Promise<void> => {
  const staged = await stagePackage(batch.items, { ...small, caseId }, sign)
  if (!staged.ok) throw new Error(staged.error.code)
  await staged.value.publish()
}
const facts = (change: Partial<BatchFacts> = {}): BatchFacts => ({
  office: OFFICE_NAME,
  on: '2026-03-05',
  folders: ['a', 'b'],
  guideFile: small.guide.fileName,
  left: [],
  papers: [{ path: 'data/目录.xml', bytes: Buffer.from('<归档文件目录/>') }],
  sign,
  isOurs: () => Promise.resolve(false),
  signal: new AbortController().signal,
  onItem: () => undefined,
  mayName: () => Promise.resolve(true),
  ...change,
})
/** A batch of two, ready to be closed. */
const ready = async (): Promise<OpenBatch> => {
  const batch = await begin()
  for (const caseId of ['a', 'b']) await pack(batch, caseId)
  return batch
}
const items = (): readonly string[] => readdirSync(join(folder, 'B/data/items')).sort()
const systemError = (code: string): Error => Object.assign(new Error(code), { code })

describe('a folder that becomes a batch', () => {
  it('is begun anew when it was cut short before it had its mark', async () => {
    for (const left of [[], ['mingjian-batch.json.partial'], ['Thumbs.db', '.DS_Store']]) {
      mkdirSync(join(folder, 'B.partial'))
      for (const name of left) writeFileSync(join(folder, 'B.partial', name), '{"form')
      expect(await begin()).toMatchObject({ name: 'B', resumed: false })
      expect((await begin()).resumed).toBe(true)
      rmSync(join(folder, 'B.partial'), { recursive: true })
    }
  })

  it('is nobody else’s folder of that name', async () => {
    mkdirSync(join(folder, 'B.partial'))
    writeFileSync(join(folder, 'B.partial/mine.txt'), 'mine')
    expect(await openBatch(folder, 'B', MARK)).toEqual({ ok: false, error: 'foreign' })
  })
})

describe('a batch that is closed', () => {
  it('holds what file managers and earlier choices left no more', async () => {
    const batch = await ready()
    await pack(batch, 'destroyed-since')
    writeFileSync(join(batch.items, 'Thumbs.db'), 'x')
    writeFileSync(join(batch.path, '.DS_Store'), 'x')
    writeFileSync(join(batch.items, 'a/data/._notes'), 'x')
    mkdirSync(join(batch.items, 'b.partial/data'), { recursive: true })
    const ours = (path: string) => Promise.resolve(existsSync(join(path, 'tagmanifest-sha256.txt.p7s')))
    expect(await closeBatch(batch, folder, facts({ isOurs: ours }))).toMatchObject({ ok: true })
    expect(readdirSync(folder)).toEqual(['B'])
    expect(items()).toEqual(['a', 'b'])
    expect(existsSync(join(folder, 'B/data/items/a/data/._notes'))).toBe(false)
  })

  it.each(['mine.txt', 'data/mine.txt', 'data/items/mine.txt', 'data/items/a/data/mine.txt'])(
    'names what somebody put there, and takes nothing away: %s',
    async (path) => {
      const batch = await ready()
      writeFileSync(join(batch.path, path), 'mine')
      expect(await closeBatch(batch, folder, facts())).toEqual({ ok: false, error: { code: 'extra', path } })
      expect(readFileSync(join(batch.path, path), 'utf8')).toBe('mine')
      rmSync(join(batch.path, path))
      expect(await closeBatch(await begin(), folder, facts())).toMatchObject({ ok: true })
    },
  )

  it.each([
    ['a package that is not there', (root: string) => rmSync(join(root, 'data/items/b'), { recursive: true })],
    ['a file that is not there', (root: string) => rmSync(join(root, 'data/items/b/data/history.html'))],
    [
      'a list that is damaged',
      (root: string) => writeFileSync(join(root, 'data/items/b/manifest-sha256.txt'), 'no list'),
    ],
    ['a second list that is empty', (root: string) => writeFileSync(join(root, 'data/items/b/manifest-sm3.txt'), '')],
  ])('is not closed over %s', async (_, harm) => {
    const batch = await ready()
    harm(batch.path)
    await expect(closeBatch(batch, folder, facts())).rejects.toMatchObject({ code: 'fault.fileUnreadable' })
    expect(readdirSync(folder)).toEqual(['B.partial'])
  })

  it.each([
    ['in the middle of its lists', { onItem: () => throwing(systemError('ENOSPC')) }, 'fault.diskFull'],
    ['before it is signed', { sign: () => Promise.reject(systemError('EIO')) }, 'fault.targetGone'],
    ['before it is named', { mayName: () => Promise.reject(systemError('EACCES')) }, 'fault.folderUnwritable'],
  ])('goes on after it stopped %s', async (_, change, code) => {
    const batch = await ready()
    await expect(closeBatch(batch, folder, facts(change))).rejects.toMatchObject({ code })
    expect(readdirSync(folder)).toEqual(['B.partial'])
    const again = await begin()
    expect(again.resumed).toBe(true)
    expect(await closeBatch(again, folder, facts())).toMatchObject({ ok: true, value: { files: 27 } })
    expect(readdirSync(folder)).toEqual(['B'])
  })

  it('goes on after the power went between its last byte and its name', async () => {
    await closeBatch(await ready(), folder, facts())
    renameSync(join(folder, 'B'), join(folder, 'B.partial'))
    expect(await closeBatch(await begin(), folder, facts())).toMatchObject({ ok: true })
    expect(readdirSync(folder)).toEqual(['B'])
  })

  it('waits under its temporary name when nobody records it', async () => {
    const batch = await ready()
    const unnamed = facts({ mayName: () => Promise.resolve(false) })
    expect(await closeBatch(batch, folder, unnamed)).toEqual({ ok: false, error: { code: 'notNamed' } })
    expect(readdirSync(folder)).toEqual(['B.partial'])
  })

  it('is told of by the verifier: every package, the signed mark, and a folder that no list names', async () => {
    await closeBatch(await ready(), folder, facts())
    const batch = join(folder, 'B')
    const verdict = await verifyPath(batch, { root: office.authority.certificate, now: new Date('2026-06-01') })
    if (!verdict.ok) throw new Error(verdict.error)
    // The packages of this test hold no log: the container is what is asked of here.
    expect(verdict.value.parts.map(({ name }) => name)).toEqual(['B', 'a', 'b'])
    expect(verdict.value.items).toEqual({ total: 2, sound: 0 })
    expect(verdict.value.parts[0]?.checks.slice(0, 4).map(({ ok }) => ok)).toEqual([true, true, true, false])
    writeFileSync(join(batch, 'mingjian-batch.json'), '{}')
    const marked = await verifyPath(batch, { root: null, now: new Date('2026-06-01') })
    expect(marked.ok && marked.value.firstProblem).toMatchObject({
      check: 'tagFiles',
      detail: { problem: 'file.altered', file: 'mingjian-batch.json' },
    })
  })
})

const throwing = (error: Error): never => {
  throw error
}
