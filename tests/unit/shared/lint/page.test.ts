import { expect, it } from 'vitest'
import { lintPage, OFFICIAL_PAGE, type PageFacts } from '#shared/domain/lint/page.ts'

const RIGHT: PageFacts = { ...OFFICIAL_PAGE, bodyFont: '仿宋_GB2312', pageNumber: '— 1 —' }

it.each<readonly [Partial<PageFacts>, readonly string[]]>([
  [{}, []],
  [{ marginsMm: { top: 37.4, bottom: 34.6, left: 27.5, right: 26.5 } }, []],
  [{ bodyFont: 'FangSong' }, []],
  [{ widthMm: 215.9, heightMm: 279.4 }, ['pageSize']],
  [{ marginsMm: { top: 25.4, bottom: 25.4, left: 31.8, right: 31.8 } }, ['pageMargins']],
  [{ linesPerPage: 28 }, ['pageGrid']],
  [{ charactersPerLine: 30 }, ['pageGrid']],
  [{ bodyFont: '宋体' }, ['bodyFont']],
  [{ bodySizePt: 14 }, ['bodyFont']],
  [{ pageNumber: '第1页' }, ['pageNumber']],
])('the page %o has the faults %o', (change, codes) => {
  expect(lintPage({ ...RIGHT, ...change }).map(({ code }) => code)).toEqual(codes)
})
