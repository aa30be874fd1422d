import { readdirSync, readlinkSync } from 'node:fs'
import { setTimeout as passed } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { sharedOffice } from '../../../../helper/shared-office.ts'

const office = sharedOffice()

/** What this process has open below a folder. */
const openBelow = (folder: string): readonly string[] =>
  readdirSync('/proc/self/fd').flatMap((name) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${name}`)
      return path.startsWith(folder) ? [path] : []
    } catch {
      return [] // the one that the listing itself had open
    }
  })

it.runIf(process.platform === 'linux')(
  'an export of the whole log that is cancelled while it is written leaves no file, and none open',
  async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('auditor')
    const { path, token } = await station.chooseFolder('exportFolder', 'log')
    const { jobId } = await station.done('audit.export', { folder: token })
    const push = station.pushes.push.bind(station.pushes)
    station.pushes.push = (...items) => {
      if (items.some(({ payload }) => (payload as { readonly step?: string }).step === 'write'))
        station.workstation.jobs.cancel(jobId)
      return push(...items)
    }
    expect(await station.ended(jobId)).toMatchObject({ state: 'failed', error: { code: 'job.cancelled' } })
    await passed(200)
    expect(readdirSync(path)).toEqual([])
    expect(openBelow(path)).toEqual([])
  },
  60_000,
)
