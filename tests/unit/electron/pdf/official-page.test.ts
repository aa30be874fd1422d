import { beforeAll, describe, expect, it } from 'vitest'
import type { FontSet } from '#electron/main/pdf/fonts.ts'
import { renderPdf } from '#electron/main/pdf/render.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { boxesOf, inkOf, isDark, isRed, wordsOf, type Box, type Word } from './measure.ts'
import { cell, image, official, officialInput, paragraph, picture, table } from './official.ts'
import { bundledFonts, poppler, render, temporaryFile } from './sample.ts'

let fonts: FontSet
let bytes: Uint8Array
let file: string
let words: readonly Word[]
let boxes: readonly (readonly Box[])[]

beforeAll(async () => {
  fonts = await bundledFonts()
  bytes = await render(officialInput, fonts)
  file = temporaryFile('official.pdf', bytes)
  words = wordsOf(file)
  boxes = await boxesOf(bytes)
})

const renderedAs = async (name: string, change: Partial<OfficialDocument>) => {
  const document = { ...official, body: [paragraph('国'.repeat(40))], attachmentNames: [], attachments: [], ...change }
  const other = await render({ ...officialInput, document }, fonts)
  const path = temporaryFile(`${name}.pdf`, other)
  return { file: path, words: wordsOf(path), boxes: await boxesOf(other) }
}
const find = (text: string, from: readonly Word[] = words): Word => {
  const word = from.find((one) => one.text.startsWith(text))
  if (word === undefined) throw new Error(`no word begins with ${text}`)
  return word
}
/** Baselines are a grid: the boxes of words of one size are as far apart as they. */
const LINE_MM = 225 / 22

describe('版头, as other programs measure it', () => {
  it('has 发文机关标志 red, its ink 35 mm below the upper edge of the type area (7.2.4)', () => {
    const ink = inkOf(file, 1, isRed, { top: 0, bottom: 100 })
    expect(Math.abs(ink.top - (37 + 35))).toBeLessThan(1)
    expect(Math.abs((ink.left + ink.right) / 2 - (28 + 156 / 2))).toBeLessThan(1)
    expect(ink.left).toBeGreaterThanOrEqual(28)
    expect(ink.right).toBeLessThanOrEqual(184)
  })

  it('has 紧急程度 in the upper left corner of the type area (7.2.3)', () => {
    const urgency = find('特急')
    expect(urgency.left).toBeCloseTo(28, 1)
    expect(urgency.top).toBeGreaterThan(36)
    expect(urgency.bottom).toBeLessThan(37 + LINE_MM + 1)
  })

  it('has 发文字号 in the middle, two lines below 发文机关标志 (7.2.5)', () => {
    const number = inkOf(file, 1, isDark, { top: 95, bottom: 120 })
    const mark = inkOf(file, 1, isRed, { top: 0, bottom: 100 })
    expect(Math.abs((number.left + number.right) / 2 - (28 + 78))).toBeLessThan(1)
    expect(Math.abs(number.top - mark.bottom - 2 * LINE_MM)).toBeLessThan(2)
  })

  it('has the red rule 4 mm below 发文字号, as wide as the type area (7.2.7)', () => {
    const [rule] = boxes[0]?.filter(({ red }) => red) ?? []
    const number = inkOf(file, 1, isDark, { top: 95, bottom: 120 })
    expect(rule?.left).toBeCloseTo(28, 2)
    expect(rule?.width).toBeCloseTo(156, 2)
    expect(rule?.height).toBeGreaterThanOrEqual(0.35)
    expect(rule?.height).toBeLessThanOrEqual(1)
    expect(Math.abs((rule?.top ?? 0) - number.bottom - 4)).toBeLessThan(0.8)
  })

  it('has 签发人 one cell from the right and 发文字号 one cell from the left, on one line (7.2.5, 7.2.6)', async () => {
    const upward = await renderedAs('upward', { kind: '请示', signers: ['王大明'] })
    const signer = upward.words.find(({ text }) => text.startsWith('签发人'))
    const name = upward.words.find(({ text }) => text.endsWith('王大明'))
    const number = find('云政办发', upward.words)
    expect(number.left).toBeCloseTo(28 + 156 / 28, 1)
    expect(184 - (name?.right ?? 0)).toBeGreaterThan(5.3)
    expect(184 - (name?.right ?? 0)).toBeLessThan(5.9)
    expect(signer?.bottom).toBeCloseTo(number.bottom, 0)
  })

  it('stacks the names of joint issuers, equally wide, with 文件 behind their middle (7.2.4)', async () => {
    const joint = await renderedAs('joint', { issuers: ['云山市财政局', '云山市住房和城乡建设局', '云山市水务局'] })
    const ink = inkOf(joint.file, 1, isRed, { top: 60, bottom: 125 })
    expect(Math.abs(ink.top - 72)).toBeLessThan(1)
    expect(ink.right).toBeLessThanOrEqual(184)
    const word = find('文件', joint.words)
    expect(word.left).toBeGreaterThan(150)
    const stack = inkOf(joint.file, 1, (r, g, b) => isRed(r, g, b), { top: 60, bottom: 110 })
    expect(Math.abs((word.top + word.bottom) / 2 - (stack.top + stack.bottom) / 2)).toBeLessThan(6)
  })
})

describe('主体, as other programs measure it', () => {
  it('has text on the first page (7.3.3) between 28.0 and 184.0 mm', () => {
    const text = words.filter(({ page, text: word }) => page === 1 && word.includes('贯彻落实'))
    expect(text.length).toBeGreaterThan(0)
    const lines = words.filter((word) => word.page === 1 && word.top > 180 && word.bottom < 262)
    expect(Math.abs(Math.min(...lines.map(({ left }) => left)) - 28)).toBeLessThan(0.1)
  })

  it('keeps a pitch of 28.99 pt on full pages, tables and pictures aside', () => {
    const page = find('附件1').page
    const bottoms = [
      ...new Set(words.filter((word) => word.page === page && word.bottom < 264).map((one) => one.bottom)),
    ]
    const gaps = bottoms.slice(3).map((bottom, index) => ((bottom - (bottoms[index + 2] ?? 0)) * 72) / 25.4)
    expect(gaps.length).toBeGreaterThan(15)
    for (const gap of gaps) expect(Math.abs(gap - 28.99)).toBeLessThan(0.05)
  })

  it('has the names of attachments below each other, turn-over lines below the name (7.3.4)', () => {
    const first = find('附件：')
    const second = words.find(({ page, text }) => page >= first.page && text.startsWith('2.云山市管网统计表'))
    const rest = words.find(({ text }) => text.startsWith('以及责任单位') || text.includes('联系方式一览表'))
    expect(first.left).toBeCloseTo(28 + (2 * 156) / 28, 1)
    expect(second?.left).toBeCloseTo(28 + (5 * 156) / 28, 1)
    expect(rest?.left).toBeGreaterThan((second?.left ?? 0) + 2)
  })

  it('has 署名 two cells from the right, the date below it and 附注 two cells from the left (7.3.5.2, 7.3.6)', () => {
    const date = words.filter(({ text }) => text === '2026年3月5日').at(-1)
    const name = words.find(
      ({ page, text, bottom }) => page === date?.page && text === '云山市人民政府办公室' && bottom < date.top + 2,
    )
    expect(184 - (name?.right ?? 0)).toBeCloseTo((2 * 156) / 28, 0)
    expect((date?.left ?? 0) - (name?.left ?? 0)).toBeCloseTo((2 * 156) / 28, 1)
    expect(find('（联系人').left).toBeCloseTo(28 + (2 * 156) / 28, 0)
  })

  it('begins each attachment on a page, its label first and its title third (7.3.7)', () => {
    for (const [label, title] of [
      ['附件1', '云山市城市地下管网建设改造年度计划'],
      ['附件2', '云山市管网统计表'],
      ['附件3', '管网数据'],
    ] as const) {
      const mark = words.find(({ text }) => text === label)
      const name = words.find(({ page, text }) => page === mark?.page && text === title)
      const above = words.filter(({ page, bottom }) => page === mark?.page && bottom < (mark?.bottom ?? 0) - 1)
      expect(above.filter(({ text }) => !/^[—\d]+$/.test(text))).toEqual([])
      expect(((name?.bottom ?? 0) - (mark?.bottom ?? 0)) / LINE_MM).toBeCloseTo(2, 0)
      expect(mark?.left).toBeCloseTo(label === '附件2' ? 35 : 28, 1)
    }
  })
})

describe('版记, as other programs measure it', () => {
  let rules: readonly Box[]
  beforeAll(() => {
    rules = (boxes.at(-1) ?? []).toSorted((a, b) => a.top - b.top)
  })
  it('stands between thick rules of 0.35 mm with a thin one of 0.25 mm, as wide as the type area (7.4.1)', () => {
    expect(rules.map(({ height }) => Number(height.toFixed(2)))).toEqual([0.35, 0.25, 0.35])
    for (const rule of rules) expect([rule.left, rule.width].map((one) => Number(one.toFixed(2)))).toEqual([28, 156])
  })

  it('ends with the lower edge of the type area (7.4.1)', () => {
    const last = rules.at(-1)
    expect((last?.top ?? 0) + (last?.height ?? 0)).toBeCloseTo(37 + 225, 2)
  })

  it('has 抄送 and 印发 one cell of size 4 from both sides (7.4.2, 7.4.3)', () => {
    const size4 = (14 * 25.4) / 72
    const last = Math.max(...words.map(({ page }) => page))
    expect(find('抄送：').left).toBeCloseTo(28 + size4, 1)
    const date = words.find(({ page, text }) => page === last && text.endsWith('印发'))
    expect(184 - (date?.right ?? 0)).toBeCloseTo(size4, 1)
  })
})

describe('forms of their own', () => {
  it('set a letter with its rules of 170 mm, no number on its first page, no rules around 版记 (10.1)', async () => {
    const letter = await renderedAs('letter', { form: 'letter', kind: '函', urgency: '', printedBy: '', printedOn: '' })
    const ink = inkOf(letter.file, 1, isRed, { top: 0, bottom: 50 })
    expect(Math.abs(ink.top - 30)).toBeLessThan(1)
    const red = (letter.boxes[0] ?? []).filter((one) => one.red).toSorted((a, b) => a.top - b.top)
    expect(red.map(({ width }) => Number(width.toFixed(2)))).toEqual([170, 170, 170, 170])
    for (const { left } of red) expect(left).toBeCloseTo(20, 2)
    const [upper, second, third, lower] = red
    expect((upper?.height ?? 0) > (second?.height ?? 1) && (third?.height ?? 1) < (lower?.height ?? 0)).toBe(true)
    expect((lower?.top ?? 0) + (lower?.height ?? 0)).toBeCloseTo(297 - 20, 2)
    expect(find('云政办发', letter.words).right).toBeGreaterThan(183)
    expect(letter.words.filter(({ page, text }) => page === 1 && text === '—')).toEqual([])
    expect(letter.boxes.flat().every((one) => one.red)).toBe(true)
  })

  it('set an order with its mark 20 mm below the type area’s edge and no rule (10.2)', async () => {
    const order = await renderedAs('order', {
      form: 'order',
      kind: '命令',
      urgency: '',
      copyTo: '',
      printedBy: '',
      printedOn: '',
    })
    expect(Math.abs(inkOf(order.file, 1, isRed).top - (37 + 20))).toBeLessThan(1)
    expect(order.boxes.flat()).toEqual([])
    expect(order.words.some(({ text }) => text.endsWith('令'))).toBe(true)
  })

  it('call minutes 纪要 (10.3)', async () => {
    const minutes = await renderedAs('minutes', { form: 'minutes', kind: '纪要', issuers: ['云山市人民政府常务会议'] })
    expect(Math.abs(inkOf(minutes.file, 1, isRed, { top: 0, bottom: 100 }).top - 72)).toBeLessThan(1)
    expect(minutes.words.some(({ text }) => text.endsWith('纪要'))).toBe(true)
  })
})

describe('landscape pages', () => {
  it('are turned sheets that keep the page number where it stands on the bound page (8)', () => {
    const { page } = find('附件2')
    expect(poppler('pdfinfo', '-f', String(page), '-l', String(page), file)).toMatch(/841\.89 x 595\.276/)
    const ink = inkOf(file, page, isDark, { top: 0, bottom: 210 })
    // The bound sheet's lower edge is the left one: the number stands 7 mm outside the type area, which begins at 35 mm.
    expect(ink.left).toBeGreaterThan(22)
    expect(ink.left).toBeLessThan(28.5)
    expect(ink.right).toBeLessThanOrEqual(35 + 225 + 0.1)
  })
})

describe('tables and pictures in the file', () => {
  const structure = (): string => poppler('pdfinfo', '-struct', file)

  it('are tagged: rows, heads with their scope and spans, a figure with its alternative', () => {
    const tree = structure()
    expect(tree.match(/^\s+Table/gm)).toHaveLength(2)
    expect(tree.match(/^\s+TR/gm)).toHaveLength(2 + 36 + 2 + 24)
    expect(tree.match(/^\s+TH/gm)).toHaveLength(10)
    expect(tree.match(/\/Scope \/Column/g)).toHaveLength(10)
    expect(tree).toMatch(/\/RowSpan 3/)
    expect(tree).toMatch(/\/ColSpan 2/)
    expect(tree.match(/^\s+Figure/gm)).toHaveLength(1)
    expect(Buffer.from(bytes).toString('latin1')).toContain(
      `/Alt <FEFF${Buffer.from(image.alternative, 'utf16le').swap16().toString('hex').toUpperCase()}>`,
    )
  })

  it('repeat the head on every page of a table, as furniture and not as text', async () => {
    const pages = new Set(words.filter(({ text }) => text === '管网里程（公里）').map(({ page }) => page))
    expect(pages.size).toBeGreaterThanOrEqual(4)
    const alone = await renderedAs('table', { body: [table(false, 12)], copyTo: '', note: '' })
    const drawn = alone.words.filter(({ text }) => text === '管网里程（公里）')
    expect(drawn.map(({ page }) => page)).toEqual([1, 2, 3])
    const tree = poppler('pdfinfo', '-struct-text', alone.file)
    expect(tree.match(/管网里程（公里）/g)).toHaveLength(1)
  })

  it('keep the lines of tables inside the type area', () => {
    for (const page of boxes) {
      for (const { left, width, top, height } of page) {
        expect(left).toBeGreaterThanOrEqual(28 - 0.01)
        expect(top).toBeGreaterThanOrEqual(28 - 0.01)
        const portrait = left + width <= 184.01 && top + height <= 262.01
        expect(portrait || (left + width <= 260.01 && top + height <= 184.01)).toBe(true)
      }
    }
  })

  it('show the picture as it is, without transparency', () => {
    const listed = poppler('pdfimages', '-list', file).trim().split('\n').slice(2)
    expect(listed).toHaveLength(1)
    expect(listed[0]).toMatch(/image\s+300\s+200\s+rgb\s+3\s+8/)
    expect(poppler('pdfimages', '-list', file)).not.toContain('smask')
  })

  it('are refused by the line where they stand when they cannot be written', async () => {
    const broken = new Map([[image.sha256, picture.subarray(0, 100)]])
    const document = { ...official, body: [...official.body.slice(0, 9), image] }
    expect(await renderPdf({ ...officialInput, document, pictures: broken }, fonts)).toMatchObject({
      ok: false,
      error: { code: 'release.pictureUnusable', detail: { line: 11 } },
    })
    const wide = {
      ...official,
      body: [
        {
          ...(official.body[9] ?? image),
          kind: 'table' as const,
          widths: Array<number>(200).fill(1),
          headRows: 0,
          landscape: false,
          rows: [Array.from({ length: 200 }, () => cell('甲'))],
        },
      ],
    }
    const refused = await renderPdf({ ...officialInput, document: wide }, fonts)
    expect(refused).toEqual({ ok: false, error: { code: 'release.tableTooWide', detail: { line: 2 } } })
  })
})

describe('the bookmarks', () => {
  it('lead to the title, the headings and the attachments', () => {
    const latin1 = Buffer.from(bytes).toString('latin1')
    const titles = [...latin1.matchAll(/\/Title <FEFF([0-9A-F]+)>/g)].map(([, hex = '']) =>
      Buffer.from(hex, 'hex').swap16().toString('utf16le'),
    )
    for (const title of [official.title, '一、总体要求', '（1）检测', '云山市管网统计表', '一、年度目标']) {
      expect(titles).toContain(title)
    }
  })
})
