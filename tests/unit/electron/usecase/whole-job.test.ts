import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createStaffedOffice, type Hand, type StaffedWorkstation } from '../../../helper/staffed-office.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { sheetFor } from '../../../helper/sheet.ts'
import { plainDocument } from '../../../helper/plain-document.ts'

const FIRST = [
  '关于开展农村饮水安全排查的通知',
  '各乡镇人民政府：',
  '为做好农村饮水安全工作，现就有关事项通知如下。',
  '一、排查范围',
  '全县农村集中供水工程共128处，受益人口约21万人。',
  '二、联系方式',
  '联系人：何某，手机：13900010002。',
].join('\n')

describe('the whole job, behind the router', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId = ''
  const commandId = (): string => station.commandId()
  const as = (hand: Hand) => station.as(hand)
  const view = () => station.view(caseId)
  const on = () => station.on(caseId)
  /** A command on the case without a content hash. */
  const onCase = async () => {
    const { contentHash: _unused, ...rest } = await on()
    return rest
  }

  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })

  const disposeAll = async () => {
    for (const { id } of (await view()).hits.filter((hit) => hit.waitsForMe)) {
      const act = { hitId: id, disposition: 'kept', reason: '公务联系电话' } as const
      await station.done('hit.dispose', { ...(await on()), ...act })
    }
  }

  it('registers a real file in GB18030 with its text and title', async () => {
    await as('clerk')
    const file = join(station.folder, '排查通知.txt')
    const gb18030 = Buffer.from(await import('iconv-lite').then(({ default: iconv }) => iconv.encode(FIRST, 'gb18030')))
    writeFileSync(file, gb18030)
    station.answer(file)
    const chosen = await station.done('file.choose', { purpose: 'importDocument' })
    expect(chosen?.name).toBe('排查通知.txt')
    const source = { kind: 'file', token: chosen?.token ?? '' } as const
    const registered = await station.done('case.register', { source, commandId: commandId() })
    caseId = registered.caseId
    const { document, source: kept } = await view()
    expect(document.title).toBe('关于开展农村饮水安全排查的通知')
    expect(documentLines(document).map((line) => line.part)).toEqual([
      'title',
      'addressee',
      'paragraph',
      'heading1',
      'paragraph',
      'heading1',
      'paragraph',
    ])
    expect(kept).toMatchObject({ fileName: '排查通知.txt', sizeBytes: gb18030.length })
  })

  it('refuses to submit without a decision on disclosure, then submits exactly the saved text', async () => {
    const { seq, contentHash } = await view()
    const early = { caseId, expectedSeq: seq, commandId: commandId(), contentHash, publicHash: null }
    expect(await station.call('case.submit', early)).toMatchObject({ error: { code: 'case.disclosureMissing' } })
    await station.done('disclosure.set', {
      ...(await onCase()),
      mode: 'proactive',
      basis: '条例第二十一条',
      reason: '',
    })
    const toSubmit = async () => ({ ...(await on()), publicHash: null })
    const stale = { ...(await toSubmit()), contentHash: 'f'.repeat(64) }
    expect(await station.call('case.submit', stale)).toMatchObject({ error: { code: 'case.contentChanged' } })
    expect(await station.call('case.submit', await toSubmit())).toMatchObject({
      error: { code: 'disclosure.notDetermined' },
    })
    await station.determine(caseId)
    await station.done('case.submit', await toSubmit())
    expect(await view()).toMatchObject({ stage: 'departmentReview', round: 1, determinationFits: true })
  })

  it('lets nobody act out of turn, nor the drafter on their own draft', async () => {
    const pass = { ...(await on()), opinion: '同意' }
    expect(await station.call('case.passDepartment', pass)).toMatchObject({ error: { code: 'identity.wrongRole' } })
    await as('deputy')
    expect(await station.call('case.passDeputy', pass)).toMatchObject({ error: { code: 'case.notYourStage' } })
  })

  it('returns with a reason, takes a second round, and shows what changed since the first', async () => {
    await as('head')
    await station.done('case.return', { ...(await on()), toStage: 'draft', reason: '数字请与水利年报核对' })
    await as('clerk')
    const { seq } = await view()
    const text = FIRST.split('\n').slice(1).join('\n').replace('共128处', '共131处')
    const { kind } = (await view()).document
    const document = { ...plainDocument('关于开展农村饮水安全排查的通知', text), kind }
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const outdated = { caseId, expectedSeq: seq, commandId: commandId(), contentHash, publicHash: null }
    expect(await station.call('case.submit', outdated)).toMatchObject({ error: { code: 'disclosure.textChanged' } })
    const expectedSeq = await station.determine(caseId)
    await station.done('case.submit', { caseId, expectedSeq, commandId: commandId(), contentHash, publicHash: null })
    await as('head')
    const { lastSeenVersion, versions } = await view()
    expect({ lastSeenVersion, versions: versions.length }).toEqual({ lastSeenVersion: 1, versions: 2 })
    const diff = await station.done('case.diff', { caseId, fromVersion: 1, toVersion: 2 })
    const changed = diff.paragraphs.filter((paragraph) => paragraph.change !== 'same')
    expect(changed).toMatchObject([{ change: 'edited', old: 4, new: 4 }])
    expect(changed[0]?.runs.filter((run) => run.kind !== 'kept')).toMatchObject([
      { kind: 'deleted', text: '128' },
      { kind: 'inserted', text: '131' },
    ])
    const pass = async () => ({ ...(await on()), opinion: '已核对，同意。', sheet: sheetFor('departmentReview') })
    expect(await station.call('case.passDepartment', await pass())).toMatchObject({ error: { code: 'case.openHits' } })
    await disposeAll()
    const { sheet, ...silent } = await pass()
    expect(await station.call('case.passDepartment', silent)).toMatchObject({ error: { code: 'sheet.missing' } })
    const [first, ...others] = sheet.cells
    const revised = { ...sheet, cells: [{ ...first, mark: 'revise' as const, note: '数字有误' }, ...others] }
    expect(await station.call('case.passDepartment', { ...silent, sheet: revised } as never)).toMatchObject({
      error: { code: 'sheet.needsRevision', detail: { count: 1 } },
    })
    await station.done('case.passDepartment', await pass())
    expect((await view()).opinions.at(-1)?.sheet).toEqual(sheet)
  })

  it('asks for a disposition of every hit before the secrecy review can clear', async () => {
    await as('officer')
    const { hits, openHits } = await view()
    expect(hits.map((hit) => hit.rule)).toContain('mobile')
    const clear = { ...(await on()), ...(await station.clearing(caseId)) }
    expect(await station.call('secrecy.conclude', clear)).toMatchObject({
      error: { code: 'case.openHits', detail: { count: openHits } },
    })
    await disposeAll()
    expect((await view()).openHits).toBe(0)
    const clearing = { ...(await on()), ...(await station.clearing(caseId)) }
    const doubtful = { ...clearing, answers: { ...clearing.answers, workSecret: 'unsure' as const } }
    expect(await station.call('secrecy.conclude', doubtful)).toMatchObject({ error: { code: 'secrecy.notClear' } })
    const half = { ...clearing, items: [...clearing.items, ...clearing.items] }
    expect(await station.call('secrecy.conclude', half)).toMatchObject({ error: { code: 'secrecy.itemsDiffer' } })
    await station.done('secrecy.conclude', clearing)
  })

  it('goes through the deputy and the principal leader to a signed release', async () => {
    await as('deputy')
    await station.done('case.passDeputy', { ...(await on()), opinion: '同意', sheet: sheetFor('deputyReview') })
    await as('principal')
    await station.done('case.approveFinal', { ...(await on()), opinion: '同意发布', sheet: sheetFor('finalApproval') })
    await as('clerk')
    const { path: folder, token } = await station.chooseFolder('releaseFolder', 'release')
    const outcome = await station.job('release.build', {
      ...(await on()),
      documentNumber: '云水发〔2026〕8号',
      folder: token,
    })
    expect(outcome).toMatchObject({ state: 'done' })
    expect(readdirSync(folder).toSorted()).toEqual(
      ['.html', '.manifest.json', '.manifest.json.p7s', '.metadata.json', '.pdf', '.txt', '.zip'].map(
        (ending) => `关于开展农村饮水安全排查的通知${ending}`,
      ),
    )
    expect(readFileSync(join(folder, '关于开展农村饮水安全排查的通知.pdf')).subarray(0, 5).toString()).toBe('%PDF-')
    expect(await view()).toMatchObject({ stage: 'released', release: { documentNumber: '云水发〔2026〕8号' } })

    const { path: again, token: otherToken } = await station.chooseFolder('releaseFolder', 'again')
    const second = { ...(await on()), documentNumber: '', folder: otherToken }
    expect(await station.job('release.build', second)).toMatchObject({ state: 'done' })
    for (const name of readdirSync(folder)) {
      expect(readFileSync(join(again, name)).equals(readFileSync(join(folder, name))), name).toBe(true)
    }
    expect((await view()).seq).toBe(second.expectedSeq)
  })

  it('exports a package that proves itself, and tells the case as a story', async () => {
    await as('archivist')
    const number = await station.file(caseId)
    const { token } = await station.chooseFolder('archiveFolder', 'archive')
    const outcome = await station.job('archive.export', { ...(await on()), folder: token })
    expect(outcome).toMatchObject({ state: 'done', files: [number] })
    const { rows, chain } = await station.done('case.history', { caseId })
    expect(chain).toEqual({ intact: true, problem: null, atSeq: null })
    expect(rows.map((row) => row.type)).toEqual([
      'DraftRegistered',
      'DisclosureModeSet',
      'DisclosureDetermined',
      'ChainBound',
      'CaseSubmitted',
      'ScanCompleted',
      'CaseReturned',
      'DisclosureDetermined',
      'DraftRevised',
      'CaseSubmitted',
      'ScanCompleted',
      'HitDisposed', // the head, of the telephone number
      'DepartmentReviewPassed',
      ...rows
        .filter((row) => row.type === 'HitDisposed')
        .map(() => 'HitDisposed')
        .slice(1),
      'SecrecyReviewConcluded',
      'DeputyReviewPassed',
      'FinalApprovalGiven',
      'CaseReleased',
      'ArchiveItemFiled',
      'ArchivePackageBuilt',
    ])
  })

  it('answers a resent command with its first receipt and does nothing again', async () => {
    await as('clerk')
    const blank = { source: { kind: 'blank' }, commandId: commandId() } as const
    const { caseId: other, seq } = await station.done('case.register', blank)
    const set = {
      caseId: other,
      expectedSeq: seq,
      commandId: commandId(),
      basis: '第二十条',
      reason: '',
      mode: 'proactive',
    }
    const first = await station.done('disclosure.set', set as never)
    const again = await station.done('disclosure.set', set as never)
    expect(again).toEqual(first)
    expect((await station.done('case.get', { caseId: other })).seq).toBe(2)
  })
})
