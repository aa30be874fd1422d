import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeEngine } from '../../../../helper/fake-engine.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { PASSWORD, STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { eventLinesOf } from '#electron/main/usecase/audit/event-records.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import { startHeadless } from '../../../../helper/workstation.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'

const NEW_PASSWORD = 'Xin-De-Kouling-2026'
const YEAR_MS = 365 * 86_400_000

describe('the session, when things come at a bad moment', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  const unlockInput = () => ({ personId: station.personId('clerk'), password: PASSWORD })
  const keyringFile = () => join(station.profile, 'office', 'keyring.json')

  it('stays locked when the lock comes while a password is being tried', async () => {
    station = await office.start()
    const unlocking = station.call('session.unlock', unlockInput())
    await new Promise((resolve) => setTimeout(resolve, 5))
    await station.done('session.lock', {})
    expect(await unlocking).toEqual({ ok: false, error: { code: 'identity.locked' } })
    expect(await station.done('session.status', {})).toMatchObject({ state: 'locked' })
    await station.as('clerk')
  })

  it('opens once for two clicks', async () => {
    station = await office.start()
    const replies = await Promise.all([
      station.call('session.unlock', unlockInput()),
      station.call('session.unlock', unlockInput()),
    ])
    expect(replies.map(({ ok }) => ok)).toContain(true)
    expect(await station.done('inbox.list', { scope: 'all', offset: 0, limit: 10 })).toMatchObject({ total: 0 })
  })

  it('locks even when the keyring can no longer be read', async () => {
    station = await office.start()
    await station.as('clerk')
    rmSync(keyringFile())
    expect(() => station.session.lock()).not.toThrow()
    expect(station.session.current()).toBeNull()
    expect(await station.call('session.lock', {})).toMatchObject({ error: { code: 'fault.keyringCorrupt' } })
  })

  it('answers a command whose person has gone with identity.locked, and nothing is written', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    const { seq } = await station.view(caseId)
    const draft = { document: plainDocument('关于河道清淤的通知', '各乡镇：\n请于月底前完成。'), history: null }
    const saving = station.call('draft.save', { caseId, expectedSeq: seq, ...draft })
    station.session.lock()
    expect(await saving).toEqual({ ok: false, error: { code: 'identity.locked' } })
    await station.as('clerk')
    expect((await station.view(caseId)).workingCopy?.document).toEqual(plainDocument('关于河道清淤的通知', '各乡镇：'))
  })

  it('gives no answer of one person to the next', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    await station.submit(caseId)
    const asked = station.call('case.diff', { caseId, fromVersion: 1, toVersion: 2 })
    await station.as('archivist')
    expect(await asked).toEqual({ ok: false, error: { code: 'identity.locked' } })
  })

  it('gives no file to the next person that the one before chose', async () => {
    station = await office.start()
    await station.as('clerk')
    station.answer(station.folder)
    const choosing = station.call('file.choose', { purpose: 'importDocument' })
    station.session.lock()
    expect(await choosing).toEqual({ ok: false, error: { code: 'identity.locked' } })
  })

  it('keeps no text in memory that was read off pictures for the one who has left', async () => {
    const engine = join(mkdtempSync(join(tmpdir(), 'mingjian-engine-')), 'bin')
    station = await office.start({ enginePath: fakeEngine(engine, { text: '联系人：张小明' }) })
    await station.as('clerk')
    const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47)
    const { recogniser } = station.workstation
    await recogniser.read(picture)
    rmSync(join(engine, 'given'))
    await recogniser.read(picture)
    expect(existsSync(join(engine, 'given'))).toBe(false)
    await station.done('session.lock', {})
    await recogniser.read(picture)
    expect(existsSync(join(engine, 'given'))).toBe(true)
    rmSync(join(engine, '..'), { recursive: true })
  })

  it('refuses a change of password whose person has gone', async () => {
    station = await office.start()
    await station.as('clerk')
    const changing = station.call('session.changePassword', { password: PASSWORD, newPassword: NEW_PASSWORD })
    await new Promise((resolve) => setTimeout(resolve, 20))
    station.session.lock()
    expect(await changing).toEqual({ ok: false, error: { code: 'identity.locked' } })
    await station.as('clerk')
  })

  it('lets the old password in after a change that was cut short, and drops the wrap of the other', async () => {
    station = await office.start()
    await station.as('clerk')
    const { store, certificateSha256 } = station.session.current()!
    store.addKeyWrap(certificateSha256, { nonce: new Uint8Array(12), ciphertext: new Uint8Array(48) })
    await station.as('clerk')
    expect(station.session.current()?.store.personKey(station.personId('clerk')).wraps).toHaveLength(1)
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    expect(await station.done('case.history', { caseId })).toMatchObject({ chain: { intact: true } })
  })

  it('keeps the old password when the new keyring cannot be written', async () => {
    station = await office.start()
    await station.as('clerk')
    mkdirSync(`${keyringFile()}.new`)
    const change = { password: PASSWORD, newPassword: NEW_PASSWORD }
    expect(await station.call('session.changePassword', change)).toMatchObject({ ok: false })
    station.session.lock()
    rmSync(`${keyringFile()}.new`, { recursive: true, force: true })
    await station.as('clerk')
    expect(await station.done('session.changePassword', change)).toEqual({})
    expect(await station.call('session.unlock', unlockInput())).toMatchObject({
      error: { code: 'identity.wrongPassword' },
    })
  })

  it('leads whoever was cut off while recovering back to the recovery code', async () => {
    station = await office.start()
    const { recoveryCode } = office
    const recover = { personId: station.personId('clerk'), recoveryCode, newPassword: NEW_PASSWORD }
    const before = readFileSync(keyringFile())
    await station.done('session.recover', recover)
    station.session.lock()
    writeFileSync(keyringFile(), before)
    expect(await station.call('session.unlock', unlockInput())).toMatchObject({ error: { code: 'identity.keyLost' } })
    await station.done('session.recover', recover)
    await station.draft('关于河道清淤的通知', '各乡镇：')
  })

  it('has two others and then the person say that a recovery was theirs; the whole log says so until they have', async () => {
    station = await office.start()
    const { recoveryCode } = office
    const personId = station.personId('system')
    await station.done('session.recover', { personId, recoveryCode, newPassword: PASSWORD })
    const view = () => station.done('recovery.view', {})
    const { mine } = await view()
    expect(mine).toMatchObject({ confirmedBy: [], ready: false })
    const { certificateSha256 = '' } = mine ?? {}
    const act = () => ({ commandId: station.commandId(), certificateSha256 })
    const verdict = async () => {
      const { store } = station.session.current() ?? {}
      if (store === undefined) throw new Error('somebody is in')
      const size = store.ledgerHead().position
      const certificates = store.certificates().map(({ certificate }) => certificate)
      const authority = store.office().authorityCertificate
      const lines = eventLinesOf(store, size)
      const report = await verifyWhole({ lines, events: size, certificates, authority }, { signatures: true })
      return report.problem?.code ?? report.doubt?.code ?? 'holds'
    }
    expect(await verdict()).toBe('holds')
    const person = { commandId: station.commandId(), name: '新来人', password: NEW_PASSWORD }
    await station.done('people.add', person)
    expect(await verdict()).toBe('officeLog.recoveryOpen')
    expect(await station.call('recovery.acknowledge', act())).toMatchObject({ error: { code: 'recovery.unconfirmed' } })
    expect(await station.call('recovery.confirm', { ...act(), personId })).toMatchObject({
      error: { code: 'office.ownRights' },
    })
    await station.as('clerk')
    expect(await view()).toEqual({ mine: null, others: [] })
    for (const hand of ['security', 'principal'] as const) {
      await station.as(hand)
      expect((await view()).others).toMatchObject([{ personId, name: STAFF.system[0] }])
      await station.done('recovery.confirm', { ...act(), personId })
      expect((await view()).others).toEqual([])
      const again = await station.call('recovery.confirm', { ...act(), personId })
      expect(again).toMatchObject({ error: { code: 'recovery.confirmedAlready' } })
    }
    await station.as('system')
    expect(await view()).toMatchObject({ mine: { confirmedBy: ['安守正', '许怀清'], ready: true } })
    await station.done('recovery.acknowledge', act())
    expect(await view()).toEqual({ mine: null, others: [] })
    // What was signed before stays for a person to judge.
    expect(await verdict()).toBe('officeLog.recoveryOpen')
  }, 60_000)

  it('issues no certificate while the clock stands before the office was set up', async () => {
    station = await office.start()
    station.setClock(() => new Date('2001-01-01T00:00:00Z'))
    const recover = {
      personId: station.personId('clerk'),
      recoveryCode: office.recoveryCode,
      newPassword: NEW_PASSWORD,
    }
    expect(await station.call('session.recover', recover)).toMatchObject({ error: { code: 'identity.clockBack' } })
    station.setClock(() => new Date())
    await station.as('clerk')
  })

  it('says what is wrong with an office that cannot be opened, and makes nothing in its place', async () => {
    station = await office.start()
    const folder = join(station.profile, 'office')
    writeFileSync(keyringFile(), '{"format":"mingjian-keyring"')
    expect(await station.call('session.status', {})).toMatchObject({ error: { code: 'fault.keyringCorrupt' } })
    const people = [{ name: '甲', roles: ['drafter' as const], password: PASSWORD }]
    const create = await station.call('office.create', { officeName: '另一单位', ownPasswords: true, people })
    expect(create).toMatchObject({ error: { code: 'fault.keyringCorrupt' } })
    expect(readdirSync(folder).toSorted()).toEqual(['keyring.json', 'store.db'])
  })

  it('says that the store is missing, foreign or in use, and opens nothing', async () => {
    station = await office.start()
    const store = join(station.profile, 'office', 'store.db')
    const second = startHeadless({ profile: station.profile })
    await station.as('clerk')
    expect(await second.call('session.unlock', unlockInput())).toMatchObject({ error: { code: 'fault.storeInUse' } })
    await second.stop()
    station.session.lock()
    cpSync(store, `${store}.kept`)
    rmSync(store)
    expect(await station.call('session.unlock', unlockInput())).toMatchObject({ error: { code: 'fault.storeMissing' } })
    expect(existsSync(store)).toBe(false)
    const bytes = readFileSync(`${store}.kept`)
    bytes[0] = (bytes[0] ?? 0) ^ 1
    writeFileSync(store, bytes)
    expect(await station.call('session.unlock', unlockInput())).toMatchObject({ error: { code: 'fault.wrongKey' } })
  })

  it('shows the name of the office that the store holds, not the one that lies in the open', async () => {
    station = await office.start()
    const keyring = readFileSync(keyringFile(), 'utf8')
    writeFileSync(keyringFile(), keyring.replace('云岭县水利局', '云岭县财政局'))
    const reply = await station.done('session.unlock', unlockInput())
    expect(reply).toMatchObject({ state: 'unlocked', officeName: '云岭县水利局' })
  })

  it('does not sign before the certificate of the person is valid, nor after', async () => {
    station = await office.start()
    await station.as('clerk')
    const register = () => station.call('case.register', { source: { kind: 'blank' }, commandId: station.commandId() })
    station.setClock(() => new Date(Date.now() - YEAR_MS))
    expect(await register()).toMatchObject({ error: { code: 'identity.clockBack' } })
    station.setClock(() => new Date(Date.now() + 6 * YEAR_MS))
    expect(await register()).toMatchObject({ error: { code: 'identity.certificateExpired' } })
    station.setClock(() => new Date())
    expect(await register()).toMatchObject({ ok: true })
  })

  it('names people and passwords nowhere in the diagnostic log', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    await station.call('draft.save', {
      caseId,
      expectedSeq: 2,
      document: plainDocument('绝密★一年', '绝密★一年'),
      history: null,
    })
    station.session.lock()
    rmSync(keyringFile())
    await station.call('session.unlock', unlockInput())
    const log = readFileSync(join(station.profile, 'log', 'diagnostic.jsonl'), 'utf8')
    expect(log.split('\n').filter((line) => line !== '')).toHaveLength(2)
    for (const secret of [PASSWORD, STAFF.clerk[0], '绝密', '河道', station.profile]) expect(log).not.toContain(secret)
  })
})
