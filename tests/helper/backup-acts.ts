import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { Input, PushPayload } from '#shared/contract/channels.ts'
import { PASSWORD, type Hand, type StaffedWorkstation } from './staffed-office.ts'
import { startHeadless, type HeadlessWorkstation } from './workstation.ts'

/** A folder for backups, chosen. */
export const folderFor = async (
  station: HeadlessWorkstation,
): Promise<{ readonly path: string; readonly token: string }> => {
  const path = join(station.folder, 'usb')
  mkdirSync(path, { recursive: true })
  station.answer(path)
  return { path, token: (await station.done('file.choose', { purpose: 'backupFolder' }))?.token ?? '' }
}

/** A backup by the system administrator, and where it lies. */
export const backedUp = async (station: StaffedWorkstation): Promise<string> => {
  await station.as('system')
  const folder = await folderFor(station)
  const { jobId } = await station.done('backup.make', { folder: folder.token })
  const outcome = await station.ended(jobId)
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
  // Beside it the register of destructions, for a restore elsewhere.
  const beside = readdirSync(folder.path).filter((name) => !name.endsWith('.mjdestroyed'))
  expect(beside).toEqual(outcome.files)
  return join(folder.path, outcome.files[0] ?? '')
}

/** Another, beside the first. */
export const backedUpAgain = async (station: StaffedWorkstation): Promise<string> => {
  const path = join(station.folder, 'second')
  mkdirSync(path)
  station.answer(path)
  const token = (await station.done('file.choose', { purpose: 'backupFolder' }))?.token ?? ''
  const outcome = await station.ended((await station.done('backup.make', { folder: token })).jobId)
  if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
  return join(path, outcome.files[0] ?? '')
}

/** 从备份恢复 up to the copy that is open; gives how that ended. */
export const opened = async (station: HeadlessWorkstation, path: string, code: string, secondCode = '') => {
  station.answer(path)
  const chosen = await station.done('restore.choose', {})
  const { jobId } = await station.done('restore.begin', { file: chosen?.file ?? '', code, secondCode })
  return station.ended(jobId)
}

export const handsOf = (station: StaffedWorkstation, ...hands: readonly Hand[]): Input<'restore.accept'> => ({
  hands: hands.map((hand) => ({ personId: station.personId(hand), password: PASSWORD })),
})

/** On a machine that never had the office nothing is lost; but the register beside the backup names files, which go again. */
export const takesTwoElsewhere = async (station: StaffedWorkstation, path: string, code: string): Promise<void> => {
  const other = startHeadless()
  onTestFinished(() => other.stop())
  expect(await opened(other, path, code)).toMatchObject({ state: 'done' })
  expect(await other.done('restore.view', {})).toMatchObject({ later: null, unseen: false, needsTwo: true })
  for (const hands of [['security'], ['security', 'deputy']] as const)
    expect(await other.call('restore.accept', handsOf(station, ...hands))).toMatchObject({
      error: { code: 'restore.twoNeeded' },
    })
}

/** Acts in the moment in which a job first says that it is at this step. */
export const whenAt = (
  station: HeadlessWorkstation,
  step: PushPayload['jobProgress']['step'],
  act: () => void,
): void => {
  const { pushes } = station
  const push = pushes.push.bind(pushes)
  pushes.push = (...items) => {
    const isThere = items.some(({ payload }) => (payload as { readonly step?: string }).step === step)
    if (isThere) {
      pushes.push = push
      act()
    }
    return push(...items)
  }
}

/** Cancels a job at the first word of its progress for which this is so. */
export const cancelAt = (station: HeadlessWorkstation, jobId: string, isNow: () => boolean): { stop(): void } => {
  const { pushes } = station
  const push = pushes.push.bind(pushes)
  pushes.push = (...items) => {
    const words = items.filter(({ payload }) => {
      const { jobId: of, outcome } = payload as { readonly jobId?: string; readonly outcome?: unknown }
      return of === jobId && outcome === null
    })
    if (words.some(isNow)) station.workstation.jobs.cancel(jobId)
    return push(...items)
  }
  return {
    stop: () => {
      pushes.push = push
    },
  }
}

/** 恢复演练 by whoever is unlocked; gives how it ended. */
export const rehearsed = async (station: HeadlessWorkstation, path: string, code = '') => {
  station.answer(path)
  const file = (await station.done('file.choose', { purpose: 'backupFile' }))?.token ?? ''
  const { jobId } = await station.done('backup.rehearse', { file, code, secondCode: '' })
  return station.ended(jobId)
}

/** The same file, and its header says something else. */
export const withHeader = (path: string, other: string, change: (header: string) => string): string => {
  const bytes = readFileSync(path)
  const start = 'MINGJIAN-BACKUP-1\n'.length
  const length = bytes.readUInt32BE(start)
  const header = Buffer.from(change(bytes.subarray(start + 4, start + 4 + length).toString('utf8')))
  expect(header.length).toBe(length)
  header.copy(bytes, start + 4)
  const copy = join(dirname(path), other)
  writeFileSync(copy, bytes)
  return copy
}
