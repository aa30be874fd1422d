import type { FontMetrics, Layout, StructureNode, TextRun } from '../layout/model.ts'
import type { Mark } from './model.ts'

/** A piece of a line as it is printed: a note is printed and not marked. */
export interface PrintedPiece {
  readonly mark: Mark | 'note'
  readonly text: string
}

/** A stretch of a set page that belongs to one piece: some characters of one line of text, or a picture. Points, y up. */
export interface PageSpan {
  readonly page: number
  /** Index into the lines of the document that was set. */
  readonly line: number
  /** Index into the pieces of the line; null for what the page adds, as the number before an attachment's name. */
  readonly piece: number | null
  readonly mark: Mark | 'note'
  readonly text: string
  /** Where the words begin on their baseline; of a picture, its lower left corner. */
  readonly x: number
  readonly y: number
  readonly width: number
  /** The size of the type; of a picture, its height. */
  readonly size: number
  readonly isPicture: boolean
}

/** Characters of a line that a page may leave out in one place, such as white space at the turn of a line. */
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

/** The pieces of each character of a line, found one after another as the page shows them. */
const pieceFinder = (pieces: readonly PrintedPiece[]): ((character: string) => number | null) => {
  const characters = pieces.flatMap(({ text }, piece) => [...text].map((character) => ({ character, piece })))
  let next = 0
  return (character) => {
    for (let at = next; at <= next + MAX_LEFT_OUT && at < characters.length; at += 1) {
      if (characters[at]?.character !== character) continue
      next = at + 1
      return characters[at]?.piece ?? null
    }
    return null
  }
}

/**
 * Where every piece of a document stands on its pages, in reading order. `pieces` are those of each line of the document
 * that was set. What is no part of the text, as page numbers and repeated heads of tables, has no span. Pure.
 */
export const pageSpans = (
  layout: Layout,
  pieces: readonly (readonly PrintedPiece[])[],
  { advanceEm }: FontMetrics,
): readonly PageSpan[] => {
  const spans: PageSpan[] = []
  for (const [line, leaves] of leavesByLine(layout.structure)) {
    const own = pieces[line] ?? []
    const pieceOf = pieceFinder(own)
    const markOf = (piece: number | null): PageSpan['mark'] => own[piece ?? -1]?.mark ?? 'kept'
    const addRun = (run: TextRun): void => {
      const { page, y, size, face, characterSpacing } = run
      let x = run.x
      let start = x
      let text = ''
      let open: number | null = null
      const close = (): void => {
        if (text === '') return
        const mark = markOf(open)
        spans.push({ page, line, piece: open, mark, text, x: start, y, width: x - start, size, isPicture: false })
      }
      for (const character of run.text) {
        const piece = pieceOf(character)
        if (text === '' || piece !== open) {
          close()
          text = ''
          start = x
          open = piece
        }
        text += character
        x += (advanceEm(face, character.codePointAt(0) ?? 0) ?? 1) * size + characterSpacing
      }
      close()
    }
    for (const leaf of leaves) {
      const picture = layout.pictures[leaf.picture ?? -1]
      if (picture !== undefined) {
        // A picture has come, gone or moved when all that is said of it has; one without words is as its first piece is.
        const marks = own.map((piece) => piece.mark)
        const piece = marks.includes('kept') ? null : marks.findIndex((mark) => mark !== 'note')
        const { page, x, y, width, height: size } = picture
        const found = piece === null || piece < 0 ? null : piece
        spans.push({
          page,
          line,
          piece: found,
          mark: markOf(found),
          text: leaf.text,
          x,
          y,
          width,
          size,
          isPicture: true,
        })
      }
      for (const index of leaf.runs) {
        const run = layout.runs[index]
        if (run !== undefined) addRun(run)
      }
    }
  }
  return spans
}
