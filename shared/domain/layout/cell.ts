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
  const cells: Cell[] = []
  for (const character of text) {
    const found = chainFor(character, face).flatMap((role) => {
      const advanceEm = metrics.advanceEm(role, character.codePointAt(0) ?? 0)
      return advanceEm === undefined ? [] : [{ role, advanceEm }]
    })
    const full = needsFullCell(character) ? found.find(({ advanceEm }) => advanceEm >= FULL_CELL_EM) : undefined
    const chosen = full ?? found[0]
    if (chosen === undefined) missing.add(character)
    else {
      const western = isLatin(character) || isSpace(character)
      cells.push({ character, face: chosen.role, advance: chosen.advanceEm * size, western })
    }
  }
  return cells
}
