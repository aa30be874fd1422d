import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = '各乡镇：\n请于3月底前完成河道清淤，并于4月5日前报送总结。'

describe('remarks and suggestions on a case', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId: string
  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft(TITLE, TEXT)
    await station.submit(caseId)
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })
  const remarks = () => station.done('case.remarks', { caseId })

  it('begin with none, and tell the reviewer what they may do', async () => {
    await station.as('head')
    expect(await remarks()).toEqual({
      remarks: [],
      suggestions: [],
      may: { remark: true, answer: true, settle: true, suggest: true, decide: false },
    })
  })

  it('refuse words with a mark of classification, and keep none of them', async () => {
    const place = { line: 2, start: 2, end: 4 }
    const secret = { ...(await station.on(caseId)), place, text: '机密★10年' }
    expect(await station.call('remark.make', secret)).toMatchObject({ error: { code: 'import.classified' } })
    const changes = [{ kind: 'insertAfter' as const, line: 2, text: '绝密★长期' }]
    const edit = { ...(await station.on(caseId)), changes }
    expect(await station.call('suggestion.make', edit)).toMatchObject({ error: { code: 'import.classified' } })
    expect(await remarks()).toMatchObject({ remarks: [], suggestions: [] })
  })

  it('hold nothing that turns the reading direction or cannot be seen', async () => {
    const text = '请\u202e核对\u200b数字\n第二行'
    await station.done('remark.make', { ...(await station.on(caseId)), place: null, text })
    const [made] = (await remarks()).remarks
    expect(made?.text).toBe('请核对数字\n第二行')
    await station.done('remark.settle', { ...(await station.on(caseId)), remarkId: made?.remarkId ?? '' })
  })

  it('refuse other words under the name of an act that is recorded, and answer the same words with its receipt', async () => {
    await station.as('clerk')
    const other = await station.draft(TITLE, TEXT)
    await station.submit(other)
    await station.as('head')
    const act = { ...(await station.on(other)), place: null, text: '标题请与正文一致' }
    const first = await station.done('remark.make', act)
    expect(await station.done('remark.make', { ...act, text: ' 标题请与正文一致 ' })).toEqual(first)
    const reused = { error: { code: 'contract.commandReused' } }
    expect(await station.call('remark.make', { ...act, text: '同意' })).toMatchObject(reused)
    expect(await station.call('remark.make', { ...act, place: { line: 2, start: 0, end: 1 } })).toMatchObject(reused)
    const { remarks: made } = await station.done('case.remarks', { caseId: other })
    const settled = { ...(await station.on(other)), remarkId: made[0]?.remarkId ?? '' }
    const end = await station.done('remark.settle', settled)
    expect(await station.done('remark.settle', settled)).toEqual(end)
    expect(await station.call('remark.make', { ...act, commandId: settled.commandId })).toMatchObject(reused)
    expect((await station.done('case.remarks', { caseId: other })).remarks).toHaveLength(1)
  })

  it('cut the reviewer’s wording of a paragraph into its changes', async () => {
    const place = { line: 2, start: 2, end: 6 }
    await station.done('remark.make', { ...(await station.on(caseId)), place, text: '日期请与省里的通知一致' })
    const wording = '请于3月20日前完成河道清淤，并于4月8日前报送总结。'
    const same = {
      ...(await station.on(caseId)),
      changes: [{ kind: 'line' as const, line: 2, text: TEXT.split('\n')[1] ?? '' }],
    }
    expect(await station.call('suggestion.make', same)).toMatchObject({ error: { code: 'contract.invalidInput' } })
    const beyond = { ...(await station.on(caseId)), changes: [{ kind: 'removeLine' as const, line: 99 }] }
    expect(await station.call('suggestion.make', beyond)).toMatchObject({ error: { code: 'contract.invalidInput' } })
    const changes = [{ kind: 'line' as const, line: 2, text: wording }]
    const act = { ...(await station.on(caseId)), changes }
    const first = await station.done('suggestion.make', act)
    expect(await station.done('suggestion.make', act)).toEqual(first)
    const { suggestions } = await remarks()
    expect(suggestions.map(({ edit }) => [edit.before, edit.after])).toEqual([
      ['月底前', '月20日前'],
      ['5', '8'],
    ])
    expect(suggestions).toMatchObject([
      { mine: true, version: 2, round: 1, decided: null },
      { mine: true, version: 2, round: 1, decided: null },
    ])
  })

  it('go back with the draft, where the drafter answers and decides each', async () => {
    const marked = { ...(await station.on(caseId)), toStage: 'draft', reason: '见机密★10年件' } as const
    expect(await station.call('case.return', marked)).toMatchObject({ error: { code: 'import.classified' } })
    const opinion = { ...(await station.on(caseId)), opinion: '同意，附绝密★30年件' }
    expect(await station.call('case.passDepartment', opinion)).toMatchObject({ error: { code: 'import.classified' } })
    const pass = { ...(await station.on(caseId)), opinion: '同意' }
    expect(await station.call('case.passDepartment', pass)).toMatchObject({ error: { code: 'case.openSuggestions' } })
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '见批注和建议' })
    await station.as('clerk')
    const { remarks: made, suggestions, may } = await remarks()
    expect(may).toEqual({ remark: false, answer: true, settle: false, suggest: false, decide: true })
    const [first, second] = suggestions
    await station.done('remark.answer', {
      ...(await station.on(caseId)),
      remarkId: made.at(-1)?.remarkId ?? '',
      text: '已核对',
    })
    const decide = async (suggestionId: string | undefined, decision: 'accepted' | 'rejected', reason: string) =>
      station.call('suggestion.decide', {
        ...(await station.on(caseId)),
        suggestionIds: [suggestionId ?? ''],
        decision,
        reason,
      })
    expect(await decide(first?.suggestionId, 'accepted', '')).toMatchObject({ ok: true })
    expect(await decide(second?.suggestionId, 'rejected', '')).toMatchObject({ error: { code: 'case.reasonRequired' } })
    expect(await decide(second?.suggestionId, 'rejected', '省里的通知是5日')).toMatchObject({ ok: true })
    expect(await remarks()).toMatchObject({
      remarks: [
        { settled: {} },
        { text: '日期请与省里的通知一致', version: 2, answers: [{ text: '已核对' }], settled: null },
      ],
      suggestions: [
        { decided: { decision: 'accepted' } },
        { decided: { decision: 'rejected', reason: '省里的通知是5日' } },
      ],
    })
  })

  it('are settled by the reviewer in the next round, and read as a story', async () => {
    await station.submit(caseId)
    await station.as('head')
    const made = (await remarks()).remarks.at(-1)
    await station.done('remark.settle', { ...(await station.on(caseId)), remarkId: made?.remarkId ?? '' })
    expect((await remarks()).remarks.at(-1)?.settled).not.toBeNull()
    const { rows, chain } = await station.done('case.history', { caseId })
    expect(chain.intact).toBe(true)
    expect(rows.map(({ type }) => type).filter((type) => /^(Remark|Suggestion)/.test(type))).toEqual([
      'RemarkMade',
      'RemarkSettled',
      'RemarkMade',
      'SuggestionMade',
      'SuggestionMade',
      'RemarkAnswered',
      'SuggestionDecided',
      'SuggestionDecided',
      'RemarkSettled',
    ])
  })

  it('go into the archive package with the case, which proves itself', async () => {
    await station.approve(caseId)
    await station.as('clerk')
    const release = await station.chooseFolder('releaseFolder', 'release')
    const numbered = { ...(await station.on(caseId)), documentNumber: '', folder: release.token }
    expect(await station.job('release.build', numbered)).toMatchObject({ state: 'done' })
    await station.as('archivist')
    const number = await station.file(caseId)
    const archive = await station.chooseFolder('archiveFolder', 'archive')
    const act = { ...(await station.on(caseId)), folder: archive.token }
    expect(await station.job('archive.export', act)).toMatchObject({ state: 'done' })
    const folder = join(archive.path, number)
    const verdict = async () => {
      const report = await verifyPath(folder, { root: null, now: new Date() })
      const parts = report.ok ? report.value.parts : []
      return parts.flatMap(({ checks }) =>
        checks.filter(({ ok }) => ok === false).map(({ id, detail }) => [id, detail?.problem]),
      )
    }
    expect(await verdict()).toEqual([])
    const files = readdirSync(join(folder, 'data', 'files'))
    expect(files).toHaveLength(2)
    const manifest = readFileSync(join(folder, 'manifest-sha256.txt'), 'utf8')
    for (const name of files) expect(manifest).toContain(`data/files/${name}`)
  })
})
