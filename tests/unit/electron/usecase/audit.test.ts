import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { run } from '#electron/command/verify.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
beforeAll(async () => {
  office = await createStaffedOffice()
}, 120_000)
afterAll(() => {
  office.remove()
})
const ask = { personId: null, caseId: null, scope: 'all' as const, from: null, until: null, offset: 0, limit: 50 }

describe('the auditor', () => {
  it('reads all logs by person, kind and day, and takes them out of the house as a file that proves itself', async () => {
    station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    expect(await station.call('audit.list', ask)).toMatchObject({ error: { code: 'identity.wrongRole' } })
    await station.as('auditor')
    const all = await station.done('audit.list', ask)
    expect(all.rows[0]).toMatchObject({ type: 'SessionOpened', actorName: '审明远', actorRole: 'auditor' })
    expect(all.rows.map(({ position }) => position)).toEqual(all.rows.map((_, index) => all.total - index))
    expect(all.head.size).toBe(all.total)
    const office1 = await station.done('audit.list', { ...ask, scope: 'office' })
    const cases = await station.done('audit.list', { ...ask, scope: 'cases' })
    expect(office1.total + cases.total).toBe(all.total)
    expect(cases.rows.every((row) => row.caseId === caseId)).toBe(true)
    const mine = await station.done('audit.list', { ...ask, personId: station.personId('auditor') })
    expect(mine.rows.map(({ type }) => type)).toEqual(['SessionOpened'])
    expect((await station.done('audit.list', { ...ask, until: '2020-01-01' })).total).toBe(0)
    expect((await station.done('audit.list', { ...ask, offset: 2, limit: 1 })).rows).toEqual([all.rows[2]])

    const { path, token } = await station.chooseFolder('exportFolder', 'audit')
    const outcome = await station.ended((await station.done('audit.export', { folder: token })).jobId)
    if (outcome.state !== 'done') throw new Error(JSON.stringify(outcome))
    expect(outcome.notices).toEqual([])
    const [log = '', checkpoint = '', report = ''] = outcome.files
    expect(readFileSync(join(path, report), 'utf8')).toContain(all.head.code)
    expect(readFileSync(join(path, log), 'utf8')).not.toContain('月底前完成')
    const lines: string[] = []
    const io = { out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) }
    expect(await run([join(path, log), '--checkpoint', join(path, checkpoint)], io), lines.join('\n')).toBe(0)
    expect(await run([join(path, log), '--code', all.head.code], io)).toBe(0)
  }, 60_000)
})
