import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { backedUp, handsOf, opened } from '../../../../helper/backup-acts.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD, STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

/** Whether what lives here lets itself be compared with the copy. */
const here = vi.hoisted(() => ({ fails: false }))
vi.mock('#electron/main/usecase/backup/restore-loss.ts', async (original) => {
  const real = await original<typeof import('#electron/main/usecase/backup/restore-loss.ts')>()
  const lossOf: typeof real.lossOf = (...input) => {
    if (here.fails) throw new Error('what nobody thought of')
    return real.lossOf(...input)
  }
  return { ...real, lossOf }
})

const office = sharedOffice()
const waiting = async (): Promise<StaffedWorkstation & { readonly backup: string }> => {
  here.fails = false
  const station = await office.start()
  onTestFinished(() => station.stop())
  const backup = await backedUp(station)
  await station.done('session.lock', {})
  return { ...station, backup }
}

describe('a restore', () => {
  it('is recorded once for two clicks', async () => {
    const station = await waiting()
    expect(await opened(station, station.backup, office.recoveryCode)).toMatchObject({ state: 'done' })
    const hands = handsOf(station, 'system', 'security')
    const replies = await Promise.all([1, 2].map(() => station.call('restore.accept', hands)))
    expect(replies).toMatchObject([{ ok: true }, { ok: false, error: { code: 'restore.nothingOpen' } }])
    await station.as('system')
    const types =
      station.session
        .current()
        ?.store.eventsOf(OFFICE_LOG)
        .map(({ type }) => type) ?? []
    expect(types.filter((type) => type === 'StoreRestored')).toHaveLength(1)
    expect(types.slice(-3)).toEqual(['StoreRestored', 'RestoreAccepted', 'SessionOpened'])
  }, 120_000)

  it('does not take the store away from somebody who came in while the passwords were tried', async () => {
    const station = await waiting()
    expect(await opened(station, station.backup, office.recoveryCode)).toMatchObject({ state: 'done' })
    const accepting = station.call('restore.accept', handsOf(station, 'system', 'security'))
    await station.as('clerk')
    expect(await accepting).toMatchObject({ ok: false, error: { code: 'restore.notLocked' } })
    expect(readdirSync(station.profile).filter((name) => name.includes('.replaced-'))).toEqual([])
    await station.draft('甲', '乙')
  }, 120_000)

  it('that is given up while its backup is being opened does not open it after all', async () => {
    const station = await waiting()
    station.answer(station.backup)
    const chosen = await station.done('restore.choose', {})
    const asked = { file: chosen?.file ?? '', code: office.recoveryCode, secondCode: '' }
    const first = await station.done('restore.begin', asked)
    await station.done('restore.abandon', {})
    expect(await station.ended(first.jobId)).toMatchObject({ state: 'failed', error: { code: 'job.cancelled' } })
    expect(await station.done('restore.view', {})).toBeNull()
    expect(readdirSync(station.profile)).not.toContain('restoring')
    // Nor does one in whose place another was begun.
    expect(await opened(station, station.backup, office.recoveryCode)).toMatchObject({ state: 'done' })
  }, 120_000)

  it('that ends in a way that nobody thought of leaves no copy open', async () => {
    const station = await waiting()
    here.fails = true
    expect(await opened(station, station.backup, office.recoveryCode)).toMatchObject({ state: 'failed' })
    expect(readdirSync(station.profile)).not.toContain('restoring')
    here.fails = false
    expect(await opened(station, station.backup, office.recoveryCode)).toMatchObject({ state: 'done' })
  }, 120_000)

  it('that the disk came into lets nobody found an office in its place: what was accepted would be gone', async () => {
    const station = await waiting()
    const restoring = join(station.profile, 'restoring')
    mkdirSync(restoring)
    renameSync(join(station.profile, 'office'), join(restoring, 'office'))
    writeFileSync(join(restoring, 'accepted'), '')
    const people = Object.values(STAFF).map(([name, roles]) => ({ name, roles: [...roles], password: PASSWORD }))
    const founding = { officeName: '某局', ownPasswords: true, people }
    expect(await station.call('office.create', founding)).toMatchObject({ error: { code: 'office.exists' } })
    await station.as('clerk')
    expect(readdirSync(station.profile)).not.toContain('restoring')
  }, 120_000)
})
