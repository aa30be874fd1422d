import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { backedUp, opened } from '../../../../helper/backup-acts.ts'
import { createRandom } from '../../../../helper/random.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD } from '../../../../helper/staffed-office.ts'
import { startHeadless } from '../../../../helper/workstation.ts'

/** Pieces that a copy is unpacked in, and the one from which on the disk is full. */
const disk = vi.hoisted(() => ({ writes: 0, fullAt: Infinity }))

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  const open: typeof real.open = async (path, flags, mode) => {
    const handle = await real.open(path, flags, mode)
    if (flags !== 'wx' || !String(path).includes(`${sep}restoring${sep}`)) return handle
    const write = handle.writeFile.bind(handle)
    return Object.assign(handle, {
      writeFile: async (...input: Parameters<typeof write>) => {
        disk.writes += 1
        if (disk.writes >= disk.fullAt) throw Object.assign(new Error('full'), { code: 'ENOSPC' })
        await write(...input)
      },
    })
  }
  return { ...real, open }
})

const office = sharedOffice()
const failed = (code: string) => ({ state: 'failed', error: { code } })

describe('a restore on a fresh machine', () => {
  it('that has no room, or a file that is not whole, opens nothing and leaves nothing; the next one goes on', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '请于月底前完成。')
    await station.submit(caseId)
    const path = await backedUp(station)
    const other = startHeadless()
    onTestFinished(() => other.stop())
    const attempt = async (told: string, code: string, typed = office.recoveryCode) => {
      expect(await opened(other, path, typed), told).toMatchObject(failed(code))
      expect(readdirSync(other.profile), told).not.toContain('restoring')
      expect(await other.done('restore.view', {}), told).toBeNull()
      expect(await other.done('session.status', {}), told).toEqual({ state: 'noOffice' })
    }

    Object.assign(disk, { writes: 0, fullAt: Infinity })
    expect(await opened(other, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    await other.done('restore.abandon', {})
    const pieces = disk.writes
    expect(pieces).toBeGreaterThanOrEqual(3)
    for (const fullAt of [1, Math.ceil(pieces / 2), pieces]) {
      Object.assign(disk, { writes: 0, fullAt })
      await attempt(`full at ${String(fullAt)} of ${String(pieces)}`, 'fault.diskFull')
    }
    disk.fullAt = Infinity

    const sound = readFileSync(path)
    const random = createRandom(6)
    const body = sound.indexOf('}') + 1
    for (let round = 0; round < 2; round += 1) {
      const place = body + random.below(sound.length - body)
      const bytes = Buffer.from(sound)
      bytes[place] = (bytes[place] ?? 0) ^ (1 << random.below(8))
      writeFileSync(path, bytes)
      await attempt(`another bit at ${String(place)}`, 'backup.damaged')
      writeFileSync(path, sound.subarray(0, place))
      await attempt(`cut off at ${String(place)}`, 'backup.damaged')
    }
    writeFileSync(path, sound)

    expect(await opened(other, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    const hands = [{ personId: station.personId('head'), password: PASSWORD }]
    await other.done('restore.accept', { hands })
    await other.done('session.unlock', { personId: station.personId('clerk'), password: PASSWORD })
    expect(await other.done('case.get', { caseId })).toMatchObject({ document: { title: '关于河道清淤的通知' } })
    expect(readdirSync(join(other.profile))).not.toContain('restoring')
  }, 240_000)
})
