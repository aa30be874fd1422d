import { describe, expect, it, onTestFinished } from 'vitest'
import { checkpointNoted } from '#electron/main/usecase/checkpoint.ts'
import { keptCheckpoint } from '#electron/main/usecase/verify/checkpoint-trust.ts'
import { plainDocument } from '../../../helper/plain-document.ts'
import { sharedOffice } from '../../../helper/shared-office.ts'
import { type Hand, PASSWORD, type StaffedWorkstation } from '../../../helper/staffed-office.ts'
import { startHeadless } from '../../../helper/workstation.ts'

const office = sharedOffice()
const started = async (hand: Hand): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  await station.as(hand)
  return station
}

/** How far the checkpoint beside the store goes, for whoever opens it next; null where it counts for none. */
const kept = async ({ workstation, session, profile }: ReturnType<typeof startHeadless>) => {
  await checkpointNoted(workstation)
  const { store } = session.current()!
  return { kept: keptCheckpoint(profile, store)?.size ?? null, stands: store.ledgerHead().position }
}

describe('a key that is changed while its person is at work', () => {
  it('leaves a checkpoint that counts: a power cut then is not told as one that somebody took away', async () => {
    const station = await started('clerk')
    await station.done('session.renewKey', { password: PASSWORD })
    const { kept: size, stands } = await kept(station)
    expect(size).toBe(stands)
  }, 60_000)

  it('so does the key that comes with the first own password', async () => {
    const station = startHeadless()
    onTestFinished(() => station.stop())
    const roles = [
      ...(['drafter', 'departmentHead', 'secrecyOfficer', 'deputyLeader', 'principalLeader'] as const),
      ...(['systemAdministrator', 'securityAdministrator', 'auditor'] as const),
    ]
    const people = roles.map((role, index) => ({
      ...{ name: `第${String(index)}人`, password: PASSWORD },
      roles: role === 'principalLeader' ? [role, 'publisher' as const, 'archivist' as const] : [role],
    }))
    await station.done('office.create', { officeName: '某局', ownPasswords: false, people })
    const status = await station.done('session.status', {})
    const personId = status.state === 'locked' ? (status.people[0]?.personId ?? '') : ''
    await station.done('session.unlock', { personId, password: PASSWORD })
    await station.done('session.changePassword', { password: PASSWORD, newPassword: 'Zi-Ji-De-2026' })
    const { kept: size, stands } = await kept(station)
    expect(size).toBe(stands)
  }, 60_000)

  it('answers what was under way: nobody has left', async () => {
    let renewed: Promise<unknown> | null = null
    const station = await office.start({
      aroundTasks: (tasks) => ({
        ...tasks,
        run: async (...task: Parameters<typeof tasks.run>) => {
          await renewed
          return tasks.run(...task)
        },
      }),
    })
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    const { seq } = await station.view(caseId)
    const document = plainDocument('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    renewed = station.done('session.renewKey', { password: PASSWORD })
    const saving = station.call('draft.save', { caseId, expectedSeq: seq, document, history: null })
    expect(await saving).toMatchObject({ ok: true })
    expect((await station.view(caseId)).workingCopy?.document).toEqual(document)
  }, 60_000)
})
