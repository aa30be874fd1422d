import { isLatin, isSpace, needsFullCell } from './character.ts'
import type { FaceRole, FontMetrics } from './model.ts'

/** One character with the face that draws it. */
export interface Cell {
  readonly character: string
  readonly face: FaceRole
  /** Natural advance in points, without character spacing. */
  readonly advance: number
  /** Part of a Western word or number: takes no share of a line's slack. */
  readonly western: boolean
}

/** Below this a glyph counts as narrow: it would leave a hole in the grid of full cells. */
const FULL_CELL_EM = 0.98

/** Faces to try, best first. Titles and 黑体 headings set their digits in their own weight; page numbers are 宋体 (7.5). */
const chainFor = (character: string, face: FaceRole): readonly FaceRole[] => {
  if (face === 'fallback') return [face]
  const western = isLatin(character) || isSpace(character)
  const own: readonly FaceRole[] = face === 'title' || face === 'hei' ? [face, 'latin'] : ['latin', face]
  return western ? [...own, 'fallback'] : [face, 'fallback']
}

const makeCell = (character: string, face: FaceRole, size: number, metrics: FontMetrics): Cell | null => {
  const found = chainFor(character, face).flatMap((role) => {
    const advanceEm = metrics.advanceEm(role, character.codePointAt(0) ?? 0)
    return advanceEm === undefined ? [] : [{ role, advanceEm }]
  })
  const full = needsFullCell(character) ? found.find(({ advanceEm }) => advanceEm >= FULL_CELL_EM) : undefined
  const chosen = full ?? found[0]
  if (chosen === undefined) return null
  const western = isLatin(character) || isSpace(character)
  return { character, face: chosen.role, advance: chosen.advanceEm * size, western }
}

/** The cells made so far; null for a character without a glyph. Fonts do not change, so neither does a cell. */
const made = new WeakMap<FontMetrics, Map<string, Map<string, Cell | null>>>()

const knownCells = (metrics: FontMetrics, face: FaceRole, size: number): Map<string, Cell | null> => {
  const faces = made.get(metrics) ?? new Map<string, Map<string, Cell | null>>()
  made.set(metrics, faces)
  const key = `${face} ${String(size)}`
  const cells = faces.get(key) ?? new Map<string, Cell | null>()
  faces.set(key, cells)
  return cells
}

/**
 * The characters of `text` as cells of `face` at `size`, each from the first face of its chain that has a glyph for it.
 * Characters that no face has are added to `missing` and left out.
 */
export const cellsOf = (
  text: string,
  face: FaceRole,
  size: number,
  metrics: FontMetrics,
  missing: Set<string>,
): readonly Cell[] => {
  const known = knownCells(metrics, face, size)
  const cells: Cell[] = []
  for (const character of text) {
    let cell = known.get(character)
    if (cell === undefined) {
      cell = makeCell(character, face, size, metrics)
      known.set(character, cell)
    }
    if (cell === null) missing.add(character)
    else cells.push(cell)
  }
  return cells
}

/** Width of cells set one after the other, the spacing behind the last one included. */
export const widthOfCells = (cells: readonly Cell[], characterSpacing: number): number =>
  cells.reduce((sum, cell) => sum + cell.advance + characterSpacing, 0)
