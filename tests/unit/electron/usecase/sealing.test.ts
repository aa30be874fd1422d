import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'
import { plainDocument } from '../../../helper/plain-document.ts'
import { pngOf } from '../document/picture-fixture.ts'

const TITLE = '关于开展农村饮水安全排查的通知'
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let caseId: string

beforeAll(async () => {
  office = await createStaffedOffice()
  station = await office.start()
  await station.as('clerk')
  caseId = await station.draft(TITLE, '现将有关事项通知如下。')
  const { seq } = await station.view(caseId)
  const document = {
    ...plainDocument(TITLE, '现将有关事项通知如下。'),
    signatories: ['云岭县水利局'],
    date: '2026年3月5日',
  }
  await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  await station.submit(caseId)
  await station.approve(caseId)
}, 60_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

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
    await station.done('sealing.setTimestamp', { commandId: station.commandId(), url: 'http://127.0.0.1:1/' })
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
    const outcome = await ask(true)
    expect(outcome).toMatchObject({ state: 'done' })
    expect(JSON.stringify(outcome)).toContain('"signature.level","detail":"B-B"')
    const document = await PDFDocument.load(readFileSync(join(path, `${TITLE}.pdf`)), { updateMetadata: false })
    const states = document
      .getPages()
      .map((page) => page.node.Resources()?.lookupMaybe(PDFName.of('ExtGState'), PDFDict))
    expect(states.some((state) => state !== undefined)).toBe(true)
  })
})
