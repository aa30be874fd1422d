import { expect, it, onTestFinished, vi } from 'vitest'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD } from '../../../../helper/staffed-office.ts'

/** Whether the disk takes anything in place of what is there. */
const disk = vi.hoisted(() => ({ isFull: false }))
vi.mock('#electron/main/disk/replace-file.ts', async (original) => {
  const real = await original<typeof import('#electron/main/disk/replace-file.ts')>()
  const replaceFile: typeof real.replaceFile = (...input) => {
    if (disk.isFull) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    real.replaceFile(...input)
  }
  return { ...real, replaceFile }
})

const office = sharedOffice()

it('wrong passwords of an act end the session at the fifth while the disk is full, and the right one is asked for no more', async () => {
  const station = await office.start()
  onTestFinished(async () => {
    disk.isFull = false
    await station.stop()
  })
  await station.as('clerk')
  const confirm = (password: string) =>
    station.call('session.confirm', { password, channel: 'case.approveFinal', commandId: 'one' })
  disk.isFull = true
  for (let tries = 0; tries < 5; tries += 1) expect(await confirm('错的口令')).toMatchObject({ ok: false })
  expect(station.session.current()).toBeNull()
  expect(await confirm(PASSWORD)).toMatchObject({ ok: false, error: { code: 'identity.locked' } })
  disk.isFull = false
  // The half hour counts, although no note of it was ever written.
  const personId = station.personId('clerk')
  expect(await station.call('session.unlock', { personId, password: PASSWORD })).toMatchObject({
    error: { code: 'identity.lockedOut' },
  })
})
