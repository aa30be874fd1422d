import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { startStampServer, writeKeyFile, writeToken } from '../../../../helper/office-keys.ts'
import { draftedCase, releaseActs } from '../../../../helper/release-acts.ts'
import { smallDisk } from '../../../../helper/small-disk.ts'
import { createStaffedOffice, PASSWORD, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { newCertificate, USAGE } from '../../../../helper/test-pki.ts'
import { pngOf } from '../../document/picture-fixture.ts'

const TITLE = '关于开展农村饮水安全排查的通知'
const SECOND = '关于开展河道清淤的通知'
const THIRD = '关于做好防汛值守的通知'
/** Everything of this office lies on one small disk, where the system lets a test have one. */
const disk = smallDisk(64)
const temporary = process.env['TMPDIR']
if (disk !== null) process.env['TMPDIR'] = disk.folder
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let caseId: string
let second = ''
let third = ''
const stampRoot = newCertificate({ name: '授时根', isAuthority: true })
const stamp = newCertificate({ name: '时间戳服务', issuer: stampRoot, usages: [USAGE.timestamps] })
const { release, problemIn, manifestIn } = releaseActs(() => station)

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
  const text = '现将有关事项通知如下。'
  caseId = await draftedCase(station, TITLE, text, { signatories: ['云岭县水利局'], date: '2026年3月5日' })
  await station.submit(caseId)
  await station.approve(caseId)
  second = await draftedCase(station, SECOND, text)
  await station.submit(second)
  await station.approve(second)
  third = await draftedCase(station, THIRD, text)
  await station.submit(third)
  await station.approve(third)
}, 180_000)
afterAll(async () => {
  await station.stop()
  office.remove()
  if (temporary === undefined) delete process.env['TMPDIR']
  else process.env['TMPDIR'] = temporary
  disk?.remove()
})

/**
 * A disk without room at whatever moment of a release: the files beside their names, the record of them. Each time it is named,
 * no file lies there, nothing is recorded, and the next try begins anew; the first that finds room is the release.
 */
const withLittleRoom = async (path: string, ask: () => ReturnType<typeof station.job>) => {
  const steps = new Set<string>()
  for (let kilobytes = 0; ; kilobytes += 25) {
    disk?.leave(kilobytes * 1024)
    station.pushes.splice(0)
    const outcome = await ask()
    disk?.leave(null)
    if (outcome.state === 'done') {
      if (disk !== null) expect([...steps]).toEqual(expect.arrayContaining(['write', 'record']))
      return outcome
    }
    const at = `${String(kilobytes)} KB free`
    expect(outcome, at).toMatchObject({ state: 'failed', error: { code: 'fault.diskFull' } })
    expect(readdirSync(path), at).toEqual([])
    expect((await station.view(caseId)).stage, at).toBe('approved')
    steps.add(String((station.pushes.at(-1)?.payload as { readonly step?: string }).step))
  }
}

describe('the seal of releases', () => {
  const seal = { image: pngOf(40, 40), sizeMm: 45, basis: '用印审批单2026第3号' }

  it('is approved by the leader alone, as a signed event of the office', async () => {
    await station.as('clerk')
    expect(await station.call('sealing.approveSeal', { commandId: station.commandId(), seal })).toMatchObject({
      error: { code: 'identity.wrongRole' },
    })
    expect(await station.done('sealing.view', {})).toMatchObject({ seal: null, timestampUrl: '' })
    await station.as('principal')
    const broken = { ...seal, image: Uint8Array.of(1, 2, 3, 4) }
    expect(await station.call('sealing.approveSeal', { commandId: station.commandId(), seal: broken })).toMatchObject({
      error: { code: 'seal.unusable' },
    })
    for (const sizeMm of [9, 51]) {
      const reply = await station.call('sealing.approveSeal', {
        commandId: station.commandId(),
        seal: { ...seal, sizeMm },
      })
      expect(reply).toMatchObject({ error: { code: 'contract.invalidInput' } })
    }
    await station.done('sealing.approveSeal', { commandId: station.commandId(), seal })
    expect(await station.done('sealing.view', {})).toMatchObject({
      seal: { sizeMm: 45, basis: '用印审批单2026第3号', approvedBy: '许怀清' },
      certificate: { endsSoon: false },
    })
  })

  it('is not taken from beside the log: another image in its place is named', async () => {
    const { store } = station.session.current()!
    const approved = store.setting('seal')
    store.saveSetting('seal', Buffer.from(pngOf(41, 41)).toString('base64'))
    expect(await station.call('sealing.view', {})).toMatchObject({ error: { code: 'fault.chainBroken' } })
    store.saveSetting('seal', approved)
    expect(await station.done('sealing.view', {})).toMatchObject({ seal: { sizeMm: 45 } })
  })

  it('is pressed on the release, whose level is told; an authority that is away is a refusal until the person chooses', async () => {
    await station.as('clerk')
    const url = 'http://127.0.0.1:1/'
    const set = (root?: Uint8Array) =>
      station.call('sealing.setTimestamp', { commandId: station.commandId(), url, ...(root ? { root } : {}) })
    expect(await set()).toMatchObject({ error: { code: 'timestamp.rootNeeded' } })
    expect(await set(newCertificate({ name: '不是机构' }).der)).toMatchObject({
      error: { code: 'timestamp.rootUnreadable' },
    })
    expect(await set(newCertificate({ name: '授时根', isAuthority: true }).der)).toMatchObject({ ok: true })
    // Another address under the same root.
    expect(await set()).toMatchObject({ ok: true })
    const { path, token } = await station.chooseFolder('releaseFolder', 'release')
    const ask = async (withoutTimestamp: boolean) =>
      station.job('release.build', {
        ...(await station.on(caseId)),
        documentNumber: '',
        folder: token,
        ...(withoutTimestamp ? { withoutTimestamp } : {}),
      })
    expect(await ask(false)).toMatchObject({ state: 'failed', error: { code: 'timestamp.unreachable' } })
    expect(readdirSync(path)).toEqual([])
    const { indexNumber } = await station.done('release.prepare', { caseId })
    const outcome = await withLittleRoom(path, () => ask(true))
    expect(outcome).toMatchObject({ state: 'done' })
    // A number that was taken while the disk was full is the one that the release has.
    expect((await station.done('release.prepare', { caseId })).released?.indexNumber).toBe(indexNumber)
    expect(await problemIn(path)).toBeNull()
    expect(JSON.stringify(outcome)).toContain('"signature.level","detail":"B-B"')
    const document = await PDFDocument.load(readFileSync(join(path, `${TITLE}.pdf`)), { updateMetadata: false })
    const states = document
      .getPages()
      .map((page) => page.node.Resources()?.lookupMaybe(PDFName.of('ExtGState'), PDFDict))
    expect(states.some((state) => state !== undefined)).toBe(true)
  })
})

describe('the key of a release', () => {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0
  const root = newCertificate({ name: '云岭电子认证根', isAuthority: true, rsaBits: 2048 })
  const keyFile = (until: Date): Uint8Array => writeKeyFile(station.folder, root, until)

  const driver = '/usr/lib/softhsm/libsofthsm2.so'
  const hasToken = existsSync(driver) && spawnSync('pkcs11-tool', ['--version']).error === undefined

  it.runIf(hasToken)('lies on a token: its PIN is asked for at the act, and a wrong one signs nothing', async () => {
    const certificateFile = writeToken(station.folder, root, driver)
    await station.as('clerk')
    station.answer(certificateFile)
    const none = (await station.done('file.choose', { purpose: 'tokenDriver' }))?.token ?? ''
    expect(await station.call('key.listToken', { driver: none })).toMatchObject({
      error: { code: 'key.driverMissing' },
    })
    station.answer(driver)
    const token = (await station.done('file.choose', { purpose: 'tokenDriver' }))?.token ?? ''
    const { keys } = await station.done('key.listToken', { driver: token })
    expect(keys).toMatchObject([{ name: '云岭县水利局', valid: true }])
    const certificateSha256 = keys[0]?.sha256 ?? ''
    await station.done('key.useToken', { commandId: station.commandId(), driver: token, certificateSha256 })
    expect(await station.done('release.prepare', { caseId: second })).toMatchObject({ key: 'token' })
    const signed = await release(second, 'token')
    expect(signed.outcome).toMatchObject({ error: { code: 'key.pinNeeded' } })
    expect((await release(second, 'token', { pin: '9999' })).outcome).toMatchObject({ error: { code: 'key.wrongPin' } })
    expect(readdirSync(signed.path)).toEqual([])
    expect((await station.view(second)).stage).toBe('approved')
    expect(station.pushes.map((push) => JSON.stringify(push)).join('')).not.toContain('9999')

    const authority = await startStampServer(stamp, stampRoot)
    const time = { commandId: station.commandId(), url: authority.url, root: stampRoot.der }
    await station.done('sealing.setTimestamp', time)
    // With the right one, to the end: what the token signed verifies by itself, and as a release of this office.
    const done = await release(third, 'token-signed', { pin: '1234' })
    expect(done.outcome).toMatchObject({ state: 'done', notices: [{ code: 'signature.level', detail: 'B-T' }, {}, {}] })
    expect(await problemIn(done.path)).toBeNull()
    const { pdf, office: by } = manifestIn(done.path, THIRD)
    expect(pdf).toMatchObject({ signedBy: certificateSha256, level: 'B-T' })
    expect(pdf.signedBy).not.toBe(by.signedBy)
    const read = Uint8Array.from(readFileSync(join(done.path, `${THIRD}.pdf`)))
    const { report } = await station.done('signature.verify', { pdf: read, root: root.der })
    expect(report).toMatchObject({ integrity: 'intact', signatures: [{ trusted: true, certification: 1 }] })
    authority.close()
    delete process.env['SOFTHSM2_CONF']
    await station.done('key.useOffice', { commandId: station.commandId() })
  })

  it.runIf(hasOpenssl)(
    'comes out of a .p12 with a Chinese password, signs with the publisher before it, and is vouched for',
    async () => {
      await station.as('clerk')
      await station.done('sealing.setTimestamp', { commandId: station.commandId(), url: '' })
      const file = keyFile(new Date('2036-01-01T00:00:00Z'))
      const wrong = { commandId: station.commandId(), file, password: '水利局2025' }
      expect(await station.call('key.importFile', wrong)).toMatchObject({ error: { code: 'key.wrongPassword' } })
      const old = keyFile(new Date('2026-02-01T00:00:00Z'))
      expect(
        await station.call('key.importFile', { commandId: station.commandId(), file: old, password: '水利局2026' }),
      ).toMatchObject({ error: { code: 'release.certificateExpired' } })
      await station.done('key.importFile', { commandId: station.commandId(), file, password: '水利局2026' })
      const all = { publisherSigns: true, leadersSign: true }
      await station.done('key.setHands', { commandId: station.commandId(), ...all })
      expect(await station.done('sealing.view', {})).toMatchObject({
        certificate: { kind: 'file', name: '云岭县水利局', endsSoon: false },
        ...all,
      })
      // Those who passed and approved it sign first, each with the own password, typed for this act.
      const { leaders } = await station.done('release.prepare', { caseId: second })
      expect(leaders.map(({ name }) => name)).toEqual(['秦明达', '许怀清'])
      const typed = (password: string) => leaders.map(({ personId }) => ({ personId, password }))
      const without = await release(second, 'foreign')
      expect(without.outcome).toMatchObject({ error: { code: 'hand.missing', detail: { name: '秦明达' } } })
      const guessed = await release(second, 'foreign', { hands: typed('guess') })
      expect(guessed.outcome).toMatchObject({
        error: { code: 'hand.wrongPassword', detail: { name: '秦明达', left: 4 } },
      })
      expect(readdirSync(guessed.path)).toEqual([])
      // What another person set signs nothing: whoever set it may know it still.
      const personId = station.personId('deputy')
      await station.as('system')
      await station.done('people.proposeReset', { personId, reason: '遗忘', commandId: station.commandId() })
      await station.as('security')
      const proposalId = (await station.done('people.list', {})).resets[0]?.proposalId ?? ''
      const [lent, own] = ['Dai-She-2026-kouling', 'Zi-Ji-2026-kouling']
      const confirmed = { proposalId, newPassword: lent, commandId: station.commandId() }
      await station.done('people.confirmReset', confirmed)
      const withDeputy = (password: string) =>
        leaders.map((one) => ({ personId: one.personId, password: one.personId === personId ? password : PASSWORD }))
      await station.as('clerk')
      expect((await release(second, 'foreign', { hands: withDeputy(lent) })).outcome).toMatchObject({
        error: { code: 'hand.firstPassword', detail: { name: '秦明达' } },
      })
      await station.done('session.lock', {})
      await station.done('session.unlock', { personId, password: lent })
      await station.done('session.changePassword', { password: lent, newPassword: own })
      await station.as('clerk')
      const { path, outcome } = await release(second, 'foreign', { hands: withDeputy(own) })
      expect(outcome).toMatchObject({ state: 'done', notices: [{ code: 'signature.level', detail: 'B-B' }, {}, {}] })
      expect(await problemIn(path)).toBeNull()
      const { pdf, office: by } = manifestIn(path, SECOND)
      expect(pdf.anchor).toBe(Buffer.from(root.der).toString('base64'))
      expect(pdf.signedBy).not.toBe(by.signedBy)
      const report = await station.done('signature.verify', {
        pdf: Uint8Array.from(readFileSync(join(path, `${SECOND}.pdf`))),
        root: root.der,
      })
      const { signatures, integrity, problems } = report.report
      expect(signatures.map(({ name }) => name)).toEqual(['秦明达', '许怀清', '方知行', '云岭县水利局'])
      expect(signatures.map((one) => [one.integrity, one.trusted, one.certification])).toEqual([
        ...Array.from({ length: 3 }, () => ['lawfullyChanged', true, null]),
        ['intact', true, 1],
      ])
      // Each covers more than the one before, the last the whole file; persons' certificates are not for documents alone.
      const covered = signatures.map(({ coversBytes }) => coversBytes)
      expect(covered).toEqual(covered.toSorted((a, b) => a - b))
      expect(signatures.at(-1)?.coversWholeFile).toBe(true)
      expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(['certificate.notForSigning']))
      expect(integrity).toBe('intact')
      await station.done('key.useOffice', { commandId: station.commandId() })
      expect(station.session.current()?.store.setting('releaseKeyFile')).toBeNull()
    },
  )
})
