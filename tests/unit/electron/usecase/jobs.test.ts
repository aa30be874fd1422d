import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { createStaffedOffice, PASSWORD, type StaffedWorkstation } from '../../../helper/staffed-office.ts'
import { plainDocument } from '../../../helper/plain-document.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = '各乡镇人民政府：\n请于月底前完成。'

describe('a long action, with everything else going on', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let ready = ''
  let caseId = ''
  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft(TITLE, TEXT)
    await station.submit(caseId)
    await station.approve(caseId)
    await station.stop()
    ready = station.profile
  }, 120_000)
  afterAll(() => {
    office.remove()
  })
  afterEach(() => station.stop())

  /** A case that waits for its release, the publisher at the keyboard. */
  const approved = async (): Promise<void> => {
    station = await office.start({ from: ready })
    await station.as('clerk')
  }
  const release = async (folder = 'release') => {
    const { path, token } = await station.chooseFolder('releaseFolder', folder)
    const input = { ...(await station.on(caseId)), documentNumber: '云水发〔2026〕8号', folder: token }
    return { path, input }
  }
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve))

  it('is cancelled without taking a save with it that waits for the same thread', async () => {
    await approved()
    const other = await station.draft('另一份通知', '正文')
    const { path, input } = await release()
    const { seq } = await station.view(other)
    const { jobId } = await station.done('release.build', input)
    await nextTurn()
    const draft = { document: plainDocument('另一份通知', '写了一半的正文'), history: null }
    const saving = station.call('draft.save', { caseId: other, expectedSeq: seq, ...draft })
    await station.done('job.cancel', { jobId })
    expect(await saving).toMatchObject({ ok: true })
    expect(await station.ended(jobId)).toEqual({ state: 'failed', error: { code: 'job.cancelled' } })
    expect(readdirSync(path)).toEqual([])
    expect(await station.view(caseId)).toMatchObject({ stage: 'approved' })
    expect(await station.job('release.build', input)).toMatchObject({ state: 'done' })
  })

  it('leaves nothing behind when another person takes the keyboard', async () => {
    await approved()
    const { path, input } = await release()
    const { jobId } = await station.done('release.build', input)
    await nextTurn()
    expect(station.workstation.jobs.underWay()).toBe(1)
    await station.as('archivist')
    expect(await station.ended(jobId)).toEqual({ state: 'failed', error: { code: 'job.cancelled' } })
    expect(readdirSync(path)).toEqual([])
    expect(station.workstation.jobs.underWay()).toBe(0)
    expect(await station.view(caseId)).toMatchObject({ stage: 'approved' })
  })

  it('meets its twin one after the other: one package, whole', async () => {
    await approved()
    expect(await station.job('release.build', (await release()).input)).toMatchObject({ state: 'done' })
    await station.as('archivist')
    const number = await station.file(caseId)
    const { path, token } = await station.chooseFolder('archiveFolder', 'archive')
    const input = { ...(await station.on(caseId)), folder: token }
    const twins = [input, { ...input, commandId: station.commandId() }]
    const outcomes = await Promise.all(twins.map((one) => station.job('archive.export', one)))
    // Each waits for its confirmation first, so either may come first.
    expect(outcomes.map(({ state }) => state).sort()).toEqual(['done', 'failed'])
    expect(readdirSync(path)).toEqual([number])
    const verdict = await verifyPath(join(path, number), { root: null, now: new Date() })
    expect(verdict).toMatchObject({ ok: true, value: { ok: true } })
  })

  it('hands out nothing that is not recorded, whatever name the act is given', async () => {
    await approved()
    const used = station.session
      .current()!
      .store.eventsOf(caseId)
      .map(({ body }) => (JSON.parse(Buffer.from(body).toString()) as { commandId: string }).commandId)
    const { path, input } = await release()
    for (const commandId of new Set(used)) {
      const outcome = await station.job('release.build', { ...input, commandId })
      expect(outcome).toMatchObject({ state: 'failed', error: { code: 'contract.commandReused' } })
    }
    expect(readdirSync(path)).toEqual([])
    const second = await station.chooseFolder('releaseFolder', 'second')
    const twins = [input, { ...input, folder: second.token }]
    const outcomes = await Promise.all(twins.map((one) => station.job('release.build', one)))
    expect(outcomes).toMatchObject([{ state: 'done' }, { state: 'failed', error: { code: 'case.stale' } }])
    expect(readdirSync(second.path)).toEqual([])
  })

  it('does not begin when it was cancelled before its turn', async () => {
    await approved()
    const { path, input } = await release()
    const { jobId } = await station.done('release.build', input)
    await station.done('job.cancel', { jobId })
    expect(await station.ended(jobId)).toEqual({ state: 'failed', error: { code: 'job.cancelled' } })
    expect(readdirSync(path)).toEqual([])
    expect(await station.call('job.cancel', { jobId })).toMatchObject({ error: { code: 'job.unknown' } })
  })

  it('signs nothing under an expired certificate of the office', async () => {
    await approved()
    const later = new Date(Date.now() + 6 * 365 * 86_400_000)
    station.setClock(() => later)
    const { recoveryCode } = office
    const recover = (hand: 'principal' | 'clerk') =>
      station.done('session.recover', { personId: station.personId(hand), recoveryCode, newPassword: PASSWORD })
    // By then the time limit has passed too, which a leader answers for.
    await recover('principal')
    // No other gate is open: the window offers the leader to answer this one.
    const { allowed, gates } = await station.done('case.get', { caseId })
    expect(gates.filter(({ open }) => open).map(({ id }) => id)).toEqual(['G12'])
    expect(allowed).toContain('release.answerGate')
    const reason = '因办公系统停用，补作公开'
    await station.done('release.answerGate', { ...(await station.on(caseId)), gate: 'G12', reason })
    await recover('clerk')
    const { path, input } = await release()
    expect(await station.job('release.build', input)).toMatchObject({ error: { code: 'release.certificateExpired' } })
    expect(readdirSync(path)).toEqual([])
  })

  it('asks for a document number of one visible line', async () => {
    await approved()
    const { input } = await release()
    for (const documentNumber of ['云水发〔2026〕\n8号', '云水发\u202e〔2026〕8号', '云水发\ud842']) {
      expect(await station.call('release.build', { ...input, documentNumber })).toMatchObject({
        error: { code: 'contract.invalidInput' },
      })
    }
  })

  it('takes a folder for what it was chosen for, once', async () => {
    await approved()
    const { input } = await release()
    const { token } = await station.chooseFolder('archiveFolder', 'archive')
    const unknown = { error: { code: 'file.tokenUnknown' } }
    expect(await station.call('release.build', { ...input, folder: token })).toMatchObject(unknown)
    expect(await station.job('release.build', input)).toMatchObject({ state: 'done' })
    const again = { ...(await station.on(caseId)), documentNumber: '', folder: input.folder }
    expect(await station.call('release.build', again)).toMatchObject(unknown)
  })
})
