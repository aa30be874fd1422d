import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Input } from '#shared/contract/channels.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { readSheet } from '#electron/main/document/sheet/read-sheet.ts'
import { readTable } from '#electron/main/document/sheet/read-table.ts'
import { writeSheet } from '#electron/main/document/sheet/write-sheet.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { publicityText } from '#resources/text/publicity.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { threadTimeMs } from '../../../../helper/thread-time.ts'

/** One office for the whole file: each test goes on where the one before it left it. */
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let released = ''
const NONE = { year: null, fonds: null, retention: null, organisation: null }
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const year = Number(today.slice(0, 4))
const asked = { from: `${String(year)}-01-01`, until: today, year }
type Proposal = Input<'basicCatalogue.propose'>
type Entry = Proposal['entries'][number]

const entry = (item: string, matter: string, change: Partial<Entry> = {}): Entry => ({
  ...{ item, group: '水利工程', matter, content: '工程名称、范围、期限', basis: '政府信息公开条例第二十一条' },
  ...{ limit: '自形成之日起20个工作日内', organ: '云岭县水利局', channels: '政府网站', audience: '全社会' },
  ...{ mode: 'proactive', level: '县级' },
  ...change,
})
const DREDGING = entry('01-001', '河道清淤计划')
const DAMS = entry('01-002', '水库除险加固')
const MINUTES = entry('02-001', '工程档案', { mode: 'onRequest', group: '' })
const version = (name: string, entries: readonly Entry[], effectiveOn = '2026-01-01'): Proposal => ({
  ...{ commandId: station.commandId(), version: name, effectiveOn, note: '首次编制', entries: [...entries] },
})
const propose = (name: string, entries: readonly Entry[], effectiveOn?: string) =>
  station.call('basicCatalogue.propose', version(name, entries, effectiveOn))
const waiting = async () => (await station.done('basicCatalogue.view', {})).proposal
const confirm = async () =>
  station.call('basicCatalogue.confirm', {
    commandId: station.commandId(),
    proposalId: (await waiting())?.proposalId ?? '',
  })
const reminders = async () => (await station.done('office.reminders', {})).map(({ about }) => about)
const sheet = async (name: Input<'register.view'>['sheet']) =>
  (await station.done('register.view', { sheet: name, ...asked })).rows.map((row) => row.map(({ text }) => text))
const exported = async (name: 'basic' | 'guide', format: 'docx' | 'xlsx') => {
  const { token, path } = await station.chooseFolder('exportFolder', `${name} ${format}`)
  const outcome = await station.job('register.export', { sheet: name, format, folder: token, ...asked })
  expect(outcome).toMatchObject({ state: 'done' })
  return join(path, readdirSync(path)[0] ?? '')
}

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
}, 60_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

describe('主动公开基本目录', () => {
  it('is proposed by the office for disclosure and in force when another hand has confirmed it', async () => {
    await station.as('archivist')
    expect(await reminders()).toEqual(['catalogueMissing', 'guideMissing'])
    expect(await propose('1', [])).toMatchObject({ error: { code: 'publicity.noEntries' } })
    expect(await propose('1', [DREDGING, DREDGING])).toMatchObject({
      error: { code: 'publicity.itemTwice', detail: { item: '01-001' } },
    })
    expect(await propose('1', [entry('1', '　')])).toMatchObject({ error: { code: 'contract.invalidInput' } })
    const long = Array.from({ length: 1001 }, (_, at) => entry(String(at), '事项', { content: '字'.repeat(2000) }))
    expect(await propose('1', long)).toMatchObject({ error: { code: 'publicity.tooLong' } })
    expect(await propose('1', [DREDGING, DAMS, MINUTES])).toMatchObject({ ok: true })
    expect(await propose('2', [DREDGING])).toMatchObject({ error: { code: 'publicity.proposalOpen' } })
    expect(await confirm()).toMatchObject({ error: { code: 'publicity.ownVersion' } })
    expect((await station.done('basicCatalogue.view', {})).current).toBeNull()
    await station.as('deputy')
    expect(await reminders()).toEqual(['catalogueProposed'])
    expect(await waiting()).toMatchObject({ mine: false, differences: { added: ['01-001', '01-002', '02-001'] } })
    expect(await confirm()).toMatchObject({ ok: true })
    const { current, versions, proposal } = await station.done('basicCatalogue.view', {})
    expect(current?.entries).toEqual([DREDGING, DAMS, MINUTES])
    expect(versions).toMatchObject([{ version: '1', proposedBy: '温故之', confirmedBy: '秦明达', isCurrent: true }])
    expect(proposal).toBeNull()
    expect(await reminders()).toEqual([])
  })

  it('is named by a determination, as it reads then, and no line that is not there', async () => {
    await station.as('clerk')
    const choices = await station.done('basicCatalogue.choices', {})
    expect(choices).toMatchObject({ version: '1', entries: [{ item: '01-001', matter: '河道清淤计划' }, {}, {}] })
    released = await station.draft('关于2026年河道清淤计划的通知', '为保障行洪安全，组织河道清淤。')
    const { contentHash, expectedSeq } = await station.on(released)
    const { workingCopy } = await station.view(released)
    if (workingCopy === null) throw new Error('it is a draft')
    const saved = { caseId: released, expectedSeq, document: workingCopy.document, history: null }
    const fixed = await station.done('draft.save', saved)
    expect(fixed.contentHash).not.toBe(contentHash)
    const said = (named: { readonly item: string; readonly matter: string }) => ({
      ...{ caseId: released, expectedSeq, commandId: station.commandId(), contentHash: fixed.contentHash },
      ...sampleDetermination('条例第二十一条', 1),
      entry: { version: '1', ...named },
    })
    for (const wrong of [
      { item: '09-009', matter: '河道清淤计划' },
      { item: '01-001', matter: '别的事项' },
    ])
      expect(await station.call('disclosure.determine', said(wrong))).toMatchObject({
        error: { code: 'disclosure.entryGone' },
      })
    const right = { item: '01-001', matter: '河道清淤计划' }
    const { seq } = await station.done('disclosure.determine', said(right))
    expect((await station.view(released)).determination?.entry).toEqual({ version: '1', ...right })
    const submit = { caseId: released, expectedSeq: seq, contentHash: fixed.contentHash, publicHash: null }
    await station.done('case.submit', { ...submit, commandId: station.commandId() })
    await station.approve(released)
    await station.as('clerk')
    const { token } = await station.chooseFolder('releaseFolder', 'release')
    const build = { ...(await station.on(released)), documentNumber: '', folder: token }
    expect(await station.job('release.build', build)).toMatchObject({ state: 'done' })
  }, 120_000)

  it('says line by line what was made public in the period, with the records behind it, and what was not', async () => {
    await station.as('archivist')
    const { coverage } = publicityText
    expect(await sheet('coverage')).toEqual([
      ['01-001', '水利工程：河道清淤计划', DREDGING.limit, DREDGING.organ, '1', today],
      ['01-002', '水利工程：水库除险加固', DAMS.limit, DAMS.organ, coverage.nothing, coverage.never],
    ])
    const place = { sheet: 'coverage', row: 0, cell: 4, ...asked } as const
    expect(await station.done('register.records', place)).toMatchObject({ total: 1, records: [{ caseId: released }] })
    const { notes } = await station.done('register.view', { sheet: 'coverage', ...asked })
    expect(notes).toEqual([coverage.note(2, 1, 1)])
  })

  it('is written as a workbook that can be altered and read in again as the next version', async () => {
    const path = await exported('basic', 'xlsx')
    const lines = readSheet(readFileSync(path))
    expect(lines.ok && lines.value.map(({ cells }) => cells[0]).slice(-3)).toEqual(['01-001', '01-002', '02-001'])
    const check = async (file: string) => {
      station.answer(file)
      const chosen = await station.done('file.choose', { purpose: 'basicCatalogue' })
      return station.call('basicCatalogue.check', { file: chosen?.token ?? '' })
    }
    expect(await check(path)).toEqual({
      ok: true,
      value: { entries: [DREDGING, DAMS, { ...MINUTES, group: '水利工程' }] },
    })
    const csv = join(station.folder, 'catalogue.csv')
    const head = '序号,一级事项,事项名称,公开内容（要素）,依据,时限,责任主体,公开渠道,公开方式\n'
    writeFileSync(
      csv,
      `${head}1,水利工程,河道清淤计划,计划,条例,20日,水利局,网站,主动公开\n2,,调度,方案,条例,及时,水利局,网站,不公开\n`,
    )
    expect(await check(csv)).toMatchObject({
      error: { code: 'publicity.line', detail: { line: 3, column: '公开方式' } },
    })
    writeFileSync(csv, '编号,公开事项\n1,河道清淤\n')
    expect(await check(csv)).toMatchObject({ error: { code: 'publicity.columns' } })
    writeFileSync(csv, Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))
    expect(await check(csv)).toMatchObject({ ok: false })
  })

  it('is read from a large workbook on another thread: the window does not wait for it', async () => {
    await station.as('archivist')
    const path = join(station.folder, 'large.xlsx')
    // Rows of blank cells: all are read, and none is handed over.
    const bytes = writeSheet('目录', [['编号'], ...Array.from({ length: 10_000 }, () => [' ', ' ', ' ', ' '])])
    writeFileSync(path, bytes)
    station.answer(path)
    const chosen = await station.done('file.choose', { purpose: 'basicCatalogue' })
    const timed = async (act: () => unknown): Promise<number> => {
      const before = threadTimeMs()
      await act()
      return threadTimeMs() - before
    }
    const whole = await timed(() => readTable(bytes))
    const here = await timed(async () => {
      const checked = await station.call('basicCatalogue.check', { file: chosen?.token ?? '' })
      expect(checked).toMatchObject({ error: { code: 'publicity.columns' } })
    })
    expect(here).toBeLessThan(whole / 2)
  })

  it('keeps every version, tells what is new in one, and the next is in force from no earlier day', async () => {
    expect(await propose('1', [DREDGING])).toMatchObject({ error: { code: 'publicity.versionTaken' } })
    expect(await propose('2', [DREDGING], '2025-12-31')).toMatchObject({
      error: { code: 'publicity.earlier', detail: { day: '2026-01-01' } },
    })
    const changed = { ...DREDGING, limit: '自形成之日起10个工作日内' }
    expect(await propose('2', [changed, MINUTES, entry('01-003', '节水')], '2099-01-01')).toMatchObject({ ok: true })
    await station.as('principal')
    expect((await waiting())?.differences).toEqual({ added: ['01-003'], removed: ['01-002'], changed: ['01-001'] })
    expect(await confirm()).toMatchObject({ ok: true })
    const view = await station.done('basicCatalogue.view', {})
    expect(view.versions.map((one) => [one.version, one.isCurrent])).toEqual([
      ['2', false],
      ['1', true],
    ])
    expect((await station.done('basicCatalogue.version', { version: '2' })).entries[0]).toEqual(changed)
    expect((await sheet('basic')).map(([item]) => item)).toEqual(['01-001', '01-002', '02-001'])
  })
})

describe('政府信息公开指南', () => {
  const texts = {
    ...{ classification: '按内容分为机构职能、政策文件等类。', arrangement: '按索引号编排。\n逐年排列。' },
    ...{ access: '县政府网站政府信息公开平台。', organ: '云岭县水利局办公室', address: '云岭县建设路1号' },
    ...{ hours: '工作日上午八时半至十二时，下午二时半至五时半', telephone: '0000-0000000', fax: '无' },
    internet: '县政府网站在线申请',
  }
  const issue = (change: Partial<typeof texts> = {}, issuedOn = today) =>
    station.call('guide.issue', {
      ...{ commandId: station.commandId(), issuedOn, texts: { ...texts, ...change }, reviewMonths: 12 },
    })

  it('has all that the article names, every version of it, and is written as it is put up', async () => {
    await station.as('archivist')
    expect(await issue({ fax: ' ' })).toMatchObject({ error: { code: 'publicity.guidePart' } })
    expect(await issue({}, '2099-01-01')).toMatchObject({ error: { code: 'publicity.guideDay' } })
    expect(await issue({}, '2024-02-29')).toMatchObject({ ok: true })
    // A year and more: to be looked through again.
    expect(await reminders()).toEqual(['guideOld'])
    expect(await issue({ telephone: '0000-1111111' })).toMatchObject({ ok: true })
    expect(await issue({}, '2024-03-01')).toMatchObject({ error: { code: 'publicity.guideDay' } })
    expect(await reminders()).toEqual([])
    const { versions } = await station.done('guide.view', {})
    expect(versions.map(({ texts: of, by }) => [of.telephone, by])).toEqual([
      ['0000-1111111', '温故之'],
      ['0000-0000000', '温故之'],
    ])
    const read = importDocument({ fileName: 'guide.docx', bytes: readFileSync(await exported('guide', 'docx')) })
    if (!read.ok) throw new Error(read.error.code)
    const lines = read.value.document.body.flatMap((block) => ('text' in block ? [block.text] : []))
    expect(lines).toEqual(expect.arrayContaining(['逐年排列。', '联系电话：0000-1111111', '传真：无']))
    expect((await sheet('guide')).map(([name]) => name)).toEqual(Object.values(publicityText.guide.parts))
  })

  it('is to be looked through when what it tells of the office was changed, and the same again is no change', async () => {
    const code = (organCode: string) => station.done('register.setCode', { commandId: station.commandId(), organCode })
    await code('11370322004222241N')
    expect(await reminders()).toEqual(['guideBehind'])
    expect((await station.done('guide.view', {})).behind).toEqual(['register'])
    expect(await issue()).toMatchObject({ ok: true })
    await code('11370322004222241N')
    expect(await reminders()).toEqual([])
  })
})

describe('移交进馆', () => {
  it('tells what is to go to the archive by now, since when, and makes a batch and a list of exactly that', async () => {
    await station.as('archivist')
    const list = (scope: 'filed' | 'transfer') => station.done('archive.list', { scope, filter: NONE, page: 0 })
    const about = async () =>
      (await station.done('office.reminders', {})).filter(({ about: one }) => one === 'transferDue')
    expect(await about()).toEqual([])
    // Of 2014, ten years kept at a county's archive: due from the first of January 2025 on.
    expect(await station.file(released, { year: 2014, reason: '补归早年文件' })).toBe('Z109-WS·2014-D30-BGS-0001')
    const due = await list('transfer')
    expect(due).toMatchObject({ total: 1, transferYears: 10, rows: [{ caseId: released, transferOn: '2025-01-01' }] })
    expect(await about()).toEqual([{ about: 'transferDue', count: 1 }])
    // Put off with the approval of the archive authority, by two hands; and due again when that is withdrawn.
    const paper = join(station.folder, '批复.txt')
    writeFileSync(paper, '同意延长移交。')
    station.answer(paper)
    const letter = (await station.done('file.choose', { purpose: 'letter' }))?.token ?? ''
    const extension = {
      ...{
        fonds: 'Z109',
        year: 2014,
        until: '2099-12-31',
        authority: '云岭县档案局',
        documentNumber: '云档〔2026〕2号',
      },
      ...{ approvedOn: '2026-01-20', reason: '尚需利用', token: letter },
    }
    const record = (change: object = {}) =>
      station.call('archive.recordExtension', { commandId: station.commandId(), ...extension, ...change })
    expect(await record({ until: '2024-12-31' })).toMatchObject({
      error: { code: 'extension.beforeDue', detail: { on: '2025-01-01' } },
    })
    expect(await record({ reason: '机密★10年' })).toMatchObject({ error: { code: 'import.classified' } })
    expect(await record()).toMatchObject({ ok: true })
    expect(await list('transfer')).toMatchObject({ total: 1 })
    await station.as('deputy')
    const [{ extensionId, mayConfirm } = { extensionId: '', mayConfirm: false }] = (
      await station.done('archive.extensions', {})
    ).extensions
    expect(mayConfirm).toBe(true)
    expect(await reminders()).toContain('extensionProposed')
    await station.done('archive.confirmExtension', { commandId: station.commandId(), extensionId })
    await station.as('archivist')
    expect(await list('transfer')).toMatchObject({ total: 0, counts: { transfer: 0 } })
    expect(await list('filed')).toMatchObject({ rows: [{ extendedUntil: '2099-12-31' }] })
    expect(await about()).toEqual([])
    const folder = await station.chooseFolder('exportFolder', 'letters')
    await station.done('archive.saveExtensionLetter', { extensionId, folder: folder.token })
    expect(readFileSync(join(folder.path, '批复.txt'), 'utf8')).toBe('同意延长移交。')
    const ended = { commandId: station.commandId(), extensionId, reason: '提前移交' }
    await station.done('archive.withdrawExtension', ended)
    expect(await about()).toEqual([{ about: 'transferDue', count: 1 }])
    const filter = { ...NONE, transferDue: true } as const
    const plan = () => station.done('archive.handoverPlan', { filter, batchSha256: null })
    expect(await plan()).toMatchObject({ items: 0, unpackaged: 1 })
    const { token } = await station.chooseFolder('archiveFolder', 'transfer')
    expect(await station.done('archive.plan', { filter, folder: token })).toMatchObject({
      ...{ items: 1, name: 'Z109-全部-移交到期' },
    })
    const batch = { commandId: station.commandId(), filter, folder: token }
    expect(await station.job('archive.exportBatch', batch)).toMatchObject({ state: 'done' })
    expect(await plan()).toMatchObject({ items: 1, unpackaged: 0 })
    const prepare = { commandId: station.commandId(), receiver: '云岭县档案馆', batchSha256: null, filter }
    await station.done('archive.prepareHandover', prepare)
    expect((await station.done('archive.handovers', {})).handovers).toMatchObject([{ items: 1 }])
    expect(await list('transfer')).toMatchObject({ total: 0 })
    expect(await about()).toEqual([])
    // A file of twenty years, at the archive of a city.
    const [handover] = (await station.done('archive.handovers', {})).handovers
    const withdrawn = { handoverId: handover?.handoverId ?? '', reason: '馆别写错', commandId: station.commandId() }
    await station.done('archive.withdrawHandover', withdrawn)
    const { rules } = await station.done('archive.rules', {})
    if (rules === null) throw new Error('the rules are set')
    await station.done('archive.setRules', { ...rules, transferYears: 20, commandId: station.commandId() })
    expect(await list('transfer')).toMatchObject({ total: 0, transferYears: 20 })
  }, 120_000)

  it('tells the archivist of what nobody has proposed to appraise, and a leader of what was proposed', async () => {
    await station.file(released, { year: 2014, retention: 'D10', reason: '补归早年文件' })
    expect(await station.done('office.reminders', {})).toContainEqual({ about: 'appraisalDue', count: 1 })
    const { caseId, expectedSeq, commandId } = await station.on(released)
    await station.done('archive.proposeDisposal', { caseId, expectedSeq, commandId, reason: '期满' })
    expect(await reminders()).not.toContain('appraisalDue')
    await station.as('deputy')
    expect(await station.done('office.reminders', {})).toContainEqual({ about: 'appraisalProposed', count: 1 })
  })
})
