import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import type { TaskRunner } from '#electron/main/worker/task-runner.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { buildDocx, paragraph, paragraphOf, run } from '../../document/docx-fixture.ts'
import { buildPdf, line as pdfLine } from '../../document/pdf-fixture.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = '各乡镇人民政府：\n请于月底前完成。'

/** A task runner whose import gives this document, whatever the file. */
const importing =
  (title: string, lines: readonly string[]) =>
  (tasks: TaskRunner): TaskRunner => ({
    ...tasks,
    run: (name: string, input: never, signal?: AbortSignal, limitMs?: number) =>
      name === 'import'
        ? Promise.resolve({
            ok: true,
            value: {
              document: documentFromText(title, lines),
              previous: null,
              pictures: [],
              revisions: [],
              format: 'txt',
              findings: [],
              classifiedRules: [],
            },
          })
        : tasks.run(name as never, input, signal, limitMs),
  })

describe('a draft, whatever is typed, imported or sent twice', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  const chosen = async (fileName: string, bytes: Uint8Array | string = `${TITLE}\n${TEXT}`) => {
    const path = join(station.folder, fileName)
    mkdirSync(station.folder, { recursive: true })
    writeFileSync(path, bytes)
    station.answer(path)
    const file = await station.done('file.choose', { purpose: 'importDocument' })
    return { source: { kind: 'file', token: file?.token ?? '' } as const, commandId: station.commandId() }
  }
  const save = async (caseId: string, document: OfficialDocument) => {
    const { seq } = await station.view(caseId)
    return station.call('draft.save', { caseId, expectedSeq: seq, document, history: null })
  }

  it('with half a surrogate pair or a line break in a line is not kept, and the last one stays', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    for (const line of ['甲\udfb7乙', '甲\n乙', '甲\u2028乙']) {
      const document = { ...plainDocument(TITLE, '甲'), body: [{ kind: 'paragraph' as const, text: line }] }
      expect(await save(caseId, document)).toMatchObject({ error: { code: 'contract.invalidInput' } })
    }
    expect((await station.view(caseId)).workingCopy?.document).toEqual(plainDocument(TITLE, TEXT))
  })

  it('keeps its undo journal with it, but none that would bring back a classified mark', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    const { seq } = await station.view(caseId)
    const document = plainDocument(TITLE, TEXT)
    const saved = async (history: string) => {
      await station.done('draft.save', { caseId, expectedSeq: seq, document, history })
      return (await station.view(caseId)).workingCopy?.history
    }
    const journal = (texts: readonly string[]) => JSON.stringify({ steps: texts.map((text) => ({ text })) })
    expect(await saved(journal(['甲', '乙']))).toBe(journal(['甲', '乙']))
    expect(await saved(journal(['甲', '机密★10年']))).toBeNull()
    expect(await saved(journal([...'绝密★长期']))).toBeNull()
  })

  it('releases text as it was pasted, without what nobody can see', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(
      `关于河道\u200b清淤的通知`,
      '各乡镇\u000b\n人民政府：\n请于\u202e月底\ufeff前完成。\u0007',
    )
    await station.submit(caseId)
    const { document } = await station.view(caseId)
    expect(documentLines(document).map(({ text }) => text)).toEqual([
      '关于河道清淤的通知',
      '各乡镇',
      '人民政府：',
      '请于月底前完成。',
    ])
    await station.approve(caseId)
    await station.as('clerk')
    const { token } = await station.chooseFolder('releaseFolder', 'release')
    const release = { ...(await station.on(caseId)), documentNumber: '', folder: token }
    expect(await station.job('release.build', release)).toMatchObject({ state: 'done' })
  })

  it('goes back from the approval when it cannot be printed, and comes out after a second round', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, `${TEXT}\n\u{10fffd}`)
    await station.submit(caseId)
    await station.approve(caseId)
    await station.as('clerk')
    const release = async () => {
      const { token } = await station.chooseFolder('releaseFolder', 'release')
      return station.job('release.build', { ...(await station.on(caseId)), documentNumber: '', folder: token })
    }
    expect(await release()).toMatchObject({ state: 'failed', error: { code: 'release.missingGlyph' } })
    await station.as('principal')
    expect((await station.view(caseId)).allowed).toEqual(['case.takeBack', 'case.return'])
    const why = { toStage: 'draft', reason: '有一个字印不出来' } as const
    await station.done('case.return', { ...(await station.on(caseId)), ...why })
    await station.as('clerk')
    expect(await save(caseId, plainDocument(TITLE, TEXT))).toMatchObject({ ok: true })
    await station.submit(caseId)
    await station.approve(caseId)
    await station.as('clerk')
    expect(await release()).toMatchObject({ state: 'done' })
    await station.as('archivist')
    await station.file(caseId)
    const { token } = await station.chooseFolder('archiveFolder', 'archive')
    const archive = { ...(await station.on(caseId)), folder: token }
    const packed = await station.job('archive.export', archive)
    expect(packed, JSON.stringify(packed)).toMatchObject({ state: 'done' })
  })

  it('is released under the number that was approved with it, and under no other', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    const documentNumber = '云水发〔2026〕8号'
    const document = { ...plainDocument(TITLE, TEXT), issuers: ['云溪县水利局'], documentNumber }
    expect(await save(caseId, document)).toMatchObject({ ok: true })
    await station.submit(caseId)
    await station.approve(caseId)
    await station.as('clerk')
    const release = async (number: string) => {
      const { token } = await station.chooseFolder('releaseFolder', `release ${String(number.length)}`)
      return { ...(await station.on(caseId)), documentNumber: number, folder: token }
    }
    const other = await station.call('release.build', await release('云水发〔2026〕9号'))
    expect(other).toMatchObject({ error: { code: 'case.contentChanged' } })
    expect(await station.job('release.build', await release(''))).toMatchObject({ state: 'done' })
    expect((await station.view(caseId)).release).toMatchObject({ documentNumber })
  })

  it('is not saved over a text that was handed in meanwhile', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT)
    const seq = await station.determine(caseId)
    const draft = { document: plainDocument(TITLE, TEXT), history: null }
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq: seq, ...draft })
    const submit = { caseId, expectedSeq: seq, commandId: station.commandId(), contentHash, publicHash: null }
    const other = plainDocument(TITLE, '另一段文字')
    const [submitted, saved] = await Promise.all([
      station.call('case.submit', submit),
      station.call('draft.save', { caseId, expectedSeq: seq, document: other, history: null }),
    ])
    expect(submitted).toMatchObject({ ok: true })
    expect(saved).toMatchObject({ error: { code: 'case.stale' } })
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请补充' })
    await station.as('clerk')
    expect((await station.view(caseId)).workingCopy).toMatchObject(draft)
  })

  it.each([
    ['a title of 3,000 characters', '长'.repeat(3000), ['正文']],
    ['more text than a page may hold', TITLE, Array.from({ length: 160_000 }, () => '十三个汉字的一行文字十三')],
  ])('refuses a file with %s, and every list stays readable', async (_, title, lines) => {
    station = await office.start({ aroundTasks: importing(title, lines) })
    await station.as('clerk')
    expect(await station.call('case.register', await chosen('长.txt'))).toMatchObject({
      error: { code: 'import.tooLarge' },
    })
    expect(await station.done('inbox.list', { scope: 'all', offset: 0, limit: 10 })).toMatchObject({ total: 0 })
  })

  it('is not begun with a file that keeps its reader busy for ever; the next file is read', async () => {
    station = await office.start()
    await station.as('clerk')
    const endless = buildPdf({ pages: ['q '.repeat(150_000) + pdfLine('关于公开的通知')] })
    const begun = performance.now()
    expect(await station.call('case.register', await chosen('通知.pdf', endless))).toMatchObject({
      error: { code: 'import.takesTooLong' },
    })
    expect(performance.now() - begun).toBeLessThan(30_000) // it would take minutes
    expect(await station.call('case.register', await chosen('通知.txt'))).toMatchObject({ ok: true })
  }, 60_000)

  it('takes a file whose name grows when it is composed', async () => {
    station = await office.start()
    await station.as('clerk')
    const registered = await station.call('case.register', await chosen(`${'\u{1d160}'.repeat(60)}.txt`))
    expect(registered).toMatchObject({ ok: true })
    const { caseId } = registered.ok ? registered.value : { caseId: '' }
    expect((await station.view(caseId)).source?.fileName.length).toBeLessThanOrEqual(300)
  })

  it('keeps tracked changes of a file as a first round: two versions, and who made them', async () => {
    station = await office.start()
    await station.as('clerk')
    const mark = 'w:id="1" w:author="林川" w:date="2026-03-02T09:00:00Z"'
    const body =
      paragraph(TITLE) +
      paragraphOf(
        run('请于') +
          `<w:del ${mark}><w:r><w:delText>月底</w:delText></w:r></w:del>` +
          `<w:ins ${mark}>${run('4月10日')}</w:ins>` +
          run('前完成。'),
      )
    const file = await chosen('通知.docx', buildDocx({ body }))
    expect(await station.call('case.register', file)).toMatchObject({ error: { code: 'import.trackedChanges' } })
    const kept = { ...file, source: { ...file.source, trackedChanges: 'keep' as const } }
    const { caseId } = await station.done('case.register', kept)
    const { versions, workingCopy } = await station.view(caseId)
    expect(versions.map(({ version }) => version)).toEqual([1, 2])
    expect(documentLines(workingCopy?.document ?? EMPTY_DOCUMENT).map(({ text }) => text)).toContain(
      '请于4月10日前完成。',
    )
    const { paragraphs } = await station.done('case.diff', { caseId, fromVersion: 1, toVersion: 2 })
    expect(paragraphs.find(({ change }) => change === 'edited')?.runs).toMatchObject([
      { kind: 'kept', text: '请于' },
      { kind: 'deleted', text: '月底前' },
      { kind: 'inserted', text: '4月10日前' },
      { kind: 'kept', text: '完成。' },
    ])
    const [report] = await station.done('case.importReports', { caseId })
    expect(report).toMatchObject({
      trackedChanges: 'keep',
      revisions: [
        { kind: 'deletion', author: '林川', text: '月底' },
        { kind: 'insertion', author: '林川', text: '4月10日' },
      ],
    })
  })

  it('is registered once, however often the same registration is sent', async () => {
    station = await office.start()
    await station.as('clerk')
    const fromFile = await chosen('通知.txt')
    const blank = { source: { kind: 'blank' }, commandId: station.commandId() } as const
    const atOnce = { source: { kind: 'blank' }, commandId: station.commandId() } as const
    const twice = await Promise.all([station.done('case.register', atOnce), station.done('case.register', atOnce)])
    expect(twice[0]).toEqual(twice[1])
    for (const input of [fromFile, blank]) {
      const first = await station.done('case.register', input)
      const again = await station.done('case.register', input)
      expect(again.caseId).toBe(first.caseId)
    }
    const reused = { error: { code: 'contract.commandReused' } }
    const template = { kind: 'template', template: 'notice' } as const
    expect(await station.call('case.register', { ...blank, source: template })).toMatchObject(reused)
    expect(await station.call('case.register', { ...blank, source: fromFile.source })).toMatchObject(reused)
    expect(await station.call('case.register', { ...fromFile, source: blank.source })).toMatchObject(reused)
    const another = await chosen('另一份.txt', `${TITLE}\n另一份正文。`)
    expect(await station.call('case.register', { ...fromFile, source: another.source })).toMatchObject(reused)
    await station.as('otherClerk')
    const other = await station.done('case.register', blank)
    await station.as('clerk')
    expect(await station.call('case.get', { caseId: other.caseId })).toMatchObject({ error: { code: 'case.notFound' } })
    expect(await station.done('inbox.list', { scope: 'all', offset: 0, limit: 10 })).toMatchObject({ total: 3 })
  })

  it('is nobody else’s business before it is handed in, and only its last handed-in text after a return', async () => {
    station = await office.start()
    await station.as('otherClerk')
    const caseId = await station.draft(TITLE, TEXT)
    const gone = { ok: false, error: { code: 'case.notFound' } }
    const tryEverything = async () => {
      const on = { caseId, expectedSeq: 2, commandId: station.commandId() }
      const contentHash = 'a'.repeat(64)
      const draft = { document: plainDocument('改', '改'), history: null }
      return [
        await station.call('case.get', { caseId }),
        await station.call('case.history', { caseId }),
        await station.call('case.diff', { caseId, fromVersion: 1, toVersion: 1 }),
        await station.call('draft.save', { caseId, expectedSeq: 2, ...draft }),
        await station.call('case.submit', { ...on, contentHash, publicHash: null }),
        await station.call('case.withdraw', { ...on, reason: '撤' }),
        await station.call('disclosure.set', { ...on, mode: 'withheld', basis: '无', reason: '无' }),
        await station.call('release.build', { ...on, contentHash, documentNumber: '', folder: 'a'.repeat(32) }),
      ]
    }
    await station.as('clerk')
    expect(await tryEverything()).toEqual(Array.from({ length: 8 }, () => gone))
    await station.as('otherClerk')
    await station.submit(caseId)
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请补充' })
    await station.as('otherClerk')
    await save(caseId, plainDocument(TITLE, '还没有想好的一句话'))
    await station.as('head')
    const seen = await station.view(caseId)
    expect(seen.workingCopy).toBeNull()
    expect(JSON.stringify(seen)).not.toContain('还没有想好')
    await station.as('clerk')
    const { contentHash } = await station.view(caseId)
    const submit = { caseId, expectedSeq: seen.seq, commandId: station.commandId(), contentHash, publicHash: null }
    expect(await station.call('case.submit', submit)).toMatchObject({ error: { code: 'case.notDrafter' } })
  })

  it('is not handed in with more hits than a log can name', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(
      TITLE,
      Array.from({ length: 110_000 }, (_, n) => `139${String(10_000_000 + n)}`).join('\n'),
    )
    const { workingCopy, seq } = await station.view(caseId)
    const { document } = workingCopy!
    const saved = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const { contentHash } = saved
    const submit = { caseId, expectedSeq: seq, commandId: station.commandId(), contentHash, publicHash: null }
    expect(await station.call('case.submit', submit)).toMatchObject({ error: { code: 'contract.invalidInput' } })
  })
})
