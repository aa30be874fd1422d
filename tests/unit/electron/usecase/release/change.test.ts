import { randomUUID } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventLine } from '#electron/main/archive/event-log/event-lines.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import { calendarContent, calendarFile } from '#shared/domain/deadline/calendar-package.ts'
import { parseCalendarYear } from '#shared/domain/deadline/parse-calendar.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { createTestOffice, OFFICE_NAME } from '../../../../helper/test-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
}, 60_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

const TEXT = '现将有关事项通知如下。\n请认真执行。'

/** On its way up to the last approval. */
const approved = async (title: string): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, TEXT)
  return caseId
}
const released = async (caseId: string): Promise<void> => {
  await station.as('clerk')
  const folder = await station.chooseFolder('releaseFolder', randomUUID())
  const outcome = await station.job('release.build', {
    ...(await station.on(caseId)),
    documentNumber: '',
    folder: folder.token,
  })
  expect(outcome.state).toBe('done')
}
const through = async (title: string, prepare?: (caseId: string) => Promise<void>): Promise<string> => {
  const caseId = await approved(title)
  if (prepare !== undefined) await prepare(caseId)
  await station.submit(caseId)
  await station.approve(caseId)
  return caseId
}
const plain = async (caseId: string) => {
  const { contentHash: _, ...on } = await station.on(caseId)
  return on
}
const declare = async (caseId: string, targetCaseId: string, kind: 'repeal' | 'withdraw') =>
  station.call('change.declare', {
    ...(await plain(caseId)),
    ...{
      kind,
      scope: 'whole',
      targetCaseId,
      effectiveOn: null,
      basis: '规章制定程序条例第三十七条',
      reason: '已有新规定',
    },
  })

describe('a case that changes a release', () => {
  it('holds with its own release, in one transaction over both logs, and is told on both sides', async () => {
    const target = await through('关于旧事项的通知')
    await released(target)
    const other = await through('关于废止旧事项的通知', async (caseId) => {
      expect(await station.done('change.targets', { search: '旧事项' })).toMatchObject([{ caseId: target }])
      expect(await declare(caseId, target, 'repeal')).toMatchObject({ ok: true })
    })
    await station.as('clerk')
    const before = await station.done('case.changes', { caseId: target })
    expect(before).toMatchObject({ validity: { validity: 'inForce', underWay: ['repeal'] } })
    expect(before.underWay).toEqual([{ kind: 'repeal', caseId: other, title: '关于废止旧事项的通知' }])
    expect((await station.done('change.targets', { search: '旧事项' }))[0]?.validity.underWay).toEqual(['repeal'])
    const listed = await station.done('inbox.list', { scope: 'all', offset: 0, limit: 20 })
    expect(listed.rows.map(({ caseId, validity }) => [caseId, validity?.underWay])).toContainEqual([target, ['repeal']])
    expect(await station.done('case.changes', { caseId: other })).toMatchObject({
      change: { done: false, opens: true },
    })
    await released(other)
    const changed = await station.done('case.changes', { caseId: target })
    expect(changed).toMatchObject({ validity: { validity: 'repealed', underWay: [] }, underWay: [] })
    expect(changed.changedBy).toMatchObject([{ kind: 'repeal', caseId: other, title: '关于废止旧事项的通知' }])
    expect((await station.done('case.changes', { caseId: other })).change?.done).toBe(true)
    const history = await station.done('case.history', { caseId: target })
    expect(history.chain.intact).toBe(true)
    expect(history.rows.at(-1)?.type).toBe('ReleaseChanged')
    const list = await station.done('inbox.list', { scope: 'all', offset: 0, limit: 20 })
    expect(list.rows.find(({ caseId }) => caseId === target)?.validity?.validity).toBe('repealed')
  }, 60_000)

  it('withdraws with the last approval', async () => {
    const target = await through('关于公布一项决定的公告')
    await released(target)
    await through('关于撤下一项决定的说明', async (caseId) => {
      expect(await declare(caseId, target, 'withdraw')).toMatchObject({ ok: true })
      const { validity, underWay } = await station.done('case.changes', { caseId: target })
      expect([validity?.withdrawnOn, validity?.underWay]).toEqual([null, ['withdraw']])
      // A draft of one's own goes by the title that is in it.
      expect(underWay).toMatchObject([{ kind: 'withdraw', title: '关于撤下一项决定的说明' }])
    })
    await station.as('clerk')
    const { validity } = await station.done('case.changes', { caseId: target })
    expect(validity?.withdrawnOn).not.toBeNull()
    expect(validity?.underWay).toEqual([])
    expect(validity?.validity).toBe('inForce')
    // The whole log, over all cases, tells both changes on both sides; and it does not hold without one of them.
    const { store } = station.session.current()!
    const records = [...store.ledgerEvents()]
    const verify = async (events: readonly EventRecord[]) => {
      const lines = events.map((record) => Buffer.from(eventLine(record), 'utf8'))
      const certificates = store.certificates().map(({ certificate }) => certificate)
      const { authorityCertificate: authority } = store.office()
      const input = { lines, events: lines.length, certificates, authority }
      return (await verifyWhole(input, { signatures: true })).problem?.code ?? 'holds'
    }
    expect(await verify(records)).toBe('holds')
    const last = records.findLast(({ type }) => type === 'ReleaseChanged')
    expect(await verify(records.filter((record) => record !== last))).toBe('change.notApplied')
  }, 60_000)

  it('is called for in time: whoever keeps the lists is told of a term that ends within sixty days', async () => {
    const inDays = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
    const endingIn = async (title: string, days: number): Promise<void> => {
      const caseId = await through(title, async (draft) => {
        const term = { effectiveOn: null, until: inDays(days), basis: '市行政规范性文件管理办法' }
        await station.done('change.setTerm', { ...(await plain(draft)), ...term })
      })
      await released(caseId)
    }
    const told = async () => {
      await station.as('archivist')
      return (await station.done('office.reminders', {})).find(({ about }) => about === 'termEnding')?.count ?? 0
    }
    expect(await told()).toBe(0)
    await endingIn('关于一项五年规定的通知', 61)
    expect(await told()).toBe(0)
    await endingIn('关于一项两年规定的通知', 60)
    expect(await told()).toBe(1)
    await station.as('head')
    expect((await station.done('office.reminders', {})).map(({ about }) => about)).not.toContain('termEnding')
  }, 60_000)

  it('names only what was released here', async () => {
    await station.as('clerk')
    const draft = await station.draft('关于一件事的通知', TEXT)
    const other = await station.draft('关于另一件事的通知', TEXT)
    expect(await declare(draft, other, 'repeal')).toMatchObject({ ok: false, error: { code: 'change.targetGone' } })
    expect(await declare(draft, 'nowhere', 'repeal')).toMatchObject({ ok: false, error: { code: 'change.targetGone' } })
  }, 30_000)
})

describe('the time limit and the evidence of a case', () => {
  it('are told with how the date was computed, and refused for a day that has not come', async () => {
    await station.as('clerk')
    const caseId = await station.draft('关于一项处罚的公告', TEXT)
    const first = await station.done('case.deadline', { caseId })
    expect(first).toMatchObject({
      limit: { id: 'disclosure' },
      from: null,
      due: null,
      settable: { documentDate: null },
    })
    const common = {
      ...(await plain(caseId)),
      rule: 'enforcement.penalty',
      start: 'other',
      reason: '当日作出',
    } as const
    expect(await station.call('deadline.set', { ...common, formedOn: '2099-01-01' })).toMatchObject({
      error: { code: 'deadline.inFuture' },
    })
    expect(await station.call('deadline.set', { ...common, start: 'document', formedOn: '2026-11-02' })).toMatchObject({
      error: { code: 'deadline.notDocumentDate' },
    })
    await station.done('deadline.set', { ...common, formedOn: '2026-11-02' })
    const set = await station.done('case.deadline', { caseId })
    expect(set.due?.date).toBe('2026-11-11')
    expect(set.account.at(-1)).toEqual(['2026-11-11', '星期三', '第7个工作日', '工作日'])
  }, 30_000)

  it('count from the day that an issued document bears, unless somebody says why not', async () => {
    await station.as('clerk')
    const caseId = await station.draft('关于已经作出的决定的公告', TEXT)
    const before = await station.view(caseId)
    const document = { ...before.workingCopy!.document, date: '2026年11月2日' }
    await station.done('draft.save', { caseId, expectedSeq: before.seq, document, history: null })
    expect(await station.done('case.deadline', { caseId })).toMatchObject({ start: 'document', from: null })
    const approval = { ...(await plain(caseId)), rule: 'disclosure', start: 'approval', formedOn: null } as const
    expect(await station.call('deadline.set', { ...approval, reason: ' ' })).toMatchObject({
      error: { code: 'case.reasonRequired' },
    })
    await station.submit(caseId)
    const found = await station.done('case.deadline', { caseId })
    expect(found).toMatchObject({ start: 'document', from: '2026-11-02', due: { date: '2026-11-30' } })
    await station.as('head')
    const { rows } = await station.done('inbox.list', { scope: 'waiting', offset: 0, limit: 20 })
    expect(rows.find((row) => row.caseId === caseId)?.due?.date).toBe('2026-11-30')
  }, 30_000)

  it('are over for a document from before the calendar begins, and a leader answers for it under the law of its matter', async () => {
    await station.as('clerk')
    const caseId = await station.draft('关于一项早年决定的公告', TEXT)
    const old = { start: 'other', formedOn: '2023-06-01', reason: '决定书的日期' } as const
    await station.done('deadline.set', { ...(await plain(caseId)), ...old, rule: 'enforcement.penalty' })
    await station.submit(caseId)
    const { gates } = await station.view(caseId)
    expect(gates.find(({ id }) => id === 'G12')).toMatchObject({
      ...{ level: 'override', holds: false, open: true },
      detail: { from: '2023-06-01', basis: '国办发〔2018〕118号' },
    })
  }, 30_000)

  it('come with files through the door, kept byte for byte', async () => {
    await station.as('clerk')
    const caseId = await station.draft('关于一项重大决策的公告', TEXT)
    await station.done('decision.setKind', {
      ...{ ...(await plain(caseId)), kind: 'majorDecision', marketEntities: false, reason: '' },
    })
    const evidence = { item: 'draft.text', on: '2026-11-02', until: null, number: '', note: '决策草案' } as const
    await station.done('evidence.add', { ...(await plain(caseId)), ...evidence, token: null })
    const view = await station.done('case.decision', { caseId })
    const step = view.steps.find(({ step: name }) => name === 'draft')
    expect(step?.evidence).toMatchObject([{ name: '决策草案及其说明', on: '2026-11-02', note: '决策草案', file: null }])
    expect(step?.problems).toMatchObject([{ code: 'missing' }])
    const marked = await station.call('evidence.add', {
      ...{ ...(await plain(caseId)), ...evidence, note: '机密★1年', token: null },
    })
    expect(marked).toMatchObject({ ok: false, error: { code: 'import.classified' } })
  }, 30_000)
})

describe('a calendar that nobody signed', () => {
  it('moves no date before a second person has confirmed it, who sees it day by day', async () => {
    const chosen = async (): Promise<string> => {
      const json = readFileSync(new URL('../../../../../resources/calendar/2027.json', import.meta.url), 'utf8')
      const path = join(station.folder, `${randomUUID()}.json`)
      writeFileSync(path, json.replace('"provisional"', '"final"'))
      station.answer(path)
      return (await station.done('file.choose', { purpose: 'calendar' }))!.token
    }
    const in2027 = async () => (await station.done('calendar.view', {})).years.find(({ year }) => year === 2027)
    await station.as('security')
    const proposed = await station.done('calendar.adopt', { file: await chosen(), commandId: randomUUID() })
    expect(proposed).toEqual({ moved: [], movedCount: 0, waits: true })
    expect(await in2027()).toMatchObject({ status: 'provisional', adopted: false })
    const [mine] = (await station.done('calendar.view', {})).proposals
    const confirm = { proposalId: mine?.proposalId ?? '', commandId: randomUUID() }
    expect(mine?.mine).toBe(true)
    expect(await station.call('calendar.confirm', confirm)).toMatchObject({ error: { code: 'office.secondHand' } })
    await station.as('system')
    const [theirs] = (await station.done('calendar.view', {})).proposals
    expect(theirs).toMatchObject({ by: '安守正', mine: false })
    expect(theirs?.years[0]?.off.some(({ name }) => name === '国庆节')).toBe(true)
    await station.done('calendar.confirm', confirm)
    expect(await in2027()).toMatchObject({ status: 'final', adopted: true })
    expect((await station.done('calendar.view', {})).proposals).toEqual([])
  }, 30_000)

  it('and local days off move none either, before another has confirmed them', async () => {
    const days = [{ name: '古尔邦节', from: '2026-05-27', to: '2026-05-28' }]
    const local = { year: 2026, days, basis: '自治区人民政府令第1号' }
    const shown = () => station.done('calendar.view', {})
    await station.as('security')
    const marked = { ...local, basis: '机密★1年', commandId: randomUUID() }
    expect(await station.call('calendar.setLocal', marked)).toMatchObject({ error: { code: 'import.classified' } })
    const act = { ...local, commandId: randomUUID() }
    await station.done('calendar.setLocal', act)
    await station.done('calendar.setLocal', act)
    expect(await station.call('calendar.setLocal', { ...act, days: [] })).toMatchObject({
      error: { code: 'contract.commandReused' },
    })
    expect((await shown()).local).toEqual([])
    const [waiting] = (await shown()).proposals
    expect(waiting).toMatchObject({ by: '安守正', mine: true, years: [], local, movedCount: 0 })
    const confirm = { proposalId: waiting?.proposalId ?? '', commandId: randomUUID() }
    expect(await station.call('calendar.confirm', confirm)).toMatchObject({ error: { code: 'office.secondHand' } })
    await station.as('archivist')
    await station.done('calendar.confirm', confirm)
    expect((await shown()).local).toEqual(days.map((day) => ({ year: 2026, ...day })))
    expect((await shown()).proposals).toEqual([])
  }, 30_000)
})

describe('a calendar that another office signed', () => {
  const signed = async (alter: (json: string) => string = (json) => json): Promise<string> => {
    const year = parseCalendarYear(
      readFileSync(new URL('../../../../../resources/calendar/2027.json', import.meta.url), 'utf8'),
    )
    if (!year.ok) throw new Error(year.error.code)
    const calendar = { issuer: '云溪县人民政府办公室', years: [{ ...year.value, status: 'final' as const }] }
    const cms = await signDetached(calendarContent(calendar), stranger.releaseSigner)
    const json = Buffer.from(calendarFile(calendar, Buffer.from(cms).toString('base64'))).toString('utf8')
    const path = join(station.folder, `${randomUUID()}.json`)
    writeFileSync(path, alter(json))
    station.answer(path)
    return (await station.done('file.choose', { purpose: 'calendar' }))!.token
  }
  const stranger = createTestOffice()

  it('is taken once the security administrator trusts its issuer, whose fingerprint is shown, and not any more after', async () => {
    await station.as('system')
    const refused = await station.call('calendar.check', { file: await signed() })
    expect(refused).toMatchObject({ error: { code: 'calendar.notTrusted', detail: { issuer: OFFICE_NAME } } })
    const shown = refused.ok ? '' : String(refused.error.detail?.['fingerprint'])
    expect(shown.replaceAll(' ', '').toLowerCase()).toBe(stranger.authority.certificateSha256)
    const trust = async () => ({ file: await signed(), commandId: randomUUID() })
    expect(await station.call('calendar.trust', await trust())).toMatchObject({ error: { code: 'identity.wrongRole' } })
    await station.as('security')
    const altered = { file: await signed((json) => json.replace('云溪', '云岭')), commandId: randomUUID() }
    expect(await station.call('calendar.trust', altered)).toMatchObject({ error: { code: 'calendar.altered' } })
    await station.done('calendar.trust', await trust())
    expect((await station.done('calendar.view', {})).issuers).toMatchObject([
      { name: OFFICE_NAME, sha256: stranger.authority.certificateSha256 },
    ])
    expect(await station.done('calendar.check', { file: await signed() })).toMatchObject({ isSigned: true })
    await station.done('calendar.adopt', { file: await signed(), commandId: randomUUID() })
    const sha256 = stranger.authority.certificateSha256
    await station.done('calendar.distrust', { sha256, commandId: randomUUID() })
    expect(await station.call('calendar.check', { file: await signed() })).toMatchObject({
      error: { code: 'calendar.notTrusted' },
    })
    const { years } = await station.done('calendar.view', {})
    expect(years.find(({ year }) => year === 2027)).toMatchObject({ status: 'final', adopted: true })
  }, 30_000)
})
