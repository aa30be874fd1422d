import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { beijingDate } from '#electron/main/usecase/beijing-date.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import { runScript, startScript } from '../../../../helper/child-node.ts'
import { createStaffedOffice, PASSWORD, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { startHeadless } from '../../../../helper/workstation.ts'

const DAY_MS = 86_400_000
const CHILD = 'store/child/clock-corrector.ts'
/** So many that the correction is more than a page of the store. */
const CASES = 12

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let cases: string[]

/** An office whose acts are forty days ahead of the clock, each time as it was left. */
const copyOf = (name: string): string => {
  const profile = join(station.folder, name)
  cpSync(station.profile, profile, { recursive: true })
  return profile
}
const asked = () => ({
  hands: (['security', 'auditor'] as const).map((hand) => ({ personId: station.personId(hand), password: PASSWORD })),
  on: beijingDate(new Date()),
  reason: '主板电池失效，已更换',
})
/** all: every log that ran ahead tells of the correction, and people come in; nothing: none does, and nobody does. */
const cameTo = async (profile: string): Promise<'all' | 'nothing' | 'part'> => {
  const here = startHeadless({ profile })
  try {
    const entered = await here.call('session.unlock', { personId: station.personId('clerk'), password: PASSWORD })
    if (!entered.ok) return entered.error.code === 'identity.clockBack' ? 'nothing' : 'part'
    const { store } = here.session.current() ?? {}
    const told = cases.filter((caseId) => store?.eventsOf(caseId).at(-1)?.type === 'ClockCorrected')
    const corrections = store === undefined ? [] : (loadOffice(store)?.state.clock.corrections ?? [])
    return told.length === CASES && corrections.length === 1 ? 'all' : 'part'
  } finally {
    await here.stop()
  }
}
const walOf = (profile: string): number =>
  statSync(join(profile, 'office', 'store.db-wal'), { throwIfNoEntry: false })?.size ?? 0

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
  station.setClock(() => new Date(Date.now() + 40 * DAY_MS))
  await station.as('clerk')
  cases = []
  for (let count = 0; count < CASES; count += 1) cases.push(await station.draft(`通知${String(count)}`, '正文'))
  await station.done('session.lock', {})
}, 120_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

describe('the correction of the clock', () => {
  it('ended by kill -9 while it is written stands in every log or in none', async () => {
    const profile = copyOf('killed')
    const child = startScript(CHILD, { profile, asked: asked() })
    const closed = once(child, 'close')
    const before = walOf(profile)
    // The first byte of it on the disk.
    while (walOf(profile) <= before && child.exitCode === null) await wait(1)
    child.kill('SIGKILL')
    await closed
    expect(['all', 'nothing']).toContain(await cameTo(profile))
  }, 60_000)

  it('on a full disk records nothing that stands in its way, says so, and goes through once there is room', async () => {
    const profile = copyOf('full')
    // No file grows beyond it: neither does what the store writes first.
    expect(runScript(CHILD, { profile, asked: asked() }, { maxFileKb: 8 })).toMatch(
      /^fault\.(?:diskFull|storeUnreachable)$/,
    )
    expect(runScript(CHILD, { profile, asked: asked() })).toBe('done')
    expect(await cameTo(profile)).toBe('all')
  }, 60_000)

  it.skipIf(process.getuid?.() !== 0)(
    'in a folder that may not be written is fault.readOnly, and nothing',
    async () => {
      const profile = copyOf('readOnly')
      const folder = join(profile, 'office')
      chmodSync(station.folder, 0o755)
      for (const name of readdirSync(folder)) chmodSync(join(folder, name), 0o644)
      chmodSync(folder, 0o555)
      chownSync(profile, 65_534, 65_534)
      onTestFinished(() => {
        chmodSync(folder, 0o755)
      })
      expect(runScript(CHILD, { profile, asked: asked() }, { asNobody: true })).toBe('fault.readOnly')
      expect(await cameTo(profile)).toBe('nothing')
    },
    60_000,
  )
})
