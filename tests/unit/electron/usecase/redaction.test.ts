import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument, TableCell } from '#shared/domain/document/model.ts'
import { derive } from '#shared/domain/document/redact/derive.ts'
import type { Mask, Removal } from '#shared/domain/document/redact/removal.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { verifyPath } from '#electron/main/usecase/verify-path.ts'
import { leakedWords } from '../../../helper/leaked-text.ts'
import { plainDocument } from '../../../helper/plain-document.ts'
import { sheetFor } from '../../../helper/sheet.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'

/** What must not leave the house, each with how it is removed. Invented; the check digits are valid. */
const SECRETS: readonly (readonly [string, Mask | null])[] = [
  ['何小田', 'name'],
  ['11010519491231002X', 'idNumber'],
  ['13812345678', 'phone'],
  ['6222021234567890128', 'bankAccount'],
  ['柳林村三组十二号', 'address'],
  ['评议时有两人反对', null],
]
const cell = (text: string): TableCell => ({ lines: [text], columnSpan: 1, rowSpan: 1 })
const TEXT = [
  '各村民委员会：',
  '申请人何小田，身份证号11010519491231002X，手机13812345678，现住柳林村三组十二号。',
  '救助金汇入账号6222021234567890128。评议时有两人反对，经复议通过。',
  '以上情况予以公示。',
].join('\n')
const DOCUMENT: OfficialDocument = {
  ...plainDocument('关于何小田同志临时救助的公示', TEXT),
  attachmentNames: ['何小田家庭情况'],
  signatories: ['云岭县水利局'],
  date: '2026年3月1日',
  attachments: [
    {
      id: 'a1',
      title: '何小田家庭情况',
      content: {
        kind: 'text',
        body: [
          {
            ...{ kind: 'table', widths: [1, 1], headRows: 1, landscape: false },
            rows: [
              [cell('姓名'), cell('身份证号')],
              [cell('何小田'), cell('11010519491231002X')],
            ],
          },
        ],
      },
    },
  ],
}

/** Every place of every secret. */
const removalsOf = (document: OfficialDocument): Removal[] =>
  documentLines(document).flatMap(({ text }, line) =>
    SECRETS.flatMap(([words, mask]) => {
      const removals: Removal[] = []
      for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
        const place = { kind: 'passage', line, start: at, end: at + words.length } as const
        removals.push({ place, mask, ground: mask === null ? 'discussion' : 'personalPrivacy', reason: '不宜公开' })
      }
      return removals
    }),
  )

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
    station.call('redaction.save', { caseId, expectedSeq: (await view()).seq, contentHash, removals: [...all] })
  const submit = async () => {
    const expectedSeq = await station.determine(caseId)
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document: DOCUMENT, history: null })
    return station.call('case.submit', { caseId, expectedSeq, commandId: station.commandId(), contentHash })
  }

  beforeAll(async () => {
    office = await createStaffedOffice()
    station = await office.start()
    await station.as('clerk')
    caseId = await station.draft('关于何小田同志临时救助的公示', TEXT)
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
    expect(removals).toHaveLength(11)
    const lone = removals.filter(({ mask }) => mask === 'idNumber').slice(0, 1)
    expect(await redact(contentHash, lone)).toMatchObject({ error: { code: 'redaction.leftElsewhere' } })
    expect(await redact('f'.repeat(64), removals)).toMatchObject({ error: { code: 'case.contentChanged' } })
    expect(await redact(contentHash, [{ ...removals[0], reason: ' ' } as Removal])).toMatchObject({
      error: { code: 'case.reasonRequired' },
    })
    expect(await redact(contentHash, [{ ...removals[0], reason: '原件标注机密★5年' } as Removal])).toMatchObject({
      error: { code: 'import.classified' },
    })
    const derived = derive(opened.document, removals)
    const publicHash = derived.ok ? sha256Hex(documentBytes(derived.value)) : ''
    expect(await redact(contentHash, removals)).toEqual({ ok: true, value: { publicHash } })
    expect((await view()).draftRedaction).toEqual({ removals: 11, contentHash })
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
    const early = { caseId, expectedSeq, commandId: station.commandId(), contentHash }
    expect(await station.call('case.submit', early)).toMatchObject({ error: { code: 'redaction.textChanged' } })
    const found = await station.done('redaction.view', { caseId })
    expect(found.lost).toBe(0)
    expect(found.removals).toEqual(removalsOf(found.document))
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
    expect(versions.map(({ title }) => title).slice(-2)).toEqual([DOCUMENT.title, document.title])
    expect(publicVersion).toMatchObject({ fromVersion: versions.length - 1, removals })
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

  it('leaves nothing of what was removed in any byte of the release, and says that something was', async () => {
    await station.as('clerk')
    const { path, token } = await station.chooseFolder('releaseFolder', 'release')
    const outcome = await station.job('release.build', {
      ...(await on()),
      documentNumber: '云水公示〔2026〕1号',
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
        partial: { removals: 11, articles: ['《政府信息公开条例》第十五条', '《政府信息公开条例》第十六条第二款'] },
      },
    })
    // Nor a hash of the whole text, by which a masked number could be tried out.
    const { versions } = await view()
    const original = versions.at(-2)?.contentHash ?? ''
    expect(readFileSync(join(path, name), 'utf8')).not.toContain(original)
    expect(await verifyPath(path, { root: null, now: new Date() })).toMatchObject({ ok: true, value: { ok: true } })
  })

  it('gives out no redline with the text that it was made of', async () => {
    const { versions } = await view()
    const newest = versions.at(-1)?.version ?? 0
    for (const format of ['pdf', 'docx'] as const) {
      const { token } = await station.chooseFolder('exportFolder', `redline-${format}`)
      const input = { caseId, fromVersion: newest - 1, toVersion: newest, format, folder: token }
      expect(await station.call('case.exportRedline', input)).toMatchObject({
        error: { code: 'redaction.internalVersion' },
      })
    }
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
    expect(rows.find(({ type }) => type === 'PublicVersionMade')?.detail).toMatchObject({ removals: 11 })
  })
})
