import { baselineDrop } from './model.ts'
import { openNode, type OpenNode, type Sheet } from './sheet.ts'
import { PADDING_X, type SetCell, type SetTable } from './table.ts'
import type { CellPart } from './table-pages.ts'

/** All lines of a table, the outer ones inside the type area. */
const LINE_PT = 0.5

interface Segment {
  readonly page: number
  /** Where it lies across, and from where to where it runs along. */
  readonly at: number
  readonly from: number
  readonly to: number
}

/** Segments on one line that touch or overlap become one: cells share their edges. */
export const mergeSegments = (segments: readonly Segment[]): readonly Segment[] => {
  const lines = new Map<string, Segment[]>()
  for (const segment of segments) {
    const key = `${String(segment.page)} ${segment.at.toFixed(2)}`
    const line = lines.get(key)
    if (line === undefined) lines.set(key, [segment])
    else line.push(segment)
  }
  return [...lines.values()].flatMap((line) => {
    const merged: Segment[] = []
    for (const segment of line.sort((a, b) => a.from - b.from)) {
      const last = merged.at(-1)
      if (last !== undefined && segment.from <= last.to + 0.01) {
        merged[merged.length - 1] = { ...last, to: Math.max(last.to, segment.to) }
      } else merged.push(segment)
    }
    return merged
  })
}

const drawBorders = (sheet: Sheet, { edges }: SetTable, parts: readonly CellPart[]): void => {
  const edgeOf = ({ column }: SetCell, span: number): number => edges[column + span] ?? 0
  const width = edges.at(-1) ?? 0
  const across = parts.flatMap(({ page, top, bottom, cell }) =>
    [top, bottom].map((at) => ({ page, at, from: edgeOf(cell, 0), to: edgeOf(cell, cell.cell.columnSpan) })),
  )
  const upright = parts.flatMap(({ page, top, bottom, cell }) =>
    [0, cell.cell.columnSpan].map((span) => ({ page, at: edgeOf(cell, span), from: top, to: bottom })),
  )
  const inside = (at: number, limit: number): number => Math.min(Math.max(at - LINE_PT / 2, 0), limit - LINE_PT)
  for (const { page, at, from, to } of mergeSegments(across)) {
    sheet.drawRule({ page, x: from, down: Math.max(0, at - LINE_PT / 2) }, to - from, LINE_PT, 'black')
  }
  for (const { page, at, from, to } of mergeSegments(upright)) {
    sheet.drawRule({ page, x: inside(at, width), down: from }, LINE_PT, to - from, 'black')
  }
}

/** Draws a table and returns its node: rows, head and other cells with their spans, in each a P for every paragraph. */
export const drawTable = (sheet: Sheet, table: SetTable, parts: readonly CellPart[], firstLine: number): OpenNode => {
  const node = openNode('Table')
  const rows = Array.from({ length: table.rows }, () => openNode('TR'))
  node.kids.push(...rows)
  const paragraphs = new Map<SetCell, readonly OpenNode[]>()
  for (const one of table.cells) {
    const { cell, head, row, firstParagraph } = one
    const own = cell.lines.map((text, index) => openNode('P', text, firstLine + firstParagraph + index))
    const place = openNode(head ? 'TH' : 'TD', '', null, cell)
    place.kids.push(...own.filter(({ text }) => text !== ''))
    rows[row]?.kids.push(place)
    paragraphs.set(one, own)
  }
  for (const { page, top, bottom, cell, lines, repeated } of parts) {
    const free = bottom - top - lines.length * table.pitch
    const whole = lines.length === cell.lines.length
    const start = top + (whole ? free / 2 : Math.min(free / 2, table.pitch / 4))
    for (const [index, { paragraph, line }] of lines.entries()) {
      const setting = cell.paragraphs[paragraph]
      if (setting === undefined) continue
      const spot = {
        page,
        x: (table.edges[cell.column] ?? 0) + PADDING_X,
        down: start + index * table.pitch + baselineDrop(table.pitch, table.size),
      }
      const owner = repeated ? null : (paragraphs.get(cell)?.[paragraph] ?? null)
      sheet.drawLine(owner, setting, line, spot, { furniture: repeated ? 'tableHead' : null })
    }
  }
  drawBorders(sheet, table, parts)
  return node
}
