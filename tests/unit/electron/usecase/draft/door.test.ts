import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import iconv from 'iconv-lite'
import { afterEach, describe, expect, it } from 'vitest'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { buildDocx, paragraph } from '../../document/docx-fixture.ts'
import { buildOdt, p } from '../../document/odt-fixture.ts'
import { buildPdf, line, textString } from '../../document/pdf-fixture.ts'
import { jpegOf, jpegSegment, pngChunk, pngOf } from '../../document/picture-fixture.ts'

/** Nowhere else in the program or its data. */
const PLANTED = '溟蒙岭特种会商'
const MARKED = `机密★10年${PLANTED}`
const HEAD = '关于河道清淤的通知'
const FORMS = ['utf8', 'utf16le', 'utf16be', 'gb18030'].map((name) => iconv.encode(PLANTED, name))

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : []
  })

const docxOf = (parts: Parameters<typeof buildDocx>[0]) =>
  buildDocx({ ...parts, body: paragraph(HEAD) + (parts.body ?? '') })
const xlsx = zipSync({
  '[Content_Types].xml': strToU8(
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  ),
  '_rels/.rels': strToU8(
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/xl/workbook.xml"/></Relationships>',
  ),
  'xl/workbook.xml': strToU8('<a xmlns:x="urn:x"/>'),
  'xl/sharedStrings.xml': strToU8(
    `<x:sst xmlns:x="urn:x"><x:si><x:r><x:t>机</x:t></x:r><x:r><x:t>密★10年${PLANTED}</x:t></x:r></x:si></x:sst>`,
  ),
})
const rtf = (text: string) =>
  Buffer.from(
    `{\\rtf1\\ansi\\ansicpg936 {\\v ${[...text].map((c) => `\\u${String(((c.charCodeAt(0) + 0x8000) & 0xffff) - 0x8000)}?`).join('')}}\\par }`,
  )

/** A marked text in every format, in sight and out of it. */
const FILES: readonly (readonly [string, Uint8Array])[] = [
  ['a.txt', Buffer.from(`${HEAD}\n${MARKED}`)],
  ['b.txt', iconv.encode(`${HEAD}\n${MARKED}`, 'gb18030')],
  ['c.txt', iconv.encode(`${HEAD}\n${MARKED}`, 'utf16le')],
  ['d.docx', docxOf({ body: paragraph(MARKED) })],
  ['e.docx', docxOf({ body: `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>${MARKED}</w:t></w:r></w:p>` })],
  ['f.html', Buffer.from(`<html><body><p>${HEAD}</p><p>${MARKED}</p></body></html>`)],
  ['g.html', Buffer.from(`<html><body><p>${HEAD}</p><!-- ${MARKED} --></body></html>`)],
  ['h.odt', buildOdt({ body: p(HEAD) + p(MARKED) })],
  ['i.odt', buildOdt({ body: p(HEAD), meta: `<meta:keyword>${MARKED}</meta:keyword>` })],
  ['j.pdf', buildPdf({ pages: [line(HEAD) + line(MARKED, 90, 600)] })],
  ['k.pdf', buildPdf({ pages: [line(HEAD)], info: `/Subject ${textString(MARKED)}` })],
  ['l.rtf', rtf(MARKED)],
  // HEAD and MARKED in the old Word format, as an office program writes them.
  ['r.doc', readFileSync(new URL('marked.doc', import.meta.url))],
]
const ONLY_ATTACHED: readonly (readonly [string, Uint8Array])[] = [
  ['m.xlsx', xlsx],
  ['n.csv', Buffer.from(`项目,数量\n${MARKED},1\n`)],
  ['o.png', pngOf(4, 4, {}, [pngChunk('tEXt', Buffer.from(`Comment\0${MARKED}`))])],
  ['q.jpg', jpegOf(8, 8, [jpegSegment(0xfe, Buffer.from(MARKED))])],
]

describe('classified material at the door', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  const chosen = async (purpose: 'importDocument' | 'attachment' | 'picture', fileName: string, bytes: Uint8Array) => {
    const folder = join(station.folder, 'given')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, fileName), bytes)
    station.answer(join(folder, fileName))
    return (await station.done('file.choose', { purpose }))?.token ?? ''
  }
  const refused = { ok: false, error: { code: 'import.classified' } }

  it('is refused on every path and in every format, and no byte of it is anywhere afterwards', async () => {
    const started = Date.now()
    station = await office.start()
    await station.as('clerk')
    const source = { kind: 'blank' } as const
    const { caseId, seq } = await station.done('case.register', { source, commandId: station.commandId() })
    const onDraft = { caseId, expectedSeq: seq }

    for (const [name, bytes] of FILES) {
      const token = await chosen('importDocument', name, bytes)
      const registered = {
        source: { kind: 'file', token, trackedChanges: 'accept' } as const,
        commandId: station.commandId(),
      }
      expect(await station.call('case.register', registered), name).toMatchObject(refused)
      const asText = { ...onDraft, token: await chosen('attachment', name, bytes), as: 'text' as const }
      expect(await station.call('case.addAttachment', asText), name).toMatchObject(refused)
    }
    for (const [name, bytes] of [...FILES.filter(([name]) => !/\.(?:rtf|doc)$/u.test(name)), ...ONLY_ATTACHED]) {
      const asFile = { ...onDraft, token: await chosen('attachment', name, bytes), as: 'file' as const }
      expect(await station.call('case.addAttachment', asFile), name).toMatchObject(refused)
    }
    for (const [name, bytes] of ONLY_ATTACHED.slice(2)) {
      const token = await chosen('picture', name, bytes)
      expect(await station.call('case.addPicture', { ...onDraft, token }), name).toMatchObject(refused)
      const pasted = { ...onDraft, bytes: new Uint8Array(bytes) }
      expect(await station.call('case.addPictureBytes', pasted), name).toMatchObject(refused)
    }
    expect(await station.call('draft.checkText', { text: MARKED })).toMatchObject(refused)
    const document: OfficialDocument = { ...EMPTY_DOCUMENT, title: HEAD, body: [{ kind: 'paragraph', text: MARKED }] }
    expect(await station.call('draft.save', { ...onDraft, document, history: null })).toMatchObject(refused)
    // What every template would then say.
    const { unitDefaults } = await station.done('settings.get', {})
    const marked = { unitDefaults: { ...unitDefaults, copyTo: MARKED } }
    expect(await station.call('settings.set', marked)).toMatchObject(refused)
    const template = { kind: 'template', template: 'notice' } as const
    const begun = await station.done('case.register', { source: template, commandId: station.commandId() })
    expect(JSON.stringify((await station.view(begun.caseId)).document)).not.toContain(MARKED)
    const clean: OfficialDocument = { ...document, body: [{ kind: 'paragraph', text: '正文。' }] }
    await station.done('draft.save', { ...onDraft, document: clean, history: JSON.stringify([MARKED]) })

    const given = join(station.folder, 'given')
    const mine = [station.profile, station.folder].flatMap(filesBelow).filter((path) => !path.startsWith(given))
    const temporary = [tmpdir(), '/dev/shm']
      .flatMap((folder) =>
        readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
          /^mingjian-convert/u.test(entry.name)
            ? filesBelow(join(folder, entry.name))
            : entry.isFile()
              ? [join(folder, entry.name)]
              : [],
        ),
      )
      .filter((path) => statSync(path).mtimeMs >= started)
    expect(mine.some((path) => path.endsWith('-wal') || path.endsWith('.db'))).toBe(true)
    for (const path of [...new Set([...mine, ...temporary])]) {
      const bytes = readFileSync(path)
      for (const form of FORMS) expect(bytes.includes(form), path).toBe(false)
    }
  }, 120_000)

  it('keeps what is sound: pictures without their making, files and texts, and sweeps what no version names', async () => {
    station = await office.start()
    await station.as('clerk')
    const source = { kind: 'blank' } as const
    const { caseId, seq } = await station.done('case.register', { source, commandId: station.commandId() })
    const onDraft = { caseId, expectedSeq: seq }
    const picture = pngOf(20, 10, {}, [pngChunk('tEXt', Buffer.from('Comment\0x'))])
    const { image, findings } = await station.done('case.addPictureBytes', { ...onDraft, bytes: picture })
    expect(findings).toMatchObject([{ code: 'import.imageMetadata' }])
    const { bytes } = await station.done('blob.read', { caseId, sha256: image.sha256 })
    expect(Buffer.from(bytes).equals(pngOf(20, 10))).toBe(true)
    const unused = await station.done('case.addPictureBytes', { ...onDraft, bytes: pngOf(3, 3) })

    const csv = await chosen('attachment', '明细表.csv', Buffer.from('项目,数量\n甲,1\n'))
    const file = await station.done('case.addAttachment', { ...onDraft, token: csv, as: 'file' })
    expect(file.attachment).toMatchObject({
      title: '明细表',
      content: { kind: 'file', format: 'csv', fileName: '明细表.csv' },
    })
    const docx = await chosen(
      'attachment',
      '名单.docx',
      docxOf({ body: paragraph('各单位：') + paragraph('名单如下。') }),
    )
    const text = await station.done('case.addAttachment', { ...onDraft, token: docx, as: 'text' })
    expect(text.attachment).toMatchObject({
      title: HEAD,
      content: { kind: 'text', body: [{ text: '各单位：' }, { text: '名单如下。' }] },
    })

    const document: OfficialDocument = {
      ...EMPTY_DOCUMENT,
      title: HEAD,
      body: [{ kind: 'paragraph', text: '见图。' }, image],
      attachments: [file.attachment, text.attachment],
    }
    const { contentHash } = await station.done('draft.save', { ...onDraft, document, history: null })
    const expectedSeq = await station.determine(caseId)
    await station.done('case.submit', {
      caseId,
      expectedSeq,
      commandId: station.commandId(),
      contentHash,
      publicHash: null,
    })
    await station.done('blob.read', { caseId, sha256: image.sha256 })
    expect(await station.call('blob.read', { caseId, sha256: unused.image.sha256 })).toMatchObject({
      error: { code: 'case.fileMissing' },
    })
    const { store } = station.session.current() ?? { store: null }
    expect(store?.readBlob(caseId, unused.image.sha256)).toBeNull()
    expect(await station.call('case.addPictureBytes', { ...onDraft, bytes: picture })).toMatchObject({
      error: { code: 'case.alreadySubmitted' },
    })
  }, 60_000)

  it('takes no document for submission whose picture is not among the bytes of the case', async () => {
    station = await office.start()
    await station.as('clerk')
    const source = { kind: 'blank' } as const
    const { caseId, seq } = await station.done('case.register', { source, commandId: station.commandId() })
    const image = {
      kind: 'image',
      sha256: 'a'.repeat(64),
      format: 'png',
      widthPx: 1,
      heightPx: 1,
      widthMm: 1,
      alternative: '',
    } as const
    const document: OfficialDocument = {
      ...EMPTY_DOCUMENT,
      title: HEAD,
      body: [{ kind: 'paragraph', text: '正文。' }, image],
    }
    const { contentHash } = await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    const submit = { caseId, expectedSeq: seq, commandId: station.commandId(), contentHash, publicHash: null }
    expect(await station.call('case.submit', submit)).toMatchObject({ error: { code: 'case.fileMissing' } })
  }, 60_000)
})
