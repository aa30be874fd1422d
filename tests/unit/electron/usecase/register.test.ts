import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import type { Input, Output } from '#shared/contract/channels.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { readSheets } from '#electron/main/document/sheet/read-sheet.ts'
import { registerText } from '#resources/text/register.ts'
import { createStaffedOffice } from '../../../helper/staffed-office.ts'

let office: Awaited<ReturnType<typeof createStaffedOffice>>
beforeAll(async () => {
  office = await createStaffedOffice()
}, 60_000)
afterAll(() => {
  office.remove()
})

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const year = Number(today.slice(0, 4))
const asked = { from: `${String(year)}-01-01`, until: today, year }
type Entry = Input<'register.record'>['entry']

describe('the registers', () => {
  it('count what the records say, open them, refuse what cannot be, and are written as they are shown', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '为保障行洪安全，组织河道清淤。')
    await station.submit(caseId)
    await station.draft('关于食堂供餐的通知', '没有送审。')
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请补写责任人' })
    await station.as('archivist')
    const view = (sheet: Input<'register.view'>['sheet']) => station.done('register.view', { sheet, ...asked })
    const lastRow = ({ rows }: Output<'register.view'>) => rows.at(-1)?.map(({ text }) => text)
    // The draft that was never handed in is nobody's but its drafter's.
    expect(lastRow(await view('workload'))).toEqual([registerText.workload.total, '1', '1', '1', '0', '0'])
    const returns = await view('returns')
    expect(returns.rows[0]?.map(({ text }) => text)).toEqual(['由部门初审退回', '1'])
    const opened = await station.done('register.records', { sheet: 'returns', row: 0, cell: 1, ...asked })
    expect(opened).toEqual({
      total: 1,
      records: [{ caseId, text: `关于河道清淤的通知（${today}：请补写责任人）` }],
    })
    expect(await station.call('register.records', { sheet: 'returns', row: 0, cell: 0, ...asked })).toMatchObject({
      error: { code: 'register.unknown' },
    })

    const record = (entry: Entry) => station.call('register.record', { commandId: station.commandId(), entry })
    const application = {
      type: 'receiveApplication',
      number: '2026-1',
      applicant: 'person',
      matter: '调取清淤合同',
    } as const
    expect(await record({ ...application, receivedOn: today })).toMatchObject({ ok: true })
    expect(await record({ ...application, receivedOn: today })).toMatchObject({
      error: { code: 'register.numberTaken' },
    })
    expect(await record({ ...application, number: '2026-2', receivedOn: '2099-01-01' })).toMatchObject({
      error: { code: 'register.impossibleDate' },
    })
    expect(await record({ ...application, number: '2026-3', receivedOn: today, matter: '机密★10年' })).toMatchObject({
      error: { code: 'import.classified' },
    })
    const [one] = (await station.done('register.entries', {})).applications
    expect(one?.due).toMatchObject({ workingDaysLeft: 20, isOverdue: false })
    const answer = { type: 'answerApplication', recordId: one?.recordId ?? '', outcome: 'partly', number: '' } as const
    expect(await record({ ...answer, answeredOn: today })).toMatchObject({ ok: true })
    expect(await record({ ...answer, answeredOn: today })).toMatchObject({ error: { code: 'register.ended' } })
    expect(await record({ type: 'stateFigure', year, figure: 'permits', value: 12, basis: '审批科' })).toMatchObject({
      ok: true,
    })
    expect((await view('annual3')).problems.join()).toContain(registerText.annual.applications.carried)
    expect(await record({ type: 'stateFigure', year, figure: 'filedLeft', value: 0, basis: '上年年报' })).toMatchObject(
      {
        ok: true,
      },
    )
    expect((await view('annual3')).problems).toEqual([])
    const received = await station.done('register.records', { sheet: 'annual3', row: 0, cell: 7, ...asked })
    expect(received.records[0]?.text).toContain('2026-1')
    expect((await view('annual2')).problems.join()).toContain(registerText.annual.active.penalties)
    expect(await station.call('register.setCode', { commandId: station.commandId(), organCode: '000014348' })).toEqual({
      ok: false,
      error: { code: 'register.badCode' },
    })
    await station.done('register.setCode', { commandId: station.commandId(), organCode: '000014349' })
    const delivery = { institution: '云岭县档案馆', receivedBy: '收件人', deliveredOn: today }
    expect(
      await station.call('register.deliver', { commandId: station.commandId(), ...delivery, ...asked }),
    ).toMatchObject({ error: { code: 'register.nothingChosen' } })

    // 一 may begin with the year's figures; what is not written is named, and so is a heading with nothing below it.
    const { report } = registerText.annual
    const begun = await station.done('register.report', { year })
    expect(begun.parts.map(({ part, text }) => [part, text])).toEqual([
      ['general', ''],
      ['shortcomings', ''],
      ['other', ''],
    ])
    expect(begun.missing).toEqual(Object.values(report.headings).map(report.empty))
    expect(
      (await station.done('register.report', { year: 2026 })).days.map(({ date, lawfulUntil }) => [date, lawfulUntil]),
    ).toEqual([
      ['2027-01-29', '2027-01-31'],
      ['2027-03-31', '2027-03-31'],
      ['2027-01-29', '2027-01-31'],
    ])
    expect(begun.draft).toContain(report.sections.onRequest)
    expect(begun.draft).toContain('新收政府信息公开申请1件，上年结转0件；办结1件，其中予以公开0件、部分公开1件')
    const write = (part: 'general' | 'shortcomings', text: string) =>
      record({ type: 'writeReportPart', year, part, text })
    expect(await write('general', begun.draft)).toMatchObject({ ok: true })
    expect(await write('shortcomings', '秘密★三年')).toMatchObject({ error: { code: 'import.classified' } })
    expect(await write('shortcomings', '公开的及时性不足。\n已建立月度清单。')).toMatchObject({ ok: true })
    const { general, other } = report.headings
    const missing = [
      report.bare(general, report.sections.platform),
      report.bare(general, report.sections.supervision),
      report.empty(other),
    ]
    expect((await station.done('register.report', { year })).missing).toEqual(missing)

    const { penalties, coercions, fees } = registerText.annual.active
    const folder = await station.chooseFolder('exportFolder', 'registers')
    const written = async (format: 'docx' | 'xlsx'): Promise<Uint8Array> => {
      const { token } = await station.chooseFolder('exportFolder', 'registers')
      const { jobId } = await station.done('register.export', { sheet: 'annual2', format, folder: token, ...asked })
      const unwritten = format === 'docx' ? missing : []
      const notices = [...unwritten, penalties, coercions, fees].map((word) => ({
        detail: expect.stringContaining(word) as string,
      }))
      expect(await station.ended(jobId)).toMatchObject({ state: 'done', notices })
      const name = readdirSync(folder.path).find((file) => file.endsWith(format)) ?? ''
      return new Uint8Array(readFileSync(join(folder.path, name)))
    }
    const sheets = readSheets(await written('xlsx'))
    if (!sheets.ok) throw new Error(sheets.error.code)
    expect(sheets.value.map(({ name }) => name)).toEqual(['表二', '表三', '表四'])
    // As it is filed: the headings of the report, and no word of ours.
    const all = sheets.value.flatMap(({ rows }) => rows.flatMap((row) => row.cells))
    expect(all).toEqual(expect.arrayContaining(Object.values(registerText.annual.headings)))
    expect(all).not.toContain(registerText.annual.note)
    expect(all.join()).not.toContain('还没有填报')
    const cells = sheets.value[1]?.rows.flatMap((row) => row.cells) ?? []
    for (const word of Object.values(registerText.annual.applications.outcomes).flat()) {
      if (word !== '') expect(cells).toContain(word)
    }
    const docx = importDocument({ fileName: 'a.docx', bytes: await written('docx') })
    if (!docx.ok) throw new Error(docx.error.code)
    expect(docx.value.document.body.filter(({ kind }) => kind === 'table')).toHaveLength(3)
    // In the prescribed order, with what was written under its heading.
    const words = docx.value.document.body.flatMap((block) => ('text' in block ? [block.text] : []))
    const { annual2, annual3, annual4 } = registerText.annual.headings
    const order = [general, annual2, annual3, annual4, report.headings.shortcomings, other]
    expect(words.filter((word) => order.includes(word))).toEqual(order)
    expect(words.slice(words.indexOf(report.headings.shortcomings))).toEqual([
      report.headings.shortcomings,
      '公开的及时性不足。',
      '已建立月度清单。',
      other,
    ])
  }, 60_000)
})
