import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { NO_FILTER } from '#renderer/feature/search/search-model.ts'
import type { Input } from '#shared/contract/channels.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
beforeAll(async () => {
  office = await createStaffedOffice()
}, 60_000)
// The clock goes on in each: one office apiece.
beforeEach(async () => {
  station = await office.start()
})
afterEach(() => station.stop())
afterAll(() => {
  office.remove()
})

/** Of the Beijing calendar, so many days from now. */
const inDays = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const at = (days: number) => () => new Date(Date.now() + days * 86_400_000)

type Said = Partial<Omit<Input<'disclosure.determine'>, 'caseId' | 'expectedSeq' | 'commandId' | 'contentHash'>>
type Decision = Extract<Said['enforcement'], { phase: 'decision' }>
type Party = NonNullable<Said['thirdParties']>[number]
/** A draft whose determination says this beside what all say. */
const determined = async (title: string, said: (caseId: string) => Promise<Said>): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, '现将有关事项公告如下。')
  const change = await said(caseId)
  const { expectedSeq } = await station.on(caseId)
  const { workingCopy } = await station.view(caseId)
  if (workingCopy === null) throw new Error('it is a draft')
  const document = workingCopy.document
  const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document, history: null })
  const whole = { ...sampleDetermination('条例第二十条第（六）项', 1), ...change }
  const on = { caseId, expectedSeq, commandId: station.commandId(), contentHash }
  const { seq } = await station.done('disclosure.determine', { ...on, ...whole })
  const submit = { caseId, expectedSeq: seq, contentHash, publicHash: null }
  await station.done('case.submit', { ...submit, commandId: station.commandId() })
  await station.approve(caseId)
  return caseId
}
const build = async (caseId: string) => {
  await station.as('clerk')
  const { token } = await station.chooseFolder('releaseFolder', randomUUID())
  const input = { ...(await station.on(caseId)), documentNumber: '', folder: token }
  const begun = await station.call('release.build', input)
  return begun.ok ? station.ended(begun.value.jobId) : { state: 'refused', error: begun.error }
}

const PENALTY: Decision = {
  ...{ phase: 'decision', kind: 'penalty', number: '云水罚〔2026〕12号', name: '未经批准取水案', category: '罚款' },
  ...{ content: '未经批准擅自取水', basis: '水法第六十九条', party: '云溪便民商店', partyKind: 'organization' },
  ...{ creditCode: '91350100M000100Y43', result: '罚款二万元', decidedOn: inDays(-1), organ: '云岭县水利局' },
  remark: '',
}
const MONTHS = {
  ...{ permitOrganization: null, permitPerson: null, penaltyOrganization: 1, penaltyPerson: null, other: null },
}

describe('行政执法公示', () => {
  it('stands in its register with its fields, and is reminded of once the time that the office set is over', async () => {
    const caseId = await determined('关于公开一项行政处罚决定的公告', () =>
      Promise.resolve({ basisCode: '20-06', enforcement: PENALTY }),
    )
    expect((await station.view(caseId)).determination?.enforcement).toEqual(PENALTY)
    expect(await build(caseId)).toMatchObject({ state: 'done' })

    const asked = { from: inDays(0), until: inDays(0), year: Number(inDays(0).slice(0, 4)) }
    const row = async () => {
      const { rows } = await station.done('register.view', { sheet: 'enforcement', ...asked })
      return rows.map((cells) => cells.map(({ text }) => text))
    }
    const fields = [
      ...['1', '关于公开一项行政处罚决定的公告', PENALTY.number, PENALTY.name, PENALTY.category, PENALTY.content],
      ...[PENALTY.basis, PENALTY.party, PENALTY.creditCode, PENALTY.result, PENALTY.organ, PENALTY.decidedOn],
      inDays(0),
    ]
    await station.as('archivist')
    expect(await row()).toEqual([[...fields.slice(0, 2), '未设定', ...fields.slice(2)]])
    const told = async (hand: 'archivist' | 'clerk' | 'head') => {
      await station.as(hand)
      return (await station.done('office.reminders', {})).find(({ about }) => about === 'takeDownDue')?.count ?? 0
    }
    const limits = {
      months: MONTHS,
      from: 'release',
      afterPosting: false,
      basis: '某市行政执法公示办法第九条',
    } as const
    await station.as('head')
    expect(await station.call('takeDown.set', { commandId: station.commandId(), ...limits })).toMatchObject({
      error: { code: 'identity.wrongRole' },
    })
    await station.as('archivist')
    await station.done('takeDown.set', { commandId: station.commandId(), ...limits })
    expect(await station.done('takeDown.view', {})).toEqual(limits)
    expect(await told('archivist')).toBe(0)

    // More than any month: over for whoever keeps the limits and whoever publishes, and for nobody else.
    station.setClock(at(40))
    expect([await told('archivist'), await told('clerk'), await told('head')]).toEqual([1, 1, 0])
    await station.as('archivist')
    const later = { from: inDays(40), until: inDays(40), year: Number(inDays(40).slice(0, 4)) }
    const { rows, notes } = await station.done('register.view', { sheet: 'enforcement', ...later })
    expect(rows.map((cells) => cells[2]?.text)).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d，已满，应撤下$/u)])
    expect(notes).toContain('公示期限依据：某市行政执法公示办法第九条')
    // Its page, the list and what is found say so, too.
    const until = rows[0]?.[2]?.text.slice(0, 10)
    const shown = { validity: 'inForce', shown: { until, isOver: true } }
    expect(await station.done('case.changes', { caseId })).toMatchObject({ validity: shown })
    const list = await station.done('inbox.list', { scope: 'all', group: 'all', offset: 0, limit: 20 })
    expect(list.rows.find((one) => one.caseId === caseId)).toMatchObject({ validity: shown })
    const find = () => station.done('search.find', { query: '公开一项行政处罚', filter: NO_FILTER, after: null })
    while ((await find()).due > 0);
    expect((await find()).rows.find((one) => one.caseId === caseId)).toMatchObject({ validity: shown })
    const validity = await station.done('register.view', { sheet: 'validity', ...later })
    expect(validity.rows.flat().map(({ text }) => text)).toContain('有效、公示期满应撤下')
    await station.done('takeDown.set', {
      ...{ commandId: station.commandId(), ...limits },
      months: { ...MONTHS, penaltyOrganization: null, penaltyPerson: 1 },
    })
    expect(await told('archivist')).toBe(0)
  }, 120_000)

  it('an applicant’s time to object holds the release back until it is over and the publisher has said so', async () => {
    const caseId = await determined('关于公开一项行政许可决定的公告', async (draft) => {
      const path = join(station.folder, '送达回证.txt')
      writeFileSync(path, '已于当日直接送达。')
      station.answer(path)
      const chosen = await station.done('file.choose', { purpose: 'attachment' })
      const { expectedSeq } = await station.on(draft)
      const { file } = await station.done('disclosure.addRecord', {
        ...{ caseId: draft, expectedSeq },
        token: chosen?.token ?? '',
      })
      const party: Party = {
        ...{ name: '云溪化工有限公司', matter: '取水工艺', ground: 'statute', decidedBy: '', file },
        reason: '《水法》第四十八条',
        objection: { toldOn: inDays(0), means: '直接送达', until: inDays(1), outcome: 'awaited', handling: '' },
      }
      return { thirdParties: [party] }
    })
    const gate = async () => (await station.view(caseId)).gates.find(({ id }) => id === 'G19')
    const say = async (of: 'G12' | 'G19' = 'G19') =>
      station.call('release.answerGate', {
        ...(await station.on(caseId)),
        ...{ gate: of, reason: '期限已满，没有收到异议' },
      })
    expect(await gate()).toMatchObject({ level: 'block', open: true })
    // Nobody answers in advance: neither that nobody has objected, nor for a time limit that still runs.
    expect(await say()).toMatchObject({ error: { code: 'release.gateBlocks' } })
    await station.as('principal')
    expect(await say('G12')).toMatchObject({ error: { code: 'release.gateHolds' } })
    await station.as('clerk')
    expect(await build(caseId)).toMatchObject({ state: 'refused', error: { code: 'release.gateOpen' } })

    station.setClock(at(2))
    await station.as('clerk')
    expect(await gate()).toMatchObject({ level: 'warn', open: true })
    expect(await build(caseId)).toMatchObject({ state: 'refused', error: { code: 'release.gateOpen' } })
    expect((await station.view(caseId)).allowed).toContain('release.answerGate')
    expect(await say()).toMatchObject({ ok: true })
    expect(await gate()).toMatchObject({ open: false })
    expect(await build(caseId)).toMatchObject({ state: 'done' })
  }, 120_000)
})
