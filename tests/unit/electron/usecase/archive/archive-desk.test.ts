import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readCatalog } from '#electron/main/archive/batch/batch-catalog.ts'
import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { parseReport } from '#electron/main/archive/xml/report-file.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { numbersProblem } from '#electron/main/usecase/verify/batch-numbers.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import { ACCESS_LOG } from '#shared/domain/office/log-name.ts'
import { createSampleRelease } from '../../../../helper/sample-release.ts'
import { createTestOffice, OFFICE_NAME } from '../../../../helper/test-office.ts'
import { untoldInPrint } from '../../../../helper/printed-report.ts'
import { heldReport } from '../../../../helper/held-report.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

/** One office for the whole file: each test goes on where the one before it left the archive. */
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let first = ''
let second = ''
const NONE = { year: null, fonds: null, retention: null, organisation: null }
const YEAR = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()

const released = async (title: string, returned: boolean): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, '自2026年7月1日起，青石水库灌溉用水每立方米0.32元。')
  await station.submit(caseId)
  if (returned) {
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '金额请核对' })
    await station.as('clerk')
    const { seq } = await station.view(caseId)
    const document = plainDocument(title, '自2026年7月1日起，青石水库灌溉用水每立方米0.28元。')
    await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    await station.submit(caseId)
  }
  await station.approve(caseId)
  await station.as('clerk')
  const { token } = await station.chooseFolder('releaseFolder', `release ${title}`)
  const outcome = await station.job('release.build', {
    ...(await station.on(caseId)),
    documentNumber: '',
    folder: token,
  })
  expect(outcome).toMatchObject({ state: 'done' })
  return caseId
}
const report = heldReport('BGS-0004')

const filesBelow = (folder: string, prefix = ''): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  )
const list = (scope: 'waiting' | 'filed' | 'due' | 'transfer') =>
  station.done('archive.list', { scope, filter: NONE, page: 0 })
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
  station = await office.start({ aroundTasks: report.aroundTasks })
  first = await released('关于青石水库灌溉水价的通知', true)
  second = await released('关于城东水厂检修的通知', false)
}, 120_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

describe('the archive of an office', () => {
  it('takes the rules and the retention table, and says in the log whose they are', async () => {
    await station.as('archivist')
    expect(await station.done('archive.rules', {})).toEqual({ rules: null, sample: null, table: null })
    const rules = {
      ...{ fonds: 'Z109', fondsName: '云岭县水利局全宗', category: 'WS', organisation: 'BGS', digits: 4 },
      transferYears: 10,
    }
    const bad = { ...rules, pattern: '{fonds}-{serial}', commandId: station.commandId() }
    expect(await station.call('archive.setRules', bad)).toMatchObject({ error: { code: 'archive.patternUnusable' } })
    const pattern = '{fonds}-{category}·{year}-{retention}-{organisation}-{serial}'
    await station.done('archive.setRules', { ...rules, pattern, commandId: station.commandId() })
    expect((await station.done('archive.rules', {})).sample).toBe(`Z109-WS·${String(YEAR)}-D30-BGS-0001`)
    const example = await station.done('archive.checkTable', { file: null })
    expect(example.rows.length).toBeGreaterThan(3)
    const adopt = { file: null, version: '2026', basis: '示例，未经审核', commandId: station.commandId() }
    await station.done('archive.adoptTable', adopt)
    expect((await station.done('archive.rules', {})).table).toMatchObject({ version: '2026', example: true })
    expect(await station.call('archive.adoptTable', { ...adopt, commandId: station.commandId() })).toMatchObject({
      error: { code: 'retention.versionTaken' },
    })
  })

  it('reads a table of the unit, and names the line that cannot be meant', async () => {
    const write = async (text: string) => {
      const path = join(station.folder, 'table.csv')
      writeFileSync(path, text)
      station.answer(path)
      const chosen = await station.done('file.choose', { purpose: 'retentionTable' })
      return station.call('archive.checkTable', { file: chosen?.token ?? '' })
    }
    const head = '条款号,归档范围,保管期限,适用文种或标题用语\n'
    expect(await write(`${head}1,水价文件,永久,水价、通知\n2,检修,定期10年,\n`)).toMatchObject({
      value: {
        rows: [
          { retention: 'Y', words: ['水价', '通知'] },
          { retention: 'D10', words: [] },
        ],
      },
    })
    expect(await write(`${head}1,水价文件,长期,\n`)).toMatchObject({
      error: { code: 'retention.period', detail: { line: 2 } },
    })
    expect(await write(`${head}1,水价,永久,\n1,再来,永久,\n`)).toMatchObject({
      error: { code: 'retention.itemTwice', detail: { line: 3 } },
    })
    expect(await write('条款,范围\n1,2\n')).toMatchObject({ error: { code: 'retention.columns' } })
  })

  it('does not pack a case that has no number', async () => {
    const { token } = await station.chooseFolder('archiveFolder', 'unfiled')
    const early = await station.call('archive.export', { ...(await station.on(first)), folder: token })
    expect(early).toMatchObject({ error: { code: 'archive.notFiled' } })
  })

  it('gives the next number of the series, once, and a gap only with its reason', async () => {
    const waiting = await list('waiting')
    expect(waiting.rows.map(({ caseId }) => caseId).sort()).toEqual([first, second].sort())
    expect(waiting.rows.find(({ caseId }) => caseId === first)?.proposal).toMatchObject({
      ...{ year: YEAR, retention: 'D30', organisation: 'BGS' },
    })
    const { contentHash, expectedSeq } = await station.on(first)
    const item = { caseId: first, expectedSeq, contentHash, year: YEAR, organisation: 'BGS', pages: 1 }
    const asked = (change: object) => ({
      commandId: station.commandId(),
      items: [{ ...item, retention: 'D30' as const, tableItem: '2.1', serial: null, reason: '', ...change }],
    })
    expect(await station.call('archive.file', asked({ serial: 5 }))).toMatchObject({
      error: { code: 'archive.reasonRequired' },
    })
    expect(await station.call('archive.file', asked({ tableItem: '' }))).toMatchObject({
      error: { code: 'archive.reasonRequired' },
    })
    const input = asked({})
    const filed = await station.done('archive.file', input)
    expect(filed.filed).toEqual([{ caseId: first, archivalNumber: `Z109-WS·${String(YEAR)}-D30-BGS-0001` }])
    expect(await station.done('archive.file', input)).toEqual(filed)
    expect(await station.file(second, { serial: 4, reason: '二至三号留给纸质文件' })).toBe(
      `Z109-WS·${String(YEAR)}-D30-BGS-0004`,
    )
    expect((await station.done('case.history', { caseId: second })).rows.at(-1)).toMatchObject({
      type: 'ArchiveItemFiled',
      detail: { reason: '二至三号留给纸质文件' },
    })
    expect(await list('filed')).toMatchObject({ total: 2, counts: { waiting: 0, filed: 2, due: 0, transfer: 0 } })
  })

  it('packs a filed case with papers, metadata and report, which prove themselves', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'one')
    const outcome = await station.job('archive.export', { ...(await station.on(first)), folder: token })
    expect(outcome).toMatchObject({ state: 'done', files: [`Z109-WS·${String(YEAR)}-D30-BGS-0001`] })
    const folder = join(path, readdirSync(path)[0] ?? '')
    expect(await problems(folder)).toEqual([])
    const files = filesBelow(folder)
    for (const file of [
      ...['index.html', 'history.html', 'metadata/metadata.xml', 'metadata/eep.xml', 'forms/cover.pdf'],
      ...['forms/approval.pdf', 'forms/secrecy.pdf', 'redlines/1-2.pdf', 'log/proof.json', 'report/four-checks.pdf'],
    ])
      expect(files).toContain(`data/${file}`)
    expect(files).toContain('manifest-sm3.txt')
    const metadata = readFileSync(join(folder, 'data/metadata/metadata.xml'), 'utf8')
    expect(metadata).toContain(`<题名>关于青石水库灌溉水价的通知</题名>`)
    const report = readFileSync(join(folder, 'data/report/four-checks.xml'), 'utf8')
    expect(report).not.toContain('不通过')
    expect(report.match(/<结果>需人工<\/结果>/g)?.length).toBeGreaterThanOrEqual(4)
    const { size } = statSync(join(folder, 'data/index.html'))
    expect(size).toBeGreaterThan(1000)
  }, 60_000)

  const inspected = async (folder: string, given: Uint8Array | null = null) => {
    const certificate = join(station.folder, 'root.cer')
    if (given !== null) writeFileSync(certificate, given)
    station.answer(certificate)
    const root = given === null ? null : (await station.done('file.choose', { purpose: 'rootCertificate' }))?.token
    station.answer(folder)
    const chosen = await station.done('file.choose', { purpose: 'inspectFolder' })
    const asked = { folder: chosen?.token ?? '', root: root ?? null, stage: 'filing' } as const
    const { jobId } = await station.done('archive.inspect', asked)
    await station.ended(jobId)
    return station.done('archive.inspected', { jobId })
  }
  const packed = (): string => join(station.folder, 'one', readdirSync(join(station.folder, 'one'))[0] ?? '')

  it('leaves a package of another authority to a person, by its name', async () => {
    const other = createTestOffice()
    const { content } = await createSampleRelease(other)
    const into = join(station.folder, 'foreign')
    mkdirSync(into)
    const staged = await stagePackage(into, content, (bytes) => signDetached(bytes, other.releaseSigner))
    if (staged.ok) await staged.value.publish()
    const found = await inspected(join(into, content.caseId))
    expect(found).toMatchObject({
      ...{ kind: 'package', verdict: 'failed', sound: 1 },
      authority: { name: `${OFFICE_NAME} CA`, sha256: other.authority.certificateSha256, own: false },
    })
    expect(found?.findings.find(({ code }) => code === '1-1')).toMatchObject({ result: 'manual' })
    const known = await inspected(join(into, content.caseId), other.authority.certificate)
    expect(known).toMatchObject({ authority: { own: false, given: true } })
    // The authority is the right one; who of its office signed, this package of no number does not prove.
    const signatures = known?.findings.find(({ code }) => code === '1-1')
    expect(signatures).toMatchObject({ result: 'manual' })
    expect(signatures?.evidence).toMatch(/^(?!.*CA).*包内没有单位留痕/u)
    const third = createTestOffice().authority.certificate
    expect(await inspected(join(into, content.caseId), third)).toMatchObject({ verdict: 'failed', authority: null })
    await expect(inspected(join(into, content.caseId), Buffer.from('none'))).rejects.toThrow('archive.rootUnusable')
  })

  it('leaves a bag that nobody signed to a person', async () => {
    const bag = join(station.folder, 'unsigned')
    mkdirSync(join(bag, 'data'), { recursive: true })
    writeFileSync(join(bag, 'bagit.txt'), 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n')
    writeFileSync(join(bag, 'data/1.txt'), 'x')
    writeFileSync(join(bag, 'manifest-sha256.txt'), `${createHash('sha256').update('x').digest('hex')}  data/1.txt\n`)
    expect(await inspected(bag)).toMatchObject({ kind: 'bag', verdict: 'manual', authority: null, sound: 1 })
  })

  it('checks any package item by item, and names what was altered', async () => {
    const folder = packed()
    const inspect = () => inspected(folder)
    const sound = await inspect()
    expect(sound?.findings.filter(({ result }) => result === 'failed')).toEqual([])
    expect(sound).toMatchObject({ kind: 'package', verdict: 'passed', items: 1, sound: 1 })
    expect(sound?.authority).toMatchObject({ own: true })
    const said = readFileSync(join(folder, 'data/report/four-checks.xml'), 'utf8')
    const told = [...said.matchAll(/编号="([^"]+)">[^]*?<结果>([^<]+)</gu)].map(([, code, result]) => [code, result])
    const words = { passed: '通过', failed: '不通过', manual: '需人工', notApplicable: '不适用' }
    // What takes the register of the office is known to the report alone.
    const seen = sound?.findings.map(({ code, result }) => [code, words[result]])
    expect(told.filter(([code]) => code !== '1-8' && code !== '3-2')).toEqual(
      seen?.filter(([code]) => code !== '1-8' && code !== '3-2'),
    )
    expect(untoldInPrint(folder, parseReport(Buffer.from(said)) ?? [])).toBeNull()
    expect(sound?.findings.find(({ code }) => code === '4-1')).toMatchObject({ name: '病毒感染检测', result: 'manual' })
    const cover = join(folder, 'data/forms/cover.pdf')
    const before = readFileSync(cover)
    writeFileSync(cover, before.subarray(0, 500))
    const cut = await inspect()
    expect(cut).toMatchObject({ verdict: 'failed', sound: 0 })
    expect(cut?.problems[0]).toContain('data/forms/cover.pdf')
    expect(cut?.findings.filter(({ result }) => result === 'failed').map(({ code }) => code)).toEqual(
      expect.arrayContaining(['1-1', '1-9', '2-2', '2-7']),
    )
    writeFileSync(cover, before)
  })

  it('says what a list for the handover would hold before it is made', async () => {
    const plan = (year: number | null) =>
      station.done('archive.handoverPlan', { filter: { ...NONE, year }, batchSha256: null })
    expect(await plan(null)).toEqual({ items: 1, unpackaged: 1, left: 0, changed: [], twice: 0 })
    expect(await plan(1999)).toEqual({ items: 0, unpackaged: 0, left: 0, changed: [], twice: 0 })
  })

  it('packs a batch, stops when it is cancelled, goes on where it stopped, and proves itself whole', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'batch')
    const plan = await station.done('archive.plan', { filter: NONE, folder: token })
    expect(plan).toMatchObject({ items: 2, done: 0, name: 'Z109-全部' })
    expect(plan.bytes).toBeGreaterThan(100_000)
    const input = { commandId: station.commandId(), filter: NONE, folder: token }
    const release = report.hold()
    const { jobId } = await station.done('archive.exportBatch', input)
    await new Promise((resolve) => {
      const timer = setInterval(() => {
        const made = join(path, 'Z109-全部.partial', 'data/items', `Z109-WS·${String(YEAR)}-D30-BGS-0001`)
        if (!existsSync(made)) return
        clearInterval(timer)
        resolve(null)
      }, 20)
    })
    await station.done('job.cancel', { jobId })
    expect(await station.ended(jobId)).toMatchObject({ state: 'failed', error: { code: 'job.cancelled' } })
    release()
    expect(readdirSync(path)).toEqual(['Z109-全部.partial'])
    // What was under way beside the first one is gone.
    expect(readdirSync(join(path, 'Z109-全部.partial', 'data/items'))).toEqual([`Z109-WS·${String(YEAR)}-D30-BGS-0001`])
    expect(await problems(join(path, 'Z109-全部.partial'))).toEqual([
      'Z109-全部.partial packageForm bag.unfinished bagit.txt',
    ])
    expect(await station.done('archive.plan', { filter: NONE, folder: token })).toMatchObject({ items: 2, done: 1 })
    const outcome = await station.job('archive.exportBatch', { ...input, commandId: station.commandId() })
    expect(outcome).toMatchObject({ state: 'done', files: ['Z109-全部'] })
    expect(readdirSync(path)).toEqual(['Z109-全部'])
    const batch = join(path, 'Z109-全部')
    expect(await problems(batch)).toEqual([])
    expect(filesBelow(batch)).toEqual(
      expect.arrayContaining(['data/目录.xml', 'data/移交接收登记表.pdf', '说明文件.txt']),
    )
    const some = join(batch, 'data/items', `Z109-WS·${String(YEAR)}-D30-BGS-0004`, 'data/versions/1.txt')
    const text = readFileSync(some)
    writeFileSync(some, '别的文字')
    expect(await problems(batch)).toEqual([
      'Z109-全部 batchItems batch.itemBroken data/items/Z109-WS·2026-D30-BGS-0004',
      `Z109-WS·${String(YEAR)}-D30-BGS-0004 payloadFiles file.altered data/versions/1.txt`,
    ])
    writeFileSync(some, text)
    rmSync(join(batch, 'data/目录.xml'))
    expect(await problems(batch)).toEqual(['Z109-全部 payloadFiles file.missing data/目录.xml'])
  }, 120_000)

  it('records each package before it lies anywhere, and goes on after the medium was pulled out', async () => {
    const { token, path } = await station.chooseFolder('archiveFolder', 'stick')
    const items = join(path, 'Z109-全部.partial/data/items')
    const copies = () =>
      (station.session.current()?.store.eventsOf(ACCESS_LOG, 0) ?? []).flatMap((record) => {
        const parsed = parseAccessEvent(record)
        return parsed.ok && parsed.value.type === 'CopyMade' ? [parsed.value.data] : []
      })
    const before = copies().length
    // The power went just after the folder was made, another time.
    mkdirSync(join(path, 'Z109-全部.partial'))
    const request = () => ({ commandId: station.commandId(), filter: NONE, folder: token })
    const release = report.hold()
    const { jobId } = await station.done('archive.exportBatch', request())
    const numbers = [1, 4].map((serial) => `Z109-WS·${String(YEAR)}-D30-BGS-000${String(serial)}`)
    await expect.poll(() => existsSync(join(items, numbers[0] ?? '')), { timeout: 30_000, interval: 5 }).toBe(true)
    renameSync(path, `${path} pulled out`)
    release()
    const outcome = await station.ended(jobId)
    expect(outcome).toMatchObject({
      state: 'failed',
      // The first one may still be waiting for its name to be durable.
      error: { code: 'fault.targetGone', detail: { archivalNumber: expect.stringMatching(/^Z109/u) as string } },
    })
    expect(copies().slice(before)).toMatchObject([{ kind: 'archivePackage', caseId: first }])
    renameSync(`${path} pulled out`, path)
    writeFileSync(join(items, 'Thumbs.db'), 'x')
    writeFileSync(join(items, '便笺.txt'), 'x')
    expect(await station.job('archive.exportBatch', request())).toMatchObject({
      error: { code: 'archive.batchExtra', detail: { extra: 'data/items/便笺.txt' } },
    })
    rmSync(join(items, '便笺.txt'))
    expect(await station.job('archive.exportBatch', request())).toMatchObject({ state: 'done', files: ['Z109-全部'] })
    expect(await problems(join(path, 'Z109-全部'))).toEqual([])
    expect(copies().slice(before)).toMatchObject([
      { kind: 'archivePackage', caseId: first },
      { kind: 'archivePackage', caseId: second },
      { kind: 'archiveBatch' },
    ])
    const page = readFileSync(join(path, 'Z109-全部/data/目录.html'), 'utf8')
    expect(page).toContain('<th>责任者</th>')
    expect(page).toContain('关于城东水厂检修的通知</a>')
    const catalog = join(path, 'Z109-全部/data/目录.xml')
    expect(await readCatalog(catalog)).toMatchObject(
      numbers.map((archivalNumber) => ({ archivalNumber, folder: `items/${archivalNumber}` })),
    )
    const parts = numbers.map((archivalNumber) => ({ name: archivalNumber, archivalNumber }))
    expect(await numbersProblem(join(path, 'Z109-全部'), parts)).toBeNull()
    expect(await numbersProblem(join(path, 'Z109-全部'), parts.slice(1))).toMatchObject({
      problem: 'batch.catalogDiffers',
    })
    expect(await numbersProblem(join(path, 'Z109-全部'), [...parts, ...parts])).toMatchObject({
      problem: 'batch.numberTwice',
      file: numbers[0],
    })
  }, 120_000)
})
