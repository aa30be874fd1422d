import { cpSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseReport } from '#electron/main/archive/xml/report-file.ts'
import { codesOf, type CheckStage } from '#shared/domain/archive/check-stage.ts'
import { FILED_TITLES, fileReleased, filedOffice } from '../../../../helper/filed-office.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
let batch = ''

beforeAll(async () => {
  const made = await filedOffice()
  office = await createStaffedOffice()
  station = await office.start({ from: made.profile })
  batch = join(station.folder, 'Z109-全部')
  cpSync(made.batch, batch, { recursive: true })
  await station.as('archivist')
}, 240_000)
afterAll(async () => {
  await station.stop()
  office.remove()
})

const inspect = async (folder: string, stage: CheckStage) => {
  station.answer(folder)
  const chosen = await station.done('file.choose', { purpose: 'inspectFolder' })
  const { jobId } = await station.done('archive.inspect', { folder: chosen?.token ?? '', root: null, stage })
  await station.ended(jobId)
  return { jobId, found: await station.done('archive.inspected', { jobId }) }
}
const itemFolder = (): string => {
  const items = join(batch, 'data/items')
  return join(items, readdirSync(items).sort()[0] ?? '')
}

describe('四性检测 in the window', () => {
  it('holds a package of our own against our own register, and writes its report', async () => {
    const { jobId, found } = await inspect(itemFolder(), 'keeping')
    expect(found).toMatchObject({ kind: 'package', verdict: 'passed', stage: 'keeping', batch: null })
    expect(found?.findings.map(({ code }) => code)).toEqual(codesOf('keeping'))
    const resultOf = (code: string) => found?.findings.find((one) => one.code === code)?.result
    expect([resultOf('1-8'), resultOf('3-2'), resultOf('3-7')]).toEqual(['passed', 'passed', 'manual'])
    for (const format of ['xml', 'pdf'] as const) {
      const { token, path } = await station.chooseFolder('exportFolder', `report ${format}`)
      expect(await station.job('archive.exportInspection', { jobId, format, folder: token })).toMatchObject({
        state: 'done',
      })
      const [name = ''] = readdirSync(path)
      expect(name).toMatch(new RegExp(`^四性检测报告-长期保存-Z109.*\\.${format}$`, 'u'))
      const bytes = readFileSync(join(path, name))
      if (format === 'xml') expect(parseReport(bytes)?.map(({ code }) => code)).toEqual(codesOf('keeping'))
      else expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-')
    }
  }, 60_000)

  it('writes no report into what was inspected, and none of what nobody inspected', async () => {
    const { jobId, found } = await inspect(batch, 'handover')
    expect(found).toMatchObject({ kind: 'batch', verdict: 'passed', items: 3 })
    expect(found?.batch?.failed).toEqual([])
    expect(found?.batch?.counts.map(({ code }) => code)).toEqual(codesOf('handover'))
    const before = readdirSync(join(itemFolder(), 'data/report'))
    station.answer(join(itemFolder(), 'data/report'))
    const inside = (await station.done('file.choose', { purpose: 'exportFolder' }))?.token ?? ''
    expect(await station.job('archive.exportInspection', { jobId, format: 'xml', folder: inside })).toMatchObject({
      error: { code: 'archive.insidePackage' },
    })
    expect(readdirSync(join(itemFolder(), 'data/report'))).toEqual(before)
    expect(
      await station.call('archive.exportInspection', { jobId: 'none', format: 'xml', folder: inside }),
    ).toMatchObject({ error: { code: 'archive.notInspected' } })
  }, 60_000)

  it('tells of a file that was filed twice: same title, day and 文号', async () => {
    const [title] = FILED_TITLES
    const caseId = await fileReleased(station, title)
    const { token, path } = await station.chooseFolder('archiveFolder', 'again')
    expect(await station.job('archive.export', { ...(await station.on(caseId)), folder: token })).toMatchObject({
      state: 'done',
    })
    const [folder = ''] = readdirSync(path)
    const told = parseReport(readFileSync(join(path, folder, 'data/report/four-checks.xml')))
    const first = itemFolder().slice(itemFolder().lastIndexOf('/') + 1)
    expect(told?.find(({ code }) => code === '1-8')).toMatchObject({
      result: 'failed',
      evidence: expect.stringContaining(first) as string,
    })
  }, 60_000)
})
