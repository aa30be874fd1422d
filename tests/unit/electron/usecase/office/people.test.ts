import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import { presentKeyring } from '#electron/main/usecase/session/keyring-change.ts'
import type { Unlocked } from '#electron/main/usecase/workstation.ts'
import type { Input } from '#shared/contract/channels.ts'
import { DEFAULT_CHAIN } from '#shared/domain/case/review/chain-template.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { verifyChain } from '#shared/domain/chain/verify.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { verifyOffice } from '../../../../helper/verify-office.ts'
import { FIRST, hire, SECOND } from '../../../../helper/hire.ts'
import { sheetFor } from '../../../../helper/sheet.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD, STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const DAY_MS = 86_400_000

const office = sharedOffice()
const started = async (): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  return station
}
const meAt = (station: StaffedWorkstation): Unlocked => {
  const me = station.session.current()
  if (me === null) throw new Error('nobody has unlocked')
  return me
}
const act = <T extends object>(station: StaffedWorkstation, more: T) => ({ commandId: station.commandId(), ...more })
const toolsOf = ({ store }: Unlocked) =>
  createChainTools(
    store.certificates().map(({ certificate }) => certificate),
    store.office().authorityCertificate,
  )
/** Links, signatures, certificates and rules of the office's log, and of every case. */
const holds = (me: Unlocked): unknown => [
  verifyOffice(me.store.eventsOf(OFFICE_LOG), toolsOf(me)).ok,
  [...me.store.allCaseIds()].map((caseId) => verifyChain(me.store.eventsOf(caseId), toolsOf(me)).ok),
]
const unlock = (station: StaffedWorkstation, personId: string, password: string) =>
  station.call('session.unlock', { personId, password })
const inbox = (station: StaffedWorkstation) => station.call('inbox.list', { scope: 'waiting', offset: 0, limit: 50 })

describe('accounts and rights', () => {
  it('are given by two administrators, and the person changes the first password before anything else', async () => {
    const station = await started()
    await station.as('system')
    expect(await station.call('people.add', act(station, { name: '严合法', password: 'kurz' }))).toMatchObject({
      error: { code: 'identity.weakPassword' },
    })
    expect(await station.call('people.add', act(station, { name: STAFF.clerk[0], password: FIRST }))).toMatchObject({
      error: { code: 'office.nameTaken' },
    })
    const added = act(station, { name: '严合法', password: FIRST })
    await station.done('people.add', added)
    // Sent once more, it is the same person.
    await station.done('people.add', added)
    const personId =
      (await station.done('people.list', {})).people.find(({ name }) => name === '严合法')?.personId ?? ''
    // Without a role nobody comes in, nor stands on the unlock screen.
    const roles: Role[] = ['legalReviewer']
    await station.done('people.proposeRoles', act(station, { personId, roles, reason: '新任职' }))
    const [proposal] = (await station.done('people.list', {})).proposals
    const confirm = act(station, { what: 'roles' as const, proposalId: proposal?.proposalId ?? '' })
    expect(await station.call('people.confirm', confirm)).toMatchObject({ error: { code: 'office.secondHand' } })
    station.session.lock()
    const listed = await station.done('session.status', {})
    expect(listed.state === 'locked' && listed.people.some((one) => one.personId === personId)).toBe(false)
    await station.as('security')
    await station.done('people.confirm', confirm)
    const entered = await unlock(station, personId, FIRST)
    expect(entered).toMatchObject({ value: { person: { roles }, password: { standing: 'initial' } } })
    expect(await inbox(station)).toMatchObject({ error: { code: 'identity.passwordExpired' } })
    const same = await station.call('session.changePassword', { password: FIRST, newPassword: FIRST })
    expect(same).toMatchObject({ error: { code: 'identity.passwordUsed' } })
    await station.done('session.changePassword', { password: FIRST, newPassword: SECOND })
    expect(await inbox(station)).toMatchObject({ ok: true })
    expect(holds(meAt(station))).toEqual([true, []])
    expect(await unlock(station, personId, FIRST)).toMatchObject({ error: { code: 'identity.wrongPassword' } })
    expect(await unlock(station, personId, SECOND)).toMatchObject({ value: { password: { standing: 'fine' } } })
  }, 60_000)

  it('end with a person who is put out: their password opens nothing, and leaders hand on their work', async () => {
    const station = await started()
    await station.as('clerk')
    const submitted = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(submitted)
    const drafted = await station.draft('关于防汛值班的通知', '各乡镇：\n请安排值班。')
    await station.as('system')
    const clerkId = station.personId('clerk')
    const disable = act(station, { personId: clerkId, reason: '调离' })
    await station.done('people.disable', disable)
    const { people, missing } = await station.done('people.list', {})
    expect(people.find(({ personId }) => personId === clerkId)).toMatchObject({ disabled: true, lying: 2 })
    expect(missing).toEqual(['publisher'])
    expect(presentKeyring(station.profile).people.some(({ personId }) => personId === clerkId)).toBe(false)
    expect(await unlock(station, clerkId, PASSWORD)).toMatchObject({ error: { code: 'identity.unknownPerson' } })
    await station.as('principal')
    const { rows } = await station.done('handling.lying', {})
    expect(rows.map(({ caseId, what }) => [caseId, what])).toEqual([
      [submitted, 'drafter'],
      [drafted, 'drafter'],
    ])
    const to = station.personId('otherClerk')
    for (const { caseId, seq, what, candidates } of rows) {
      expect(candidates).toEqual([{ personId: to, name: STAFF.otherClerk[0] }])
      const on = act(station, { caseId, expectedSeq: seq, what })
      const wrong = { ...on, toPersonId: station.personId('head'), reason: '调离' }
      expect(await station.call('handling.reassign', wrong)).toMatchObject({ error: { code: 'reassign.notOfRole' } })
      await station.done('handling.reassign', { ...on, toPersonId: to, reason: '原经办人调离' })
    }
    expect((await station.done('handling.lying', {})).rows).toEqual([])
    await station.as('otherClerk')
    expect((await station.view(drafted)).allowed).toContain('draft.save')
    expect((await station.view(submitted)).drafterName).toBe(STAFF.otherClerk[0])
    expect(holds(meAt(station))).toEqual([true, [true, true]])
  }, 60_000)
})

describe('keys and passwords', () => {
  it('of a person who forgot theirs are set anew by two, and what the old key signed stays valid', async () => {
    const station = await started()
    await station.as('clerk')
    await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    const before = meAt(station).certificateSha256
    const personId = station.personId('clerk')
    await station.as('security')
    await station.done('people.proposeReset', act(station, { personId, reason: '遗忘' }))
    const proposalId = (await station.done('people.list', {})).resets[0]?.proposalId ?? ''
    const reset = act(station, { proposalId, newPassword: FIRST })
    expect(await station.call('people.confirmReset', reset)).toMatchObject({ error: { code: 'office.secondHand' } })
    // The refusal changed nothing.
    expect(await unlock(station, personId, PASSWORD)).toMatchObject({ ok: true })
    await station.as('system')
    await station.done('people.confirmReset', reset)
    expect(await unlock(station, personId, PASSWORD)).toMatchObject({ error: { code: 'identity.wrongPassword' } })
    expect(await unlock(station, personId, FIRST)).toMatchObject({ value: { password: { standing: 'initial' } } })
    // Whoever set that password could have opened this key and kept it: the person's own password comes with another.
    const lent = meAt(station).certificateSha256
    await station.done('session.changePassword', { password: FIRST, newPassword: SECOND })
    const me = meAt(station)
    expect([before, lent]).not.toContain(me.certificateSha256)
    const current = me.store.personKey(personId)
    expect(current.certificateSha256).toBe(me.certificateSha256)
    expect(current.wraps).toHaveLength(1)
    expect(loadOffice(me.store)?.state.people[personId]?.certificateSha256).toBe(me.certificateSha256)
    await station.draft('关于防汛值班的通知', '各乡镇：\n请安排值班。')
    expect(holds(me)).toEqual([true, [true, true]])
    const signers = [...me.store.allCaseIds()].map((caseId) => me.store.eventsOf(caseId)[0]?.signer)
    expect(new Set(signers)).toEqual(new Set([before, me.certificateSha256]))
  }, 60_000)

  it('are renewed by their person before the certificate ends: the session goes on, old events hold', async () => {
    const station = await started()
    await station.as('clerk')
    await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    const before = meAt(station).certificateSha256
    expect(await station.call('session.renewKey', { password: 'Falsch-1' })).toMatchObject({
      error: { code: 'identity.wrongPassword', detail: { left: 4 } },
    })
    await station.done('session.renewKey', { password: PASSWORD })
    const after = meAt(station).certificateSha256
    expect(after).not.toBe(before)
    await station.draft('关于防汛值班的通知', '各乡镇：\n请安排值班。')
    await station.as('clerk')
    const me = meAt(station)
    expect(me.certificateSha256).toBe(after)
    const signers = [...me.store.allCaseIds()].map((caseId) => me.store.eventsOf(caseId)[0]?.signer)
    expect(new Set(signers)).toEqual(new Set([before, after]))
    expect(holds(me)).toEqual([true, [true, true]])
    await station.as('system')
    await station.done('people.renewCertificate', act(station, { personId: station.personId('clerk') }))
    await station.as('clerk')
    expect(meAt(station).certificateSha256).not.toBe(after)
    expect(holds(meAt(station))).toEqual([true, [true, true]])
  }, 60_000)

  it('keep to the rules: none of the last ones again, and an end after so many days', async () => {
    const station = await started()
    await station.as('security')
    const rules = { maxAgeDays: 30, history: 2, idleMinutes: 5, checkpointDays: 7, checkpointEvents: 100 }
    await station.done('people.setRules', act(station, { rules }))
    await station.as('clerk')
    expect(station.session.idleMs()).toBe(5 * 60_000)
    const change = (password: string, newPassword: string) =>
      station.call('session.changePassword', { password, newPassword })
    await change(PASSWORD, FIRST)
    expect(await change(FIRST, PASSWORD)).toMatchObject({
      error: { code: 'identity.passwordUsed', detail: { count: 2 } },
    })
    // The full-width letters of an input method are the same password.
    expect(await change(FIRST, PASSWORD.replace('C', 'Ｃ'))).toMatchObject({ error: { code: 'identity.passwordUsed' } })
    expect(await change(FIRST, SECOND)).toMatchObject({ ok: true })
    expect(await change(SECOND, 'Di-San-2026-kouling')).toMatchObject({ ok: true })
    expect(await change('Di-San-2026-kouling', PASSWORD)).toMatchObject({ ok: true })
    expect(await inbox(station)).toMatchObject({ ok: true })
    station.setClock(() => new Date(Date.now() + 31 * DAY_MS))
    expect(await inbox(station)).toMatchObject({ error: { code: 'identity.passwordExpired' } })
    await station.as('clerk')
    expect(await inbox(station)).toMatchObject({ error: { code: 'identity.passwordExpired' } })
    await change(PASSWORD, 'Di-Si-2026-kouling')
    expect(await inbox(station)).toMatchObject({ ok: true })
    expect(holds(meAt(station))).toEqual([true, []])
  }, 60_000)
})

describe('a chain of the office', () => {
  it('binds the cases that are handed in after it was confirmed, and those before keep theirs', async () => {
    const station = await started()
    await hire(station, '严合法', ['legalReviewer'])
    await station.as('clerk')
    const before = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(before)
    await station.as('security')
    const steps: Input<'approvalChain.propose'>['steps'] = DEFAULT_CHAIN.steps.flatMap(({ kind, workingDays }) => {
      const step = { kind, workingDays, skippedBy: null, parties: [] }
      return kind === 'departmentReview' ? [step, { ...step, kind: 'legalReview' as const }] : [step]
    })
    const chain = {
      templateId: null,
      baseVersion: 0,
      name: '一般事项',
      steps,
      uses: ['other' as const],
      reason: '增设合法性审核',
    }
    await station.done('approvalChain.propose', act(station, chain))
    await station.as('system')
    const [proposal] = (await station.done('approvalChain.view', {})).proposals
    await station.done(
      'people.confirm',
      act(station, { what: 'chain' as const, proposalId: proposal?.proposalId ?? '' }),
    )
    await station.as('clerk')
    const after = await station.draft('关于防汛值班的通知', '各乡镇：\n请安排值班。')
    await station.submit(after)
    expect((await station.view(before)).chain).toMatchObject({ name: '', version: 1 })
    const { chain: bound } = await station.view(after)
    expect(bound).toMatchObject({ name: '一般事项', version: 1 })
    expect(bound.steps.map(({ stage }) => stage)).toEqual(steps.map(({ kind }) => kind))
    await station.as('head')
    const passed = { ...(await station.on(after)), opinion: '同意', sheet: sheetFor('departmentReview') }
    await station.done('case.passDepartment', passed)
    expect((await station.view(after)).stage).toBe('legalReview')
  }, 60_000)
})

describe('授权代行', () => {
  it('lets the delegate act and see, names both wherever the act is shown, and ends with its days', async () => {
    const station = await started()
    await station.as('deputy')
    const path = join(station.folder, '授权书.txt')
    writeFileSync(path, '授权书\n本人因公外出，委托叶小舟同志代行分管领导复审职权。')
    const choose = async (file: string): Promise<string> => {
      station.answer(file)
      return (await station.done('file.choose', { purpose: 'letter' }))?.token ?? ''
    }
    const { today } = await station.done('delegation.view', {})
    const until = new Date(Date.parse(today) + 5 * DAY_MS).toISOString().slice(0, 10)
    const given = {
      ...{ forPersonId: station.personId('deputy'), role: 'deputyLeader' as const, from: today, until },
      delegateId: station.personId('otherClerk'),
    }
    const marked = join(station.folder, '密件.txt')
    writeFileSync(marked, '机密★10年\n授权书')
    const refused = await station.call('delegation.record', act(station, { ...given, token: await choose(marked) }))
    expect(refused).toMatchObject({ error: { code: 'import.classified' } })
    await station.done('delegation.record', act(station, { ...given, token: await choose(path) }))

    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    await station.as('head')
    const first = { ...(await station.on(caseId)), opinion: '同意', sheet: sheetFor('departmentReview') }
    await station.done('case.passDepartment', first)
    await station.as('officer')
    await station.done('secrecy.conclude', { ...(await station.on(caseId)), ...(await station.clearing(caseId)) })
    await station.as('otherClerk')
    const page = await station.done('inbox.list', { scope: 'waiting', offset: 0, limit: 50 })
    expect(page.rows.map((row) => row.caseId)).toEqual([caseId])
    expect((await station.view(caseId)).allowed).toContain('case.passDeputy')
    const second = { ...(await station.on(caseId)), opinion: '同意', sheet: sheetFor('deputyReview') }
    await station.done('case.passDeputy', second)
    const view = await station.view(caseId)
    expect(view.opinions.at(-1)).toMatchObject({
      personName: STAFF.otherClerk[0],
      delegation: { forName: STAFF.deputy[0], role: 'deputyLeader' },
    })
    const history = await station.done('case.history', { caseId })
    expect(history.rows.at(-1)).toMatchObject({ actorName: STAFF.otherClerk[0], forName: STAFF.deputy[0] })
    expect(history.chain.intact).toBe(true)
    expect(holds(meAt(station))).toEqual([true, [true]])
    // The letter comes back as it was handed over.
    const { token } = await station.chooseFolder('exportFolder', 'letters')
    const delegationId = (await station.done('delegation.view', {})).delegations[0]?.delegationId ?? ''
    await station.done('delegation.saveLetter', { delegationId, folder: token })
    await station.as('archivist')
    expect(await station.call('delegation.saveLetter', { delegationId, folder: token })).toMatchObject({
      error: { code: 'delegation.unknown' },
    })
    station.setClock(() => new Date(Date.now() + 7 * DAY_MS))
    await station.as('otherClerk')
    expect(await station.call('case.get', { caseId })).toMatchObject({ error: { code: 'case.notFound' } })
  }, 60_000)
})

describe('a step that somebody waits for', () => {
  it('is urged, reported upwards once it is overdue, and handed to one person, in whose list alone it then waits', async () => {
    const station = await started()
    const other = await hire(station, '杜初审', ['departmentHead'])
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    const on = async () => {
      const { seq } = await station.done('handling.view', { caseId })
      return act(station, { caseId, expectedSeq: seq })
    }
    expect(await station.done('handling.view', { caseId })).toMatchObject({ mayUrge: true, escalatesTo: null })
    await station.done('handling.urge', { ...(await on()), text: '请尽快办理' })
    expect(await station.call('handling.escalate', { ...(await on()), text: '逾期' })).toMatchObject({
      error: { code: 'escalation.notOverdue' },
    })
    station.setClock(() => new Date(Date.now() + 20 * DAY_MS))
    await station.as('clerk')
    expect(await station.done('handling.view', { caseId })).toMatchObject({ escalatesTo: 'deputyLeader' })
    await station.done('handling.escalate', { ...(await on()), text: '已逾期' })
    await station.as('deputy')
    const { step } = await station.done('handling.view', { caseId })
    expect(step?.map(({ personId }) => personId).sort()).toEqual([station.personId('head'), other].sort())
    await station.done('handling.reassign', {
      ...(await on()),
      what: 'step',
      toPersonId: other,
      reason: '改由他人办理',
    })
    await station.as('head')
    expect(await inbox(station)).toMatchObject({ value: { total: 0 } })
    expect((await station.view(caseId)).allowed).not.toContain('case.passDepartment')
    await station.done('session.unlock', { personId: other, password: SECOND })
    expect(await inbox(station)).toMatchObject({ value: { total: 1 } })
    expect(holds(meAt(station))).toEqual([true, [true]])
  }, 60_000)
})

describe('常用语', () => {
  it('are a person’s own, and pass the door like any text', async () => {
    const station = await started()
    await station.as('head')
    await station.done('phrase.save', { phrases: ['同意。', ' 同意。 ', '', '请补充依据后再报。'] })
    expect((await station.done('phrase.list', {})).phrases).toEqual(['同意。', '请补充依据后再报。'])
    expect(await station.call('phrase.save', { phrases: ['机密★10年'] })).toMatchObject({
      error: { code: 'import.classified' },
    })
    await station.as('deputy')
    expect((await station.done('phrase.list', {})).phrases).toEqual([])
  }, 30_000)
})
