import { describe, expect, it } from 'vitest'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { layOutDocument } from '#shared/domain/layout/layout.ts'
import { GB_T_9704 } from '#shared/domain/layout/model.ts'
import { layOutText, linesOf, metrics, textsOf } from './fixture.ts'

const PITCH = 442.2047 / 28
const left = (layout: ReturnType<typeof layOutText>, element: number): number =>
  ((linesOf(layout, element)[0]?.x ?? 0) - layout.profile.left) / PITCH

describe('the title', () => {
  const title = (text: string): readonly string[] => textsOf(layOutText(text, ['正文']), 0)

  it('stays in one line when it fits', () => {
    expect(title('关于印发云山市政务公开工作要点的通知')).toHaveLength(1)
  })

  it('is centred, in 22 pt, on the third line', () => {
    const layout = layOutText('关于公开的通知', ['正文'])
    const [line] = linesOf(layout, 0)
    const middle = ((line?.x ?? 0) + (line?.end ?? 0)) / 2
    expect(middle).toBeCloseTo(layout.profile.left + layout.profile.measure / 2, 6)
    expect(line?.runs[0]).toMatchObject({ size: 22, face: 'title', characterSpacing: 0 })
    const body = linesOf(layout, 1)[0]
    expect((line?.y ?? 0) - (body?.y ?? 0)).toBeCloseTo(2 * 28.991, 2)
  })

  it('is cut before 关于, never inside a word or before 的', () => {
    const text = '云山市人民政府办公室关于印发云山市城市地下管网建设改造实施方案的通知'
    const lines = title(text)
    expect(lines[0]).toBe('云山市人民政府办公室')
    expect(lines.join('')).toBe(text)
    for (const line of lines) expect(line).not.toMatch(/^的|^知/u)
  })

  it('is no block of equal lines where a 梯形 says more (7.3.1)', () => {
    expect(title('云山市人民政府关于调整河滨路停车收费的请示')).toEqual([
      '云山市人民政府',
      '关于调整河滨路停车收费的请示',
    ])
  })

  it('has lines of no more than 20 characters and no waist', () => {
    for (const length of [22, 31, 44, 58]) {
      const lines = title(`云山市人民政府关于${'进一步加强公共服务'.repeat(8).slice(0, length - 11)}通知`)
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(20)
      const [first = '', middle = '', last = ''] = lines
      if (lines.length === 3) expect(middle.length >= Math.min(first.length, last.length)).toBe(true)
    }
  })

  it('longer than any title is filled line by line', () => {
    expect(title('国'.repeat(300)).join('')).toBe('国'.repeat(300))
  })
})

describe('the parts of the text', () => {
  const layout = layOutText(
    '关于公开的通知',
    [
      '各县（市、区）人民政府：',
      '一、总体要求',
      '（一）开展普查',
      '1.供水',
      '（1）检测',
      '（二）加强领导。各地要明确责任。',
      '普通一段。',
      '云山市人民政府办公室',
      '2026年3月5日',
    ],
    '云政办发〔2026〕3号',
  )
  const faces = (element: number): readonly string[] =>
    linesOf(layout, element).flatMap((line) => line.runs.map((run) => run.face))

  it('carry the tags of their headings, one level after the other', () => {
    expect(layout.structure.map(({ tag }) => tag)).toEqual(['H1', 'P', 'P', 'H2', 'H3', 'H4', 'H5', 'P', 'P', 'P', 'P'])
  })

  it('skip no heading level where the text does', () => {
    expect(layOutText('标题', ['1.供水', '（1）检测', '正文']).structure.map(({ tag }) => tag)).toEqual([
      'H1',
      'H2',
      'H3',
      'P',
    ])
  })

  it('say exactly what the document says', () => {
    for (const [index, { text }] of layout.structure.entries()) expect(textsOf(layout, index).join('')).toBe(text)
  })

  it('are set in 黑体, 楷体 and 仿宋 by their level, with digits in the Latin face', () => {
    expect(faces(3)).toEqual(['hei'])
    expect(faces(4)).toEqual(['kai'])
    expect(faces(5)).toEqual(['latin', 'body'])
    expect(faces(6)).toEqual(['body', 'latin', 'body'])
  })

  it('set a heading that runs into its paragraph in the face of its level', () => {
    const [line] = linesOf(layout, 7)
    expect(line?.runs.map(({ face, text }) => [face, text])).toEqual([
      ['kai', '（二）加强领导。'],
      ['body', '各地要明确责任。'],
    ])
  })

  it('put 主送机关 at the margin and 发文字号 in the middle', () => {
    expect(left(layout, 2)).toBeCloseTo(0, 6)
    const [line] = linesOf(layout, 1)
    expect(((line?.x ?? 0) + (line?.end ?? 0)) / 2).toBeCloseTo(layout.profile.left + layout.profile.measure / 2, 6)
  })

  it('put 署名 two cells from the right and the date two cells right of its beginning', () => {
    expect(left(layout, 9)).toBeCloseTo(28 - 2 - 10, 4)
    expect(left(layout, 10)).toBeCloseTo(28 - 2 - 10 + 2, 4)
  })

  it('put a date that is longer than 署名 two cells from the right and move 署名 with it', () => {
    const short = layOutText('标题', ['正文。', '云山县', '2026年12月25日'])
    const dateCells = 3 + (8 * (8 - 0.207)) / PITCH
    expect(left(short, 3)).toBeCloseTo(28 - 2 - dateCells, 2)
    expect(left(short, 2)).toBeCloseTo(28 - 4 - dateCells, 2)
  })
})

describe('the foot of a page', () => {
  /** Page 1: two empty lines, the title, an empty line, then 18 lines of text. */
  const withLines = (count: number, rest: readonly string[]) =>
    layOutText('标题', [...Array.from({ length: count }, () => '一行正文。'), ...rest])

  it('holds no heading whose text is on the next page', () => {
    const layout = withLines(17, ['一、总体要求', '正文。'])
    expect(linesOf(layout, 18)[0]?.page).toBe(2)
    expect(linesOf(layout, 19)[0]?.page).toBe(2)
  })

  it('holds a heading when a line of its text fits below', () => {
    expect(linesOf(withLines(16, ['一、总体要求', '正文。']), 17)[0]?.page).toBe(1)
  })

  it('does not leave 署名 and date alone on the next page', () => {
    const layout = withLines(17, ['国'.repeat(60), '云山市人民政府', '2026年3月5日'])
    const pages = linesOf(layout, 18).map((line) => line.page)
    expect(pages.at(-1)).toBe(2)
    expect(linesOf(layout, 19)[0]?.page).toBe(2)
    const full = withLines(18, ['云山市人民政府', '2026年3月5日'])
    expect([18, 19, 20].map((element) => linesOf(full, element)[0]?.page)).toEqual([2, 2, 2])
  })
})

describe('the people of minutes (10.3)', () => {
  const names = `${'甲乙丙'.repeat(12)}。`
  const document = { ...documentFromText('常务会议纪要', [`出席：${names}`, '请假：丁戊。']), form: 'minutes' as const }
  const set = (of: OfficialDocument) => {
    const result = layOutDocument({ document: of, profile: GB_T_9704, metrics })
    if (!result.ok) throw new Error(result.error.code)
    return result.value
  }

  it('have their label in 黑体, their names in 仿宋, and turn-over lines below the first name', () => {
    const [first, second] = linesOf(set(document), 1)
    expect(first?.runs.map(({ face, text }) => [face, text.slice(0, 3)])).toEqual([
      ['hei', '出席：'],
      ['body', '甲乙丙'],
    ])
    expect(second?.x).toBeCloseTo(first?.runs[1]?.x ?? 0, 6)
  })

  it('are paragraphs like any other in another form, also of the same text set before', () => {
    const [first] = linesOf(set({ ...document, form: 'standard' }), 1)
    expect(first?.runs.map(({ face }) => face)).toEqual(['body'])
  })
})
