import { execFileSync, spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { verifyPath } from '#electron/main/usecase/verify-path.ts'
import type { Input } from '#shared/contract/channels.ts'
import { createStaffedOffice, type StaffedWorkstation } from '../../../helper/staffed-office.ts'
import { plainDocument } from '../../../helper/plain-document.ts'
import { answerTimestamp, newCertificate, revocationList, USAGE } from '../../../helper/test-pki.ts'

const TITLE = '关于开展农村饮水安全排查的通知'
const SECOND = '关于开展河道清淤的通知'
const TEXT = '现将有关事项通知如下。\n一、各乡镇自查。\n二、县水利局抽查。'
const SHEET = Buffer.from('乡镇,处数\n甲乡,3\n', 'utf8')
let office: Awaited<ReturnType<typeof createStaffedOffice>>
let station: StaffedWorkstation
const stampRoot = newCertificate({ name: '授时根', isAuthority: true })
const stamp = newCertificate({ name: '时间戳服务', issuer: stampRoot, usages: [USAGE.timestamps] })
const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (part: Buffer) => parts.push(part))
  request.on('end', () => {
    response.writeHead(200, { 'content-type': 'application/timestamp-reply' })
    response.end(answerTimestamp(Buffer.concat(parts), stamp, [stampRoot], { at: new Date() }))
  })
})

const approvedCase = async (title: string, extra: Partial<ReturnType<typeof plainDocument>>): Promise<string> => {
  await station.as('clerk')
  const caseId = await station.draft(title, TEXT)
  const { seq } = await station.view(caseId)
  const document = { ...plainDocument(title, TEXT), ...extra }
  await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  return caseId
}
const release = async (caseId: string, folder: string, more: Partial<Input<'release.build'>> = {}) => {
  const { path, token } = await station.chooseFolder('releaseFolder', folder)
  const asked = { ...(await station.on(caseId)), documentNumber: '', folder: token, ...more }
  return { path, outcome: await station.job('release.build', asked) }
}
const extend = async (caseId: string, folder: string, more: Partial<Input<'release.extend'>>) => {
  const { path, token } = await station.chooseFolder('releaseFolder', folder)
  const { caseId: id, expectedSeq, commandId } = await station.on(caseId)
  const asked: Input<'release.extend'> = {
    ...{ caseId: id, expectedSeq, commandId, folder: token, add: 'timestamp', files: [], fetch: false },
    ...more,
  }
  return { path, outcome: await station.job('release.extend', asked) }
}
const problemIn = async (path: string): Promise<unknown> => {
  const root = station.session.current()?.store.office().authorityCertificate ?? null
  const verdict = await verifyPath(path, { root, now: new Date() })
  return verdict.ok ? verdict.value.firstProblem : verdict.error
}
const manifestIn = (path: string, title = TITLE) => {
  const manifest = parseReleaseManifest(readFileSync(join(path, `${title}.manifest.json`)))
  if (manifest === null) throw new Error('a manifest')
  return manifest
}

let first = ''
let second = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
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
}, 90_000)
afterAll(async () => {
  server.close()
  await station.stop()
  office.remove()
})

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
    const year = new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()
    expect(await station.done('release.prepare', { caseId: first })).toMatchObject({
      indexNumber: `11350000000000000X/${String(year)}-00001`,
      documentNumbers: [`云水发〔${String(year)}〕1号`],
      summary: TEXT.replaceAll('\n', ''),
      key: 'office',
      released: null,
    })
  })

  it('holds every file, each named in the manifest, and verifies; what is left out is on record', async () => {
    const year = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())
    const { path, outcome } = await release(first, 'release', { documentNumber: `云水发〔${year}〕5号` })
    expect(outcome).toMatchObject({ state: 'done' })
    expect(readdirSync(path).toSorted()).toEqual(
      ['.html', '.manifest.json', '.manifest.json.p7s', '.metadata.json', '.pdf', '.txt', '.zip', '.附件.csv']
        .map((ending) => `${TITLE}${ending}`)
        .toSorted(),
    )
    expect(await problemIn(path)).toBeNull()
    expect(await problemIn(join(path, `${TITLE}.zip`))).toBeNull()
    const manifest = manifestIn(path)
    expect(readFileSync(join(path, `${TITLE}.附件.csv`)).equals(SHEET)).toBe(true)
    expect(manifest.files.find(({ role }) => role === 'attachment')).toMatchObject({
      title: '排查表',
      sha256: sha256Hex(SHEET),
      mediaType: 'text/csv',
    })
    expect(manifest.document.omitted).toEqual(['copyTo'])
    expect(readFileSync(join(path, `${TITLE}.txt`), 'utf8')).not.toContain('县委办公室')
    expect(manifest.metadata).toMatchObject({
      indexNumber: `11350000000000000X/${year}-00001`,
      documentNumber: `云水发〔${year}〕5号`,
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
    const year = String(new Date(Date.now() + 8 * 3_600_000).getUTCFullYear())
    const { outcome } = await release(second, 'taken', { documentNumber: `云水发〔${year}〕5号` })
    expect(outcome).toMatchObject({ state: 'failed', error: { code: 'number.taken' } })
    const prepared = await station.done('release.prepare', { caseId: second })
    expect(prepared).toMatchObject({
      indexNumber: `11350000000000000X/${year}-00002`,
      documentNumbers: [`云水发〔${year}〕6号`],
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
    const { documentNumber } = manifestIn(join(station.folder, 'release'))
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
    expect((await extend(first, 'other', { answer: other })).outcome).toMatchObject({
      error: { code: 'timestamp.wrong' },
    })
    const stamped = await extend(first, 'stamped', { answer })
    expect(stamped.outcome).toMatchObject({ state: 'done', notices: [{ code: 'signature.level', detail: 'B-T' }] })
    const missing = await extend(first, 'missing', { add: 'proofs' })
    expect(missing.outcome).toMatchObject({ error: { code: 'proofs.missing', detail: { certificate: '时间戳服务' } } })
    expect(readdirSync(missing.path)).toEqual([])
    const revoked = [revocationList(stampRoot, new Date(), [{ key: stamp, since: new Date('2026-02-01T00:00:00Z') }])]
    expect((await extend(first, 'revoked', { add: 'proofs', files: revoked })).outcome).toMatchObject({
      error: { code: 'proofs.revoked' },
    })
    const list = revocationList(stampRoot, new Date(), [])
    const proven = await extend(first, 'proven', { add: 'proofs', files: [list, stampRoot.der] })
    expect(proven.outcome).toMatchObject({ notices: [{ detail: 'B-LT' }] })
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
    await station.done('sealing.setTimestamp', { commandId: station.commandId(), url })
    const kept = await extend(first, 'kept', {})
    expect(kept.outcome).toMatchObject({ notices: [{ detail: 'B-LTA' }] })
    for (const { path } of [stamped, proven, kept]) {
      expect(await problemIn(path)).toBeNull()
      const pdf = readFileSync(join(path, `${TITLE}.pdf`))
      expect(pdf.subarray(0, released.length).equals(released)).toBe(true)
      expect(manifestIn(path).pdf.first).toEqual({ sha256: sha256Hex(released), sizeBytes: released.length })
    }
    expect(manifestIn(kept.path).pdf.level).toBe('B-LTA')
    const again = await release(first, 'again')
    expect(readFileSync(join(again.path, `${TITLE}.pdf`)).equals(readFileSync(join(kept.path, `${TITLE}.pdf`)))).toBe(
      true,
    )
  })

  it('lie in the archive package with the release, which still verifies', async () => {
    await station.as('archivist')
    await station.file(first)
    const { path, token } = await station.chooseFolder('archiveFolder', 'archive')
    const outcome = await station.job('archive.export', { ...(await station.on(first)), folder: token })
    expect(outcome).toMatchObject({ state: 'done' })
    const [packed = ''] = readdirSync(path)
    expect(await problemIn(join(path, packed))).toBeNull()
  })
})

describe('the key of a release', () => {
  const hasOpenssl = spawnSync('openssl', ['version']).status === 0
  const root = newCertificate({ name: '云岭电子认证根', isAuthority: true, rsaBits: 2048 })
  const pem = (label: string, der: Uint8Array): string =>
    `-----BEGIN ${label}-----\n${Buffer.from(der)
      .toString('base64')
      .replace(/.{64}(?=.)/g, '$&\n')}\n-----END ${label}-----\n`
  const keyFile = (until: Date): Uint8Array => {
    const key = newCertificate({ name: '云岭县水利局', issuer: root, rsaBits: 2048, until })
    const [keyName, certName, out] = ['k.pem', 'c.pem', 'k.p12'].map((name) => join(station.folder, name)) as [
      string,
      string,
      string,
    ]
    writeFileSync(keyName, key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(certName, pem('CERTIFICATE', key.der) + pem('CERTIFICATE', root.der))
    execFileSync('openssl', [
      'pkcs12',
      '-export',
      '-inkey',
      keyName,
      '-in',
      certName,
      '-out',
      out,
      '-passout',
      'pass:水利局2026',
    ])
    return readFileSync(out)
  }

  const driver = '/usr/lib/softhsm/libsofthsm2.so'
  const hasToken = existsSync(driver) && spawnSync('pkcs11-tool', ['--version']).error === undefined

  it.runIf(hasToken)('lies on a token: its PIN is asked for at the act, and a wrong one signs nothing', async () => {
    const at = (name: string): string => join(station.folder, name)
    mkdirSync(at('tokens'))
    writeFileSync(at('softhsm2.conf'), `directories.tokendir = ${at('tokens')}\nlog.level = ERROR\n`)
    process.env['SOFTHSM2_CONF'] = at('softhsm2.conf')
    const key = newCertificate({ name: '云岭县水利局', issuer: root })
    writeFileSync(at('t.pem'), key.privateKey.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(at('t.der'), key.der)
    const pin = ['--pin', '1234']
    const run = (command: string, ...args: string[]): unknown => execFileSync(command, args, { stdio: 'ignore' })
    run('softhsm2-util', '--init-token', '--free', '--label', 'office', ...pin, '--so-pin', '5678')
    run('softhsm2-util', '--import', at('t.pem'), '--token', 'office', '--label', 'a', '--id', 'a0', ...pin)
    run('pkcs11-tool', '--module', driver, '--login', ...pin, '-w', at('t.der'), '-y', 'cert', '--id', 'a0')

    await station.as('clerk')
    station.answer(at('t.der'))
    const none = (await station.done('file.choose', { purpose: 'tokenDriver' }))?.token ?? ''
    expect(await station.call('key.listToken', { driver: none })).toMatchObject({
      error: { code: 'key.driverMissing' },
    })
    station.answer(driver)
    const token = (await station.done('file.choose', { purpose: 'tokenDriver' }))?.token ?? ''
    const { keys } = await station.done('key.listToken', { driver: token })
    expect(keys).toMatchObject([{ name: '云岭县水利局', valid: true }])
    const certificateSha256 = keys[0]?.sha256 ?? ''
    await station.done('key.useToken', { commandId: station.commandId(), driver: token, certificateSha256 })
    expect(await station.done('release.prepare', { caseId: second })).toMatchObject({ key: 'token' })
    const signed = await release(second, 'token')
    expect(signed.outcome).toMatchObject({ error: { code: 'key.pinNeeded' } })
    expect((await release(second, 'token', { pin: '9999' })).outcome).toMatchObject({ error: { code: 'key.wrongPin' } })
    expect(readdirSync(signed.path)).toEqual([])
    expect((await station.view(second)).stage).toBe('approved')
    delete process.env['SOFTHSM2_CONF']
    await station.done('key.useOffice', { commandId: station.commandId() })
  })

  it.runIf(hasOpenssl)(
    'comes out of a .p12 with a Chinese password, signs with the publisher before it, and is vouched for',
    async () => {
      await station.as('clerk')
      await station.done('sealing.setTimestamp', { commandId: station.commandId(), url: '' })
      const file = keyFile(new Date('2036-01-01T00:00:00Z'))
      const wrong = { commandId: station.commandId(), file, password: '水利局2025' }
      expect(await station.call('key.importFile', wrong)).toMatchObject({ error: { code: 'key.wrongPassword' } })
      const old = keyFile(new Date('2026-02-01T00:00:00Z'))
      expect(
        await station.call('key.importFile', { commandId: station.commandId(), file: old, password: '水利局2026' }),
      ).toMatchObject({ error: { code: 'release.certificateExpired' } })
      await station.done('key.importFile', { commandId: station.commandId(), file, password: '水利局2026' })
      await station.done('key.setHands', { commandId: station.commandId(), publisherSigns: true })
      expect(await station.done('sealing.view', {})).toMatchObject({
        certificate: { kind: 'file', name: '云岭县水利局', endsSoon: false },
        publisherSigns: true,
      })
      const { path, outcome } = await release(second, 'foreign')
      expect(outcome).toMatchObject({ state: 'done', notices: [{ code: 'signature.level', detail: 'B-B' }, {}, {}] })
      expect(await problemIn(path)).toBeNull()
      const { pdf, office: by } = manifestIn(path, SECOND)
      expect(pdf.anchor).toBe(Buffer.from(root.der).toString('base64'))
      expect(pdf.signedBy).not.toBe(by.signedBy)
      const report = await station.done('signature.verify', {
        pdf: Uint8Array.from(readFileSync(join(path, `${SECOND}.pdf`))),
        root: root.der,
      })
      expect(report.report.signatures.map(({ name }) => name)).toEqual(['方知行', '云岭县水利局'])
      expect(report.report.integrity).toBe('intact')
      await station.done('key.useOffice', { commandId: station.commandId() })
      expect(station.session.current()?.store.setting('releaseKeyFile')).toBeNull()
    },
  )
})
