import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'

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
    expect((await station.done('case.changes', { caseId: target })).validity?.validity).toBe('inForce')
    expect(await station.done('case.changes', { caseId: other })).toMatchObject({
      change: { done: false, opens: true },
    })
    await released(other)
    const changed = await station.done('case.changes', { caseId: target })
    expect(changed.validity?.validity).toBe('repealed')
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
    })
    await station.as('clerk')
    const { validity } = await station.done('case.changes', { caseId: target })
    expect(validity?.withdrawnOn).not.toBeNull()
    expect(validity?.validity).toBe('inForce')
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
