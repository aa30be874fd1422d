import { cpSync, linkSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { sweepHalfFiles } from '#electron/main/usecase/backup/half-files.ts'
import { keepFailure } from '#electron/main/usecase/backup/backup-schedule.ts'
import { backUpWhenDue } from '#electron/main/usecase/backup/keep-backed-up.ts'
import { freeBytes } from '#electron/main/archive/medium/durable.ts'
import { dropOldest } from '#electron/main/usecase/backup/drop-oldest.ts'
import { eraseFormerOffices, formerOffices } from '#electron/main/usecase/backup/former-office.ts'
import { viewAtStart } from '#electron/main/usecase/session/locked-view.ts'
import { onTrial } from '#electron/main/usecase/backup/trial.ts'
import {
  backedUp,
  backedUpAgain,
  folderFor,
  handsOf,
  opened,
  rehearsed,
  whenAt,
  withHeader,
} from '../../../../helper/backup-acts.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { startHeadless } from '../../../../helper/workstation.ts'

vi.mock(import('#electron/main/archive/medium/durable.ts'), async (original) => {
  const real = await original()
  return { ...real, freeBytes: vi.fn(real.freeBytes) }
})
vi.mock(import('#electron/main/usecase/backup/drop-oldest.ts'), async (original) => ({
  dropOldest: vi.fn((await original()).dropOldest),
}))

const office = sharedOffice()

const started = async (from?: string): Promise<StaffedWorkstation> => {
  const station = await office.start(from === undefined ? {} : { from })
  onTestFinished(() => station.stop())
  return station
}

const TITLE = '关于河道清淤的通知'
const work = async (station: StaffedWorkstation, title: string): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, '请于月底前完成。')
  await station.submit(caseId)
  return caseId
}

/** Beside them lies the register of destructions. */
const backupsIn = (folder: string): readonly string[] =>
  readdirSync(folder).filter((name) => !name.endsWith('.mjdestroyed'))
const failed = (code: string) => ({ state: 'failed', error: { code } })

const lastOfficeEvents = (station: StaffedWorkstation, count: number): readonly string[] =>
  (station.session.current()?.store.eventsOf(OFFICE_LOG) ?? []).slice(-count).map(({ type }) => type)

describe('a backup', () => {
  it('opens on another machine with the recovery code, whole to the last event, and the log says so', async () => {
    const station = await started()
    const caseId = await work(station, TITLE)
    const path = await backedUp(station)
    expect(lastOfficeEvents(station, 2)).toEqual(['SessionOpened', 'BackupMade'])
    expect(readdirSync(station.profile)).not.toContain('rehearsal')

    const other = startHeadless()
    onTestFinished(() => other.stop())
    expect(await other.done('session.status', {})).toEqual({ state: 'noOffice' })
    const wrong = office.recoveryCode.slice(0, -1) + (office.recoveryCode.endsWith('0') ? '1' : '0')
    expect(await opened(other, path, wrong)).toMatchObject(failed('identity.wrongRecoveryCode'))
    expect(await opened(other, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    const view = await other.done('restore.view', {})
    expect(view).toMatchObject({ officeName: '云岭县水利局', later: null, replaces: null })
    expect(
      await other.call('restore.accept', { hands: [{ personId: station.personId('head'), password: 'x' }] }),
    ).toEqual({
      ok: false,
      error: { code: 'restore.wrongPassword', detail: { name: '梁思齐' } },
    })
    await other.done('restore.accept', handsOf(station, 'head'))
    expect(readdirSync(other.profile)).not.toContain('restoring')
    expect(await other.done('session.status', {})).toMatchObject({ state: 'locked' })
    await other.done('session.unlock', { personId: station.personId('clerk'), password: PASSWORD })
    expect(await other.done('case.get', { caseId })).toMatchObject({ document: { title: TITLE } })
    const types = (other.session.current()?.store.eventsOf(OFFICE_LOG) ?? []).map(({ type }) => type)
    expect(types.slice(-2)).toEqual(['StoreRestored', 'SessionOpened'])
  }, 120_000)

  it('that is older than what the machine knows takes two people, and says what is lost', async () => {
    const station = await started()
    await work(station, TITLE)
    const path = await backedUp(station)
    const later = await work(station, '关于防汛值守的通知')
    await station.done('session.lock', {})
    expect(await opened(station, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    const view = await station.done('restore.view', {})
    expect(view?.replaces).toBe('云岭县水利局')
    expect(view?.later?.size).toBeGreaterThan(view?.ledgerSize ?? Infinity)
    const twoNeeded = { ok: false, error: { code: 'restore.twoNeeded' } }
    for (const hands of [['system'], ['system', 'system'], ['system', 'head']] as const) {
      expect(await station.call('restore.accept', handsOf(station, ...hands)), hands.join()).toEqual(twoNeeded)
    }
    // Until here nothing has changed for those who work on.
    await station.as('clerk')
    expect(await station.done('case.get', { caseId: later })).toMatchObject({
      document: { title: '关于防汛值守的通知' },
    })
    await station.done('session.lock', {})
    // And what they did since is no part of what was shown: the backup is opened once more.
    expect(await station.call('restore.accept', handsOf(station, 'system', 'security'))).toMatchObject({
      error: { code: 'restore.nothingOpen' },
    })
    expect(await opened(station, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    // The disk refuses to give the old office another name: it stays the office, and nothing waits any more.
    const now = new Date()
    station.setClock(() => now)
    const taken = join(station.profile, `office.replaced-${now.toISOString().replaceAll(/[:.]/gu, '-')}`)
    mkdirSync(join(taken, 'other'), { recursive: true })
    expect(await station.call('restore.accept', handsOf(station, 'system', 'security'))).toMatchObject({ ok: false })
    expect(await station.done('restore.view', {})).toBeNull()
    await station.done('restore.abandon', {})
    rmSync(taken, { recursive: true })
    await station.as('clerk')
    expect(await station.done('case.get', { caseId: later })).toMatchObject({ caseId: later })
    await station.done('session.lock', {})

    expect(await opened(station, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    await station.done('restore.accept', handsOf(station, 'system', 'security'))
    await station.as('clerk')
    expect(await station.call('case.get', { caseId: later })).toMatchObject({ error: { code: 'case.notFound' } })
    expect(lastOfficeEvents(station, 3)).toEqual(['StoreRestored', 'RestoreAccepted', 'SessionOpened'])
    // The power, or the disk, went after the office of before had given way: nobody is asked to found another, and giving up
    // does not take away what has been accepted.
    await station.done('session.lock', {})
    const restoring = join(station.profile, 'restoring')
    const cutShort = (): void => {
      mkdirSync(restoring)
      renameSync(join(station.profile, 'office'), join(restoring, 'office'))
      writeFileSync(join(restoring, 'accepted'), '')
    }
    for (const next of ['session.status', 'restore.abandon'] as const) {
      cutShort()
      expect(viewAtStart(station.profile), next).toBeNull()
      await station.done(next, {})
      expect(readdirSync(station.profile), next).not.toContain('restoring')
      expect(await station.done('session.status', {}), next).toMatchObject({ state: 'locked' })
    }
    expect(viewAtStart(station.profile)).toMatchObject({ state: 'locked' })
    // Nobody had accepted this one: it goes, and the office stays.
    mkdirSync(join(restoring, 'office'), { recursive: true })
    await station.done('restore.abandon', {})
    expect(readdirSync(station.profile)).not.toContain('restoring')
    expect(await station.done('session.status', {})).toMatchObject({ state: 'locked' })
    const kept = readdirSync(station.profile).filter((name) => name.includes('.replaced-'))
    expect(kept.map((name) => name.split('.')[0]).sort()).toEqual(['checkpoint', 'office'])
    await station.as('auditor')
    const folder = await station.chooseFolder('exportFolder', 'log')
    const { jobId } = await station.done('audit.export', { folder: folder.token })
    expect(await station.ended(jobId)).toMatchObject({ state: 'done', notices: [] })
    // What the restore replaced still opens to the passwords of its day: it is kept for a while, told of, and its keys go first.
    const [unlocked, former] = [station.session.current(), formerOffices(station.profile)[0]]
    if (unlocked === null || former === undefined) throw new Error('nobody, or nothing')
    expect((await station.done('backup.view', {})).former).toMatchObject([{ keptUntil: former.keptUntil }])
    await eraseFormerOffices(station.workstation, unlocked)
    const keyring = join(former.folder, 'keyring.json')
    const [before, seen] = [readFileSync(keyring), join(station.folder, 'the same bytes')]
    linkSync(keyring, seen)
    const monthOn = { ...station.workstation, now: () => new Date(Date.parse(former.keptUntil)) }
    await eraseFormerOffices(monthOn, unlocked)
    expect(readdirSync(station.profile).filter((name) => name.includes('.replaced-'))).toEqual([])
    expect(readFileSync(seen).includes(before.subarray(0, 8))).toBe(false)
    // The power went between the record and the folder: it goes now, and is not recorded again.
    mkdirSync(former.folder)
    writeFileSync(keyring, before)
    await eraseFormerOffices(monthOn, unlocked)
    expect(formerOffices(station.profile)).toEqual([])
    expect(lastOfficeEvents(station, 2).filter((type) => type === 'FormerStoreErased')).toHaveLength(1)
  }, 120_000)

  it('is held against the ledger that lives here, whatever became of the checkpoint; what cannot be told takes two', async () => {
    const station = await started()
    await work(station, TITLE)
    const path = await backedUp(station)
    const caseId = await work(station, '关于防汛值守的通知')
    await station.done('session.lock', {})
    // One hand takes the checkpoint away to have the later acts forgotten.
    rmSync(join(station.profile, 'checkpoint.json'))
    expect(await opened(station, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    const view = await station.done('restore.view', {})
    expect(view?.lost).toBe((view?.later?.size ?? 0) - (view?.ledgerSize ?? 0))
    expect(view?.lost).toBeGreaterThan(0)
    const alone = await station.call('restore.accept', handsOf(station, 'head'))
    expect(alone).toEqual({ ok: false, error: { code: 'restore.twoNeeded' } })
    await station.done('restore.abandon', {})
    await station.as('clerk')
    expect(await station.done('case.get', { caseId })).toMatchObject({ caseId })
    await station.done('session.lock', {})
    // The disk is dead, and nothing says how far the office had come.
    rmSync(join(station.profile, 'checkpoint.json'))
    writeFileSync(join(station.profile, 'office', 'store.db'), Buffer.alloc(8192, 1))
    expect(await opened(station, path, office.recoveryCode)).toMatchObject({ state: 'done' })
    expect(await station.done('restore.view', {})).toMatchObject({ later: null, lost: null, unseen: true })
    expect(await station.call('restore.accept', handsOf(station, 'head'))).toEqual(alone)
    await station.done('restore.accept', handsOf(station, 'security', 'auditor'))
    await station.as('clerk')
    expect(await station.call('case.get', { caseId })).toMatchObject({ error: { code: 'case.notFound' } })
    expect(lastOfficeEvents(station, 3)).toEqual(['StoreRestored', 'RestoreAccepted', 'SessionOpened'])
  }, 120_000)

  it('is rehearsed with the code of the day; damage is named, recorded, and changes nothing', async () => {
    const station = await started()
    await work(station, TITLE)
    const path = await backedUp(station)
    const rehearse = (code: string) => rehearsed(station, path, code)
    expect(await rehearse('')).toMatchObject({ state: 'done' })
    expect(await rehearse(office.recoveryCode)).toMatchObject({ state: 'done' })
    expect((await station.done('backup.view', {})).rehearsed).toMatchObject({ withCode: true, problem: '' })
    // A backup of others says nothing about ours, and neither does one that could not be looked at just now.
    const others = withHeader(path, 'others.mjbackup', (header) =>
      header.replace(/"office":"[0-9a-f]{64}"/u, `"office":"${'0'.repeat(64)}"`),
    )
    expect(await rehearsed(station, others)).toMatchObject(failed('backup.otherOffice'))
    const busy = onTrial(station.profile, async () => {
      expect(await rehearse('')).toMatchObject(failed('backup.busy'))
      return ok(null)
    })
    expect(await busy).toEqual(ok(null))
    expect((await station.done('backup.view', {})).rehearsed).toMatchObject({ withCode: true, problem: '' })
    const bytes = readFileSync(path)
    bytes[bytes.length - 100_000] = (bytes[bytes.length - 100_000] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(await rehearse('')).toMatchObject(failed('backup.damaged'))
    expect((await station.done('backup.view', {})).rehearsed).toMatchObject({ problem: 'backup.damaged' })
    expect(readdirSync(station.profile)).not.toContain('rehearsal')
    const other = startHeadless()
    onTestFinished(() => other.stop())
    expect(await opened(other, path, office.recoveryCode)).toMatchObject(failed('backup.damaged'))
    expect(readdirSync(other.profile)).not.toContain('restoring')
    expect(await other.done('restore.view', {})).toBeNull()
  }, 120_000)

  it('of a code in shares opens for two holders together and for nobody alone; the old code opens old backups only', async () => {
    const station = await started()
    await work(station, TITLE)
    const old = await backedUp(station)
    const { codes } = await station.done('backup.renewRecovery', { commandId: station.commandId(), shares: 3 })
    expect(codes).toHaveLength(3)
    await station.done('session.lock', {})
    expect(await station.done('session.status', {})).toMatchObject({ sharedRecovery: true })
    const person = { personId: station.personId('head'), newPassword: 'Xin-De-Kouling-2026' }
    const recover = (recoveryCode: string, secondCode?: string) =>
      station.call('session.recover', { ...person, recoveryCode, ...(secondCode === undefined ? {} : { secondCode }) })
    expect(await recover(office.recoveryCode)).toMatchObject({ error: { code: 'recovery.shareMissing' } })
    expect(await recover(codes[0] ?? '', codes[0])).toMatchObject({ error: { code: 'recovery.sameShare' } })
    expect(await recover(codes[2] ?? '', codes[0])).toMatchObject({ ok: true })
    await station.as('system')
    const fresh = await backedUpAgain(station)
    const other = startHeadless()
    onTestFinished(() => other.stop())
    expect(await opened(other, fresh, office.recoveryCode)).toMatchObject(failed('recovery.shareMissing'))
    expect(await opened(other, fresh, codes[1] ?? '', codes[2])).toMatchObject({ state: 'done' })
    expect(await opened(other, old, office.recoveryCode)).toMatchObject({ state: 'done' })
    await other.done('restore.abandon', {})
    expect(readdirSync(other.profile)).not.toContain('restoring')
  }, 120_000)

  it('by the plan is made by itself; one that cannot be is told at the desk, and made when the disk is back', async () => {
    const station = await started()
    await work(station, TITLE)
    await station.as('system')
    const folder = await folderFor(station)
    const plan = { time: '00:00', everyDays: 1, keep: 1 }
    expect(
      await station.call('backup.schedule', { commandId: station.commandId(), folder: null, ...plan }),
    ).toMatchObject({ error: { code: 'backup.noFolder' } })
    await station.done('backup.schedule', { commandId: station.commandId(), folder: folder.token, ...plan })
    const due = async () => {
      const unlocked = station.session.current()
      if (unlocked === null) throw new Error('nobody')
      await backUpWhenDue(
        station.workstation,
        unlocked,
        () => true,
        (error) => (error instanceof Error && 'code' in error ? (error.code as 'fault.folderUnwritable') : 'defect'),
      )
      return (await station.done('backup.view', {})).schedule
    }
    rmSync(folder.path, { recursive: true })
    // By a clock that was set ahead, and has been put right since.
    keepFailure(
      station.session.current()!.store,
      'fault.diskFull',
      new Date(Date.now() + 365 * 86_400_000).toISOString(),
    )
    const state = { isDue: true, failure: 'fault.folderUnwritable', folderName: 'usb', sameDisk: true }
    expect(await due()).toMatchObject(state)
    mkdirSync(folder.path)
    const later = (days: number): void => {
      station.setClock(() => new Date(Date.now() + days * 86_400_000))
    }
    later(2)
    await station.as('clerk')
    expect((await station.done('backup.view', {})).schedule).toMatchObject({ missedDays: 2 })
    expect(await due()).toMatchObject({ isDue: false, missedDays: 0, failure: null })
    expect(backupsIn(folder.path)).toHaveLength(1)
    const [first = ''] = backupsIn(folder.path)
    writeFileSync(join(folder.path, '别的.mjbackup'), 'not ours')
    // A clock that was wrong for a day made this one.
    withHeader(join(folder.path, first), '将来.mjbackup', (header) => header.replace(/"madeAt":"20/u, '"madeAt":"21'))
    later(4)
    await station.as('clerk')
    // That the old ones cannot be taken away makes the new one no worse.
    vi.mocked(dropOldest).mockRejectedValueOnce(new Error('EACCES'))
    expect(await due()).toMatchObject({ isDue: false, failure: null })
    expect(backupsIn(folder.path)).toHaveLength(4)
    later(6)
    await station.as('clerk')
    await due()
    const names = backupsIn(folder.path)
    expect(names).toEqual(expect.arrayContaining(['别的.mjbackup', '将来.mjbackup']))
    expect(names).toHaveLength(3)
    expect(names).not.toContain(first)
  }, 120_000)

  it('that is cancelled, or has no place to lie, leaves no file and no entry', async () => {
    const station = await started()
    await work(station, TITLE)
    await station.as('system')
    const events = station.session.current()?.store.headOf(OFFICE_LOG)?.seq
    for (const step of ['write', 'verify'] as const) {
      const folder = await folderFor(station)
      const { jobId } = await station.done('backup.make', { folder: folder.token })
      let half: readonly string[] = []
      whenAt(station, step, () => {
        half = readdirSync(folder.path)
        station.workstation.jobs.cancel(jobId)
      })
      expect(await station.ended(jobId), step).toMatchObject(failed('job.cancelled'))
      expect(half, step).toEqual([expect.stringMatching(/\.mjbackup\.partial$/u)])
      expect(readdirSync(folder.path), step).toEqual([])
      expect(readdirSync(station.profile), step).not.toContain('rehearsal')
    }
    // No room for the copy that is opened on trial: told before any of it is written.
    const full = await folderFor(station)
    vi.mocked(freeBytes).mockResolvedValueOnce(30_000_000)
    const tried = await station.done('backup.make', { folder: full.token })
    expect(await station.ended(tried.jobId)).toMatchObject({
      error: { code: 'backup.noRoom', detail: { free: '30 MB' } },
    })
    expect(readdirSync(full.path)).toEqual([])
    const gone = await folderFor(station)
    rmSync(gone.path, { recursive: true })
    const second = await station.done('backup.make', { folder: gone.token })
    expect(await station.ended(second.jobId)).toMatchObject(failed('fault.folderUnwritable'))
    expect(station.session.current()?.store.headOf(OFFICE_LOG)?.seq).toBe(events)
    expect(await station.call('restore.choose', {})).toMatchObject({ error: { code: 'restore.notLocked' } })
    await station.as('clerk')
    expect(await station.call('backup.make', { folder: null })).toMatchObject({ error: { code: 'identity.wrongRole' } })
  }, 120_000)
})

describe('a kill in the middle of a backup', () => {
  it('leaves a half file and a copy with the passwords of its day; both go at the next start', async () => {
    const station = await started()
    await work(station, TITLE)
    const killed = join(station.folder, 'killed')
    let half = ''
    whenAt(station, 'verify', () => {
      const folder = join(station.folder, 'usb')
      half = join(folder, readdirSync(folder)[0] ?? '')
    })
    // What lies in the profile while the copy is open on trial is what a kill would leave.
    const { slowTasks } = station.workstation
    const run = slowTasks.run.bind(slowTasks)
    vi.spyOn(slowTasks, 'run').mockImplementation((name, ...rest) => {
      if (name === 'readStore') cpSync(station.profile, killed, { recursive: true })
      return run(name, ...rest)
    })
    await backedUp(station)
    expect(readdirSync(killed)).toContain('rehearsal')
    expect(half).toMatch(/\.partial$/u)
    writeFileSync(half, 'half')

    const next = await started(killed)
    expect(readdirSync(next.profile)).not.toContain('rehearsal')
    await next.as('system')
    const store = next.session.current()?.store
    if (store === undefined) throw new Error('nobody')
    const away = `${dirname(half)}-away`
    renameSync(dirname(half), away)
    await sweepHalfFiles(store)
    renameSync(away, dirname(half))
    expect(readdirSync(dirname(half))).toContain(basename(half))
    await sweepHalfFiles(store)
    expect(readdirSync(dirname(half))).not.toContain(basename(half))
  }, 120_000)
})
