import { cellsOf, type Cell } from './cell.ts'
import type { Element } from './element.ts'
import { breakLines, type Line } from './line-break.ts'
import { characterPitch, type FaceRole, type FontMetrics, type PageProfile } from './model.ts'
import { breakTitle } from './title-break.ts'

/** An element as lines of cells, not yet on a page. */
export interface Setting {
  readonly cells: readonly Cell[]
  readonly size: number
  readonly characterSpacing: number
  readonly lines: readonly Line[]
}

const widthOf = (cells: readonly Cell[], characterSpacing: number): number =>
  cells.reduce((sum, cell) => sum + cell.advance + characterSpacing, 0)

/**
 * Breaks one element into lines and gives each its place in the measure, by the rules of its kind.
 * 署名 and 成文日期 are left at the margin here; `placeSignature` moves them, since each depends on the other's width.
 */
export const setElement = (
  element: Element,
  profile: PageProfile,
  metrics: FontMetrics,
  missing: Set<string>,
): Setting => {
  const { kind, text, leadLength, leadFace } = element
  if (kind === 'title') return setTitle(text, profile, metrics, missing)
  const size = profile.bodySize
  const pitch = characterPitch(profile)
  const part = (words: string, face: FaceRole): readonly Cell[] => cellsOf(words, face, size, metrics, missing)
  const cells = [...part(text.slice(0, leadLength), leadFace), ...part(text.slice(leadLength), 'body')]
  const characterSpacing = pitch - size
  const flush = kind === 'addressee' || kind === 'documentNumber' || kind === 'signatory' || kind === 'date'
  const lines = breakLines({
    cells,
    measure: profile.measure,
    firstIndent: flush ? 0 : 2 * pitch,
    characterSpacing,
    size,
  })
  const setting = { cells, size, characterSpacing, lines }
  return kind === 'documentNumber' ? centred(setting, profile.measure) : setting
}

const setTitle = (text: string, profile: PageProfile, metrics: FontMetrics, missing: Set<string>): Setting => {
  const size = profile.titleSize
  const cells = cellsOf(text, 'title', size, metrics, missing)
  const ends = breakTitle(cells, profile.measure, size)
  const lines =
    ends?.map((to, index) => ({ from: ends[index - 1] ?? 0, to, indent: 0, stretch: 0 })) ??
    breakLines({ cells, measure: profile.measure, firstIndent: 0, characterSpacing: 0, size })
  return centred({ cells, size, characterSpacing: 0, lines }, profile.measure)
}

const centred = (setting: Setting, measure: number): Setting => ({
  ...setting,
  lines: setting.lines.map((line) => {
    const width = widthOf(setting.cells.slice(line.from, line.to), setting.characterSpacing)
    return { ...line, indent: Math.max(0, (measure - width) / 2), stretch: 0 }
  }),
})

const indented = (setting: Setting, indent: number): Setting => ({
  ...setting,
  lines: setting.lines.map((line) => ({ ...line, indent: Math.max(0, indent) })),
})

/**
 * 署名 and 成文日期 without a seal (GB/T 9704-2012, 7.3.5.2): 署名 two cells from the right; the date begins two cells to
 * the right of 署名; a date longer than 署名 stands two cells from the right itself and moves 署名 with it. A date alone
 * stands four cells from the right (7.3.5.1). Other elements are returned as they are.
 */
export const placeSignature = (
  elements: readonly Element[],
  settings: readonly Setting[],
  profile: PageProfile,
): readonly Setting[] => {
  const two = 2 * characterPitch(profile)
  const width = (index: number): number => {
    const setting = settings[index]
    return setting === undefined ? 0 : widthOf(setting.cells, setting.characterSpacing)
  }
  return settings.map((setting, index) => {
    const kind = elements[index]?.kind
    const hasSignatory = elements[index - 1]?.kind === 'signatory'
    if (kind === 'signatory') {
      const dateLonger = width(index + 1) > width(index)
      return indented(setting, profile.measure - two - (dateLonger ? two + width(index + 1) : width(index)))
    }
    if (kind !== 'date') return setting
    if (!hasSignatory) return indented(setting, profile.measure - 2 * two - width(index))
    const dateLonger = width(index) > width(index - 1)
    return indented(setting, profile.measure - (dateLonger ? two + width(index) : width(index - 1)))
  })
}
