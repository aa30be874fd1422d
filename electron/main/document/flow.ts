import type { Image, Table, TextBlockKind } from '#shared/domain/document/model.ts'
import { cleanLine } from './clean.ts'
import type { FindingList } from './finding.ts'
import { gridTable, type LooseCell } from './grid-table.ts'
import { MAX_BLOCKS, MAX_TEXT_CHARACTERS } from './limits.ts'
import { ImportStop } from './refusal.ts'
import type { TitleLine } from './title.ts'

/** A paragraph as a file has it, cleaned and trimmed, not empty. */
export interface FlowLine extends TitleLine {
  readonly kind: 'line'
  /** The kind that the file's own structure gives: a heading style, an item of a list. */
  readonly heading?: TextBlockKind
}
export type FlowBlock = FlowLine | Table | Image

/** What a reader reads of a block, line by line; a table gives its cells in order. */
export const linesOfBlock = (block: FlowBlock): readonly string[] => {
  if (block.kind === 'line') return [block.text]
  return block.kind === 'table' ? block.rows.flat().flatMap(({ lines }) => lines.filter((line) => line !== '')) : []
}

/** How a paragraph looks and what it is, as far as it helps to tell the parts. */
export type LineTraits = Omit<FlowLine, 'kind' | 'text'>

interface OpenTable {
  readonly rows: LooseCell[][]
  headRows: number
  widths: readonly number[]
  cell: { readonly lines: string[]; readonly columnSpan: number; readonly rowSpan: number } | null
  /** Tables within a cell of this one: their text becomes lines of the cell. */
  nested: number
}

/**
 * Gathers what a reader meets, in its order, into paragraphs, tables and pictures. A table within a table becomes lines of
 * the cell (import.tableFlattened), a picture in a cell stands before its table.
 * @throws ImportStop import.tooLarge, inside the reader's own walk, as soon as the text passes the limits.
 */
export class Flow {
  readonly blocks: FlowBlock[] = []
  #text = ''
  #characters = 0
  #lines = 0
  #table: OpenTable | null = null
  readonly #findings: FindingList

  constructor(findings: FindingList) {
    this.#findings = findings
  }

  /** True when nothing stands in the paragraph yet. */
  get isAtStart(): boolean {
    return this.#text === ''
  }

  get isInTable(): boolean {
    return this.#table !== null
  }

  text(text: string): void {
    this.#text += text
    if (this.#text.length > MAX_TEXT_CHARACTERS) throw new ImportStop('import.tooLarge', tooLarge)
  }

  /** Ends the paragraph; one without text is dropped. Traits hold for this one paragraph. */
  endLine(traits: LineTraits = {}): void {
    const text = cleanLine(this.#text, this.#findings).trim()
    this.#text = ''
    if (text === '') return
    this.#characters += text.length
    this.#lines += 1
    if (this.#characters > MAX_TEXT_CHARACTERS || this.#lines > MAX_BLOCKS)
      throw new ImportStop('import.tooLarge', tooLarge)
    const cell = this.#table?.cell
    if (cell === undefined || cell === null) this.#push({ kind: 'line', text, ...traits })
    else cell.lines.push(text)
  }

  image(image: Image): void {
    this.#push(image)
  }

  openTable(): void {
    this.endLine()
    if (this.#table === null) this.#table = { rows: [], headRows: 0, widths: [], cell: null, nested: 0 }
    else if (++this.#table.nested === 1) this.#findings.add('import.tableFlattened')
  }

  openRow(isHead = false): void {
    const table = this.#outer()
    if (table === null) return
    if (isHead && table.headRows === table.rows.length) table.headRows += 1
    table.rows.push([])
  }

  openCell(columnSpan: number, rowSpan: number): void {
    this.endLine()
    const table = this.#outer()
    if (table === null) return
    if (table.rows.length === 0) table.rows.push([])
    table.cell = { lines: [], columnSpan: bounded(columnSpan), rowSpan: bounded(rowSpan) }
  }

  closeCell(): void {
    this.endLine()
    const table = this.#outer()
    if (table?.cell == null) return
    table.rows.at(-1)?.push(table.cell)
    table.cell = null
  }

  /** A table with a single cell is a frame around text, not a table. */
  closeTable(widths: readonly number[] = []): void {
    this.endLine()
    const table = this.#table
    if (table === null) return
    if (table.nested > 0) {
      table.nested -= 1
      return
    }
    this.#table = null
    const { rows, headRows } = table
    const cells = rows.flat()
    const made = cells.length > 1 ? gridTable(rows, headRows, widths) : null
    if (made !== null && cells.some(({ lines }) => lines.length > 0)) {
      this.#push(made)
      return
    }
    if (cells.length > 1 && made === null) this.#findings.add('import.tableFlattened')
    for (const cell of cells) for (const text of cell.lines) this.#push({ kind: 'line', text })
  }

  #push(block: FlowBlock): void {
    this.blocks.push(block)
    this.#findings.placeAt(block)
  }

  #outer(): OpenTable | null {
    return this.#table?.nested === 0 ? this.#table : null
  }
}

const bounded = (span: number): number => (Number.isInteger(span) && span > 0 ? Math.min(span, 1000) : 1)
const tooLarge = { blocks: MAX_BLOCKS, characters: MAX_TEXT_CHARACTERS } as const
