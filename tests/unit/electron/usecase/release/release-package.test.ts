import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { saidInFile, startStampServer } from '../../../../helper/office-keys.ts'
import { draftedCase, releaseActs } from '../../../../helper/release-acts.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { answerTimestamp, newCertificate, revocationList, USAGE } from '../../../../helper/test-pki.ts'

const TITLE = '关于开展农村饮水安全排查的通知'
const SECOND = '关于开展河道清淤的通知'
const TEXT = '现将有关事项通知如下。\n一、各乡镇自查。\n二、县水利局抽查。'
const SHEET = Buffer.from('乡镇,处数\n甲乡,3\n', 'utf8')
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
const yesterday = new Date(Date.now() - 86_400_000)
const stampRoot = newCertificate({ name: '授时根', isAuthority: true })
const stamp = newCertificate({ name: '时间戳服务', issuer: stampRoot, usages: [USAGE.timestamps] })
let authority: Awaited<ReturnType<typeof startStampServer>>

const { release, extend, problemIn, manifestIn } = releaseActs(() => station)
const approvedCase = (title: string, extra: Parameters<typeof draftedCase>[3]) =>
  draftedCase(station, title, TEXT, extra)

let first = ''
let second = ''
beforeAll(async () => {
  authority = await startStampServer(stamp, stampRoot)
  office = await createStaffedOffice()
  station = await office.start()
  first = await approvedCase(TITLE, {
    signatories: ['云岭县水利局'],
    date: '2026年3月5日',
    copyTo: '县委办公室。',
  })
  writeFileSync(join(station.folder, '排查表.csv'), SHEET)
  station.answer(join(station.folder, '排查表.csv'))
  const file = (await station.done('file.choose', { purpose: 'attachment' }))?.token ?? ''
  const { seq } = await station.view(first)
  const added = await station.done('case.addAttachment', { caseId: first, expectedSeq: seq, token: file, as: 'file' })
  const copy = (await station.view(first)).workingCopy?.document
  if (copy === undefined) throw new Error('a working copy')
  const document = { ...copy, attachments: [{ ...added.attachment, title: '排查表' }], attachmentNames: ['排查表'] }
  await station.done('draft.save', { caseId: first, expectedSeq: seq, document, history: null })
  await station.submit(first)
  await station.approve(first)
  second = await approvedCase(SECOND, {})
  await station.submit(second)
  await station.approve(second)
}, 180_000)
afterAll(async () => {
  authority.close()
  await station.stop()
  office.remove()
})

const YEAR = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())

describe('the package of a release', () => {
  const publication = {
    site: { name: '云岭县人民政府', domain: 'www.yunling.example', code: '3500000001', column: '政策文件' },
    drop: ['copyTo'] as 'copyTo'[],
    indexPattern: '11350000000000000X/{year}-{serial:5}',
    numberPatterns: ['云水发〔{year}〕{serial}号'],
  }

  it('is set up by the publisher; a pattern that makes no numbers is refused', async () => {
    await station.as('clerk')
    const bad = { commandId: station.commandId(), ...publication, indexPattern: 'X/{year}' }
    expect(await station.call('publication.set', bad)).toMatchObject({ error: { code: 'number.badPattern' } })
    await station.done('publication.set', { commandId: station.commandId(), ...publication })
    expect(await station.done('release.prepare', { caseId: first })).toMatchObject({
      indexNumber: `11350000000000000X/${YEAR}-00001`,
      documentNumbers: [`云水发〔${YEAR}〕1号`],
      summary: TEXT.replaceAll('\n', ''),
      key: 'office',
      released: null,
    })
  })

  it('offers a document number of the year that the document bears, and an index number of this one', async () => {
    await station.as('clerk')
    const older = await approvedCase('关于上年度有关事项的通知', { date: '2025年12月30日' })
    await station.submit(older)
    await station.as('clerk')
    expect(await station.done('release.prepare', { caseId: older })).toMatchObject({
      indexNumber: `11350000000000000X/${YEAR}-00001`,
      documentNumbers: ['云水发〔2025〕1号'],
    })
  })

  it('holds every file, each named in the manifest, and verifies; what is left out is on record', async () => {
    const { path, outcome } = await release(first, 'release', { documentNumber: `云水发〔${YEAR}〕5号` })
    expect(outcome).toMatchObject({ state: 'done' })
    expect(readdirSync(path).toSorted()).toEqual(
      ['.html', '.manifest.json', '.manifest.json.p7s', '.metadata.json', '.pdf', '.txt', '.zip', '.附件.csv']
        .map((ending) => `${TITLE}${ending}`)
        .toSorted(),
    )
    expect(await problemIn(path)).toBeNull()
    expect(await problemIn(join(path, `${TITLE}.zip`))).toBeNull()
    const manifest = manifestIn(path, TITLE)
    expect(readFileSync(join(path, `${TITLE}.附件.csv`)).equals(SHEET)).toBe(true)
    expect(manifest.files.find(({ role }) => role === 'attachment')).toMatchObject({
      title: '排查表',
      sha256: sha256Hex(SHEET),
      mediaType: 'text/csv',
    })
    expect(manifest.document.omitted).toEqual(['copyTo'])
    expect(readFileSync(join(path, `${TITLE}.txt`), 'utf8')).not.toContain('县委办公室')
    expect(manifest.metadata).toMatchObject({
      indexNumber: `11350000000000000X/${YEAR}-00001`,
      documentNumber: `云水发〔${YEAR}〕5号`,
      formedOn: '2026-03-05',
      validity: 'inForce',
      changes: null,
      site: { name: '云岭县人民政府' },
    })
    expect(readFileSync(join(path, `${TITLE}.html`), 'utf8')).toContain('<meta name="SiteIDCode" content="3500000001">')
    writeFileSync(join(path, `${TITLE}.附件.csv`), '乡镇,处数\n甲乡,4\n')
    expect(await problemIn(path)).toMatchObject({ check: 'releaseFiles', detail: { problem: 'file.altered' } })
  })

  it('keeps numbers for one document each, and logs the gap', async () => {
    const { outcome } = await release(second, 'taken', { documentNumber: `云水发〔${YEAR}〕5号` })
    expect(outcome).toMatchObject({ state: 'failed', error: { code: 'number.taken' } })
    const prepared = await station.done('release.prepare', { caseId: second })
    expect(prepared).toMatchObject({
      indexNumber: `11350000000000000X/${YEAR}-00002`,
      documentNumbers: [`云水发〔${YEAR}〕6号`],
    })
    await station.as('auditor')
    const { rows } = await station.done('audit.list', {
      ...{ personId: null, caseId: null, scope: 'office', from: null, until: null, offset: 0, limit: 50 },
    } as const)
    expect(JSON.stringify(rows)).toContain('"from":1,"to":4')
  })
})

describe('what stands on the portal', () => {
  const compare = async (file: Uint8Array, fileName: string, publishedAt = new Date().toISOString()) => {
    const { caseId, expectedSeq, commandId } = await station.on(first)
    const url = 'https://www.yunling.example/zfxxgk/1.html'
    return station.call('release.compare', { caseId, expectedSeq, commandId, url, publishedAt, fileName, file })
  }

  it('is the same file, the same text, or another text with the lines that differ', async () => {
    await station.as('clerk')
    const folder = join(station.folder, 'release')
    const pdf = readFileSync(join(folder, `${TITLE}.pdf`))
    expect(await compare(pdf, 'x.pdf')).toMatchObject({ ok: true, value: { outcome: 'sameBytes', missing: [] } })
    const html = readFileSync(join(folder, `${TITLE}.html`), 'utf8')
    const framed = html.replace('<main>', '<nav>首页</nav><main>')
    expect(await compare(Buffer.from(framed), 'x.html')).toMatchObject({ ok: true, value: { outcome: 'sameText' } })
    const other = framed.replaceAll('现将有关事项通知如下。', '现将有关事项通知于下。')
    expect(await compare(Buffer.from(other), 'x.html')).toMatchObject({
      ok: true,
      value: { outcome: 'otherText', differences: 1, missing: ['现将有关事项通知如下。'] },
    })
    const { comparisons } = await station.done('release.prepare', { caseId: first })
    expect(comparisons.map(({ outcome }) => outcome)).toEqual(['sameBytes', 'sameText', 'otherText'])
  })

  it('is named by what was changed, added and dropped, in each kind of file; our own files are equal', async () => {
    const { document } = await station.view(first)
    const { documentNumber } = manifestIn(join(station.folder, 'release'), TITLE)
    const fileOf = async (ending: string, [from, to]: readonly [string, string]): Promise<Uint8Array> => {
      const path = join(station.folder, 'release', `${TITLE}${ending}`)
      if (ending !== '.pdf') return Buffer.from(`${readFileSync(path, 'utf8').replaceAll(from, to)}\n`)
      const text = TEXT.replace(from, to).split('\n').filter(Boolean).join('\n')
      const { body } = plainDocument(TITLE, text)
      const facts = { issuer: '云岭县水利局', releasedOn: '2026-03-05', contentHash: 'a'.repeat(64), documentNumber }
      const input = { document: { ...document, body }, drop: ['copyTo'] as const, ...facts }
      const rendered = await station.workstation.tasks.run('render', input)
      return rendered.ok ? rendered.value.bytes : Buffer.from(rendered.error.code)
    }
    const SAME = { outcome: 'sameText', differences: 0, missing: [], added: [] }
    const found = async (ending: string, ...change: [string, string]) =>
      compare(await fileOf(ending, change), `x${ending}`)
    for (const ending of ['.txt', '.html', '.pdf']) {
      expect(await found(ending, '', ''), ending).toMatchObject({ value: SAME })
      const line = '一、各乡镇自查。'
      const more = { differences: 1, missing: [], added: ['各户另交五百元。'] }
      expect(await found(ending, line, `${line}\n各户另交五百元。`), ending).toMatchObject({ value: more })
      expect(await found(ending, line, ''), ending).toMatchObject({ value: { differences: 1, missing: [line] } })
      const other = { outcome: 'otherText', differences: 1, missing: ['二、县水利局抽查。'] }
      expect(await found(ending, '二、县水利', '二、市水利'), ending).toMatchObject({ value: other })
    }
  })

  it('cannot have been put there before the release, or tomorrow, and is of a kind that can be read', async () => {
    const text = Buffer.from('x')
    expect(await compare(text, 'x.txt', '2026-01-01T00:00:00.000Z')).toMatchObject({
      error: { code: 'published.impossibleTime' },
    })
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString()
    expect(
      await compare(readFileSync(join(station.folder, 'release', `${TITLE}.pdf`)), 'x.pdf', tomorrow),
    ).toMatchObject({
      error: { code: 'published.impossibleTime' },
    })
    expect(await compare(text, 'x.exe')).toMatchObject({ error: { code: 'import.unsupportedFormat' } })
  })
})

describe('proofs behind the signature of a release', () => {
  it('are added step by step, each level stated, the released bytes unchanged', async () => {
    await station.as('clerk')
    const released = readFileSync(join(station.folder, 'release', `${TITLE}.pdf`))
    expect((await extend(first, 'none', {})).outcome).toMatchObject({ error: { code: 'timestamp.noAuthority' } })
    // By hand: the question goes out as a file, the answer comes back as one; another question's is not taken.
    const { path: asking, token } = await station.chooseFolder('releaseFolder', 'question')
    expect(await station.job('release.timestampQuestion', { caseId: first, folder: token })).toMatchObject({
      files: [`${TITLE}.tsq`],
    })
    const question = readFileSync(join(asking, `${TITLE}.tsq`))
    const answer = answerTimestamp(question, stamp, [stampRoot], { at: new Date() })
    const other = answerTimestamp(question, stamp, [stampRoot], { at: new Date(), imprint: new Uint8Array(32) })
    // Nobody has said whose time is believed: not even a sound answer is taken.
    expect((await extend(first, 'unpinned', { answer })).outcome).toMatchObject({
      error: { code: 'timestamp.rootNeeded' },
    })
    await station.done('sealing.setTimestamp', { commandId: station.commandId(), url: '', root: stampRoot.der })
    expect(await station.done('sealing.view', {})).toMatchObject({ timestampRoot: { name: '授时根' } })
    expect((await extend(first, 'other', { answer: other })).outcome).toMatchObject({
      error: { code: 'timestamp.wrong' },
    })
    const before = answerTimestamp(question, stamp, [stampRoot], { at: yesterday })
    expect((await extend(first, 'before', { answer: before })).outcome).toMatchObject({
      error: { code: 'timestamp.wrong', detail: { why: 'time' } },
    })
    const ownRoot = newCertificate({ name: '自制授时根', isAuthority: true })
    const own = newCertificate({ name: '自制时间戳', issuer: ownRoot, usages: [USAGE.timestamps] })
    const selfMade = answerTimestamp(question, own, [ownRoot], { at: new Date() })
    expect((await extend(first, 'self-made', { answer: selfMade })).outcome).toMatchObject({
      error: { code: 'timestamp.wrong', detail: { why: 'untrusted' } },
    })
    const stamped = await extend(first, 'stamped', { answer })
    expect(stamped.outcome).toMatchObject({ state: 'done', notices: [{ code: 'signature.level', detail: 'B-T' }] })
    const missing = await extend(first, 'missing', { add: 'proofs' })
    expect(missing.outcome).toMatchObject({ error: { code: 'proofs.missing', detail: { certificate: '时间戳服务' } } })
    expect(readdirSync(missing.path)).toEqual([])
    expect(await station.done('release.proofQuestions', { caseId: first })).toEqual({ addresses: [] })
    const stale = [revocationList(stampRoot, yesterday, []), stampRoot.der]
    expect((await extend(first, 'stale', { add: 'proofs', files: stale })).outcome).toMatchObject({
      error: { code: 'proofs.tooOld', detail: { certificate: '时间戳服务' } },
    })
    const revoked = [revocationList(stampRoot, new Date(), [{ key: stamp, since: new Date('2026-02-01T00:00:00Z') }])]
    expect((await extend(first, 'revoked', { add: 'proofs', files: revoked })).outcome).toMatchObject({
      error: { code: 'proofs.revoked' },
    })
    const list = revocationList(stampRoot, new Date(), [])
    const proven = await extend(first, 'proven', { add: 'proofs', files: [list, stampRoot.der] })
    expect(proven.outcome).toMatchObject({ notices: [{ detail: 'B-LT' }] })
    await station.done('sealing.setTimestamp', { commandId: station.commandId(), url: authority.url })
    const kept = await extend(first, 'kept', {})
    expect(kept.outcome).toMatchObject({ notices: [{ detail: 'B-LTA' }] })
    for (const { path } of [stamped, proven, kept]) {
      expect(await problemIn(path)).toBeNull()
      const pdf = readFileSync(join(path, `${TITLE}.pdf`))
      expect(pdf.subarray(0, released.length).equals(released)).toBe(true)
      expect(manifestIn(path, TITLE).pdf.first).toEqual({ sha256: sha256Hex(released), sizeBytes: released.length })
    }
    expect(manifestIn(kept.path, TITLE).pdf).toMatchObject({
      level: 'B-LTA',
      stampRoots: [Buffer.from(stampRoot.der).toString('base64')],
    })
    const again = await release(first, 'again')
    expect(readFileSync(join(again.path, `${TITLE}.pdf`)).equals(readFileSync(join(kept.path, `${TITLE}.pdf`)))).toBe(
      true,
    )
  })

  it('say of a person who was disabled that the certificate is withdrawn from then on, and of the others that they are good', async () => {
    const store = () => station.session.current()!.store
    await station.as('system')
    const personId = station.personId('otherClerk')
    await station.done('people.disable', { commandId: station.commandId(), personId, reason: '调离' })
    await station.as('clerk')
    const { path, outcome } = await extend(first, 'after', { add: 'proofs', files: [] })
    expect(outcome).toMatchObject({ state: 'done' })
    expect(await problemIn(path)).toBeNull()
    const pdf = readFileSync(join(path, `${TITLE}.pdf`))
    const saidOf = (der: Uint8Array) => saidInFile(pdf, der, store().office().authorityCertificate)
    const [left] = saidOf(store().personKey(personId).certificate).filter(({ kind }) => kind === 'revoked')
    const since = left?.kind === 'revoked' ? left.since.getTime() : 0
    expect(Math.abs(Date.now() - since)).toBeLessThan(60_000)
    const others = [store().office().releaseCertificate, store().personKey(station.personId('clerk')).certificate]
    expect(others.flatMap(saidOf).every(({ kind }) => kind === 'good')).toBe(true)
  })

  it('lie in the archive package with the release, which still verifies', async () => {
    await station.as('archivist')
    await station.file(first)
    const { path, token } = await station.chooseFolder('archiveFolder', 'archive')
    const outcome = await station.job('archive.export', { ...(await station.on(first)), folder: token })
    expect(outcome).toMatchObject({ state: 'done' })
    const [packed = ''] = readdirSync(path)
    expect(await problemIn(join(path, packed))).toBeNull()
    // What stood on the portal lies there as it was found 发布凭证, under its address; changed, it is named.
    const kept = join(path, packed, 'data', 'files')
    const pages = readdirSync(kept).filter((name) => name.endsWith('.html'))
    expect(pages.map((name) => sha256Hex(readFileSync(join(kept, name))))).toEqual(
      pages.map((name) => name.replace('.html', '')),
    )
    const framed = pages.filter((name) => readFileSync(join(kept, name), 'utf8').includes('<nav>首页</nav>'))
    expect(framed).toHaveLength(2)
    expect(readFileSync(join(path, packed, 'data', 'index.html'), 'utf8')).toContain(
      'https://www.yunling.example/zfxxgk/1.html',
    )
    writeFileSync(join(kept, framed[0] ?? ''), '别的页面')
    expect(await problemIn(join(path, packed))).toMatchObject({ detail: { problem: 'file.altered' } })
  })
})
