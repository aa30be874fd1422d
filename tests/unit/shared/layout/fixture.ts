import { documentFromText } from '#shared/domain/document/from-text.ts'
import { layOutDocument } from '#shared/domain/layout/layout.ts'
import { GB_T_9704, type FontMetrics, type Layout, type TextRun } from '#shared/domain/layout/model.ts'

/** Faces as offices have them: full cells for Chinese, half for Western, nothing for one rare character. */
export const RARE = '\u{2a6d6}'
export const metrics: FontMetrics = {
  advanceEm: (face, codePoint) => {
    if (codePoint === RARE.codePointAt(0)) return undefined
    const western = codePoint < 0x250 && codePoint !== 0xb7
    if (face === 'latin') return western ? 0.5 : undefined
    return western ? 0.5 : 1
  },
}

export const layOutText = (title: string, lines: readonly string[], documentNumber?: string): Layout => {
  const result = layOutDocument({
    document: documentFromText(title, lines),
    ...(documentNumber === undefined ? {} : { documentNumber }),
    profile: GB_T_9704,
    metrics,
  })
  if (!result.ok) throw new Error('every character of the sample has a glyph')
  return result.value
}

/** One printed line: its runs from left to right as one text. */
export interface PrintedLine {
  readonly page: number
  readonly x: number
  readonly y: number
  readonly text: string
  readonly end: number
  readonly runs: readonly TextRun[]
}

const widthOf = (run: TextRun): number =>
  [...run.text].reduce(
    (sum, character) =>
      sum + (metrics.advanceEm(run.face, character.codePointAt(0) ?? 0) ?? 0) * run.size + run.characterSpacing,
    0,
  )

/** The lines of an element of the structure, in order. */
export const linesOf = (layout: Layout, element: number): readonly PrintedLine[] => {
  const lines: PrintedLine[] = []
  for (const index of layout.structure[element]?.runs ?? []) {
    const run = layout.runs[index]
    if (run === undefined) throw new Error('a structure element names its runs')
    const last = lines.at(-1)
    const end = run.x + widthOf(run)
    if (last?.page === run.page && last.y === run.y) {
      lines[lines.length - 1] = { ...last, text: last.text + run.text, end, runs: [...last.runs, run] }
    } else lines.push({ page: run.page, x: run.x, y: run.y, text: run.text, end, runs: [run] })
  }
  return lines
}

export const textsOf = (layout: Layout, element: number): readonly string[] =>
  linesOf(layout, element).map((line) => line.text)
