import { describe, expect, it, onTestFinished } from 'vitest'
import { presentKeyring } from '#electron/main/usecase/session/keyring-change.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()
const started = async (): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  await station.as('system')
  return station
}
const newcomer = (station: StaffedWorkstation, name: string) => ({
  ...{ commandId: station.commandId(), name, password: 'Chu-Ci-Kouling-2026' },
})
const namesIn = ({ profile }: StaffedWorkstation): readonly string[] =>
  presentKeyring(profile).people.map(({ name }) => name)

describe('two acts that write the keyring at once', () => {
  it('lose nobody: each key takes most of a second to derive', async () => {
    const station = await started()
    const replies = await Promise.all(
      ['陆远', '程澈'].map((name) => station.call('people.add', newcomer(station, name))),
    )
    expect(replies).toMatchObject([{ ok: true }, { ok: true }])
    expect(namesIn(station)).toEqual(expect.arrayContaining(['陆远', '程澈']))
  }, 120_000)

  it('lose neither a newcomer nor the new recovery code', async () => {
    const station = await started()
    const renewed = station.done('backup.renewRecovery', { commandId: station.commandId(), shares: 1 })
    const [{ codes }] = await Promise.all([renewed, station.done('people.add', newcomer(station, '陆远'))])
    expect(namesIn(station)).toContain('陆远')
    await station.done('session.lock', {})
    const person = { personId: station.personId('head'), newPassword: 'Xin-De-Kouling-2026' }
    expect(await station.call('session.recover', { ...person, recoveryCode: codes[0] ?? '' })).toMatchObject({
      ok: true,
    })
  }, 120_000)

  it('print no second recovery code for one click too many: the first is on paper', async () => {
    const station = await started()
    const input = { commandId: station.commandId(), shares: 1 }
    const twice = await Promise.all([1, 2].map(() => station.call('backup.renewRecovery', input)))
    const codes = twice.flatMap((reply) => (reply.ok ? reply.value.codes : []))
    expect(codes).toHaveLength(1)
    expect(twice.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'contract.commandReused' } })
    await station.done('session.lock', {})
    const person = { personId: station.personId('head'), newPassword: 'Xin-De-Kouling-2026' }
    expect(await station.call('session.recover', { ...person, recoveryCode: codes[0] ?? '' })).toMatchObject({
      ok: true,
    })
  }, 120_000)
})
