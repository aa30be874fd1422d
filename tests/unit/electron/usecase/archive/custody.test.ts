import { NO_FILTER } from '#renderer/feature/search/search-model.ts'
import { readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'
import { CHANNELS } from '#shared/contract/names.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { readSheet } from '#electron/main/document/sheet/read-sheet.ts'
import { SHEETS } from '#shared/domain/register/sheet-name.ts'
import { forgetTraces } from '#electron/main/usecase/archive/forget-traces.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { backedUp, handsOf, opened, takesTwoElsewhere } from '../../../../helper/backup-acts.ts'
import { heldMeanwhile, PAPER } from '../../../../helper/hold-acts.ts'
import { createStaffedOffice, STAFF, type Hand, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

/** One office for the whole file: each test goes on where the one before it left the archive. */
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let kept = ''
/** Made before anything was destroyed. */
let backup = ''
let gone = ''
const NONE = { year: null, fonds: null, retention: null, organisation: null }
const SECRET = '何小田'

const release = async (caseId: string, indexNumber: string): Promise<void> => {
  await station.approve(caseId)
  await station.as('clerk')
  const { token } = await station.chooseFolder('releaseFolder', `release ${caseId}`)
  const catalogue = { indexNumber, theme: '', department: '云岭县水利局', summary: '水务事项', keywords: [] }
  const input = { ...(await station.on(caseId)), documentNumber: '', folder: token, catalogue }
  const outcome = await station.job('release.build', input)
  expect(outcome.state, JSON.stringify(outcome)).toBe('done')
}
/** A case with all that a case may have: a suggestion, a second round, and a version for the public without a name. */
const rich = async (title: string): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, `青石水库灌溉用水每立方米0.32元。\n联系人${SECRET}。`)
  await station.submit(caseId)
  await station.as('head')
  const changes = [{ kind: 'line' as const, line: 1, text: '青石水库灌溉用水每立方米0.30元。' }]
  await station.done('suggestion.make', { ...(await station.on(caseId)), changes })
  await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请核对' })
  await station.as('clerk')
  for (const { suggestionId } of (await station.done('case.remarks', { caseId })).suggestions) {
    const said = { suggestionIds: [suggestionId], decision: 'rejected' as const, reason: '金额无误' }
    await station.done('suggestion.decide', { ...(await station.on(caseId)), ...said })
  }
  const { document, contentHash } = await station.done('redaction.view', { caseId })
  const line = documentLines(document).findIndex(({ text }) => text.includes(SECRET))
  const start = documentLines(document)[line]?.text.indexOf(SECRET) ?? 0
  const place = { kind: 'passage', line, start, end: start + SECRET.length } as const
  const removals = [{ place, mask: 'name', ground: 'personalPrivacy', reason: '不宜公开' } as const]
  const { seq } = await station.view(caseId)
  await station.done('redaction.save', { caseId, expectedSeq: seq, contentHash, confirmed: true, removals })
  await station.submit(caseId)
  await release(caseId, 'YL-2026-00002')
  return caseId
}
const act = async (caseId: string) => {
  const { expectedSeq, commandId } = await station.on(caseId)
  return { caseId, expectedSeq, commandId }
}
const list = (scope: 'waiting' | 'filed' | 'due' | 'transfer') =>
  station.done('archive.list', { scope, filter: NONE, page: 0 })
/** A search waits for the index only so long; the page then says how many are due. */
const find = async (query: string) => {
  for (;;) {
    const page = await station.done('search.find', { query, filter: NO_FILTER, after: null })
    if (page.due === 0) return page.rows
  }
}
const storeOf = () => {
  const store = station.session.current()?.store
  if (store === undefined) throw new Error('somebody is unlocked')
  return store
}
/** The whole log, written out by the auditor who is in, and verified by anybody. */
const provenLog = async (name: string): Promise<string> => {
  const { path, token } = await station.chooseFolder('exportFolder', name)
  const outcome = await station.ended((await station.done('audit.export', { folder: token })).jobId)
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
  const log = join(path, outcome.files[0] ?? '')
  const verdict = await verifyPath(log, { root: null, now: new Date() })
  expect(verdict.ok && verdict.value.ok, JSON.stringify(verdict)).toBe(true)
  return readFileSync(log, 'utf8')
}
const isRegister = (name: string): boolean => name.endsWith('.mjdestroyed')
const sheetOf = (name: string, path: string) => {
  const read = readSheet(readFileSync(join(path, name)))
  if (!read.ok) throw new Error(read.error.code)
  return read.value.map(({ cells }) => cells)
}

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
  await station.as('clerk')
  kept = await station.draft('关于城东水厂检修的通知', '自2026年7月1日起停水两日。')
  await station.submit(kept)
  await release(kept, 'YL-2026-00001')
  gone = await rich('关于青石水库灌溉水价的通知')
}, 240_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

describe('移交', () => {
  it('lists what was packed, once, and prints it with what the law wants to know of each file', async () => {
    await station.as('archivist')
    await station.file(kept)
    const prepare = { receiver: '云岭县档案馆', batchSha256: null, filter: NONE }
    const none = await station.call('archive.prepareHandover', { ...prepare, commandId: station.commandId() })
    expect(none).toMatchObject({ error: { code: 'handover.empty' } })
    const packing = await station.chooseFolder('archiveFolder', 'packages')
    const packed = await station.job('archive.export', { ...(await station.on(kept)), folder: packing.token })
    expect(packed).toMatchObject({ state: 'done' })
    await station.done('archive.prepareHandover', { ...prepare, commandId: station.commandId() })
    const again = await station.call('archive.prepareHandover', { ...prepare, commandId: station.commandId() })
    expect(again).toMatchObject({ error: { code: 'handover.empty' } })
    const [wrong] = (await station.done('archive.handovers', {})).handovers
    const withdraw = { handoverId: wrong?.handoverId ?? '', reason: '接收单位写错' }
    await station.done('archive.withdrawHandover', { ...withdraw, commandId: station.commandId() })
    expect(
      await station.call('archive.withdrawHandover', { ...withdraw, commandId: station.commandId() }),
    ).toMatchObject({ error: { code: 'handover.withdrawn' } })
    await station.done('archive.prepareHandover', { ...prepare, commandId: station.commandId() })
    const { handovers } = await station.done('archive.handovers', {})
    expect(handovers.map(({ withdrawn }) => withdrawn?.reason ?? '')).toEqual(['', '接收单位写错'])
    const [handover] = (await station.done('archive.handovers', {})).handovers
    expect(handover).toMatchObject({ receiver: '云岭县档案馆', items: 1, receipt: null })
    const folder = await station.chooseFolder('exportFolder', 'handover')
    const input = { handoverId: handover?.handoverId ?? '', format: 'xlsx', folder: folder.token } as const
    expect(await station.job('archive.exportHandover', input)).toMatchObject({ state: 'done' })
    const [columns, line] = sheetOf('档案移交清单.xlsx', folder.path)
    expect(columns).toEqual(expect.arrayContaining(['档号', '题名', '公开情况', '开放意见', '密级变更']))
    expect(line).toEqual(expect.arrayContaining(['关于城东水厂检修的通知', '主动公开', '开放']))
  })

  it('takes the receipt once, of a day that can be, and prints it with the list', async () => {
    const [handover] = (await station.done('archive.handovers', {})).handovers
    const handoverId = handover?.handoverId ?? ''
    const day = (days: number) => new Date(Date.now() + (8 + 24 * days) * 3_600_000).toISOString().slice(0, 10)
    const receive = (receivedOn: string) => ({
      ...{ commandId: station.commandId(), handoverId, receivedBy: '何守档', receivedOn },
      ...{ documentNumber: '云档收〔2026〕3号', note: '', items: 1 },
    })
    for (const impossible of [day(-1), day(1)])
      expect(await station.call('archive.receiveHandover', receive(impossible))).toMatchObject({
        error: { code: 'handover.impossibleDate' },
      })
    await station.done('archive.receiveHandover', receive(day(0)))
    expect(await station.call('archive.receiveHandover', receive(day(0)))).toMatchObject({
      error: { code: 'handover.received' },
    })
    expect((await station.done('archive.handovers', {})).handovers[0]?.receipt).toMatchObject({ receivedBy: '何守档' })
    const { rows } = await list('filed')
    expect(rows.find(({ caseId }) => caseId === kept)?.handedTo).toBe('云岭县档案馆')
    const { contentHash } = await station.on(kept)
    const item = { ...{ contentHash, year: 2026, retention: 'D10', organisation: 'BGS', tableItem: '' }, serial: null }
    const { caseId, expectedSeq } = await act(kept)
    const renumbered = { ...item, caseId, expectedSeq, pages: 1, reason: '期限定错', retention: 'D10' } as const
    expect(await station.call('archive.file', { commandId: station.commandId(), items: [renumbered] })).toMatchObject({
      error: { code: 'archive.handedOver' },
    })
    const folder = await station.chooseFolder('exportFolder', 'received')
    const printed = await station.job('archive.exportHandover', { handoverId, format: 'pdf', folder: folder.token })
    expect(printed).toMatchObject({ state: 'done', files: ['档案移交清单.pdf'] })
  })
})

/** Questions beside the two that many channels take: none, and the case. */
const questions = (): Partial<Record<ChannelName, readonly object[]>> => ({
  'archive.list': (['waiting', 'filed', 'due', 'transfer'] as const).map((scope) => ({ scope, filter: NONE, page: 0 })),
  'register.view': SHEETS.map((sheet) => ({ sheet, from: '2020-01-01', until: '2099-12-31', year: 2026 })),
  'search.find': [{ query: '水库', filter: NO_FILTER, after: null }],
  'search.count': [{ query: '水库', filter: NO_FILTER }],
  'change.targets': [{ search: '水' }],
  'inbox.list': (['all', 'waiting'] as const).map((scope) => ({ scope, offset: 0, limit: 50 })),
  'audit.list': [
    { ...{ personId: null, caseId: null, scope: 'all', from: null, until: null }, ...{ offset: 0, limit: 50 } },
  ],
  'case.diff': [{ caseId: gone, fromVersion: 1, toVersion: 2 }],
  'case.redlinePages': [{ caseId: gone, fromVersion: 1, toVersion: 2, pages: { from: 1, to: 1 } }],
})
/** These show the text itself, and say by which appraisal it is gone. */
const OF_THE_TEXT = ['case.attribution', 'case.diff', 'case.redlinePages']
const table: Readonly<Record<string, Channel>> = channels
const HANDS = Object.keys(STAFF) as readonly Hand[]
/** Somebody who may ask; the archivist where anybody may. */
const asker = ({ roles }: Channel): Hand => {
  const mayAsk = (hand: Hand) => STAFF[hand][1].some((role: Role) => roles !== 'any' && roles?.includes(role))
  return HANDS.find(mayAsk) ?? 'archivist'
}

describe('鉴定销毁', () => {
  it('destroys the file whose time is over, and not one that was found to be kept for ever meanwhile', async () => {
    backup = await backedUp(station)
    await station.as('archivist')
    const { contentHash } = await station.on(gone)
    const table = { file: null, version: '2026', basis: '示例，未经审核', commandId: station.commandId() }
    await station.done('archive.adoptTable', table)
    const of2010 = { contentHash, year: 2010, retention: 'D30', organisation: 'BGS', serial: null, pages: 1 } as const
    const { expectedSeq } = await act(gone)
    const unsaid = { ...of2010, caseId: gone, expectedSeq, tableItem: '2.1', reason: ' ' }
    expect(await station.call('archive.file', { commandId: station.commandId(), items: [unsaid] })).toMatchObject({
      error: { code: 'archive.reasonRequired' },
    })
    await station.file(gone, { year: 2010, retention: 'D10', reason: '按十年保管' })
    expect((await list('due')).rows.map(({ caseId }) => caseId)).toEqual([gone])
    await station.done('archive.proposeDisposal', { ...(await act(gone)), reason: '保管期满' })
    await station.file(gone, { year: 2010, retention: 'Y', reason: '期限定错，应为永久' })
    await station.as('deputy')
    const decision = { result: 'destroyed', reason: '同意销毁', keepUntil: null } as const
    expect(await station.call('archive.decideDisposal', { ...(await act(gone)), ...decision })).toMatchObject({
      error: { code: 'archive.noProposal' },
    })
    await station.as('archivist')
    await station.file(gone, { year: 2010, retention: 'D10', serial: 2, reason: '经核实为十年' })
    await station.done('archive.proposeDisposal', { ...(await act(gone)), reason: '保管期满' })
    await heldMeanwhile(station, gone)
    const entries = [{ rule: 'lexicon', list: 'yunling', term: '水价', level: 'medium', count: 1 }]
    const found = [gone, kept].map((caseId) => ({ caseId, title: '通知', stage: 'archived', entries }))
    storeOf().saveSetting('lexiconRescan', { at: new Date().toISOString(), uses: 0, scanned: 2, cases: found })
    await station.done('archive.decideDisposal', { ...(await act(gone)), ...decision })
    expect(storeOf().setting('lexiconRescan')).toMatchObject({ cases: [{ caseId: kept }] })
    expect(storeOf().tracesDue()).toBe(true)
    await forgetTraces(storeOf(), () => true)
    expect(storeOf().tracesDue()).toBe(false)
    expect((await list('filed')).rows.find(({ caseId }) => caseId === gone)?.destroyedAt).not.toBeNull()
  })

  it('leaves every list, register, search and screen of the program as usable as before', async () => {
    const asked: [Hand, ChannelName, unknown][] = []
    for (const [name, channel] of Object.entries(table)) {
      if (CHANNELS[name as ChannelName] !== 'query') continue
      const inputs = [{}, { caseId: gone }, ...(questions()[name as ChannelName] ?? [])]
      for (const input of inputs.filter((one) => channel.input.safeParse(one).success))
        asked.push([asker(channel), name as ChannelName, input])
    }
    expect(new Set(asked.map(([, name]) => name)).size).toBeGreaterThan(30)
    const failed: string[] = []
    for (const hand of HANDS) {
      const mine = asked.filter(([who]) => who === hand)
      if (mine.length === 0) continue
      await station.as(hand)
      for (const [, name, input] of mine) {
        const reply = await station.call(name, input as never)
        const code = reply.ok ? '' : reply.error.code
        if (OF_THE_TEXT.includes(name)) expect([name, code]).toEqual([name, 'archive.textDestroyed'])
        else if (code === 'defect' || code.startsWith('fault.')) failed.push(`${name} ${JSON.stringify(input)} ${code}`)
      }
    }
    expect(failed).toEqual([])
    await station.as('clerk')
    const { token } = await station.chooseFolder('exportFolder', 'of the destroyed')
    const exports: readonly [ChannelName, object][] = [
      ['case.attribution', {}],
      ['case.exportRedline', { fromVersion: 1, toVersion: 2, format: 'pdf', folder: token }],
      ['case.exportAttribution', { format: 'pdf', folder: token }],
      ['case.exportForm', { form: 'approval', folder: token }],
    ]
    for (const [name, input] of exports)
      expect(await station.call(name, { caseId: gone, ...input }), name).toMatchObject({
        error: {
          code: 'archive.textDestroyed',
          detail: {
            proposedBy: '温故之',
            decidedBy: '秦明达',
            number: expect.stringMatching(/D10-BGS-0002$/) as string,
          },
        },
      })
  })

  it('is told where the case is shown: its title and numbers are found, its words are not', async () => {
    await station.as('archivist')
    const number = (await list('filed')).rows.find(({ caseId }) => caseId === gone)?.archivalNumber ?? ''
    expect((await find('YL-2026-00001')).map(({ caseId }) => caseId)).toEqual([kept])
    for (const words of ['青石水库灌溉水价', number, 'YL-2026-00002'])
      expect((await find(words)).map(({ caseId }) => caseId)).toEqual([gone])
    expect(await find('每立方米')).toEqual([])
    const count = await station.done('search.count', { query: '通知', filter: NO_FILTER })
    expect(count.total).toBe(2)
    expect(await station.view(gone)).toMatchObject({ publicVersion: null, document: { body: [] } })
    expect(await station.done('release.prepare', { caseId: gone })).toMatchObject({ released: null, summary: '' })
    await station.as('clerk')
    expect((await station.view(gone)).allowed).not.toContain('release.build')
    const folder = await station.chooseFolder('releaseFolder', 'again')
    const again = { ...(await station.on(gone)), documentNumber: '', folder: folder.token }
    expect(await station.call('release.build', again)).toMatchObject({ error: { code: 'archive.destroyed' } })
  })

  it('is skipped by whatever reads the texts of all cases', async () => {
    await station.as('officer')
    const { jobId } = await station.done('lexicon.rescan', {})
    expect(await station.ended(jobId)).toMatchObject({ state: 'done' })
    expect(await station.done('lexicon.findings', {})).toMatchObject({ scanned: 1 })
    expect(await station.done('lexicon.statistics', {})).toMatchObject({ cases: 1 })
    const path = join(station.folder, 'terms.csv')
    writeFileSync(path, 'term,category,level\n水厂检修底稿,internal,high\n')
    station.answer(path)
    const file = (await station.done('file.choose', { purpose: 'lexicon' }))?.token ?? ''
    const facts = { id: 'yunling', version: '1', name: '云岭县词库', issuedOn: '2026-01-08' }
    expect(await station.done('lexicon.check', { file, facts })).toMatchObject({ entries: 1 })
  })

  it('stands in a list that names who proposed and who decided, for print and signature', async () => {
    await station.as('archivist')
    for (const format of ['xlsx', 'pdf'] as const) {
      const folder = await station.chooseFolder('exportFolder', `disposals ${format}`)
      const { jobId } = await station.done('archive.exportDisposals', { format, folder: folder.token })
      expect(await station.ended(jobId)).toMatchObject({ state: 'done', files: [`档案销毁清册.${format}`] })
      if (format === 'pdf') continue
      const [columns, line] = sheetOf('档案销毁清册.xlsx', folder.path)
      expect(columns).toEqual(['序号', '档号', '文号', '题名', '日期', '页数', '保管到期', '提出鉴定', '批准销毁'])
      expect(line?.[3]).toBe('关于青石水库灌溉水价的通知')
      expect(line?.[6]).toBe('2020-12-31')
      expect(line?.[7]).toMatch(/^温故之：保管期满（/)
      expect(line?.[8]).toMatch(/^秦明达：同意销毁（/)
    }
  })

  it('leaves the whole log to be verified by anybody, the destruction on record in it', async () => {
    await station.as('auditor')
    expect(await provenLog('log')).toContain('DisposalDecided')
  })

  it('leaves a draft’s redaction with no case that was released', async () => {
    await station.as('archivist')
    expect(storeOf().draftRedaction(gone)).toBeNull()
    expect(storeOf().workingCopy(kept)).toBeNull()
    const folder = await station.chooseFolder('exportFolder', 'catalog')
    const input = { filter: NONE, format: 'xlsx', folder: folder.token } as const
    expect(await station.job('archive.exportCatalog', input)).toMatchObject({ state: 'done' })
    const [columns, ...lines] = sheetOf('归档文件目录.xlsx', folder.path)
    expect(columns).toEqual(['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'])
    expect(lines.map((line) => line[4])).toEqual(['关于青石水库灌溉水价的通知', '关于城东水厂检修的通知'])
    expect(lines[0]?.at(-1)).toMatch(/原档号 .*D10-BGS-0001、.*Y-BGS-0001 作废：经核实为十年；销毁/)
  })

  it('wins over a backup of before: the restore destroys it again, by the store or by the register beside it', async () => {
    const { kind, documentNumber } = PAPER
    const { archivalNumber: number } = (await list('filed')).rows.find(({ caseId }) => caseId === gone) ?? {}
    await station.done('hold.place', { ...(await act(kept)), ...PAPER })
    await station.done('session.lock', {})
    const view = async () => {
      expect(await opened(station, backup, office.recoveryCode)).toMatchObject({ state: 'done' })
      return (await station.done('restore.view', {}))?.destroyed
    }
    const again = { items: 1, numbers: [number] }
    expect(await view()).toMatchObject({ ...again, source: 'store' })
    // 保全 that the backup does not know of is told to whoever confirms.
    const shown = [{ title: '关于城东水厂检修的通知', kind, documentNumber, isPlaced: true }]
    expect((await station.done('restore.view', {}))?.held).toEqual({ items: 1, shown })
    // The disk is dead: the register beside the office tells, and where it is gone as well nobody can.
    const disk = readFileSync(join(station.profile, 'office', 'store.db'))
    writeFileSync(join(station.profile, 'office', 'store.db'), Buffer.alloc(8192, 1))
    expect(await view()).toMatchObject({ ...again, source: 'register', registeredAt: expect.any(String) as string })
    const register = readFileSync(join(station.profile, 'destroyed.mjdestroyed'))
    expect(register.includes(Buffer.from(gone))).toBe(false)
    rmSync(join(station.profile, 'destroyed.mjdestroyed'))
    const beside = join(station.folder, 'usb', readdirSync(join(station.folder, 'usb')).find(isRegister) ?? '')
    // Of the day of the backup: it says that it knows of none until then.
    expect(await view()).toMatchObject({ items: 0, source: 'register' })
    rmSync(beside)
    expect(await view()).toEqual({ items: 0, numbers: [], source: 'none', registeredAt: null })
    // Whatever somebody put there in its place, larger than any file that is read whole.
    writeFileSync(beside, '')
    truncateSync(beside, 3 * 2 ** 30)
    expect(await view()).toMatchObject({ items: 0, source: 'none' })
    // As a backup of a later day would have left it there.
    writeFileSync(beside, register)
    expect(await view()).toMatchObject({ ...again, source: 'register' })
    expect((await station.done('restore.view', {}))?.held).toBeNull()
    await takesTwoElsewhere(station, backup, office.recoveryCode)
    writeFileSync(join(station.profile, 'office', 'store.db'), disk)
    expect(await view()).toMatchObject({ ...again, source: 'store' })
    await station.done('restore.accept', handsOf(station, 'security', 'auditor'))
    await station.as('auditor')
    expect(storeOf().isDestroyed(gone)).toBe(true)
    const told = storeOf().eventsOf(gone).at(-1)
    expect(told?.type).toBe('DisposalRepeated')
    expect(storeOf().eventsOf(kept).at(-1)?.type).toBe('HoldRepeated')
    await provenLog('log after')
    await station.as('archivist')
    // Of whoever placed it: not theirs to lift.
    expect(await station.view(kept)).toMatchObject({ holds: [{ ...PAPER, by: '温故之', mine: true }] })
    expect(await station.view(gone)).toMatchObject({ publicVersion: null, document: { body: [] } })
    const folder = await station.chooseFolder('exportFolder', 'disposals after')
    const listed = await station.done('archive.exportDisposals', { format: 'xlsx', folder: folder.token })
    expect(await station.ended(listed.jobId)).toMatchObject({ state: 'done' })
    expect(sheetOf('档案销毁清册.xlsx', folder.path)[1]?.[8]).toMatch(/^秦明达：同意销毁（/)
    expect((await find('每立方米')).length).toBe(0)
  }, 180_000)
})
