import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sampleDetermination } from '#electron/main/usecase/sample-determination.ts'
import { verifyPath } from '#electron/main/usecase/verify-path.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
beforeAll(async () => {
  office = await createStaffedOffice()
}, 60_000)
afterEach(() => station.stop())
afterAll(() => {
  office.remove()
})

describe('a case that is not to be published', () => {
  it('is concluded, waits on the list of its next review, and is archived as a package that proves itself', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft('关于内部值班安排的通知', '各科室：\n现将值班安排通知如下。')
    const { seq, workingCopy } = await station.view(caseId)
    const { document } = workingCopy!
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const plain = sampleDetermination('《政府信息公开条例》第十六条第一款', 1)
    const [item] = plain.items
    const answers = { ...item!.answers, personnel: { answer: 'yes' as const, note: '值班人员安排' } }
    const said = {
      ...plain,
      mode: 'withheld',
      basisCode: '16-01',
      reason: '属于内部事务信息',
      items: [{ answers }],
    } as const
    const on = { caseId, expectedSeq: seq, commandId: station.commandId(), contentHash }
    const determined = await station.done('disclosure.determine', {
      ...on,
      ...said,
      items: [{ answers }],
      channels: [],
    })
    const submit = {
      ...{ caseId, expectedSeq: determined.seq, commandId: station.commandId(), contentHash },
      publicHash: null,
    }
    await station.done('case.submit', submit)
    await station.approve(caseId)
    await station.as('clerk')
    expect((await station.view(caseId)).allowed).toEqual(['disclosure.conclude'])
    await station.done('disclosure.conclude', { ...(await station.on(caseId)), nextReviewOn: '2099-01-01' })
    expect(await station.done('disclosure.due', {})).toMatchObject({
      rows: [{ caseId, mode: 'withheld', nextReviewOn: '2099-01-01', due: false }],
      today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    })
    await station.as('archivist')
    const number = await station.file(caseId)
    const { token, path } = await station.chooseFolder('archiveFolder', 'archive')
    const archive = { ...(await station.on(caseId)), folder: token }
    expect(await station.job('archive.export', archive)).toMatchObject({ state: 'done', files: [number] })
    const verdict = await verifyPath(join(path, number), { root: null, now: new Date() })
    expect(verdict).toMatchObject({ ok: true, value: { ok: true } })
  }, 60_000)
})
