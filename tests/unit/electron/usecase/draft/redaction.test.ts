import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { derive } from '#shared/domain/document/redact/derive.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import type { Input } from '#shared/contract/channels.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { mayLeave } from '#electron/main/usecase/review/authored-versions.ts'
import { loadCase, loadWording } from '#electron/main/usecase/load-case.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { leakedWords } from '../../../../helper/leaked-text.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'
import { countFromApproval } from '../../../../helper/release-acts.ts'
import { DOCUMENT, removalsOf, SECRETS, TEXT } from '../../../../helper/redacted-document.ts'
import { sheetFor } from '../../../../helper/sheet.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'

describe('区分处理, from the draft to what leaves the house', () => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>>
  let station: StaffedWorkstation
  let caseId = ''
  let removals: Removal[] = []
  const view = () => station.view(caseId)
  const on = () => station.on(caseId)
  const save = async (document = DOCUMENT) => {
    const { seq } = await view()
    return station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  }
  const redact = async (contentHash: string, all: readonly Removal[]) =>
    station.call('redaction.save', {
      caseId,
      expectedSeq: (await view()).seq,
      contentHash,
      confirmed: true,
      removals: [...all],
    })
  const toSubmit = async (change: Partial<Input<'case.submit'>> = {}) => {
    const expectedSeq = await station.determine(caseId)
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document: DOCUMENT, history: null })
    const publicHash = (await view()).draftRedaction?.publicHash ?? null
    return { caseId, expectedSeq, commandId: station.commandId(), contentHash, publicHash, ...change }
  }
  const submit = async (change: Partial<Input<'case.submit'>> = {}) =>
    station.call('case.submit', await toSubmit(change))

  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft('关于何小田同志临时救助的公示', TEXT)
    await countFromApproval(station, caseId)
  }, 120_000)
  afterAll(async () => {
    await station.stop()
    office.remove()
  })

  it('keeps removals of exactly the saved text, and refuses those that hide nothing', async () => {
    const { contentHash } = await save()
    const opened = await station.done('redaction.view', { caseId })
    expect(opened).toMatchObject({ contentHash, removals: [], lost: 0 })
    removals = removalsOf(opened.document)
    expect(removals).toHaveLength(12)
    const lone = removals.filter(({ mask }) => mask === 'idNumber').slice(0, 1)
    expect(await redact(contentHash, lone)).toMatchObject({ error: { code: 'redaction.leftElsewhere' } })
    expect(await redact('f'.repeat(64), removals)).toMatchObject({ error: { code: 'case.contentChanged' } })
    expect(await redact(contentHash, [{ ...removals[0], reason: ' ' } as Removal])).toMatchObject({
      error: { code: 'case.reasonRequired' },
    })
    expect(await redact(contentHash, [{ ...removals[0], reason: '原件标注机密★5年' } as Removal])).toMatchObject({
      error: { code: 'import.classified' },
    })
    const telling = removals.map((one, index) => (index === 2 ? { ...one, reason: '何 小 田的隐私' } : one))
    expect(await redact(contentHash, telling)).toMatchObject({
      error: { code: 'redaction.reasonTells', detail: { number: 3 } },
    })
    const derived = derive(opened.document, removals)
    const publicHash = derived.ok ? sha256Hex(documentBytes(derived.value)) : ''
    expect(await redact(contentHash, removals)).toMatchObject({ ok: true, value: { publicHash } })
    expect((await view()).draftRedaction).toEqual({ removals: 12, contentHash, publicHash })
  })

  it('is not handed in with a text that was changed since; the places are found again', async () => {
    const [first, ...rest] = DOCUMENT.body
    const changed = {
      ...DOCUMENT,
      body: [{ kind: 'paragraph', text: '现公示如下。' } as const, ...(first ? [first] : []), ...rest],
    }
    await save(changed)
    const expectedSeq = await station.determine(caseId)
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document: changed, history: null })
    const early = { caseId, expectedSeq, commandId: station.commandId(), contentHash, publicHash: null }
    expect((await view()).draftRedaction?.publicHash).toBeNull()
    expect(await station.call('case.submit', early)).toMatchObject({ error: { code: 'redaction.textChanged' } })
    const found = await station.done('redaction.view', { caseId })
    expect(found.lost).toBe(0)
    expect(found.removals).toEqual(removalsOf(found.document))
    const back = await save()
    expect(await redact(back.contentHash, removals)).toMatchObject({ ok: true })
  })

  it('keeps work in progress as it stands, and hands nothing in until it is confirmed', async () => {
    const { contentHash } = await save()
    const unfinished = [...removals.slice(1), { ...removals[0], reason: '' } as Removal]
    const { seq: expectedSeq } = await view()
    const kept = { caseId, expectedSeq, contentHash, confirmed: false, removals: unfinished }
    expect(await station.call('redaction.save', kept)).toMatchObject({ ok: true, value: { publicHash: null } })
    expect((await view()).draftRedaction).toEqual({ removals: 12, contentHash: null, publicHash: null })
    expect((await station.done('redaction.view', { caseId })).removals).toEqual(unfinished)
    expect(await submit()).toMatchObject({ error: { code: 'redaction.textChanged' } })
    // Also an empty list: what was marked before was taken away, and nobody has said yet that all may go out.
    const emptied = { ...kept, expectedSeq: (await view()).seq, removals: [] }
    expect(await station.call('redaction.save', emptied)).toMatchObject({ ok: true })
    expect(await submit()).toMatchObject({ error: { code: 'redaction.textChanged' } })
    expect(await redact(contentHash, removals)).toMatchObject({ ok: true })
  })

  it('refuses a mask whose number still stands elsewhere in another spacing', async () => {
    const [first, second, third, ...rest] = DOCUMENT.body
    const spaced = { kind: 'paragraph', text: '复核账号：６２２２ 0212 3456 7890 128。' } as const
    const document = { ...DOCUMENT, body: [first, second, third, spaced, ...rest].flatMap((one) => one ?? []) }
    const { contentHash } = await save(document)
    const opened = await station.done('redaction.view', { caseId })
    expect(await redact(contentHash, removalsOf(opened.document))).toMatchObject({
      error: { code: 'redaction.leftElsewhere' },
    })
    const back = await save()
    expect(await redact(back.contentHash, removals)).toMatchObject({ ok: true })
  })

  it('is not handed in as another public version than the one that was shown, nor with removed words in what is said of it', async () => {
    expect(await submit({ publicHash: null })).toMatchObject({ error: { code: 'case.contentChanged' } })
    expect(await submit({ publicHash: 'f'.repeat(64) })).toMatchObject({ error: { code: 'case.contentChanged' } })
    const { seq, workingCopy } = await view()
    const document = workingCopy?.document ?? DOCUMENT
    const saved = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const said = { ...sampleDetermination('条例第二十一条', 2), scope: 'persons' as const, scopeNote: '申请人何 小 田' }
    const on = { caseId, expectedSeq: seq, commandId: station.commandId(), contentHash: saved.contentHash }
    const { seq: expectedSeq } = await station.done('disclosure.determine', { ...on, ...said })
    const { contentHash } = saved
    const publicHash = (await view()).draftRedaction?.publicHash ?? null
    const asked = { caseId, expectedSeq, commandId: station.commandId(), contentHash, publicHash }
    expect(await station.call('case.submit', asked)).toMatchObject({
      error: { code: 'release.wordsRemoved', detail: { field: 'scopeNote' } },
    })
  })

  it('is returned, and made again with more removed', async () => {
    const { contentHash } = await save()
    // What the first round still shows, the second one removes.
    await redact(
      contentHash,
      removals.filter(({ ground }) => ground !== 'discussion'),
    )
    const asked = await toSubmit()
    const { expectedSeq } = asked
    // Taken back while it is handed in: the round keeps what it was handed in with.
    const [submitted, saved] = await Promise.all([
      station.call('case.submit', asked),
      station.call('redaction.save', { caseId, expectedSeq, contentHash, confirmed: true, removals: [] }),
    ])
    expect(submitted).toMatchObject({ ok: true })
    expect(saved).toMatchObject({ error: { code: 'case.stale' } })
    await station.as('head')
    await station.done('case.return', { ...(await on()), toStage: 'draft', reason: '评议过程不公开' })
    await station.as('clerk')
    const back = await save()
    expect(await redact(back.contentHash, removals)).toMatchObject({ ok: true })
  })

  it('hands in the public version: what is masked fires no more, and the original lies beside it', async () => {
    expect(await submit()).toMatchObject({ ok: true })
    await station.as('head')
    const { document, hits, versions, publicVersion, determinationFits } = await view()
    expect(hits.filter(({ level }) => level === 'high' || level === 'block')).toEqual([])
    expect(JSON.stringify(document)).not.toMatch(new RegExp(SECRETS.map(([words]) => words).join('|')))
    expect(document.title).toBe('关于何**同志临时救助的公示')
    expect(versions.map(({ title }) => title).slice(-3)).toEqual([DOCUMENT.title, document.title, document.title])
    expect(publicVersion).toMatchObject({ fromVersion: versions.length - 2, removals })
    expect(publicVersion?.original.title).toBe(DOCUMENT.title)
    expect(determinationFits).toBe(true)
  })

  it('is concluded as 区分处理后公开, and so approved', async () => {
    const disposeAll = async () => {
      for (const { id } of (await view()).hits.filter((hit) => hit.waitsForMe))
        await station.done('hit.dispose', { ...(await on()), hitId: id, disposition: 'kept', reason: '可以公开' })
    }
    await disposeAll()
    const sheet = sheetFor('departmentReview')
    await station.done('case.passDepartment', { ...(await on()), opinion: '同意', sheet })
    await station.as('officer')
    await disposeAll()
    const clearing = { ...(await on()), ...(await station.clearing(caseId)) }
    expect(await station.call('secrecy.conclude', clearing)).toMatchObject({ error: { code: 'secrecy.redacted' } })
    const partly = { ...clearing, conclusion: 'partial' as const, note: '区分处理后可以公开' }
    await station.done('secrecy.conclude', partly)
    await station.as('deputy')
    await station.done('case.passDeputy', { ...(await on()), opinion: '同意', sheet: sheetFor('deputyReview') })
    await station.as('principal')
    await station.done('case.approveFinal', { ...(await on()), opinion: '同意发布', sheet: sheetFor('finalApproval') })
    expect((await view()).gates.filter(({ open, id }) => open && id !== 'G12')).toEqual([])
  })

  it('is printed on 保密审查单 with place, provision and reason of each removal, and not with its words', async () => {
    const { path, token } = await station.chooseFolder('exportFolder', 'form')
    expect(await station.job('case.exportForm', { caseId, form: 'secrecy', folder: token })).toMatchObject({
      state: 'done',
    })
    const printed = ['银行账号遮盖', '略去', '《政府信息公开条例》第十六条第二款', '不宜公开', '区分处理']
    const told = await leakedWords(path, printed)
    for (const words of printed)
      expect(
        told.some((one) => one.includes(words)),
        words,
      ).toBe(true)
    expect(
      await leakedWords(
        path,
        SECRETS.map(([words]) => words),
      ),
    ).toEqual([])
  })

  it('does not go out with what is removed, secret or personal in what is typed at the release; no number is taken', async () => {
    await station.as('clerk')
    const given = {
      indexNumber: '',
      theme: '民政',
      department: '云岭县水利局',
      summary: '救助公示。',
      keywords: ['救助'],
    }
    const build = async (change: Partial<typeof given>, documentNumber = '') => {
      const { path, token } = await station.chooseFolder('releaseFolder', 'refused')
      const asked = { ...(await on()), documentNumber, folder: token, catalogue: { ...given, ...change } }
      const reply = await station.call('release.build', asked)
      const outcome = reply.ok ? await station.ended(reply.value.jobId) : reply
      expect(readdirSync(path)).toEqual([])
      return outcome
    }
    const removed = (field: string) => ({ error: { code: 'release.wordsRemoved', detail: { field } } })
    const stopped = (field: string) => ({ error: { code: 'release.wordsStopped', detail: { field } } })
    expect(await build({ summary: '救助申请人何小田。' })).toMatchObject(removed('summary'))
    expect(await build({ keywords: ['救助', '138 1234 5678'] })).toMatchObject(removed('keywords'))
    expect(await build({ theme: '６２２２０２１２３４５６７８９０１２８' })).toMatchObject(removed('theme'))
    expect(await build({ department: '柳林村三组十二号' })).toMatchObject(removed('department'))
    expect(await build({ summary: '联系人电话13987654321。' })).toMatchObject(stopped('summary'))
    expect(await build({ summary: '机密★5年' })).toMatchObject({ error: { code: 'import.classified' } })
    expect(await build({ summary: ' ' })).toMatchObject({ error: { code: 'release.wordsEmpty' } })
    expect(await build({ department: '' })).toMatchObject({ error: { code: 'release.wordsEmpty' } })
    expect((await station.done('release.prepare', { caseId })).documentNumbers).toEqual([])
  })

  it('leaves nothing of what was removed in any byte of the release, and says that something was', async () => {
    const { path, token } = await station.chooseFolder('releaseFolder', 'release')
    const outcome = await station.job('release.build', {
      ...(await on()),
      documentNumber: '',
      folder: token,
    })
    expect(outcome).toMatchObject({ state: 'done' })
    const secrets = SECRETS.map(([words]) => words)
    // The test can see: what stays is found in the same files.
    const seen = (await leakedWords(path, ['经复议通过'])).map((one) => /\.(\w+):/u.exec(one)?.[1])
    expect(seen).toEqual(expect.arrayContaining(['pdf', 'html', 'txt', 'zip']))
    expect(await leakedWords(path, secrets)).toEqual([])
    const name = readdirSync(path).find((file) => file.endsWith('.manifest.json')) ?? ''
    const manifest = parseReleaseManifest(readFileSync(join(path, name)))
    expect(manifest).toMatchObject({
      title: '关于何**同志临时救助的公示',
      document: {
        partial: { removals: 12, articles: ['《政府信息公开条例》第十五条', '《政府信息公开条例》第十六条第二款'] },
      },
    })
    // Nor a hash of the whole text, by which a masked number could be tried out.
    const { versions } = await view()
    const original = versions.at(-3)?.contentHash ?? ''
    expect(readFileSync(join(path, name), 'utf8')).not.toContain(original)
    expect(await verifyPath(path, { root: null, now: new Date() })).toMatchObject({ ok: true, value: { ok: true } })
    // A removed number is not taken: the next document whose number is removed is released as well.
    const store = station.session.current()?.store
    expect(store === undefined ? null : loadOffice(store)?.state.numbers).toEqual([])
  })

  it('gives out no redline with the text that it was made of, nor with an earlier public version that shows more', async () => {
    const { versions } = await view()
    const newest = versions.at(-1)?.version ?? 0
    for (const [format, back] of [
      ['pdf', 1],
      ['docx', 2],
    ] as const) {
      const { token } = await station.chooseFolder('exportFolder', `redline-${format}`)
      const input = { caseId, fromVersion: newest - back, toVersion: newest, format, folder: token }
      expect(await station.call('case.exportRedline', input)).toMatchObject({
        error: { code: 'redaction.internalVersion' },
      })
    }
    const unlocked = station.session.current()
    const loaded = unlocked === null ? null : loadCase(unlocked.store, caseId)
    if (unlocked === null || loaded === null) throw new Error('a case')
    const wording = versions.at(-1)?.contentHash ?? ''
    const shown = { version: newest, document: loadWording(unlocked.store, caseId, wording) }
    expect(mayLeave(unlocked.store, loaded, { from: shown, to: shown })).toBe(true)
    const table = await station.chooseFolder('exportFolder', 'attribution')
    expect(await station.job('case.exportAttribution', { caseId, format: 'csv', folder: table.token })).toMatchObject({
      state: 'done',
    })
    expect(
      await leakedWords(
        table.path,
        SECRETS.map(([words]) => words),
      ),
    ).toEqual([])
  })

  it('names a file that still says what is removed, by its place, before anybody passes it', async () => {
    await station.as('clerk')
    const text = '救助金汇入账号6222021234567890128。'
    const other = await station.draft('关于救助的公示', text)
    writeFileSync(join(station.folder, '名册.csv'), '姓名,账号\n张某,6222-0212-3456-7890-128\n')
    station.answer(join(station.folder, '名册.csv'))
    const file = (await station.done('file.choose', { purpose: 'attachment' }))?.token ?? ''
    const { seq } = await station.view(other)
    const added = await station.done('case.addAttachment', { caseId: other, expectedSeq: seq, token: file, as: 'file' })
    const document = { ...plainDocument('关于救助的公示', text), attachments: [added.attachment] }
    const { contentHash } = await station.done('draft.save', {
      caseId: other,
      expectedSeq: seq,
      document,
      history: null,
    })
    const place = { kind: 'passage', line: 1, start: 7, end: 26 } as const
    const one = { place, mask: 'bankAccount', ground: 'sensitivePersonal', reason: '账号' } as const
    await station.done('redaction.save', {
      caseId: other,
      expectedSeq: seq,
      contentHash,
      confirmed: true,
      removals: [one],
    })
    await station.submit(other)
    const hits = (await station.view(other)).hits.filter(({ rule }) => rule === 'removedWords')
    expect(hits).toMatchObject([
      {
        ...{ level: 'high', handsNeeded: 2 },
        elsewhere: { kind: 'attachment', fileName: '名册.csv', found: '', place: { part: 'cell', cell: 'B2' } },
      },
    ])
  })

  it('is archived with both texts, and whoever verifies makes the public version again', async () => {
    await station.as('archivist')
    await station.file(caseId)
    const { path, token } = await station.chooseFolder('archiveFolder', 'archive')
    expect(await station.job('archive.export', { ...(await on()), folder: token })).toMatchObject({ state: 'done' })
    const [folder = ''] = readdirSync(path)
    expect(await verifyPath(join(path, folder), { root: null, now: new Date() })).toMatchObject({ value: { ok: true } })
    const leaked = await leakedWords(join(path, folder), ['何小田'])
    expect(leaked.length).toBeGreaterThan(0)
    expect(leaked.filter((one) => one.includes('release'))).toEqual([])
    const { rows } = await station.done('case.history', { caseId })
    expect(rows.findLast(({ type }) => type === 'PublicVersionMade')?.detail).toMatchObject({ removals: 12 })
  })
})
