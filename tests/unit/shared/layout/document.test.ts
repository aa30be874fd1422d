import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type Block, type OfficialDocument } from '#shared/domain/document/model.ts'
import { layOutDocument, type LayoutInput } from '#shared/domain/layout/layout.ts'
import {
  GB_T_9704,
  type FontMetrics,
  type Layout,
  type StructureNode,
  type TextRun,
} from '#shared/domain/layout/model.ts'
import { publicVersion } from '#shared/domain/layout/public-version.ts'
import { metrics } from './fixture.ts'

const { left, top, measure, depth, height, width } = GB_T_9704
const PITCH = depth / 22
const CELL = measure / 28
const mm = (points: number): number => (points * 25.4) / 72
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const lines = (count: number): readonly Block[] => Array.from({ length: count }, () => paragraph('一行正文。'))

const setDocument = (document: Partial<OfficialDocument>, options: Partial<LayoutInput> = {}): Layout => {
  const whole = { ...EMPTY_DOCUMENT, title: '关于公开的通知', body: lines(1), ...document }
  const result = layOutDocument({ document: whole, profile: GB_T_9704, metrics, ...options })
  if (!result.ok) throw new Error(result.error.code)
  return result.value
}
const refusalOf = (document: Partial<OfficialDocument>): unknown => {
  const result = layOutDocument({
    document: { ...EMPTY_DOCUMENT, title: '标题', ...document },
    profile: GB_T_9704,
    metrics,
  })
  return result.ok ? result.value.pages.length : result.error
}
const runOf = (layout: Layout, text: string): TextRun => {
  const run = layout.runs.find((one) => one.text === text)
  if (run === undefined) throw new Error(`${text} is not drawn in one piece`)
  return run
}
const widthOf = ({ text, size, characterSpacing, face }: TextRun): number =>
  [...text].reduce(
    (sum, one) => sum + (metrics.advanceEm(face, one.codePointAt(0) ?? 0) ?? 0) * size + characterSpacing,
    0,
  )
const leaves = (node: StructureNode): readonly StructureNode[] =>
  node.kids.length === 0 ? [node] : node.kids.flatMap(leaves)
/** From the upper edge of the type area to the middle of a run's glyph cells. */
const downOf = ({ y, size }: TextRun): number => height - top - y - 0.38 * size

const signed = { signatories: ['云山市人民政府'], date: '2026年3月5日' }

describe('any document', () => {
  it('is drawn whole: every line of its text in one place of the structure, with its number', () => {
    const document: OfficialDocument = {
      ...EMPTY_DOCUMENT,
      issuers: ['云山市财政局', '云山市水务局'],
      urgency: '加急',
      documentNumber: '云财发〔2026〕3号',
      signers: ['王大明', '赵小川', '钱一'],
      title: '关于下达资金的请示',
      addressee: '市人民政府：',
      body: [...lines(3), { kind: 'listItem', text: '（甲）一项' }],
      attachmentNames: ['计划', '表'],
      ...signed,
      note: '（联系人：李明）',
      copyTo: '市委办公室。',
      printedBy: '云山市财政局办公室',
      printedOn: '2026年3月6日',
      attachments: [
        { id: 'a', title: '计划', content: { kind: 'text', body: [{ kind: 'heading1', text: '一、目标' }] } },
        {
          id: 'b',
          title: '表',
          content: { kind: 'file', fileName: '表.xlsx', format: 'xlsx', sizeBytes: 1, sha256: '' },
        },
      ],
    }
    const layout = setDocument(document)
    const all = layout.structure.flatMap(leaves)
    const wanted = documentLines(document).map(({ text }, line) => [line, text])
    const found = all.flatMap(({ line, text }) => (line === null ? [] : [[line, text] as const]))
    expect(found.toSorted(([a], [b]) => a - b)).toEqual(wanted)
    for (const { runs, text } of all) expect(runs.map((run) => layout.runs[run]?.text).join('')).toBe(text)
    expect(all.filter(({ line }) => line === null).map(({ text }) => text)).toEqual(['文件', '附件1', '附件2'])
    const tags = layout.structure.filter(({ tag }) => tag.startsWith('H')).map(({ tag }) => tag)
    expect(tags).toEqual(['H1', 'H2', 'H3', 'H2'])
  })

  it('of nothing is one page with a number', () => {
    const layout = setDocument({ title: '', body: [] })
    expect(layout.pages).toHaveLength(1)
    expect(layout.structure).toEqual([])
    expect(layout.runs.map(({ furniture }) => furniture)).toEqual(['pageNumber'])
  })
})

describe('the first page', () => {
  it('shows text (7.3.3): 发文机关标志 gives way', () => {
    const issuers = Array.from({ length: 7 }, (_, index) => `云山市第${String(index)}局`)
    const title = '关于印发云山市城市地下管网建设改造实施方案的通知'.repeat(3)
    const layout = setDocument({ issuers, documentNumber: '云财发〔2026〕3号', title, body: [paragraph('正文在此。')] })
    expect(runOf(layout, '正文在此。').page).toBe(1)
  })

  it('has the title two empty lines below the red rule (7.3.1)', () => {
    const layout = setDocument({ issuers: ['云山市人民政府'], documentNumber: '云政发〔2026〕3号' })
    const [rule] = layout.rules
    const title = runOf(layout, '关于公开的通知')
    const gap = (rule?.y ?? 0) - (title.y + 0.88 * title.size)
    expect(gap / PITCH).toBeGreaterThan(1.7)
    expect(gap / PITCH).toBeLessThan(2.8)
  })

  it('sets the names of 签发人 in 楷体, two in a line, below the first name (7.2.6)', () => {
    const layout = setDocument({ issuers: ['云山市人民政府'], signers: ['王大明', '赵小川', '钱一二'] })
    const [first, second] = layout.runs.filter(({ face }) => face === 'kai')
    expect([first?.text, second?.text]).toEqual(['王大明　赵小川　', '钱一二'])
    expect(second?.x).toBeCloseTo(first?.x ?? 0, 6)
    expect((first?.y ?? 0) - (second?.y ?? 0)).toBeCloseTo(PITCH, 6)
  })
})

describe('署名 and 成文日期', () => {
  it('leave room for a seal: the date four cells from the right, 署名 above its middle (7.3.5.1)', () => {
    const layout = setDocument(signed, { sealed: true })
    const name = runOf(layout, '云山市人民政府')
    const day = layout.runs.filter(({ page, y, furniture }) => page === 1 && furniture === null && y < name.y - 1)
    const end = Math.max(...day.map((run) => run.x + widthOf(run)))
    const begin = Math.min(...day.map(({ x }) => x))
    expect(left + measure - end).toBeCloseTo(4 * CELL, 1)
    expect(name.x + widthOf(name) / 2).toBeCloseTo((begin + end) / 2, 6)
    const [seal] = layout.sealBoxes
    const centre = { x: (seal?.x ?? 0) + (seal?.width ?? 0) / 2, y: (seal?.y ?? 0) + (seal?.height ?? 0) / 2 }
    expect(centre.x).toBeCloseTo(name.x + widthOf(name) / 2, 6)
    expect(mm(seal?.width ?? 0)).toBeCloseTo(45, 6)
    const body = runOf(layout, '一行正文。')
    const sealTop = height - top - (seal?.y ?? 0) - (seal?.height ?? 0)
    // 印章顶端应当上距正文一行之内.
    const bodyBottom = (Math.round(downOf(body) / PITCH - 0.5) + 1) * PITCH
    expect(sealTop - bodyBottom).toBeGreaterThan(0)
    expect(sealTop - bodyBottom).toBeLessThan(PITCH)
    expect(centre.y).toBeGreaterThan((name.y + (day[0]?.y ?? 0)) / 2)
  })

  it('leave each of several seals its room: none touch, none leave the type area (7.3.5.1)', () => {
    const signatories = ['云山市财政局', '云山市水务局', '云山市民政局', '云山市教育局', '云山市卫健委']
    const { sealBoxes } = setDocument({ ...signed, signatories }, { sealed: true })
    expect(sealBoxes.map(({ signatory }) => signatory)).toEqual([0, 1, 2, 3, 4])
    for (const [index, one] of sealBoxes.entries()) {
      expect(one.x).toBeGreaterThan(left - 0.01)
      expect(one.x + one.width).toBeLessThan(left + measure + 0.01)
      for (const other of sealBoxes.slice(index + 1)) {
        const distance = Math.hypot(one.x - other.x, one.y - other.y)
        expect(distance).toBeGreaterThan(one.width)
      }
    }
  })

  it('stand four cells from the right on orders, an empty line between them (7.3.5.3)', () => {
    const layout = setDocument({ form: 'order', signatories: ['市长　王大明'], date: '二〇二六年三月五日' })
    const name = runOf(layout, '市长　王大明')
    const day = runOf(layout, '二〇二六年三月五日')
    for (const run of [name, day]) expect(left + measure - run.x - widthOf(run)).toBeCloseTo(4 * CELL, 6)
    expect((name.y - day.y) / PITCH).toBeCloseTo(2, 6)
    expect((runOf(layout, '一行正文。').y - name.y) / PITCH).toBeCloseTo(3, 6)
  })

  it('come closer together rather than stand alone on a page, never by more than two lines (7.3.5.5)', () => {
    // Title block of four lines, text, an empty line, two lines of 署名.
    const fits = setDocument({ ...signed, body: lines(15) })
    expect(fits.pages).toHaveLength(1)
    expect(runOf(fits, '云山市人民政府').y).toBeCloseTo(height - top - 20 * PITCH - 20.576, 2)
    for (const count of [16, 17]) {
      const closer = setDocument({ ...signed, body: lines(count) })
      expect(closer.pages).toHaveLength(1)
      const last = Math.min(...closer.runs.filter(({ furniture }) => furniture === null).map(({ y }) => y))
      expect(height - last).toBeLessThan(top + depth)
    }
    const over = setDocument({ ...signed, body: lines(18) })
    expect(over.pages).toHaveLength(2)
    const second = over.runs.filter(({ page, furniture }) => page === 2 && furniture === null)
    expect(second.filter(({ text }) => text === '一行正文。')).toHaveLength(2)
  })
})

describe('版记', () => {
  const colophon = { copyTo: '市委办公室。', printedBy: '云山市人民政府办公室', printedOn: '2026年3月6日' }

  it('stands on the last page, also behind attachments', () => {
    const attachments = [{ id: 'a', title: '附表', content: { kind: 'text' as const, body: lines(2) } }]
    const layout = setDocument({ ...colophon, attachments })
    expect(layout.pages).toHaveLength(2)
    expect(layout.rules.map(({ page }) => page)).toEqual([2, 2, 2])
  })

  it('begins a page where the last one is full, and never covers text', () => {
    for (let count = 1; count < 25; count++) {
      const layout = setDocument({ ...colophon, ...signed, body: lines(count) })
      const page = layout.pages.length
      const upper = Math.max(...layout.rules.map(({ y }) => y))
      const text = layout.runs.filter((run) => run.page === page && run.furniture === null && run.size === 16)
      for (const { y } of text) expect(y - 0.12 * 16).toBeGreaterThan(upper)
    }
  })

  it('aligns turn-over lines of 抄送 with the first name (7.4.2) and has no rules on letters (10.1)', () => {
    const layout = setDocument({ ...colophon, copyTo: `${'市委办公室，'.repeat(10)}市委。` })
    const small = layout.runs.filter(({ size, furniture }) => size === 14 && furniture === null)
    expect(small[0]?.x).toBeCloseTo(left + 14, 6)
    expect(small[1]?.x).toBeCloseTo(left + 14 * 4, 6)
    expect(setDocument({ ...colophon, form: 'letter' }).rules).toEqual([])
  })
})

describe('a version for the public', () => {
  const document: OfficialDocument = {
    ...EMPTY_DOCUMENT,
    title: '标题',
    issuers: ['云山市人民政府'],
    documentNumber: '云政发〔2026〕3号',
    signers: ['王大明'],
    copyTo: '市委办公室。',
    body: lines(1),
  }

  it('leaves out what is chosen and says what of it was there', () => {
    const { document: shown, dropped } = publicVersion(document, ['copyTo', 'masthead', 'printing'])
    expect(dropped).toEqual(['masthead', 'copyTo'])
    expect(shown).toEqual({ ...document, issuers: [], copyTo: '' })
    expect(publicVersion(document, [])).toEqual({ document, dropped: [] })
  })

  it('keeps 发文字号 under the title where 版头 is gone', () => {
    const layout = setDocument(document, { drop: ['masthead', 'signers'] })
    expect(layout.structure.map(({ text }) => text)).toEqual([
      '标题',
      '云政发〔2026〕3号',
      '一行正文。',
      '抄送：市委办公室。',
    ])
  })
})

describe('a picture', () => {
  const image = {
    kind: 'image' as const,
    sha256: 'ab'.repeat(32),
    format: 'png' as const,
    widthPx: 300,
    heightPx: 200,
    widthMm: 120,
    alternative: '图',
  }

  it('stands in the middle, in its size and ratio', () => {
    const [one] = setDocument({ body: [image] }).pictures
    expect(mm(one?.width ?? 0)).toBeCloseTo(120, 6)
    expect((one?.width ?? 0) / (one?.height ?? 1)).toBeCloseTo(1.5, 6)
    expect((one?.x ?? 0) + (one?.width ?? 0) / 2).toBeCloseTo(left + measure / 2, 6)
  })

  it('is never larger than the type area, and goes over whole', () => {
    const tall = { ...image, widthPx: 10, heightPx: 900, widthMm: 156 }
    const layout = setDocument({ body: [paragraph('前'), tall, image, paragraph('后')] })
    const [first, second] = layout.pictures
    expect(first?.page).toBe(2)
    expect(first?.height).toBeCloseTo(depth, 6)
    expect(second?.page).toBe(3)
    for (const one of layout.pictures) expect(height - one.y).toBeLessThan(top + depth + 0.01)
    expect(layout.structure.map(({ tag }) => tag)).toEqual(['H1', 'P', 'Figure', 'Figure', 'P'])
  })

  it('of no pixels or of 50,000 is refused with its line', () => {
    const refusal = { code: 'release.pictureUnusable', detail: { line: 2 } }
    for (const size of [
      { widthPx: 0, heightPx: 10 },
      { widthPx: 10, heightPx: 0 },
      { widthPx: 50_000, heightPx: 50_000 },
      { widthPx: 50_000, heightPx: 1 },
    ]) {
      expect(refusalOf({ body: [paragraph('前'), { ...image, ...size }] })).toEqual(refusal)
    }
  })
})

describe('what no page holds', () => {
  it('is refused by name', () => {
    const wide = { kind: 'table' as const, widths: Array<number>(200).fill(1), headRows: 0, landscape: true }
    const row = Array.from({ length: 200 }, () => ({ lines: ['一'], columnSpan: 1, rowSpan: 1 }))
    expect(refusalOf({ body: [{ ...wide, rows: [row] }] })).toEqual({
      code: 'release.tableTooWide',
      detail: { line: 1 },
    })
    expect(refusalOf({ body: lines(22 * 3000) })).toMatchObject({ code: 'release.tooManyPages' })
  })

  it('is set where it can be: a cell of 100,000 characters, a hundred 署名, fields of 2,000 characters', () => {
    const rows = [[{ lines: ['国'.repeat(100_000)], columnSpan: 1, rowSpan: 1 }]]
    expect(refusalOf({ body: [{ kind: 'table', widths: [1], headRows: 0, landscape: false, rows }] })).toBeGreaterThan(
      50,
    )
    const names = Array.from({ length: 100 }, (_, index) => `云山市第${String(index)}局`)
    expect(refusalOf({ issuers: names, signatories: names, signers: names, date: '2026年1月1日' })).toBeGreaterThan(4)
    const long = '国'.repeat(2000)
    expect(
      refusalOf({ title: long, issuers: [long], documentNumber: long, addressee: long, copyTo: long, printedBy: long }),
    ).toBeGreaterThan(4)
    for (const form of ['letter', 'order', 'minutes'] as const) {
      expect(refusalOf({ form, title: long, issuers: [long, long], date: long, note: long })).toBeGreaterThan(2)
    }
  })
})

describe('setting a text again after a keystroke', () => {
  it('asks the fonts for nothing that is known, and gives what setting it fresh gives', () => {
    let asked = 0
    const counting: FontMetrics = {
      advanceEm: (face, codePoint) => {
        asked++
        return metrics.advanceEm(face, codePoint)
      },
    }
    const body = Array.from({ length: 400 }, (_, index) =>
      paragraph(`第${String(index)}段：${'一段正文。'.repeat(40)}`),
    )
    const set = (blocks: readonly Block[], fonts: FontMetrics): Layout =>
      setDocument({ body: blocks }, { metrics: fonts })
    set(body, counting)
    asked = 0
    const edited = body.with(200, paragraph('改过的一段。'))
    const again = set(edited, counting)
    expect(asked).toBeLessThan(20)
    expect(again).toEqual(set(structuredClone(edited), { advanceEm: metrics.advanceEm }))
    expect(width).toBeLessThan(height)
  })
})
