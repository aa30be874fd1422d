import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { madeOnce } from './made-once.ts'
import { createStaffedOffice, type StaffedWorkstation } from './staffed-office.ts'

/** Words that stand in the text of every filed case, and nowhere else. */
export const FILED_WORDS = '青石水库灌溉用水每立方米'
export const FILED_TITLES = ['关于青石水库灌溉水价的通知', '关于城东水厂检修的通知', '关于北渠清淤的通知'] as const

/** Published and filed: gives the case. */
export const fileReleased = async (station: StaffedWorkstation, title: string): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, `自2026年7月1日起，${FILED_WORDS}0.32元。`)
  await station.submit(caseId)
  await station.approve(caseId)
  await station.as('clerk')
  const { token } = await station.chooseFolder('releaseFolder', `release ${title}`)
  const request = { ...(await station.on(caseId)), documentNumber: '', folder: token }
  const outcome = await station.job('release.build', request)
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
  await station.as('archivist')
  await station.file(caseId)
  return caseId
}

export const EVERYTHING = { year: null, fonds: null, retention: null, organisation: null }

/**
 * An office with three filed cases, made once a run: its locked profile, the certificate that it publishes, and a batch of the three as it
 * was handed out. Nobody writes into them.
 */
export const filedOffice = async (): Promise<{
  readonly profile: string
  readonly root: string
  readonly batch: string
}> => {
  const made = await madeOnce('filed-office', async (folder) => {
    const office = await createStaffedOffice()
    const station = await office.start()
    try {
      for (const title of FILED_TITLES) await fileReleased(station, title)
      const { token, path } = await station.chooseFolder('archiveFolder', 'batch')
      const request = { commandId: station.commandId(), filter: EVERYTHING, folder: token }
      const outcome = await station.job('archive.exportBatch', request)
      if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
      cpSync(path, join(folder, 'batches'), { recursive: true })
      const root = station.session.current()?.store.office().authorityCertificate
      writeFileSync(join(folder, 'root.cer'), root ?? new Uint8Array())
    } finally {
      await station.stop()
    }
    cpSync(station.profile, join(folder, 'profile'), { recursive: true })
    office.remove()
  })
  return {
    profile: join(made, 'profile'),
    root: join(made, 'root.cer'),
    batch: join(made, 'batches', 'Z109-全部'),
  }
}
