import { documentLines, type DocumentLine } from '../document/lines.ts'
import type { OfficialDocument } from '../document/model.ts'
import { detectInTables } from './detector/all.ts'
import { BUILT_IN, hitId, type Hit, type ScanContext } from './hit.ts'

interface Cell {
  /** In the table's own text, and in the text of the document. */
  readonly start: number
  readonly source: number
  readonly length: number
}

interface TableText {
  readonly text: string
  readonly cells: readonly Cell[]
}

const isSameTable = (a: DocumentLine, b: DocumentLine): boolean => a.item === b.item && a.block === b.block

/** Each table of a document as lines of cells parted by tabs, with where each paragraph of a cell stands in the document's text. */
const tablesOf = (document: OfficialDocument): readonly TableText[] => {
  const tables: { text: string; readonly cells: Cell[]; last: DocumentLine }[] = []
  let offset = 0
  for (const line of documentLines(document)) {
    if (line.cell !== undefined) {
      let table = tables.at(-1)
      if (table === undefined || !isSameTable(table.last, line)) {
        table = { text: '', cells: [], last: line }
        tables.push(table)
      } else if (table.last.cell?.row !== line.cell.row) table.text += '\n'
      else table.text += line.cell.line === 0 ? '\t' : ' '
      table.cells.push({ start: table.text.length, source: offset, length: line.text.length })
      table.text += line.text
      table.last = line
    }
    offset += line.text.length + 1
  }
  return tables
}

/**
 * What the tables of a document say as tables, which its text, a line for each cell, does not: columns of personal data,
 * small counts, wrong totals, themes. Offsets are those of `documentToText`.
 */
export const tableHits = (document: OfficialDocument, context: ScanContext): readonly Hit[] =>
  tablesOf(document).flatMap(({ text, cells }) =>
    detectInTables(text, context).flatMap((found) => {
      const cell = cells.findLast(({ start }) => start <= found.start)
      if (cell === undefined) return []
      const start = cell.source + Math.min(found.start - cell.start, cell.length)
      const end = cell.source + Math.min(found.end - cell.start, cell.length)
      const { rule, category, level, basis, lowered } = found
      return [
        {
          ...{ id: hitId(rule, BUILT_IN, '', start, end), rule, category, level, basis, start, end },
          ...{ list: BUILT_IN, term: '', text: '', via: [], lowered: lowered ?? null },
        },
      ]
    }),
  )
