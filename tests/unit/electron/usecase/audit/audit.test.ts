import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '#electron/command/verify.ts'
import { issuePersonCertificate } from '#electron/main/crypto/authority.ts'
import { createEventSigner } from '#electron/main/crypto/event-signature.ts'
import { newStoreKey, wrapSigningKey } from '#electron/main/crypto/keyring-access.ts'
import { eventLinesOf } from '#electron/main/usecase/audit/event-records.ts'
import { runCommand } from '#electron/main/usecase/run-command.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import { recordReading } from '#electron/main/usecase/audit/record-access.ts'
import { StoreFault } from '#electron/main/store/fault.ts'
import { parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import { ACCESS_LOG } from '#shared/domain/office/log-name.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()
let station: StaffedWorkstation
const ask = { personId: null, caseId: null, scope: 'all' as const, from: null, until: null, offset: 0, limit: 50 }
const { offset: _offset, limit: _limit, ...wanted } = ask
const accesses = () => {
  const { store } = station.session.current()!
  return store.eventsOf(ACCESS_LOG).map((record) => {
    const parsed = parseAccessEvent(record)
    if (!parsed.ok) throw new Error(parsed.error.code)
    return parsed.value
  })
}

describe('the auditor', () => {
  it('reads all logs by person, kind and day, and takes them out of the house as a file that proves itself', async () => {
    station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('=关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    expect(await station.call('audit.list', ask)).toMatchObject({ error: { code: 'identity.wrongRole' } })
    await station.as('auditor')
    const all = await station.done('audit.list', ask)
    // Looking is recorded before anything is shown.
    expect(all.rows[0]).toMatchObject({ type: 'LedgerRead', actorName: '审明远', actorRole: 'auditor' })
    expect(all.rows[1]).toMatchObject({ type: 'SessionOpened', actorName: '审明远', actorRole: 'auditor' })
    expect(all.rows.map(({ position }) => position)).toEqual(all.rows.map((_, index) => all.total - index))
    expect(all.head.size).toBe(all.total)
    expect(all.kept).toEqual({ lastAt: null, days: 0, events: all.total, isDue: false })
    const office1 = await station.done('audit.list', { ...ask, scope: 'office' })
    const cases = await station.done('audit.list', { ...ask, scope: 'cases' })
    const access = await station.done('audit.list', { ...ask, scope: 'access' })
    // Each of these three looks is a line of its own.
    expect(office1.total + cases.total + access.total - 3).toBe(all.total)
    expect(cases.rows.every((row) => row.caseId === caseId)).toBe(true)
    // A line says of which case it is, as people call it; of the office there is none.
    const [clerk] = cases.rows.toReversed()
    const called = { title: '=关于河道清淤的通知', number: '', registeredAt: clerk?.at, registeredBy: clerk?.actorName }
    expect(cases.rows.every(({ about }) => JSON.stringify(about) === JSON.stringify(called))).toBe(true)
    expect(access.rows.filter(({ about }) => about !== null).map(({ type }) => type)).toEqual(['CaseRead'])
    expect(office1.rows.every(({ about }) => about === null)).toBe(true)
    const mine = await station.done('audit.list', { ...ask, personId: station.personId('auditor') })
    expect(mine.rows.map(({ type }) => type)).toEqual([...Array<string>(5).fill('LedgerRead'), 'SessionOpened'])
    const ofCase = await station.done('audit.list', { ...ask, caseId })
    expect(ofCase.rows.filter((row) => row.caseId === ACCESS_LOG).map(({ type }) => type)).toEqual([
      'LedgerRead',
      'CaseRead',
    ])
    expect((await station.done('audit.list', { ...ask, until: '2020-01-01' })).total).toBe(0)
    // A stick that is pulled out when the copy is on record: no file, so nothing was kept.
    const lost = await station.chooseFolder('exportFolder', 'pulled out')
    const push = station.pushes.push.bind(station.pushes)
    station.pushes.push = (...items) => {
      if (items.some(({ name }) => name === 'caseChanged')) rmSync(lost.path, { recursive: true, force: true })
      return push(...items)
    }
    const failed = await station.ended((await station.done('audit.export', { folder: lost.token })).jobId)
    station.pushes.push = push
    expect(failed).toMatchObject({ state: 'failed', error: { code: 'fault.folderUnwritable' } })
    expect(accesses().at(-1)).toMatchObject({ type: 'CopyMade', data: { kind: 'wholeLog' } })
    expect((await station.done('audit.list', ask)).kept.lastAt).toBeNull()
    const again = await station.done('audit.list', ask)
    expect((await station.done('audit.list', { ...ask, offset: 2, limit: 1 })).rows).toEqual([again.rows[2]])

    const { path, token } = await station.chooseFolder('exportFolder', 'audit')
    const outcome = await station.ended((await station.done('audit.export', { folder: token })).jobId)
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
    expect((await station.done('audit.list', ask)).kept).toMatchObject({
      days: 0,
      isDue: false,
      lastAt: expect.any(String) as string,
    })
    expect(outcome.notices).toEqual([])
    const [log = '', checkpoint = '', report = ''] = outcome.files
    expect(readFileSync(join(path, report), 'utf8')).toContain(again.head.code)
    expect(readFileSync(join(path, log), 'utf8')).not.toContain('月底前完成')
    const lines: string[] = []
    const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) }
    expect(await run([join(path, log), '--checkpoint', join(path, checkpoint)], io), lines.join('\n')).toBe(0)
    expect(await run([join(path, log), '--code', again.head.code], io)).toBe(0)

    const list = await station.chooseFolder('exportFolder', 'list')
    const listed = await station.ended(
      (await station.done('audit.exportList', { ...wanted, folder: list.token })).jobId,
    )
    const [name = ''] = listed.state === 'done' ? listed.files : []
    const csv = readFileSync(join(list.path, name), 'utf8')
    expect(csv.startsWith('\ufeff"总账序号","时间（北京时间）","姓名"')).toBe(true)
    // One line a row, each field in quotes: as many rows as the ledger had, and the head.
    expect(csv.split(/\r\n(?=")/u)).toHaveLength(again.total + 2)
    // What a spreadsheet would reckon is text.
    expect(csv).toContain(`"'=关于河道清淤的通知"`)
    expect(csv).not.toMatch(/(?:^|,)"[=+\-@]/mu)
    expect(csv).toContain('"查看审计（全部）"')
    // Every kind of act has its word; no name of the program's own stands in the list.
    expect(csv).not.toMatch(/[a-z][A-Z]/u)
    expect(accesses().at(-1)).toMatchObject({
      type: 'CopyMade',
      data: { kind: 'auditList', format: 'csv', caseId: null },
    })
  }, 60_000)
})

describe('an act that somebody signed in another’s name with what the store holds', () => {
  it('is told by the history of its case and by the check of everything', async () => {
    station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    const me = station.session.current()
    if (me === null) throw new Error('the clerk is in')
    const { store, person } = me
    expect((await station.done('case.history', { caseId })).chain).toEqual({ intact: true, problem: null, atSeq: null })
    // Every password opens the store, and the authority’s key lies in it.
    const authority = {
      certificate: store.office().authorityCertificate,
      privateKey: store.officeSecrets().authorityKey,
    }
    const { privateKey, certificate, certificateSha256 } = issuePersonCertificate(authority, person, new Date())
    const wrap = wrapSigningKey(newStoreKey(), person.personId, privateKey)
    store.replacePersonKey({ ...person }, { certificate, certificateSha256, wrap, issuedAt: new Date().toISOString() })
    const forger = { ...me, person, certificateSha256, signer: createEventSigner(privateKey) }
    const { seq } = await station.view(caseId)
    const command = { type: 'setDisclosure', mode: 'withheld', basis: '条例第十六条', reason: '内部事务' } as const
    const done = await runCommand(
      station.workstation,
      forger,
      { caseId, expectedSeq: seq, commandId: 'forged' },
      command,
    )
    expect(done).toMatchObject({ ok: true })
    const { chain } = await station.done('case.history', { caseId })
    expect(chain).toEqual({ intact: false, problem: 'officeLog.signer', atSeq: seq + 1 })
    const size = store.ledgerHead().position
    const certificates = store.certificates().map((one) => one.certificate)
    const report = await verifyWhole(
      { lines: eventLinesOf(store, size), events: size, certificates, authority: authority.certificate },
      { signatures: true },
    )
    expect(report.problem).toMatchObject({ code: 'officeLog.signer', caseId, seq: seq + 1 })
  }, 60_000)
})

describe('who read and took out what', () => {
  it('is recorded once a session and case, and moves neither the case nor anybody’s act', async () => {
    station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于防汛值守的通知', '各乡镇：\n请做好值守。')
    await station.submit(caseId)
    await station.as('head')
    const seen = await station.view(caseId)
    await station.view(caseId)
    await station.done('case.diff', { caseId, fromVersion: 1, toVersion: 2 })
    expect((await station.view(caseId)).seq).toBe(seen.seq)
    const ofHead = accesses().filter(({ actor }) => actor.name === '梁思齐')
    expect(ofHead.map(({ type, data }) => [type, data])).toEqual([['CaseRead', { caseId, caseSeq: seen.seq }]])
    await station.as('head')
    await station.view(caseId)
    const { token, path } = await station.chooseFolder('exportFolder', 'forms')
    expect(await station.job('case.exportForm', { caseId, form: 'approval', folder: token })).toMatchObject({
      state: 'done',
    })
    const { rows, accesses: shown, accessTotal } = await station.done('case.history', { caseId })
    expect(rows).toHaveLength(seen.seq)
    expect(shown.map(({ type, actorName }) => `${actorName} ${type}`)).toEqual([
      '梁思齐 CopyMade',
      '梁思齐 CaseRead',
      '梁思齐 CaseRead',
      '方知行 CaseRead',
    ])
    expect(accessTotal).toBe(4)
    expect(shown[0]?.detail).toMatchObject({ kind: 'approvalForm', format: 'pdf', files: 1 })
    expect(readdirSync(path)).toHaveLength(1)
    // A stranger to the case reads nothing, so nothing is recorded of it.
    await station.as('otherClerk')
    expect(await station.call('case.get', { caseId: 'no-such-case' })).toMatchObject({
      error: { code: 'case.notFound' },
    })
    expect(accesses()).toHaveLength(4)
  }, 60_000)

  it('is shown and written only when it could be recorded', async () => {
    station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于取水许可的通知', '各乡镇：\n请按时申报。')
    await station.submit(caseId)
    await station.as('head')
    const now = Date.now()
    station.setClock(() => new Date(now - 3_600_000))
    expect(await station.call('case.get', { caseId })).toMatchObject({ error: { code: 'identity.clockBack' } })
    const { path, token } = await station.chooseFolder('exportFolder', 'out')
    expect(await station.job('case.exportForm', { caseId, form: 'approval', folder: token })).toMatchObject({
      state: 'failed',
      error: { code: 'identity.clockBack' },
    })
    expect(readdirSync(path)).toEqual([])
    station.setClock(() => new Date())
    expect((await station.view(caseId)).stage).toBe('departmentReview')

    const unlocked = station.session.current()!
    const fullDisk = (): never => {
      throw new StoreFault('fault.diskFull')
    }
    const full = { ...unlocked, store: { ...unlocked.store, append: fullDisk } }
    await expect(recordReading(station.workstation, full, caseId)).rejects.toMatchObject({ code: 'fault.diskFull' })
    expect(await recordReading(station.workstation, unlocked, caseId)).toEqual({ ok: true, value: null })
  }, 60_000)
})
