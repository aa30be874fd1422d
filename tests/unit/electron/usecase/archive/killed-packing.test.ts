import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officeArchive } from '#electron/main/usecase/archive/archive-rules.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { startScript } from '../../../../helper/child-node.ts'
import { countedBatch } from '../../../../helper/counted-batch.ts'
import { FILED_TITLES, FILED_WORDS, filedOffice } from '../../../../helper/filed-office.ts'
import { createStaffedOffice, PASSWORD, STAFF } from '../../../../helper/staffed-office.ts'
import { wholeVerdict } from '../../../../helper/whole-verdict.ts'

const folder = mkdtempSync(join(tmpdir(), 'mingjian-killed-'))
const [profile, target, scratch] = ['profile', 'target', 'scratch'].map((name) => join(folder, name)) as [
  string,
  string,
  string,
]
const NAME = 'Z109-全部'
let root = new Uint8Array()

beforeAll(async () => {
  const made = await filedOffice()
  cpSync(made.profile, profile, { recursive: true })
  root = new Uint8Array(readFileSync(made.root))
  for (const one of [target, scratch]) mkdirSync(one)
}, 240_000)
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const filesBelow = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
/** Folders come and go while the other process works. */
const countNow = (path: string): number => {
  try {
    return filesBelow(path).length
  } catch {
    return 0
  }
}

const startPacking = () => {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = scratch
  try {
    const person = STAFF.archivist[0]
    return startScript('unit/electron/usecase/archive/child/packer.ts', {
      profile,
      person,
      password: PASSWORD,
      folder: target,
    })
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

/** Packs in a process of its own, and kills it once so many files lie in the target; gives how many lay there in the end. */
const packAndKill = async (atFiles: number): Promise<number> => {
  const child = startPacking()
  let [said, complaint] = ['', '']
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text))
  const closed = once(child, 'close')
  while (child.exitCode === null && countNow(target) < atFiles) await wait(1)
  child.kill('SIGKILL')
  await closed
  if (child.signalCode !== 'SIGKILL') throw new Error(`the packing ended by itself: ${said} ${complaint}`)
  return filesBelow(target).length
}

const verdictOf = async (path: string) => {
  const verdict = await verifyPath(path, { root, now: new Date() })
  return verdict.ok ? verdict.value : null
}

/** Folders of packages below an unfinished batch, and of the batch itself. */
const judged = async () => {
  const unfinished = join(target, `${NAME}.partial`)
  const items = join(unfinished, 'data/items')
  const names = existsSync(items) ? readdirSync(items) : []
  return {
    tops: readdirSync(target),
    batch: (await verdictOf(unfinished))?.ok ?? false,
    partly: await Promise.all(
      names.filter((name) => name.endsWith('.partial')).map(async (name) => (await verdictOf(join(items, name)))?.ok),
    ),
    whole: await Promise.all(
      names.filter((name) => !name.endsWith('.partial')).map(async (name) => (await verdictOf(join(items, name)))?.ok),
    ),
  }
}

/** What people wrote, anywhere outside of the target, as text of any kind. */
const leaks = (): readonly string[] =>
  [scratch, profile].flatMap(filesBelow).filter((path) => {
    const bytes = readFileSync(path)
    return [FILED_WORDS, ...FILED_TITLES].some(
      (words) => bytes.includes(Buffer.from(words, 'utf8')) || bytes.includes(Buffer.from(words, 'utf16le')),
    )
  })

describe('packing that is ended by SIGKILL', () => {
  it('leaves at no moment what passes for whole, and no text outside of its target; asked again it ends whole', async () => {
    const seen: number[] = []
    // In the mark, while the first files are written, in the packages, between them, and when the batch is closed.
    for (const atFiles of [1, 60, 120, 132]) {
      seen.push(await packAndKill(atFiles))
      const { tops, batch, partly, whole } = await judged()
      expect(tops, String(atFiles)).toEqual([`${NAME}.partial`])
      expect(batch, String(atFiles)).toBe(false)
      expect(
        partly.filter((ok) => ok === true),
        String(atFiles),
      ).toEqual([])
      // A package that has its name is whole, whatever became of the batch.
      expect(
        whole.filter((ok) => ok !== true),
        String(atFiles),
      ).toEqual([])
      expect(leaks(), String(atFiles)).toEqual([])
    }
    expect(new Set(seen).size).toBeGreaterThan(2)

    const child = startPacking()
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text))
    await once(child, 'close')
    expect(JSON.parse(said)).toMatchObject({ state: 'done', files: [NAME] })
    expect(readdirSync(target)).toEqual([NAME])
    const batch = join(target, NAME)
    expect(await verdictOf(batch)).toMatchObject({ ok: true, items: { total: 3, sound: 3 } })
    const counted = countedBatch(batch)
    expect(counted.problems).toEqual([])
    expect(counted.titles).toEqual([...FILED_TITLES].sort())
    expect(counted.catalog).toEqual(counted.folders)
    expect(leaks()).toEqual([])
    expect(filesBelow(scratch)).toEqual([])

    // The log knows the batch as it lies there, and holds.
    const office = await createStaffedOffice()
    const station = await office.start({ from: profile })
    try {
      await station.as('archivist')
      const store = station.session.current()?.store
      if (store === undefined) throw new Error('nobody')
      expect(officeArchive(store).batches.at(-1)).toMatchObject({ name: NAME, items: 3 })
      expect(await wholeVerdict(store)).toBe('holds')
    } finally {
      await station.stop()
      office.remove()
    }
  }, 240_000)
})
