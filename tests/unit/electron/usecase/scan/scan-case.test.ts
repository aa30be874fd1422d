import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { EMPTY_DOCUMENT, type Attachment, type OfficialDocument } from '#shared/domain/document/model.ts'
import { lookInside } from '#electron/main/document/inside/look-inside.ts'
import { loadCase } from '#electron/main/usecase/load-case.ts'
import { readScanRecord } from '#electron/main/usecase/scan/scan-record.ts'
import { fakeEngine } from '../../../../helper/fake-engine.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import type { StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { buildDocx, paragraph, WORD_TYPE, wordXml } from '../../document/docx-fixture.ts'
import { buildPptx, buildXlsx } from '../../document/office-fixture.ts'
import { buildPdf, line, streamOf } from '../../document/pdf-fixture.ts'
import { exifSegment, jpegOf, pngOf } from '../../document/picture-fixture.ts'

const inline = (cell: string, text: string): string => `<c r="${cell}" t="inlineStr"><is><t>${text}</t></is></c>`
const PHONES = ['13812345678', '13912345678', '13712345678']
const book = buildXlsx({
  sheets: [
    {
      name: '名单',
      rows:
        `<row r="1">${inline('A1', '姓名')}${inline('B1', '联系电话')}</row>` +
        PHONES.map(
          (phone, index) => `<row r="${String(index + 2)}">${inline(`B${String(index + 2)}`, phone)}</row>`,
        ).join(''),
    },
  ],
})
const commented = (inner: string) => ({
  'word/comments.xml': {
    content: wordXml('comments', `<w:comment w:id="0" w:author="乙">${paragraph(inner)}</w:comment>`),
    type: `${WORD_TYPE}comments+xml`,
    relationship: 'comments',
  },
})
const BODY = paragraph('关于河道清淤的通知') + paragraph('请于月底前完成。')

const office = sharedOffice()

const folderOfOwn = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-test-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}
const started = async (options: Parameters<typeof office.start>[0] = {}): Promise<StaffedWorkstation> => {
  const station = await office.start(options)
  onTestFinished(() => station.stop())
  await station.as('clerk')
  return station
}
const chosen = async (
  station: StaffedWorkstation,
  purpose: 'importDocument' | 'attachment',
  name: string,
  bytes: Uint8Array,
) => {
  const folder = join(station.folder, 'given')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, name), bytes)
  station.answer(join(folder, name))
  return (await station.done('file.choose', { purpose }))?.token ?? ''
}
const registered = async (station: StaffedWorkstation, bytes: Uint8Array, name = '通知.docx') => {
  const token = await chosen(station, 'importDocument', name, bytes)
  const source = { kind: 'file', token, trackedChanges: 'accept' } as const
  const { caseId, seq } = await station.done('case.register', { source, commandId: station.commandId() })
  const mode = { mode: 'proactive', basis: '条例第二十一条', reason: '' } as const
  await station.done('disclosure.set', { caseId, expectedSeq: seq, commandId: station.commandId(), ...mode })
  return caseId
}
const attach = async (station: StaffedWorkstation, caseId: string, name: string, bytes: Uint8Array) => {
  const { seq } = await station.view(caseId)
  const token = await chosen(station, 'attachment', name, bytes)
  return station.call('case.addAttachment', { caseId, expectedSeq: seq, token, as: 'file' })
}
const attached = async (station: StaffedWorkstation, caseId: string, name: string, bytes: Uint8Array) => {
  const reply = await attach(station, caseId, name, bytes)
  if (!reply.ok) throw new Error(JSON.stringify(reply.error))
  return reply.value
}
/** Saves the draft with these attachments and more blocks, and hands it in. */
const handIn = async (
  station: StaffedWorkstation,
  caseId: string,
  attachments: readonly Attachment[],
  change: Partial<OfficialDocument> = {},
) => {
  const { seq, workingCopy } = await station.view(caseId)
  const document = { ...(workingCopy?.document ?? EMPTY_DOCUMENT), attachments: [...attachments], ...change }
  await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  const expectedSeq = await station.determine(caseId)
  const { contentHash } = await station.done('draft.save', { caseId, expectedSeq, document, history: null })
  return station.call('case.submit', {
    caseId,
    expectedSeq,
    commandId: station.commandId(),
    contentHash,
    publicHash: null,
  })
}
const found = async (station: StaffedWorkstation, caseId: string) =>
  (await station.view(caseId)).hits.flatMap(({ rule, level, elsewhere }) =>
    elsewhere === undefined ? [] : [{ rule, level, ...elsewhere }],
  )

describe('what is scanned when a case is handed in', () => {
  it('is every attachment, the hidden content of its original, and every picture, each hit with its place', async () => {
    const station = await started()
    const original = buildDocx({
      body: BODY,
      parts: commented('联系13612345678，身份证11010519491231002X'),
    })
    const caseId = await registered(station, original)
    const sheet = await attached(station, caseId, '名单.xlsx', book)
    const { seq } = await station.view(caseId)
    const { image } = await station.done('case.addPictureBytes', { caseId, expectedSeq: seq, bytes: pngOf(40, 30) })
    const body = [{ kind: 'paragraph', text: '见图。' } as const, image]
    expect(await handIn(station, caseId, [sheet.attachment], { body })).toMatchObject({ ok: true })

    const hits = await found(station, caseId)
    expect(hits).toContainEqual(
      expect.objectContaining({
        ...{ rule: 'mobile', level: 'high', kind: 'attachment', item: 1, fileName: '名单.xlsx', count: 3 },
        ...{ place: { part: 'cell', name: '名单', cell: 'B2' }, found: PHONES[0] },
      }),
    )
    expect(hits).toContainEqual(
      expect.objectContaining({ rule: 'tableColumn', place: { part: 'cell', name: '名单', cell: 'B1' } }),
    )
    expect(hits).toContainEqual(
      expect.objectContaining({
        ...{ rule: 'cnId18', level: 'medium', kind: 'original', fileName: '通知.docx', found: '11010519491231002X' },
        place: { part: 'comment' },
      }),
    )
    expect(hits).toContainEqual(
      expect.objectContaining({
        rule: 'unreadPicture',
        kind: 'picture',
        item: 0,
        sha256: image.sha256,
        level: 'medium',
      }),
    )
    // What goes out is what counts as left behind: the original's comments are not.
    expect(hits.some(({ rule }) => rule.startsWith('left.'))).toBe(false)

    const { store } = station.session.current() ?? {}
    const scan = store === undefined ? null : loadCase(store, caseId)?.state.scan
    if (store === undefined || scan == null) throw new Error('no scan')
    const record = readScanRecord(store, caseId, scan.scanHash)
    expect(record.recogniser).toBeNull()
    expect(record.files).toMatchObject([
      { kind: 'picture', pictures: 1, picturesRead: 0 },
      { kind: 'attachment', fileName: '名单.xlsx', format: 'xlsx' },
      { kind: 'original', format: 'docx' },
    ])
    const log = store
      .eventsOf(caseId)
      .map(({ body: bytes }) => new TextDecoder().decode(bytes))
      .join()
    for (const words of [...PHONES, '11010519491231002X', '名单']) expect(log).not.toContain(words)

    // A person looks at each and says so; then the case goes its way, and the form names the places.
    await station.approve(caseId)
    expect((await station.view(caseId)).stage).toBe('approved')
  }, 60_000)

  it('keeps what was said of a hit in a file while the words around it are the same', async () => {
    const station = await started()
    const caseId = await registered(station, buildDocx({ body: BODY }))
    const sheet = await attached(station, caseId, '名单.xlsx', book)
    await handIn(station, caseId, [sheet.attachment])
    await station.as('head')
    for (const { id } of (await station.view(caseId)).hits)
      await station.done('hit.dispose', { ...(await station.on(caseId)), hitId: id, disposition: 'kept', reason: '可' })
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '改' })
    await station.as('clerk')
    const other = await attached(
      station,
      caseId,
      '补充.xlsx',
      buildXlsx({ sheets: [{ name: '一', rows: `<row r="1">${inline('A1', '13512345678')}</row>` }] }),
    )
    await handIn(station, caseId, [sheet.attachment, other.attachment])
    const { hits } = await station.view(caseId)
    const carried = (item: number) =>
      hits.filter(({ elsewhere }) => elsewhere?.item === item).map(({ hands }) => hands.length > 0)
    expect(new Set(carried(1))).toEqual(new Set([true]))
    expect(new Set(carried(2))).toEqual(new Set([false]))
  }, 60_000)

  it('is a text that an installed engine reads off pictures, on scanned pages too, and says by which', async () => {
    const enginePath = fakeEngine(folderOfOwn(), {
      text: '联系人电话 13812345678\n',
    })
    const station = await started({ enginePath })
    const caseId = await registered(station, buildDocx({ body: BODY }))
    const scan = streamOf(
      Buffer.alloc(100 * 100, 0xff),
      '/Type /XObject /Subtype /Image /Width 100 /Height 100 /BitsPerComponent 8 /ColorSpace /DeviceGray ',
    )
    const pdf = buildPdf({
      pages: ['q 1 0 0 1 0 0 cm Q', 'q 9 0 0 9 0 0 cm /G Do Q'],
      resources: '/XObject << /G 100 0 R >>',
      objects: [scan],
    })
    const { attachment } = await attached(station, caseId, '扫描.pdf', pdf)
    expect(await handIn(station, caseId, [attachment])).toMatchObject({ ok: true })
    const hits = await found(station, caseId)
    expect(hits).toMatchObject([
      { rule: 'mobile', kind: 'attachment', item: 1, place: { part: 'picture', number: 2 }, found: '13812345678' },
    ])
  }, 60_000)
})

describe('a file that must not go out as it is', () => {
  const refusals: readonly (readonly [string, string, Uint8Array])[] = [
    [
      'hiddenSheets',
      'a.xlsx',
      buildXlsx({
        sheets: [
          { name: '一', rows: '' },
          { name: '暗', state: 'hidden', rows: `<row r="1">${inline('A1', '字')}</row>` },
        ],
      }),
    ],
    [
      'comments',
      'b.xlsx',
      buildXlsx({
        sheets: [
          {
            name: '一',
            rows: `<row r="1">${inline('A1', '字')}</row>`,
            comments: '<commentList><comment ref="A1"><text><t>批</t></text></comment></commentList>',
          },
        ],
      }),
    ],
    ['speakerNotes', 'c.pptx', buildPptx([{ lines: ['字'], notes: '备注' }])],
    [
      'trackedChanges',
      'd.docx',
      buildDocx({
        body: '<w:p><w:ins w:id="1" w:author="甲"><w:r><w:t>增</w:t></w:r></w:ins><w:r><w:t>字</w:t></w:r></w:p>',
      }),
    ],
    [
      'hiddenText',
      'e.docx',
      buildDocx({ body: `${BODY}<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r></w:p>` }),
    ],
    [
      'earlierRevisions',
      'f.pdf',
      Buffer.concat([buildPdf({ pages: [line('旧')] }), buildPdf({ pages: [line('新')] })]),
    ],
  ]
  it('is refused by the name of what it holds and where; comments and places in photographs are taken out', async () => {
    const station = await started()
    const caseId = await registered(station, buildDocx({ body: BODY }))
    for (const [what, name, bytes] of refusals)
      expect(await attach(station, caseId, name, bytes), name).toMatchObject({
        ok: false,
        error: { code: 'attachment.leftBehind', detail: { what } },
      })
    expect(await attach(station, caseId, 'g.pptx', buildPptx([{ lines: ['字'], hidden: true }]))).toMatchObject({
      error: { detail: { what: 'hiddenSheets', where: '1' } },
    })

    const gps = jpegOf(20, 20, [exifSegment({ gps: true, orientation: 1 })])
    const marked = `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>正文字</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>`
    const docx = buildDocx({ body: marked, parts: { ...commented('批注字'), 'word/media/a.jpg': { content: gps } } })
    const { attachment, findings } = await attached(station, caseId, '说明.docx', docx)
    expect(findings.map(({ code }) => code)).toEqual(['import.commentsDropped', 'import.imageMetadata'])
    if (attachment.content.kind !== 'file') throw new Error('a file')
    const { bytes } = await station.done('blob.read', { caseId, sha256: attachment.content.sha256 })
    const again = await lookInside('说明.docx', new Uint8Array(bytes), '')
    if (!again.ok) throw new Error(again.error.code)
    expect(again.value.leftovers).toEqual([])
    const words = again.value.pieces.map(({ text }) => text).join()
    expect(words).toContain('正文字')
    expect(words).not.toContain('批注字')
  }, 60_000)

  it('is refused with a mark of a state secret in a picture, where an engine can read it', async () => {
    const enginePath = fakeEngine(folderOfOwn(), { text: '机密妇10年\n关于行动\n' })
    const station = await started({ enginePath })
    const caseId = await registered(station, buildDocx({ body: BODY }))
    const { seq } = await station.view(caseId)
    expect(await attach(station, caseId, 'a.png', pngOf(40, 30))).toMatchObject({
      error: { code: 'import.classified' },
    })
    expect(
      await station.call('case.addPictureBytes', { caseId, expectedSeq: seq, bytes: pngOf(40, 30) }),
    ).toMatchObject({ error: { code: 'import.classified' } })
    const book2 = buildXlsx({ sheets: [{ name: '一', rows: '' }], parts: { 'xl/media/a.png': pngOf(40, 30) } })
    expect(await attach(station, caseId, 'a.xlsx', book2)).toMatchObject({ error: { code: 'import.classified' } })
  }, 60_000)
})

describe('tables of one sensitive theme', () => {
  it('are counted over what the office has released, without reading a text of it', async () => {
    const station = await started()
    const { store } = station.session.current() ?? {}
    const caseId = await registered(station, buildDocx({ body: BODY }))
    await handIn(station, caseId, [])
    expect(store?.releasedWithRules(['theme.health', 'mobile'], caseId)).toEqual(new Map())
    expect(store?.releasedWithRules([], 'other')).toEqual(new Map())
  }, 60_000)
})
