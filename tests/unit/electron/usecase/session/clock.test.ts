import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beijingDate } from '#electron/main/usecase/beijing-date.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import { eventLine } from '#electron/main/archive/event-log/event-lines.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import type { Unlocked } from '#electron/main/usecase/workstation.ts'
import { createStaffedOffice, PASSWORD, type Hand, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const DAY_MS = 86_400_000

describe('a clock that was set ahead, after acts were dated by it', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let ahead: string
  let untouched: string
  /** Once the office is there: its founding is no later. */
  let start = 0
  /** The test's clock runs on, so that no two acts are of one moment. */
  const clockAt = (offsetMs: number): void => {
    const begun = Date.now()
    station.setClock(() => new Date(start + offsetMs + (Date.now() - begun)))
  }
  const hands = (one: Hand, two: Hand, password = PASSWORD) => [
    { personId: station.personId(one), password: PASSWORD },
    { personId: station.personId(two), password },
  ]
  const right = () => ({
    hands: hands('security', 'auditor'),
    on: beijingDate(station.workstation.now()),
    reason: '主板电池失效，已更换',
  })
  const unlock = (hand: Hand) =>
    station.call('session.unlock', { personId: station.personId(hand), password: PASSWORD })

  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    start = Date.now()
    clockAt(0)
    await station.as('clerk')
    untouched = await station.draft('未受影响的通知', '正文')
    ahead = await station.draft('受影响的通知', '正文')
    clockAt(40 * DAY_MS)
    await station.submit(ahead)
    await station.approve(ahead)
    await station.as('deputy')
    await station.done('session.renewKey', { password: PASSWORD })
    await station.done('session.lock', {})
    clockAt(600_000)
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })

  it('keeps everybody out once it is right, with the words for both cases', async () => {
    expect(await unlock('security')).toMatchObject({ error: { code: 'identity.clockBack' } })
  })

  it('is told by two different administrators with their passwords, who read the date elsewhere', async () => {
    const tried = async (change: object) => {
      const reply = await station.call('clock.correct', { ...right(), ...change })
      return reply.ok ? 'done' : reply.error.code
    }
    expect(await tried({ hands: hands('security', 'security') })).toBe('clock.twoNeeded')
    expect(await tried({ hands: hands('security', 'principal') })).toBe('clock.twoNeeded')
    expect(await tried({ on: beijingDate(new Date(start + 40 * DAY_MS)) })).toBe('clock.otherDate')
    expect(await tried({ reason: ' ' })).toBe('office.reasonRequired')
    expect(await tried({ reason: '机密★10年' })).toBe('import.classified')
    expect(await tried({ hands: hands('auditor', 'security', 'Cuo-Wu-2026-kouling') })).toBe('clock.wrongPassword')
  })

  it('counts wrong passwords as the door does', async () => {
    const wrong = { ...right(), hands: hands('security', 'system', 'Cuo-Wu-2026-kouling').toReversed() }
    const heard: unknown[] = []
    for (let tries = 0; tries < 5; tries += 1) {
      const reply = await station.call('clock.correct', wrong)
      heard.push(reply.ok ? 'done' : reply.error.code)
    }
    expect(heard).toEqual([...Array.from({ length: 4 }, () => 'clock.wrongPassword'), 'clock.lockedOut'])
    expect(await unlock('system')).toMatchObject({ error: { code: 'identity.lockedOut' } })
  })

  it('is recorded in every log that ran ahead, and lets everybody in again', async () => {
    const corrected = await station.done('clock.correct', right())
    expect(corrected.cases).toBe(1)
    expect(corrected.wrongUntil > new Date(start + 40 * DAY_MS).toISOString()).toBe(true)
    await station.as('clerk')
    const types = async (caseId: string) =>
      (await station.done('case.history', { caseId })).rows.map(({ type }) => type)
    expect((await types(ahead)).at(-1)).toBe('ClockCorrected')
    expect(await types(untouched)).not.toContain('ClockCorrected')
    expect((await station.done('case.history', { caseId: ahead })).chain).toMatchObject({ intact: true })
    expect(await station.call('clock.correct', right())).toMatchObject({ error: { code: 'clock.notLocked' } })
  })

  it('names the deadline that was computed from its dates, until a person sets the day', async () => {
    await station.as('principal')
    const before = await station.done('case.deadline', { caseId: ahead })
    expect(before.doubts).toEqual(['stageSince', 'approvedAt'])
    expect(before.from).toBe(beijingDate(station.workstation.now()))
    await station.as('principal')
    await station.done('case.return', { ...(await station.on(ahead)), toStage: 'finalApproval', reason: '重新签发' })
    expect((await station.done('case.deadline', { caseId: ahead })).doubts).toEqual([])
  })

  it('leaves a certificate that it issued to be renewed, and says so', async () => {
    expect(await unlock('deputy')).toMatchObject({ error: { code: 'identity.certificateEarly' } })
    clockAt(50 * 60_000)
    await station.as('system')
    await station.done('people.renewCertificate', { personId: station.personId('deputy'), commandId: randomUUID() })
    expect(await unlock('deputy')).toMatchObject({ ok: true })
  })

  it('holds no password or backup younger than now', () => {
    const state = loadOffice((station.session.current() as Unlocked).store)?.state
    const now = station.workstation.now().toISOString()
    expect(Object.values(state?.rights.passwords ?? {}).filter(({ since }) => since > now)).toEqual([])
    expect(state?.clock.corrections).toHaveLength(1)
  })

  it('is no fault to whoever verifies the whole log, and nobody else’s word for it is taken', async () => {
    const { store } = station.session.current() as Unlocked
    const records = [...store.ledgerEvents()]
    const verdict = async (events: readonly EventRecord[]) => {
      const lines = events.map((record) => Buffer.from(eventLine(record), 'utf8'))
      const certificates = store.certificates().map(({ certificate }) => certificate)
      const { authorityCertificate: authority } = store.office()
      const input = { lines, events: lines.length, certificates, authority }
      return (await verifyWhole(input, { signatures: true })).problem?.code ?? 'holds'
    }
    expect(await verdict(records)).toBe('holds')
    const without = (caseId: string): EventRecord[] =>
      records.filter((record) => record.caseId !== caseId || record.type !== 'ClockCorrected')
    // Whoever came in since has signed for it.
    expect(await verdict(without(ahead))).toBe('ledger.otherHistory')
    // One hand alone, whatever comes behind it: the two are written together, and no log ends between them.
    const cut = records.findIndex(({ type }) => type === 'ClockCorrected')
    expect(await verdict(records.slice(0, cut))).toBe('ledger.clockAlone')
    expect(await verdict(records.filter((_, index) => index !== cut))).toBe('ledger.clockAlone')
  }, 60_000)

  it('takes no password that another person set: whoever set it would be both hands', async () => {
    const reset = { personId: station.personId('auditor'), reason: '遗忘', commandId: station.commandId() }
    await station.as('system')
    await station.done('people.proposeReset', reset)
    await station.as('security')
    const proposalId = (await station.done('people.list', {})).resets[0]?.proposalId ?? ''
    const first = { commandId: station.commandId(), proposalId, newPassword: 'Dai-She-2026-kouling' }
    await station.done('people.confirmReset', first)
    clockAt(80 * DAY_MS)
    await station.as('clerk')
    await station.done('session.lock', {})
    clockAt(50 * 60_000)
    const borrowed = { ...right(), hands: hands('security', 'auditor', first.newPassword) }
    expect(await station.call('clock.correct', borrowed)).toMatchObject({
      error: { code: 'hand.firstPassword', detail: { name: '审明远' } },
    })
    expect(await unlock('clerk')).toMatchObject({ error: { code: 'identity.clockBack' } })
    expect(await station.call('clock.correct', { ...right(), hands: hands('security', 'system') })).toMatchObject({
      ok: true,
    })
  }, 60_000)
})
