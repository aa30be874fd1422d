import { describe, expect, it, onTestFinished } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import { runOfficeCommand } from '#electron/main/usecase/run-office-command.ts'
import type { Unlocked } from '#electron/main/usecase/workstation.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { verifyOffice } from '../../../helper/verify-office.ts'
import { sharedOffice } from '../../../helper/shared-office.ts'
import type { Hand, StaffedWorkstation } from '../../../helper/staffed-office.ts'

const office = sharedOffice()

const started = async (hand: Hand): Promise<{ readonly station: StaffedWorkstation; readonly me: Unlocked }> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  await station.as(hand)
  return { station, me: meAt(station) }
}
const meAt = (station: StaffedWorkstation): Unlocked => {
  const me = station.session.current()
  if (me === null) throw new Error('nobody has unlocked')
  return me
}
const verdictOf = ({ store }: Unlocked) =>
  verifyOffice(
    store.eventsOf(OFFICE_LOG),
    createChainTools(
      store.certificates().map(({ certificate }) => certificate),
      store.office().authorityCertificate,
    ),
  )
const lexicon = { type: 'addLexicon', lexiconId: 'yunling', version: '1', sha256: 'b'.repeat(64), entries: 1 } as const

describe('the log of the office', () => {
  it('begins with the office as it was set up, signed by its system administrator', async () => {
    const { station, me } = await started('clerk')
    const loaded = loadOffice(me.store)
    expect(loaded?.state.name).toBe('云岭县水利局')
    expect(Object.keys(loaded?.state.people ?? {}).sort()).toEqual(
      me.store
        .people()
        .map(({ personId }) => personId)
        .sort(),
    )
    const verdict = verdictOf(me)
    expect(verdict.ok && verdict.value[0]?.actor.personId).toBe(station.personId('system'))
  })

  it('lies in the ledger, and in no list of cases', async () => {
    const { station, me } = await started('officer')
    await runOfficeCommand(station.workstation, me, { commandId: 'one' }, lexicon)
    expect([...me.store.ledgerEntries()].map(({ caseId }) => caseId)).toEqual([OFFICE_LOG, OFFICE_LOG, OFFICE_LOG])
    expect([...me.store.allCaseIds()]).toEqual([])
    expect((await station.done('inbox.list', { scope: 'all', offset: 0, limit: 50 })).total).toBe(0)
    for (const name of ['case.get', 'case.history'] as const) {
      expect(await station.call(name, { caseId: OFFICE_LOG })).toMatchObject({ error: { code: 'case.notFound' } })
    }
  })

  it('records an act once, however often it is sent, with all that goes with it or nothing', async () => {
    const { station, me } = await started('officer')
    let effects = 0
    const envelope = { commandId: 'once', also: () => void (effects += 1) }
    const first = await runOfficeCommand(station.workstation, me, envelope, lexicon)
    expect(first.ok && first.value.seq).toBe(3)
    expect(await runOfficeCommand(station.workstation, me, envelope, lexicon)).toEqual(first)
    expect(effects).toBe(1)
    const failing = () => {
      throw new Error('not to be had')
    }
    await expect(
      runOfficeCommand(station.workstation, me, { commandId: 'two', also: failing }, lexicon),
    ).rejects.toThrow('not to be had')
    expect(loadOffice(me.store)?.state.seq).toBe(3)
    expect(verdictOf(me).ok).toBe(true)
  })

  it('refuses another act under a name that was used, and gives it no receipt', async () => {
    const { station, me } = await started('officer')
    const envelope = { commandId: 'once' }
    const first = await runOfficeCommand(station.workstation, me, envelope, lexicon)
    const others = [
      { ...lexicon, version: '2' },
      {
        type: 'proposeLexiconUse',
        proposalId: 'p',
        lexiconId: 'yunling',
        version: null,
        sha256: null,
        dropped: 0,
        reason: '停用',
      },
    ] as const
    for (const other of others) {
      expect(await runOfficeCommand(station.workstation, me, envelope, other)).toMatchObject({
        error: { code: 'contract.commandReused' },
      })
    }
    await station.as('security')
    expect(await runOfficeCommand(station.workstation, meAt(station), envelope, lexicon)).toMatchObject({
      error: { code: 'contract.commandReused' },
    })
    await station.as('officer')
    expect(await runOfficeCommand(station.workstation, meAt(station), envelope, lexicon)).toEqual(first)
  })

  it('takes acts that come at once one after the other', async () => {
    const { station, me } = await started('officer')
    const acts = ['a', 'b', 'c', 'd'].map((commandId) =>
      runOfficeCommand(station.workstation, me, { commandId }, { ...lexicon, version: commandId }),
    )
    expect((await Promise.all(acts)).map((one) => (one.ok ? one.value.seq : one.error.code))).toEqual([3, 4, 5, 6])
    expect(verdictOf(me).ok).toBe(true)
  })

  it('refuses a person without the role, and a clock that was set back', async () => {
    const { station, me } = await started('clerk')
    expect(await runOfficeCommand(station.workstation, me, { commandId: 'x' }, lexicon)).toMatchObject({
      error: { code: 'identity.wrongRole' },
    })
    await station.as('officer')
    const officer = meAt(station)
    station.setClock(() => new Date(Date.now() + 60_000))
    await runOfficeCommand(station.workstation, officer, { commandId: 'y' }, lexicon)
    station.setClock(() => new Date())
    expect(await runOfficeCommand(station.workstation, officer, { commandId: 'z' }, lexicon)).toMatchObject({
      error: { code: 'identity.clockBack' },
    })
  })

  it('holds every change of the unit’s defaults', async () => {
    const { station, me } = await started('clerk')
    const unitDefaults = { issuers: ['云岭县水利局'], signatories: ['云岭县水利局'], copyTo: '', printedBy: '办公室' }
    await station.done('settings.set', { unitDefaults })
    expect(JSON.parse(loadOffice(me.store)?.state.settings.unitDefaults ?? 'null')).toEqual(unitDefaults)
    expect((await station.done('settings.get', {})).unitDefaults).toEqual(unitDefaults)
  })
})
