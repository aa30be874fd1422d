import { describe, expect, it, onTestFinished } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { NO_FILTER } from '#renderer/feature/search/search-model.ts'
import type { Input } from '#shared/contract/channels.ts'
import { verifyChain } from '#shared/domain/chain/verify.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { hire, SECOND } from '../../../../helper/hire.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { sheetFor } from '../../../../helper/sheet.ts'
import { STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { verifyOffice } from '../../../../helper/verify-office.ts'

const office = sharedOffice()
const act = <T extends object>(station: StaffedWorkstation, more: T) => ({ commandId: station.commandId(), ...more })
/** Links, signatures, certificates and rules of the office's log, and of every case. */
const holds = (station: StaffedWorkstation): readonly boolean[] => {
  const me = station.session.current()
  if (me === null) throw new Error('nobody has unlocked')
  const certificates = me.store.certificates().map(({ certificate }) => certificate)
  const tools = createChainTools(certificates, me.store.office().authorityCertificate)
  const cases = [...me.store.allCaseIds()].map((caseId) => verifyChain(me.store.eventsOf(caseId), tools).ok)
  return [verifyOffice(me.store.eventsOf(OFFICE_LOG), tools).ok, ...cases]
}

describe('departments', () => {
  it('give a case its 承办科室 for good, its first review to their own head, and lists something to be limited by', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    const other = await hire(station, '杜初审', ['departmentHead'])
    const [clerk, head] = [station.personId('clerk'), station.personId('head')]
    const arrange = async (members: Input<'department.propose'>['members']): Promise<void> => {
      await station.as('security')
      const departments = [
        { departmentId: 'general', name: '综合科' },
        { departmentId: 'other', name: '法规科' },
      ]
      await station.done('department.propose', act(station, { departments, members, reason: '机构改革' }))
      await station.as('system')
      const { proposal, people } = await station.done('department.view', {})
      expect(people).toHaveLength(Object.keys(STAFF).length + 1)
      // In the order of the list of people.
      const listed = (await station.done('people.list', {})).people.map(({ personId }) => personId)
      expect(people.map(({ personId }) => personId)).toEqual(listed)
      const confirm = act(station, { what: 'departments' as const, proposalId: proposal?.proposalId ?? '' })
      await station.done('people.confirm', confirm)
      // Sent again it is the same act.
      await station.done('people.confirm', confirm)
    }
    await station.as('clerk')
    const before = await station.draft('关于食堂供餐的通知', '各科室：\n请按时就餐。')
    await arrange([clerk, head].map((personId) => ({ personId, departmentId: 'general' })))
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await arrange([
      { personId: clerk, departmentId: 'other' },
      { personId: other, departmentId: 'other' },
    ])
    await station.as('clerk')
    await station.submit(before)
    await station.submit(caseId)
    // Only what began without a department waits for the head of another one, and nothing else can be done by them.
    await station.done('session.unlock', { personId: other, password: SECOND })
    const waiting = async () =>
      (await station.done('inbox.list', { scope: 'waiting', offset: 0, limit: 50 })).rows.map((row) => row.caseId)
    expect(await waiting()).toEqual([before])
    expect((await station.view(caseId)).allowed).not.toContain('case.passDepartment')
    const back = { ...(await station.on(caseId)), toStage: 'draft' as const, reason: '请补充' }
    expect(await station.call('case.return', back)).toMatchObject({
      error: { code: 'case.otherDepartment', detail: { name: '综合科' } },
    })
    await station.as('head')
    expect(new Set(await waiting())).toEqual(new Set([before, caseId]))
    const passed = { ...(await station.on(caseId)), opinion: '同意', sheet: sheetFor('departmentReview') }
    await station.done('case.passDepartment', passed)
    const { rows } = await station.done('case.history', { caseId })
    expect(rows[0]?.detail).toMatchObject({ department: '综合科' })
    const { today } = await station.done('delegation.view', {})
    const asked = { sheet: 'workload' as const, from: today, until: today, year: 2026 }
    const counted = async (department: string) => {
      const { rows: shown, notes, departments } = await station.done('register.view', { ...asked, department })
      return [shown.at(-1)?.[2]?.text, notes.length, departments]
    }
    expect(await counted('')).toEqual(['2', 0, ['综合科']])
    expect(await counted('综合科')).toEqual(['1', 1, ['综合科']])
    const all = await station.done('register.view', { ...asked, sheet: 'departments' })
    expect(all.rows.map((row) => row.slice(0, 3).map(({ text }) => text))).toEqual([
      ['综合科', '1', '1'],
      ['未定承办科室', '1', '1'],
      ['合计', '2', '2'],
    ])
    const find = (handling: string[]) =>
      station.done('search.find', { query: '通知', filter: { ...NO_FILTER, handling }, after: null })
    while ((await find([])).due > 0);
    expect((await find(['综合科'])).rows.map((row) => row.caseId)).toEqual([caseId])
    const { facets } = await station.done('search.count', { query: '通知', filter: NO_FILTER })
    expect(facets.handling).toContainEqual({ value: '综合科', count: 1 })
    // When all its heads are gone, whoever may hand it on is told.
    await station.as('clerk')
    const late = await station.draft('关于防汛值班的通知', '各乡镇：\n请安排值班。')
    await station.submit(late)
    await station.as('system')
    await station.done('people.disable', act(station, { personId: other, reason: '调离' }))
    await station.as('principal')
    expect((await station.done('handling.lying', {})).rows).toMatchObject([
      { caseId: late, what: 'step', withName: '杜初审', candidates: [{ personId: head }] },
    ])
    expect(holds(station)).toEqual([true, true, true, true])
  }, 60_000)
})
