import type { FontMetrics, Layout, Rule, StructureNode, TextRun } from '../layout/model.ts'
import type { Mark } from './model.ts'

/** A piece of a line as it is printed: a note is printed and not marked. */
export interface PrintedPiece {
  readonly mark: Mark | 'note'
  readonly text: string
}

const RULE_PT = 0.7
/** Below the baseline, in em of the text: the line under inserted text, and the second one under what moved there. */
const UNDERLINE_EM = 0.16
const SECOND_UNDERLINE_EM = 0.25
/** Through the middle of a Chinese character. */
const STRIKE_EM = -0.36
/** The bar at the edge of a page beside a line with changes. */
const BAR_GAP_PT = 14
const BAR_WIDTH_PT = 1.2
/** Around a picture. */
const FRAME_PT = 1

const OFFSETS_EM: Readonly<Record<Mark, readonly number[]>> = {
  kept: [],
  inserted: [UNDERLINE_EM],
  movedTo: [UNDERLINE_EM, SECOND_UNDERLINE_EM],
  deleted: [STRIKE_EM],
  movedFrom: [STRIKE_EM],
}

/**
 * The lines that mark a text set on pages: under what came in (two under what moved there), through what went, and bars at
 * the edge. `pieces` are those of each line of the document that was set. Pure.
 */
export const markRules = (
  layout: Layout,
  pieces: readonly (readonly PrintedPiece[])[],
  { advanceEm }: FontMetrics,
): readonly Rule[] => {
  const rules: Rule[] = []
  const bars = new Map<string, Rule>()
  const bar = (page: number, y: number, height: number): void => {
    const key = `${String(page)} ${y.toFixed(1)}`
    const x = layout.profile.left - BAR_GAP_PT
    bars.set(key, { page, x, y, width: BAR_WIDTH_PT, height, colour: 'red' })
  }
  const underRun = (run: TextRun, marks: readonly (Mark | 'note' | null)[]): void => {
    let x = run.x
    let start = run.x
    let open: Mark | 'note' | null = null
    const close = (): void => {
      if (open === null || open === 'note' || open === 'kept') return
      for (const offset of OFFSETS_EM[open]) {
        const y = run.y - offset * run.size - RULE_PT / 2
        rules.push({ page: run.page, x: start, y, width: x - start, height: RULE_PT, colour: 'red' })
      }
      bar(run.page, run.y - 0.12 * run.size, run.size)
    }
    for (const [at, character] of [...run.text].entries()) {
      const mark = marks[at] ?? null
      if (mark !== open) {
        close()
        open = mark
        start = x
      }
      x += (advanceEm(run.face, character.codePointAt(0) ?? 0) ?? 1) * run.size + run.characterSpacing
    }
    close()
  }
  for (const [line, leaves] of leavesByLine(layout.structure)) {
    const own = pieces[line] ?? []
    if (!own.some((piece) => piece.mark !== 'kept' && piece.mark !== 'note')) continue
    const characters = own.flatMap((piece) => [...piece.text].map((character) => ({ character, mark: piece.mark })))
    let next = 0
    for (const leaf of leaves) {
      if (leaf.picture !== null) frame(layout, leaf.picture, own, rules)
      for (const index of leaf.runs) {
        const run = layout.runs[index]
        if (run === undefined) continue
        const marks = [...run.text].map((character) => {
          // What the page leaves out, such as white space at a line's end, or adds, is no part of the text.
          const found = characters.findIndex((one, at) => at >= next && one.character === character)
          if (found < 0 || found > next + MAX_LEFT_OUT) return null
          next = found + 1
          return characters[found]?.mark ?? null
        })
        underRun(run, marks)
      }
    }
  }
  return [...rules, ...bars.values()]
}

const MAX_LEFT_OUT = 3

const leavesByLine = (nodes: readonly StructureNode[]): ReadonlyMap<number, readonly StructureNode[]> => {
  const byLine = new Map<number, StructureNode[]>()
  const visit = (node: StructureNode): void => {
    if (node.line !== null && (node.runs.length > 0 || node.picture !== null)) {
      const own = byLine.get(node.line) ?? []
      byLine.set(node.line, own)
      own.push(node)
    }
    node.kids.forEach(visit)
  }
  nodes.forEach(visit)
  return byLine
}

/** A frame around a picture that came, and one struck through around one that went. */
const frame = (layout: Layout, index: number, pieces: readonly PrintedPiece[], rules: Rule[]): void => {
  const picture = layout.pictures[index]
  if (picture === undefined || pieces.some((piece) => piece.mark === 'kept')) return
  const { page, x, y, width, height } = picture
  const colour = 'red' as const
  const across = (at: number): Rule => ({ page, x, y: at, width, height: FRAME_PT, colour })
  const down = (at: number): Rule => ({ page, x: at, y, width: FRAME_PT, height, colour })
  rules.push(across(y), across(y + height - FRAME_PT), down(x), down(x + width - FRAME_PT))
  if (pieces.some((piece) => piece.mark === 'deleted' || piece.mark === 'movedFrom')) rules.push(across(y + height / 2))
}
