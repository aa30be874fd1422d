import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'

const TITLE = '关于河道清淤的通知'
const before = '各乡镇：\n请于月底前完成清淤。'
const after = '各乡镇：\n请于4月10日前完成清淤，并报县水利局。'

describe('花脸稿 on its pages', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId: string
  /** Called as often as pages are asked of the task thread. */
  let onAsked: () => void = () => undefined
  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start({
      aroundTasks: (tasks) => ({
        ...tasks,
        run: (name, input, signal) => {
          const answer = tasks.run(name, input, signal)
          if (name === 'redlinePages') onAsked()
          return answer
        },
      }),
    })
    await station.as('clerk')
    caseId = await station.draft(TITLE, before)
    await station.submit(caseId)
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请写明时限' })
    await station.as('clerk')
    const { expectedSeq } = await station.on(caseId)
    const draft = { document: plainDocument(TITLE, after), history: null }
    await station.done('draft.save', { caseId, expectedSeq, ...draft })
    await station.submit(caseId)
  }, 120_000)
  afterEach(() => {
    onAsked = () => undefined
  })
  afterAll(async () => {
    await station.stop()
    office.remove()
  })
  const asked = (from = 2, to = 3) => ({ caseId, fromVersion: from, toVersion: to, pages: { from: 1, to: 2 } }) as const

  it('show both versions to whoever may see the case', async () => {
    for (const hand of ['clerk', 'head'] as const) {
      await station.as(hand)
      const { pages, sheets } = await station.done('case.redlinePages', asked())
      expect([pages, sheets.length]).toEqual([1, 1])
      const marked = sheets[0]?.pieces.filter(({ mark }) => mark !== 'kept').map(({ mark, text }) => `${mark} ${text}`)
      expect(marked?.join('|')).toMatch(/deleted 月底.*inserted 4月10日.*inserted ，并报县水利局/)
    }
  })

  it('are none of a version that is not there, nor backwards', async () => {
    await station.as('head')
    for (const [from, to] of [
      [3, 2],
      [2, 2],
      [2, 9],
    ] as const) {
      expect(await station.call('case.redlinePages', asked(from, to))).toEqual({
        ok: false,
        error: { code: 'case.notFound' },
      })
    }
  })

  it('are given up when the person leaves before they are set, and set again when they come back', async () => {
    await station.as('head')
    onAsked = () => void station.call('case.leaveRedlinePages', {})
    expect(await station.call('case.redlinePages', asked())).toEqual({ ok: false, error: { code: 'job.cancelled' } })
    onAsked = () => undefined
    expect((await station.done('case.redlinePages', asked())).pages).toBe(1)
    expect(await station.call('case.leaveRedlinePages', {})).toEqual({ ok: true, value: {} })
  })
})
