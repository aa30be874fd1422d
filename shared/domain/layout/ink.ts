import type { FontMetrics, InkColour, Layout, SealBox } from './model.ts'

/** A mark that a page must bear: where, how large and in which colour. */
export interface InkMark {
  readonly kind: 'text' | 'rule' | 'picture' | 'seal'
  /** Of text the beginning of the baseline, of everything else the lower left corner. */
  readonly x: number
  readonly y: number
  /** Of text its advance and the size of its characters, along and across the baseline. */
  readonly width: number
  readonly height: number
  readonly turn: 0 | 90
  /** Null for what brings its own colours. */
  readonly colour: InkColour | null
}

const UNTURNED = { turn: 0, colour: null } as const

/**
 * What the ink of each page must be, in the order of drawing: what the finished file is compared with, read back by code that
 * knows nothing of the layout (electron/main/pdf/read-ink.ts).
 */
export const expectedInk = (
  { pages, rules, pictures, runs }: Pick<Layout, 'pages' | 'rules' | 'pictures' | 'runs'>,
  { advanceEm }: FontMetrics,
  seals: readonly SealBox[],
): readonly (readonly InkMark[])[] => {
  const ink: InkMark[][] = pages.map(() => [])
  for (const { page, x, y, width, height, colour } of rules) {
    ink[page - 1]?.push({ kind: 'rule', x, y, width, height, turn: 0, colour })
  }
  for (const { page, x, y, width, height } of pictures) {
    ink[page - 1]?.push({ kind: 'picture', x, y, width, height, ...UNTURNED })
  }
  for (const { page, x, y, face, size, characterSpacing, text, turn, colour } of runs) {
    let width = 0
    for (const character of text) {
      width += (advanceEm(face, character.codePointAt(0) ?? 0) ?? 0) * size + characterSpacing
    }
    ink[page - 1]?.push({ kind: 'text', x, y, width, height: size, turn, colour })
  }
  for (const { page, x, y, width, height } of seals) {
    ink[page - 1]?.push({ kind: 'seal', x, y, width, height, ...UNTURNED })
  }
  return ink
}
