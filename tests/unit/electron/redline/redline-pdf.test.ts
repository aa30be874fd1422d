import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import { openFonts, type FontSet } from '#electron/main/pdf/fonts.ts'
import { changeListDocument } from '#electron/main/redline/change-table.ts'
import { redlinePdf } from '#electron/main/redline/redline-pdf.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { generateRevision } from '../../../bench/revision-generator.ts'
import { image, pngOf, picture } from '../pdf/official.ts'

const origin = (version: number, personName: string, round: number) => ({
  ...{ version, personName, round, at: `2031-03-0${String(version)}T01:00:00.000Z` },
})
const HEADING = { from: origin(2, '李青禾', 1), to: origin(3, '周望澜', 2), origins: [origin(3, '周望澜', 2)] }
const diffOf = (old: OfficialDocument, new_: OfficialDocument) =>
  diffVersions({ document: old, version: 2 }, [], { document: new_, version: 3 })

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const page = (...body: Block[]): OfficialDocument => ({ ...EMPTY_DOCUMENT, title: '关于饮水安全排查的通知', body })

describe('a marked copy as PDF', () => {
  let fonts: FontSet
  beforeAll(async () => {
    fonts = await openFonts()
  })
  /** The file is read back and compared with the marked text and the list before it is given out. */
  const pagesOf = async (old: OfficialDocument, new_: OfficialDocument, pictures = new Map<string, Uint8Array>()) => {
    const made = { diff: diffOf(old, new_), old, new: new_, office: '临岚县水利局', madeOn: '2031-03-09', pictures }
    const written = await redlinePdf({ ...HEADING, ...made }, fonts)
    if (!written.ok) throw new Error(written.error.code)
    return (await PDFDocument.load(written.value, { updateMetadata: false })).getPageCount()
  }

  it('is made of revisions of every kind', async () => {
    const { oldDocument, newDocument } = generateRevision({ seed: 3, characters: 2500, rate: 0.2, moves: 2 })
    expect(await pagesOf(oldDocument.document, newDocument.document)).toBeGreaterThan(4)
  })

  it('shows a picture that was exchanged twice', async () => {
    const bytes = pngOf(300, 201)
    const other: Block = { ...image, sha256: 'b'.repeat(64), heightPx: 201 }
    const pictures = new Map<string, Uint8Array>([
      [image.sha256, picture],
      [other.sha256, bytes],
    ])
    const old = page(paragraph('位置如图。'), image)
    expect(await pagesOf(old, page(paragraph('位置如图。'), other), pictures)).toBe(2)
  })

  it('is made of documents of nothing, and of equal ones', async () => {
    expect(await pagesOf(EMPTY_DOCUMENT, page(paragraph('正文。')))).toBe(2)
    expect(await pagesOf(page(paragraph('正文。')), EMPTY_DOCUMENT)).toBe(2)
    expect(await pagesOf(page(paragraph('正文。')), page(paragraph('正文。')))).toBe(2)
  })

  it('refuses what no face can draw, by name', async () => {
    const new_ = page(paragraph('\u{10ffff}'))
    const made = {
      diff: diffOf(page(), new_),
      old: page(),
      new: new_,
      office: '某局',
      madeOn: '2031-03-09',
      pictures: new Map(),
    }
    expect(await redlinePdf({ ...HEADING, ...made }, fonts)).toMatchObject({
      ok: false,
      error: { code: 'release.missingGlyph' },
    })
  })
})

describe('the list of changes', () => {
  it('says between which versions, counts, and tells each change with its place and its person', () => {
    const old = page({ kind: 'heading1', text: '一、基本情况' }, paragraph('全县共有工程128处。'))
    const new_ = page(
      { kind: 'heading1', text: '一、基本情况' },
      paragraph('全县共有工程131处。'),
      paragraph('特此通知。'),
    )
    const text = documentToText(changeListDocument(diffOf(old, new_), old, new_, HEADING))
    expect(text).toContain(
      '由第2稿（李青禾，第1轮，2031年3月2日 09:00）改为第3稿（周望澜，第2轮，2031年3月3日 09:00）。',
    )
    expect(text).toContain('改写1处，新增段落1处，新增8字，删除3字。')
    expect(text).toContain('1\n正文 一、\n改写\n“128”改为“131”\n周望澜（第3稿）')
    expect(text).toContain('2\n正文 一、\n新增段落\n特此通知。\n周望澜（第3稿）')
  })
})
