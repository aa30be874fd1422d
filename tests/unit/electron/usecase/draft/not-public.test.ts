import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { waitingCounts } from '#electron/main/usecase/review/waiting-counts.ts'
import { notifyText } from '#resources/text/notify.ts'
import { isNews, NOTHING_WAITS } from '#shared/domain/office/waiting.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
beforeAll(async () => {
  office = await createStaffedOffice()
}, 60_000)
afterEach(() => station.stop())
afterAll(() => {
  office.remove()
})

/** Beijing's day, so many days from now. */
const dayAfter = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

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
    // 公示期: the matter says how long it must be, the calendar when it may end; what is signed says what it was counted by.
    const posting = { from: '2026-12-02', until: '2026-12-31' }
    const land = { rule: 'land.compensation', local: null }
    expect(await station.done('disclosure.posting', { from: posting.from, ...land })).toMatchObject({
      ...{ earliest: '2027-01-01', advised: '2027-01-04', general: false, term: '不少于30日' },
      basis: '土地管理法实施条例第二十八条',
    })
    const posted = { ...on, ...said, items: [{ answers }], channels: [], posting }
    const refused = async (change: object) => {
      const reply = await station.call('disclosure.determine', { ...posted, ...change, commandId: station.commandId() })
      return reply.ok ? 'signed' : reply.error.code
    }
    expect(await refused({})).toBe('disclosure.incomplete')
    expect(await refused({ postingRule: { ...land, reason: '紧急' } })).toBe('disclosure.postingShort')
    const works = { rule: 'land.advance-notice', local: null, reason: '' }
    // Ten working days after the second of December.
    expect(await refused({ postingRule: works, posting: { ...posting, until: '2026-12-15' } })).toBe(
      'disclosure.postingShort',
    )
    const local = { count: 7, unit: 'naturalDay', basis: '某市公示办法第三条' } as const
    expect(
      await refused({
        postingRule: { rule: 'local', local, reason: '' },
        posting: { ...posting, until: '2026-12-08' },
      }),
    ).toBe('disclosure.postingShort')
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
    const nextReviewOn = dayAfter(365)
    await station.done('disclosure.conclude', { ...(await station.on(caseId)), nextReviewOn })
    expect(await station.done('disclosure.due', {})).toMatchObject({
      rows: [{ caseId, mode: 'withheld', nextReviewOn, due: false }],
      ...{ due: 0, total: 1 },
      today: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10),
    })
    // What the system tells of: a leak that nobody reported goes to who deals with it, in kinds and numbers.
    const told = () => waitingCounts(station.workstation, station.session.current()!)
    const now = Date.now()
    const leak = {
      caseId: null,
      noticedBy: '办公室',
      what: '附件误传',
      matter: 'secret' as const,
      commandId: station.commandId(),
    }
    await station.done('leak.notice', { ...leak, noticedAt: new Date(now - 25 * 3_600_000).toISOString() })
    expect(told()).toMatchObject({ leaks: 0, leaksOver: 0, reviews: 0 })
    await station.as('deputy')
    expect(told()).toMatchObject({ leaks: 1, leaksOver: 1, reviews: 0 })
    expect(isNews(NOTHING_WAITS, told())).toBe(true)
    expect(isNews(told(), told())).toBe(false)
    expect(notifyText.body(told())).toContain('泄密应急 1 件')
    await station.as('archivist')
    const number = await station.file(caseId)
    const { token, path } = await station.chooseFolder('archiveFolder', 'archive')
    const archive = { ...(await station.on(caseId)), folder: token }
    expect(await station.job('archive.export', archive)).toMatchObject({ state: 'done', files: [number] })
    const verdict = await verifyPath(join(path, number), { root: null, now: new Date() })
    expect(verdict).toMatchObject({ ok: true, value: { ok: true } })
  }, 60_000)
})
