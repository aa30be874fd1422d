import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { openBatch } from '#electron/main/archive/batch/batch-folder.ts'
import { clearOpenBatch, closeBatch } from '#electron/main/archive/batch/batch-writer.ts'
import { ArchiveFault } from '#electron/main/archive/medium/fault.ts'
import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { WRITER_CONTENT } from '../../../helper/writer-sample.ts'

/** What the system is asked for, one call after the other, and when it begins to say no. */
const medium = vi.hoisted(
  (): { calls: number; failsAt: number; ends: 'pulled' | 'full' | 'cancelled'; cancel: () => void } => {
    return { calls: 0, failsAt: Infinity, ends: 'pulled', cancel: () => undefined }
  },
)
const WRITES = ['mkdir', 'open', 'writeFile', 'sync', 'rename', 'link']

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const asked = <T extends (...input: never[]) => Promise<unknown>>(name: string, call: T): T =>
    (async (...input: never[]) => {
      medium.calls += 1
      if (medium.ends === 'cancelled') {
        if (medium.calls === medium.failsAt) medium.cancel()
        return answered(name, await call(...input))
      }
      // A full disk still lets read, and lets go; a medium that was pulled out does nothing any more.
      const isOver = medium.calls >= medium.failsAt && (medium.ends === 'pulled' || WRITES.includes(name))
      if (isOver) throw Object.assign(new Error(name), { code: medium.ends === 'full' ? 'ENOSPC' : 'EIO' })
      return answered(name, await call(...input))
    }) as unknown as T
  const answered = (name: string, made: unknown): unknown => {
    if (name !== 'open') return made
    const handle = made as Awaited<ReturnType<typeof real.open>>
    for (const one of ['writeFile', 'read', 'readFile'] as const)
      Object.assign(handle, { [one]: asked(one, handle[one].bind(handle) as never) })
    // Counted, and not waited for: what it does to the disk is no matter here, and takes most of the time.
    return Object.assign(handle, { sync: asked('sync', () => Promise.resolve()) })
  }
  const names = ['mkdir', 'open', 'rename', 'link', 'unlink', 'rm', 'readdir', 'readFile', 'lstat', 'stat'] as const
  return { ...real, ...Object.fromEntries(names.map((name) => [name, asked(name, real[name] as never)])) }
})

const content = { ...WRITER_CONTENT, source: null, release: [], kept: [] }
const sign = (bytes: Uint8Array): Promise<Uint8Array> => Promise.resolve(bytes.slice(0, 8))
const isOurs = () => Promise.resolve(true)
let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'mingjian-medium-'))
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

/** Whoever may cancel the work that begins now. */
const startedNow = (): AbortController => {
  const controller = new AbortController()
  medium.cancel = () => {
    controller.abort(new Error('cancelled'))
  }
  return controller
}

/** A batch of one package, from its first folder to its name: as the program goes about it, also when it goes on. */
const pack = async (folder: string): Promise<void> => {
  const { signal } = startedNow()
  const batch = await openBatch(folder, 'B', '{"format":"mingjian-batch"}\n')
  if (!batch.ok) throw new Error(batch.error)
  await clearOpenBatch(batch.value, { folders: ['件'], isOurs })
  if (!existsSync(join(batch.value.items, '件'))) {
    const staged = await stagePackage(batch.value.items, { ...content, caseId: '件' }, sign, { signal })
    if (!staged.ok) throw new Error(staged.error.code)
    await staged.value.publish()
  }
  const closed = await closeBatch(batch.value, folder, {
    ...{ office: '云岭县', on: '2026-03-05', folders: ['件'], guideFile: content.guide.fileName, left: [] },
    ...{ papers: [{ path: 'data/目录.xml', bytes: Buffer.from('<归档文件目录/>') }], sign, isOurs },
    ...{ signal, onItem: () => undefined, mayName: () => Promise.resolve(true) },
  })
  if (!closed.ok) throw new Error(closed.error.code)
}

const bytesBelow = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(folder.length + 1).replaceAll(sep, '/'), readFileSync(path).toString('base64')]),
  )

describe('a medium that gives out, or a person who cancels, while a batch is written', () => {
  it.each(['full', 'pulled', 'cancelled'] as const)(
    'at any step (%s) leaves nothing that calls itself whole, and lets it go on',
    async (ends) => {
      const undisturbed = mkdtempSync(join(home, 'whole-'))
      medium.calls = 0
      medium.failsAt = Infinity
      await pack(undisturbed)
      const whole = bytesBelow(join(undisturbed, 'B'))
      const steps = medium.calls
      expect(whole.size).toBeGreaterThan(15)
      expect(steps).toBeGreaterThan(100)
      for (let failsAt = ends === 'pulled' ? 2 : 1; failsAt <= steps; failsAt += 2) {
        const folder = mkdtempSync(join(home, 'part-'))
        Object.assign(medium, { calls: 0, failsAt, ends })
        const error = await pack(folder).then(
          () => null,
          (reason: unknown) => reason,
        )
        medium.failsAt = Infinity
        const at = `step ${String(failsAt)} of ${String(steps)}`
        if (error !== null && ends === 'cancelled') expect(error, at).toEqual(new Error('cancelled'))
        else if (error !== null) {
          expect(error, at).toBeInstanceOf(ArchiveFault)
          expect((error as ArchiveFault).code, at).toBe(ends === 'full' ? 'fault.diskFull' : 'fault.targetGone')
        }
        if (readdirSync(folder).includes('B')) expect(bytesBelow(join(folder, 'B')), at).toEqual(whole)
        else await pack(folder)
        expect(readdirSync(folder), at).toEqual(['B'])
        expect(bytesBelow(join(folder, 'B')), at).toEqual(whole)
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )
})
