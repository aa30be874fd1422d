import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest'
import { officeArchive } from '#electron/main/usecase/archive/archive-rules.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { cancelAt } from '../../../../helper/backup-acts.ts'
import { countedBatch } from '../../../../helper/counted-batch.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

/** One office for the whole file: each test goes on where the one before it left the archive. */
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let first = ''
let second = ''
const NONE = { year: null, fonds: null, retention: null, organisation: null }
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
const NUMBERS = [`Z109-WS·${String(YEAR)}-D30-BGS-0001`, `Z109-WS·${String(YEAR - 1)}-Y-BGS-0001`] as const

/** Every file of a batch, and the bytes of those that say nothing of when it was packed. */
const contentsOf = (batch: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(batch, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => {
        const isFixed = /[/\\](?:versions|release|source|files|scans|certificates)[/\\]/u.test(path)
        return [path.slice(batch.length), isFixed ? readFileSync(path).toString('base64') : '']
      }),
  )

const storeNow = () => {
  const store = station.session.current()?.store
  if (store === undefined) throw new Error('nobody')
  return store
}

let spoils = false
/** The cover of a package cut off in its middle, as a typesetter that fails would make it. */
const spoilt = async <T>(made: Promise<T>, name: string): Promise<T> => {
  const answer = await made
  if (!spoils || name !== 'archivePapers') return answer
  const [cover, ...others] = answer as readonly { readonly ok: boolean; readonly value: Uint8Array }[]
  return [{ ok: true, value: cover?.value.subarray(0, 2000) }, ...others] as T
}

const filed = async (title: string, change: Parameters<StaffedWorkstation['file']>[1] = {}): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, '自2026年7月1日起，青石水库灌溉用水每立方米0.32元。')
  await station.submit(caseId)
  await station.approve(caseId)
  await station.as('clerk')
  const { token } = await station.chooseFolder('releaseFolder', `release ${title}`)
  const request = { ...(await station.on(caseId)), documentNumber: '', folder: token }
  expect(await station.job('release.build', request)).toMatchObject({ state: 'done' })
  await station.as('archivist')
  await station.file(caseId, change)
  return caseId
}
const problems = async (path: string) => {
  const verdict = await verifyPath(path, { root: null, now: new Date() })
  if (!verdict.ok) return verdict.error
  return verdict.value.parts.flatMap(({ name, checks }) =>
    checks.flatMap(({ id, ok, detail }) =>
      ok === false ? [`${name} ${id} ${detail?.problem ?? ''} ${detail?.file ?? ''}`] : [],
    ),
  )
}

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start({
    aroundTasks: (tasks) => {
      return { ...tasks, run: (name, input, signal) => spoilt(tasks.run(name, input, signal), name) }
    },
  })
  first = await filed('关于青石水库灌溉水价的通知')
  second = await filed('关于城东水厂检修的通知', { year: YEAR - 1, retention: 'Y', reason: '永久保存' })
}, 240_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

describe('a package and a batch that cannot be whole', () => {
  it('gives no name to a package with a part that cannot be opened, and says which item and why', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'spoilt')
    spoils = true
    onTestFinished(() => {
      spoils = false
    })
    const { seq } = await station.view(first)
    const outcome = await station.job('archive.export', { ...(await station.on(first)), folder: token })
    expect(outcome).toMatchObject({
      state: 'failed',
      error: {
        code: 'archive.checkFailed',
        detail: {
          check: '2-7 内容数据完整性',
          evidence: expect.stringContaining('data/forms/cover.pdf') as string,
          others: 0,
        },
      },
    })
    expect(readdirSync(path)).toEqual([])
    expect((await station.view(first)).seq).toBe(seq)
  }, 60_000)

  it('goes on behind a file that cannot be packed, names it, is not whole without it, and says what it left out', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'partly')
    const store = station.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    const readBlob = store.readBlob.bind(store)
    const storedBytes = store.storedBytes.bind(store)
    const lost = vi
      .spyOn(store, 'readBlob')
      .mockImplementation((caseId, hash) => (caseId === first ? null : readBlob(caseId, hash)))
    onTestFinished(() => {
      lost.mockRestore()
    })
    const [one, two] = NUMBERS
    const request = (leaving?: readonly string[]) => ({
      ...{ commandId: station.commandId(), filter: NONE, folder: token },
      ...(leaving === undefined ? {} : { leaving: [...leaving] }),
    })
    const told = {
      state: 'failed',
      error: {
        code: 'archive.batchPartly',
        detail: { total: 2, done: 1, refused: 1 },
        each: [{ code: 'fault.chainBroken', detail: { archivalNumber: one, caseId: first } }],
      },
    }
    expect(await station.job('archive.exportBatch', request())).toMatchObject(told)
    expect(readdirSync(path)).toEqual(['Z109-全部.partial'])
    expect(readdirSync(join(path, 'Z109-全部.partial/data/items'))).toEqual([two])
    // To leave out another than the one that is refused closes nothing.
    expect(await station.job('archive.exportBatch', request([second]))).toMatchObject(told)
    // What is still to be written must find room, also when it goes on; what is there already is not counted again.
    const huge = vi.spyOn(store, 'storedBytes')
    huge.mockImplementation((caseId) => (caseId === second ? 2 ** 60 : storedBytes(caseId)))
    const plan = await station.done('archive.plan', { filter: NONE, folder: token })
    expect(plan).toMatchObject({ items: 2, done: 1 })
    expect(plan.bytes).toBeLessThan(2 ** 40)
    huge.mockImplementation((caseId) => (caseId === first ? 2 ** 60 : storedBytes(caseId)))
    expect(await station.job('archive.exportBatch', request())).toMatchObject({ error: { code: 'archive.spaceShort' } })
    huge.mockRestore()
    expect(await station.job('archive.exportBatch', request([first]))).toEqual({
      state: 'done',
      files: ['Z109-全部'],
      notices: [
        { code: 'archive.packed', detail: '1' },
        { code: 'archive.leftOut', detail: '1' },
      ],
    })
    const batch = join(path, 'Z109-全部')
    expect(await problems(batch)).toEqual([])
    expect(readFileSync(join(batch, '说明文件.txt'), 'utf8')).toContain(`应归 2 件；未归入的档号：${one ?? ''}`)
    const built = officeArchive(store).batches.at(-1)
    expect(built).toMatchObject({
      items: 1,
      contents: [{ caseId: second, archivalNumber: two }],
      left: [{ caseId: first, archivalNumber: one, code: 'fault.chainBroken' }],
    })
  }, 120_000)

  it('hands a recorded batch over whole, takes the receipt of as many, and tells it in the case', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'whole')
    const request = { commandId: station.commandId(), filter: NONE, folder: token }
    const notices = [{ code: 'archive.packed', detail: '2' }]
    expect(await station.job('archive.exportBatch', request)).toMatchObject({ state: 'done', notices })
    // What went in came out: counted by hand, and narrowed by year and by retention it comes to the same.
    const filed = await station.done('archive.list', { scope: 'filed', filter: NONE, page: 0 })
    const counted = countedBatch(join(path, 'Z109-全部'))
    expect(counted.problems).toEqual([])
    expect(counted.folders).toEqual(NUMBERS.toSorted())
    expect(counted.catalog).toEqual(counted.folders)
    expect(filed.total).toBe(counted.folders.length)
    expect(counted.titles).toEqual(filed.rows.map(({ title }) => title).sort())
    expect(counted.eepTitles).toEqual(counted.titles)
    expect([counted.years, counted.retentions]).toEqual([
      [String(YEAR - 1), String(YEAR)],
      ['永久', '30年'],
    ])
    const narrowed = await station.chooseFolder('archiveFolder', 'narrowed')
    const planned = async (filter: object) =>
      (await station.done('archive.plan', { filter: { ...NONE, ...filter }, folder: narrowed.token })).items
    expect(await Promise.all([YEAR - 1, YEAR].map((year) => planned({ year })))).toEqual([1, 1])
    expect(await Promise.all((['Y', 'D30'] as const).map((retention) => planned({ retention })))).toEqual([1, 1])
    expect(officeArchive(storeNow()).batches.at(-1)).toMatchObject({
      items: 2,
      contents: expect.arrayContaining(
        NUMBERS.map((archivalNumber) => expect.objectContaining({ archivalNumber }) as unknown),
      ) as unknown,
    })
    const { batches } = await station.done('archive.handovers', {})
    const whole = batches.find(({ items }) => items === 2)
    expect(whole).toMatchObject({ listed: true, handed: false, left: 0 })
    const batchSha256 = whole?.manifestSha256 ?? ''
    const plan = () => station.done('archive.handoverPlan', { filter: { ...NONE, year: 1999 }, batchSha256 })
    expect(await plan()).toEqual({ items: 2, unpackaged: 0, left: 0, changed: [], twice: 0 })
    const prepare = { receiver: '云岭县档案馆', batchSha256, filter: NONE }
    await station.done('archive.prepareHandover', { ...prepare, commandId: station.commandId() })
    expect(await plan()).toMatchObject({ items: 2, twice: 2 })
    expect(await station.call('archive.prepareHandover', { ...prepare, commandId: station.commandId() })).toMatchObject(
      {
        error: { code: 'handover.twice' },
      },
    )
    const [handover] = (await station.done('archive.handovers', {})).handovers
    expect(handover).toMatchObject({ items: 2, batch: whole?.name })
    const receivedOn = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    const receipt = { handoverId: handover?.handoverId ?? '', receivedBy: '何守档', receivedOn, note: '' }
    const receive = (items: number) =>
      station.call('archive.receiveHandover', {
        ...receipt,
        ...{ documentNumber: '云档收〔2026〕3号', items, commandId: station.commandId() },
      })
    expect(await receive(1)).toMatchObject({ error: { code: 'handover.countDiffers' } })
    expect(await receive(2)).toMatchObject({ ok: true })
    const { keeping } = await station.done('case.history', { caseId: second })
    expect(keeping.slice(-2)).toMatchObject([
      { type: 'HandoverPrepared', detail: { name: '云岭县档案馆', count: 2, version: whole?.name } },
      { type: 'HandoverReceived', detail: { name: '何守档', number: '云档收〔2026〕3号' } },
    ])
    expect(keeping.filter(({ type }) => type === 'ArchiveBatchBuilt')).toHaveLength(2)
  }, 120_000)

  it('is asked for twice at once in one folder, cancelled and asked for again: each is whole, and nothing is mixed', async () => {
    const folder = await station.chooseFolder('archiveFolder', 'twice')
    const begin = (token: string) =>
      station.done('archive.exportBatch', { commandId: station.commandId(), filter: NONE, folder: token })
    const both = [await begin(folder.token), await begin(folder.token)]
    for (const { jobId } of both) expect(await station.ended(jobId)).toMatchObject({ state: 'done' })
    const names = ['Z109-全部', 'Z109-全部-2']
    expect(readdirSync(folder.path).sort()).toEqual(names)
    for (const name of names) expect(await problems(join(folder.path, name))).toEqual([])

    // Cancelled at its first word, gone on with and cancelled at its second, and so on until there is nothing more to cancel.
    const other = await station.chooseFolder('archiveFolder', 'cancelled')
    const cut: string[] = []
    for (let word = 1; ; word += 1) {
      const { jobId } = await begin(other.token)
      let said = 0
      const watch = cancelAt(station, jobId, () => (said += 1) === word)
      const outcome = await station.ended(jobId)
      watch.stop()
      if (outcome.state === 'done') {
        expect(word).toBeGreaterThan(6)
        break
      }
      expect(outcome, String(word)).toMatchObject({ error: { code: 'job.cancelled' } })
      cut.push(...readdirSync(other.path))
    }
    expect(new Set(cut)).toEqual(new Set(['Z109-全部.partial']))
    expect(readdirSync(other.path)).toEqual(['Z109-全部'])
    expect(await problems(join(other.path, 'Z109-全部'))).toEqual([])
    expect(contentsOf(join(other.path, 'Z109-全部'))).toEqual(contentsOf(join(folder.path, 'Z109-全部')))
  }, 240_000)
})
