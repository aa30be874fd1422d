import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Input, Output } from '#shared/contract/channels.ts'
import { importDocument } from '#electron/main/document/import.ts'
import { readSheets } from '#electron/main/document/sheet/read-sheet.ts'
import { registerText } from '#resources/text/register.ts'
import { documentBlocks, workbookGrids } from '../../../../helper/ooxml.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'

const office = sharedOffice()

const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const year = Number(today.slice(0, 4))
const asked = { from: `${String(year)}-01-01`, until: today, year }
type Entry = Input<'register.record'>['entry']

/** The prescribed lines of the report (国办公开办函〔2021〕30号), each place of a merged cell by itself. */
const across = (text: string, places = 4): readonly string[] => Array<string>(places).fill(text)
const TABLE_TWO = [
  across('第二十条第（一）项'),
  ['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'],
  ['规章', 0, 0, 0],
  ['行政规范性文件', 0, 0, 0],
  across('第二十条第（五）项'),
  ['信息内容', ...across('本年处理决定数量', 3)],
  ['行政许可', 12, 12, 12],
  across('第二十条第（六）项'),
  ['信息内容', ...across('本年处理决定数量', 3)],
  ['行政处罚', 0, 0, 0],
  ['行政强制', 0, 0, 0],
  across('第二十条第（八）项'),
  ['信息内容', ...across('本年收费金额（单位：万元）', 3)],
  ['行政事业性收费', 0, 0, 0],
]
const RESULT = '三、本年度办理结果'
const OUTCOMES: readonly (readonly [string, readonly string[]])[] = [
  ['（一）予以公开', []],
  ['（二）部分公开（区分处理的，只计这一情形，不计其他情形）', []],
  [
    '（三）不予公开',
    [
      ...['1.属于国家秘密', '2.其他法律行政法规禁止公开', '3.危及“三安全一稳定”', '4.保护第三方合法权益'],
      ...['5.属于三类内部事务信息', '6.属于四类过程性信息', '7.属于行政执法案卷', '8.属于行政查询事项'],
    ],
  ],
  ['（四）无法提供', ['1.本机关不掌握相关政府信息', '2.没有现成信息需要另行制作', '3.补正后申请内容仍不明确']],
  [
    '（五）不予处理',
    [
      ...['1.信访举报投诉类申请', '2.重复申请', '3.要求提供公开出版物', '4.无正当理由大量反复申请'],
      '5.要求行政机关确认或重新出具已获取信息',
    ],
  ],
  [
    '（六）其他处理',
    [
      '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
      '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
      '3.其他',
    ],
  ],
  ['（七）总计', []],
]
const TABLE_THREE = [
  across('一、本年新收政府信息公开申请数量', 3),
  across('二、上年结转政府信息公开申请数量', 3),
  ...OUTCOMES.flatMap(([group, lines]) =>
    lines.length === 0 ? [[RESULT, group, group]] : lines.map((line) => [RESULT, group, line]),
  ),
  across('四、结转下年度继续办理', 3),
]
/** Where the one application counts, of a natural person and answered in part. */
const APPLIED_AND_PARTLY = [TABLE_THREE[0]?.[2], OUTCOMES[1]?.[0], '（七）总计']
const SUIT = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计']
const TABLE_FOUR = [
  [...across('行政复议', 5), ...across('行政诉讼', 10)],
  [...across('行政复议', 5), ...across('未经复议直接起诉', 5), ...across('复议后起诉', 5)],
  [...SUIT, ...SUIT, ...SUIT],
]

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
    const workbook = await written('xlsx')
    const sheets = readSheets(workbook)
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
    const document = await written('docx')
    const docx = importDocument({ fileName: 'a.docx', bytes: document })
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

    // By a reader of their own: every line and every figure of the three tables where it is prescribed, in both files.
    const asFiled = workbookGrids(workbook).map(({ rows }) => rows.filter((row) => row.some((cell) => cell !== '')))
    expect(asFiled.map(([title]) => title?.[0])).toEqual(Object.values(registerText.annual.headings))
    const grids = asFiled.map((rows) => rows.slice(1))
    const blocks = documentBlocks(document)
    const tables = blocks.filter((block) => typeof block !== 'string')
    expect(blocks.filter((block, at) => typeof block === 'string' && typeof blocks[at + 1] !== 'string')).toEqual([
      ...Object.values(registerText.annual.headings),
      other,
    ])
    expect(tables.map((table) => table.map((row) => row.map((cell) => (cell === '—' ? '' : cell))))).toEqual(
      grids.map((rows) => rows.map((row) => row.map(String))),
    )
    const [two, three, four] = grids
    expect(two).toEqual(TABLE_TWO)
    expect(three?.slice(3).map((row) => row.slice(0, 3))).toEqual(TABLE_THREE)
    const figures = three?.slice(3).map((row) => row.slice(3))
    const none = [0, 0, 0, 0, 0, 0, 0]
    const once = [1, 0, 0, 0, 0, 0, 1]
    expect(figures).toEqual(TABLE_THREE.map(([, , line]) => (APPLIED_AND_PARTLY.includes(line ?? '') ? once : none)))
    expect(four?.at(-1)).toEqual(Array(15).fill(0))
    expect(four?.slice(0, 3)).toEqual(TABLE_FOUR)
  }, 60_000)
})
